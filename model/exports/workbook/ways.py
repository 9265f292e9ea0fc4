"""Turns the checks of a total into the ways in which it adds up; only this module here knows checks."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from model.filing import Filing
from model.sheets.numbers import UNITS
from model.sheets.wording import breakdown_label, unchecked_sentence
from model.totals.audit import Audit
from model.totals.checks import Check, Verdict
from model.totals.ledger import Cell


class Amount(NamedTuple):
    """An amount of a check: where it stands, the row of its fact, its value, and the weight with which it counts."""

    cell: Cell
    row: int
    value: Decimal
    weight: Decimal = Decimal(1)


class Way(NamedTuple):
    """One way in which a total adds up; `binding` is false where its parts need not make it.

    With a reason why it was `unchecked` it has no sum.
    """

    label: str
    total: Amount
    parts: tuple[Amount, ...]
    computed: Decimal
    difference: Decimal
    in_doubt: bool
    binding: bool
    unchecked: str = ""


def ways_of(filing: Filing, audit: Audit, cell: Cell) -> Iterator[Way]:
    """The ways of a total, each with a label of its own; none where nothing adds up to it."""
    taken: dict[str, int] = {}
    unmade = [(one.supposed, unchecked_sentence(filing, one, UNITS)) for one in audit.unchecked_at(cell)]
    for check, unchecked in (*((check, "") for check in audit.by_total.get(cell, ())), *unmade):
        label = breakdown_label(filing, check.relation)
        taken[label] = taken.get(label, 0) + 1
        way = _way(audit, check, label if taken[label] == 1 else f"{label} ({taken[label]})")
        yield way._replace(unchecked=unchecked)


def _way(audit: Audit, check: Check, label: str) -> Way:
    in_doubt = check.key in audit.finding_of
    return Way(
        label,
        Amount(check.total_cell, check.total.row, check.reported),
        tuple(Amount(cell, entry.row, entry.value, weight) for cell, entry, weight in check.contributors),
        check.computed,
        check.difference,
        in_doubt,
        in_doubt or check.verdict is not Verdict.OFF,
    )
