"""Rounding intervals and their sums are exact, ends and all, as a naive implementation in fractions finds them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.amounts import MAX_EXPONENT
from model.totals.rules.intervals import Interval, exactly, rounding, total, truncation

small = st.integers(-4, 4).map(Decimal)
intervals = st.builds(Interval, small, small, st.booleans(), st.booleans())
solid = intervals.filter(lambda interval: not interval.empty)
values = st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=3)
#: Enough to tell any two intervals of whole ends apart.
PROBES = [Decimal(number) / 4 for number in range(-40, 41)]


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        ("1000", -3, Interval(Decimal(500), Decimal(1500))),
        ("1.25", 2, Interval(Decimal("1.245"), Decimal("1.255"))),
        ("-2", 0, Interval(Decimal("-2.5"), Decimal("-1.5"))),
        ("0", 0, Interval(Decimal("-0.5"), Decimal("0.5"))),
        ("7", None, Interval(Decimal(7), Decimal(7))),
    ],
)
def test_rounding_has_closed_ends_half_a_unit_away(value: str, decimals: int | None, expected: Interval) -> None:
    assert rounding(Decimal(value), decimals) == expected


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        ("1000", -3, Interval(Decimal(1000), Decimal(2000), True, False)),
        ("-1000", -3, Interval(Decimal(-2000), Decimal(-1000), False, True)),
        ("0", -3, Interval(Decimal(-1000), Decimal(1000), False, False)),
        ("7", None, Interval(Decimal(7), Decimal(7))),
    ],
)
def test_truncation_is_open_away_from_zero(value: str, decimals: int | None, expected: Interval) -> None:
    assert truncation(Decimal(value), decimals) == expected


def test_a_negative_weight_swaps_the_flags_with_the_ends() -> None:
    cut = truncation(Decimal(5), 0)
    assert cut.weighted(Decimal(-1)) == Interval(Decimal(-6), Decimal(-5), False, True)


def test_one_point_needs_both_ends_closed() -> None:
    point = Decimal(1)
    empty = {ends: Interval(point, point, *ends).empty for ends in product((True, False), repeat=2)}
    assert empty == {(True, True): False, (True, False): True, (False, True): True, (False, False): True}


@given(values, st.integers(-6, 6))
def test_what_rounds_or_is_cut_to_a_value_lies_in_its_interval(value: Decimal, decimals: int) -> None:
    unit = Decimal(1).scaleb(-decimals)
    assert rounding((value / unit).to_integral_value() * unit, decimals).holds(value)
    whole = (value / unit).to_integral_value(rounding="ROUND_DOWN") * unit
    assert truncation(whole, decimals).holds(value)
    assert not truncation(whole, decimals).holds(whole + unit)


@given(intervals, intervals)
def test_a_number_lies_in_the_meeting_of_two_if_it_lies_in_both(left: Interval, right: Interval) -> None:
    both = left.meet(right)
    assert [both.holds(probe) for probe in PROBES] == [left.holds(probe) and right.holds(probe) for probe in PROBES]
    assert both == right.meet(left)


@given(intervals)
def test_an_empty_interval_holds_nothing_and_any_other_something(interval: Interval) -> None:
    assert interval.empty == (not any(interval.holds(probe) for probe in PROBES))


@given(solid, st.sampled_from(["-1", "1", "-0.5", "2", "0"]).map(Decimal))
def test_a_weight_moves_every_number(interval: Interval, weight: Decimal) -> None:
    moved = interval.weighted(weight)
    for probe in PROBES:
        if weight:
            assert moved.holds(probe * weight) == interval.holds(probe)
    assert not moved.empty


@given(st.lists(st.tuples(solid, st.sampled_from([-2, -1, 1, 3])), max_size=5))
def test_sums_equal_those_of_fractions(parts: list[tuple[Interval, int]]) -> None:
    low, high, low_closed, high_closed = Fraction(0), Fraction(0), True, True
    for interval, weight in parts:
        ends = [(Fraction(interval.low) * weight, interval.low_closed)]
        ends.append((Fraction(interval.high) * weight, interval.high_closed))
        if weight < 0:
            ends.reverse()
        low, low_closed = low + ends[0][0], low_closed and ends[0][1]
        high, high_closed = high + ends[1][0], high_closed and ends[1][1]
    summed = total(interval.weighted(Decimal(weight)) for interval, weight in parts)
    assert (Fraction(summed.low), Fraction(summed.high)) == (low, high)
    assert (summed.low_closed, summed.high_closed) == (low_closed, high_closed)


def test_the_widest_amounts_times_the_widest_weights_are_exact() -> None:
    widest, finest = Decimal(f"{'9' * MAX_EXPONENT}E{MAX_EXPONENT}"), Decimal(f"1E-{MAX_EXPONENT}")
    parts = [exactly(widest).weighted(widest), rounding(finest, 2 * MAX_EXPONENT - 1).weighted(finest)]
    summed = total(parts)
    assert Fraction(summed.low) == sum(Fraction(part.low) for part in parts)
