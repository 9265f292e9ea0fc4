"""Tells whether some of a few amounts make another: the last resort for what no network says, so it is bounded."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from model.amounts import exact_difference, exact_sum

#: Sums that are looked at; beyond them the answer is no.
MAX_SUMS = 4096


def makes(total: Decimal, amounts: Iterable[Decimal], slack: Decimal) -> bool:
    """Whether two or more of the amounts that are not zero add up to the total, within `slack`."""
    sums: dict[Decimal, int] = {Decimal(0): 0}
    for amount in amounts:
        if not amount:
            continue
        for known, count in list(sums.items()):
            reached = exact_sum((known, amount))
            if count and exact_difference(reached, total).copy_abs() <= slack:
                return True
            if sums.get(reached, 0) <= count:
                sums[reached] = count + 1
        if len(sums) > MAX_SUMS:
            return False
    return False
