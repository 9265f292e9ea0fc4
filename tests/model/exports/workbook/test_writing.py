"""The workbook says what the audit says, in cells that can be checked and never run what a filing holds."""

from __future__ import annotations

import dataclasses
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook

from model.errors import FilingError
from model.exports.workbook import layout as layout_module
from model.exports.workbook.layout import BY, Layout
from model.exports.workbook.sectionpage import NO_FORMULA
from model.filing import Filing, Placement, Restatement
from model.networks import Taxonomy
from model.readers.opening import read_path
from model.reviews.marks import Mark
from model.sheets.findings.markrows import NO_MARK, mark_row
from model.sheets.wording import breakdown_label
from model.totals.audit import Audit
from model.totals.causes.slips import Cause
from tests.disclosure import OTHER, SALES, TITLE, TYPES, disclosure_filing
from tests.filings import Fact, column, filing_of
from tests.model.exports.workbook.reading import cells, is_formula, value_at, written
from tests.model.reviews.making import review
from tests.model.sheets.preferring import LABELS, in_doubt
from tests.model.sheets.preferring import arcs as preferring
from tests.real import real

#: Each example writes into the same folder, one after the other.
IN_ONE_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)


def assert_agrees(book: Workbook, filing: Filing, audit: Audit) -> None:
    """Every check stands in the book, its sum and difference as formulas that come to what the audit found."""
    layout = Layout(filing, audit)
    for check in audit.checks.values():
        spot = layout.spot_of_cell(check.total_cell)
        assert spot is not None
        sheet = book[spot.sheet]
        assert value_at(book, spot.sheet, sheet.cell(spot.row + 1, spot.column + 1).coordinate) == check.reported
        label = breakdown_label(filing, check.relation)
        rows = [
            row for row in range(spot.row + 1, spot.row + 9) if str(sheet.cell(row, BY + 1).value).startswith(label)
        ]
        pairs = [[sheet.cell(row, spot.column + column) for column in (2, 3)] for row in rows]
        values = [
            [value_at(book, spot.sheet, cell.coordinate) for cell in pair]
            for pair in pairs
            if all(map(is_formula, pair))
        ]
        assert [check.computed, check.difference] in values


def test_totals_are_live_sums_that_agree_with_the_audit(tmp_path: Path) -> None:
    filing = disclosure_filing()
    book, audit = written(filing, tmp_path)
    assert len(audit.checks) == 28
    assert_agrees(book, filing, audit)


def test_a_sum_follows_its_cells(tmp_path: Path) -> None:
    book, _ = written(disclosure_filing(cny=True), tmp_path)
    sheet: Any = book.worksheets[2]
    total = next(row for row in sheet.iter_rows(min_row=6) if row[2].value == TYPES.label)
    named = [row for row in sheet.iter_rows(min_row=6) if row[0].value == SALES]
    sales = next(row for row in named if sheet.row_dimensions[row[0].row].outlineLevel == 1)
    assert value_at(book, sheet.title, total[5].coordinate) == 0
    sales[3].value += 7
    assert value_at(book, sheet.title, total[4].coordinate) == 561_667_007
    assert value_at(book, sheet.title, total[5].coordinate) == -7


def test_findings_stand_first_and_lead_to_their_cells(tmp_path: Path) -> None:
    filing = disclosure_filing()
    book, audit = written(filing, tmp_path)
    assert book.sheetnames == ["Findings", "Sections", "Schedule… by product offerings"]
    front: Any = book.worksheets[0]
    head = next(row[0].row for row in front.iter_rows() if row[0].value == "Grade")
    rows = list(front.iter_rows(min_row=head + 1, max_row=head + len(audit.findings)))
    assert [row[0].value for row in rows] == ["! error"] * 6
    for row, finding in zip(rows, audit.findings, strict=True):
        sheet, _, address = row[2].hyperlink.location.replace("'", "").partition("!")
        target: Any = book[sheet][address]
        assert target.value == row[5].value
        assert target.fill.fgColor.rgb == "FFFBE3E0"
        assert target.number_format.startswith('" !"* #,##0')
        assert "filed in USD" in target.comment.text
        assert Decimal(row[7].value) == Decimal(row[5].value) - Decimal(row[6].value)
        assert row[9].value == "CNY"
        assert "disclosure.txt:" in row[12].value
        assert finding.root == row[1].value


