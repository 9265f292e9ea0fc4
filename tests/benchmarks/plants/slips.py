"""The slips of one amount: what each could turn it into, and which of them turn one amount into another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise

from model.amounts import lowest_power, shifted

UNIT, SIGN, SCALE, SWAP, DIGIT = "unit", "sign", "scale", "transposition", "digit"
MISSING, PERIOD, TWICE, DUPLICATE = "missing", "period", "double-count", "duplicate"
#: The kinds by the names of `check --json`, the simpler first.
KINDS = (UNIT, SIGN, SCALE, SWAP, DIGIT, MISSING, PERIOD, TWICE, DUPLICATE)
POWERS = (3, -3, 6, -6)


def scaled(value: Decimal) -> Iterator[tuple[str, Decimal]]:
    """An amount in thousands or millions too many or too few, as long as it stays whole."""
    for power in POWERS:
        after = shifted(value, power)
        if power > 0 or (lowest_power(value) >= 0 and lowest_power(after) >= 0):
            yield f"10^{power}", after


def swapped(value: Decimal, decimals: int | None) -> Iterator[Decimal]:
    """An amount with two neighbouring digits swapped, of those that are stated; the first never becomes 0."""
    power, digits = _stated(value, decimals)
    for place, (left, right) in enumerate(pairwise(digits)):
        if left != right and (place or right != "0"):
            yield _amount(digits[:place] + right + left + digits[place + 2 :], power, value)


def with_another_digit(value: Decimal, decimals: int | None) -> Iterator[Decimal]:
    """An amount with one of the stated digits changed; the first never becomes 0."""
    power, digits = _stated(value, decimals)
    for place, known in enumerate(digits):
        for digit in "0123456789":
            if digit != known and (place or digit != "0"):
                yield _amount(digits[:place] + digit + digits[place + 1 :], power, value)


def slips_between(filed: Decimal, right: Decimal, elsewhere: Iterable[Decimal]) -> set[str]:
    """Every kind of slip that turns `right` into `filed`; `elsewhere` are the values of the line in other periods."""
    kinds = {PERIOD} if filed in elsewhere and filed != right else set()
    if not filed or not right or filed == right:
        return kinds
    if filed == right.copy_negate():
        kinds.add(SIGN)
    if any(filed == shifted(right, power) for power in POWERS):
        kinds.add(SCALE)
    power = min(lowest_power(filed), lowest_power(right))
    before, after = _digits(right, power), _digits(filed, power)
    if (filed < 0) != (right < 0) or len(before) != len(after):
        return kinds
    differ = [place for place, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1]]
    if len(differ) == 1:
        kinds.add(DIGIT)
    if (
        len(differ) == 2
        and differ[1] == differ[0] + 1
        and before[differ[0]] + before[differ[1]] == (after[differ[1]] + after[differ[0]])
    ):
        kinds.add(SWAP)
    return kinds


def _stated(value: Decimal, decimals: int | None) -> tuple[int, str]:
    """The digits of an amount down to its accuracy, and the power of ten of the last."""
    lowest = lowest_power(value)
    power = min(lowest, 0) if decimals is None else min(lowest, -decimals)
    return power, _digits(value, power)


def _digits(value: Decimal, power: int) -> str:
    return str(int(shifted(value.copy_abs(), -power)))


def _amount(digits: str, power: int, like: Decimal) -> Decimal:
    after = shifted(Decimal(digits), power)
    return after.copy_negate() if like < 0 else after
