"""Turns an amount of a chart and what stands behind it into the place that tells of it when it is pointed at."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from model.sheets.chartsheet import ChartSheet, Point, Series
from model.sheets.numbers import NOT_MEANINGFUL, number_text, percent_text
from ui.widgets.charting.amounts import Measure, largest_first
from ui.widgets.charting.page import Box, Spot
from ui.widgets.charting.typeface import clean

NO_VALUE = "no value"
#: So many lines of those that one stands for are listed; a longer list leaves the screen.
_LISTED = 20


def spot_of(
    sheet: ChartSheet,
    measure: Measure,
    box: Box,
    label: str,
    period: int,
    amount: Decimal | None,
    point: Point | None,
    share: Decimal | None = None,
    gathers: Sequence[Series] = (),
) -> Spot:
    """A place that says line, period and amount, then the exact value, accuracy, change, and what it sums up."""
    name = f"{clean(label)}, " if label else ""
    told = NO_VALUE if amount is None else measure.text(amount)
    part = f" ({percent_text(share)})" if share is not None else ""
    words = [f"{name}{clean(sheet.periods[period])}: {told}{part}", *_behind(sheet, amount, point)]
    words.extend(_parts(measure, gathers, period))
    return Spot(box, "\n".join(words), point.row if point is not None else -1, stop=amount is not None)


def _parts(measure: Measure, gathers: Sequence[Series], period: int) -> list[str]:
    """The amounts of the lines that one stands for, the largest first."""
    amounts = [series.values[period] for series in gathers]
    order = largest_first(amounts)
    told = [
        f"{clean(gathers[place].label)}: {measure.text(amount)}"
        for place in order[:_LISTED]
        if (amount := amounts[place]) is not None
    ]
    more = len(order) - len(told)
    return [*told, f"and {more} more"] if more else told


def _behind(sheet: ChartSheet, amount: Decimal | None, point: Point | None) -> list[str]:
    if amount is None or point is None:
        return []
    exact = " ".join(part for part in (number_text(amount), sheet.unit_name) if part)
    words = [f"Derived, not filed: {point.equation}" if point.equation else exact]
    if point.accuracy:
        words = [f"{exact}, decimals {point.accuracy}"]
    if point.change is not None:
        against = f"against {clean(point.before)}"
        meant = "Change not meaningful" if point.change == NOT_MEANINGFUL else point.change
        words.append(f"{meant} {against}")
    return words
