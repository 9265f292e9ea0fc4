"""Turns the bytes of an `.xlsx` workbook into the cells of its sheets, with every digit that the file holds.

Libraries for workbooks turn numbers into binary floats; here they stay as they are written.
"""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from lxml import etree

from model.amounts import parse_amount
from model.errors import FilingError
from model.files import ZipFiles, read_bytes

#: Bounds of a workbook: its sheets, the cells of all of them, the size of one part of it unpacked.
MAX_SHEETS = 2_000
MAX_CELLS = 2_000_000
MAX_PART = 256 * 1024 * 1024

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_WORKBOOK = "xl/workbook.xml"
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})\Z")
#: The formats that a workbook may name by number alone (ECMA-376 part 1, 18.8.30), those with decimals or a percentage.
_BUILT_IN = {2: "0.00", 4: "#,##0.00", 9: "0%", 10: "0.00%", 39: "#,##0.00", 40: "#,##0.00", 43: "#,##0.00"}


class Cell(NamedTuple):
    """A cell: a number as written, or a text; `code` is its number format."""

    text: str
    number: Decimal | None = None
    bold: bool = False
    code: str = ""


#: Rows by number and columns by number, both from 1; what is empty is not there.
Cells = dict[int, dict[int, Cell]]


@dataclass(slots=True)
class Worksheet:
    """A sheet. `merged` are the ranges shown as one cell: first and last row, first and last column."""

    name: str
    cells: Cells = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)


class _Style(NamedTuple):
    bold: bool
    code: str


