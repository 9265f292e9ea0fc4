"""Turns a filing into its audit: every check with its verdict, and the findings with their roots."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from model.filing import Filing
from model.totals.book import Book
from model.totals.causes.diagnosis import diagnose
from model.totals.checks import Check, Verdict
from model.totals.evidence import EvidenceFinder
from model.totals.factfindings import contradictions, fact_findings
from model.totals.findings import Finding, TotalFinding, total_findings
from model.totals.ledger import Cell, build_ledger
from model.totals.relations import Key, Kind, Source
from model.totals.rules.calculations import Calculation, calculations
from model.totals.severity import Severity
from model.totals.sources.families import families
from model.totals.sources.members import MemberRelations
from model.totals.sources.movements import MovementRelations, roll_forwards
from model.totals.sources.networks import CalculationRelations, summations
from model.totals.sources.relevance import relevant_concepts
from model.totals.sources.spans import SpanRelations
from model.totals.unchecked import Unchecked, supposed_amounts, unchecked

#: Totals that must foot exactly before a difference within rounding is looked into, and three for each of those.
MIN_EXACT = 6


@dataclass(frozen=True)
class Audit:
    """What was checked in one filing and what was found.

    `checks` stand by relation and period; `by_total` finds those of one total, `using` those in which a cell is a
    contributor, `finding_of` the finding of a check.
    `calculations` are those of the networks by Calculations 1.1, whatever else the filing shows; `unchecked` are the
    totals that contradicting values kept from being checked.
    """

    checks: dict[Key, Check]
    by_total: dict[Cell, tuple[Check, ...]]
    using: dict[Cell, tuple[Check, ...]]
    findings: tuple[Finding, ...]
    finding_of: dict[Key, TotalFinding]
    calculations: tuple[Calculation, ...]
    stopped: bool
    unchecked: tuple[Unchecked, ...] = ()

    @cached_property
    def unchecked_with(self) -> dict[Cell, tuple[Unchecked, ...]]:
        """What was not checked, by each cell that takes part in it."""
        found: dict[Cell, list[Unchecked]] = {}
        for one in self.unchecked:
            for cell in one.cells:
                found.setdefault(cell, []).append(one)
        return {cell: tuple(listed) for cell, listed in found.items()}

    def unchecked_at(self, cell: Cell) -> list[Unchecked]:
        """What was not checked of the total in a cell."""
        return [one for one in self.unchecked_with.get(cell, ()) if one.total_cell == cell]

    @property
    def relations(self) -> int:
        """How many relations were checked in at least one period."""
        return len({relation for relation, _ in self.checks})

    @property
    def counts(self) -> dict[str, int]:
        """Checks by verdict; those that are off without evidence count as `not_additive`, for they accuse nobody."""
        verdicts = Counter(check.verdict for check in self.checks.values())
        accused = sum(1 for finding in self.finding_of.values() if finding.check.verdict is Verdict.OFF)
        return {
            "foots": verdicts[Verdict.FOOTS],
            "rounds": verdicts[Verdict.ROUNDS],
            "off": accused,
            "not_additive": verdicts[Verdict.OFF] - accused,
        }

    @property
    def has_errors(self) -> bool:
        """Whether any finding is of grade error."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def audit(filing: Filing, tick: Callable[[float], None]) -> Audit:
    """Adds up every total of the filing; `tick` hears how far it is and may raise `Cancelled`."""
    book = open_book(filing)
    contradicting = contradictions(filing)
    book.bar(supposed_amounts(filing, contradicting))
    tick(0.2)
    checks = book.all_checks()
    tick(0.4)
    unmade = list(unchecked(filing, book, contradicting))
    book.strict = _exact_throughout(checks)
    off = [check for check in checks if book.in_doubt(check)]
    diagnosis = diagnose(book, off, lambda: tick(0.6))
    found = total_findings(off, diagnosis, EvidenceFinder(checks))
    faults = {finding.fault_row for finding in found}
    listed: list[Finding] = [*found, *fact_findings(filing, book, contradicting, faults, after=len(off))]
    findings = renumbered(listed, order_of(filing, listed))
    shown = _worth_showing(checks, {finding.check.key for finding in found})
    return gathered(shown, findings, calculations(filing), unmade, stopped=diagnosis.stopped)


