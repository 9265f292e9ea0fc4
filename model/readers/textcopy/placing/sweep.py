"""Turns one relation and the moves left to its rows into the least number of columns in which it can fail.

The sweep goes over the columns. Its state is how many values each row has placed; at a column each row places its next
value or skips it, and the column fails when total and contributors are further apart than rounding explains.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import NamedTuple

from model.readers.textcopy.placing.domains import Domain, pruned
from model.readers.textcopy.placing.relations import Relation

#: The most steps (a row placing or skipping in a state) for one sweep, for a connected set of rows, and for a page. A
#: sweep beyond its bound tells nothing until other relations have told more; the bounds are tried in turn, so that the
#: easy relations come first. Rows beyond theirs stay open. A million steps take about half a second.
SWEEP_STEPS = (2_000, 20_000, 100_000)
COMPONENT_STEPS = 1_700_000
PAGE_STEPS = 2_000_000
#: With this many rows, the ways that foot are found from the ways through either half of them.
MANY_ROWS = 8
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


class Swept(NamedTuple):
    """The least cost found and, of the rows not yet fixed, the moves that lie on a way within the limit."""

    cost: int
    domains: Mapping[int, Domain]


@dataclass(slots=True)
class Ground:
    """The relation at each column with the fixed rows added in, and the reach of the others."""

    base: list[int]
    slack: list[int]
    rows: list[int]
    low: list[list[int]] = field(default_factory=list)
    high: list[list[int]] = field(default_factory=list)


def sweep(
    relation: Relation, domains: Mapping[int, Domain], dead: int, limit: int, purse: Purse, bound: int = SWEEP_STEPS[-1]
) -> Swept | None:
    """The least cost up to `limit`, or None when every placement costs more; `dead` columns (bits) fail anyway.

    Raises:
        TooWide: it takes more steps than `bound`.
    """
    ground = ground_of(relation, domains)
    tail = _tail(dead, relation.columns)
    layers: list[dict[int, int]] = [{0: 0}]
    moves: list[list[tuple[int, int, int]]] = []
    # What it costs to begin with, and below what each state costs, counts too: many small sweeps take time as well.
    steps, overhead = 0, 4 * (len(relation.terms) + 2 * len(ground.rows)) * relation.columns
    try:
        for column in range(relation.columns):
            room = limit - tail[column + 1]
            after: dict[int, int] = {}
            made: list[tuple[int, int, int]] = []
            fails_anyway = dead >> column & 1
            for code, cost in layers[-1].items():
                may_fail = bool(cost < room or fails_anyway)
                ways, taken = _ways(relation, domains, ground, column, code, may_fail, bound - steps)
                steps += taken
                if steps > bound:
                    raise TooWide
                overhead += len(ways) * len(ground.rows) // 4 + 4 * len(ground.rows)
                for following, off in ways:
                    total = cost + (1 if fails_anyway else off)
                    if total <= room:
                        made.append((code, following, total - cost))
                        if after.get(following, limit + 1) > total:
                            after[following] = total
            layers.append(after)
            moves.append(made)
    finally:
        purse.pay(steps + overhead)
    return _backwards(ground.rows, domains, layers, moves, limit)


def ground_of(relation: Relation, domains: Mapping[int, Domain]) -> Ground:
    """Adds the fixed rows of a relation in, and sees how far the others reach."""
    ground = Ground(list(relation.base), list(relation.base_slack), [])
    for row, _ in relation.terms:
        domain = domains[row]
        if not domain.fixed:
            ground.rows.append(row)
            continue
        for value, column in enumerate(domain.columns()):
            ground.base[column] += relation.values[row][value]
            ground.slack[column] += relation.slacks[row][value]
    # Large values first: they soonest tell which ways can still foot.
    ground.rows.sort(key=lambda row: max(map(abs, relation.values[row]), default=0), reverse=True)
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
    relation: Relation,
    domains: Mapping[int, Domain],
    ground: Ground,
    column: int,
    code: int,
    may_fail: bool,
    bound: int,
) -> tuple[list[tuple[int, int]], int]:
    """All ways on from a state at a column, as the state after it and 1 where the column fails; and the steps taken.

    Beyond the bound it stops: the caller sees that from the steps.
    """
    start = (code, ground.base[column], ground.slack[column])
    rows = list(enumerate(ground.rows))
    if may_fail or len(rows) < MANY_ROWS:
        ways, taken = _grown(relation, domains, ground, column, code, rows, [start], may_fail, bound)
        return [(state, 0 if -room <= gap <= room else 1) for state, gap, room in ways], taken
    # All ways through one half of the rows, and those through the other half that bring the difference back to zero.
    half = len(rows) // 2
    left, taken = _grown(relation, domains, ground, column, code, rows[:half], [start], True, bound)
    right, more = _grown(relation, domains, ground, column, code, rows[half:], [(0, 0, 0)], True, bound)
    if taken + more > bound:
        return [], taken + more
    right.sort(key=_gap_of)
    gaps = [gap for _, gap, _ in right]
    widest = max((room for _, _, room in right), default=0)
    found: list[tuple[int, int]] = []
    for state, gap, room in left:
        low, high = bisect_left(gaps, -gap - room - widest), bisect_right(gaps, -gap + room + widest)
        found += [(state + moved, 0) for moved, far, wide in right[low:high] if abs(gap + far) <= room + wide]
        more += high - low
        if taken + more > bound:
            return [], taken + more
    return found, taken + more + len(left)


_gap_of = itemgetter(1)


def _grown(
    relation: Relation,
    domains: Mapping[int, Domain],
    ground: Ground,
    column: int,
    code: int,
    rows: Sequence[tuple[int, int]],
    ways: list[tuple[int, int, int]],
    may_fail: bool,
    bound: int,
) -> tuple[list[tuple[int, int, int]], int]:
    """The ways after these rows placed a value or skipped: state, difference and rounding so far; the steps taken."""
    low, high = ground.low[column], ground.high[column]
    taken = 1
    for at, row in rows:
        domain, shift = domains[row], at * _BITS
        placed = code >> shift & _MASK
        grown: list[tuple[int, int, int]] = []
        if domain.skip[column] >> placed & 1:
            grown = ways
        if domain.place[column] >> placed & 1:
            value, slack = relation.values[row][placed], relation.slacks[row][placed]
            grown = grown + [(state + (1 << shift), gap + value, room + slack) for state, gap, room in ways]
        if not may_fail:
            least, most = low[at + 1], high[at + 1]
            grown = [way for way in grown if way[1] + least <= way[2] and way[1] + most >= -way[2]]
        taken += len(ways) + len(grown)
        if taken > bound:
            return [], taken
        ways = grown
    return ways, taken


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


def _tail(dead: int, columns: int) -> list[int]:
    """How many dead columns come at and after each column."""
    tail = [0] * (columns + 1)
    for column in range(columns - 1, -1, -1):
        tail[column] = tail[column + 1] + (dead >> column & 1)
    return tail