class Workbook:
    """A workbook whose sheets are read one by one."""

    def __init__(self, data: bytes, shown: str) -> None:
        """Raises FilingError where the bytes are no workbook."""
        self._shown = shown
        self._files = ZipFiles(io.BytesIO(data), shown)
        if _WORKBOOK not in self._files.names():
            raise FilingError(f"{shown} is an archive, but no workbook.")
        self._left = MAX_CELLS
        self._parts = self._sheet_parts()
        self._styles = self._read_styles()
        self._strings = self._read_strings()

    @property
    def names(self) -> Sequence[str]:
        """The names of the sheets."""
        return [name for name, _ in self._parts]

    def sheets(self) -> Iterator[Worksheet]:
        """The sheets in their order. Raises FilingError where one cannot be read."""
        for name, part in self._parts:
            yield self._read_sheet(name, part)

    def _elements(self, part: str, *tags: str) -> Iterator[etree._Element]:
        """The elements of these names as they end; each is emptied once the next one is asked for."""
        if self._files.size(part) > MAX_PART:
            raise FilingError(f"{part} in {self._shown} is larger than any sheet of a report.")
        try:
            for _, element in etree.iterparse(
                io.BytesIO(read_bytes(self._files, part)),
                events=("end",),
                tag=[f"{_MAIN}{tag}" for tag in tags],
                resolve_entities=False,
                no_network=True,
                load_dtd=False,
            ):
                yield element
                element.clear()
                while element.getprevious() is not None:
                    parent = element.getparent()
                    if parent is None:
                        break
                    del parent[0]
        except etree.XMLSyntaxError as error:
            raise FilingError(f"{part} in {self._shown} is damaged: {error}.") from error

    def _sheet_parts(self) -> list[tuple[str, str]]:
        targets = self._relations()
        names = set(self._files.names())
        parts: list[tuple[str, str]] = []
        for sheet in self._elements(_WORKBOOK, "sheet"):
            part = targets.get(sheet.get(_REL) or "", "")
            if part in names and len(parts) < MAX_SHEETS:
                parts.append((sheet.get("name") or "", part))
        return parts

    def _relations(self) -> Mapping[str, str]:
        name = "xl/_rels/workbook.xml.rels"
        if name not in self._files.names():
            return {}
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            root = etree.fromstring(read_bytes(self._files, name), parser)
        except etree.XMLSyntaxError as error:
            raise FilingError(f"{name} in {self._shown} is damaged: {error}.") from error
        found = {}
        for relation in root:
            target = relation.get("Target") or ""
            path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))
            found[relation.get("Id") or ""] = path
        return found

    def _read_styles(self) -> Sequence[_Style]:
        if "xl/styles.xml" not in self._files.names():
            return ()
        codes: dict[int, str] = dict(_BUILT_IN)
        fonts: list[bool] = []
        styles: list[_Style] = []
        for element in self._elements("xl/styles.xml", "numFmts", "fonts", "cellXfs"):
            if element.tag == f"{_MAIN}numFmts":
                codes.update({_whole(each.get("numFmtId")): each.get("formatCode") or "" for each in element})
            elif element.tag == f"{_MAIN}fonts":
                fonts = [_is_bold(font) for font in element]
            else:
                for each in element:
                    font = _whole(each.get("fontId"))
                    bold = 0 <= font < len(fonts) and fonts[font]
                    styles.append(_Style(bold, codes.get(_whole(each.get("numFmtId")), "")))
        return styles

    def _read_strings(self) -> Sequence[str]:
        name = "xl/sharedStrings.xml"
        if name not in self._files.names():
            return ()
        return [_text(element) for element in self._elements(name, "si")]

    def _read_sheet(self, name: str, part: str) -> Worksheet:
        sheet = Worksheet(name)
        for element in self._elements(part, "row", "mergeCell"):
            if element.tag == f"{_MAIN}mergeCell":
                first, _, last = (element.get("ref") or "").partition(":")
                start, end = _place(first), _place(last or first)
                if start and end and len(sheet.merged) < MAX_CELLS:
                    sheet.merged.append((start[0], end[0], start[1], end[1]))
                continue
            number = _whole(element.get("r")) if element.get("r") else len(sheet.cells) + 1
            row: dict[int, Cell] = {}
            for at, child in enumerate(element, 1):
                place = _place(child.get("r") or "")
                row[place[1] if place else at] = self._cell(child)
            self._left -= len(row)
            if self._left < 0:
                raise FilingError(f"{self._shown} holds more than {MAX_CELLS:,} cells.")
            sheet.cells[number] = row
        return sheet

    def _cell(self, element: etree._Element) -> Cell:
        at = _whole(element.get("s"))
        style = self._styles[at] if 0 <= at < len(self._styles) else _Style(False, "")
        kind = element.get("t") or "n"
        if kind == "inlineStr":
            inner = element.find(f"{_MAIN}is")
            return Cell(_text(inner) if inner is not None else "", None, style.bold, style.code)
        value = element.findtext(f"{_MAIN}v") or ""
        if kind == "s":
            index = _whole(value)
            text = self._strings[index] if 0 <= index < len(self._strings) else ""
            return Cell(text, None, style.bold, style.code)
        if kind == "b":
            return Cell("true" if value == "1" else "false", None, style.bold, style.code)
        try:
            number = parse_amount(value) if kind == "n" and value else None
        except ValueError:
            number = None
        return Cell(value, number if number is not None and number.is_finite() else None, style.bold, style.code)


def _text(element: etree._Element) -> str:
    """The text of a string, whose pieces may be formatted each for itself; how it is read aloud is left out."""
    skipped = f"{_MAIN}rPh"
    pieces = [each.text or "" for each in element.iter(f"{_MAIN}t") if not _is_inside(each, skipped)]
    return "".join(pieces)


def _is_inside(element: etree._Element, tag: str) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == tag


def _is_bold(font: etree._Element) -> bool:
    bold = font.find(f"{_MAIN}b")
    return bold is not None and bold.get("val") not in ("0", "false")


def _place(reference: str) -> tuple[int, int] | None:
    """The row and column of `B12`."""
    found = _REFERENCE.match(reference)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(found[2]), column


def _whole(text: str | None) -> int:
    """A whole number of a few digits, -1 where it is none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else -1
