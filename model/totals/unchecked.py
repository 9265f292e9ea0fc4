"""Turns amounts that contradict each other into the totals that were not checked for want of one value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from model.filing import Filing
from model.totals.book import Book
from model.totals.checks import Check
from model.totals.ledger import Cell, Entry, cell_of, entry_of

#: The rows of a cell whose facts contradict each other.
Rows = Sequence[int]


class Unchecked(NamedTuple):
    """A relation in one period that was not added up, since some of its amounts are reported with several values.

    `supposed` tells what would be added up to what, with the first of these values; its verdict says nothing. `rows`
    are those of all facts of each amount that contradicts itself.
    """

    supposed: Check
    rows: tuple[tuple[int, ...], ...]

    @property
    def total_cell(self) -> Cell:
        """Where the total stands."""
        return self.supposed.total_cell

    @property
    def cells(self) -> list[Cell]:
        """Every cell that takes part, the total first."""
        return [cell for cell, _ in self.supposed.cells()]


def supposed_amounts(filing: Filing, contradicting: Iterable[Rows]) -> dict[Cell, Entry | None]:
    """The first number of each cell whose facts contradict each other; None where none could be added."""
    return {cell_of(filing, rows[0]): _first(filing, rows) for rows in contradicting}


def unchecked(filing: Filing, book: Book, contradicting: Iterable[Rows]) -> Iterator[Unchecked]:
    """The relations and periods that the book made no check of; of equal sums the first alone."""
    rows_of = {cell_of(filing, rows[0]): tuple(rows) for rows in contradicting}
    told: set[object] = set()
    for check in book.unmade():
        same = check.total_cell, frozenset((term.cell, term.weight) for term in check.contributors)
        doubtful = tuple(rows_of[cell] for cell, _ in check.cells() if cell in rows_of)
        if doubtful and same not in told:
            told.add(same)
            yield Unchecked(check, doubtful)


def _first(filing: Filing, rows: Rows) -> Entry | None:
    """The first number among contradicting facts, None where there is none that could be added."""
    entries = (entry_of(filing, row) for row in rows if filing.value(row) is not None)
    return next((entry for entry in entries if entry.value.is_finite()), None)
