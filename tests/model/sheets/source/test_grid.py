"""A table loses what only makes room, and keeps what stands under what."""

from __future__ import annotations

from lxml import etree

from model.sheets.source.blocks import Marks, marked_table
from model.sheets.source.shapes import Cell


def rows_of(html: str) -> list[list[tuple[str, int, int]]]:
    """The cells of a table as text, columns and rows."""
    table = marked_table(etree.fromstring(f"<table>{html}</table>"), Marks({}), None)
    return [[(text_of(cell), cell.columns, cell.rows) for cell in row] for row in table.rows]


def text_of(cell: Cell) -> str:
    return " ".join(paragraph.text for paragraph in cell.paragraphs)


def test_columns_and_rows_that_make_room_are_gone() -> None:
    spacer = "<td colspan='3'/>"
    assert rows_of(
        f"<tr><td/>{spacer}<td/></tr><tr><td colspan='2'>Line</td>{spacer}<td colspan='2'>2022</td></tr>"
        f"<tr><td colspan='2'>Sales</td>{spacer}<td/><td>5</td></tr>"
    ) == [[("Line", 1, 1), ("2022", 2, 1)], [("Sales", 1, 1), ("", 1, 1), ("5", 1, 1)]]


def test_signs_in_cells_of_their_own_join_their_numbers() -> None:
    assert rows_of(
        "<tr><td>Loss</td><td>$</td><td>(5</td><td>)</td></tr><tr><td>Rate</td><td colspan='2'>7</td><td>%</td></tr>"
    ) == [[("Loss", 1, 1), ("$(5)", 1, 1)], [("Rate", 1, 1), ("7%", 1, 1)]]


def test_a_dollar_heading_stays_apart_from_what_is_no_number_beside_it() -> None:
    assert rows_of("<tr><td>$</td><td/><td>x</td></tr>") == [[("$", 1, 1), ("x", 1, 1)]]


def test_spans_over_rows_keep_what_follows_in_its_column() -> None:
    assert rows_of("<tr><td rowspan='2'>Both</td><td>1</td></tr><tr><td>2</td></tr><tr><td>a</td><td>3</td></tr>") == [
        [("Both", 1, 2), ("1", 1, 1)],
        [("2", 1, 1)],
        [("a", 1, 1), ("3", 1, 1)],
    ]


def test_a_span_beyond_the_table_ends_with_it() -> None:
    assert rows_of("<tr><td rowspan='9' colspan='x'>a</td><td>1</td></tr>") == [[("a", 1, 1), ("1", 1, 1)]]


def test_a_table_in_a_cell_is_text() -> None:
    assert rows_of("<tr><td>a</td><td><table><tr><td>b</td><td>c</td></tr></table></td></tr>") == [
        [("a", 1, 1), ("b c", 1, 1)]
    ]