def test_marks_and_notes_stand_beside_their_findings(tmp_path: Path) -> None:
    marks = [NO_MARK] * 6
    marks[2] = mark_row(review(mark=Mark.RAISE, note="=1+1\nask"), ("100", "90"))
    marks[3] = mark_row(review(mark=Mark.OPEN, note="Why?"), ("100", "90"))
    front: Any = written(disclosure_filing(), tmp_path, marks)[0].worksheets[0]
    head = next(row for row in front.iter_rows() if row[0].value == "Grade")
    assert [cell.value for cell in head][13:] == ["Mark", "Note"]
    listed = [[cell.value or "" for cell in row[13:]] for row in front.iter_rows(min_row=head[0].row + 1)]
    assert listed == [["", ""], ["", ""], ["To be raised", "=1+1\nask"], ["", "Why?"], ["", ""], ["", ""]]
    noted = front.cell(head[0].row + 3, 15)
    assert not is_formula(noted)
    assert front.cell(head[0].row + 3, 14).comment.text == "Marked on 1 Jan 2024."
    assert front.auto_filter.ref.endswith(f"O{head[0].row + 6}")


def test_without_marks_there_are_no_columns_of_marks(tmp_path: Path) -> None:
    front: Any = written(disclosure_filing(), tmp_path, [NO_MARK] * 6)[0].worksheets[0]
    assert front.max_column == 13


def test_the_tree_keeps_its_levels_and_its_head_in_sight(tmp_path: Path) -> None:
    book, _ = written(disclosure_filing(), tmp_path)
    sheet: Any = book.worksheets[2]
    assert sheet["A1"].value == TITLE
    assert sheet.freeze_panes == "C6"
    levels = {row[0].value: sheet.row_dimensions[row[0].row].outlineLevel for row in sheet.iter_rows(min_row=6)}
    assert levels["Types of revenues"] == 0
    assert levels[SALES] > 0
    assert [cell.value for cell in sheet[4] if cell.value] == ["2022", "2021", "2020"]
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$3:$5"
    assert sheet["D7"].number_format.count("#,##0") == 2


def test_missing_is_empty_and_nil_is_told(tmp_path: Path) -> None:
    book, _ = written(filing_of([Fact("5"), Fact(None, {"A": "a"}), Fact("0", year=2021)]), tmp_path)
    sheet: Any = book.worksheets[2]
    found = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=6, max_col=4)]
    assert found == [["Revenue", "EUR", 5, 0], ["A", None, None, None], ["a", "EUR", "nil", None]]


def test_a_number_is_written_with_its_own_digits(tmp_path: Path) -> None:
    written(filing_of([Fact("8.95"), Fact("-123456789012.345", year=2021)]), tmp_path)
    with zipfile.ZipFile(tmp_path / "book.xlsx") as book:
        told = book.read("xl/worksheets/sheet3.xml")
    assert b"<v>8.95</v>" in told
    assert b"<v>-123456789012.345</v>" in told


def test_the_empty_cell_of_a_missing_member_is_marked(tmp_path: Path) -> None:
    filing = disclosure_filing(cny=True, changes={(SALES, None, 2021): None, (SALES, OTHER, 2021): None})
    book, audit = written(filing, tmp_path)
    assert {finding.correction.cause for finding in audit.findings} == {Cause.MISSING}  # type: ignore[union-attr]
    marked = [cell for cell in cells(book) if cell.value == "†"]
    assert marked
    comments = [cell.comment.text for cell in marked]
    assert all("Sales income" in text and "is not reported for 2021" in text for text in comments)


def test_what_is_to_be_mended_is_linked_in_the_sheet_of_its_total(tmp_path: Path) -> None:
    """There it is called what the finding calls it; the first sheet that shows it may call it otherwise."""
    split = {"North": "7300", "South": "5045"}
    facts = [*column("Region", split, "12345", 2021), *column("Region", split, "12345", 2022)]
    facts += column("Region", {**split, "North": "-7300"}, "12345", 2023)
    book, audit = written(filing_of(facts, roles={"parts": (7, 8), "whole": range(len(facts))}), tmp_path)
    assert [finding.fault_row for finding in audit.findings] == [7]
    front: Any = book.worksheets[0]
    links = [cell.hyperlink.location for row in front.iter_rows() for cell in row if cell.hyperlink]
    assert [link.partition("!")[0].strip("'") for link in links] == ["whole", "whole"]


