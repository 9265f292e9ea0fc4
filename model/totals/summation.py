"""Turns the facts of a total and of its contributors into amounts, and says whether they add up, by three rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from enum import Enum
from functools import reduce

from model.amounts import MAX_EXPONENT, exact_product, exact_sum, lowest_power, shifted
from model.filing import Filing, Kind
from model.totals.duplicates import most_precise
from model.totals.intervals import Interval, exactly, rounding, total, truncation

#: Rounds as XBRL 2.1 does, at the stated decimals and nowhere else.
_HALF_EVEN = Context(prec=8 * MAX_EXPONENT, rounding=ROUND_HALF_EVEN, traps=[])


class Mode(Enum):
    """How values are understood when they are added up.

    Calculations 1.1 takes them as rounded to nearest (`ROUND`) or as cut off (`TRUNCATE`); XBRL 2.1, 5.2.5.2, rounds
    them and compares to the last digit.
    """

    ROUND = "round"
    TRUNCATE = "truncate"
    XBRL21 = "xbrl21"


@dataclass(frozen=True, slots=True)
class Amount:
    """What the facts of one place say together: where the true value lies, and the value of the most precise fact.

    In mode `XBRL21` the value is rounded to its decimals, and the interval is that value alone.
    """

    interval: Interval
    value: Decimal
    decimals: int | None


@dataclass(frozen=True, slots=True)
class Unusable:
    """Facts with which nothing can be added up; `why` continues a sentence that began with what they report."""

    why: str


#: A contributor: its weight and its amount.
Addend = tuple[Decimal, Amount]


def amount_of(filing: Filing, rows: Sequence[int], mode: Mode) -> Amount | Unusable | None:
    """What the facts of one place say together; None where there are none but nil ones."""
    kinds = {int(filing.facts.kind[row]) for row in rows}
    if kinds <= {Kind.NIL}:
        return None
    if mode is Mode.XBRL21 and len(rows) > 1:
        return Unusable("is reported more than once, which XBRL 2.1 does not add up")
    if kinds != {Kind.NUMBER}:
        missing = "as nil and with a value" if Kind.NIL in kinds else "with a value that is no number"
        return Unusable(f"is reported {missing}")
    values = [filing.facts.amount[row] for row in rows]
    if not all(value.is_finite() for value in values):
        return Unusable("is reported as infinite")
    decimals = [filing.decimals(row) for row in rows]
    best = most_precise(filing, rows)
    value, accuracy = filing.facts.amount[best], filing.decimals(best)
    if mode is Mode.XBRL21:
        value = half_even(value, accuracy)
        return Amount(exactly(value), value, accuracy)
    stated = dict(zip(decimals, values, strict=True))
    if any(_has_excess_digits(value, accuracy) for accuracy, value in stated.items()):
        return Unusable("is reported with digits beyond its stated accuracy")
    where = truncation if mode is Mode.TRUNCATE else rounding
    shared = reduce(Interval.meet, (where(value, accuracy) for accuracy, value in stated.items()))
    # Touching intervals do not make two values of the same accuracy one (OIM 1.0).
    same = all(stated[accuracy] == value for accuracy, value in zip(decimals, values, strict=True))
    if shared.empty or not same:
        return Unusable("is reported more than once, with values that contradict each other")
    return Amount(shared, value, accuracy)


def adds_up(reported: Amount, addends: Iterable[Addend], mode: Mode) -> tuple[bool, Decimal]:
    """Whether the weighted contributors make the total as the mode understands it, and what they come to."""
    listed = list(addends)
    computed = exact_sum(exact_product(amount.value, weight) for weight, amount in listed)
    if mode is Mode.XBRL21:
        computed = half_even(computed, reported.decimals)
        return computed == reported.value, computed
    summed = total(amount.interval.weighted(weight) for weight, amount in listed)
    return not summed.meet(reported.interval).empty, computed


def half_even(value: Decimal, decimals: int | None) -> Decimal:
    """The value rounded to so many decimals, halves to the even digit (XBRL 2.1, 4.6.7.2); None leaves it as it is."""
    return value if decimals is None else value.quantize(shifted(Decimal(1), -decimals), context=_HALF_EVEN)


def _has_excess_digits(value: Decimal, decimals: int | None) -> bool:
    """Whether it has digits other than zero below its stated accuracy, such as 1234 to thousands."""
    return decimals is not None and lowest_power(value) < -decimals and value != 0
