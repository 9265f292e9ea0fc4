"""Turns what is wrong with a fact by itself into remarks: the sentence, and each value that was filed."""

from __future__ import annotations

from typing import NamedTuple

from model.filing import Filing
from model.sheets.numbers import Scale
from model.sheets.wording import filed_amount, finding_message
from model.totals.audit import Audit
from model.totals.factfindings import FactFinding
from model.totals.ledger import Cell


class Filed(NamedTuple):
    """One of the values that were filed: its fact, and whether it is the one to mend."""

    row: int
    amount: str
    where: str
    suspect: bool


class Remark(NamedTuple):
    """What a finding says of a fact, whatever that adds up to."""

    severity: str
    message: str
    filed: tuple[Filed, ...]


def fact_remarks(filing: Filing, audit: Audit, cell: Cell, scale: Scale) -> tuple[Remark, ...]:
    """What the findings say of the facts of a cell."""
    return tuple(
        Remark(
            finding.severity.value,
            finding_message(filing, finding, scale),
            tuple(
                Filed(row, filed_amount(filing, row, scale), filing.where(row), row == finding.fault_row)
                for row in finding.rows
            ),
        )
        for finding in audit.findings
        if isinstance(finding, FactFinding) and finding.cell == cell
    )
