"""Turns a total into two columns a period, as filed and as its members stack up, with the gap between them hatched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from model.sheets.chartsheet import ChartSheet, is_derived, point_at
from ui.widgets.charting.amounts import Measure, drawable, largest_first, lengths, measure_of
from ui.widgets.charting.frame import draw_frame
from ui.widgets.charting.kinds.footing import Status, status_of
from ui.widgets.charting.kinds.gaps import footing_of, gap_of
from ui.widgets.charting.kinds.lines import draw_gaps
from ui.widgets.charting.kinds.names import Part, beyond_of, draw_names, names_width
from ui.widgets.charting.kinds.spots import spot_of
from ui.widgets.charting.measuring import Across, Along
from ui.widgets.charting.page import Box, Page, Spot, Style
from ui.widgets.charting.periods import period_labels
from ui.widgets.charting.plot import Plot, draw_grid, plot, ticks_width
from ui.widgets.charting.typeface import clean

_WIDEST, _SHARE, _APART = 60.0, 0.78, 3.0

#: The amounts of the grid are left out where periods would have less room than this.
_ROOMY = 96.0

TOTAL_NAME = "Total as filed"


@dataclass
class _Total:
    """One total as it is drawn: its sheet, its plot, and where its columns stand."""

    page: Page
    sheet: ChartSheet
    measure: Measure
    area: Plot
    width: float
    statuses: list[Status | None]

    @property
    def apart(self) -> float:
        """From the middle of one column to the middle of the other."""
        return self.width + _APART

    def total_at(self, period: int) -> float:
        return self.area.centre(period) - self.apart / 2

    def stack_at(self, period: int) -> float:
        return self.area.centre(period) + self.apart / 2


def draw_total(page: Page, sheet: ChartSheet) -> None:
    """A total with its contributors, period by period."""
    box = draw_frame(page, sheet)
    measure = measure_of(sheet)
    statuses = [status_of(sheet, measure, period, page.theme) for period in range(len(sheet.periods))]
    span = _span(sheet, measure)
    names = names_width(page, [TOTAL_NAME, *(series.label for series in sheet.series)]) if sheet.series else 0.0
    ticks = ticks_width(page, measure, span, box.height)
    ticks = ticks if box.width - names - ticks >= _ROOMY * len(sheet.periods) else 0.0
    inner = Box(box.left + ticks, box.bottom, box.right - names, box.top)
    labels = period_labels(page, sheet, inner, page.body, beyond_of(names))
    inner = inner._replace(right=inner.right - labels.aside)
    slot = inner.width / len(sheet.periods)
    words = _below(page, statuses, slot)
    foot = max((page.size_of(text, page.body)[1] for text in words if text), default=0.0)
    area = plot(page, inner._replace(bottom=box.bottom + labels.height + foot), span, len(sheet.periods))
    total = _Total(page, sheet, measure, area, _column_width(slot), statuses)
    draw_grid(area, measure if ticks else None)
    labels.put(area)
    segments = _draw_columns(total)
    _put_below(total, words, area.box.bottom - labels.height)
    _put_amounts(total, segments)
    if names:
        draw_names(page, box._replace(left=box.right - names), list(_parts(total, segments)))


def _span(sheet: ChartSheet, measure: Measure) -> tuple[float, float]:
    """From the lowest to the highest end of any column."""
    ends = [0.0, *(length for length in lengths(measure, sheet.total) if length is not None)]
    for period in range(len(sheet.periods)):
        stack = [length for series in sheet.series for length in lengths(measure, (series.values[period],)) if length]
        ends.append(sum(length for length in stack if length > 0))
        ends.append(sum(length for length in stack if length < 0))
        gap = gap_of(sheet, measure, period)
        ends.extend((gap.start, gap.end) if gap else ())
    return min(ends), max(ends)


def _column_width(slot: float) -> float:
    return min((slot * _SHARE - _APART) / 2, _WIDEST)


def _below(page: Page, statuses: Sequence[Status | None], slot: float) -> list[str]:
    """What is said of the gaps as it has room below their periods: all on one line, all on two, or marks alone."""

    def fits(text: str, status: Status) -> bool:
        return page.width_of(text, status.style) <= slot - 4

    doubts = [status for status in statuses if status is not None and status.amount]
    one_line = all(fits(status.sentence, status) for status in doubts)
    texts = []
    for status in statuses:
        choices: list[str] = []
        if status is not None:
            whole = [status.sentence] if one_line or not status.amount else []
            choices = [text for text in (*whole, status.in_two_lines, status.mark) if fits(text, status)]
        texts.append(next(iter(choices), ""))
    return texts


def _draw_columns(total: _Total) -> list[list[Box | None]]:
    """The columns of every period; gives the boxes of the members by series and period."""
    page, sheet, area = total.page, total.sheet, total.area
    segments: list[list[Box | None]] = [[None] * len(sheet.periods) for _ in sheet.series]
    for period, length in enumerate(lengths(total.measure, sheet.total)):
        name = clean(sheet.periods[period])
        status = total.statuses[period]
        slot = Box(
            area.centre(period) - area.slot / 2, area.box.bottom, area.centre(period) + area.slot / 2, area.box.top
        )
        page.spots.append(Spot(slot, f"{name}: {status.sentence}" if status else name))
        if length is not None:
            patch, box = area.bar(total.total_at(period), total.width, length, page.theme.total, name="total")
            amount, point = sheet.total[period], point_at(sheet.total_points, period)
            derived = is_derived(sheet.total_points, period)
            if derived:
                area.mark_derived(patch, page.theme.total)
            label = "Total" if derived else TOTAL_NAME
            page.spots.append(spot_of(sheet, total.measure, box, label, period, amount, point))
        for number, box in _stack(total, period):
            segments[number][period] = box
        _hatch(total, period)
    return segments


def _stack(total: _Total, period: int) -> Iterator[tuple[int, Box]]:
    """The members of one period, the first at the top: above zero upwards from the last, below it from the first."""
    sheet, theme = total.sheet, total.page.theme
    drawn = [lengths(total.measure, (series.values[period],))[0] for series in sheet.series]
    up = [number for number in reversed(range(len(drawn))) if (drawn[number] or 0) > 0]
    down = [number for number, length in enumerate(drawn) if (length or 0) < 0]
    ends = {True: 0.0, False: 0.0}
    for number in chain(up, down):
        length = drawn[number] or 0.0
        series, base = sheet.series[number], ends[length > 0]
        colour = theme.colour(series.colour)
        patch, box = total.area.bar(
            total.stack_at(period), total.width, length, colour, base=base, name=f"member {number}"
        )
        derived = is_derived(series.points, period)
        total.area.part(patch, series.colour, derived=derived)
        ends[length > 0] = base + length
        amount, point = series.values[period], point_at(series.points, period)
        spot = spot_of(sheet, total.measure, box, series.label, period, amount, point, gathers=series.gathers)
        total.page.spots.append(spot)
        _put_part(total, period, "" if amount is None else total.measure.text(amount), box, "" if derived else colour)
        yield number, box


def _put_part(total: _Total, period: int, text: str, box: Box, colour: str) -> None:
    """The amount of a member within its part, where that is large enough; a hatch leaves it the rest."""
    page, gap = total.page, gap_of(total.sheet, total.measure, period)
    if gap is not None and gap.on_stack:
        low, high = sorted((total.area.y(gap.start), total.area.y(gap.end)))
        rests = (box._replace(top=min(box.top, low)), box._replace(bottom=max(box.bottom, high)))
        box = max(rests, key=lambda rest: rest.height)
    put_part(page, text, box, colour)


def put_part(page: Page, text: str, box: Box, colour: str) -> None:
    """What a part of a column amounts to, within it where that is large enough; a hatch, without colour, gives way."""
    if box.height >= page.line_height(page.body) + 1:
        x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
        room = box._replace(left=box.left + 2, right=box.right - 2)
        style = Style(0.94, readable_on(colour) if colour else page.theme.text)
        artist = page.put(text, x, y, style, across="center", along="center", within=room, name="part")
        if artist is not None and not colour:
            artist.set_bbox({"facecolor": page.theme.surface, "edgecolor": "none", "pad": 0.5})


def _hatch(total: _Total, period: int) -> None:
    """The gap of a period: hatched where it is in doubt, else a quiet outline."""
    gap, theme, status = gap_of(total.sheet, total.measure, period), total.page.theme, total.statuses[period]
    footing = footing_of(total.sheet, period)
    if gap is None or status is None or footing is None:
        return
    doubt = footing.in_doubt
    centre = total.stack_at(period) if gap.on_stack else total.total_at(period)
    patch, box = total.area.bar(
        centre, total.width, gap.end - gap.start, theme.surface, base=gap.start, name="gap in doubt" if doubt else "gap"
    )
    patch.set(zorder=4, edgecolor=status.style.colour, linewidth=1.0)
    patch.set_facecolor((*_rgb(theme.surface), 0.35))
    if doubt:
        patch.set(hatch="/////", hatch_linewidth=0.9)
    total.page.spots.append(Spot(box, f"{clean(total.sheet.periods[period])}: {status.sentence}"))


def _put_below(total: _Total, texts: list[str], top: float) -> None:
    """What is said of each gap below its period, the newest first."""
    for period in reversed(range(len(texts))):
        status = total.statuses[period]
        if status is not None:
            centre = total.area.centre(period)
            total.page.put(texts[period], centre, top, status.style, across="center", along="top", name="status")


def _put_amounts(total: _Total, segments: list[list[Box | None]]) -> None:
    """The amounts of the totals at the ends of their columns, shifted where that gives them room."""
    page, area, values = total.page, total.area, total.sheet.total
    drawn = lengths(total.measure, values)
    stacks = [box for boxes in segments for box in boxes if box is not None]
    for period in largest_first(values):
        amount, length = values[period], drawn[period]
        if amount is None or length is None:
            continue
        gap = gap_of(total.sheet, total.measure, period)
        over = (gap.start, gap.end) if gap is not None and not gap.on_stack else ()
        middle, y = total.total_at(period), area.y((max if length >= 0 else min)((length, *over)))
        along: Along = "bottom" if length >= 0 else "top"
        places: tuple[tuple[float, Across], ...] = (
            (middle, "center"),
            (middle - total.width / 2, "left"),
            (middle + total.width / 2, "right"),
        )
        for x, across in places:
            place = y + 2 if length >= 0 else y - 2
            text = total.measure.text(amount)
            if page.put(text, x, place, page.body, across=across, along=along, avoid=stacks, name="amount"):
                break
    draw_gaps(area, values, page.quiet, stacks, -total.apart / 2)


def _parts(total: _Total, segments: list[list[Box | None]]) -> Iterator[Part]:
    """What is named beside the newest stack: the total, then its members."""
    sheet = total.sheet
    biggest = max((abs(total.measure.length(amount)) for amount in drawable(sheet)), default=0.0)
    yield Part(TOTAL_NAME, 0, 2 * biggest + 1, None)
    for number, series in enumerate(sheet.series):
        known = [abs(length) for length in lengths(total.measure, series.values) if length is not None]
        yield Part(series.label, series.colour, max(known, default=0.0), segments[number][-1])


def readable_on(colour: str) -> str:
    """Black or white, whichever is easier to read on a colour."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _rgb(colour))
    return "#000000" if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.2 else "#ffffff"


def _rgb(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue
