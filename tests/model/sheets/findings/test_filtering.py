"""The list of findings is filtered by grade, kind, cause, mark and section, alone and together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from model.reviews.marks import Mark
from model.sheets.findings.filtering import Facet, FindingFilter
from model.sheets.findings.markrows import NO_MARK, MarkRow
from model.sheets.findingsheet import FindingRow, finding_rows
from model.sheets.report import report_scale
from model.totals.audit import audit
from tests.disclosure import OTHER, POST, REVOLVING, TECHNICAL, disclosure_filing

FILING = disclosure_filing(changes={(TECHNICAL, OTHER, 2020): 38_331, (POST, REVOLVING, 2020): 203_478})
AUDIT = audit(FILING, lambda _fraction: None)
ROWS = finding_rows(FILING, AUDIT, report_scale(FILING))
MARKS = [MarkRow(list(Mark)[number % 3], "", "", "") for number in range(len(ROWS))]


def made() -> FindingFilter:
    found = FindingFilter(FILING, AUDIT.findings, ROWS)
    found.set_marks(MARKS)
    return found


def value_of(row: FindingRow, mark: MarkRow, facet: Facet) -> str:
    """What a finding is of each facet, said another way than the filter does."""
    words = {Mark.OPEN: "Open", Mark.REVIEWED: "Reviewed", Mark.ACCEPTED: "Accepted", Mark.RAISE: "To be raised"}
    return {
        Facet.GRADE: row.severity.capitalize(),
        Facet.KIND: row.where.rpartition(" by ")[2],
        Facet.CAUSE: row.cause.rpartition(": ")[2].capitalize(),
        Facet.MARK: words[mark.mark],
        Facet.SECTION: FILING.sections[0].title,
    }[facet]


@given(st.data())
def test_what_is_let_through_has_all_that_was_chosen(data: st.DataObject) -> None:
    facets = data.draw(st.sets(st.sampled_from(Facet)))
    found = made()
    choice = {facet: data.draw(st.sampled_from([value for value, _ in found.values(facet)])) for facet in facets}
    expected = [
        all(value_of(row, mark, facet) == value for facet, value in choice.items())
        for row, mark in zip(ROWS, MARKS, strict=True)
    ]
    assert found.mask(choice).tolist() == expected


def test_values_are_offered_with_their_counts() -> None:
    found = made()
    for facet in (Facet.GRADE, Facet.KIND, Facet.CAUSE, Facet.MARK):
        assert sum(count for _, count in found.values(facet)) == len(ROWS)
    assert len(found.values(Facet.CAUSE)) > 1
    assert found.values(Facet.SECTION) == [(FILING.sections[0].title, len(ROWS))]
    assert [value for value, _ in found.values(Facet.MARK)] == ["Open", "Reviewed", "Accepted", "To be raised"]


def test_what_no_finding_is_lets_none_through() -> None:
    assert not made().mask({Facet.GRADE: "Info"}).any()


def test_a_filing_without_findings_offers_nothing() -> None:
    fine = disclosure_filing(cny=True)
    found = FindingFilter(fine, (), [])
    found.set_marks([])
    assert len(found.mask({})) == 0
    assert found.values(Facet.SECTION) == []
    assert NO_MARK.text == ""
