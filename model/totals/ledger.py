"""Turns the facts of a filing into one exact amount a cell, the form in which totals are added up."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from typing import NamedTuple

import numpy as np

from model.amounts import UNSTATED, lowest_power, shifted
from model.filing import Dimensions, Filing, Kind
from model.totals.rules.duplicates import DuplicateClass, classify


class Cell(NamedTuple):
    """Where an amount stands: ids of concept, unit and period, and the axis-member pairs."""

    concept: int
    unit: int
    period: int
    dims: Dimensions

    def without(self, axis: int) -> Dimensions:
        """The pairs on every other axis."""
        return tuple(pair for pair in self.dims if pair[0] != axis)


class Entry(NamedTuple):
    """An amount: its exact value, half the width of its rounding interval, and its row (-1 where it was supposed)."""

    value: Decimal
    half_width: Decimal
    row: int


_ZERO = Decimal(0)
#: The coarsest accuracy that is taken for granted where none is stated: millions.
_COARSEST = -6


def ids_of(filing: Filing) -> dict[str, int]:
    """The id of each concept by its name."""
    return {concept.name: number for number, concept in reversed(list(enumerate(filing.concepts)))}


def half_width(decimals: int | None) -> Decimal:
    """Half the rounding interval of a value with these decimals: 10^-d / 2, 0 for exact (Calculations 1.1, round)."""
    return _ZERO if decimals is None else shifted(Decimal(5), -decimals - 1)


def plus(pairs: Dimensions, axis: int, member: int) -> Dimensions:
    """The pairs with one more, in the order that cells compare by."""
    return tuple(sorted((*pairs, (axis, member))))


def build_ledger(filing: Filing, concepts: Collection[int] | None = None) -> dict[Cell, Entry]:
    """The finite amounts of a filing by cell, but for the cells whose facts contradict each other.

    Only `concepts` where they are named: those that take part in a total, of the many of a large filing. Of consistent
    duplicates the most precise stands (Handling Duplicate Facts, WGN 2018-04-19).
    """
    facts = filing.facts
    chosen = (facts.kind == Kind.NUMBER) & (facts.period >= 0)
    if concepts is not None:
        wanted = np.zeros(len(filing.concepts), dtype=np.bool_)
        wanted[list(concepts)] = True
        chosen &= wanted[facts.concept]
    rows_of: dict[Cell, list[int]] = {}
    for row in np.flatnonzero(chosen).tolist():
        rows_of.setdefault(cell_of(filing, row), []).append(row)
    ledger: dict[Cell, Entry] = {}
    for cell, rows in rows_of.items():
        entries = [entry_of(filing, row) for row in rows]
        if any(not entry.value.is_finite() for entry in entries):
            continue
        if len(rows) == 1 or classify(filing, rows) is not DuplicateClass.INCONSISTENT:
            ledger[cell] = min(entries, key=lambda entry: entry.half_width)
    return ledger


def cell_of(filing: Filing, row: int) -> Cell:
    """Where the fact of a row stands."""
    facts = filing.facts
    return Cell(int(facts.concept[row]), int(facts.unit[row]), int(facts.period[row]), filing.dimensions_of(row))


def entry_of(filing: Filing, row: int) -> Entry:
    """The amount of a row."""
    value = filing.facts.amount[row]
    if filing.format == "companyfacts" and filing.facts.decimals[row] == UNSTATED:
        return Entry(value, _likely_half_width(value), row)
    return Entry(value, half_width(filing.decimals(row)), row)


def _likely_half_width(value: Decimal) -> Decimal:
    """The SEC leaves the decimals out of its companyfacts: 5,700,000 was most likely stated to the hundred thousand."""
    return half_width(max(-lowest_power(value), _COARSEST)) if value.is_finite() and value else _ZERO
