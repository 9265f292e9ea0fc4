"""Turns the records below the column headings into lines: a label and the values that stand beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from model.filing import Problem
from model.readers.textcopy.text import Page, Record
from model.readers.textcopy.values import Form, Value, is_marks, parse, without_marks

#: What tables out of documents put into cells of their own, before a number and behind it.
SYMBOLS = frozenset(["$", "¥", "€", "£", "₩", "₹", "US$", "("]) | {"$ (", "¥ (", "€ (", "£ ("}
CLOSERS = frozenset({")", "%", ")%", ") %"})
_FOOTNOTE = re.compile(r"\[\w{1,3}\]\s+\S")
_YEAR = re.compile(r"(?:19|2[01])\d\d\Z", re.ASCII)
_GROUPED = re.compile(r"\d,\d{3}", re.ASCII)


class Shown(NamedTuple):
    """A value as shown, its line in the file, and its column where the text kept that."""

    value: Value
    line: int
    column: int | None = None


@dataclass(slots=True)
class Line:
    """A label and its values, in the order of the page."""

    label: str
    line: int
    shown: list[Shown] = field(default_factory=list)


def read_lines(page: Page, body: int, columns: int, path: str) -> tuple[list[Line], list[Problem]]:
    """The lines of the table and what could not be read of it."""
    records = page.records[body:]
    lines, problems = _from_rows(records, columns, path) if page.positioned else _from_cells(records, path)
    for line in lines:
        for shown in line.shown:
            if shown.value.form is Form.MALFORMED:
                message = f"“{shown.value.text}” looks like a number but is none; it is kept as text."
                problems.append(Problem("warning", message, f"{path}:{shown.line}"))
    return lines, problems


def _from_cells(records: list[Record], path: str) -> tuple[list[Line], list[Problem]]:
    """Pipe dialect: a cell that can be a value is one of the last label's, any other is a label."""
    lines: list[Line] = []
    problems: list[Problem] = []
    grouped = any(_GROUPED.search(cell.text) for record in records for cell in record)
    records = _with_symbols(records)
    for place, record in enumerate(records):
        first = record[0]
        if _FOOTNOTE.match(first.text) and parse(first.text) is None:
            break
        value = _cell_value(record)
        if value is not None and grouped and _is_year_label(first.text, records[place + 1 : place + 2]):
            value = None
        if value is None:
            lines.append(Line(without_marks(" ".join(cell.text for cell in record)), first.line))
        elif value.form is Form.MARK:
            continue
        elif lines:
            lines[-1].shown.append(Shown(value, first.line))
        else:
            problems.append(Problem("warning", f"“{value.text}” stands beside no label.", f"{path}:{first.line}"))
    return lines, problems


def _with_symbols(records: list[Record]) -> list[Record]:
    """The cells with each symbol that stands in a cell of its own put before the number in the next."""
    joined: list[Record] = []
    for record in records:
        before = joined[-1][-1].text if joined and len(joined[-1]) == 1 else ""
        if before in SYMBOLS and parse(record[0].text) is not None:
            joined[-1] = [record[0]._replace(text=f"{before} {record[0].text}"), *record[1:]]
        else:
            joined.append(record)
    return joined


def _cell_value(record: Record) -> Value | None:
    """The value of a cell of one line, or of several when the others are no part of a label that wraps."""
    value = parse(" ".join(cell.text for cell in record))
    return value if value is not None or len(record) == 1 else parse(record[0].text)


def _is_year_label(text: str, following: list[Record]) -> bool:
    """`2023` heads a line (of maturities, say) where the page groups its digits and a value follows."""
    if not _YEAR.match(text) or not following:
        return False
    value = _cell_value(following[0])
    return value is not None and value.form in (Form.NUMBER, Form.NIL) and not _YEAR.match(following[0][0].text)


def _from_rows(records: list[Record], columns: int, path: str) -> tuple[list[Line], list[Problem]]:
    """Tabs: the first field is the label, the others are the columns, once those of footnote marks are gone."""
    lines: list[Line] = []
    problems: list[Problem] = []
    rows = [record for record in records if not _FOOTNOTE.match(record[0].text) and not is_marks(record[0].text)]
    for row in _without_mark_columns(rows, columns):
        label, cells = row[0], row[1:]
        values = [(place, cell) for place, cell in enumerate(cells) if cell.text and not is_marks(cell.text)]
        if not label.text:
            if values:
                message = f"“{values[0][1].text}” stands beside no label."
                problems.append(Problem("warning", message, f"{path}:{label.line}"))
            continue
        line = Line(without_marks(label.text), label.line)
        fits = len(cells) == columns
        for place, cell in values:
            value = parse(cell.text) or Value(Form.TEXT, without_marks(cell.text))
            line.shown.append(Shown(value, cell.line, place if fits else None))
        lines.append(line)
    return lines, problems


def _without_mark_columns(rows: list[Record], columns: int) -> list[Record]:
    """The rows without the columns in which nothing but footnote marks stands."""
    width = max((len(row) for row in rows), default=0)
    for place in range(width - 1, 0, -1):
        texts = [row[place].text for row in rows if len(row) > place and row[place].text]
        # Beyond the columns of the headings a column without any text is one, too.
        if width - 1 > columns and all(is_marks(text) for text in texts):
            rows = [[cell for at, cell in enumerate(row) if at != place] for row in rows]
            width -= 1
        elif texts and all(text in SYMBOLS for text in texts):
            rows = [_joined(row, place) for row in rows]
        elif texts and all(text in CLOSERS for text in texts):
            rows = [_joined(row, place - 1) for row in rows]
    return rows


def _joined(row: Record, place: int) -> Record:
    """The row with the cell at `place` and the one behind it as one: a symbol or a bracket with its number."""
    if len(row) <= place + 1:
        return row
    left, right = row[place], row[place + 1]
    text = f"{left.text} {right.text}" if right.text not in CLOSERS else left.text + right.text
    return [*row[:place], (right if right.text not in CLOSERS else left)._replace(text=text.strip()), *row[place + 2 :]]
