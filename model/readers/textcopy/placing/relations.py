"""Turns rows into relations: a total and the rows of the members that should add up to it, column by column."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import NamedTuple

#: What a row is about: its concept, its unit and its (axis, member) pairs.
Pairs = frozenset[tuple[int, str]]


class Series(NamedTuple):
    """A row as the solver sees it. Amounts are (digits, decimals), None for a nil; `given` are their columns."""

    line: Hashable
    pairs: Pairs
    amounts: Sequence[tuple[int, int] | None]
    columns: tuple[int, ...]
    given: tuple[int, ...] | None


class Relation(NamedTuple):
    """A total less its contributors. Doubled, in units of the finest digit: whole numbers, half a digit included.

    `base` and `base_slack` hold the rows whose columns are known; the others are `terms`, each with its sign.
    `occupied` are, of the known rows, the columns with a total (bit 0) and with a contributor (bit 1).
    """

    columns: int
    base: tuple[int, ...]
    base_slack: tuple[int, ...]
    occupied: tuple[int, ...]
    terms: tuple[tuple[int, int], ...]
    values: Mapping[int, Sequence[int]]
    slacks: Mapping[int, Sequence[int]]

    def exact(self) -> Relation:
        """The same relation without the room that rounding gives."""
        nothing = {row: [0] * len(slacks) for row, slacks in self.slacks.items()}
        none = (0,) * self.columns
        return Relation(self.columns, self.base, none, self.occupied, self.terms, self.values, nothing)


def find_relations(series: Sequence[Series]) -> list[Relation]:
    """All relations that hold a row whose columns are not known, over rows of one line and unit."""
    by_line: dict[tuple[Hashable, tuple[int, ...]], dict[Pairs, int]] = {}
    for place, row in enumerate(series):
        by_line.setdefault((row.line, row.columns), {}).setdefault(row.pairs, place)
    relations: list[Relation] = []
    for rows in by_line.values():
        below: dict[tuple[int, int], list[int]] = {}
        for pairs, place in rows.items():
            for pair in pairs:
                total = rows.get(pairs - {pair})
                if total is not None:
                    below.setdefault((total, pair[0]), []).append(place)
        for (total, _), members in below.items():
            if any(series[place].given is None for place in (total, *members)):
                relations.append(_relation(series, total, members))
    return relations


def _relation(series: Sequence[Series], total: int, members: Sequence[int]) -> Relation:
    columns = series[total].columns
    signs = [(total, 1), *((place, -1) for place in members)]
    finest = max((each[1] for place, _ in signs for each in series[place].amounts if each), default=0)
    base, slack, occupied = [0] * len(columns), [0] * len(columns), [0] * len(columns)
    terms: list[tuple[int, int]] = []
    values: dict[int, list[int]] = {}
    slacks: dict[int, list[int]] = {}
    for place, sign in signs:
        row = series[place]
        values[place] = [sign * 2 * each[0] * 10 ** (finest - each[1]) if each else 0 for each in row.amounts]
        slacks[place] = [10 ** (finest - each[1]) if each else 0 for each in row.amounts]
        if row.given is None:
            terms.append((place, sign))
            continue
        for value, column in enumerate(row.given):
            at = columns.index(column) if column in columns else None
            if at is not None:
                base[at] += values[place][value]
                slack[at] += slacks[place][value]
                occupied[at] |= 1 if sign > 0 else 2
    return Relation(len(columns), tuple(base), tuple(slack), tuple(occupied), tuple(terms), values, slacks)
