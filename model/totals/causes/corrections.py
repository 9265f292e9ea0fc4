"""Turns a check that is off into the corrections, each of one fact or line, that would make it foot."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from model.amounts import exact_difference, exact_quotient, exact_sum, lowest_power, shifted, significant_digits
from model.filing import Dimensions
from model.totals.book import Book, Changes
from model.totals.causes.slips import Cause, slip
from model.totals.causes.subsets import makes
from model.totals.checks import Check, weighted
from model.totals.ledger import Cell, Entry
from model.totals.relations import Kind, Term

#: An amount with fewer digits is the same in two periods too easily to have been taken over from one; with fewer than
#: the second number, too easily to prefer that to a changed digit.
_MIN_DIGITS, _CLEAR_DIGITS = 2, 3
#: The power of ten by which a changed digit must be above rounding, where nothing else shows that amounts are rounded.
_MUCH = 2
#: The kinds whose contributors may be lacking, or be one another's subtotals.
_PARTS = (Kind.MEMBERS, Kind.CALCULATION)


class Correction(NamedTuple):
    """One fact (or for `unit` one line) to mend: where it stands, its row (-1 if absent), and what it should be.

    `seen` counts the other periods in which the relation foots with a fact that is missing.
    """

    cause: Cause
    cell: Cell
    row: int
    value: Decimal
    unit: int
    changes: Changes
    seen: int = 0

    @property
    def simple(self) -> bool:
        """Whether it is likely by itself: a slip of a known kind, or a member that is there in other periods."""
        return self.seen > 0 or self.cause not in (Cause.UNEXPLAINED, Cause.MISSING)

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
    """Every single correction with which the check foots, to the last digit or within rounding."""
    yield from _units(check, book)
    if check.in_other_unit:
        return
    slack = Decimal(0) if book.strict else check.slack
    yield from _value(check, check.total_cell, check.total, check.computed, slack, book)
    for term in check.contributors:
        wanted = exact_quotient(exact_sum((weighted(term), check.difference)), term.weight)
        if wanted is not None:
            yield from _value(check, term.cell, term.entry, wanted, slack, book)
            yield from _twice(check, term, slack)
    yield from _missing(check, book)


def _value(check: Check, cell: Cell, entry: Entry, wanted: Decimal, slack: Decimal, book: Book) -> Iterator[Correction]:
    """Another value for a fact: the simplest slip, and that of another period where the filed one is just that."""
    cause, value = slip(entry.value, wanted, Decimal(0), entry.half_width)
    if cause is Cause.UNEXPLAINED and slack:
        rough, near = slip(entry.value, wanted, slack, entry.half_width)
        moved = exact_difference(near, entry.value).copy_abs()
        # A changed digit within rounding is one of many where no other total of the filing only rounds.
        if book.noisy or rough is not Cause.DIGIT or shifted(slack, _MUCH) <= moved:
            cause, value = rough, near
    digits = {Cause.UNEXPLAINED: _MIN_DIGITS, Cause.DIGIT: _CLEAR_DIGITS}.get(cause)
    alike = wanted and (wanted < 0) == (entry.value < 0)
    if digits and alike and significant_digits(entry.value) >= digits and _is_of_another_period(cell, entry, book):
        cause, value = Cause.PERIOD, wanted
    elif cause is Cause.UNEXPLAINED and cell == check.total_cell and _repeats(check, slack):
        cause = Cause.DOUBLE_COUNT
    yield Correction(cause, cell, entry.row, value, cell.unit, {cell: entry._replace(value=value)})


def _is_of_another_period(cell: Cell, entry: Entry, book: Book) -> bool:
    """Whether the same line has this very amount in one other period; in more it is simply what never changes."""
    others = (book.entries.get(other) for other in book.other_periods(cell))
    return sum(other is not None and other.value == entry.value for other in others) == 1


def _repeats(check: Check, slack: Decimal) -> bool:
    """Whether a total is too great by just one of its contributors."""
    if check.relation.kind not in _PARTS or significant_digits(check.difference) < _MIN_DIGITS:
        return False
    over = (exact_difference(weighted(term), check.difference) for term in check.contributors)
    return any(rest.copy_abs() <= slack for rest in over)


def _twice(check: Check, term: Term, slack: Decimal) -> Iterator[Correction]:
    """A contributor that is the sum of others, and without which the total foots."""
    if check.relation.kind not in _PARTS:
        return
    extra = exact_sum((weighted(term), check.difference)).copy_abs() <= slack
    if not extra or not term.entry.value:
        return
    others = [weighted(other) for other in check.contributors if other is not term]
    if makes(weighted(term), others, slack):
        yield Correction(Cause.DOUBLE_COUNT, term.cell, term.entry.row, Decimal(0), term.cell.unit, {term.cell: None})


def _finer(value: Decimal, half_width: Decimal) -> bool:
    """Whether a value has digits below the accuracy in which the fact was filed, so that it was never meant."""
    return bool(half_width) and bool(value) and lowest_power(value) <= lowest_power(half_width)


def _units(check: Check, book: Book) -> Iterator[Correction]:
    """Lines of this relation that are filed in another unit: as the total, or as contributors that were not added."""
    relation = check.relation
    if check.in_other_unit:
        yield from _retagged(check.total_cell, relation.unit, relation.dims, book)
        return
    for cell, _ in book.places(check.key):
        for unit in book.other_units(cell.concept, relation.unit):
            there = cell._replace(unit=unit)
            if there in book.entries and cell not in book.entries:
                own = tuple(pair for pair in cell.dims if pair not in relation.dims)
                yield from _retagged(there, relation.unit, own or cell.dims, book)


def _retagged(cell: Cell, unit: int, line: Dimensions, book: Book) -> Iterator[Correction]:
    """The whole line (every fact with these members, or of the bare total) read in another unit."""
    facts = [
        (known, entry)
        for known, entry in book.cells_of(cell.concept)
        if known.unit == cell.unit and (known.dims == line or (line and set(line) <= set(known.dims)))
    ]
    # A line that is filed in both units is a translation, not a slip.
    if any(known._replace(unit=unit) in book.entries for known, _ in facts):
        return
    changes: dict[Cell, Entry | None] = {known: None for known, _ in facts}
    changes |= {known._replace(unit=unit): entry for known, entry in facts}
    entry = book.entries[cell]
    yield Correction(Cause.UNIT, cell, entry.row, entry.value, unit, changes)


def _missing(check: Check, book: Book) -> Iterator[Correction]:
    """A contributor that is reported in other periods but not here, with the amount that would close the gap."""
    difference = check.difference
    if check.relation.kind not in _PARTS or _finer(difference, check.total.half_width):
        return
    there = {term.cell for term in check.contributors}
    for cell, weight in book.places(check.key):
        if cell in there or cell in book.entries:
            continue
        if any(cell._replace(unit=unit) in book.entries for unit in book.other_units(cell.concept, cell.unit)):
            continue
        value = exact_quotient(difference, weight)
        if value is not None:
            entry = Entry(value, check.total.half_width, -1)
            yield Correction(Cause.MISSING, cell, -1, value, cell.unit, {cell: entry}, _seen(check, cell, book))


def _seen(check: Check, cell: Cell, book: Book) -> int:
    """In how many other periods the same line is among the contributors, and these foot with it."""
    count = 0
    for other in book.other_periods(cell):
        then = book.check((check.relation, other.period))
        if then is None or book.in_doubt(then):
            continue
        count += any(term.cell == other and bool(term.entry.value) for term in then.contributors)
    return count
