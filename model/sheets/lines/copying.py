"""Turns selected rows and columns of a sheet into a table for the clipboard: text with tabs, and HTML."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from model.amounts import plain
from model.filing import Filing
from model.sheets.lines.words import own_unit
from model.sheets.linesheet import LineSheet, turned
from model.sheets.places import LABEL, Place, facts_at
from model.sheets.texts import readable

#: A cell that begins with one of these is a formula to a spreadsheet, unless an apostrophe stands before it.
_FORMULA = ("=", "+", "-", "@")
_INDENT = "  "
#: Spreadsheets know numbers and texts in HTML by marks: Excel by `x:num` and `mso-number-format`, LibreOffice `sdval`.
_PAGE = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head>'
    "<body><table>{rows}</table></body></html>"
)


class _Cell(NamedTuple):
    text: str
    number: bool = False
    indent: int = 0
    heading: bool = False


class CopiedTable(NamedTuple):
    """One selection in both of the forms that programs take."""

    text: str
    html: str


def copied_table(
    filing: Filing, sheet: LineSheet, nodes: Sequence[int], columns: Sequence[int], titles: Sequence[str]
) -> CopiedTable:
    """The places of these nodes and columns, numbers in full and without grouping, what is missing empty.

    A single place is its value alone. Several have their labels before them, indented as they are shown and with a unit
    that is not the sheet's, and `titles` above them, one for each of `columns`.
    """
    if len(nodes) == len(columns) == 1:
        cell = _cell(filing, sheet, Place(nodes[0], columns[0]), 0)
        return _table([[cell._replace(indent=0)]])
    depths = [_depth(sheet, node) for node in nodes]
    least = min(depths, default=0)
    rows = [[_Cell(_harmless(title), heading=True) for title in titles]]
    for node, depth in zip(nodes, depths, strict=True):
        rows.append([_cell(filing, sheet, Place(node, column), depth - least) for column in columns])
    return _table(rows)


def _cell(filing: Filing, sheet: LineSheet, place: Place, indent: int) -> _Cell:
    if place.column == LABEL:
        label, unit = sheet.tree.label[place.node], own_unit(filing, sheet, place.node)
        return _Cell(_harmless(f"{label} ({unit.label})" if unit else label), indent=indent)
    rows = facts_at(sheet, place)
    value = filing.value(rows[0]) if len(rows) == 1 else None
    if value is not None:
        return _Cell(plain(turned(value) if place.node in sheet.tree.negated else value), number=value.is_finite())
    return _Cell(_harmless("; ".join(_words(filing, row) for row in rows)))


def _words(filing: Filing, row: int) -> str:
    value = filing.value(row)
    return plain(value) if value is not None else readable(filing.text(row) or "")


def _harmless(text: str) -> str:
    """A text in one line that no spreadsheet takes for a formula."""
    line = " ".join(text.split())
    return f"'{line}" if line.startswith(_FORMULA) else line


def _depth(sheet: LineSheet, node: int) -> int:
    depth, above = 0, sheet.tree.parent[node]
    while above >= 0:
        depth, above = depth + 1, sheet.tree.parent[above]
    return depth


def _table(rows: Sequence[Sequence[_Cell]]) -> CopiedTable:
    text = "\n".join("\t".join(cell.indent * _INDENT + cell.text for cell in row) for row in rows)
    html = "".join(f"<tr>{''.join(map(_html, row))}</tr>" for row in rows)
    return CopiedTable(text, _PAGE.format(rows=html))


def _html(cell: _Cell) -> str:
    if cell.number:
        return f'<td align="right" x:num="{cell.text}" sdval="{cell.text}">{cell.text}</td>'
    tag = "th" if cell.heading else "td"
    text = "&nbsp;" * len(_INDENT) * cell.indent + escape(cell.text)
    return f'<{tag} align="left" style=\'mso-number-format:"\\@"\'>{text}</{tag}>'
