"""Numbers survive exactly, and what is no number is refused."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.amounts import (
    AmountColumn,
    exact_difference,
    exact_sum,
    lowest_power,
    mantissa_and_exponent,
    parse_amount,
    plain,
)

DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, places=4) | st.decimals(
    allow_nan=False, allow_infinity=False, min_value=-(10**40), max_value=10**40
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("123456789012345678901234567890", "123456789012345678901234567890"),
        ("-0", "-0"),
        ("1e3", "1000"),
        (".5", "0.5"),
        ("5.", "5"),
        (" +7 ", "7"),
        ("1.50", "1.50"),
    ],
)
def test_a_number_keeps_every_digit(text: str, shown: str) -> None:
    assert plain(parse_amount(text)) == shown


def test_infinity_is_a_value() -> None:
    assert parse_amount("INF") == Decimal("Infinity")
    assert parse_amount("-INF") == Decimal("-Infinity")


@pytest.mark.parametrize(
    "text", ["", "1,234", "12a", "--1", "NaN", "1e", "0x10", "٣", "9e999999999", "1" * 500, "1e-500"]
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a number|too large or too small"):
        parse_amount(text)


@given(DECIMALS)
def test_a_column_gives_back_what_was_put_in(value: Decimal) -> None:
    narrow = mantissa_and_exponent(value)
    column = AmountColumn(
        np.array([narrow[0] if narrow else 0], dtype=np.int64),
        np.array([narrow[1] if narrow else 0], dtype=np.int16),
        {} if narrow else {0: value},
    )
    assert column[0] == value
    assert column[0].as_tuple() == value.as_tuple()


def test_minus_zero_and_wide_numbers_stay_apart() -> None:
    assert mantissa_and_exponent(Decimal("-0")) is None
    assert mantissa_and_exponent(Decimal(2**63)) is None
    assert mantissa_and_exponent(Decimal(-(2**63) + 1)) == (-(2**63) + 1, 0)


@given(st.lists(st.integers(-(10**45), 10**45)))
def test_sums_never_round(numbers: list[int]) -> None:
    assert exact_sum(Decimal(number) for number in numbers) == sum(numbers)
    assert exact_difference(Decimal(10**45), Decimal(1)) == 10**45 - 1


def test_the_lowest_power_is_that_of_the_last_digit() -> None:
    assert [lowest_power(Decimal(text)) for text in ("561000", "1.50", "0", "5E+6", "-20")] == [3, -1, 0, 6, 1]


@given(st.lists(DECIMALS | st.sampled_from([Decimal("Infinity"), Decimal("-0")])), st.data())
def test_the_lowest_power_of_a_column_is_the_lowest_of_its_rows(values: list[Decimal], data: st.DataObject) -> None:
    narrow = [mantissa_and_exponent(value) for value in values]
    mantissa, exponent = zip(*(known or (0, 0) for known in narrow), strict=True) if narrow else ((), ())
    column = AmountColumn(
        np.array(mantissa, dtype=np.int64),
        np.array(exponent, dtype=np.int16),
        {row: value for row, (value, known) in enumerate(zip(values, narrow, strict=True)) if known is None},
    )
    rows = data.draw(st.lists(st.sampled_from(range(len(values))), unique=True)) if values else []
    expected = [lowest_power(values[row]) for row in rows if values[row] and values[row].is_finite()]
    assert column.lowest_power(np.array(rows, dtype=np.int32)) == min(expected, default=None)
