"""Turns calculation networks into relations: a concept, and the weighted concepts that a role says make it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from model.filing import Filing
from model.taxonomy.trees import children_of
from model.totals.ledger import Cell, ids_of
from model.totals.relations import NO_AXIS, ONE, Amounts, Key, Kind, Relation, Source, Term


class Summation(NamedTuple):
    """A total and its contributors by the ids of their concepts; `role` is that of the network."""

    role: str
    concept: int
    items: tuple[tuple[int, Decimal], ...]


def summations(filing: Filing) -> list[Summation]:
    """The totals of every calculation network of which contributors are known; the same sum in two roles once."""
    ids = ids_of(filing)
    found: dict[tuple[int, frozenset[tuple[int, Decimal]]], Summation] = {}
    for role, arcs in filing.taxonomy.calculation.items():
        for source, listed in children_of(arcs).items():
            items = {ids[arc.target]: _plain(arc.weight) for arc in listed if arc.target in ids and arc.weight}
            if source in ids and items:
                found.setdefault(
                    (ids[source], frozenset(items.items())), Summation(role, ids[source], (*items.items(),))
                )
    return list(found.values())


def _plain(weight: Decimal) -> Decimal:
    return ONE if weight == ONE else weight


class CalculationRelations(Source):
    """Calculations: total and contributors share period, unit and every dimension (Calculations 1.1, 5.2)."""

    def __init__(self, known: list[Summation]) -> None:
        self._known = known
        self._using: dict[int, list[int]] = {}
        for number, summation in enumerate(known):
            for concept in dict.fromkeys((summation.concept, *dict(summation.items))):
                self._using.setdefault(concept, []).append(number)

    def keys_of(self, cell: Cell) -> Iterator[Key]:
        """Every network in which the concept stands, at the place of the cell."""
        for number in self._using.get(cell.concept, ()):
            yield self._key(cell, number)

    def terms(self, key: Key, amounts: Amounts) -> list[Term]:
        """The items that are reported at the place of the total."""
        found = ((cell, amounts.get(cell), weight) for cell, weight in self.places(key))
        return [Term(cell, entry, weight) for cell, entry, weight in found if entry is not None]

    def places(self, key: Key) -> Iterator[tuple[Cell, Decimal]]:
        """The cells of all items."""
        relation, period = key
        for concept, weight in self._known[relation.source].items:
            yield Cell(concept, relation.unit, period, relation.dims), weight

    def _key(self, cell: Cell, number: int) -> Key:
        concept = self._known[number].concept
        return Relation(Kind.CALCULATION, concept, cell.unit, cell.dims, NO_AXIS, number), cell.period
