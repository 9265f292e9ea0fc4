"""Turns exact amounts into the lengths that a chart draws and the text that it writes; the text never sees a float."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import chain
from typing import NamedTuple

from model.amounts import shifted
from model.sheets.chartsheet import ChartSheet, Values
from model.sheets.numbers import number_text

#: Powers of ten between which amounts are drawn as they are; others are drawn as multiples of a power of ten.
_LOWEST, _HIGHEST = -9, 15


class Measure(NamedTuple):
    """How amounts become text (in the scale of the view) and lengths (floats that matplotlib draws without harm)."""

    power: int
    lift: int

    def text(self, amount: Decimal) -> str:
        """The amount as the tables write it."""
        return number_text(shifted(amount, -self.power) if amount.is_finite() else amount)

    def length(self, amount: Decimal) -> float:
        """The amount as a length of the chart; only for finite ones."""
        return float(shifted(amount, -self.power - self.lift))

    def text_of(self, length: Decimal) -> str:
        """The text of a round length, as of a line of the grid."""
        return number_text(shifted(length, self.lift))


def measure_of(sheet: ChartSheet) -> Measure:
    """The measure in which everything on a sheet can be drawn."""
    power = sheet.scale.power if sheet.monetary else 0
    highest = max((amount.adjusted() for amount in drawable(sheet) if amount), default=power) - power
    return Measure(power, 0 if _LOWEST <= highest <= _HIGHEST else highest)


def drawable(sheet: ChartSheet) -> Iterator[Decimal]:
    """Every amount of a sheet that has a length."""
    values = chain(sheet.total, *(series.values for series in sheet.series))
    return (amount for amount in values if amount is not None and amount.is_finite())


def is_drawable(amount: Decimal | None) -> bool:
    """Whether an amount is there and finite."""
    return amount is not None and amount.is_finite()


def lengths(measure: Measure, values: Values) -> list[float | None]:
    """The lengths of a series, None where there is nothing to draw."""
    return [measure.length(amount) if amount is not None and amount.is_finite() else None for amount in values]


def round_lengths(low: float, high: float, most: int) -> list[Decimal]:
    """At most so many round numbers between `low` and `high`, evenly apart, zero among them where it lies between."""
    span = high - low
    if not span > 0 or most < 1:
        return []
    step = _round_step(Decimal(span) / most)
    first = (Decimal(low) / step).to_integral_value(rounding="ROUND_CEILING")
    last = (Decimal(high) / step).to_integral_value(rounding="ROUND_FLOOR")
    return [number * step for number in range(int(first), int(last) + 1)]


def _round_step(least: Decimal) -> Decimal:
    """The smallest of 1, 2, 5, 10, ... times a power of ten that is not below `least`."""
    power = Decimal(1).scaleb(least.adjusted())
    return next(step * power for step in (1, 2, 5, 10) if step * power >= least)


def largest_first(amounts: Iterable[Decimal | None]) -> list[int]:
    """The places of what is drawable, the largest in size first and of equals the later first."""
    sized = [(place, amount) for place, amount in enumerate(amounts) if amount is not None and amount.is_finite()]
    return [place for place, _ in sorted(sized, key=lambda item: (item[1].copy_abs(), item[0]), reverse=True)]
