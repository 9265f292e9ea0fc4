"""Tests of places in a sheet: the cells, facts and totals they stand for, their marks, and the way back."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from model.filing import Filing, Placement, Section
from model.inspection import no_tick
from model.sheets.lines.tree import node_paths
from model.sheets.linesheet import LineSheet, line_sheet
from model.sheets.marks import MarkKind, cell_marks
from model.sheets.places import (
    LABEL,
    Place,
    cell_at,
    column_count,
    equation_total,
    facts_at,
    fault_cell,
    finding_fact,
    first_place,
    meant_place,
    place_of,
    place_of_fact,
    section_of,
)
from model.sheets.sectionsheet import section_rows
from model.totals.audit import Audit, audit
from model.totals.factfindings import FactFinding
from model.totals.findings import TotalFinding
from tests.disclosure import OTHER, SALES, TECHNICAL, disclosure_filing
from tests.filings import Fact, filing_of

SMALL = st.builds(
    Fact,
    st.sampled_from(["1", "25"]),
    st.dictionaries(st.sampled_from("AB"), st.sampled_from("xy"), max_size=2),
    st.integers(2020, 2022),
    st.sampled_from(["Revenue", "Cost"]),
    st.just("iso4217:EUR"),
    st.just(0),
    st.sampled_from([Placement.GIVEN, Placement.OPEN]),
)


def shown(filing: Filing) -> tuple[Audit, LineSheet]:
    return audit(filing, no_tick), line_sheet(filing, filing.sections[0])


def node(sheet: LineSheet, path: str) -> int:
    return node_paths(sheet.tree).index(path.lower())


@given(st.lists(SMALL, min_size=1, max_size=20))
def test_every_fact_that_is_shown_is_found_again(facts: list[Fact]) -> None:
    filing = filing_of(facts)
    _, sheet = shown(filing)
    for number, line in enumerate(sheet.tree.line):
        for column in range(column_count(sheet)):
            place = Place(number, column)
            cell, rows = cell_at(sheet, place), facts_at(sheet, place)
            assert not rows or line >= 0
            if cell is not None and rows:
                again = place_of(sheet, cell)
                assert again is not None
                assert facts_at(sheet, again) == rows
                assert facts_at(sheet, place_of_fact(sheet, rows[0]) or place) == rows


def test_a_label_stands_for_its_newest_total_in_doubt_else_its_newest_fact() -> None:
    filing = disclosure_filing()
    checked, sheet = shown(filing)
    total = node(sheet, "online lending platform revenue/total")
    assert meant_place(checked, sheet, Place(total, LABEL)) == Place(total, 1)
    assert meant_place(checked, sheet, Place(total, 3)) == Place(total, 3)
    early = node(sheet, "product offerings/direct lending program revenue")
    assert meant_place(checked, sheet, Place(early, LABEL)) == Place(early, 2)
    axis = node(sheet, "product offerings")
    assert meant_place(checked, sheet, Place(axis, LABEL)) == Place(axis, LABEL)
    later = disclosure_filing(changes={(TECHNICAL, OTHER, 2021): 417_000}, cny=True)
    checked, sheet = shown(later)
    doubtful = node(sheet, "product offerings/other revenue")
    assert meant_place(checked, sheet, Place(doubtful, LABEL)) == Place(doubtful, 2)


def test_reading_begins_at_the_first_total_in_doubt_else_at_the_first_line() -> None:
    for cny in (False, True):
        checked, sheet = shown(disclosure_filing(cny=cny))
        assert first_place(checked, sheet) == Place(node(sheet, "online lending platform revenue/total"), 1)
    checked, sheet = shown(filing_of([]))
    assert first_place(checked, sheet) is None


def test_what_is_not_shown_has_no_place() -> None:
    filing = disclosure_filing()
    _, sheet = shown(filing)
    place = Place(node(sheet, "online lending platform revenue/total"), 1)
    cell = cell_at(sheet, place)
    assert cell is not None
    assert place_of(sheet, cell._replace(period=99)) is None
    assert place_of(sheet, cell._replace(concept=99)) is None
    assert place_of_fact(sheet, 999) is None
    assert cell_at(sheet, place._replace(column=LABEL)) is None


def test_open_facts_stand_in_the_last_column() -> None:
    facts = [Fact("1"), Fact("2", placement=Placement.OPEN), Fact("3", placement=Placement.OPEN)]
    filing = filing_of(facts)
    _, sheet = shown(filing)
    last = Place(0, column_count(sheet) - 1)
    assert facts_at(sheet, last) == [1, 2]
    assert cell_at(sheet, last) is None


def test_a_cell_is_explained_by_itself_in_doubt_by_what_it_breaks_by_itself_or_by_its_total() -> None:
    filing = disclosure_filing()
    checked, sheet = shown(filing)

    def explained(path: str, column: int) -> tuple[str, ...] | None:
        cell = cell_at(sheet, Place(node(sheet, path), column))
        total = equation_total(filing, checked, cell) if cell is not None else None
        return tuple(filing.members[member].label for _, member in total.dims) if total is not None else None

    assert explained("online lending platform revenue/total", 1) == ()
    assert explained("product offerings/other revenue", 1) == (OTHER,)
    assert explained("types of revenues/sales income", 1) == ()
    assert explained("product offerings/other revenue/sales income", 1) == (OTHER,)
    assert explained("types of revenues/technical services", 1) == (TECHNICAL,)
    assert explained("product offerings/other revenue/technical services", 1) == (OTHER,)
    assert explained("product offerings/revolving loan products/loan facilitation services", 1) == (
        "Revolving loan products",
    )
    alone = filing_of([Fact("1")])
    checked, sheet = shown(alone)
    only = cell_at(sheet, Place(0, 1))
    assert only is not None
    assert equation_total(alone, checked, only) is None


def test_a_cell_is_not_explained_by_a_total_of_other_axes() -> None:
    parts = [Fact("4", {"B": "x"}), Fact("6", {"B": "y"}), Fact("Infinity", {"A": "a"})]
    filing = filing_of([Fact("10"), *parts])
    checked, sheet = shown(filing)
    of_b, of_a = (cell_at(sheet, Place(node(sheet, path), 1)) for path in ("b/x", "a/a"))
    assert of_b is not None
    assert equation_total(filing, checked, of_b) == of_b._replace(dims=())
    assert of_a is not None
    assert equation_total(filing, checked, of_a) is None


def test_marks_name_the_totals_in_doubt_and_the_facts_to_mend() -> None:
    filing = disclosure_filing()
    checked, sheet = shown(filing)
    marks = cell_marks(filing, checked, sheet.scale)
    by_kind = {kind: [cell for cell, mark in marks.items() if mark.kind is kind] for kind in MarkKind}
    assert len(by_kind[MarkKind.ERROR]) == len(by_kind[MarkKind.FAULT]) == 6
    for cell in by_kind[MarkKind.FAULT]:
        assert SALES in {filing.members[member].label for _, member in cell.dims}
        assert marks[cell].message.startswith("To mend: ")


def test_a_missing_fact_is_marked_where_it_should_stand() -> None:
    filing = disclosure_filing(cny=True, changes={(SALES, OTHER, 2022): None, (SALES, None, 2022): 154_906})
    checked, sheet = shown(filing)
    finding = next(found for found in checked.findings if isinstance(found, TotalFinding))
    cell = fault_cell(filing, finding)
    assert cell is not None
    place = place_of(sheet, cell)
    assert place is not None
    assert facts_at(sheet, place) == []
    assert cell_marks(filing, checked, sheet.scale)[cell].kind is MarkKind.FAULT


def test_a_fact_filed_twice_is_marked() -> None:
    filing = filing_of([Fact("1"), Fact("2")])
    checked, sheet = shown(filing)
    (finding,) = checked.findings
    assert isinstance(finding, FactFinding)
    assert finding_fact(finding) == 0
    assert [mark.kind for mark in cell_marks(filing, checked, sheet.scale).values()] == [MarkKind.ERROR]


def test_a_finding_counts_in_every_section_that_shows_its_total() -> None:
    filing = disclosure_filing()
    only = filing.sections[0]
    without = Section("Other", "", only.facts[3:])
    several = replace(filing, sections=[without, only, only])
    checked = audit(several, no_tick)
    assert [row.findings for row in section_rows(several, checked)] == [3, 6, 6]
    assert [row.gravest for row in section_rows(several, checked)] == ["error"] * 3
    first = checked.findings[0]
    assert section_of(several, first, preferred=2) == 2
    assert section_of(several, first, preferred=0) == 1
    assert section_of(replace(several, sections=[without]), first, preferred=0) is None
