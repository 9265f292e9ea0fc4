"""Turns the amounts of a filing into relations, and each relation in each period into a check with its verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from typing import NamedTuple, Protocol

from model.amounts import exact_difference, exact_sum
from model.filing import Dimensions
from model.totals.ledger import Cell, Entry, plus


class Verdict(Enum):
    """What a check found."""

    FOOTS = "foots"
    ROUNDS = "rounds"
    OFF = "off"


class Relation(NamedTuple):
    """One concept and unit on one axis, with the members of the other axes held fixed: the members make the whole."""

    concept: int
    unit: int
    axis: int
    fixed: Dimensions

    def total(self, period: int) -> Cell:
        """Where the total stands."""
        return Cell(self.concept, self.unit, period, self.fixed)

    def contributor(self, member: int, period: int) -> Cell:
        """Where the amount of one member stands."""
        return Cell(self.concept, self.unit, period, plus(self.fixed, self.axis, member))


@dataclass(frozen=True, slots=True)
class Check:
    """A relation in one period: `difference = reported - computed`, within the rounding of all amounts.

    `total_unit` differs from the relation's unit only where the total was found tagged in another unit.
    """

    relation: Relation
    period: int
    total_unit: int
    total: Entry
    contributors: tuple[tuple[Cell, Entry], ...]
    computed: Decimal
    verdict: Verdict

    @property
    def key(self) -> tuple[Relation, int]:
        """What makes a check the same check before and after a correction."""
        return self.relation, self.period

    @property
    def reported(self) -> Decimal:
        """The total as filed."""
        return self.total.value

    @property
    def difference(self) -> Decimal:
        """What the total has more than its contributors."""
        return exact_difference(self.total.value, self.computed)

    @property
    def non_zero(self) -> int:
        """How many contributors are not zero; a total with one contributor proves little."""
        return sum(1 for _, entry in self.contributors if entry.value)

    @property
    def members(self) -> frozenset[int]:
        """The members whose amounts were added up."""
        axis = self.relation.axis
        return frozenset(member for cell, _ in self.contributors for a, member in cell.dims if a == axis)

    def cells(self) -> Iterator[tuple[Cell, Entry]]:
        """Every amount in the check, the total first."""
        yield self.total_cell, self.total
        yield from self.contributors

    @property
    def total_cell(self) -> Cell:
        """Where the total stands."""
        return self.relation.total(self.period)._replace(unit=self.total_unit)

    def in_unit(self, unit: int) -> Check:
        """The same check with its total tagged in another unit, which makes it off whatever the numbers."""
        return replace(self, total_unit=unit, verdict=Verdict.OFF)


class Amounts(Protocol):
    """Anything that tells the amount of a cell: a ledger, or one with corrections laid over it."""

    def get(self, cell: Cell, /) -> Entry | None:
        """The amount of a cell, None where it is missing."""


class Universe:
    """The members that are reported on each axis of each concept, in the order in which they first appear."""

    def __init__(self, cells: Iterable[Cell]) -> None:
        self._members: dict[tuple[int, int], dict[int, None]] = {}
        for cell in cells:
            for axis, member in cell.dims:
                self._members.setdefault((cell.concept, axis), {})[member] = None

    def members(self, concept: int, axis: int) -> Iterable[int]:
        """The members of one axis for one concept, in any unit, period and combination."""
        return self._members.get((concept, axis), ())

    def axes(self, concept: int) -> list[int]:
        """The axes by which a concept is broken down."""
        return [axis for known, axis in self._members if known == concept]


def relations_of(cell: Cell, axes: Iterable[int]) -> Iterator[Relation]:
    """The relations in which a cell takes part: as a contributor on each of its axes, as the total on the others."""
    own = {axis for axis, _ in cell.dims}
    for axis in axes:
        yield Relation(cell.concept, cell.unit, axis, cell.without(axis) if axis in own else cell.dims)


def check(relation: Relation, period: int, ledger: Amounts, members: Iterable[int]) -> Check | None:
    """Adds up one relation in one period; None where the total or every contributor is missing."""
    total = ledger.get(relation.total(period))
    if total is None:
        return None
    found = []
    for member in members:
        cell = relation.contributor(member, period)
        entry = ledger.get(cell)
        if entry is not None:
            found.append((cell, entry))
    if not found:
        return None
    entries = [entry for _, entry in found]
    computed = exact_sum(entry.value for entry in entries)
    return Check(relation, period, relation.unit, total, tuple(found), computed, verdict(total, computed, entries))


def verdict(total: Entry, computed: Decimal, contributors: Iterable[Entry]) -> Verdict:
    """Compares a total with the sum of its contributors.

    In round mode every interval is closed and symmetric, so the sum's and the total's intervals meet exactly when the
    difference is no larger than all half-widths together (Calculations 1.1, 5.2).
    """
    difference = exact_difference(total.value, computed)
    if not difference:
        return Verdict.FOOTS
    allowed = exact_sum(entry.half_width for entry in (total, *contributors))
    return Verdict.ROUNDS if difference.copy_abs() <= allowed else Verdict.OFF
