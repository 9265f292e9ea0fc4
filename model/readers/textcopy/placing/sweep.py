"""Turns one relation and the moves left to its rows into the least number of columns in which it can fail.

The sweep goes over the columns. Its state is how many values each row has placed; at a column each row places its next
value or skips it, and the column fails when total and contributors are further apart than rounding explains.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from model.readers.textcopy.placing.domains import Domain, pruned
from model.readers.textcopy.placing.relations import Relation

#: The most steps (a row placing or skipping in a state) for one sweep, for a connected set of rows, and for a page. A
#: sweep beyond its bound tells nothing yet; rows beyond theirs stay open. A million steps take about a second.
SWEEP_STEPS = 20_000
COMPONENT_STEPS = 300_000
PAGE_STEPS = 1_200_000
#: Columns beyond this many are more than a state has bits for.
MAX_COLUMNS = 63

_BITS = 6
_MASK = (1 << _BITS) - 1


class TooWide(Exception):  # noqa: N818 - no error: the sweep is left for later
    """One sweep needs more steps than it may take."""


class Exhausted(Exception):  # noqa: N818 - no error: what is left stays open
    """The rows that hang together, or the page, need more steps than they may take."""


@dataclass(slots=True)
class Purse:
    """The steps that are left, and the word to the outside that work goes on."""

    tick: Callable[[], None]
    page: int = PAGE_STEPS
    component: int = COMPONENT_STEPS

    def fresh(self) -> Purse:
        """This purse for the next set of connected rows."""
        self.component = COMPONENT_STEPS
        return self

    def pay(self, steps: int) -> None:
        """Takes steps; raises Exhausted when there are none left."""
        self.page -= steps
        self.component -= steps
        self.tick()
        if self.page < 0 or self.component < 0:
            raise Exhausted


@dataclass(frozen=True, slots=True)
class Swept:
    """The least cost found and, of the rows not yet fixed, the moves that lie on a way within the limit."""

    cost: int
    domains: Mapping[int, Domain]


@dataclass(slots=True)
class _Field:
    """The relation at each column with the fixed rows added in, and the reach of the others."""

    base: list[int]
    slack: list[int]
    rows: list[int]
    low: list[list[int]] = field(default_factory=list)
    high: list[list[int]] = field(default_factory=list)


def sweep(relation: Relation, domains: Mapping[int, Domain], dead: int, limit: int, purse: Purse) -> Swept | None:
    """The least cost up to `limit`, or None when every placement costs more; `dead` columns (bits) fail anyway.

    Raises:
        TooWide: it takes more steps than one sweep may.
    """
    ground = _field(relation, domains)
    tail = _tail(dead, relation.columns)
    layers: list[dict[int, int]] = [{0: 0}]
    moves: list[list[tuple[int, int, int]]] = []
    steps = 0
    try:
        for column in range(relation.columns):
            room = limit - tail[column + 1]
            after: dict[int, int] = {}
            made: list[tuple[int, int, int]] = []
            fails_anyway = dead >> column & 1
            for code, cost in layers[-1].items():
                may_fail = cost < room
                ways = _ways(relation, domains, ground, column, code, not (may_fail or fails_anyway))
                steps += len(ways) + len(ground.rows)
                if steps > SWEEP_STEPS:
                    raise TooWide
                for following, off in ways:
                    total = cost + (1 if fails_anyway else off)
                    if total <= room:
                        made.append((code, following, total - cost))
                        if after.get(following, limit + 1) > total:
                            after[following] = total
            layers.append(after)
            moves.append(made)
    finally:
        purse.pay(steps + 1)
    return _backwards(ground.rows, domains, layers, moves, limit)


def _field(relation: Relation, domains: Mapping[int, Domain]) -> _Field:
    ground = _Field(list(relation.base), list(relation.base_slack), [])
    for row, _ in relation.terms:
        domain = domains[row]
        if not domain.fixed:
            ground.rows.append(row)
            continue
        for value, column in enumerate(domain.columns()):
            ground.base[column] += relation.values[row][value]
            ground.slack[column] += relation.slacks[row][value]
    for column in range(relation.columns):
        low, high = [0], [0]
        for row in reversed(ground.rows):
            least, most = _reach(relation, domains[row], row, column)
            low.append(low[-1] + least)
            high.append(high[-1] + most)
        ground.low.append(low[::-1])
        ground.high.append(high[::-1])
    return ground


def _reach(relation: Relation, domain: Domain, row: int, column: int) -> tuple[int, int]:
    """What a row can add to the difference at a column at the least and at the most, rounding included."""
    values, slacks = relation.values[row], relation.slacks[row]
    moves = domain.place[column]
    placed = [value for value in range(domain.count) if moves >> value & 1]
    skipped = [0] if domain.skip[column] else []
    return (
        min([values[value] - slacks[value] for value in placed] + skipped),
        max([values[value] + slacks[value] for value in placed] + skipped),
    )


def _ways(
    relation: Relation, domains: Mapping[int, Domain], ground: _Field, column: int, code: int, must_foot: bool
) -> list[tuple[int, int]]:
    """All ways on from a state at a column: the state after it, and 1 where the column fails."""
    low, high = ground.low[column], ground.high[column]
    ways = [(code, ground.base[column], ground.slack[column])]
    for at, row in enumerate(ground.rows):
        domain, shift = domains[row], at * _BITS
        placed = code >> shift & _MASK
        grown: list[tuple[int, int, int]] = []
        if domain.skip[column] >> placed & 1:
            grown = ways
        if domain.place[column] >> placed & 1:
            value, slack = relation.values[row][placed], relation.slacks[row][placed]
            grown = grown + [(state + (1 << shift), gap + value, room + slack) for state, gap, room in ways]
        if must_foot:
            least, most = low[at + 1], high[at + 1]
            grown = [way for way in grown if way[1] + least <= way[2] and way[1] + most >= -way[2]]
        if len(grown) > SWEEP_STEPS:
            raise TooWide
        ways = grown
    return [(state, 0 if -room <= gap <= room else 1) for state, gap, room in ways]


def _backwards(
    rows: list[int],
    domains: Mapping[int, Domain],
    layers: list[dict[int, int]],
    moves: list[list[tuple[int, int, int]]],
    limit: int,
) -> Swept | None:
    """Keeps the moves that lie on a whole way within the limit."""
    columns = len(moves)
    place = {row: [0] * columns for row in rows}
    skip = {row: [0] * columns for row in rows}
    ahead = dict.fromkeys(layers[-1], 0)
    for column in range(columns - 1, -1, -1):
        here: dict[int, int] = {}
        kept: set[tuple[int, int]] = set()
        for code, following, cost in moves[column]:
            rest = ahead.get(following)
            if rest is None or layers[column][code] + cost + rest > limit:
                continue
            here[code] = min(here.get(code, limit), cost + rest)
            kept.add((code, following))
        for code, following in kept:
            for at, row in enumerate(rows):
                placed = code >> at * _BITS & _MASK
                moved = (following >> at * _BITS & _MASK) != placed
                (place if moved else skip)[row][column] |= 1 << placed
        ahead = here
    if 0 not in ahead:
        return None
    left = {row: pruned(domains[row].count, place[row], skip[row]) for row in rows}
    return Swept(ahead[0], {row: domain for row, domain in left.items() if domain is not None})


def dead_columns(relation: Relation, domains: Mapping[int, Domain]) -> int:
    """The columns, as bits, in which no choice of values foots, whatever stands in the others."""
    dead = 0
    ground = _field(relation, domains)
    for column in range(relation.columns):
        gaps = {(ground.base[column], ground.slack[column])}
        for at, row in enumerate(ground.rows):
            domain = domains[row]
            least, most = ground.low[column][at + 1], ground.high[column][at + 1]
            grown = set(gaps) if domain.skip[column] else set()
            for value in range(domain.count):
                if domain.place[column] >> value & 1:
                    add, slack = relation.values[row][value], relation.slacks[row][value]
                    grown |= {(gap + add, room + slack) for gap, room in gaps}
            gaps = {(gap, room) for gap, room in grown if gap + least <= room and gap + most >= -room}
            if len(gaps) > SWEEP_STEPS // 4:
                break
        else:
            if not any(-room <= gap <= room for gap, room in gaps):
                dead |= 1 << column
    return dead


def _tail(dead: int, columns: int) -> list[int]:
    """How many dead columns come at and after each column."""
    tail = [0] * (columns + 1)
    for column in range(columns - 1, -1, -1):
        tail[column] = tail[column + 1] + (dead >> column & 1)
    return tail
