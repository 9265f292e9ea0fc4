"""Turns relations and the amounts of a filing into checks: each total beside what its contributors add up to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from model.amounts import exact_difference, exact_product, exact_sum
from model.totals.ledger import Cell, Entry
from model.totals.relations import ONE, Key, Relation, Term


class Verdict(Enum):
    """What a check found."""

    FOOTS = "foots"
    ROUNDS = "rounds"
    OFF = "off"


class Check(NamedTuple):
    """A relation in one period: `difference = reported - computed`, within the rounding of all amounts.

    `total_cell` is where the total is filed: in another unit than the relation's only where it was found tagged so.
    Where `completed`, contributors that are reported by their members alone are among the others by those members.
    A check that is off accuses nobody where it is `partial`, a view of some of the contributors with which another
    check of the same total holds, or where its `gap` is reported as a fact of its own.
    """

    relation: Relation
    period: int
    total_cell: Cell
    total: Entry
    contributors: tuple[Term, ...]
    computed: Decimal
    verdict: Verdict
    completed: bool = False
    partial: bool = False
    gap: Cell | None = None

    @property
    def key(self) -> Key:
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
    def slack(self) -> Decimal:
        """The greatest difference that rounding explains."""
        return allowed(self.total, self.contributors)

    @property
    def in_other_unit(self) -> bool:
        """Whether the total is filed in another unit than its contributors."""
        return self.total_cell.unit != self.relation.unit

    @property
    def non_zero(self) -> int:
        """How many contributors are not zero; a total with one contributor proves little."""
        return sum(1 for term in self.contributors if term.entry.value)

    @property
    def lines(self) -> frozenset[object]:
        """What was added up, whatever the period, unit and fixed members: members of the axis, or concepts."""
        axis = self.relation.axis
        if axis < 0:
            return frozenset((term.cell.concept, term.weight) for term in self.contributors)
        return frozenset(pair for term in self.contributors for pair in term.cell.dims if pair[0] == axis)

    def cells(self) -> Iterator[tuple[Cell, Entry]]:
        """Every amount in the check, the total first."""
        yield self.total_cell, self.total
        for term in self.contributors:
            yield term.cell, term.entry

    def revised(self, entries: Mapping[Cell, Entry]) -> Check:
        """The same check with other amounts in some of its cells."""
        terms = [term._replace(entry=entries.get(term.cell, term.entry)) for term in self.contributors]
        total = entries.get(self.total_cell, self.total)
        return check_of(self.key, self.total_cell, total, terms, completed=self.completed)

    def in_unit(self, total_cell: Cell) -> Check:
        """The same check with its total tagged in another unit, which makes it off whatever the numbers."""
        return self._replace(total_cell=total_cell, verdict=Verdict.OFF)


def check_of(key: Key, total_cell: Cell, total: Entry, terms: Iterable[Term], *, completed: bool = False) -> Check:
    """Adds up one relation in one period."""
    contributors = tuple(terms)
    computed = exact_sum(weighted(term) for term in contributors)
    found = verdict(total, computed, contributors)
    return Check(*key, total_cell, total, contributors, computed, found, completed)


def weighted(term: Term) -> Decimal:
    """What a contributor adds to the sum."""
    return term.entry.value if term.weight is ONE else exact_product(term.entry.value, term.weight)


def verdict(total: Entry, computed: Decimal, contributors: Iterable[Term]) -> Verdict:
    """Compares a total with the sum of its contributors.

    In round mode every interval is closed and symmetric, so the sum's and the total's intervals meet exactly when the
    difference is no larger than all half-widths together (Calculations 1.1, 5.2).
    """
    difference = exact_difference(total.value, computed)
    if not difference:
        return Verdict.FOOTS
    return Verdict.ROUNDS if difference.copy_abs() <= allowed(total, contributors) else Verdict.OFF


def allowed(total: Entry, contributors: Iterable[Term]) -> Decimal:
    """All half-widths together, each with the weight of its amount."""
    widths = (
        term.entry.half_width if term.weight is ONE else exact_product(term.entry.half_width, term.weight.copy_abs())
        for term in contributors
    )
    return exact_sum((total.half_width, *widths))


def with_views_told(checks: Iterable[Check]) -> list[Check]:
    """The checks, those marked as partial that are off and add up only some of what makes their total in another."""
    listed = list(checks)
    doubted = {check.total_cell for check in listed if check.verdict is Verdict.OFF}
    holding: dict[Cell, list[frozenset[Cell]]] = {}
    for check in listed:
        if check.total_cell in doubted and check.verdict is not Verdict.OFF and check.non_zero > 1:
            holding.setdefault(check.total_cell, []).append(frozenset(term.cell for term in check.contributors))
    told = []
    for check in listed:
        wholes = holding.get(check.total_cell) if check.verdict is Verdict.OFF else None
        own = frozenset(term.cell for term in check.contributors) if wholes else frozenset()
        told.append(check._replace(partial=True) if any(own < whole for whole in wholes or ()) else check)
    return told
