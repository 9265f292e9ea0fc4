"""Whether some amounts make another is answered rightly for a few, and given up for many."""

from __future__ import annotations

import time
from decimal import Decimal
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from model.totals.causes.subsets import MAX_SUMS, makes


@given(st.lists(st.integers(-30, 30), max_size=8), st.integers(-60, 60), st.integers(0, 2))
def test_as_trying_every_subset_says(amounts: list[int], total: int, slack: int) -> None:
    others = [amount for amount in amounts if amount]
    expected = any(
        abs(sum(chosen) - total) <= slack
        for count in range(2, len(others) + 1)
        for chosen in combinations(others, count)
    )
    assert makes(Decimal(total), map(Decimal, amounts), Decimal(slack)) is expected


def test_one_amount_alone_makes_nothing() -> None:
    assert not makes(Decimal(5), [Decimal(5), Decimal(0)], Decimal(0))


def test_the_search_is_bounded() -> None:
    """With 60 powers of two each sum is another; the answer is no though the last two would do."""
    amounts = [Decimal(2**power) for power in range(60)]
    began = time.perf_counter()
    assert not makes(amounts[-1] + amounts[-2], amounts, Decimal(0))
    assert time.perf_counter() - began < 2
    assert MAX_SUMS < 2**20
