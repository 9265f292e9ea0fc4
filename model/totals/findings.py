"""Turns roots and unexplained checks into findings: graded, with their evidence and the one reason behind them."""

from __future__ import annotations

from typing import NamedTuple

from model.amounts import lowest_power, significant_digits
from model.totals.causes.corrections import Correction
from model.totals.causes.diagnosis import Diagnosis, Root
from model.totals.causes.slips import Cause
from model.totals.checks import Check, Verdict
from model.totals.evidence import Evidence, EvidenceFinder
from model.totals.factfindings import FactFinding
from model.totals.ledger import Cell
from model.totals.relations import Kind
from model.totals.severity import Severity

#: A total with fewer digits is matched by chance too easily to accuse anyone without further support.
MIN_DIGITS = 4
#: What a difference of rounding looks like.
_LIKE_ROUNDING = (Cause.DIGIT, Cause.TRANSPOSITION, Cause.UNEXPLAINED)
#: Slips that close a gap by chance almost never.
_RARE = (Cause.UNIT, Cause.SIGN, Cause.SCALE, Cause.TRANSPOSITION)


class TotalFinding(NamedTuple):
    """A total that does not add up. `check` is as filed, `mended` the same with the corrections, where one was found.

    Findings with the same `root` number have the same cause on the same fact. Where the amounts of all of them were
    `rounded`, no difference being larger than that explains, nobody need have typed anything wrong.
    """

    check: Check
    severity: Severity
    root: int
    correction: Correction | None
    alternatives: tuple[Correction, ...]
    mended: Check | None
    together: int
    evidence: Evidence
    rounded: bool = False

    @property
    def fault_row(self) -> int:
        """The row of the fact at fault, -1 where it is missing or not known."""
        if self.mended is None or self.correction is None:
            return -1
        if self.correction.cause is not Cause.UNIT:
            return self.correction.row
        filed = {entry.row for cell, entry in self.check.cells() if cell.unit == self.check.relation.unit}
        return next((entry.row for _, entry in self.mended.cells() if entry.row not in filed), self.correction.row)


Finding = TotalFinding | FactFinding


def finding_cell(finding: Finding) -> Cell:
    """The cell that a finding is about: the total, or the fact that is wrong by itself."""
    return finding.check.total_cell if isinstance(finding, TotalFinding) else finding.cell


def total_findings(off: list[Check], diagnosis: Diagnosis, finder: EvidenceFinder) -> list[TotalFinding]:
    """A finding for every check that is off and on which there is evidence; the others accuse nobody.

    A check that needed several corrections is told with the one after which it foots.
    """
    filed = {check.key: check for check in off}
    found: list[TotalFinding] = []
    for number, root in enumerate(diagnosis.roots, 1):
        checks = [(filed[diagnosis.moved.get(key, key)], mended) for key, mended in root.mended.items()]
        supports = [finder.evidence(check) for check, _ in checks]
        if root.correction.simple and root.gain > 1:
            for _, mended in checks:
                finder.add(mended)
        supported = any(evidence.strong for evidence in supports)
        if not root.correction.simple and not supported:
            # A breakdown may simply be partial, and a second axis partial with it.
            continue
        rounded = root.correction.cause in _LIKE_ROUNDING and all(
            check.verdict is Verdict.ROUNDS for check, _ in checks
        )
        for (check, mended), evidence in zip(checks, supports, strict=True):
            severity = grade(root, check, evidence, supported=supported)
            if severity is not None:
                alternatives = tuple(other for other in root.alternatives if _explains(other, check))
                told = root.correction, alternatives, mended, len(root.mended), evidence, rounded
                found.append(TotalFinding(check, severity, number, *told))
    number = len(diagnosis.roots)
    for check in (filed[diagnosis.moved.get(check.key, check.key)] for check in diagnosis.unexplained):
        evidence = finder.evidence(check)
        if evidence.exceptional and check.verdict is Verdict.OFF:
            number += 1
            severity = Severity.INFO if check.relation.kind is Kind.SPANS else Severity.WARNING
            found.append(TotalFinding(check, severity, number, None, (), None, 1, evidence))
    return found


def grade(root: Root, check: Check, evidence: Evidence, *, supported: bool) -> Severity | None:
    """How strongly a root accuses; None where the members may simply not be meant to add up.

    One correction that mends several totals at once is strong by itself. One that mends a single total needs the
    support of other checks, the more so the more easily it comes about by chance: among amounts of two digits one
    changed digit closes every tenth gap, while a sign or a power of a thousand does so almost never. Members that make
    the total in no period are not meant to. Periods are restated and reclassified: only a slip that is hardly there by
    chance accuses one. A difference that rounding could explain is no more than a remark, and only where one correction
    mends several.

    `supported` says whether any check of the root has strong evidence: without it two breakdowns may lack the same
    unallocated amount, which one changed digit of their total closes as well.
    """
    cause = root.correction.cause
    if check.verdict is Verdict.ROUNDS:
        return Severity.INFO if len(root.mended) > 1 else None
    if check.relation.kind is Kind.SPANS and cause not in _RARE:
        return Severity.INFO if evidence.exceptional else None
    if root.gain > 1:
        sure = root.correction.simple and (supported or cause in _RARE)
        return Severity.ERROR if evidence.exceptional or sure else Severity.WARNING
    if evidence.strong:
        return Severity.ERROR if _surprising(root, check) else Severity.WARNING
    if evidence.any and cause in _RARE:
        return Severity.ERROR if cause is not Cause.TRANSPOSITION else Severity.WARNING
    if check.non_zero < 2 or significant_digits(check.reported) < MIN_DIGITS or evidence.periods_off > 1:
        return None
    return Severity.WARNING if cause in _RARE else Severity.INFO


def _surprising(root: Root, check: Check) -> bool:
    """Whether the correction would hardly come about by chance: a gap of a few units is one digit of many amounts."""
    cause = root.correction.cause
    if cause is Cause.DIGIT:
        return lowest_power(check.difference) - lowest_power(check.reported) >= 2
    return cause in _RARE or cause is Cause.PERIOD


def _explains(other: Correction, check: Check) -> bool:
    cells = {cell for cell, _ in check.cells()}
    return other.cell in cells or other.cause in (Cause.MISSING, Cause.UNIT)
