"""Turns the periods of a line into relations: quarters that make a half year, and a half and more that make a year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from model.filing import Unit
from model.periods import Period
from model.totals.ledger import Cell
from model.totals.relations import NO_AXIS, ONE, Amounts, Key, Kind, Relation, Source, Term

_DAY = timedelta(days=1)


class SpanRelations(Source):
    """Durations that follow one another without a gap and together make a longer one, for every line.

    Of the ways to tile a period the one with the fewest pieces counts: what a quarter adds to the year to date. Amounts
    per share and other ratios are no sums over time.
    """

    def __init__(self, cells: Iterable[Cell], periods: Sequence[Period], units: Sequence[Unit]) -> None:
        additive = [not _is_ratio(unit) for unit in units]
        reported: dict[tuple[object, ...], set[int]] = {}
        for cell in cells:
            period = periods[cell.period]
            if period.days and period.whole and cell.unit >= 0 and additive[cell.unit]:
                reported.setdefault((cell.concept, cell.unit, cell.dims), set()).add(cell.period)
        self._tilings: dict[tuple[object, ...], dict[int, tuple[int, ...]]] = {}
        known: dict[frozenset[int], dict[int, tuple[int, ...]]] = {}
        for line, ids in reported.items():
            if len(ids) > 2:
                tiled = known.setdefault(frozenset(ids), tilings(ids, periods))
                if tiled:
                    self._tilings[line] = tiled

    def keys_of(self, cell: Cell) -> Iterator[Key]:
        """The longer periods that the period of a cell helps to make, and its own."""
        for whole, pieces in self._tilings.get((cell.concept, cell.unit, cell.dims), {}).items():
            if cell.period == whole or cell.period in pieces:
                yield Relation(Kind.SPANS, cell.concept, cell.unit, cell.dims, NO_AXIS, 0), whole

    def terms(self, key: Key, amounts: Amounts) -> list[Term]:
        """The pieces, where all of them are reported: a year is not the sum of three quarters."""
        found = [(cell, amounts.get(cell)) for cell, _ in self.places(key)]
        whole = [Term(cell, entry) for cell, entry in found if entry is not None]
        return whole if len(whole) == len(found) else []

    def places(self, key: Key) -> Iterator[tuple[Cell, Decimal]]:
        """The cells of the pieces."""
        relation, period = key
        tiled = self._tilings.get((relation.concept, relation.unit, relation.dims), {})
        for piece in tiled.get(period, ()):
            yield Cell(relation.concept, relation.unit, piece, relation.dims), ONE


def _is_ratio(unit: Unit) -> bool:
    return "/" in unit.name or unit.name == "xbrli:pure"


def tilings(ids: Iterable[int], periods: Sequence[Period]) -> dict[int, tuple[int, ...]]:
    """For each duration that shorter ones make, the fewest of these that do, in their order."""
    starting: dict[date, list[int]] = {}
    for number in ids:
        start = periods[number].start
        if start is not None:
            starting.setdefault(start, []).append(number)
    found = {}
    for whole in ids:
        tiled = _fewest(whole, starting, periods)
        if tiled:
            found[whole] = tiled
    return found


def _fewest(whole: int, starting: dict[date, list[int]], periods: Sequence[Period]) -> tuple[int, ...]:
    """Breadth first over the days at which a piece may end, so that the first way that arrives has the fewest."""
    start, end = periods[whole].start, periods[whole].end
    assert start is not None
    assert end is not None
    reached: dict[date, tuple[int, ...]] = {start: ()}
    waiting = [start]
    for day in waiting:
        for piece in starting.get(day, ()):
            last = periods[piece].end
            if piece == whole or last is None or last > end:
                continue
            if last == end:
                return (*reached[day], piece)
            after = last + _DAY
            if after not in reached:
                reached[after] = (*reached[day], piece)
                waiting.append(after)
    return ()
