"""Turns a box of the page and a range of lengths into a plot: bars from zero, a light grid, periods below."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.transforms import Affine2D, Transform

from ui.theme import GRID
from ui.widgets.charting.amounts import Measure, round_lengths
from ui.widgets.charting.page import Box, Page

#: The least height of a value label with its space, and the least distance of two lines of the grid, in pixels.
HEAD = 18
_GRID_LINES_APART = 44


@dataclass
class Plot:
    """Periods side by side over one scale of lengths; places in pixels of the page.

    Artists stand in periods and lengths. There is no matplotlib axes beneath: one takes as long as a whole plot.
    """

    page: Page
    box: Box
    low: float
    high: float
    count: int
    zero: float
    pixels_a_unit: float

    @property
    def slot(self) -> float:
        """The width of a period."""
        return self.box.width / self.count

    @property
    def scales(self) -> Transform:
        """From periods and lengths to pixels of the picture."""
        lengths = Affine2D().scale(self.slot, self.pixels_a_unit).translate(self.box.left + self.slot / 2, self.zero)
        return lengths + self.page.pixels

    def centre(self, period: int) -> float:
        """The middle of a period."""
        return self.box.left + (period + 0.5) * self.slot

    def y(self, length: float) -> float:
        """How high a length reaches."""
        return self.zero + length * self.pixels_a_unit

    def bar(
        self, centre: float, width: float, length: float, colour: str, *, base: float = 0.0, name: str = ""
    ) -> tuple[Rectangle, Box]:
        """A bar from `base`, and the box it covers."""
        left = (centre - width / 2 - self.box.left) / self.slot - 0.5
        patch = Rectangle(
            (left, base), width / self.slot, length, facecolor=colour, linewidth=0, zorder=2, transform=self.scales
        )
        patch.set_gid(name or None)
        self.page.figure.add_artist(patch)
        bottom, top = sorted((self.y(base), self.y(base + length)))
        return patch, Box(centre - width / 2, bottom, centre + width / 2, top)

    def part(self, patch: Rectangle, number: int, *, derived: bool) -> None:
        """Colours a bar as a part of a column, in the colour with this number and set off from those beside it."""
        theme = self.page.theme
        if derived:
            self.mark_derived(patch, theme.colour(number) if number >= 0 else theme.muted)
        else:
            patch.set(edgecolor=theme.edge(number), linewidth=0.6)

    def mark_derived(self, patch: Rectangle, colour: str) -> None:
        """Draws a bar as one that nobody filed: an outline, hatched on the ground of the page."""
        patch.set(
            facecolor=self.page.theme.surface, edgecolor=colour, linewidth=1.0, hatch="\\\\\\", hatch_linewidth=0.6
        )

    def level(self, length: float, colour: str, zorder: float) -> None:
        """A thin line across at a length."""
        ends = (-0.5, self.count - 0.5)
        line = Line2D(ends, (length, length), color=colour, linewidth=0.75, zorder=zorder, transform=self.scales)
        self.page.figure.add_artist(line)


def plot(page: Page, box: Box, span: tuple[float, float], count: int, head: float = 0) -> Plot:
    """A plot that holds a span of lengths and zero, with room above and, for negative ones, below for labels.

    `head` is that room where no label is set there; else it is as high as one.
    """
    head = head or max(HEAD, page.line_height(page.body) + 2)
    low, high = min(span[0], 0.0), max(span[1], 0.0)
    foot = head if low < 0 else 0.0
    room = max(box.height - foot - (head if high > 0 else head / 2), 8.0)
    a_unit = room / ((high - low) or 1.0)
    zero = box.bottom + foot - low * a_unit
    return Plot(page, box, low, high, count, zero, a_unit)


def draw_grid(plot: Plot, measure: Measure | None, apart: float = _GRID_LINES_APART) -> None:
    """Light lines at round lengths, a firmer one at zero; with a measure their amounts stand at the left."""
    page, box = plot.page, plot.box
    for length in round_lengths(plot.low, plot.high, max(2, int(box.height / apart))):
        y = plot.y(float(length))
        if length:
            plot.level(float(length), page.theme.rule, zorder=0.5)
        if measure is not None:
            page.put(
                measure.text_of(length), box.left - GRID, y, page.quiet, across="right", along="center", name="tick"
            )
    plot.level(0, page.theme.muted, zorder=3.5)


def ticks_width(page: Page, measure: Measure, span: tuple[float, float], height: float) -> float:
    """The width that the amounts of the grid take at the left of a plot; 0 where they would take too much of it."""
    low, high = min(span[0], 0.0), max(span[1], 0.0)
    texts = [measure.text_of(length) for length in round_lengths(low, high, max(2, int(height / _GRID_LINES_APART)))]
    width = max((page.width_of(text, page.quiet) for text in texts), default=0.0) + GRID
    return width if width <= page.box.width * 0.24 else 0.0
