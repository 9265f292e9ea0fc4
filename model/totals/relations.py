"""Relations: what in a filing should add up to what, whatever says so (members, calculations, periods, movements)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import IntEnum
from typing import NamedTuple, Protocol

from model.filing import Dimensions
from model.totals.ledger import Cell, Entry

ONE = Decimal(1)
#: The axis of a relation that is not one of members.
NO_AXIS = -1


class Kind(IntEnum):
    """What makes the total: the members of an axis, the items of a calculation network, the shorter periods of a
    longer one, or an opening balance and the movements after it."""

    MEMBERS = 0
    CALCULATION = 1
    SPANS = 2
    MOVEMENTS = 3

    @property
    def word(self) -> str:
        """The kind as `check --json` names it."""
        return ("member-total", "calculation", "period-total", "roll-forward")[self]


class Relation(NamedTuple):
    """One total line and one way in which it should add up; in each period it makes a check.

    `dims` are those of the total; a member relation with a parent has that member among them. `source` is the number
    of the members, network or movements within the kind.
    """

    kind: Kind
    concept: int
    unit: int
    dims: Dimensions
    axis: int
    source: int

    @property
    def fixed(self) -> Dimensions:
        """The members of the other axes, which total and contributors share."""
        return tuple(pair for pair in self.dims if pair[0] != self.axis)


#: A relation in one period: for movements the period in which they fall.
Key = tuple[Relation, int]


class Term(NamedTuple):
    """A contributor: where it stands, its amount, and the weight with which it enters the sum."""

    cell: Cell
    entry: Entry
    weight: Decimal = ONE


class Amounts(Protocol):
    """Anything that tells the amount of a cell: a ledger, or one with corrections laid over it."""

    def get(self, cell: Cell, /) -> Entry | None:
        """The amount of a cell, None where it is missing."""


class Source(Protocol):
    """All relations of one kind."""

    def keys_of(self, cell: Cell) -> Iterator[Key]:
        """The relations and periods in which a cell may be a contributor or the total."""

    def total_of(self, key: Key) -> Cell:
        """Where the total stands: in the period of the relation, where nothing else is said."""
        relation, period = key
        return Cell(relation.concept, relation.unit, period, relation.dims)

    def terms(self, key: Key, amounts: Amounts) -> list[Term]:
        """The contributors that are reported."""

    def places(self, key: Key) -> Iterator[tuple[Cell, Decimal]]:
        """Where contributors may stand, reported or not, each with its weight."""
