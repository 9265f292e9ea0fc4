"""Tests that a finding speaks of a line by the name that it bears where it is shown."""

from __future__ import annotations

from model.filing import Filing
from model.inspection import Inspection, no_tick
from model.sheets.findings.words import FindingWords
from model.sheets.findingsheet import finding_row, finding_rows
from model.sheets.linesheet import line_sheet
from model.sheets.marks import cell_marks
from model.sheets.numbers import UNITS
from model.sheets.report import check_report, check_text
from model.totals.audit import audit
from tests.model.sheets.preferring import in_doubt


def told(filing: Filing) -> list[str]:
    """All that is said of the one finding: the list, the mark in its cell, `check`."""
    result = audit(filing, no_tick)
    (row,) = finding_rows(filing, result, UNITS)
    inspection = Inspection(filing, result, 0.0, 0.0)
    marks = [mark.message for mark in cell_marks(filing, result, UNITS).values()]
    return [
        row.where,
        row.message,
        *marks,
        str(check_report(inspection)["findings"][0]["message"]),
        *check_text(inspection),
    ]


def test_a_finding_calls_its_total_what_the_section_calls_it() -> None:
    filing = in_doubt("Revenue")
    assert "Total net sales" in line_sheet(filing, filing.sections[0]).tree.label
    where, *others = told(filing)
    assert where == "Total net sales by Region"
    said = [text for text in others if "net sales" in text.lower()]
    assert len(said) >= 3
    assert all("otal net sales" in text for text in said)


def test_a_total_that_is_called_one_is_not_called_so_twice() -> None:
    assert not [text for text in told(in_doubt("Revenue")) if "otal of Total" in text]


def test_a_finding_is_called_what_the_section_calls_it_to_which_it_leads() -> None:
    """Where the reader stands if the total is shown there, else the first section that shows it."""
    filing = in_doubt("Revenue", "North")
    (finding,) = audit(filing, no_tick).findings
    first, second = filing.sections
    words = FindingWords(filing)
    assert finding_row(words.of(finding), finding, UNITS).where == "Total net sales by Region"
    words.stand_in(second)
    assert finding_row(words.of(finding), finding, UNITS).where == "Revenue by Region"
    words.stand_in(second._replace(facts=first.facts[:0]))
    assert finding_row(words.of(finding), finding, UNITS).where == "Total net sales by Region"
    for section in filing.sections:
        # What is said in a cell of the section is said in its words.
        words.stand_in(section)
        (mark,) = cell_marks(filing, audit(filing, no_tick), UNITS, words).values()
        assert ("otal net sales" in mark.message) is (section is first)


def test_without_preferred_labels_the_standard_one_is_said() -> None:
    assert told(in_doubt("Nothing"))[0] == "Revenue by Region"
