"""Workbooks read back, their formulas worked out with exact numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook

from model.exports.workbook.writing import write_workbook
from model.filing import Filing
from model.sheets.findings.markrows import MarkRow
from model.totals.audit import Audit, audit

_TOKEN = re.compile(r"SUM\(|ROUND\(|(?:'(?:[^']|'')+'!)?[A-Z]+\d+(?::[A-Z]+\d+)?|\d+(?:\.\d+)?|[-+*(),]")


def written(filing: Filing, folder: Path, marks: Sequence[MarkRow] = ()) -> tuple[Workbook, Audit]:
    """The workbook of a filing, read back, and the audit it was made with."""
    found = audit(filing, lambda _: None)
    path = folder / "book.xlsx"
    write_workbook(filing, found, str(path), lambda _: None, marks)
    return openpyxl.load_workbook(path), found


def cells(book: Workbook) -> Iterator[Any]:
    """Every cell that holds something."""
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            yield from (cell for cell in row if cell.value is not None)


def is_formula(cell: Any) -> bool:
    """Whether a spreadsheet would calculate a cell."""
    return bool(cell.data_type == "f")


def value_at(book: Workbook, sheet: str, address: str) -> Decimal:
    """The number in a cell, a formula worked out; what is empty or a text counts as 0, as in a sum."""
    cell: Any = book[sheet][address]
    if is_formula(cell):
        return Formula(book, sheet, str(cell.value)).value()
    return Decimal(str(cell.value)) if isinstance(cell.value, int | float) else Decimal(0)


class Formula:
    """A formula of sums, differences, products and rounding."""

    def __init__(self, book: Workbook, sheet: str, text: str) -> None:
        self._book, self._sheet = book, sheet
        self._tokens = _TOKEN.findall(text[1:])
        assert text == "=" + "".join(self._tokens), f"not understood: {text}"

    def value(self) -> Decimal:
        """What it comes to."""
        value = self._sum()
        assert not self._tokens
        return value

    def _sum(self) -> Decimal:
        value = self._product()
        while self._tokens and self._tokens[0] in "+-":
            value = value + self._product() if self._tokens.pop(0) == "+" else value - self._product()
        return value

    def _product(self) -> Decimal:
        value = self._factor()
        while self._tokens and self._tokens[0] == "*":
            self._tokens.pop(0)
            value *= self._factor()
        return value

    def _factor(self) -> Decimal:
        token = self._tokens.pop(0)
        if token == "-":
            return -self._product()
        if token == "ROUND(":
            value = self._sum()
            assert self._tokens.pop(0) == ","
            places = int(self._tokens.pop(0))
            assert self._tokens.pop(0) == ")"
            return round(value, places)
        if token == "SUM(":
            value = self._sum()
            while (after := self._tokens.pop(0)) == ",":
                value += self._sum()
            assert after == ")"
            return value
        return Decimal(token) if token[0].isdigit() else self._cells(token)

    def _cells(self, token: str) -> Decimal:
        sheet, _, area = token.rpartition("!")
        name = sheet[1:-1].replace("''", "'") if sheet else self._sheet
        first, _, last = area.partition(":")
        rows: Any = self._book[name][f"{first}:{last or first}"]
        return sum((value_at(self._book, name, cell.coordinate) for row in rows for cell in row), Decimal(0))
