"""Turns a value and its decimals into the interval that the true value lies in, and adds such intervals up exactly."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from model.amounts import exact_difference, exact_product, exact_sum, shifted

_ZERO = Decimal(0)


class Interval(NamedTuple):
    """The numbers between two ends; a closed end belongs to it, an open one does not."""

    low: Decimal
    high: Decimal
    low_closed: bool = True
    high_closed: bool = True

    @property
    def empty(self) -> bool:
        """Whether no number lies in it; a single point does only where both ends are closed."""
        return self.low > self.high or (self.low == self.high and not (self.low_closed and self.high_closed))

    def holds(self, value: Decimal) -> bool:
        """Whether a number lies in it."""
        above = value > self.low or (value == self.low and self.low_closed)
        return above and (value < self.high or (value == self.high and self.high_closed))

    def meet(self, other: Interval) -> Interval:
        """What both have in common; where ends are equal it is closed only if both are."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return Interval(
            low,
            high,
            all(each.low_closed for each in (self, other) if each.low == low),
            all(each.high_closed for each in (self, other) if each.high == high),
        )

    def weighted(self, weight: Decimal) -> Interval:
        """Every number times `weight`. A negative one swaps the ends, and with each end whether it is closed."""
        if weight == 1:
            return self
        if not weight:
            return exactly(_ZERO)
        low, high = exact_product(self.low, weight), exact_product(self.high, weight)
        if weight > 0:
            return Interval(low, high, self.low_closed, self.high_closed)
        return Interval(high, low, self.high_closed, self.low_closed)


def exactly(value: Decimal) -> Interval:
    """The interval of an exact value."""
    return Interval(value, value)


def rounding(value: Decimal, decimals: int | None) -> Interval:
    """Where the true value lies if `value` was rounded to nearest: half a unit about it, both ends closed.

    `decimals` None is exact; a `precision` has been turned into decimals before (Calculations 1.1, round-to-nearest).
    """
    if decimals is None:
        return exactly(value)
    half = _power(5, -decimals - 1)
    return Interval(exact_difference(value, half), exact_sum((value, half)))


def truncation(value: Decimal, decimals: int | None) -> Interval:
    """Where the true value lies if its digits below `decimals` were cut off: less than a unit further from zero.

    `decimals` None is exact (Calculations 1.1, truncation).
    """
    if decimals is None:
        return exactly(value)
    unit = _power(1, -decimals)
    low = value if value > 0 else exact_difference(value, unit)
    high = value if value < 0 else exact_sum((value, unit))
    return Interval(low, high, low_closed=value > 0, high_closed=value < 0)


def total(intervals: Iterable[Interval]) -> Interval:
    """All sums of one number of each interval, none of them empty; zero of nothing.

    An end of the sum is closed only where it is closed in every one.
    """
    listed = list(intervals)
    return Interval(
        exact_sum(each.low for each in listed),
        exact_sum(each.high for each in listed),
        all(each.low_closed for each in listed),
        all(each.high_closed for each in listed),
    )


@lru_cache(maxsize=64)
def _power(digit: int, power: int) -> Decimal:
    """`digit * 10**power`; a filing states few accuracies."""
    return shifted(Decimal(digit), power)
