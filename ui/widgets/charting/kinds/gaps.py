"""Turns a total and its contributors into the gap between them: what it means, and where it is drawn."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from model.amounts import exact_difference, exact_sum
from model.sheets.chartsheet import ChartSheet, Footing
from ui.widgets.charting.amounts import Measure

#: What is said where there is no gap to speak of.
GOOD_WORDS = {Footing.ADDS_UP: "adds up", Footing.ROUNDS: "adds up within rounding"}


class Gap(NamedTuple):
    """The lengths between which a gap is hatched, and whether it stands on the stack or over the total."""

    start: float
    end: float
    on_stack: bool


def footing_of(sheet: ChartSheet, period: int) -> Footing | None:
    """What the gap of a period means; of sheets that do not say, a gap is a doubt."""
    if period < len(sheet.footings):
        return sheet.footings[period]
    if not any(series.values[period] is not None for series in sheet.series):
        return None
    return Footing.ERROR if sheet.gaps[period] else Footing.ADDS_UP


def computed_of(sheet: ChartSheet, period: int) -> Decimal | None:
    """What the contributors of a total add up to in one period; None where there are none."""
    parts = [series.values[period] for series in sheet.series]
    known = [amount for amount in parts if amount is not None and amount.is_finite()]
    total, gap = sheet.total[period], sheet.gaps[period]
    if total is not None and gap is not None and total.is_finite() and gap.is_finite():
        return exact_difference(total, gap)
    return exact_sum(known) if known else None


def is_missing(sheet: ChartSheet, period: int, gap: Decimal) -> bool:
    """Whether the contributors fall short of the total, below zero as above it."""
    total, computed = sheet.total[period], computed_of(sheet, period)
    if total is not None and computed is not None and total.is_finite() and total * computed >= 0:
        return total.copy_abs() > computed.copy_abs()
    return gap > 0


def gap_of(sheet: ChartSheet, measure: Measure, period: int) -> Gap | None:
    """Where the gap of a period is hatched; None where there is none that says anything."""
    total, computed, gap = sheet.total[period], computed_of(sheet, period), sheet.gaps[period]
    if total is None or computed is None or not gap or not total.is_finite() or not gap.is_finite():
        return None
    footing = footing_of(sheet, period)
    if footing is None or footing in GOOD_WORDS:
        return None
    known = [series.values[period] for series in sheet.series]
    signs = {amount > 0 for amount in known if amount is not None and amount.is_finite() and amount}
    return Gap(measure.length(computed), measure.length(total), on_stack=len(signs) < 2)
