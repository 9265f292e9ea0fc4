"""Turns every line of an axis into a small panel of bars, all over the same scale so that they compare."""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

from model.sheets.chartsheet import ChartSheet, Series
from ui.theme import GRID
from ui.widgets.charting.amounts import Measure, largest_first, lengths, measure_of
from ui.widgets.charting.frame import draw_frame, inside
from ui.widgets.charting.kinds.lines import bars, draw_amounts, draw_gaps, name_spots, span_of
from ui.widgets.charting.page import Box, Page, Spot, Style
from ui.widgets.charting.periods import period_labels
from ui.widgets.charting.plot import draw_grid, plot
from ui.widgets.charting.typeface import clean

#: A panel smaller than this says nothing; one of this width has room for an amount a period.
_NARROWEST, _LOWEST = 76.0, 58.0
_AMOUNT_WIDTH, _GOOD_HEIGHT = 52.0, 110.0
#: From this height on a name may have two lines.
_ROOMY = 88.0
#: From this height on bars leave room for their amounts above them.
_ROOM_FOR_AMOUNTS = 36.0
#: On a whole page a panel is so many lines of text high below its name.
_FAIR = 3
_WIDEST_BAR, _SHARE = 60.0, 0.66
#: Names of periods may reach so far towards the panel beside theirs, which leaves them apart.
_BESIDE = GRID - 3
#: So many lines of text high are the bars of a panel, before names of periods take a second or third line.
_KEPT = 2


class Grid(NamedTuple):
    """How many panels stand beside and below each other."""

    columns: int
    rows: int


def draw_panels(page: Page, sheet: ChartSheet) -> None:
    """Every line of an axis; where the page is too small for all, the largest, and a note says so."""
    measure = measure_of(sheet)
    count = len(sheet.series)
    box = _room(page)
    grid = best_grid(count, len(sheet.periods), box)
    while grid is None and count > 1:
        count -= 1
        grid = best_grid(count, len(sheet.periods), box)
    page.lack((len(sheet.series) - count) * _LOWEST / (grid.columns if grid else 1))
    shown = _largest(sheet, count)
    inner = draw_frame(page, sheet, _left_out(sheet, len(sheet.series) - len(shown)))
    _draw_grid_of(page, sheet, measure, shown, grid or Grid(1, 1), inner)


def _left_out(sheet: ChartSheet, at_this_size: int) -> list[str]:
    """Says how many lines are not drawn, and that a larger picture would show some of them."""
    left_out = sheet.left_out + at_this_size
    if not left_out:
        return []
    which = "smaller line is" if left_out == 1 else "smaller lines are"
    return [f"{left_out} {which} not drawn{' at this size' if at_this_size else ''}."]


def best_grid(count: int, periods: int, box: Box) -> Grid | None:
    """The arrangement that gives the panels most room for their amounts; None where none is large enough."""
    best: tuple[float, Grid] | None = None
    for columns in range(1, count + 1):
        rows = ceil(count / columns)
        width, height = box.width / columns, box.height / rows
        if width < _NARROWEST or height < _LOWEST or (rows - 1) * columns >= count:
            continue
        score = min(width / (periods * _AMOUNT_WIDTH), 1.2) * min(height / _GOOD_HEIGHT, 1.2)
        score *= count / (rows * columns) if rows > 1 else 1
        if best is None or score > best[0]:
            best = score, Grid(columns, rows)
    return best[1] if best else None


def _room(page: Page) -> Box:
    """What title, unit and a note leave of the page, at a guess."""
    line = page.line_height(page.body)
    box = inside(page)
    return box._replace(bottom=box.bottom + line, top=box.top - 2 * line)


def _largest(sheet: ChartSheet, count: int) -> list[Series]:
    """So many lines, those with the largest amounts, in their order."""
    if count >= len(sheet.series):
        return list(sheet.series)
    peaks = []
    for series in sheet.series:
        order = largest_first(series.values)
        peaks.append(series.values[order[0]] if order else None)
    kept = set(largest_first(peaks)[:count])
    return [series for number, series in enumerate(sheet.series) if number in kept] or list(sheet.series[:count])


def _draw_grid_of(page: Page, sheet: ChartSheet, measure: Measure, shown: list[Series], grid: Grid, box: Box) -> None:
    everything = [length for series in shown for length in lengths(measure, series.values)]
    span = span_of(everything)
    width = (box.width - GRID * 2 * (grid.columns - 1)) / grid.columns
    name_lines = page.lines_of(2 if box.height / grid.rows >= _ROOMY else 1)
    names = [page.wrapped(series.label, page.body, width, name_lines) for series in shown]
    heights = [page.size_of(name, page.body)[1] for name in names]
    labels = period_labels(
        page,
        sheet,
        Box(0, 0, width, box.height - grid.rows * max(heights)),
        page.quiet,
        (_BESIDE, _BESIDE),
        _KEPT * grid.rows,
    )
    height = (box.height - labels.height - GRID * (grid.rows - 1)) / grid.rows
    head = max(heights)
    page.lack((head + _FAIR * page.line_height(page.body) - height) * grid.rows)
    for number, series in enumerate(shown):
        row, column = divmod(number, grid.columns)
        left = box.left + column * (width + GRID * 2)
        top = box.top - row * (height + GRID)
        panel = Box(left, top - height, left + width, top)
        lowest = number + grid.columns >= len(shown)
        _draw_name(page, series, names[number], panel)
        area = plot(
            page,
            panel._replace(top=panel.top - head - 2, right=panel.right - labels.aside),
            span,
            len(sheet.periods),
            _head(page, panel.height - head),
        )
        draw_grid(area, None)
        if lowest:
            labels.put(area)
        bar = min(area.slot * _SHARE, _WIDEST_BAR)
        boxes = bars(area, series, lengths(measure, series.values), bar)
        draw_amounts(area, series.values, boxes, measure, Style(0.94, page.theme.text))
        draw_gaps(area, series.values, page.quiet)
        name_spots(area, sheet, measure, series, boxes)


def _head(page: Page, height: float) -> float:
    """The height kept above the bars for their amounts, none where that would leave the bars too low."""
    return page.line_height(page.body) + 4 if height >= _ROOM_FOR_AMOUNTS else 0.0


def _draw_name(page: Page, series: Series, name: str, panel: Box) -> None:
    page.put(name, panel.left, panel.top, page.body, along="top", name="member")
    if name.replace("\n", " ") != clean(series.label):
        height = page.size_of(name, page.body)[1]
        page.spots.append(Spot(Box(panel.left, panel.top - height, panel.right, panel.top), clean(series.label)))
