"""Turns what a cell says into the formats of a workbook, each made once."""

from __future__ import annotations

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from model.sheets.marks import MarkKind

FONT, SIZE = "Calibri", 10
TEXT, MUTED, RULE, LINK = "#1c1e21", "#636870", "#b9bcc2", "#1f5fbf"
_ERROR, _WARNING, _INFO = ("#b3261e", "#fbe3e0"), ("#8a5a00", "#fdf0d2"), ("#44474d", "#ececee")

#: A sign for every mark: none is told by its colour alone.
SIGNS = {
    MarkKind.ERROR: "!",
    MarkKind.WARNING: "?",
    MarkKind.INFO: "i",
    MarkKind.FAULT: "†",
    MarkKind.RESTATED: "r",
    MarkKind.UNCHECKED: "¬",
}
#: Text and ground; what is in no doubt keeps its own.
COLOURS = {MarkKind.ERROR: _ERROR, MarkKind.WARNING: _WARNING, MarkKind.INFO: _INFO, MarkKind.FAULT: _ERROR}

#: A text that begins so is taken for a formula once somebody edits its cell, unless it is quoted.
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "'")


class Styles:
    """The formats of one workbook."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def of(self, **properties: Any) -> Format:
        """A format with these properties of XlsxWriter's, in the font of the workbook."""
        wanted = {"font_name": FONT, "font_size": SIZE, "font_color": TEXT, "valign": "top", **properties}
        key = tuple(sorted(wanted.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(wanted)
        return self._made[key]

    def text(self, text: str, **properties: Any) -> Format:
        """The format of a cell that holds a text from a filing."""
        return self.of(**properties, quote_prefix=True) if text.startswith(_FORMULA_SIGNS) else self.of(**properties)

    def amount(self, places: int, mark: MarkKind | None = None, **properties: Any) -> Format:
        """The format of a number with grouped digits; the sign of a mark stands at the left edge of its cell."""
        return self.of(num_format=number_format(places, SIGNS.get(mark) if mark else None), **look(mark), **properties)


def look(mark: MarkKind | None) -> dict[str, Any]:
    """The colours of a mark."""
    if mark is None or mark not in COLOURS:
        return {}
    colour, ground = COLOURS[mark]
    return {"font_color": colour, "bg_color": ground, "bold": mark is not MarkKind.INFO}


def number_format(places: int, sign: str | None = None, zero: str | None = None) -> str:
    """The code of a number format; `zero` is shown instead of a zero."""
    lead = f'" {sign}"* ' if sign else ""
    digits = "#,##0" + (f".{'0' * places}" if places else "")
    return f"{lead}{digits};{lead}-{digits}" + (f';{lead}"{zero}"' if zero else "")
