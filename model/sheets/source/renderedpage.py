"""Turns a page that the SEC rendered, or a table that was pasted, into its table with the cell of one fact marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from lxml import etree

from model.filing import Filing
from model.readers.sec import pages
from model.readers.sec.htmlpage import report_table
from model.readers.sec.markup import line_of, parse_html, rows_of
from model.sheets.source.blocks import Marks, agrees, marked_table, with_text
from model.sheets.source.writing import html_of

_MARKED = (pages.FORM, pages.CLIPBOARD_FORM)


def rendered_html(data: bytes, name: str, filing: Filing, row: int) -> str:
    """The table with the cell of the fact marked; empty where there is no such cell.

    Raises:
        FilingError: there is no page in `data`.
    """
    table = report_table(parse_html(data, name))
    if table is None:
        return ""
    facts = filing.facts
    rows: dict[int, list[int]] = {}
    for other in np.flatnonzero(facts.file == facts.file[row]).tolist():
        rows.setdefault(int(facts.line[other]), []).append(other)
    cells: dict[int, list[etree._Element]] = {}
    for number, tr in enumerate(rows_of(table), 1):
        for cell in tr.iter("td"):
            # A table without the marks of a rendered page was read as a text, a row a line.
            line = line_of(cell) if filing.format in _MARKED else number
            cells.setdefault(line, []).append(cell)
    found = {cell: other for line in rows for cell, other in _paired(filing, cells.get(line, []), rows[line])}
    here = next((cell for cell, other in found.items() if other == row), None)
    if here is None:
        return ""
    return html_of([marked_table(table, Marks(found, frozenset((with_text(here),))), here)])


def _paired(
    filing: Filing, cells: Sequence[etree._Element], rows: Sequence[int]
) -> Iterator[tuple[etree._Element, int]]:
    """The cells of a line with their facts; in a table written a row a line there are labels and others between."""
    if len(cells) == len(rows):
        yield from zip(cells, rows, strict=True)
        return
    left = iter(cells)
    for row in rows:
        value = filing.value(row)
        cell = next((cell for cell in left if value is not None and _digits(cell) and agrees(cell, value)), None)
        if cell is not None:
            yield cell, row


def _digits(cell: etree._Element) -> bool:
    return any(sign.isdecimal() for sign in "".join(cell.itertext()))