def gathered(
    shown: Iterable[Check],
    findings: tuple[Finding, ...],
    calculated: Iterable[Calculation],
    unmade: Iterable[Unchecked],
    *,
    stopped: bool,
) -> Audit:
    """The audit of these checks, of the findings as they are shown, of calculations and of what was not checked."""
    checks = {check.key: check for check in shown}
    by_total: dict[Cell, list[Check]] = {}
    using: dict[Cell, list[Check]] = {}
    for check in checks.values():
        by_total.setdefault(check.total_cell, []).append(check)
        for term in check.contributors:
            using.setdefault(term.cell, []).append(check)
    return Audit(
        checks,
        {cell: tuple(of_total) for cell, of_total in by_total.items()},
        {cell: tuple(with_it) for cell, with_it in using.items()},
        findings,
        {finding.check.key: finding for finding in findings if isinstance(finding, TotalFinding)},
        tuple(calculated),
        stopped,
        tuple(unmade),
    )


def order_of(filing: Filing, findings: Sequence[Finding]) -> list[int]:
    """The places of the findings as they are shown: by grade, what is wrong by itself last."""

    def key(place: int) -> tuple[object, ...]:
        finding = findings[place]
        if isinstance(finding, TotalFinding):
            return finding.severity.rank, 0, *_order(filing, finding)
        return finding.severity.rank, 1

    return sorted(range(len(findings)), key=key)


def renumbered(findings: Sequence[Finding], order: Iterable[int]) -> tuple[Finding, ...]:
    """The findings in an order, with their roots counted 1, 2, 3 in it."""
    numbers: dict[int, int] = {}
    listed = (findings[place] for place in order)
    return tuple(finding._replace(root=numbers.setdefault(finding.root, len(numbers) + 1)) for finding in listed)


def open_book(filing: Filing) -> Book:
    """The book of a filing, with everything that says what in it should add up."""
    networks, rolls = summations(filing), roll_forwards(filing)
    named = {concept for network in networks for concept in (network.concept, *dict(network.items))}
    named |= {concept for roll in rolls for concept in (roll.concept, *dict(roll.movements))}
    concepts = relevant_concepts(filing, named)
    ledger = build_ledger(filing, concepts)
    members = MemberRelations(families(filing, concepts))
    sources: dict[Kind, Source] = {
        Kind.MEMBERS: members,
        Kind.CALCULATION: CalculationRelations(networks),
        Kind.SPANS: SpanRelations(ledger, filing.periods, filing.units),
        Kind.MOVEMENTS: MovementRelations(rolls, filing.periods),
    }
    return Book(ledger, sources, members)


def _worth_showing(checks: list[Check], accused: Collection[Key]) -> list[Check]:
    """All but those that accuse nobody of a total which other members of the same axis make."""
    made = {(check.total_cell, check.relation.kind, check.relation.axis) for check in checks if _holds(check)}
    return [
        check
        for check in checks
        if _holds(check)
        or check.key in accused
        or (check.total_cell, check.relation.kind, check.relation.axis) not in made
    ]


def _holds(check: Check) -> bool:
    return check.verdict is not Verdict.OFF and check.non_zero > 1


def _exact_throughout(checks: list[Check]) -> bool:
    """Whether the totals of a filing foot to the last digit nearly throughout, so that rounding explains no difference.

    Amounts that were each rounded by themselves leave such differences in every other total.
    """
    verdicts = Counter(check.verdict for check in checks if check.non_zero > 1)
    return verdicts[Verdict.FOOTS] >= max(MIN_EXACT, MIN_EXACT * verdicts[Verdict.ROUNDS] // 2)


def _order(filing: Filing, finding: TotalFinding) -> tuple[int, tuple[tuple[int, int], ...], int]:
    """Findings of one root together, then as the totals stand, newest period first."""
    check = finding.check
    end = filing.periods[check.period].sort_key[0]
    return finding.root, check.relation.fixed, -end.toordinal()
