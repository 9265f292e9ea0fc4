"""Turns the findings of an audit into the rows of a list: grade, where, period, amounts, difference, likely cause."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from model.filing import Filing
from model.sheets.numbers import Scale, amount_text
from model.sheets.wording import CAUSE_WORDS, cell_label, finding_message, line_label, total_label
from model.totals.audit import Audit
from model.totals.findings import Finding, TotalFinding
from model.totals.ledger import Cell


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding as text, the numbers behind it for sorting, and the cell to which it leads."""

    severity: str
    severity_rank: int
    root: int
    where: str
    period: str
    period_order: int
    reported: str
    computed: str
    difference: str
    amounts: tuple[Decimal | None, Decimal | None, Decimal | None]
    cause: str
    message: str
    cell: Cell


def finding_rows(filing: Filing, audit: Audit, scale: Scale) -> list[FindingRow]:
    """Every finding of the filing, the gravest first."""
    return [_row(filing, finding, scale) for finding in audit.findings]


def finding_cell(finding: Finding) -> Cell:
    """The cell that a finding is about: the total, or the fact that is wrong by itself."""
    return finding.check.total_cell if isinstance(finding, TotalFinding) else finding.cell


def _row(filing: Filing, finding: Finding, scale: Scale) -> FindingRow:
    cell = finding_cell(finding)
    unit = filing.units[cell.unit] if cell.unit >= 0 else None
    period = filing.periods[cell.period]
    where = cell_label(filing, cell)
    amounts: tuple[Decimal | None, Decimal | None, Decimal | None] = (None, None, None)
    if isinstance(finding, TotalFinding):
        check = finding.check
        where = total_label(filing, check)
        amounts = (check.reported, check.computed, check.difference)
    reported, computed, difference = ("" if amount is None else amount_text(amount, unit, scale) for amount in amounts)
    return FindingRow(
        finding.severity.value,
        finding.severity.rank,
        finding.root,
        where,
        period.label(),
        period.sort_key[0].toordinal(),
        reported,
        computed,
        difference,
        amounts,
        _cause(filing, finding),
        finding_message(filing, finding, scale),
        cell,
    )


def _cause(filing: Filing, finding: Finding) -> str:
    if not isinstance(finding, TotalFinding):
        return CAUSE_WORDS[finding.cause]
    correction = finding.correction
    if correction is None:
        return "unexplained"
    return f"{line_label(filing, correction.cell.concept, correction.line)}: {CAUSE_WORDS[correction.cause]}"
