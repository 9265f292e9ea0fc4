"""Turns a rendered page, or a table copied from one, into the headings, rows and values that it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from model.readers.sec.markup import Grid, GridCell, classes, line_of, one_line, rows_of, text_lines
from model.readers.sec.rendered.sheet import Heading, Pair, Row, RowKind, Sheet, Shown
from model.readers.textcopy.values import Form, Value, is_marks, parse, without_marks

#: What the link of a row says: `Show.showAR( this, 'defref_us-gaap_Revenues', window )`.
_LINK = re.compile(r"defref_([^'\"\s]+)")
_ONE_MARK = re.compile(r"\[\w{1,3}\]")
_LENGTH = re.compile(r"\bEnded\b")
_NUMBERS = frozenset(("num", "nump"))
_SIGNED = re.compile(r"\S{1,12}\s(?=[(\d])")
#: A title or heading beyond this is cut: what follows is neither.
MAX_TITLE, MAX_TITLE_LINES = 1_000, 20
#: Longer texts are no numbers.
MAX_NUMBER = 200


def report_table(root: etree._Element) -> etree._Element | None:
    """The table of the page: the one that the SEC's renderer marks, else the one with the most rows."""
    tables = list(root.iter("table"))
    marked = next((table for table in tables if "report" in classes(table)), None)
    if marked is not None:
        return marked
    return max(tables, key=lambda table: sum(1 for _ in rows_of(table)), default=None)


def read_table(table: etree._Element, whole: bool = True) -> Sheet:
    """What the table shows. `whole` is a page as it was made; a copy from a browser may have lost what tells nil."""
    grid = Grid()
    rows = [(row, grid.place(row)) for row in rows_of(table)]
    body = next((at for at, (_, cells) in enumerate(rows) if not _is_head(cells)), len(rows))
    columns, headings, title, first = _read_head([cells for _, cells in rows[:body]])
    sheet = Sheet(title, headings, [], line_of(table))
    footnotes: dict[str, str] = {}
    for element, cells in rows[body:]:
        notes = _footnotes(cells)
        if notes:
            footnotes.update(notes)
        elif cells and cells[0].end <= max(first, 1):
            sheet.rows.append(_row(element, cells, columns, whole))
    sheet.footnotes = footnotes
    return sheet


def _is_head(cells: list[GridCell]) -> bool:
    return all(cell.element.tag == "th" for cell in cells)


def _read_head(rows: list[list[GridCell]]) -> tuple[Mapping[int, int], list[Heading], list[str], int]:
    """The column of each place of the grid, the headings, the title, and the first place behind the title."""
    if not rows or not rows[0]:
        return {}, [], [], 1
    corner = rows[0][0]
    title = _cut(text_lines(corner.element))
    columns: dict[int, int] = {}
    headings: list[Heading] = []
    for cell in rows[-1]:
        if cell.element is corner.element or cell.first < corner.end:
            continue
        lines = _cut(text_lines(cell.element))
        if headings and lines and is_marks(" ".join(lines)):
            headings[-1].marks = tuple(_ONE_MARK.findall(" ".join(lines)))
            columns[cell.first] = len(headings) - 1
            continue
        columns.update(dict.fromkeys(range(cell.first, cell.end), len(headings)))
        headings.append(Heading(lines=[line for line in lines if not _LENGTH.search(line)]))
        headings[-1].length = next((line for line in lines if _LENGTH.search(line)), "")
    for above in rows[:-1]:
        for cell in above:
            if cell.element is not corner.element:
                text = one_line(cell.element)[:MAX_TITLE]
                for place in range(cell.first, cell.end) if text else ():
                    if place in columns and not headings[columns[place]].length:
                        headings[columns[place]].length = text
    return columns, headings, title, corner.end


def _cut(lines: list[str]) -> list[str]:
    return [line[:MAX_TITLE] for line in lines[:MAX_TITLE_LINES]]


