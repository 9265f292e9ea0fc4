"""Two real reports of one company as a timeline: nothing is lost, nothing is restated, nobody is accused anew."""

from __future__ import annotations

from model.inspection import inspect_path
from model.sheets.linesheet import line_sheet
from model.sheets.revenue import opening_section
from model.timeline.inspections import timeline_of
from tests.real import real


def test_two_quarters_make_a_timeline() -> None:
    parts = [inspect_path(str(real(name))) for name in ("wk-10q-2022q1.zip", "wk-10q-2022q2")]
    joined = timeline_of(parts)
    filing = joined.filing
    assert [part.report for part in filing.parts] == ["10-Q to 30 Jun 2022", "10-Q to 31 Mar 2022"]
    # 223 facts stand in both reports, and all of them alike.
    assert [len(part.filing.facts) for part in parts] == [689, 973]
    assert len(filing.facts) == 689 + 973 - 223
    assert filing.restated == {}
    assert len(joined.audit.findings) == sum(len(part.audit.findings) for part in parts)
    assert not [problem for problem in filing.problems if problem.severity != "info"]
    section = filing.sections[opening_section(filing)]
    sheet = line_sheet(filing, section)
    assert section.title == "Revenue Recognition - Disaggregation of Revenue (Details)"
    assert [filing.periods[period].label() for period in sheet.periods] == ["Q2 2022", "Q1 2022", "Q2 2021", "Q1 2021"]
    # Each of its lines is told for all four quarters, two of them by each report.
    assert (sheet.facts >= 0).all(axis=1).sum() == len(sheet.lines)
