"""Turns the checks of a total into its contributors over the periods, the gap to each total, and their shares of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from model.amounts import exact_sum
from model.filing import Filing
from model.sheets.charts.points import Timeline, fact_point, line_values, with_changes
from model.sheets.chartsheet import Footing, Point, Points, Series, Values
from model.sheets.linesheet import Line, LineSheet
from model.sheets.numbers import percent_of
from model.sheets.wording import line_label
from model.totals.audit import Audit
from model.totals.checks import Check, Verdict, weighted
from model.totals.ledger import Cell
from model.totals.relations import NO_AXIS, Term

NOTHING_ADDS_UP = "No members are reported that add up to this line."


@dataclass(frozen=True, slots=True)
class Stack:
    """A total by one axis: its contributors, and by period the total as filed, the gap, and what it means."""

    label: str
    series: tuple[Series, ...]
    total: Values
    total_points: Points
    gaps: Values
    footings: tuple[Footing | None, ...]
    notes: tuple[str, ...]

    @property
    def says_something(self) -> bool:
        """Whether the contributors add up to the total in some period, or should."""
        return any(footing not in (None, Footing.NOT_ADDITIVE) for footing in self.footings)


def stacks_of(filing: Filing, audit: Audit, sheet: LineSheet, line: int, over: Timeline) -> list[Stack]:
    """The stacks of a line: by the axis in doubt first, then by those that add up, the most contributors first."""
    axes = _axes(audit, sheet, sheet.lines[line])
    stacks = (stack_of(filing, audit, sheet, line, over, axis) for axis in axes)
    return sorted((stack for stack in stacks if stack is not None), key=lambda stack: not stack.says_something)


def stack_of(filing: Filing, audit: Audit, sheet: LineSheet, line: int, over: Timeline, axis: int) -> Stack | None:
    """The stack of a line by one axis; None where nothing was added up."""
    at = sheet.lines[line]
    checks = [_check_on(audit, sheet, at, column, axis) for column in over.columns]
    if not any(checks):
        return None
    values = line_values(filing, sheet, line)
    rows = [int(sheet.facts[line, column]) for column in over.columns]
    points = [fact_point(filing, row) if value is not None else None for row, value in zip(rows, values, strict=True)]
    notes = dict.fromkeys(_foreign_note(filing, audit, check) for check in checks if check)
    return Stack(
        f"{line_label(filing, at.concept, at.dims)} by {filing.axes[axis].label}",
        tuple(_members(filing, sheet, checks, axis, over)),
        values,
        with_changes(over, values, points),
        tuple(check.difference or None if check is not None else None for check in checks),
        tuple(_footing(audit, check) for check in checks),
        tuple(note for note in notes if note),
    )


def _members(
    filing: Filing, sheet: LineSheet, checks: list[Check | None], axis: int, over: Timeline
) -> Iterator[Series]:
    """The contributors by member, in the order of the sheet, those that it does not show as the checks name them."""
    parts = [dict(_parts(check)) if check is not None else {} for check in checks]
    ranks = {
        _member_of(term, check): sheet.rank_of(term.cell) for check in checks if check for term in check.contributors
    }
    for member in sorted(ranks, key=lambda member: ranks[member]):
        found = [of_period.get(member) for of_period in parts]
        values = tuple(part[0] if part is not None else None for part in found)
        points: list[Point | None] = [fact_point(filing, part[1]) if part is not None else None for part in found]
        label, colour = filing.members[member].label, sheet.colours[axis, member]
        yield Series(label, colour, values, with_changes(over, values, points))


def _parts(check: Check) -> Iterator[tuple[int, tuple[Decimal, int]]]:
    """What each member contributes to a total, and the row of its fact: all that is asked of a check's contributors."""
    for term in check.contributors:
        yield _member_of(term, check), (weighted(term), term.entry.row)


def _member_of(term: Term, check: Check) -> int:
    return next(member for axis, member in term.cell.dims if axis == check.relation.axis)


