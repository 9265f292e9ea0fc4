"""Turns series into all placements that fail least, by trying every one, apart from the reader's own way."""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence

from model.readers.textcopy.placing.relations import Series

Placement = tuple[tuple[int, ...], ...]
Equation = tuple[int, list[int]]


def equations(series: Sequence[Series]) -> list[Equation]:
    """Every total with the rows that should add up to it."""
    found = []
    for total, row in enumerate(series):
        axes = {axis for other in series for axis, _ in other.pairs} - {axis for axis, _ in row.pairs}
        for axis in sorted(axes):
            members = [
                at
                for at, other in enumerate(series)
                if other.line == row.line and len(other.pairs) == len(row.pairs) + 1
                if row.pairs < other.pairs and {each for each, _ in other.pairs - row.pairs} == {axis}
            ]
            if members:
                found.append((total, members))
    return found


def failures(series: Sequence[Series], chosen: Placement, equation: Equation) -> int:
    """In how many columns an equation fails, beyond half a unit of each figure's last digit."""
    total, members = equation
    failed = 0
    for column in series[total].columns:
        gap, room = 0.0, 0.0
        for at, sign in ((total, 1), *((member, -1) for member in members)):
            if column in chosen[at]:
                amount = series[at].amounts[chosen[at].index(column)]
                if amount is not None:
                    gap += sign * amount[0] * 10.0 ** -amount[1]
                    room += 0.5 * 10.0 ** -amount[1]
        failed += abs(gap) > room + 1e-9
    return failed


def ways(series: Sequence[Series]) -> int:
    """How many placements there are."""
    count = 1
    for row in series:
        if row.given is None:
            count *= len(list(itertools.combinations(row.columns, len(row.amounts))))
    return count


def best(series: Sequence[Series]) -> list[Placement]:
    """All placements with the fewest failures in all."""
    options = [
        [row.given] if row.given is not None else list(itertools.combinations(row.columns, len(row.amounts)))
        for row in series
    ]
    known = equations(series)
    costs: dict[Placement, int] = {}
    for chosen in itertools.product(*options):
        costs[chosen] = sum(failures(series, chosen, each) for each in known)
    least = min(costs.values())
    return [chosen for chosen, cost in costs.items() if cost == least]


def random_series(rng: random.Random) -> list[Series]:
    """A small table whose columns are lost, and in half of all cases a figure of it that is wrong."""
    columns = rng.randint(2, 3)
    kinds, sorts = rng.randint(1, 3), rng.randint(0, 2)
    largest = rng.choice([3, 30, 5000])
    cells: dict[frozenset[tuple[int, str]], list[int | None]] = {}
    for kind in range(kinds):
        for sort in range(max(1, sorts)):
            for column in range(columns):
                if rng.random() < 0.6:
                    value = rng.randint(-largest // 3, largest)
                    pairs = [(0, f"k{kind}")] + ([(1, f"s{sort}")] if sorts else [])
                    for size in range(len(pairs) + 1):
                        for part in itertools.combinations(pairs, size):
                            row = cells.setdefault(frozenset(part), [None] * columns)
                            row[column] = (row[column] or 0) + value
    if cells and rng.random() < 0.5:
        row = cells[rng.choice(sorted(cells, key=sorted))]
        column = rng.randrange(columns)
        if row[column] is not None:
            row[column] = rng.randint(-largest, 2 * largest)
    decimals = rng.choice([0, -3, 2])
    found = []
    for members, values in cells.items():
        amounts = [(value, decimals) for value in values if value is not None]
        if amounts:
            every = tuple(range(columns))
            given = every if len(amounts) == columns else None
            found.append(Series("line", members, amounts, every, given))
    return found
