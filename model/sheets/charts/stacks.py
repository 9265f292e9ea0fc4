"""Turns the checks of a total into its contributors over the periods, the gap to each total, and their shares of it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from model.amounts import exact_product, exact_sum
from model.filing import Filing
from model.sheets.charts.points import Timeline, fact_point, line_series, quarters_of, timeline, with_changes
from model.sheets.charts.stackquarters import Amount, StackedQuarter, stacked_quarters
from model.sheets.charts.ways import Way, check_in, member_of, part_of, ways_of
from model.sheets.chartsheet import Footing, Point, Points, Series, Values
from model.sheets.linesheet import LineSheet
from model.sheets.numbers import percent_of
from model.sheets.wording import contributor_label, line_label, whole_label
from model.totals.audit import Audit
from model.totals.checks import Check, Verdict, weighted
from model.totals.relations import Kind, Term

NOTHING_ADDS_UP = "Nothing is reported that adds up to this line."


class Stack(NamedTuple):
    """A total added up in one way: its contributors, and by period the total as filed, the gap, and what it means.

    `left_out` says which quarters are not among the periods, though the total can be derived there.
    """

    way: Way
    over: Timeline
    label: str
    series: tuple[Series, ...]
    total: Values
    total_points: Points
    gaps: Values
    footings: tuple[Footing | None, ...]
    notes: tuple[str, ...]
    left_out: tuple[str, ...]

    @property
    def says_something(self) -> bool:
        """Whether the contributors add up to the total in some period, or should."""
        return any(footing not in (None, Footing.NOT_ADDITIVE) for footing in self.footings)

    @property
    def comes_first(self) -> bool:
        """Whether the total is drawn so unasked; how a calculation adds up only where that is in doubt."""
        in_doubt = any(footing is not None and footing.in_doubt for footing in self.footings)
        return self.says_something and (in_doubt or self.way.kind is Kind.MEMBERS)

    @property
    def parts(self) -> str:
        """What the contributors are called."""
        return self.way.parts


def stacks_of(filing: Filing, audit: Audit, sheet: LineSheet, line: int) -> list[Stack]:
    """The stacks of a line: what is in doubt first, then members that add up, those with the most first."""
    stacks = (stack_of(filing, audit, sheet, line, way) for way in ways_of(audit, sheet, line))
    return sorted((stack for stack in stacks if stack is not None), key=lambda stack: not stack.says_something)


def stack_of(filing: Filing, audit: Audit, sheet: LineSheet, line: int, way: Way) -> Stack | None:
    """The stack of a line in one way, also in quarters that are derived; None where nothing was added up."""
    at = sheet.lines[line]
    periods = [sheet.period_of(line, column) for column in range(len(sheet.periods))]
    made = [check_in(audit, sheet, line, period, way) for period in periods]
    if not any(made):
        return None
    totals = quarters_of(filing, sheet, line)
    quarters, left_out = stacked_quarters(filing, audit, sheet, line, way, totals)
    over = timeline(filing, sheet, quarters)
    checks = [made[column] if column >= 0 else None for column in over.columns]
    total = line_series(filing, sheet, line, "", over, totals)
    derived = [
        quarters.get(period) if column < 0 else None for period, column in zip(over.periods, over.columns, strict=True)
    ]
    notes = dict.fromkeys(_foreign_note(filing, audit, check) for check in checks if check)
    by = filing.axes[way.axis].label if way.kind is Kind.MEMBERS else "calculation"
    return Stack(
        way,
        over,
        f"{whole_label(filing, at.concept, at.dims)} by {by}",
        tuple(_contributors(filing, sheet, checks, derived, over)),
        total.values,
        total.points,
        tuple(_gap(*each) for each in zip(checks, derived, strict=True)),
        tuple(_footing(audit, *each) for each in zip(checks, derived, strict=True)),
        tuple(note for note in notes if note),
        left_out,
    )


def _contributors(
    filing: Filing,
    sheet: LineSheet,
    checks: Sequence[Check | None],
    quarters: Sequence[StackedQuarter | None],
    over: Timeline,
) -> Iterator[Series]:
    """The contributors over the periods, in the order of the sheet, what it does not show as the checks name it."""
    known: dict[Hashable, tuple[Check, Term]] = {}
    by_period = [{part_of(term): term for term in check.contributors} if check else {} for check in checks]
    for check in [*filter(None, checks), *(quarter.check for quarter in quarters if quarter is not None)]:
        for term in check.contributors:
            known.setdefault(part_of(term), (check, term))
    last = next(parts for parts in reversed(by_period) if parts)
    for part, (check, first) in sorted(known.items(), key=lambda each: sheet.rank_of(each[1][1].cell)):
        found = []
        for of_period, quarter, column in zip(by_period, quarters, over.columns, strict=True):
            if quarter is not None:
                found.append(quarter.amounts.get(part, Amount()))
            elif of_period:
                found.append(_as_checked(of_period.get(part)))
            else:
                found.append(_as_filed(filing, sheet, last.get(part), column))
        values = tuple(amount.value for amount in found)
        points = [_point(filing, amount) for amount in found]
        label = contributor_label(filing, check, first)
        yield Series(label, _colour_of(sheet, check, first), values, with_changes(over, values, points))


def _point(filing: Filing, amount: Amount) -> Point | None:
    """What stands behind the amount of a contributor."""
    if amount.value is None:
        return None
    return Point(equation=amount.equation) if amount.equation else fact_point(filing, amount.row)


def _as_checked(term: Term | None) -> Amount:
    """What a contributor adds to a total."""
    return Amount(weighted(term), term.entry.row) if term is not None else Amount()


def _as_filed(filing: Filing, sheet: LineSheet, term: Term | None, column: int) -> Amount:
    """The same where nothing was added up, as of a total that is filed with two values: what is filed is there."""
    line = sheet.line_of(term.cell.concept, term.cell.dims, term.cell.unit) if term is not None else None
    row = int(sheet.facts[line, column]) if line is not None else -1
    value = filing.value(row) if row >= 0 else None
    return Amount() if term is None or value is None else Amount(exact_product(value, term.weight), row)


def _colour_of(sheet: LineSheet, check: Check, term: Term) -> int:
    """The colour that a member has everywhere, or that an item has throughout a sheet."""
    if check.relation.kind is Kind.MEMBERS:
        return sheet.colours[check.relation.axis, member_of(term, check)]
    return sheet.rank_of(term.cell) + 1


def shares_of(stack: Stack) -> tuple[tuple[Series, ...], tuple[str, ...]]:
    """The contributors with their shares of the whole, and why there are none in a period."""
    reasons = [_no_whole(stack, period) for period in range(len(stack.total))]
    columns = [_shares(stack, period) if not reason else None for period, reason in enumerate(reasons)]
    series = tuple(
        series._replace(shares=tuple(column[number] if column else None for column in columns))
        for number, series in enumerate(stack.series)
    )
    return series, _reasons(reasons, stack.over.labels)


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
    if not known:
        return _NOT_ADDED
    if footing is None:
        return "the members were not added up"
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


def _gap(check: Check | None, quarter: StackedQuarter | None) -> Decimal | None:
    known = check.difference if check is not None else quarter.gap if quarter is not None else None
    return known or None


def _footing(audit: Audit, check: Check | None, quarter: StackedQuarter | None) -> Footing | None:
    if quarter is not None:
        # The longer periods add up within rounding, so what is left of them does.
        return Footing.ROUNDS if quarter.gap else Footing.ADDS_UP
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
