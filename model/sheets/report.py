"""Turns an inspection into the object that `check --json` prints, and into the text that `check` prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import numpy as np

from model.amounts import plain
from model.filing import Filing, Kind
from model.inspection import Inspection
from model.reviews.subjects import subject_of
from model.sheets.findings.calculationlist import calculation_lines, calculations_in
from model.sheets.findings.words import FindingWords
from model.sheets.findingsheet import STOPPED
from model.sheets.numbers import Scale, amount_text, common_scale
from model.sheets.wording import correction_clause, count_word, evidence_sentences, finding_message, total_label
from model.totals.audit import Audit
from model.totals.causes.corrections import Correction
from model.totals.causes.slips import Cause
from model.totals.factfindings import FactFinding
from model.totals.findings import Finding, TotalFinding
from model.totals.ledger import Cell, cell_of
from model.totals.relations import ONE
from model.totals.rules.calculations import Status
from model.totals.rules.summation import Mode
from model.totals.severity import Severity
from model.totals.unchecked import Unchecked

Json = dict[str, Any]

_SEVERAL = "since amounts in them are reported with several values"


def report_scale(filing: Filing) -> Scale:
    """The scale in which messages about the whole filing state amounts."""
    return common_scale(filing, np.arange(len(filing.facts), dtype=np.int32))


def unread_text(filing: Filing, name: str) -> str:
    """That no fact of a filing could be read, why and what to do, in a line; empty where there are facts."""
    if len(filing.facts):
        return ""
    reason = next((problem.message for problem in filing.failures), "It holds none.")
    return f"No fact of {name} could be read. {reason} Open a complete copy of the filing instead."


def filing_counts(filing: Filing, audit: Audit) -> list[tuple[str, str]]:
    """What was read and what was found, each as a name and a text, for the head of a report."""
    counts = audit.counts
    grades = Counter(finding.severity for finding in audit.findings)
    roots = len({finding.root for finding in audit.findings})
    graded = ", ".join(f"{grades[severity]:,} {severity.value}" for severity in Severity if grades[severity])
    return [
        ("Entity", filing.entity or "not stated"),
        ("Read as", filing.format),
        ("Facts", f"{len(filing.facts):,}, {int((filing.facts.kind == Kind.NUMBER).sum()):,} of them numbers"),
        (
            "Totals checked",
            f"{sum(counts.values()):,}: {counts['foots']:,} foot, {counts['rounds']:,} within rounding, "
            f"{counts['off']:,} off, {counts['not_additive']:,} not meant to add up",
        ),
        *([("Totals not checked", f"{len(audit.unchecked):,}, {_SEVERAL}")] if audit.unchecked else []),
        (
            "Findings",
            f"{len(audit.findings):,} ({graded}), from {count_word(roots)} problem{'s' * (roots != 1)}"
            if graded
            else "none",
        ),
        *([("Causes", f"{STOPPED[0].upper()}{STOPPED[1:]}: not every one is named")] if audit.stopped else []),
        ("Problems while reading", f"{len(filing.failures):,}" if filing.failures else "none"),
    ]


def told_evidence(filing: Filing, finding: TotalFinding, scale: Scale) -> list[str]:
    """What supports a finding, and what else would make its total foot, each a sentence."""
    others = [correction_clause(filing, other, scale) for other in finding.alternatives]
    return [*evidence_sentences(filing, finding), *(f"Or else: {clause}, it would foot as well." for clause in others)]


def unchecked_by(audit: Audit, finding: Finding) -> list[Unchecked]:
    """The totals that the values of a finding kept from being checked."""
    if not isinstance(finding, FactFinding):
        return []
    return [one for one in audit.unchecked_with.get(finding.cell, ()) if finding.rows in one.rows]


def check_report(inspection: Inspection, mode: Mode = Mode.ROUND) -> Json:
    """One filing as `check --json` prints it: numbers as text and never rounded, QNames with the filing's prefixes.

    `mode` is how calculations are counted.
    """
    filing, audit = inspection.filing, inspection.audit
    calculated = calculations_in(filing, audit.calculations, mode)
    scale, words = report_scale(filing), FindingWords(filing)
    return {
        "path": filing.path,
        "format": filing.format,
        "entity": filing.entity,
        "facts": len(filing.facts),
        "numeric_facts": int((filing.facts.kind == Kind.NUMBER).sum()),
        "relations": audit.relations,
        "checks": audit.counts,
        "calculations": {
            status.value: sum(1 for calculation in calculated if calculation.status is status)
            for status in (Status.CONSISTENT, Status.INCONSISTENT)
        },
        "seconds": {"read": round(inspection.read_seconds, 3), "check": round(inspection.check_seconds, 3)},
        "findings": [_finding(words.of(finding), finding, scale) for finding in audit.findings],
        "problems": [
            {"severity": problem.severity, "message": problem.message, "where": problem.where}
            for problem in filing.problems
        ],
    }


def check_text(inspection: Inspection, mode: Mode | None = None) -> Iterator[str]:
    """One filing as `check` prints it, line by line, findings of one root under one heading.

    With a `mode` its calculations are listed as well, whatever else in the filing explains them.
    """
    filing, audit = inspection.filing, inspection.audit
    counts = audit.counts
    scale, words = report_scale(filing), FindingWords(filing)
    yield f"{filing.path}: {len(filing.facts):,} facts, {sum(counts.values()):,} totals checked"
    yield (
        f"  {counts['foots']:,} foot, {counts['rounds']:,} within rounding, {counts['off']:,} off, "
        f"{counts['not_additive']:,} not meant to add up"
    )
    if audit.unchecked:
        yield f"  {len(audit.unchecked):,} not checked, {_SEVERAL}"
    if audit.findings and scale.word:
        yield f"  amounts in findings are in {scale.word}"
    root = 0
    for finding in audit.findings:
        named = words.of(finding)
        if finding.root != root:
            root = finding.root
            yield ""
            yield f"  {root}. {finding.severity.value}: {finding_message(named, finding, scale)}"
            if isinstance(finding, TotalFinding):
                yield from (f"     {sentence}" for sentence in told_evidence(named, finding, scale))
        if isinstance(finding, TotalFinding):
            yield f"     {_difference_line(named, finding, scale)}"
        for one in unchecked_by(audit, finding):
            yield f"     not checked for that: {unchecked_label(named, one)}"
    if audit.findings:
        yield ""
    if mode is not None:
        calculated = calculations_in(filing, audit.calculations, mode)
        yield from (f"  {line}" for line in calculation_lines(filing, calculated, mode))
    if audit.stopped:
        yield f"  {STOPPED[0].upper()}{STOPPED[1:]}. The findings may not name every cause."
    for problem in filing.problems:
        yield f"  {problem.word}: {problem.where}: {problem.message}"


def unchecked_label(filing: Filing, unmade: Unchecked) -> str:
    """A total that was not checked, and its period."""
    return f"{total_label(filing, unmade.supposed)}, {filing.periods[unmade.total_cell.period].label()}"


def _difference_line(filing: Filing, finding: TotalFinding, scale: Scale) -> str:
    check = finding.check
    unit = filing.units[check.relation.unit] if check.relation.unit >= 0 else None
    reported, computed, difference = (
        amount_text(amount, unit, scale) for amount in (check.reported, check.computed, check.difference)
    )
    where = total_label(filing, check)
    period = filing.periods[check.period].label()
    return f"{where}, {period}: reported {reported}, members add up to {computed}, difference {difference}"


def _finding(filing: Filing, finding: Finding, scale: Scale) -> Json:
    subject = subject_of(filing, finding)
    return {
        "kind": subject.kind,
        "severity": finding.severity.value,
        "concept": subject.concept,
        "axis": subject.axis,
        "parent": subject.parent,
        "dimensions": dict(subject.dimensions),
        "period": subject.period,
        "unit": subject.unit,
        **_amounts(filing, finding),
        "cause": _cause(filing, finding),
        "root": finding.root,
        "message": finding_message(filing, finding, scale),
    }


def _amounts(filing: Filing, finding: Finding) -> Json:
    if isinstance(finding, FactFinding):
        terms = [_term(filing, finding.cell, filing.value(row)) for row in finding.rows]
        return {"reported": None, "computed": None, "difference": None, "terms": terms}
    check = finding.check
    return {
        "reported": plain(check.reported),
        "computed": plain(check.computed),
        "difference": plain(check.difference),
        "terms": [_term(filing, term.cell, term.entry.value, term.weight) for term in check.contributors],
    }


def _cause(filing: Filing, finding: Finding) -> Json:
    if isinstance(finding, FactFinding):
        value, unit = finding.value, finding.unit
        meant = _unit(filing, unit) if finding.cause is Cause.UNIT else None if value is None else plain(value)
        term = _term(filing, finding.cell, filing.facts.amount[finding.fault_row]) if finding.fault_row >= 0 else None
        return {"kind": finding.cause.value, "term": term, "suggested": meant, "alternatives": []}
    correction = finding.correction
    if correction is None:
        return {"kind": Cause.UNEXPLAINED.value, "term": None, "suggested": None, "alternatives": []}
    return {
        **_correction(filing, correction, finding.fault_row),
        "alternatives": [_correction(filing, other, other.row) for other in finding.alternatives],
    }


def _correction(filing: Filing, correction: Correction, row: int) -> Json:
    suggested = _unit(filing, correction.unit) if correction.cause is Cause.UNIT else plain(correction.value)
    return {
        "kind": correction.cause.value,
        "term": _suspect(filing, correction, row),
        "suggested": None if correction.cause is Cause.DOUBLE_COUNT else suggested,
    }


def _suspect(filing: Filing, correction: Correction, row: int) -> Json:
    """The fact to mend, as it is filed; a missing one has no value yet."""
    return _term(filing, correction.cell, None) if row < 0 else _term(filing, cell_of(filing, row), filing.value(row))


def _term(filing: Filing, cell: Cell, value: Decimal | None, weight: Decimal = ONE) -> Json:
    return {
        "concept": filing.concepts[cell.concept].name,
        "period": filing.periods[cell.period].text,
        "dimensions": filing.named_dimensions(cell.dims),
        "unit": _unit(filing, cell.unit),
        "value": None if value is None else plain(value),
        "weight": plain(weight),
    }


def _unit(filing: Filing, unit: int) -> str | None:
    return filing.units[unit].name if unit >= 0 else None
