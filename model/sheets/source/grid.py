"""Turns a table of a page into rows of cells without the columns and rows that only make room."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Container, Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from model.sheets.source.shapes import Cell, Paragraph, Run, Table
from model.sheets.source.styles import is_unseen, local_name, rule_of

#: A longer table is shown by its head and so many rows on either side of the fact.
MAX_ROWS = 60
_BESIDE = 24
_MAX_HEAD = 6
#: What lies further right is not looked at.
_MAX_COLUMNS = 200
#: What stands in a cell of its own before or behind a number.
_BEFORE = frozenset(("$", "€", "£", "¥", "(", "$(", "-", "–", "US$", "RMB", "C$", "A$"))
_BEHIND = frozenset((")", "%", ")%", "%)"))

Paragraphs = Callable[[etree._Element], tuple[Paragraph, ...]]


class _Placed(NamedTuple):
    """A cell and the columns it takes, before those without text are taken away."""

    first: int
    columns: int
    rows: int
    cell: Cell


def table_of(
    table: etree._Element, paragraphs: Paragraphs, fact: etree._Element | None, facts: Container[etree._Element]
) -> Table:
    """The rows of a table; `paragraphs` gives what is in a cell, `fact` is what a long table is shown around."""
    rows = list(_within(table, ("tr",)))
    at = _row_of(rows, fact)
    chosen = _chosen(rows, at, facts)
    placed: list[list[_Placed]] = []
    gaps: dict[int, int] = {}
    before = -1
    for part in chosen:
        if part.start > before + 1:
            gaps[len(placed)] = part.start - before - 1
        placed.extend(_placed([rows[number] for number in part], paragraphs))
        before = part.stop - 1
    if before < len(rows) - 1:
        gaps[len(placed)] = len(rows) - 1 - before
    return Table(_compact(placed, gaps))


def _row_of(rows: Sequence[etree._Element], fact: etree._Element | None) -> int:
    """The number of the row that holds a fact, 0 where none does."""
    around = {fact, *fact.iterancestors()} if fact is not None else set()
    return next((number for number, row in enumerate(rows) if row in around), 0)


def _chosen(rows: Sequence[etree._Element], at: int, facts: Container[etree._Element]) -> list[range]:
    """The numbers of the rows that are shown, as ranges in their order."""
    if len(rows) <= MAX_ROWS:
        return [range(len(rows))]
    head = 0
    while head < _MAX_HEAD and not any(element in facts for element in rows[head].iter()):
        head += 1
    first, last = max(0, at - _BESIDE), min(len(rows), at + _BESIDE + 1)
    return [range(last)] if first <= head else [range(head), range(first, last)]


def _within(element: etree._Element, names: tuple[str, ...]) -> Iterator[etree._Element]:
    """The elements of these names that belong to a table or row itself, not to a table in one of its cells."""
    walk = etree.iterwalk(element, events=("start",))
    for _event, inner in walk:
        if inner is element:
            continue
        name = local_name(inner)
        if name in names:
            yield inner
        if name in (*names, "table", "td", "th") or is_unseen(inner):
            walk.skip_subtree()


def _placed(rows: Sequence[etree._Element], paragraphs: Paragraphs) -> Iterator[list[_Placed]]:
    """The cells of successive rows with the columns that they take."""
    taken: dict[int, int] = {}
    for number, row in enumerate(rows):
        column = 0
        found: list[_Placed] = []
        for element in _within(row, ("td", "th")):
            while taken.get(column, 0) > number:
                column += 1
            if column >= _MAX_COLUMNS:
                break
            columns = _span(element, "colspan", _MAX_COLUMNS - column)
            down = _span(element, "rowspan", len(rows) - number)
            cell = Cell(paragraphs(element), above=rule_of(element, "top"), below=rule_of(element, "bottom"))
            found.append(_Placed(column, columns, down, cell))
            taken.update(dict.fromkeys(range(column, column + columns), number + down))
            column += columns
        yield _joined(found)


def _joined(row: Sequence[_Placed]) -> list[_Placed]:
    """A row with currency signs and brackets, which pages set in cells of their own, in the cells of their numbers."""
    joined: list[_Placed] = []
    for one in row:
        last = joined[-1] if joined else None
        beside = last is not None and last.first + last.columns == one.first and last.rows == one.rows
        if last is None or not beside or not (last.cell.paragraphs and one.cell.paragraphs):
            joined.append(one)
        elif _says(last) in _BEFORE:
            joined[-1] = _merged(last, one, one.cell.paragraphs[0].align)
        elif _says(one) in _BEHIND:
            joined[-1] = _merged(last, one, last.cell.paragraphs[-1].align)
        else:
            joined.append(one)
    return joined


def _merged(left: _Placed, right: _Placed, align: str) -> _Placed:
    """Two neighbouring cells of one line each as one."""
    runs = tuple(run for one in (left, right) for paragraph in one.cell.paragraphs for run in paragraph.runs)
    indent = left.cell.paragraphs[0].indent
    cell = left.cell._replace(paragraphs=(Paragraph(runs, align, indent),), below=left.cell.below or right.cell.below)
    return _Placed(left.first, left.columns + right.columns, left.rows, cell)


def _says(one: _Placed) -> str:
    return "".join(paragraph.text for paragraph in one.cell.paragraphs).strip()


def _span(element: etree._Element, name: str, most: int) -> int:
    text = (element.get(name) or "1").strip()
    span = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1
    return max(1, min(span, most))


def _compact(placed: Sequence[Sequence[_Placed]], gaps: dict[int, int]) -> tuple[tuple[Cell, ...], ...]:
    """Only columns in which text begins are kept, and only rows with text; `gaps` are rows left out before a row."""
    starts = sorted({one.first for row in placed for one in row if one.cell.paragraphs})
    rows: list[tuple[Cell, ...]] = []
    for number in range(len(placed) + 1):
        if number in gaps:
            said = Run(f"… {gaps[number]:,} more rows …", italic=True)
            rows.append((Cell((Paragraph((said,), "center"),), max(1, len(starts)), gap=True),))
        if number < len(placed) and any(one.cell.paragraphs for one in placed[number]):
            rows.append(tuple(_row(placed, number, starts)))
    return tuple(rows)


def _row(placed: Sequence[Sequence[_Placed]], number: int, starts: Sequence[int]) -> Iterator[Cell]:
    for one in placed[number]:
        columns = bisect_left(starts, one.first + one.columns) - bisect_left(starts, one.first)
        if columns:
            below = placed[number : number + one.rows]
            rows = sum(1 for row in below if any(other.cell.paragraphs for other in row))
            cell = one.cell
            yield Cell(cell.paragraphs, columns, max(1, rows), cell.above, cell.below)
