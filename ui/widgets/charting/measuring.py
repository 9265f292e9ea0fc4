"""Turns a text in a style into the box that it will cover, measured once for all pictures."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Literal, NamedTuple

from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from ui.widgets.charting.typeface import bold_weight, families, has_bold

#: Pixels of the page in an inch: those of the window, whatever the density of its screen.
PIXELS = 96

#: How high letters stand over their line, as a share of the size of the font.
_LETTERS = 0.86

Across = Literal["left", "center", "right"]
Along = Literal["bottom", "baseline", "center", "top"]


class Set(NamedTuple):
    """A text as it is set: what is written, its size in points, and on which side of its place it stands."""

    text: str
    points: float
    bold: bool
    across: Across
    along: Along

    def artist(self, x: float, y: float) -> Text:
        """The text for a figure, without colour; `y` as `placed` gave it."""
        # No `fontfeatures`: matplotlib 3.11 draws with them but measures without, and figures would leave their box.
        options: dict[str, Any] = {"parse_math": False, "linespacing": 1.15}
        bold = self.bold and has_bold(self.text)
        return Text(
            x,
            y,
            self.text,
            fontfamily=families(self.text)[:1] if bold else families(self.text),
            fontsize=self.points,
            fontweight=bold_weight() if bold else "normal",
            horizontalalignment=self.across,
            verticalalignment="baseline" if self.along == "top" else self.along,
            multialignment=self.across,
            **options,
        )


class Extent(NamedTuple):
    """How far a text reaches from its place in each direction, and how far its anchor is moved up from there."""

    left: float
    bottom: float
    right: float
    top: float
    lift: float


@lru_cache(maxsize=16384)
def extent_of(text: Set, dpi: float) -> Extent:
    """The extent of a text in pixels of the page, measured for a picture of so many dots an inch.

    Matplotlib aligns the tops of letters, which are not equally high: here texts of one top share their line. Letters
    that are higher than most push their text down, so that none reaches above its place.
    """
    figure, renderer = _bench(dpi)
    artist = text.artist(0, 0)
    artist.set_figure(figure)
    box = artist.get_window_extent(renderer)
    left, bottom, right, top = (edge * PIXELS / dpi for edge in (box.x0, box.y0, box.x1, box.y1))
    lift = -max(text.points / 72 * PIXELS * _LETTERS, top) if text.along == "top" else 0.0
    return Extent(left, bottom + lift, right, top + lift, lift)


@lru_cache(maxsize=8)
def _bench(dpi: float) -> tuple[Figure, RendererAgg]:
    # One for all pictures: matplotlib remembers what it measured by renderer, and a new one takes a millisecond.
    return Figure(dpi=dpi), RendererAgg(1, 1, dpi)  # type: ignore[no-untyped-call]
