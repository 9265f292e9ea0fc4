"""Turns several inspected filings of one company into the inspection of their timeline."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

from model.inspection import Inspection, Tick, no_tick
from model.timeline.joining import Joined, join
from model.timeline.translating import Translation
from model.totals.audit import Audit, gathered, order_of, renumbered
from model.totals.causes.slips import Cause
from model.totals.checks import Check
from model.totals.factfindings import FactFinding
from model.totals.findings import Finding, TotalFinding
from model.totals.ledger import Cell
from model.totals.rules.calculations import Calculation
from model.totals.unchecked import Unchecked

#: What two checks have in common that may be of the same total: its cell, and the kind and axis of the relation.
_Total = tuple[Cell, int, int]


def timeline_of(inspections: Sequence[Inspection], tick: Tick = no_tick) -> Inspection:
    """The filings as one, with what was found in each of them; `tick` may raise Cancelled.

    Totals are those of each filing by itself: its contributors are stated together, while periods of several filings
    may have been restated, and members renamed, between one and the next. Where two filings add up the same total, the
    one filed last says how; what a later filing stated otherwise is no longer checked.

    Raises:
        FilingError: one of them is of another company.
    """
    started = time.perf_counter()
    joined = join([inspection.filing for inspection in inspections])
    halfway = time.perf_counter()
    tick(0.5)
    audit, told_in = _joined_audit(joined, inspections)
    return Inspection(joined.filing, audit, halfway - started, time.perf_counter() - halfway, told_in)


def _joined_audit(joined: Joined, inspections: Sequence[Inspection]) -> tuple[Audit, Sequence[tuple[int, int]]]:
    """What was found in the filings, and for each finding the place of its filing and its number there."""
    checks = _Checks()
    findings: list[Finding] = []
    told_in: list[tuple[int, int]] = []
    calculated: dict[tuple[object, ...], Calculation] = {}
    roots: dict[tuple[object, ...], int] = {}
    unmade: list[Unchecked] = []
    for number, given in enumerate(joined.order):
        part = inspections[given]
        translation = Translation(part.filing, joined, number)
        checks.take(check for check in map(translation.check, part.audit.checks.values()) if check is not None)
        for at, finding in enumerate(part.audit.findings):
            found = translation.finding(finding)
            if found is None:
                continue
            root = _root(found, number)
            told = root in roots if isinstance(found, FactFinding) else found.check.key not in checks.standing
            if not told:
                findings.append(found._replace(root=roots.setdefault(root, len(roots))))
                told_in.append((given, at))
        unmade += (one for one in map(translation.unchecked, part.audit.unchecked) if one is not None)
        for calculation in part.audit.calculations:
            same = translation.calculation(calculation, joined.roles[number].get(calculation.role, calculation.role))
            if same is not None:
                place = same.role, same.concept, same.unit, same.period, same.dims
                calculated.setdefault(place, same)
    order = order_of(joined.filing, findings)
    audit = gathered(
        checks.standing.values(),
        renumbered(findings, order),
        calculated.values(),
        (one for one in unmade if not checks.tells(one.supposed)),
        stopped=any(part.audit.stopped for part in inspections),
    )
    return audit, [told_in[place] for place in order]


class _Checks:
    """The checks that stand, taken from the filing filed last to the first."""

    def __init__(self) -> None:
        self.standing: dict[object, Check] = {}
        self._made: dict[_Total, list[frozenset[Cell]]] = {}

    def take(self, checks: Iterator[Check]) -> None:
        """Takes in the checks of an earlier filing, but for those of which a later one has all contributors, or some
        of them and no others: it says anew how that total is made."""
        made: list[tuple[_Total, frozenset[Cell]]] = []
        for check in checks:
            total = check.total_cell, int(check.relation.kind), check.relation.axis
            cells = frozenset(term.cell for term in check.contributors)
            if not any(cells <= later or later <= cells for later in self._made.get(total, ())):
                self.standing[check.key] = check
                made.append((total, cells))
        for total, cells in made:
            self._made.setdefault(total, []).append(cells)

    def tells(self, check: Check) -> bool:
        """Whether any filing adds up the total of a check in the same way."""
        return (check.total_cell, int(check.relation.kind), check.relation.axis) in self._made


def _root(finding: Finding, number: int) -> tuple[object, ...]:
    """What findings of several filings have in common where they have one root: the line or the fact to mend."""
    if isinstance(finding, TotalFinding) and finding.correction is not None:
        correction = finding.correction
        if correction.cause is Cause.UNIT:
            return correction.cause, correction.cell.concept, correction.line, correction.unit
        return correction.root
    return (finding.cause, finding.cell) if isinstance(finding, FactFinding) else (number, finding.root)