def test_more_periods_than_columns_are_refused_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout_module, "MOST_COLUMNS", 8)
    with pytest.raises(FilingError, match="more periods than a spreadsheet has columns"):
        written(disclosure_filing(), tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_number_of_too_many_digits_is_a_text_that_no_formula_counts(tmp_path: Path) -> None:
    wide = "1234567890123456789"
    book, audit = written(filing_of(column("A", {"a": wide, "b": "1"}, "1234567890123456790")), tmp_path)
    sheet: Any = book.worksheets[2]
    texts = {cell.value for cell in cells(book) if isinstance(cell.value, str)}
    assert {wide, "1234567890123456790"} <= texts
    total: Any = next(row for row in sheet.iter_rows(min_row=6) if row[0].value == "Revenue")
    assert total[4].value == "1234567890123456790"
    assert total[4].comment.text == NO_FORMULA
    assert "more digits" in total[3].comment.text
    assert not [cell for cell in cells(book) if is_formula(cell)]
    assert len(audit.checks) == 1


def test_a_value_that_is_filed_twice_stands_twice_and_sums_take_the_checked_one(tmp_path: Path) -> None:
    facts = [*column("A", {"a": "1000", "b": "2"}, "1005"), Fact("1003", {"A": "a"})]
    facts[1] = facts[1]._replace(decimals=-3)
    filing = filing_of(facts)
    book, audit = written(filing, tmp_path)
    assert_agrees(book, filing, audit)
    assert {1000, 1003} <= {cell.value for cell in cells(book)}


def test_contradicting_values_all_stand_there(tmp_path: Path) -> None:
    book, _ = written(filing_of([Fact("5"), Fact("7"), Fact("7")]), tmp_path)
    sheet: Any = book.worksheets[2]
    assert [row[2].value for row in sheet.iter_rows(min_row=6) if row[2].value is not None] == [5, 7, 7]


def test_a_total_that_is_not_checked_says_why_in_the_place_of_its_sum(tmp_path: Path) -> None:
    facts = [*column("Segments", {"A": "10", "B": "20"}, "30"), Fact("11", {"Segments": "A"})]
    book, _ = written(filing_of(facts), tmp_path)
    told = [cell for cell in cells(book) if cell.value == "not checked"]
    assert [cell.row for cell in told] == [6, 6]
    assert all("A for 2022 is reported with two values, 10 and 11." in cell.comment.text for cell in told)
    assert not any(is_formula(cell) for cell in cells(book))


def test_amounts_that_were_restated_are_written_with_their_sign(tmp_path: Path) -> None:
    restated = Restatement(Decimal(4), date(2022, 3, 1), "10-K", "1")
    book, _ = written(dataclasses.replace(filing_of([Fact("5")]), restated={0: (restated,)}), tmp_path)
    (cell,) = (cell for cell in cells(book) if cell.value == 5)
    assert '"' + " r" + '"' in cell.number_format
    assert cell.comment.text.startswith("Restated: 5")


def test_every_class_of_periods_and_open_ones_stand_side_by_side(tmp_path: Path) -> None:
    facts = [
        Fact("5"),
        Fact("7", {"A": "a"}, placement=Placement.OPEN),
        Fact("8", {"A": "a"}, placement=Placement.OPEN),
    ]
    book, _ = written(filing_of(facts), tmp_path)
    sheet: Any = book.worksheets[2]
    assert [cell.value for cell in sheet[3]][2:] == ["Year", "Period open", None]
    assert [cell.value for cell in sheet[8]][2:] == [None, 7, 8]


def test_facts_of_no_section_stand_in_a_sheet_of_their_own(tmp_path: Path) -> None:
    filing = filing_of([Fact("5"), Fact("7", year=2021)])
    section = filing.sections[0]._replace(facts=np.array([0], dtype=np.int32))
    book, _ = written(dataclasses.replace(filing, sections=[section]), tmp_path)
    assert book.sheetnames[3] == "Other facts"
    assert book["Other facts"]["C6"].value == 7


def test_a_section_with_more_rows_than_a_sheet_goes_on_in_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layout_module, "MOST_ROWS", 20)
    filing = disclosure_filing()
    book, audit = written(filing, tmp_path)
    assert len(book.sheetnames) > 3
    assert_agrees(book, filing, audit)


dangerous = st.sampled_from("=+-@\t'").flatmap(lambda sign: st.text(max_size=12).map(lambda rest: sign + rest))
texts = dangerous | st.sampled_from(['=HYPERLINK("http://x","y")', "=1+1", "@SUM(A1)", "{=1}", "http://x", "<r>a</r>"])


