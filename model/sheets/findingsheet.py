"""Turns the findings of an audit into the rows of a list: grade, where, period, amounts, difference, likely cause."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from model.filing import Filing
from model.sheets.findings.words import FindingWords
from model.sheets.numbers import Scale, amount_text
from model.sheets.wording import (
    CAUSE_WORDS,
    breakdown_label,
    cell_label,
    filed_amount,
    finding_message,
    line_label,
    total_label,
)
from model.totals.audit import Audit
from model.totals.factfindings import FactFinding
from model.totals.findings import Finding, TotalFinding, finding_cell
from model.totals.ledger import Cell

#: Where it did, the findings may not name every cause.
STOPPED = "the search for causes stopped early, since too many totals are off"


class FindingRow(NamedTuple):
    """One finding as text, the numbers behind it for sorting, and the cell to which it leads.

    `kind` is by what its total is broken down, `cause_kind` its cause without the line at fault.
    """

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
    kind: str
    cause_kind: str
    message: str
    cell: Cell


def finding_rows(filing: Filing, audit: Audit, scale: Scale, words: FindingWords | None = None) -> list[FindingRow]:
    """Every finding of the filing, the gravest first, told in `words` or those of its first section."""
    words = words or FindingWords(filing)
    return [finding_row(words.of(finding), finding, scale) for finding in audit.findings]


def quiet_sentence(filing: Filing, audit: Audit) -> str:
    """What there is to say of a filing without findings."""
    if not len(filing.facts):
        return "Nothing was checked: no fact could be read"
    counts = audit.counts
    adding, others = counts["foots"] + counts["rounds"], counts["not_additive"]
    if not adding and not others:
        return "No total is in doubt: nothing in this filing should add up to anything"
    if not others:
        return f"No total is in doubt: {'the only one adds' if adding == 1 else f'all {adding:,} add'} up"
    return f"No total is in doubt: {adding:,} add{'s' * (adding == 1)} up, {others:,} need not"


def finding_row(filing: Filing, finding: Finding, scale: Scale) -> FindingRow:
    """One finding; `filing` is in the words in which it is told."""
    cell = finding_cell(finding)
    unit = filing.units[cell.unit] if cell.unit >= 0 else None
    period = filing.periods[cell.period]
    where, kind = cell_label(filing, cell), "Facts"
    cause, cause_kind = _cause(filing, finding)
    amounts: tuple[Decimal | None, Decimal | None, Decimal | None] = (None, None, None)
    if isinstance(finding, TotalFinding):
        check = finding.check
        where = total_label(filing, check)
        kind = breakdown_label(filing, check.relation)
        amounts = (check.reported, check.computed, check.difference)
    else:
        amounts = (filing.value(finding.rows[0]), None, None)
    reported, computed, difference = ("" if amount is None else amount_text(amount, unit, scale) for amount in amounts)
    if not isinstance(finding, TotalFinding):
        reported = reported_text(filing, finding, scale)
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
        cause,
        kind,
        cause_kind.capitalize(),
        finding_message(filing, finding, scale),
        cell,
    )


def reported_text(filing: Filing, finding: FactFinding, scale: Scale) -> str:
    """What was filed: of a fact that is filed more than once every value counts."""
    return " / ".join(dict.fromkeys(filed_amount(filing, row, scale) for row in finding.rows))


def _cause(filing: Filing, finding: Finding) -> tuple[str, str]:
    """The cause with the line at fault, and the cause alone."""
    if not isinstance(finding, TotalFinding):
        return CAUSE_WORDS[finding.cause], CAUSE_WORDS[finding.cause]
    correction = finding.correction
    if correction is None:
        return "unexplained", "unexplained"
    word = "rounding" if finding.rounded else CAUSE_WORDS[correction.cause]
    return f"{line_label(filing, correction.cell.concept, correction.line)}: {word}", word
