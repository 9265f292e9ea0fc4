"""Turns the difference of a check into the fact that reports just that, such as a reconciling item."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from model.amounts import significant_digits
from model.totals.checks import Check
from model.totals.ledger import Cell, Entry

#: A difference with fewer digits is met by chance too easily to be what another fact reports.
_MIN_DIGITS = 3


class Gaps:
    """Finds facts by their size, concept by concept, so that each difference costs no more than what equals it."""

    def __init__(self, cells_of: Callable[[int], Iterable[tuple[Cell, Entry]]]) -> None:
        self._cells_of = cells_of
        self._sizes: dict[int, dict[Decimal, list[Cell]]] = {}

    def reported(self, check: Check) -> Cell | None:
        """A fact that is just the difference: the total's concept on one more axis."""
        gap = check.difference.copy_abs()
        if significant_digits(gap) < _MIN_DIGITS:
            return None
        relation = check.relation
        periods = {cell.period for cell, _ in check.cells()}
        for cell in self._of_size(check.total_cell.concept, gap):
            beyond = set(cell.dims) - set(relation.dims)
            if (
                cell.unit == relation.unit
                and cell.period in periods
                and set(relation.dims) < set(cell.dims)
                and all(axis != relation.axis for axis, _ in beyond)
            ):
                return cell
        return None

    def _of_size(self, concept: int, size: Decimal) -> list[Cell]:
        if concept not in self._sizes:
            sizes: dict[Decimal, list[Cell]] = {}
            for cell, entry in self._cells_of(concept):
                sizes.setdefault(entry.value.copy_abs(), []).append(cell)
            self._sizes[concept] = sizes
        return self._sizes[concept].get(size, [])
