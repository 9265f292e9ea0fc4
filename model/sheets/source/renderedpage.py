"""Turns a page that the SEC rendered into its table with the cell of one fact marked."""

from __future__ import annotations

import numpy as np

from model.filing import Filing
from model.readers.sec.htmlpage import report_table
from model.readers.sec.markup import line_of, parse_html
from model.sheets.source.blocks import Marks, marked_table, with_text
from model.sheets.source.writing import html_of


def rendered_html(data: bytes, name: str, filing: Filing, row: int) -> str:
    """The table with the cells in the line of the fact marked; empty where there is no such cell."""
    table = report_table(parse_html(data, name))
    if table is None:
        return ""
    facts = filing.facts
    same = np.flatnonzero(facts.file == facts.file[row])
    row_of = dict(zip(facts.line[same].tolist(), same.tolist(), strict=True))
    rows = {cell: row_of[line_of(cell)] for cell in table.iter("td") if line_of(cell) in row_of}
    here = next((cell for cell in rows if line_of(cell) == facts.line[row]), None)
    if here is None:
        return ""
    return html_of([marked_table(table, Marks(rows, frozenset((with_text(here),))), here)])
