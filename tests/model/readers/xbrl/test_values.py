"""Tests of numbers and their accuracy in the lexical forms of XML Schema."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.amounts import INF, UNSTATED, parse_amount
from model.readers.xbrl.values import decimals_of_precision, exact_quotient, read_decimals, read_number


def value_of(text: str) -> Decimal:
    """What `read_number` makes of a text, as one Decimal."""
    mantissa, exponent, wide = read_number(text)
    return Decimal(mantissa).scaleb(exponent) if wide is None else wide


@pytest.mark.parametrize(
    ("text", "mantissa", "exponent"),
    [
        ("561667000", 561667000, 0),
        ("-12", -12, 0),
        ("+12", 12, 0),
        (" 007\n", 7, 0),
        ("12.50", 1250, -2),
        ("-0.50", -50, -2),
        ("-.5", -5, -1),
        ("5.", 5, 0),
        ("1e3", 1, 3),
        ("1.5E-2", 15, -3),
        ("0.000", 0, -3),
        ("999999999999999999", 999999999999999999, 0),
        ("9223372036854775807", 9223372036854775807, 0),
    ],
)
def test_numbers_that_fit_into_columns(text: str, mantissa: int, exponent: int) -> None:
    assert read_number(text) == (mantissa, exponent, None)


@pytest.mark.parametrize(
    "text", ["-0", "-0.00", "INF", "-INF", "9223372036854775808", "123456789012345678901234567890"]
)
def test_numbers_that_do_not_fit_are_kept_whole(text: str) -> None:
    wide = read_number(text)[2]
    assert wide is not None
    assert str(wide) == str(parse_amount(text))


@pytest.mark.parametrize(
    "text", ["", "-", ".", "1_000", "1,000", "12a", "٣", "\uff11", "0x1", "NaN", "1e", "9e999999999", "--1"]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="“"):
        read_number(text)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=None))
def test_every_decimal_is_read_back_as_it_was(value: Decimal) -> None:
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and abs(exponent) > 400:
        return
    assert str(value_of(f"{value:f}")) == str(parse_amount(f"{value:f}"))
    assert value_of(str(value)) == value


@pytest.mark.parametrize(("text", "decimals"), [("-6", -6), ("0", 0), ("+2", 2), (" 3 ", 3), ("INF", INF)])
def test_decimals(text: str, decimals: int) -> None:
    assert read_decimals(text) == decimals


@pytest.mark.parametrize("text", ["", "x", "1.5", "inf", "99999", "-99999", "1e2"])
def test_what_is_no_decimals_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="decimals"):
        read_decimals(text)


@pytest.mark.parametrize(
    ("precision", "value", "decimals"),
    [
        ("4", "123456", -2),
        ("4", "0.00012345", 7),
        ("1", "999.9", -2),
        ("3", "-1000", -1),
        ("INF", "12", INF),
        ("5", "0", INF),
        ("0", "12", UNSTATED),
    ],
)
def test_precision_amounts_to_decimals(precision: str, value: str, decimals: int) -> None:
    assert decimals_of_precision(precision, Decimal(value)) == decimals


@pytest.mark.parametrize("text", ["", "-1", "x", "99999", "٣"])
def test_what_is_no_precision_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="precision"):
        decimals_of_precision(text, Decimal(12))


@pytest.mark.parametrize(
    ("numerator", "denominator", "text"),
    [
        ("1", "4", "0.25"),
        ("1", "3", "1/3"),
        ("-6", "3", "-2"),
        ("1", "0", "1/0"),
        ("x", "2", "x/2"),
        ("INF", "2", "INF/2"),
    ],
)
def test_fractions_are_exact_or_stay_fractions(numerator: str, denominator: str, text: str) -> None:
    assert exact_quotient(numerator, denominator) == text
