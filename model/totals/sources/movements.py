"""Turns presentations with an opening and a closing balance into relations: opening and movements make closing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from model.filing import Filing
from model.networks import Arc
from model.periods import Period, day_before
from model.taxonomy.trees import Children, children_of
from model.totals.ledger import Cell, ids_of
from model.totals.relations import NO_AXIS, ONE, Amounts, Key, Kind, Relation, Source, Term

_MINUS = Decimal(-1)


class RollForward(NamedTuple):
    """A balance and its movements with their signs, by the ids of their concepts; `role` is that of the network."""

    role: str
    concept: int
    movements: tuple[tuple[int, Decimal], ...]


def roll_forwards(filing: Filing) -> list[RollForward]:
    """Every list of a presentation that has one concept as opening and as closing balance.

    The movements are the lines between them; where none stand between, the line before them is the movement, as below
    a statement of cash flows. A line shown negated is taken off. Totals among the movements are no movements.
    """
    ids = ids_of(filing)
    found: dict[tuple[int, frozenset[tuple[int, Decimal]]], RollForward] = {}
    for role, arcs in filing.taxonomy.presentation.items():
        children = children_of(arcs)
        for listed in children.values():
            for concept, lines in _between(listed):
                movements = {
                    ids[line.target]: _sign(line)
                    for line in _leaves(lines, children)
                    if line.target in ids and line.target != concept
                }
                if concept in ids and movements:
                    key = ids[concept], frozenset(movements.items())
                    found.setdefault(key, RollForward(role, ids[concept], (*movements.items(),)))
    return list(found.values())


def _between(listed: Sequence[Arc]) -> Iterator[tuple[str, Sequence[Arc]]]:
    opened: dict[str, int] = {}
    for place, arc in enumerate(listed):
        label = (arc.preferred_label or "").lower()
        if label.endswith("periodstartlabel"):
            opened[arc.target] = place
        elif label.endswith("periodendlabel") and arc.target in opened:
            first = opened.pop(arc.target)
            lines = listed[first + 1 : place]
            yield arc.target, lines or listed[max(first - 1, 0) : first]


def _leaves(lines: Sequence[Arc], children: Children) -> Iterator[Arc]:
    """The lines and, of those with lines below them, these instead; a total after its parts is left out."""
    waiting = list(reversed(lines))
    seen = set()
    while waiting:
        line = waiting.pop()
        below = children.get(line.target, ())
        if below and line.target not in seen:
            seen.add(line.target)
            waiting.extend(reversed(below))
        elif not below and (len(lines) == 1 or "total" not in (line.preferred_label or "").lower()):
            yield line


def _sign(line: Arc) -> Decimal:
    return _MINUS if "negated" in (line.preferred_label or "").lower() else ONE


class MovementRelations(Source):
    """Closing balance = opening balance + movements, for every period at whose ends the balance is reported."""

    def __init__(self, known: list[RollForward], periods: Sequence[Period]) -> None:
        self._known = known
        self._balances: dict[int, list[int]] = {}
        self._movements: dict[int, list[int]] = {}
        for number, roll in enumerate(known):
            self._balances.setdefault(roll.concept, []).append(number)
            for concept, _ in roll.movements:
                self._movements.setdefault(concept, []).append(number)
        instants = {
            period.end: number for number, period in enumerate(periods) if period.start is None and period.whole
        }
        #: The instants at which each duration opens and closes.
        self._ends: dict[int, tuple[int, int]] = {}
        self._durations: dict[int, list[int]] = {}
        for number, period in enumerate(periods):
            if period.start is None or period.end is None or not period.whole:
                continue
            opening, closing = instants.get(day_before(period.start)), instants.get(period.end)
            if opening is not None and closing is not None:
                self._ends[number] = opening, closing
                for end in (opening, closing):
                    self._durations.setdefault(end, []).append(number)

    def keys_of(self, cell: Cell) -> Iterator[Key]:
        """The roll-forwards of a balance in the periods that begin or end with it, or of a movement in its period."""
        for number in self._balances.get(cell.concept, ()):
            for period in self._durations.get(cell.period, ()):
                yield self._key(cell, number, period)
        if cell.period in self._ends:
            for number in self._movements.get(cell.concept, ()):
                yield self._key(cell, number, cell.period)

    def total_of(self, key: Key) -> Cell:
        """The cell of the closing balance."""
        relation, period = key
        return Cell(relation.concept, relation.unit, self._ends[period][1], relation.dims)

    def terms(self, key: Key, amounts: Amounts) -> list[Term]:
        """The opening balance and the movements that are reported, where both are."""
        found = ((cell, amounts.get(cell), weight) for cell, weight in self.places(key))
        terms = [Term(cell, entry, weight) for cell, entry, weight in found if entry is not None]
        opening = self._opening(key)
        return terms if len(terms) > 1 and terms[0].cell == opening else []

    def places(self, key: Key) -> Iterator[tuple[Cell, Decimal]]:
        """The cells of the opening balance and of all movements."""
        relation, period = key
        yield self._opening(key), ONE
        for concept, weight in self._known[relation.source].movements:
            yield Cell(concept, relation.unit, period, relation.dims), weight

    def _opening(self, key: Key) -> Cell:
        relation, period = key
        return Cell(relation.concept, relation.unit, self._ends[period][0], relation.dims)

    def _key(self, cell: Cell, number: int, period: int) -> Key:
        concept = self._known[number].concept
        return Relation(Kind.MOVEMENTS, concept, cell.unit, cell.dims, NO_AXIS, number), period
