"""Turns an amount of a chart and what stands behind it into the place that tells of it when it is pointed at."""

from __future__ import annotations

from decimal import Decimal

from model.sheets.chartsheet import ChartSheet, Point
from model.sheets.numbers import MINUS, NOT_MEANINGFUL, number_text, percent_text
from ui.widgets.charting.amounts import Measure
from ui.widgets.charting.page import Box, Spot
from ui.widgets.charting.typeface import clean

NO_VALUE = "no value"


def spot_of(
    sheet: ChartSheet,
    measure: Measure,
    box: Box,
    label: str,
    period: int,
    amount: Decimal | None,
    point: Point | None,
    share: Decimal | None = None,
) -> Spot:
    """A place that says line, period and amount, then the exact value, its accuracy, and its change."""
    name = f"{clean(label)}, " if label else ""
    told = NO_VALUE if amount is None else measure.text(amount)
    part = f" ({percent_text(share)})" if share is not None else ""
    words = [f"{name}{clean(sheet.periods[period])}: {told}{part}", *_behind(sheet, amount, point)]
    return Spot(box, "\n".join(words), point.row if point is not None else -1, stop=amount is not None)


def _behind(sheet: ChartSheet, amount: Decimal | None, point: Point | None) -> list[str]:
    if amount is None or point is None:
        return []
    exact = " ".join(part for part in (number_text(amount), sheet.unit_name) if part)
    accuracy = point.accuracy.replace("-", MINUS)
    words = [f"Derived, not filed: {point.equation}" if point.equation else exact]
    if accuracy:
        words = [f"{exact}, decimals {accuracy}"]
    if point.change is not None:
        against = f"against {clean(point.before)}"
        meant = "Change not meaningful" if point.change == NOT_MEANINGFUL else point.change
        words.append(f"{meant} {against}")
    return words
