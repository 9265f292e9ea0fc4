"""Turns the families of a filing into relations: one concept, the whole or a parent, and the members below it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.totals.ledger import Cell, plus
from model.totals.relations import ONE, Amounts, Key, Kind, Relation, Source, Term
from model.totals.sources.families import WHOLE, Families, Family


class MemberRelations(Source):
    """Member totals on every axis; of nested members only the highest that are reported are added up."""

    def __init__(self, families: Families) -> None:
        self._families = families
        self._axes: dict[int, list[int]] = {}
        for concept, axis in families:
            self._axes.setdefault(concept, []).append(axis)

    def axes(self, concept: int) -> list[int]:
        """The axes by which a concept is broken down."""
        return self._axes.get(concept, [])

    def keys_of(self, cell: Cell) -> Iterator[Key]:
        """As a contributor on each of its axes to every parent, and as the total of the members below it."""
        own = dict(cell.dims)
        for axis in self.axes(cell.concept):
            member = own.get(axis)
            for source, family in enumerate(self._families[cell.concept, axis]):
                if member is None:
                    yield self._key(cell, cell.dims, axis, source)
                    continue
                if member in family.children:
                    yield self._key(cell, cell.dims, axis, source)
                fixed = cell.without(axis)
                for parent in family.ancestors(member):
                    dims = fixed if parent == WHOLE else plus(fixed, axis, parent)
                    yield self._key(cell, dims, axis, source)

    def breakdowns(self, cell: Cell) -> Iterator[Key]:
        """The relations of which a cell is the total on an axis of which it has no member."""
        own = dict(cell.dims)
        for axis in self.axes(cell.concept):
            if axis not in own:
                for source in range(len(self._families[cell.concept, axis])):
                    yield self._key(cell, cell.dims, axis, source)

    def terms(self, key: Key, amounts: Amounts) -> list[Term]:
        """The highest members below the parent that are reported."""
        relation, period = key
        family, fixed = self._family(relation), relation.fixed
        found = []
        waiting = list(reversed(family.children.get(self._parent(relation), ())))
        while waiting:
            member = waiting.pop()
            cell = Cell(relation.concept, relation.unit, period, plus(fixed, relation.axis, member))
            entry = amounts.get(cell)
            if entry is not None:
                found.append(Term(cell, entry))
            else:
                waiting.extend(reversed(family.children.get(member, ())))
        return found

    def places(self, key: Key) -> Iterator[tuple[Cell, Decimal]]:
        """The cells of every member below the parent."""
        relation, period = key
        fixed = relation.fixed
        for member in self._family(relation).below(self._parent(relation)):
            yield Cell(relation.concept, relation.unit, period, plus(fixed, relation.axis, member)), ONE

    def _family(self, relation: Relation) -> Family:
        return self._families[relation.concept, relation.axis][relation.source]

    @staticmethod
    def _parent(relation: Relation) -> int:
        return next((member for axis, member in relation.dims if axis == relation.axis), WHOLE)

    @staticmethod
    def _key(cell: Cell, dims: tuple[tuple[int, int], ...], axis: int, source: int) -> Key:
        return Relation(Kind.MEMBERS, cell.concept, cell.unit, dims, axis, source), cell.period
