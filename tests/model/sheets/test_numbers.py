"""Amounts are shown in one scale, with every digit that is there."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.filing import Unit
from model.sheets.numbers import (
    MINUS,
    SCALES,
    UNITS,
    Scale,
    amount_text,
    change_text,
    common_scale,
    has_fractions,
    number_text,
    unit_text,
    with_places,
)
from tests.filings import Fact, filing_of

EURO, SHARES = Unit("iso4217:EUR"), Unit("xbrli:shares")
PER_SHARE = Unit("iso4217:EUR/xbrli:shares")
THOUSANDS = SCALES[1]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("1234567", "1,234,567"),
        ("-1234.50", f"{MINUS}1,234.5"),
        ("0.00", "0"),
        ("-0", "0"),
        ("1E+6", "1,000,000"),
        ("0.125", "0.125"),
        ("Infinity", "∞"),
        ("-Infinity", f"{MINUS}∞"),
    ],
)
def test_numbers_as_text(value: str, shown: str) -> None:
    assert number_text(Decimal(value)).removeprefix(MINUS if value == "-0" else "") == shown


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20))
def test_no_digit_is_lost(value: Decimal) -> None:
    assert Decimal(number_text(value).replace(",", "").replace(MINUS, "-")) == value


def test_only_money_is_scaled() -> None:
    assert amount_text(Decimal(1_500_000), EURO, THOUSANDS) == "1,500"
    assert amount_text(Decimal(1_500_500), EURO, THOUSANDS) == "1,500.5"
    assert amount_text(Decimal(1_500_000), SHARES, THOUSANDS) == "1,500,000"
    assert unit_text(EURO, THOUSANDS) == "EUR in thousands"
    assert unit_text(EURO, UNITS) == "EUR"
    assert unit_text(Unit("iso4217:JPY"), SCALES[-1]) == "JPY in trillions"
    assert unit_text(SHARES, THOUSANDS) == "shares"
    assert unit_text(Unit("xbrli:pure"), THOUSANDS) == ""


@pytest.mark.parametrize(
    ("values", "power"),
    [
        (["5000000", "3000"], 3),
        (["5000000", "0"], 6),
        (["12"], 0),
        ([], 0),
        (["7000000000000", "3000000000"], 9),
        (["7000000000000", "41000000000000"], 12),
        (["7000000000000000"], 12),
    ],
)
def test_the_scale_of_a_view_hides_no_digit(values: list[str], power: int) -> None:
    filing = filing_of([Fact(value, {"A": str(n)}) for n, value in enumerate(values)])
    assert common_scale(filing, np.arange(len(values), dtype=np.int32)).power == power


def test_shares_do_not_set_the_scale() -> None:
    filing = filing_of([Fact("5000"), Fact("7", unit="xbrli:shares", concept="Shares")])
    assert common_scale(filing, np.arange(2, dtype=np.int32)).power == 3


@pytest.mark.parametrize(
    ("now", "before", "shown"),
    [
        ("110", "100", "+10.0 %"),
        ("90", "100", f"{MINUS}10.0 %"),
        ("100", "100", "0.0 %"),
        ("1000", "100", "+900 %"),
        ("0", "100", f"{MINUS}100 %"),
        ("5", "0", "n/m"),
        ("0", "0", "n/m"),
        ("5", "-5", "n/m"),
        ("-5", "5", "n/m"),
        ("-7", "-5", f"{MINUS}40.0 %"),
        ("-4", "-5", "+20.0 %"),
        ("1e400", "1e399", "+900 %"),
        ("Infinity", "5", None),
        (None, "5", None),
        ("5", None, None),
    ],
)
def test_changes(now: str | None, before: str | None, shown: str | None) -> None:
    amounts = [None if text is None else Decimal(text) for text in (now, before)]
    assert change_text(*amounts) == shown


@pytest.mark.parametrize(
    ("text", "places", "shown"),
    [
        ("10.1", 2, "10.10"),
        ("12", 2, "12.00"),
        ("12", 0, "12"),
        ("12", None, "12"),
        ("0.125", 2, "0.125"),
        ("5", 30, "5"),
        ("5", -3, "5"),
        ("INF", 2, "INF"),
    ],
)
def test_places_are_shown_as_filed(text: str, places: int | None, shown: str) -> None:
    assert with_places(text, Decimal(text), places) == shown


VALUES = st.lists(st.tuples(st.integers(-(10**17), 10**17), st.integers(-9, 9), st.booleans()), max_size=6)


@given(VALUES, st.sampled_from(SCALES))
def test_fractions_are_told_of_money_alone(values: list[tuple[int, int, bool]], scale: Scale) -> None:
    facts = [
        Fact(f"{mantissa}E{exponent}", unit="iso4217:EUR" if money else "xbrli:shares", concept=f"Line {number}")
        for number, (mantissa, exponent, money) in enumerate(values)
    ]
    filing = filing_of(facts)
    expected = any(
        money and Decimal(mantissa).scaleb(exponent - scale.power) % 1 for mantissa, exponent, money in values
    )
    assert has_fractions(filing, np.arange(len(facts), dtype=np.int32), scale) == expected
