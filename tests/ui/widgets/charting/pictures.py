"""Pictures of chart sheets for tests, and the check that what is written on one can be read."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations

import numpy as np
import numpy.typing as npt
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from model.amounts import exact_difference, exact_sum
from model.sheets.chartsheet import ChartKind, ChartSheet, Footing, Point, Series, Values
from model.sheets.numbers import SCALES, UNITS, Scale
from ui.theme import LIGHT, Theme
from ui.widgets.charting.drawing import Drawing, draw_chart
from ui.widgets.charting.measuring import PIXELS

#: Pane sizes in pixels: the smallest that the window allows, the usual one, and that of a large screen.
SIZES = ((360, 240), (420, 300), (700, 420))
THOUSANDS = SCALES[1]


class Picture:
    """A sheet drawn at a size, with ways to ask what is on it."""

    def __init__(
        self, sheet: ChartSheet, size: tuple[int, int] = SIZES[1], theme: Theme = LIGHT, density: int = 1
    ) -> None:
        width, height = size
        self.figure = Figure(figsize=(width / PIXELS, height / PIXELS), dpi=PIXELS * density)
        self.canvas = FigureCanvasAgg(self.figure)
        self.drawing: Drawing = draw_chart(self.figure, sheet, theme, 9.75)
        self.canvas.draw()  # type: ignore[no-untyped-call]

    def texts(self, name: str = "") -> list[str]:
        """What is written, or only what has this part in the picture."""
        return [artist.get_text() for artist in self._texts() if not name or artist.get_gid() == name]

    def bars(self, name: str) -> list[Rectangle]:
        """The rectangles with this part in the picture, from the left."""
        found = [patch for patch in self.figure.findobj(Rectangle) if isinstance(patch, Rectangle)]
        return sorted((patch for patch in found if patch.get_gid() == name), key=lambda patch: patch.get_x())

    def pixels_of(self, colour: str) -> int:
        """How many pixels have exactly this colour."""
        wanted = (np.array(to_rgb(colour)) * 255).round().astype(np.uint8)
        return int((self.pixels()[..., :3] == wanted).all(axis=-1).sum())

    def pixels(self) -> npt.NDArray[np.uint8]:
        """The picture as it was drawn."""
        return np.asarray(self.canvas.buffer_rgba())  # type: ignore[no-untyped-call]

    def _texts(self) -> list[Text]:
        return [artist for artist in self.figure.findobj(Text) if isinstance(artist, Text) and artist.get_text()]


def assert_readable(picture: Picture) -> None:
    """No two texts overlap and none leaves the picture."""
    renderer = picture.canvas.get_renderer()  # type: ignore[no-untyped-call]
    width, height = picture.canvas.get_width_height()
    boxes = [(artist.get_text(), artist.get_window_extent(renderer)) for artist in picture._texts()]
    for text, box in boxes:
        inside = box.x0 >= 0 and box.y0 >= 0 and box.x1 <= width and box.y1 <= height
        assert inside, f"“{text}” leaves the picture: {box.extents} in {width} × {height}"
    for (one, first), (two, second) in combinations(boxes, 2):
        across = min(first.x1, second.x1) - max(first.x0, second.x0)
        along = min(first.y1, second.y1) - max(first.y0, second.y0)
        assert min(across, along) < 0.1, f"“{one}” and “{two}” overlap by {across} × {along}"


def amounts(*values: int | str | None) -> Values:
    """Amounts as a series holds them."""
    return tuple(None if value is None else Decimal(value) for value in values)


def line(
    values: Values, *, label: str = "Sales", scale: Scale = UNITS, changes: tuple[str | None, ...] = ()
) -> ChartSheet:
    """The sheet of one line."""
    points = tuple(Point(change=change) for change in changes)
    series = Series(label, 1, values, points)
    return ChartSheet(ChartKind.LINE, label, "EUR", scale, True, years(len(values)), (series,))


def axis(rows: dict[str, Values]) -> ChartSheet:
    """The sheet of an axis with these lines."""
    series = tuple(Series(label, number, values) for number, (label, values) in enumerate(rows.items(), 1))
    count = max((len(values) for values in rows.values()), default=0)
    return ChartSheet(ChartKind.AXIS, "Segments", "EUR", UNITS, True, years(count), series)


def total(rows: dict[str, Values], reported: Values, footing: Footing = Footing.ERROR) -> ChartSheet:
    """The sheet of a total with these contributors; `footing` says how they stand to it where they do not add up."""
    series = tuple(Series(label, number, values) for number, (label, values) in enumerate(rows.items(), 1))
    gaps: list[Decimal | None] = []
    footings: list[Footing | None] = []
    for period, amount in enumerate(reported):
        parts = [value for values in rows.values() if (value := values[period]) is not None]
        gap = exact_difference(amount, exact_sum(parts)) if amount is not None and parts else None
        gaps.append(gap or None)
        footings.append(None if gap is None else footing if gap else Footing.ADDS_UP)
    return ChartSheet(
        ChartKind.TOTAL,
        "Total by Segments",
        "EUR",
        UNITS,
        True,
        years(len(reported)),
        series,
        reported,
        tuple(gaps),
        footings=tuple(footings),
    )


def shares(rows: dict[str, Values]) -> ChartSheet:
    """The sheet of shares in percent, which are the amounts as well."""
    series = tuple(
        Series(label, number, values, shares=values) for number, (label, values) in enumerate(rows.items(), 1)
    )
    count = max(len(values) for values in rows.values())
    return ChartSheet(ChartKind.SHARE, "Total by Segments", "EUR", UNITS, True, years(count), series)


def years(count: int) -> tuple[str, ...]:
    """So many years up to 2022."""
    return tuple(str(2023 - count + number) for number in range(count))
