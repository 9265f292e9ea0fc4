"""Turns one line over its periods into bars, or into points on a line where there are many, each with its amount."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import ceil

from matplotlib.lines import Line2D

from model.sheets.chartsheet import ChartSheet, Series, Values, is_derived, point_at
from ui.theme import GRID
from ui.widgets.charting.amounts import Measure, is_drawable, largest_first, lengths, measure_of
from ui.widgets.charting.frame import draw_frame
from ui.widgets.charting.kinds.spots import NO_VALUE, spot_of
from ui.widgets.charting.measuring import Across, Along
from ui.widgets.charting.page import Box, Page, Style
from ui.widgets.charting.periods import PeriodLabels, period_labels
from ui.widgets.charting.plot import Plot, draw_grid, plot, ticks_width

#: With more periods than this a line joins points, instead of bars.
MOST_BARS = 8

#: Bars are at most so wide, and take so much of their period.
_WIDEST, _SHARE = 72.0, 0.6


def draw_line(page: Page, sheet: ChartSheet) -> None:
    """A single line: its amounts, its gaps, and its change against the period before."""
    box = draw_frame(page, sheet)
    series = sheet.series[0]
    measure, values = measure_of(sheet), series.values
    changes = _changes(sheet, series)
    drawn = lengths(measure, values)
    span = span_of(drawn)
    left = box.left + ticks_width(page, measure, span, box.height)
    newest = page.width_of(changes[-1] or "", page.quiet) if changes else 0.0
    labels = period_labels(page, sheet, box._replace(left=left), page.body, newest=newest)
    foot = labels.height + (page.line_height(page.quiet) if any(changes) else 0)
    area = plot(page, Box(left, box.bottom + foot, box.right - labels.aside, box.top), span, len(values))
    draw_grid(area, measure if left > box.left else None)
    named = labels.put(area)
    if any(changes):
        _draw_changes(area, labels, named, changes)
    draw = bars if len(values) <= MOST_BARS else _points
    boxes = draw(area, series, drawn, bar_width(area))
    draw_gaps(area, values, page.quiet)
    draw_amounts(area, values, boxes, measure, page.body)
    name_spots(area, sheet, measure, series, boxes)


def span_of(drawn: Sequence[float | None]) -> tuple[float, float]:
    """The least and the greatest length; both zero where there is none."""
    known = [length for length in drawn if length is not None]
    return min(known, default=0.0), max(known, default=0.0)


def bar_width(area: Plot) -> float:
    """How wide the bar of one period is."""
    return min(area.slot * _SHARE, _WIDEST)


def bars(area: Plot, series: Series, drawn: Sequence[float | None], width: float) -> list[Box | None]:
    """A bar a period, those of derived amounts as derived; gives the boxes that they cover."""
    colour = area.page.theme.colour(series.colour)
    boxes: list[Box | None] = [None] * len(drawn)
    for period, length in enumerate(drawn):
        if length is not None:
            patch, boxes[period] = area.bar(area.centre(period), width, length, colour, name="bar")
            if is_derived(series.points, period):
                area.mark_derived(patch, colour)
                patch.set_gid("derived bar")
    return boxes


def _points(area: Plot, series: Series, drawn: Sequence[float | None], _width: float) -> list[Box | None]:
    """A line that stops at a gap and goes on behind it; derived points are hollow."""
    colour = area.page.theme.colour(series.colour)
    lengths_or_gap = [float("nan") if length is None else length for length in drawn]
    size = 4.0 if area.slot > 10 else 2.0
    points = Line2D(range(len(drawn)), lengths_or_gap, color=colour, linewidth=1.5, transform=area.scales, zorder=4)
    points.set(marker="o", markersize=size, gid="points")
    area.page.figure.add_artist(points)
    hollow = [period for period in range(len(drawn)) if is_derived(series.points, period)]
    if hollow:
        rings = Line2D(hollow, [lengths_or_gap[period] for period in hollow], color=colour, linestyle="none")
        rings.set(marker="o", markersize=size + 2, markerfacecolor=area.page.theme.surface, zorder=5)
        rings.set(transform=area.scales, gid="derived points")
        area.page.figure.add_artist(rings)
    boxes: list[Box | None] = []
    for period, length in enumerate(drawn):
        x, y = area.centre(period), area.y(length or 0.0)
        low, high = (y - 3, y + 3)
        boxes.append(None if length is None else Box(x - 3, low, x + 3, high))
    return boxes


def draw_amounts(area: Plot, values: Values, boxes: Sequence[Box | None], measure: Measure, style: Style) -> None:
    """The amount at the end of each bar, the largest first; one that has no room is left to the pointer."""
    for period in largest_first(values):
        amount, box = values[period], boxes[period]
        if amount is None or box is None:
            continue
        others = [other for other in boxes if other is not None and other is not box]
        down = amount < 0
        along: Along = "top" if down else "bottom"
        y = box.bottom - 2 if down else box.top + 2
        places: list[tuple[float, Across]] = [(area.centre(period), "center")]
        if period == len(values) - 1:
            # The newest amount may hang over to the left where the edge of the page is near.
            places.append((box.right, "right"))
        for x, across in places:
            if area.page.put(
                measure.text(amount), x, y, style, across=across, along=along, avoid=others, name="amount"
            ):
                break


def draw_gaps(area: Plot, values: Values, style: Style, avoid: Sequence[Box] = (), aside: float = 0.0) -> None:
    """A quiet word where there is no amount, on the ground and not as a bar of no height."""
    for period, amount in enumerate(values):
        if not is_drawable(amount):
            words = NO_VALUE if amount is None else "not a finite number"
            draw_gap(area, period, (words, "–"), style, avoid, aside)


def draw_gap(
    area: Plot, period: int, choices: Sequence[str], style: Style, avoid: Sequence[Box] = (), aside: float = 0.0
) -> None:
    """The first of these words for which a period without a bar has room."""
    page, middle = area.page, area.centre(period)
    slot = Box(middle - area.slot / 2, page.box.bottom, middle + area.slot / 2, page.box.top)
    for words in choices:
        x, y = middle + aside, area.zero + 3
        if page.put(words, x, y, style, across="center", avoid=avoid, within=slot, name="gap"):
            break


def _draw_changes(area: Plot, labels: PeriodLabels, named: Collection[int], changes: Sequence[str | None]) -> None:
    """The changes in a row below the periods, with what they are in front where there is room.

    Where not all have room they stand below names of periods, as regularly as those.
    """
    page = area.page
    top = area.box.bottom - labels.height
    widest = max(page.width_of(change, page.quiet) for change in changes if change)
    step = labels.step * ceil((widest + GRID / 2) / (area.slot * labels.step))
    for period in range(len(changes) - 1, -1, -step):
        change = changes[period]
        if change and period in named:
            page.put(change, area.centre(period), top, page.quiet, across="center", along="top", name="change")
    page.put("change", area.box.left - GRID, top, page.quiet, across="right", along="top", name="row")


def _changes(sheet: ChartSheet, series: Series) -> list[str | None]:
    """The changes of a line that are written below it: none where they were put away."""
    points = series.points if sheet.changes else ()
    return [point.change if point is not None else None for point in points]


def name_spots(area: Plot, sheet: ChartSheet, measure: Measure, series: Series, boxes: Sequence[Box | None]) -> None:
    """Says what an amount is wherever its period is pointed at, and marks its bar."""
    for period, amount in enumerate(series.values):
        left = area.box.left + period * area.slot
        slot = Box(left, area.box.bottom, left + area.slot, area.box.top)
        point, bar = point_at(series.points, period), boxes[period]
        spot = spot_of(sheet, measure, slot, series.label, period, amount, point)
        area.page.spots.append(spot._replace(mark=bar))
