"""How a wrong amount could have come from the right one, and which corrections are thought of at all."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from model.totals.causes.slips import Cause, slip


@pytest.mark.parametrize(
    ("filed", "right", "decimals", "cause"),
    [
        ("-561667", "561667", 0, Cause.SIGN),
        ("561667000", "561667", 0, Cause.SCALE),
        ("561.667", "561667", 3, Cause.SCALE),
        ("561667", "561676", 0, Cause.TRANSPOSITION),
        ("35820000", "53820000", -3, Cause.TRANSPOSITION),
        ("561667", "561767", 0, Cause.DIGIT),
        ("35820000", "35890000", -3, Cause.DIGIT),
        ("561667", "561766", 0, Cause.UNEXPLAINED),
        ("561667", "56167", 0, Cause.UNEXPLAINED),
        ("5616670", "561667", 0, Cause.UNEXPLAINED),
        ("0", "5", 0, Cause.UNEXPLAINED),
        ("5", "0", 0, Cause.UNEXPLAINED),
        ("35820000", "35820100", -3, Cause.UNEXPLAINED),
    ],
)
def test_the_slip_between_two_amounts(filed: str, right: str, decimals: int, cause: Cause) -> None:
    half_width = Decimal(5).scaleb(-decimals - 1)
    assert slip(Decimal(filed), Decimal(right), Decimal(0), half_width) == (cause, Decimal(right))


@given(st.integers(10, 10**12), st.integers(0, 11))
def test_every_swap_is_recognised(amount: int, place: int) -> None:
    digits = str(amount)
    assume(place + 1 < len(digits))
    assume(digits[place] != digits[place + 1])
    swapped = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
    assert slip(Decimal(swapped), Decimal(amount), Decimal(0), Decimal(0)) == (Cause.TRANSPOSITION, Decimal(amount))


@given(st.integers(1, 10**12), st.integers(0, 11), st.integers(1, 9))
def test_every_changed_digit_is_recognised(amount: int, place: int, digit: int) -> None:
    digits = str(amount)
    assume(place < len(digits))
    assume(digits[place] != str(digit))
    changed = Decimal(digits[:place] + str(digit) + digits[place + 1 :])
    assert slip(changed, Decimal(amount), Decimal(0), Decimal(0)) == (Cause.DIGIT, Decimal(amount))


@pytest.mark.parametrize(
    ("filed", "wanted", "slack", "cause", "right"),
    [
        ("-4871", "4870", "2", Cause.SIGN, "4871"),
        ("4871000", "4870", "2", Cause.SCALE, "4871"),
        ("8471", "4872", "2", Cause.TRANSPOSITION, "4871"),
        ("1871", "4870", "2", Cause.DIGIT, "4871"),
        ("-1", "1", "2", Cause.UNEXPLAINED, "1"),  # rounding alone explains as much
        ("12", "-21", "0", Cause.UNEXPLAINED, "-21"),  # a swap keeps the sign
        ("123", "23", "0", Cause.UNEXPLAINED, "23"),  # a digit that is gone is not another digit
    ],
)
def test_what_was_meant_within_rounding(filed: str, wanted: str, slack: str, cause: Cause, right: str) -> None:
    assert slip(Decimal(filed), Decimal(wanted), Decimal(slack), Decimal("0.5")) == (cause, Decimal(right))
