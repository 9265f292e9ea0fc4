"""Turns a figure into a page in pixels, on which no two texts overlap and none leaves the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import nan
from typing import NamedTuple

from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, Transform

from ui.theme import GRID, Theme
from ui.widgets.charting.measuring import PIXELS, Across, Along, Extent, Set, extent_of
from ui.widgets.charting.typeface import clean

Point = tuple[float, float]

#: The least distance of two texts beside each other.
_BETWEEN = 3

#: No text is longer, in signs, or takes more lines, though a page be as high as it takes.
_LONGEST, _ENDLESS = 400, 24

#: Boxes that share less than this, in pixels, touch: what is laid out edge to edge differs by the rounding of floats.
_TOUCH = 0.01


class Box(NamedTuple):
    """A rectangle of the page in pixels, from its bottom left."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    def overlaps(self, other: Box) -> bool:
        """Whether they have any ground in common."""
        across = self.left < other.right - _TOUCH and other.left < self.right - _TOUCH
        return across and self.bottom < other.top - _TOUCH and other.bottom < self.top - _TOUCH

    def holds(self, other: Box) -> bool:
        """Whether the other lies within."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.bottom <= other.bottom and other.top <= self.top


class Spot(NamedTuple):
    """A place of the page that has more to say when it is pointed at, and the row of its fact, -1 where it has none.

    The keyboard goes from `stop` to stop; `mark` is what is marked then, where that is less than the place.
    """

    box: Box
    words: str
    row: int = -1
    stop: bool = False
    mark: Box | None = None


class Style(NamedTuple):
    """How a text is set: its size against the body's, colour, and weight."""

    size: float
    colour: str
    bold: bool = False


@dataclass
class Page:
    """What is drawn on one figure. Texts are kept apart by `put`; `spots` collects what a pointer can ask for.

    `aside` is the width that is kept free at the top right, for what the window puts there. A page that is `whole` says
    everything, as it has to where nothing can be pointed at; `lacking` is the height that it would need beyond its own.
    """

    figure: Figure
    theme: Theme
    points: float
    aside: float = 0.0
    whole: bool = False
    lacking: float = 0.0
    spots: list[Spot] = field(default_factory=list)
    taken: list[Box] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.figure.clear()
        self.figure.set_facecolor(self.theme.surface)

    @property
    def box(self) -> Box:
        """The whole page."""
        width, height = self.figure.get_size_inches()
        return Box(0, 0, width * PIXELS, height * PIXELS)

    @property
    def pixels(self) -> Transform:
        """From pixels of the page to those of the picture."""
        return Affine2D().scale(1 / PIXELS) + self.figure.dpi_scale_trans

    def lines_of(self, most: int) -> int:
        """How many lines a text may take that has room for `most`: on a whole page as many as it has."""
        return _ENDLESS if self.whole else most

    def lack(self, height: float) -> None:
        """Says that a whole page would need so much more height, which may be less than none."""
        if self.whole:
            self.lacking = max(self.lacking, height)

    @property
    def body(self) -> Style:
        return Style(1, self.theme.text)

    @property
    def quiet(self) -> Style:
        return Style(0.94, self.theme.muted)

    @property
    def heading(self) -> Style:
        return Style(1.06, self.theme.text, bold=True)

    def line_height(self, style: Style) -> float:
        """From one line of text to the next."""
        return self.points * style.size / 72 * PIXELS * 1.28

    def width_of(self, text: str, style: Style) -> float:
        """How wide a text would be."""
        return self.size_of(text, style)[0]

    def size_of(self, text: str, style: Style) -> tuple[float, float]:
        """How wide a text of one or more lines would be, and how far it would reach below its top."""
        if not text:
            return 0.0, 0.0
        extent = self._extent(Set(text, self.points * style.size, style.bold, "left", "top"))
        return extent.right - extent.left, -extent.bottom

    def put(
        self,
        text: str,
        x: float,
        y: float,
        style: Style,
        *,
        across: Across = "left",
        along: Along = "bottom",
        avoid: Iterable[Box] = (),
        within: Box | None = None,
        name: str = "",
    ) -> Text | None:
        """Sets a text where it stands free of every other one, of `avoid` and of the edges; else nothing, and None."""
        if not text:
            return None
        laid = Set(text, self.points * style.size, style.bold, across, along)
        extent = self._extent(laid)
        box = Box(x + extent.left, y + extent.bottom, x + extent.right, y + extent.top)
        frame = within or inset(self.box, GRID / 2)
        if not frame.holds(box) or any(box.overlaps(other) for other in (*self.taken, *avoid)):
            return None
        self.taken.append(Box(box.left - _BETWEEN, box.bottom, box.right + _BETWEEN, box.top))
        artist = laid.artist(x, y + extent.lift)
        artist.set(color=style.colour, transform=self.pixels, gid=name or None)
        self.figure.add_artist(artist)
        return artist

    def line(self, points: Iterable[Point], colour: str, width: float = 1.0, name: str = "") -> None:
        """Draws a line through points of the page."""
        across, along = zip(*points, strict=True)
        line = Line2D(across, along, color=colour, linewidth=width * 72 / PIXELS, transform=self.pixels)
        line.set_gid(name or None)
        line.set_solid_capstyle("butt")
        self.figure.add_artist(line)

    def lines(self, lines: Iterable[tuple[Point, Point]], colour: str, width: float, name: str = "") -> None:
        """Draws several straight lines as one."""
        path = [point for line in lines for point in (*line, (nan, nan))]
        if path:
            self.line(path, colour, width, name)

    def square(self, box: Box, number: int, name: str = "") -> None:
        """Draws a filled rectangle in the colour with this number, such as stands before a name."""
        colour, edge = self.theme.colour(number), self.theme.edge(number)
        patch = Rectangle(
            (box.left, box.bottom), box.width, box.height, facecolor=colour, linewidth=0.6, transform=self.pixels
        )
        patch.set(edgecolor=colour if edge == self.theme.surface else edge, gid=name or None)
        self.figure.add_artist(patch)

    def wrapped(self, text: str, style: Style, width: float, lines: int) -> str:
        """The cleaned text broken into at most so many lines of a width, its end cut off with an ellipsis."""
        words = clean(text[: _LONGEST * (4 if self.whole else 1)]).split(" ")
        done: list[str] = []
        while words and len(done) < lines:
            last = len(done) == lines - 1
            count = len(words) if last else self._fitting(words, style, width)
            done.append(self.cut(" ".join(words[:count]), style, width))
            words = words[count:]
        return "\n".join(line for line in done if line)

    def cut(self, text: str, style: Style, width: float) -> str:
        """The text, or as much of its beginning as has room, with an ellipsis."""
        if self.width_of(text, style) <= width:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            fits = self.width_of(text[:middle].rstrip() + "…", style) <= width
            low, high = (middle, high) if fits else (low, middle - 1)
        return text[:low].rstrip() + "…" if low else ""

    def _fitting(self, words: list[str], style: Style, width: float) -> int:
        count = 1
        while count < len(words) and self.width_of(" ".join(words[: count + 1]), style) <= width:
            count += 1
        return count

    def _extent(self, text: Set) -> Extent:
        return extent_of(text, self.figure.dpi)


def inset(box: Box, by: float = GRID) -> Box:
    """The box without a margin."""
    return Box(box.left + by, box.bottom + by, box.right - by, box.top - by)
