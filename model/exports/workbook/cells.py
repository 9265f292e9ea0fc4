"""Turns amounts, texts and remarks into cells of one sheet, none of them changed on the way."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, cast

from xlsxwriter.worksheet import Worksheet

from model.amounts import plain
from model.exports.workbook.celltext import cell_text, is_kept, places_of
from model.exports.workbook.styles import LINK, SIGNS, Styles, look
from model.sheets.marks import MarkKind

TOO_LONG = "This number has more digits than a spreadsheet keeps, so it is written as text and no formula counts it."
_AUTHOR = "Crossfoot"
#: The narrowest and the widest column, in signs.
_NARROWEST, _WIDEST = 9, 40
#: Excel allows a sheet so many links.
_MOST_LINKS = 65_530
#: A remark has so many signs a line, and a line is so many pixels high.
_REMARK_WIDTH, _REMARK_LINE = 46, 17
#: Letters for each figure, which are wider.
_LETTERS = 1.1
#: The height of a row of one line, in the pixels of a spreadsheet.
LINE_PIXELS = 18


def lines_of(text: str, width: int) -> int:
    """In how many lines a text is broken in a column of so many figures; not all spreadsheets find out themselves."""
    width = round(width * _LETTERS)
    lines, room = 1, width
    for word in text.split():
        if len(word) > room and room < width:
            lines, room = lines + 1, width
        room -= len(word) + 1
    return lines


class Cells:
    """One sheet that is being written; it remembers how wide its columns need to be."""

    def __init__(self, sheet: Worksheet, styles: Styles) -> None:
        self.sheet, self.styles = sheet, styles
        self._widths: dict[int, int] = {}
        self._links = 0

    def text(self, row: int, column: int, text: str, **properties: Any) -> None:
        """Writes a text, which is never taken for a formula, a number or an address."""
        told = cell_text(text)
        self.sheet.write_string(row, column, told, self.styles.text(told, **properties))

    def link(self, row: int, column: int, text: str, target: str, **properties: Any) -> None:
        """Writes a text that leads to another cell; a plain one where a sheet has as many links as it can."""
        told = cell_text(text)
        if not told or self._links >= _MOST_LINKS:
            self.text(row, column, text, **properties)
            return
        self._links += 1
        style = self.styles.text(told, **{"font_color": LINK, "underline": 1, **properties})
        self.sheet.write_url(row, column, f"internal:{target}", style, told)

    def amount(
        self, row: int, column: int, value: Decimal, places: int = 0, mark: MarkKind | None = None, **properties: Any
    ) -> str:
        """Writes a number with every digit, as text where a spreadsheet would round it; gives a remark on that."""
        places = max(places, places_of(value)) if is_kept(value) else 0
        self.measure(column, f"{value:,.{places}f}" if value.is_finite() else "", 3 if mark else 1)
        if not is_kept(value):
            sign = f"{SIGNS[mark]} " if mark else ""
            told = plain(value) if value.is_finite() else str(value).replace("Infinity", "INF")
            self.text(row, column, sign + told, align="right", **{"italic": True, **look(mark), **properties})
            return TOO_LONG if value.is_finite() else ""
        style = self.styles.amount(places, mark, **properties)
        # A Decimal is written with its own digits; a float of 8.95 would be written as 8.949999999999999.
        self.sheet.write_number(row, column, cast("float", value), style)
        return ""

    def empty(self, row: int, column: int, mark: MarkKind) -> None:
        """Marks a cell in which an amount is missing; it stays without a value, as text beside numbers."""
        self.text(row, column, SIGNS[mark], **look(mark))

    def formula(self, row: int, column: int, formula: str, value: Decimal, **properties: Any) -> None:
        """Writes a formula with the value it has now, for programs that do not calculate."""
        self.measure(column, f"{value:,f}", 1)
        self.sheet.write_formula(row, column, formula, self.styles.of(**properties), cast("float", value))

    def remark(self, row: int, column: int, *sentences: str) -> None:
        """Hangs sentences on a cell."""
        told = cell_text("\n".join(dict.fromkeys(sentence for sentence in sentences if sentence)))
        if told:
            lines = sum(1 + len(line) // _REMARK_WIDTH for line in told.split("\n"))
            size = {"width": 300, "height": 12 + _REMARK_LINE * min(lines, 24)}
            self.sheet.write_comment(row, column, told, {"author": _AUTHOR, "font_size": 9, **size})

    def measure(self, column: int, text: str, spare: int = 0) -> None:
        """Takes note of a text that its column should have room for."""
        self._widths[column] = max(self._widths.get(column, _NARROWEST), min(len(text) + spare, _WIDEST))

    def width(self, column: int) -> int:
        """How wide a column should be, in signs."""
        return self._widths.get(column, _NARROWEST)