@IN_ONE_FOLDER
@given(st.lists(texts, min_size=1, max_size=6, unique=True))
def test_nothing_that_a_filing_says_becomes_a_formula(tmp_path: Path, names: list[str]) -> None:
    facts = [Fact("5", concept=name) for name in names] + [Fact("5", {name: name}) for name in names]
    book, _ = written(filing_of(facts), tmp_path)
    for cell in cells(book):
        if is_formula(cell):
            assert cell.value.startswith(("=SUM(", "=D", "=E"))
        elif isinstance(cell.value, str) and cell.value.startswith(("=", "+", "-", "@")):
            assert cell.quotePrefix
        assert cell.hyperlink is None or cell.hyperlink.target is None


amounts = st.decimals(-9999, 9999, allow_nan=False, places=2).map(str)


@IN_ONE_FOLDER
@given(st.dictionaries(st.sampled_from("abcdefg"), amounts, min_size=1), amounts, st.sampled_from(["x", "y"]))
def test_sums_of_any_amounts_agree(tmp_path: Path, values: dict[str, str], total: str, other: str) -> None:
    filing = filing_of([*column("A", values, total), *column("A", values, total, B=other), Fact(total, year=2020)])
    book, audit = written(filing, tmp_path)
    assert_agrees(book, filing, audit)


@pytest.mark.parametrize("name", ["aapl-10q-2025q2", "wk-10q-2022q2"])
def test_every_amount_of_a_real_filing_stands_in_its_section(tmp_path: Path, name: str) -> None:
    filing = read_path(str(real(name)))
    book, audit = written(filing, tmp_path)
    assert_agrees(book, filing, audit)
    layout = Layout(filing, audit)
    for section, pages in zip(filing.sections, layout.sections, strict=False):
        held = {
            Decimal(str(cell.value))
            for page in pages
            for row in book[page.name].iter_rows()
            for cell in row
            if isinstance(cell.value, int | float)
        }
        numbers = [filing.value(row) for row in section.facts.tolist()]
        assert {number for number in numbers if number is not None} <= held


def test_of_contradicting_values_none_is_stated_as_the_reported_one(tmp_path: Path) -> None:
    book, _ = written(filing_of([Fact("100000"), Fact("200000")]), tmp_path)
    texts = [cell.value for row in book.worksheets[0].iter_rows() for cell in row if cell.value is not None]
    assert "100,000 / 200,000" in texts
    assert not {100000, 200000} & {value for value in texts if isinstance(value, int | float)}


def test_a_finding_speaks_of_its_total_as_its_section_does(tmp_path: Path) -> None:
    book, _ = written(in_doubt("Revenue", "North"), tmp_path)
    texts = [str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row if cell.value is not None]
    assert "Total net sales by Region" in texts
    assert not [text for text in texts if "revenue" in text.lower()]
    # Beside its cell in the words of the section.
    remarks = [
        [cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment]
        for sheet in book.worksheets[2:]
    ]
    assert ["otal net sales" in told for told, *_ in remarks] == [True, False]
    book, _ = written(in_doubt("Region"), tmp_path)
    evidence = [str(cell.value) for row in book.worksheets[0].iter_rows(min_col=12, max_col=12) for cell in row]
    assert [text for text in evidence if "All regions" in text or "all regions" in text]


def test_why_a_total_is_not_checked_is_told_in_the_words_of_each_section(tmp_path: Path) -> None:
    """Also where the one finding is of a line that neither of them shows, and so is told alike in both."""
    facts = [*column("Region", {"North": "10", "South": "20"}, "30"), Fact("11", {"Region": "North"})]
    taxonomy = Taxonomy(presentation={"first": preferring(), "second": preferring("North")}, labels=LABELS)
    roles = {"first": (0,), "second": (0,), "parts": (1, 2, 3)}
    sheets: Any = written(filing_of(facts, taxonomy, roles), tmp_path)[0].worksheets[2:4]
    told = [{cell.comment.text for row in page.iter_rows() for cell in row if cell.comment} for page in sheets]
    said = "Not checked: {} for 2022 is reported with two values, 10 and 11."
    assert [said.format(name) in texts for name, texts in zip(("North", "The north in all"), told, strict=True)] == [
        True,
        True,
    ]


def test_each_section_is_listed_with_the_number_of_its_own_findings(tmp_path: Path) -> None:
    facts = [Fact("5", concept="Cost"), Fact("100000"), Fact("200000")]
    book, _ = written(filing_of(facts, roles={"quiet": (0,), "loud": (1, 2)}), tmp_path)
    rows = {str(row[0].value): row[5].value for row in book.worksheets[1].iter_rows(min_row=2)}
    assert rows == {"quiet": 0, "loud": 1}