def shares_of(stack: Stack, periods: tuple[str, ...]) -> tuple[tuple[Series, ...], tuple[str, ...]]:
    """The contributors with their shares of the whole, and why there are none in a period."""
    reasons = [_no_whole(stack, period) for period in range(len(periods))]
    columns = [_shares(stack, period) if not reason else None for period, reason in enumerate(reasons)]
    series = tuple(
        replace(series, shares=tuple(column[number] if column else None for column in columns))
        for number, series in enumerate(stack.series)
    )
    return series, _reasons(reasons, periods)


def why_no_shares(stack: Stack) -> str:
    """Why a stack has no shares in any period; empty where it has some."""
    reasons = [_no_whole(stack, period) for period in range(len(stack.total))]
    if not all(reasons):
        return ""
    told = next((reason for reason in reversed(reasons) if reason != _NOT_ADDED), _NOT_ADDED)
    return f"There are no shares of the whole: {told}."


_NOT_ADDED = "no members are reported"


def _no_whole(stack: Stack, period: int) -> str:
    """Why the contributors of a period are no shares of a whole: they do not make it up, or some are below zero."""
    footing = stack.footings[period]
    known = [value for series in stack.series if (value := series.values[period]) is not None]
    if footing is None or not known:
        return _NOT_ADDED
    if footing not in (Footing.ADDS_UP, Footing.ROUNDS):
        return "the members do not add up to the total"
    if len({value > 0 for value in known if value}) > 1:
        return "some members are above zero and some below"
    return "" if any(known) else "all members are zero"


def _shares(stack: Stack, period: int) -> list[Decimal | None]:
    values = [series.values[period] for series in stack.series]
    whole = exact_sum(value for value in values if value is not None)
    return [percent_of(value, whole) if value is not None else None for value in values]


def _reasons(reasons: list[str], periods: tuple[str, ...]) -> tuple[str, ...]:
    """One sentence a reason, with the periods that have it."""
    return tuple(
        f"No shares in {', '.join(period for period, known in zip(periods, reasons, strict=True) if known == reason)}: "
        f"{reason}."
        for reason in dict.fromkeys(reasons)
        if reason
    )


def _footing(audit: Audit, check: Check | None) -> Footing | None:
    if check is None:
        return None
    if check.verdict is Verdict.OFF:
        finding = audit.finding_of.get(check.key)
        return Footing(finding.severity.value) if finding else Footing.NOT_ADDITIVE
    return Footing.ADDS_UP if check.verdict is Verdict.FOOTS else Footing.ROUNDS


def _foreign_note(filing: Filing, audit: Audit, check: Check) -> str:
    """Says which line is missing from a stack because it is filed in another unit."""
    finding = audit.finding_of.get(check.key)
    correction = finding.correction if finding else None
    if correction is None or correction.unit == correction.cell.unit or correction.cell.unit < 0:
        return ""
    label = line_label(filing, correction.cell.concept, correction.line)
    return f"{label} is filed in {filing.units[correction.cell.unit].label}."


def _axes(audit: Audit, sheet: LineSheet, at: Line) -> list[int]:
    """The axes by which a total is added up: those with findings first, then those with the most contributors."""
    ranks: dict[int, tuple[bool, int, int]] = {}
    for period in sheet.periods:
        for check in audit.by_total.get(Cell(at.concept, at.unit, period, at.dims), ()):
            if check.relation.axis == NO_AXIS:
                continue
            axis, rank = check.relation.axis, (*_rank(audit, check, sheet), len(check.contributors))
            ranks[axis] = max(rank, ranks.get(axis, rank))
    return sorted(ranks, key=lambda axis: (*ranks[axis], -axis), reverse=True)


def _check_on(audit: Audit, sheet: LineSheet, line: Line, column: int, axis: int) -> Check | None:
    """Of several views of a total by one axis that in doubt, else the one whose lines the sheet shows."""
    checks = audit.by_total.get(Cell(line.concept, line.unit, sheet.periods[column], line.dims), ())
    of_axis = (check for check in checks if check.relation.axis == axis)
    return max(of_axis, key=lambda check: _rank(audit, check, sheet), default=None)


def _rank(audit: Audit, check: Check, sheet: LineSheet) -> tuple[bool, int]:
    """Whether a check is in doubt, and how many of its contributors stand in the sheet beyond those that do not."""
    return check.key in audit.finding_of, sheet.shown_of(term.cell for term in check.contributors)
