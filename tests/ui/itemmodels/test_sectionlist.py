"""Tests of the list of sections as Qt sees it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt

from model.filing import Section
from model.inspection import no_tick
from model.sheets.revenue import ALL_REVENUE
from model.sheets.sectionsheet import SectionRow, matching_sections, section_rows
from model.totals.audit import audit
from tests.disclosure import TITLE, disclosure_filing
from tests.filings import Fact, filing_of
from tests.ui.conftest import CheckModel
from ui.itemmodels.roles import Role
from ui.itemmodels.sectionlist import SectionModel


def several() -> list[SectionRow]:
    """A filing of several groups, with revenue."""
    filing = filing_of([Fact("1")])
    facts = filing.sections[0].facts
    titles = [
        *(("Cover page", "Document"), ("BALANCE SHEETS (Unaudited)", "Statement"), ("Revenue", "Disclosure")),
        *(("Revenue (Details)", "Disclosure"), ("Debt", "Disclosure"), ("Left", "")),
    ]
    filing = replace(filing, sections=[Section(title, group, facts) for title, group in titles])
    return section_rows(filing, audit(filing, no_tick))


def listed(model: SectionModel) -> list[str | tuple[str, list[str]]]:
    """What stands at the top, headings with what is below them."""
    found: list[str | tuple[str, list[str]]] = []
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        below = [str(model.index(child, 0, index).data()) for child in range(model.rowCount(index))]
        found.append((str(index.data()), below) if below else str(index.data()))
    return found


def test_qt_accepts_the_model_before_and_after_reload(check_model: CheckModel) -> None:
    model = SectionModel()
    check_model(model)
    filing = disclosure_filing()
    for rows in (section_rows(filing, audit(filing, no_tick)), several(), matching_sections(several(), "revenue")):
        model.set_rows(rows)
        check_model(model)


def test_sections_stand_under_their_headings_and_all_revenue_before_them() -> None:
    model = SectionModel()
    model.set_rows(several())
    assert listed(model) == [
        ALL_REVENUE,
        *(("Cover", ["Cover page"]), ("Statements", ["BALANCE SHEETS"]), ("Notes", ["Revenue", "Debt"])),
        *(("Details", ["Revenue"]), ("Other", ["Left"])),
    ]


def test_a_section_is_found_by_its_number_whatever_its_place() -> None:
    model = SectionModel()
    model.set_rows(several())
    for number in range(7):
        assert model.section_of(model.index_of(number)) == number
    assert model.section_of(model.index(1, 0)) is None
    assert model.section_of(QModelIndex()) is None
    assert not model.index_of(7).isValid()


def test_a_search_takes_words_in_any_order_from_titles_and_headings() -> None:
    assert [row.title for row in matching_sections(several(), "details REV")] == ["Revenue (Details)"]
    assert [row.title for row in matching_sections(several(), "notes")] == ["Revenue", "Debt"]
    assert matching_sections(several(), "nothing") == []


def test_a_section_tells_its_findings_and_its_whole_title() -> None:
    model = SectionModel()
    for cny, note, spoken in ((False, "6", "6 findings"), (True, None, "no findings")):
        filing = disclosure_filing(cny=cny)
        model.set_rows(section_rows(filing, audit(filing, no_tick)))
        index = model.index(0, 0)
        assert index.data() == TITLE
        assert index.data(Role.NOTE) == note
        assert index.data(Qt.ItemDataRole.AccessibleTextRole) == f"{TITLE}, {spoken}"
    model.set_rows(several())
    sheets = model.index(0, 0, model.index(2, 0))
    assert sheets.data(Qt.ItemDataRole.ToolTipRole) == "BALANCE SHEETS (Unaudited)\nStatement\nno findings"
    details = model.index(0, 0, model.index(4, 0))
    assert details.data(Qt.ItemDataRole.ToolTipRole) == "Revenue (Details)\nDisclosure\nno findings"
    assert model.index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Notes, 2 sections"
