"""Turns facts that are wrong by themselves, filed twice or of odd size, into findings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from model.filing import Filing, Kind
from model.totals.book import Book
from model.totals.causes.effects import effect_of
from model.totals.causes.slips import Cause
from model.totals.ledger import Cell, cell_of, entry_of
from model.totals.magnitudes import oddities
from model.totals.rules.duplicates import DuplicateClass, duplicates
from model.totals.severity import Severity


class FactFinding(NamedTuple):
    """Something wrong with facts of one cell, whatever they add up to: `DUPLICATE` values, or an odd size or unit.

    `fault_row` is the fact to mend, -1 where it is not known which; `value` and `unit` are what it should be, None and
    the unit as filed where that is not known. `reason` continues a sentence that begins with the fact.
    """

    cell: Cell
    rows: tuple[int, ...]
    cause: Cause
    severity: Severity
    root: int
    fault_row: int = -1
    value: Decimal | None = None
    unit: int = -1
    reason: str = ""


def contradictions(filing: Filing) -> list[tuple[int, ...]]:
    """The rows of each number that is filed more than once with values that contradict each other."""
    return [
        found.rows
        for found in duplicates(filing)
        if found.agreement is DuplicateClass.INCONSISTENT
        and any(filing.facts.kind[row] == Kind.NUMBER for row in found.rows)
    ]


def fact_findings(
    filing: Filing, book: Book, contradicting: Iterable[tuple[int, ...]], known: Collection[int], after: int
) -> Iterator[FactFinding]:
    """Numbers that contradict each other, and those of odd size.

    `known` are the rows at fault for a total, which are not told twice; roots are counted from `after`.
    """
    root = after
    for rows in contradicting:
        root += 1
        yield _duplicate(filing, book, rows, root)
    for oddity in oddities(filing):
        if oddity.row not in known:
            root += 1
            cell = cell_of(filing, oddity.row)
            value, unit = oddity.value, oddity.unit
            warning = Severity.WARNING
            yield FactFinding(cell, (oddity.row,), oddity.cause, warning, root, oddity.row, value, unit, oddity.reason)


def _duplicate(filing: Filing, book: Book, rows: tuple[int, ...], root: int) -> FactFinding:
    """The one value with which totals foot is the right one, and the first fact of another is the one to mend."""
    cell = cell_of(filing, rows[0])
    numbers = [row for row in rows if filing.value(row) is not None]
    entries = {filing.facts.amount[row]: entry_of(filing, row) for row in reversed(numbers)}
    gains = {}
    for value, entry in entries.items():
        effect = effect_of({cell: entry}, book, book.touched((cell,))) if value.is_finite() else None
        gains[value] = len(effect.confirmed) + len(effect.mended) if effect is not None and not effect.broken else 0
    best = max(gains, key=lambda value: gains[value])
    row, right = -1, None
    if gains[best] and all(not gain for value, gain in gains.items() if value != best):
        right = best
        row = next(row for row in rows if filing.value(row) != best)
    return FactFinding(cell, rows, Cause.DUPLICATE, Severity.ERROR, root, row, right, cell.unit)
