"""Turns a chart sheet into the artists of a figure, in the colours of a theme; knows no Qt."""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

from matplotlib.figure import Figure

from model.sheets.chartsheet import ChartKind, ChartSheet
from ui.theme import Theme
from ui.widgets.charting.kinds.lines import draw_line
from ui.widgets.charting.kinds.panels import draw_panels
from ui.widgets.charting.kinds.shares import draw_shares
from ui.widgets.charting.kinds.totals import draw_total
from ui.widgets.charting.measuring import PIXELS
from ui.widgets.charting.page import Page, Spot

_DRAWERS = {
    ChartKind.LINE: draw_line,
    ChartKind.TOTAL: draw_total,
    ChartKind.SHARE: draw_shares,
    ChartKind.AXIS: draw_panels,
}


#: Each time a picture becomes higher its parts may be laid out otherwise; more often than this it would not settle.
_ATTEMPTS = 8
_HIGHEST = 6000.0


class Drawing(NamedTuple):
    """What a finished picture can tell a pointer, the front-most place last; `lacking` as of its page."""

    spots: tuple[Spot, ...]
    lacking: float = 0.0

    def spot_at(self, x: float, y: float) -> Spot | None:
        """What stands at a point of the page, from its bottom left; None where nothing does."""
        return next((spot for spot in reversed(self.spots) if _holds(spot, x, y)), None)

    @property
    def stops(self) -> list[Spot]:
        """The amounts in the order in which the keyboard goes through them."""
        return [spot for spot in self.spots if spot.stop]


def draw_whole(figure: Figure, sheet: ChartSheet, theme: Theme, points: float, highest: float = _HIGHEST) -> Drawing:
    """Draws a sheet to be read where nothing can be pointed at: the figure becomes as high as it takes to say all.

    No higher than `highest` in pixels, though: names are cut then, as they are in a window.
    """
    width, height = figure.get_size_inches()
    for _ in range(_ATTEMPTS):
        drawing = draw_chart(figure, sheet, theme, points, whole=True)
        if drawing.lacking <= 0 or height * PIXELS >= highest:
            return drawing
        height = min(height + ceil(drawing.lacking) / PIXELS, highest / PIXELS)
        figure.set_size_inches(width, height)
    return draw_chart(figure, sheet, theme, points, whole=True)


def draw_chart(
    figure: Figure, sheet: ChartSheet, theme: Theme, points: float, aside: float = 0.0, *, whole: bool = False
) -> Drawing:
    """Draws a sheet anew on a figure, body text in a size in points, with so much width free at its top right."""
    page = Page(figure, theme, points, aside, whole)
    if is_empty(sheet):
        box = page.box
        text = page.wrapped("There is nothing to draw here.", page.quiet, box.width - 16, 2)
        page.put(text, box.width / 2, box.height / 2, page.quiet, across="center", along="center", name="empty")
    else:
        _DRAWERS[sheet.kind](page, sheet)
    return Drawing(tuple(page.spots), page.lacking)


def is_empty(sheet: ChartSheet) -> bool:
    """Whether a sheet has no line or no period."""
    return not sheet.periods or not (sheet.series or sheet.total)


def _holds(spot: Spot, x: float, y: float) -> bool:
    box = spot.box
    return box.left <= x <= box.right and box.bottom <= y <= box.top
