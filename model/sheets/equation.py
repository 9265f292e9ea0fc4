"""Turns a total in one period into the equations that make it: contributors, sum, total, difference, and the cause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from model.amounts import exact_difference, exact_product
from model.filing import Filing
from model.sheets.fact.remarks import Remark, fact_remarks
from model.sheets.linesheet import LineSheet
from model.sheets.numbers import Scale, amount_text, number_text, unit_text
from model.sheets.wording import (
    breakdown_label,
    cell_label,
    contributor_label,
    correction_clause,
    evidence_sentences,
    filed_amount,
    finding_message,
    line_label,
    term_label,
    unchecked_sentence,
)
from model.totals.audit import Audit
from model.totals.checks import Check, Verdict
from model.totals.findings import TotalFinding
from model.totals.ledger import Cell, Entry, cell_of
from model.totals.relations import ONE, Kind
from model.totals.unchecked import Unchecked


class TermRole(Enum):
    """What a row of an equation is."""

    CONTRIBUTOR = "contributor"
    LEFT_OUT = "left out"
    SUM = "sum"
    TOTAL = "total"
    DIFFERENCE = "difference"


_FILED = (TermRole.CONTRIBUTOR, TermRole.TOTAL)

_WHO = {
    Kind.MEMBERS: ("The members", "the total"),
    Kind.CALCULATION: ("The items of the calculation", "the total"),
    Kind.SPANS: ("The shorter periods", "the longer one"),
    Kind.MOVEMENTS: ("Opening balance and movements", "the closing balance"),
}


class Term(NamedTuple):
    """A row of an equation. `row` is the fact behind it, -1 for sums and what is supposed; `suspect` is at fault.

    What is left out is a member that could not be added to the others, since it is filed in another unit.
    """

    role: TermRole
    label: str
    amount: str
    row: int
    suspect: bool = False
    corrected: bool = False


class Equation(NamedTuple):
    """One breakdown of one total: as filed and, where a correction was found, as it would be with it.

    Without a verdict it was not added up: amounts are reported with several values.
    """

    axis: str
    verdict: Verdict | None
    severity: str | None
    terms: tuple[Term, ...]
    message: str
    evidence: tuple[str, ...]
    correction: str
    mended: tuple[Term, ...]
    alternatives: tuple[str, ...]

    @property
    def ruled(self) -> tuple[TermRole, ...]:
        """The rows above which a rule is drawn, as in print."""
        return (TermRole.TOTAL,) if self.verdict is None else (TermRole.SUM, TermRole.DIFFERENCE)


class EquationSheet(NamedTuple):
    """How one total adds up, by every axis that breaks it down, below what is remarked of the fact that was asked for.

    There may be remarks alone.
    """

    title: str
    period: str
    unit: str
    equations: tuple[Equation, ...]
    remarks: tuple[Remark, ...] = ()


def equation_sheet(
    filing: Filing, audit: Audit, cell: Cell, scale: Scale, beside: LineSheet | None = None
) -> EquationSheet | None:
    """The equations of the total in `cell`, those in doubt first, those that need not add up last.

    With the sheet that they stand beside, those that have its lines come before others, and members and items in its
    order. None where nothing adds up to it.
    """
    checks, unmade = audit.by_total.get(cell, ()), audit.unchecked_at(cell)
    if not checks and not unmade:
        return None
    unit = filing.units[cell.unit] if cell.unit >= 0 else None

    def rank(check: Check) -> tuple[bool, bool, int]:
        shown = beside.shown_of(term.cell for term in check.contributors) if beside is not None else 0
        return check.key not in audit.finding_of, check.verdict is Verdict.OFF, -shown

    return EquationSheet(
        cell_label(filing, cell),
        filing.periods[cell.period].label(),
        unit_text(unit, scale),
        (
            *(_equation(filing, audit, check, scale, beside) for check in sorted(checks, key=rank)),
            *(not_added_up(filing, one, scale, beside) for one in unmade),
        ),
    )


def with_remarks(
    sheet: EquationSheet | None, filing: Filing, audit: Audit, cell: Cell, scale: Scale
) -> EquationSheet | None:
    """An equation sheet with what is wrong with the facts of a cell by themselves, or a sheet of that alone."""
    remarks = fact_remarks(filing, audit, cell, scale)
    if not remarks:
        return sheet
    return (sheet or EquationSheet("", "", "", ()))._replace(remarks=remarks)


def _equation(filing: Filing, audit: Audit, check: Check, scale: Scale, beside: LineSheet | None) -> Equation:
    finding = audit.finding_of.get(check.key)
    axis = breakdown_label(filing, check.relation)
    terms = tuple(_terms(filing, _ordered(check, beside), scale, finding, None))
    if finding is None:
        return Equation(axis, check.verdict, None, terms, _verdict_sentence(filing, check), (), "", (), ())
    mended = tuple(_terms(filing, _ordered(finding.mended, beside), scale, finding, check)) if finding.mended else ()
    correction, rounded = finding.correction, finding.rounded
    clause = correction_clause(filing, correction, scale, rounded=rounded) if correction else ""
    return Equation(
        axis,
        check.verdict,
        finding.severity.value,
        terms,
        finding_message(filing, finding, scale),
        tuple(evidence_sentences(filing, finding)),
        clause,
        mended,
        tuple(correction_clause(filing, other, scale) for other in finding.alternatives),
    )


def not_added_up(filing: Filing, unmade: Unchecked, scale: Scale, beside: LineSheet | None = None) -> Equation:
    """What would make a total, without a sum: there is no one value for it."""
    check = _ordered(unmade.supposed, beside)
    several = {cell_of(filing, rows[0]): rows for rows in unmade.rows}
    weights = (*((part.cell, part.weight) for part in check.contributors), (check.total_cell, ONE))
    filed = (term for term in _terms(filing, check, scale, None, None) if term.role in _FILED)
    terms = tuple(
        term._replace(amount=_any_of(filing, several[cell], weight, scale)) if cell in several else term
        for term, (cell, weight) in zip(filed, weights, strict=True)
    )
    sentence = unchecked_sentence(filing, unmade, scale)
    return Equation(breakdown_label(filing, check.relation), None, None, terms, sentence, (), "", (), ())


def _any_of(filing: Filing, rows: Iterable[int], weight: Decimal, scale: Scale) -> str:
    """The values of contradicting facts, each as it would be added up."""
    return " or ".join(dict.fromkeys(filed_amount(filing, row, scale, weight) for row in rows))


def _ordered(check: Check, beside: LineSheet | None) -> Check:
    """A check with its members or items in the order of a sheet; periods and movements keep that of time."""
    if beside is None or check.relation.kind not in (Kind.MEMBERS, Kind.CALCULATION):
        return check
    return check._replace(contributors=tuple(sorted(check.contributors, key=lambda term: beside.rank_of(term.cell))))


def _verdict_sentence(filing: Filing, check: Check) -> str:
    who, whole = _WHO[check.relation.kind]
    if check.verdict is Verdict.FOOTS:
        return f"{who} add up to {whole}{_how(check)}."
    if check.verdict is Verdict.ROUNDS:
        return f"{who} add up to {whole}{_how(check)} within the rounding of the amounts."
    if check.gap is not None:
        return f"The difference is a fact of its own: {line_label(filing, check.gap.concept, check.gap.dims)}."
    if check.partial:
        return f"{who} are some of those that make {whole} in another equation."
    return f"{who} need not add up to {whole}: nothing else in the filing says that they should."


def _how(check: Check) -> str:
    return ", with the members of those that are reported by members alone" if check.completed else ""


def _terms(
    filing: Filing, check: Check, scale: Scale, finding: TotalFinding | None, before: Check | None
) -> Iterator[Term]:
    """The rows of an equation; with `before`, what differs from it is marked as corrected."""
    filed = {entry.row: entry.value for _, entry in before.cells()} if before else {}
    at_fault = finding.fault_row if finding else -1

    def term(role: TermRole, cell: Cell, entry: Entry, label: str, weight: Decimal = ONE) -> Term:
        unit = filing.units[cell.unit] if cell.unit >= 0 else None
        prefix = f"{unit.label} " if unit and cell.unit != check.relation.unit else ""
        corrected = before is not None and (entry.row < 0 or filed.get(entry.row) != entry.value)
        suspect = before is None and entry.row == at_fault
        amount = amount_text(exact_product(entry.value, weight), unit, scale)
        return Term(role, label, prefix + amount, entry.row, suspect, corrected)

    for contributor in check.contributors:
        label = contributor_label(filing, check, contributor)
        yield term(TermRole.CONTRIBUTOR, contributor.cell, contributor.entry, label, contributor.weight)
    if finding is not None and before is None:
        yield from _left_out(filing, finding, scale)
    unit = filing.units[check.relation.unit] if check.relation.unit >= 0 else None
    yield Term(TermRole.SUM, "Sum", amount_text(check.computed, unit, scale), -1)
    yield term(TermRole.TOTAL, check.total_cell, check.total, "Total as filed" if before is None else "Total")
    difference = exact_difference(check.reported, check.computed)
    text = amount_text(difference, unit, scale) if difference else number_text(Decimal(0))
    yield Term(TermRole.DIFFERENCE, "Difference", text, -1)


def _left_out(filing: Filing, finding: TotalFinding, scale: Scale) -> Iterator[Term]:
    """The fact at fault where it is no part of the sum as filed: a member in another unit."""
    row = finding.fault_row
    if finding.mended is None or row < 0 or any(entry.row == row for _, entry in finding.check.cells()):
        return
    for cell, entry, _ in finding.mended.contributors:
        unit, value = filing.unit_of(row), filing.value(row)
        if entry.row == row and value is not None:
            amount = f"{unit.label if unit else 'no unit'} {amount_text(value, unit, scale)}"
            label = term_label(filing, finding.check, cell)
            yield Term(TermRole.LEFT_OUT, label, amount, row, suspect=True)
