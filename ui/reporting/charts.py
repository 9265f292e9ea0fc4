"""Turns the total in a cell into its chart as SVG to stand inside a page; importing this module loads matplotlib."""

from __future__ import annotations

import re
from html import escape
from io import StringIO

import numpy as np
from matplotlib import rc_context
from matplotlib.figure import Figure

from model.exports.findingsreport.pieces import Chart
from model.filing import Filing
from model.layout import in_words_of
from model.periods import PeriodClass
from model.sheets.charts.choosing import chart_sheet
from model.sheets.chartsheet import ChartSheet
from model.sheets.linesheet import LineSheet, line_sheet
from model.sheets.places import place_of
from model.totals.audit import Audit
from model.totals.ledger import Cell
from ui.theme import LIGHT
from ui.widgets.charting.drawing import draw_whole
from ui.widgets.charting.measuring import PIXELS
from ui.widgets.charting.words import describe

#: In pixels, as wide as the tables beside it, and at least so high; and the size of its texts in points.
SIZE = (640, 340)
_POINTS = 9.75
#: A page of paper holds it whole.
_HIGHEST = 900

_BLANK = re.compile(r'<path id="([^"]+)" transform="[^"]*"/>')
_ID = re.compile(r'(\bid="|href="#|url\(#)')


def total_charts(filing: Filing, audit: Audit) -> Chart:
    """What draws the chart of the total in a cell of this filing, as the window would."""
    sheets: dict[tuple[int, PeriodClass], LineSheet] = {}
    drawn = 0

    def chart(cell: Cell) -> str | None:
        nonlocal drawn
        checks = audit.by_total.get(cell, ())
        found = (
            number for number, section in enumerate(filing.sections) if np.any(section.facts == checks[0].total.row)
        )
        number = next(found, None) if checks else None
        if number is None:
            return None
        key = number, filing.periods[cell.period].kind
        if key not in sheets:
            sheets[key] = line_sheet(filing, filing.sections[number], key[1])
        place = place_of(sheets[key], cell)
        words = in_words_of(filing, filing.sections[number])
        sheet = chart_sheet(words, audit, sheets[key], place.node) if place is not None else None
        if sheet is None:
            return None
        drawn += 1
        return svg_of(sheet, f"chart{drawn}-")

    return chart


def svg_of(sheet: ChartSheet, prefix: str) -> str:
    """A chart as an `svg` element, told in words for those who do not see it; `prefix` makes its ids its own."""
    width, height = SIZE
    figure = Figure(figsize=(width / PIXELS, height / PIXELS), dpi=PIXELS)
    draw_whole(figure, sheet, LIGHT, _POINTS, _HIGHEST)
    file = StringIO()
    with rc_context({"svg.fonttype": "path"}):
        figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    text = file.getvalue()
    text = text[text.index("<svg") :].strip()
    # Blanks are glyphs without a path, which some programs complain of.
    for blank in _BLANK.findall(text):
        text = re.sub(rf'<(?:path id|use xlink:href)="#?{re.escape(blank)}"[^>]*/>', "", text)
    drawing = _ID.sub(rf"\g<1>{prefix}", text)
    return drawing.replace("<svg", f'<svg role="img" aria-label="{escape(describe(sheet))}"', 1)
