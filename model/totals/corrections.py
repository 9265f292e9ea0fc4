"""Turns a check that is off into the corrections, each of one fact or line, that would make it foot exactly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from model.amounts import exact_difference, exact_sum, lowest_power, shifted
from model.filing import Dimensions
from model.totals.book import Book, Changes
from model.totals.checks import Check
from model.totals.ledger import Cell, Entry, plus


class Cause(Enum):
    """What went wrong with one fact, in the order in which the simpler explanation is preferred."""

    UNIT = "unit"
    SIGN = "sign"
    SCALE = "scale"
    TRANSPOSITION = "transposition"
    DIGIT = "digit"
    MISSING = "missing"
    UNEXPLAINED = "unexplained"

    @property
    def rank(self) -> int:
        """Lower is simpler."""
        return list(Cause).index(self)


@dataclass(frozen=True)
class Correction:
    """One fact (or for `unit` one line) to mend: where it stands, its row (-1 if absent), and what it should be."""

    cause: Cause
    cell: Cell
    row: int
    value: Decimal
    unit: int
    changes: Changes

    @property
    def line(self) -> Dimensions:
        """The members that name what is wrong: those that all retagged facts share, else the fact's own."""
        if self.cause is not Cause.UNIT:
            return self.cell.dims
        shared = set.intersection(*(set(cell.dims) for cell, entry in self.changes.items() if entry is None))
        return tuple(sorted(shared))

    @property
    def root(self) -> tuple[object, ...]:
        """What corrections of one root have in common: the line for a wrong unit, otherwise the fact."""
        if self.cause is Cause.UNIT:
            return self.cause, frozenset(self.changes)
        return self.cause, self.cell, self.value


def corrections(check: Check, book: Book) -> Iterator[Correction]:
    """Every single correction with which the check foots to the last digit."""
    yield from _units(check, book)
    if check.total_unit != check.relation.unit:
        return
    for cell, entry in check.cells():
        is_total = cell == check.total_cell
        value = _required(check, entry, is_total)
        cause = slip(entry.value, value, entry.half_width)
        changes = {cell: Entry(value, entry.half_width, entry.row)}
        yield Correction(cause, cell, entry.row, value, cell.unit, changes)
    yield from _missing(check, book)


def slip(filed: Decimal, right: Decimal, half_width: Decimal) -> Cause:
    """How `filed` could have come from `right`: a sign, a power of a thousand, a swap, one digit, or no simple way."""
    if not filed or not right:
        return Cause.UNEXPLAINED
    if filed == right.copy_negate():
        return Cause.SIGN
    if any(right == shifted(filed, power) for power in (3, -3, 6, -6, 9, -9)):
        return Cause.SCALE
    if (filed < 0) != (right < 0) or _finer(right, half_width):
        return Cause.UNEXPLAINED
    power = min(lowest_power(filed), lowest_power(right))
    before, after = _digits(filed, power), _digits(right, power)
    if len(before) != len(after):
        return Cause.UNEXPLAINED
    differ = [place for place, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1]]
    if len(differ) == 1:
        return Cause.DIGIT
    if (
        len(differ) == 2
        and differ[1] == differ[0] + 1
        and before[differ[0]] + before[differ[1]] == (after[differ[1]] + after[differ[0]])
    ):
        return Cause.TRANSPOSITION
    return Cause.UNEXPLAINED


def _required(check: Check, entry: Entry, is_total: bool) -> Decimal:
    return check.computed if is_total else exact_sum((entry.value, check.difference))


def _finer(value: Decimal, half_width: Decimal) -> bool:
    """Whether a value has digits below the accuracy in which the fact was filed, so that it was never meant."""
    return bool(half_width) and bool(value) and lowest_power(value) <= lowest_power(half_width)


def _digits(value: Decimal, power: int) -> str:
    return str(int(shifted(value.copy_abs(), -power)))


def _units(check: Check, book: Book) -> Iterator[Correction]:
    """Lines of this relation that are filed in another unit: as the total, or as contributors that were not added."""
    relation = check.relation
    if check.total_unit != relation.unit:
        yield from _retagged(check.total_cell, relation.unit, relation.fixed, book)
        return
    for unit in book.other_units(relation.concept, relation.unit):
        there = relation._replace(unit=unit)
        for member in book.universe.members(relation.concept, relation.axis):
            cell = there.contributor(member, check.period)
            if cell in book.entries:
                yield from _retagged(cell, relation.unit, ((relation.axis, member),), book)


def _retagged(cell: Cell, unit: int, line: Dimensions, book: Book) -> Iterator[Correction]:
    """The whole line (every fact with these members, or of the bare total) read in another unit."""
    facts = [
        (known, entry)
        for known, entry in book.entries.items()
        if known.concept == cell.concept
        and known.unit == cell.unit
        and (known.dims == line or (line and set(line) <= set(known.dims)))
    ]
    # A line that is filed in both units is a translation, not a slip.
    if any(known._replace(unit=unit) in book.entries for known, _ in facts):
        return
    changes: dict[Cell, Entry | None] = {known: None for known, _ in facts}
    changes |= {known._replace(unit=unit): entry for known, entry in facts}
    entry = book.entries[cell]
    yield Correction(Cause.UNIT, cell, entry.row, entry.value, unit, changes)


def _missing(check: Check, book: Book) -> Iterator[Correction]:
    """A member that is known on this axis but not reported here, with the amount that would close the gap."""
    relation = check.relation
    for member in book.universe.members(relation.concept, relation.axis):
        cell = Cell(relation.concept, relation.unit, check.period, plus(relation.fixed, relation.axis, member))
        elsewhere = any(cell._replace(unit=unit) in book.entries for unit in book.other_units(cell.concept, cell.unit))
        if member in check.members or elsewhere or _finer(check.difference, check.total.half_width):
            continue
        entry = Entry(exact_difference(check.reported, check.computed), check.total.half_width, -1)
        yield Correction(Cause.MISSING, cell, -1, entry.value, cell.unit, {cell: entry})
