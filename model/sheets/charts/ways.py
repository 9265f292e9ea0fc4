"""Finds the ways in which a total adds up, and the check of each in a period."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import NamedTuple

from model.sheets.linesheet import LineSheet
from model.totals.audit import Audit
from model.totals.checks import Check
from model.totals.ledger import Cell
from model.totals.relations import Kind, Term


class Way(NamedTuple):
    """By what a total is added up: the members of an axis, or the items of a calculation, which has no axis."""

    kind: Kind
    axis: int

    @property
    def parts(self) -> str:
        """What the contributors are called."""
        return "members" if self.kind is Kind.MEMBERS else "items"


def ways_of(audit: Audit, sheet: LineSheet, line: int) -> list[Way]:
    """The ways in which a total is added up: with findings first, then members, then those with most contributors."""
    ranks: dict[Way, tuple[bool, bool, int, int]] = {}
    for column in range(len(sheet.periods)):
        for check in _checks_at(audit, sheet, line, sheet.period_of(line, column)):
            way = _way_of(check)
            if way.kind in (Kind.MEMBERS, Kind.CALCULATION):
                in_doubt, shown = _rank(audit, check, sheet)
                rank = in_doubt, way.kind is Kind.MEMBERS, shown, len(check.contributors)
                ranks[way] = max(rank, ranks.get(way, rank))
    return sorted(ranks, key=lambda way: (*ranks[way], -way.axis), reverse=True)


def check_in(audit: Audit, sheet: LineSheet, line: int, period: int, way: Way) -> Check | None:
    """Of several views of a total in one way that in doubt, else the one whose lines the sheet shows."""
    checks = (check for check in _checks_at(audit, sheet, line, period) if _way_of(check) == way)
    return max(checks, key=lambda check: _rank(audit, check, sheet), default=None)


def part_of(term: Term) -> Hashable:
    """What makes contributors of several periods one: their line, for some may be of one member together."""
    return term.cell.concept, term.cell.dims


def member_of(term: Term, check: Check) -> int:
    """The member by which a contributor splits its total."""
    return next(member for axis, member in term.cell.dims if axis == check.relation.axis)


def _checks_at(audit: Audit, sheet: LineSheet, line: int, period: int) -> Sequence[Check]:
    at = sheet.lines[line]
    return audit.by_total.get(Cell(at.concept, at.unit, period, at.dims), ()) if period >= 0 else ()


def _way_of(check: Check) -> Way:
    return Way(check.relation.kind, check.relation.axis)


def _rank(audit: Audit, check: Check, sheet: LineSheet) -> tuple[bool, int]:
    """Whether a check is in doubt, and how many of its contributors stand in the sheet beyond those that do not."""
    return check.key in audit.finding_of, sheet.shown_of(term.cell for term in check.contributors)
