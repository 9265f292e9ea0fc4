"""Turns the shares of a whole into one column of a hundred percent a period, each part with its percentage."""

from __future__ import annotations

from decimal import Decimal

from model.sheets.chartsheet import ChartSheet, is_derived, point_at
from model.sheets.numbers import percent_text
from ui.widgets.charting.amounts import Measure, measure_of
from ui.widgets.charting.frame import draw_frame
from ui.widgets.charting.kinds.lines import draw_gap
from ui.widgets.charting.kinds.names import Part, beyond_of, draw_names, names_width
from ui.widgets.charting.kinds.spots import spot_of
from ui.widgets.charting.kinds.totals import put_part
from ui.widgets.charting.page import Box, Page
from ui.widgets.charting.periods import period_labels
from ui.widgets.charting.plot import Plot, draw_grid, plot, ticks_width

_WIDEST, _SHARE = 84.0, 0.7
_WHOLE = (0.0, 100.0)
UNIT = "% of the total"

#: Percents are drawn and written as they are.
_PERCENT = Measure(0, 0)


def draw_shares(page: Page, sheet: ChartSheet) -> None:
    """The contributors of a total as parts of a hundred, period by period; where there are none, a gap."""
    box = draw_frame(page, sheet._replace(unit=UNIT))
    names = names_width(page, [series.label for series in sheet.series])
    ticks = ticks_width(page, _PERCENT, _WHOLE, box.height)
    inner = Box(box.left + ticks, box.bottom, box.right - names, box.top)
    labels = period_labels(page, sheet, inner, page.body, beyond_of(names))
    inner = inner._replace(right=inner.right - labels.aside)
    area = plot(page, inner._replace(bottom=box.bottom + labels.height), _WHOLE, len(sheet.periods), head=4)
    draw_grid(area, _PERCENT if ticks else None)
    labels.put(area)
    newest: list[Box | None] = [None] * len(sheet.series)
    for period in range(len(sheet.periods)):
        newest = _draw_column(area, sheet, period)
    if names:
        parts = [
            Part(series.label, series.colour, _largest(series.shares), part)
            for series, part in zip(sheet.series, newest, strict=True)
        ]
        draw_names(page, box._replace(left=box.right - names), parts)


def _draw_column(area: Plot, sheet: ChartSheet, period: int) -> list[Box | None]:
    """The parts of one period, the first at the top; gives their boxes by series."""
    page, measure = area.page, measure_of(sheet)
    width = min(area.slot * _SHARE, _WIDEST)
    boxes: list[Box | None] = [None] * len(sheet.series)
    base = 0.0
    for number, series in reversed(list(enumerate(sheet.series))):
        share = series.shares[period]
        if share is None:
            continue
        colour = page.theme.colour(series.colour)
        patch, box = area.bar(area.centre(period), width, float(share), colour, base=base, name=f"share {number}")
        derived = is_derived(series.points, period)
        area.part(patch, series.colour, derived=derived)
        base += float(share)
        boxes[number] = box
        amount, point = series.values[period], point_at(series.points, period)
        told = series.label, period, amount, point, share, series.gathers
        page.spots.append(spot_of(sheet, measure, box, *told))
        put_part(page, percent_text(share), box, "" if derived else colour)
    if not any(boxes):
        draw_gap(area, period, ("no shares", "–"), page.quiet)
    return boxes


def _largest(shares: tuple[Decimal | None, ...]) -> float:
    return max((float(share) for share in shares if share is not None), default=0.0)