def _footnotes(cells: list[GridCell]) -> dict[str, str]:
    """The footnotes in a row below the table: `[1]` and its text, there or in a table inside its only cell."""
    if len(cells) == 1:
        inner = [row for table in cells[0].element.iter("table") for row in rows_of(table)]
        pairs = [[one_line(cell) for cell in row if cell.tag in ("td", "th")] for row in inner]
    elif len(cells) == 2 and is_marks(one_line(cells[0].element)):
        pairs = [[one_line(cell.element) for cell in cells]]
    else:
        return {}
    return {pair[0]: pair[1] for pair in pairs if len(pair) == 2 and _ONE_MARK.fullmatch(pair[0]) and pair[1]}


def _row(element: etree._Element, cells: list[GridCell], columns: Mapping[int, int], whole: bool) -> Row:
    label = cells[0].element
    name, pair = _linked(label)
    row = Row(_kind(element, label, pair), one_line(label), line_of(element), name, pair)
    row_marks: tuple[str, ...] = ()
    for cell in cells[1:]:
        text = _raw(cell.element)
        if is_marks(text.strip()):
            marks = tuple(_ONE_MARK.findall(text))
            column = columns.get(cell.first)
            if row.shown and row.shown[-1].column == column:
                last = row.shown[-1]
                row.shown[-1] = Shown(last.column, last.value, last.line, last.marks + marks)
            elif column is None:
                row_marks = marks
            continue
        value = _value(cell.element, text, whole and row.kind is RowKind.LINE)
        column = columns.get(cell.first)
        if value is not None and column is not None:
            row.shown.append(Shown(column, value, line_of(cell.element), row_marks))
    return row


def _linked(label: etree._Element) -> tuple[str | None, Pair | None]:
    for link in label.iter("a"):
        found = _LINK.search(link.get("onclick") or link.get("href") or "")
        if found:
            axis, equals, member = found[1].partition("=")
            return (None, (axis, member)) if equals else (axis, None)
    return None, None


def _kind(element: etree._Element, label: etree._Element, pair: Pair | None) -> RowKind:
    if pair is not None or "rh" in classes(element):
        return RowKind.MEMBERS
    return RowKind.ABSTRACT if any(True for _ in label.iter("strong", "b")) else RowKind.LINE


def _raw(cell: etree._Element) -> str:
    """The text of a cell with its spaces: an empty cell holds one that does not break, a nil one does not."""
    return "".join(_strings(cell))


def _strings(cell: etree._Element) -> Iterator[str]:
    for text in cell.itertext():
        yield str(text)


def _value(cell: etree._Element, text: str, nil: bool) -> Value | None:
    """The value of a cell, None where it is empty."""
    kinds = classes(cell)
    if not text.strip():
        return Value(Form.NIL, "") if nil and "text" in kinds and text.strip(" \r\n\t") == "" and text else None
    if kinds & _NUMBERS:
        return number_of(" ".join(text.split()))
    lines = text_lines(cell)
    if "text" in kinds:
        return Value(Form.TEXT, "\n".join(lines))
    shown = " ".join(lines)
    if len(shown) > MAX_NUMBER:
        return Value(Form.TEXT, shown)
    return parse(shown) or Value(Form.TEXT, without_marks(shown))


def number_of(shown: str) -> Value:
    """A number as it is shown, also with a symbol that is none of a known currency; what is no number is malformed."""
    if len(shown) > MAX_NUMBER:
        return Value(Form.MALFORMED, shown)
    value = parse(shown)
    if value is None or value.form is not Form.NUMBER:
        symbol = _SIGNED.match(shown)
        rest = parse(shown[symbol.end() :]) if symbol else None
        if symbol and rest and rest.form is Form.NUMBER:
            return Value(Form.NUMBER, shown, rest.number, rest.places, symbol[0].strip(), rest.percent)
        return Value(Form.MALFORMED, shown)
    return value
