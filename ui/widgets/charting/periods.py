"""Turns the periods of a chart into names below a plot, each below the middle of its bar, at a regular step."""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

from model.sheets.chartsheet import ChartSheet
from ui.theme import GRID
from ui.widgets.charting.page import Box, Page, Spot, Style, inset
from ui.widgets.charting.plot import Plot
from ui.widgets.charting.typeface import clean

#: The least distance of two names, and how far a tick reaches down at a bar with a name and at one without.
_APART = 6
_TICK, _MINOR = 4, 2

#: Names take a second and third line where the plot, with all that is set below it, is left so many lines of text.
_KEPT = 5

#: So much of a plot is given up at the most for the newest name to stand below the middle of its bar.
_MOST_ASIDE = 0.3


class PeriodLabels(NamedTuple):
    """The names of the periods as they are set below a plot: every `step`th, the newest among them, else None.

    `aside` is the width that the plot leaves free at its right, so that the newest name stands below its bar; names may
    reach `beyond` the plot, so far at the left and right. `exact` are the names that are said when they are pointed at.
    """

    exact: tuple[str, ...]
    texts: tuple[str | None, ...]
    step: int
    height: float
    aside: float
    beyond: tuple[float, float]
    style: Style

    def put(self, plot: Plot) -> list[int]:
        """Sets them below a plot, with a tick at each bar that is named and a small one at others; gives which are."""
        page, box, last = plot.page, plot.box, len(self.texts) - 1
        edges = inset(page.box, GRID / 2)
        left, right = box.left - self.beyond[0], box.right + self.aside + self.beyond[1]
        within = edges._replace(left=max(left, edges.left), right=min(right, edges.right))
        ends = [_MINOR] * len(self.texts)
        for period in reversed(range(len(self.texts))):
            text, x = self.texts[period], plot.centre(period)
            if text is None:
                continue
            if period == last:
                # Never lost, though it be wider than all that the plot can give up.
                half = page.width_of(text, self.style) / 2
                x = max(min(x, within.right - half), within.left + half)
            if page.put(
                text, x, box.bottom - _TICK - 1, self.style, across="center", along="top", within=within, name="period"
            ):
                ends[period] = _TICK
                page.spots.append(Spot(page.taken[-1], self.exact[period]))
        if plot.low < 0:
            # Zero is above: the ticks hang on a line of their own.
            page.line([(box.left, box.bottom), (box.right, box.bottom)], page.theme.rule, 0.75, name="base")
        for length, name in ((_TICK, "tick at a name"), (_MINOR, "tick")):
            places = [plot.centre(period) for period, end in enumerate(ends) if end == length]
            marks = [((x, box.bottom), (x, box.bottom - length)) for x in places]
            page.lines(marks, page.theme.muted, 0.75, name=name)
        return [period for period, end in enumerate(ends) if end == _TICK]


def period_labels(
    page: Page,
    sheet: ChartSheet,
    box: Box,
    style: Style,
    beyond: tuple[float, float] = (GRID * 2, 2),
    kept: int = _KEPT,
    newest: float = 0.0,
) -> PeriodLabels:
    """The names of the periods of a plot in a box, in the longest form in which most of them have room.

    Before names are left out they are made shorter; what is left is every second, third, ... from the newest. What
    stands below the newest has a width of `newest`.
    """
    forms = [tuple(_cleaned(name) for name in form) for form in (sheet.forms or (sheet.periods,))]
    laid = [_laid(page, forms[0], form, box.width, style, beyond, newest) for form in forms]
    most = max(box.height - kept * page.line_height(page.body), min(labels.height for labels in laid))
    return min((labels for labels in laid if labels.height <= most), key=lambda labels: labels.step)


def _laid(
    page: Page,
    exact: tuple[str, ...],
    names: tuple[str, ...],
    width: float,
    style: Style,
    beyond: tuple[float, float],
    newest: float,
) -> PeriodLabels:
    """Names in one form, at the least step at which they stand apart."""
    count = len(names)
    newest = max(newest, page.width_of(names[-1], style))
    # The half of the newest name reaches over the half of its period, which itself shrinks by what is left free.
    over = newest / 2 - beyond[1] - width / (2 * count)
    aside = min(max(over / (1 - 1 / (2 * count)), 0.0), width * _MOST_ASIDE) if count > 1 else 0.0
    widest = max(page.width_of(name, style) for name in names)
    step = max(1, ceil((widest + _APART) / max((width - aside) / count, 0.1)))
    texts = tuple(name if (count - 1 - place) % step == 0 else None for place, name in enumerate(names))
    height = max(page.size_of(text, style)[1] for text in texts if text is not None)
    return PeriodLabels(exact, texts, step, height + _TICK + 1, aside, beyond, style)


def _cleaned(name: str) -> str:
    return "\n".join(clean(line) for line in name.split("\n"))
