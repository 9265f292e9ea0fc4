"""Turns the amount of a fact and the one that would make its total foot into the slip that lies between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import Enum

from model.amounts import exact_difference, lowest_power, shifted

#: Powers of ten by which amounts are misplaced: between ones, thousands, millions and billions.
_SCALES = (3, -3, 6, -6, 9, -9)


class Cause(Enum):
    """What went wrong with one fact, in the order in which the simpler explanation is preferred."""

    UNIT = "unit"
    SIGN = "sign"
    SCALE = "scale"
    TRANSPOSITION = "transposition"
    PERIOD = "period"
    DIGIT = "digit"
    DOUBLE_COUNT = "double-count"
    MISSING = "missing"
    DUPLICATE = "duplicate"
    UNEXPLAINED = "unexplained"

    @property
    def rank(self) -> int:
        """Lower is simpler."""
        return _RANKS[self]


_RANKS = {cause: rank for rank, cause in enumerate(Cause)}


def slip(filed: Decimal, wanted: Decimal, slack: Decimal, half_width: Decimal) -> tuple[Cause, Decimal]:
    """How `filed` could have come from an amount no farther from `wanted` than rounding (`slack`) explains.

    Gives the simplest cause, and the amount that was meant: a sign, a power of a thousand, a swap of two neighbouring
    digits, one digit. Where no simple way leads there it is `UNEXPLAINED`, and the amount `wanted` itself.
    """
    if filed and wanted:
        if _near(filed.copy_negate(), wanted, slack) and filed.copy_abs() > slack:
            return Cause.SIGN, filed.copy_negate()
        for power in _SCALES:
            right = shifted(filed, power)
            if _near(right, wanted, slack) and right.copy_abs() > slack:
                return Cause.SCALE, right
        if (filed < 0) == (wanted < 0):
            for cause, right in _digit_slips(filed, wanted, slack, half_width):
                return cause, right
    return Cause.UNEXPLAINED, wanted


def _near(right: Decimal, wanted: Decimal, slack: Decimal) -> bool:
    return exact_difference(right, wanted).copy_abs() <= slack


def _digit_slips(
    filed: Decimal, wanted: Decimal, slack: Decimal, half_width: Decimal
) -> Iterator[tuple[Cause, Decimal]]:
    """Both as whole numbers of the last place that either states; digits below the accuracy were never meant."""
    power = min(lowest_power(filed), lowest_power(wanted))
    coarse = lowest_power(half_width) + 1 if half_width else power
    before, after = int(shifted(filed.copy_abs(), -power)), int(shifted(wanted.copy_abs(), -power))
    room = shifted(slack, -power)
    lowest = max(coarse - power, 0)
    sign = -1 if filed < 0 else 1

    def amount(number: int) -> Decimal:
        return shifted(Decimal(sign * number), power)

    digits = [int(digit) for digit in reversed(str(before))]
    for number in _swapped(before, digits, after, room, lowest):
        yield Cause.TRANSPOSITION, amount(number)
    for number in _one_changed(before, digits, after, room, lowest):
        yield Cause.DIGIT, amount(number)


def _swapped(before: int, digits: Sequence[int], after: int, room: Decimal, lowest: int) -> Iterator[int]:
    """A leading zero may have been the second digit: 0134 for 1034."""
    padded = [*digits, 0]
    for place in range(lowest, len(padded) - 1):
        moved = (padded[place] - padded[place + 1]) * 9 * 10**place
        number = before + moved
        if moved and number and abs(number - after) <= room and abs(moved) > room:
            yield number


def _one_changed(before: int, digits: Sequence[int], after: int, room: Decimal, lowest: int) -> Iterator[int]:
    for place in range(lowest, len(digits)):
        unit = 10**place
        if unit <= room:
            continue
        steps = _rounded(after - before, unit)
        digit = digits[place] + steps
        if place == len(digits) - 1 and not digit:
            continue
        if steps and 0 <= digit <= 9 and abs(before + steps * unit - after) <= room:
            yield before + steps * unit


def _rounded(number: int, unit: int) -> int:
    return (2 * number + unit) // (2 * unit)
