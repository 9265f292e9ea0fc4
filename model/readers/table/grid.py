"""Turns a CSV file or a workbook into rows of cells, each with the line or row it stands on."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import TYPE_CHECKING

from model.amounts import plain
from model.errors import FilingError
from model.readers.oim.csvrows import MAX_CELL
from model.readers.table.headings import MAX_ABOVE, looks_like_headings

if TYPE_CHECKING:
    from model.readers.sec.spreadsheet import Worksheet

MAX_ROWS = 2_000_000
MAX_COLUMNS = 1_000
_DELIMITERS = (",", ";", "\t", "|")
#: Workbooks show 15 digits; what a binary float adds behind them is in no report.
_SHOWN = Context(prec=15, rounding=ROUND_HALF_EVEN)


@dataclass(slots=True)
class Grid:
    """The rows of one table. `exact` are the cells, by row and column, that the file itself holds as numbers."""

    name: str
    rows: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    exact: dict[tuple[int, int], Decimal] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def is_workbook(data: bytes) -> bool:
    """The bytes are those of an archive, as workbooks are."""
    return data[:4] == b"PK\x03\x04"


def delimiter_of(text: str) -> str | None:
    """The sign between the cells: the one by which a row at the top names a line and a value."""
    lines = text.splitlines()[:MAX_ABOVE]
    for delimiter in _DELIMITERS:
        try:
            if any(looks_like_headings(row) for row in csv.reader(lines, delimiter=delimiter)):
                return delimiter
        except csv.Error:
            continue
    return None


def read_text(data: bytes, name: str) -> Grid:
    """The rows of a CSV file. Raises FilingError where nothing in it heads a table of facts."""
    grid = Grid(name)
    text = decoded(data)
    if text is None:
        text = data.decode("cp1252", "replace")
        grid.problems.append("The file is not in UTF-8; it is read as Windows-1252.")
    delimiter = delimiter_of(text)
    if delimiter is None:
        raise FilingError(f"{name} is no table of facts: no row at its top names a line and a value.")
    csv.field_size_limit(MAX_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for row in reader:
            _check_size(grid, row)
            grid.rows.append(row)
            grid.lines.append(reader.line_num)
    except csv.Error as error:
        grid.problems.append(f"The rest of the file, from line {reader.line_num}, was not read: {error}.")
    return grid


def read_workbook(data: bytes, name: str) -> list[Grid]:
    """The sheets of a workbook. Raises FilingError where it is none, or breaks a limit."""
    # Every text is asked whether it is a table; only a workbook needs what reads one.
    from model.readers.sec.spreadsheet import Workbook

    return [_sheet(sheet) for sheet in Workbook(data, name).sheets()]


def decoded(data: bytes) -> str | None:
    """The text of UTF-8, or of UTF-16 that says so at its beginning; None where it is neither."""
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        return None


def _sheet(sheet: Worksheet) -> Grid:
    grid = Grid(sheet.name)
    for number, cells in sorted(sheet.cells.items()):
        row = [""] * min(max(cells, default=0), MAX_COLUMNS)
        for place, cell in cells.items():
            if place > len(row):
                continue
            row[place - 1] = cell.text
            if cell.number is not None:
                amount = _shown(cell.number)
                row[place - 1] = plain(amount)
                grid.exact[len(grid.rows), place - 1] = amount
        _check_size(grid, row)
        grid.rows.append(row)
        grid.lines.append(number)
    return grid


def _shown(number: Decimal) -> Decimal:
    """A number without what its binary form added: only numbers with decimals have that."""
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent < 0 and len(number.as_tuple().digits) > 15:
        return _SHOWN.plus(number).normalize(_SHOWN)
    return number


def _check_size(grid: Grid, row: Sequence[str]) -> None:
    if len(grid.rows) >= MAX_ROWS or len(row) > MAX_COLUMNS:
        raise FilingError(f"{grid.name} is larger than any table of facts.")
