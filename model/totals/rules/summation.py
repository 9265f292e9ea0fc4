"""Turns the facts of a total and of its contributors into amounts, and says whether they add up, by three rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal, InvalidOperation
from enum import Enum
from functools import reduce
from typing import NamedTuple

from model.amounts import INF, MAX_EXPONENT, exact_product, exact_sum, lowest_power, shifted
from model.filing import Filing, Kind
from model.totals.rules.intervals import Interval, exactly, rounding, total, truncation

#: Rounds as XBRL 2.1 does, at the stated decimals and nowhere else.
_HALF_EVEN = Context(prec=8 * MAX_EXPONENT, rounding=ROUND_HALF_EVEN, traps=[InvalidOperation])

#: Looked up for every fact, where the attributes of an enum cost more than the rest.
_NUMBER, _NIL = int(Kind.NUMBER), int(Kind.NIL)


class Mode(Enum):
    """How values are understood when they are added up.

    Calculations 1.1 takes them as rounded to nearest (`ROUND`) or as cut off (`TRUNCATE`); XBRL 2.1, 5.2.5.2, rounds
    them and compares to the last digit.
    """

    ROUND = "round"
    TRUNCATE = "truncate"
    XBRL21 = "xbrl21"


class Amount(NamedTuple):
    """What the facts of one place say together: where the true value lies, and the value of the most precise fact.

    In mode `XBRL21` the value is rounded to its decimals, and the interval is that value alone.
    """

    interval: Interval
    value: Decimal
    decimals: int | None


class Unusable(NamedTuple):
    """Facts with which nothing can be added up; `why` continues a sentence that began with what they report."""

    why: str


#: A contributor: its weight and its amount.
Addend = tuple[Decimal, Amount]


def amount_of(filing: Filing, rows: Sequence[int], mode: Mode) -> Amount | Unusable | None:
    """What the facts of one place say together; None where there are none but nil ones."""
    if len(rows) == 1:
        return _amount(filing, rows[0], mode)
    said = [_amount(filing, row, mode) for row in rows]
    amounts = [each for each in said if isinstance(each, Amount)]
    if not any(said):
        return None
    if mode is Mode.XBRL21:
        return Unusable("is reported more than once, which XBRL 2.1 does not add up")
    if not all(said):
        return Unusable("is reported as nil and with a value")
    if len(amounts) < len(said):
        return next(each for each in said if isinstance(each, Unusable))
    shared = reduce(Interval.meet, (each.interval for each in amounts))
    # Touching intervals do not make two values of the same accuracy one (OIM 1.0).
    by_decimals = {each.decimals: each.value for each in amounts}
    if shared.empty or any(each.value != by_decimals[each.decimals] for each in amounts):
        return Unusable("is reported more than once, with values that contradict each other")
    best = max(amounts, key=lambda each: INF if each.decimals is None else each.decimals)
    return Amount(shared, best.value, best.decimals)


def _amount(filing: Filing, row: int, mode: Mode) -> Amount | Unusable | None:
    """What one fact says."""
    kind = int(filing.facts.kind[row])
    if kind == _NIL:
        return None
    if kind != _NUMBER:
        return Unusable("is reported with a value that is no number")
    value, decimals = filing.facts.amount[row], filing.decimals(row)
    if not value.is_finite():
        return Unusable("is reported as infinite")
    if mode is Mode.XBRL21:
        value = half_even(value, decimals)
        return Amount(exactly(value), value, decimals)
    if decimals is not None and value and lowest_power(value) < -decimals:
        # Such as 1234 to thousands, which neither rounding nor cutting off gives.
        return Unusable("is reported with digits beyond its stated accuracy")
    return Amount((truncation if mode is Mode.TRUNCATE else rounding)(value, decimals), value, decimals)


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
