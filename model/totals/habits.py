"""Turns the checks of a relation over its periods into its habits: what it leaves out, or takes by its members."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from model.amounts import exact_sum, significant_digits
from model.filing import Dimensions
from model.totals.checks import Check, Verdict, allowed, check_of, weighted
from model.totals.ledger import Cell
from model.totals.relations import Amounts, Key, Kind, Relation, Source, Term
from model.totals.sources.members import MemberRelations

#: Where a contributor stands, whatever its period and unit.
Line = tuple[int, Dimensions]

#: Every member of a family.
ALL = -1


class Breakdown(NamedTuple):
    """By what a line is taken: an axis, the number of the family on it, and the one member of it (`ALL`: every one)."""

    axis: int
    source: int
    member: int = ALL

    def takes(self, cell: Cell) -> bool:
        """Whether the amount of a member stands in for the line."""
        return self.member == ALL or (self.axis, self.member) in cell.dims


#: A sum with fewer digits is met by chance too easily to say that members stand in for a contributor.
_MIN_DIGITS = 3
#: A total with fewer digits is met by chance too easily to say that a member is that total once more.
_CLEAR_DIGITS = 4
#: The kinds of which a contributor may be reported by members alone.
_PARTS = (Kind.MEMBERS, Kind.CALCULATION)


@dataclass(frozen=True, slots=True)
class Habit:
    """What a relation leaves out in every period (`aliases`: members that are the whole or a subtotal once more), and
    the contributors that it takes by their members, for they are reported in no other way (`stand_ins`)."""

    aliases: frozenset[Line] = frozenset()
    stand_ins: Mapping[Line, Breakdown] = field(default_factory=dict)

    def applied(
        self, terms: list[Term], key: Key, source: Source, members: MemberRelations, amounts: Amounts
    ) -> list[Term]:
        """The contributors of a check with the habit of its relation."""
        kept = [term for term in terms if line_of(term.cell) not in self.aliases]
        if self.stand_ins:
            there = {line_of(term.cell) for term in terms}
            for cell, weight in source.places(key):
                line = line_of(cell)
                if line in self.stand_ins and line not in there:
                    kept += _by_members(cell, weight, self.stand_ins[line], members, amounts)
        return kept


PLAIN = Habit()


def line_of(cell: Cell) -> Line:
    """Where an amount stands, whatever its period and unit."""
    return cell.concept, cell.dims


def learned(
    checks: Iterable[Check], members: MemberRelations, amounts: Amounts, sources: Mapping[Kind, Source]
) -> dict[Relation, Habit]:
    """The habits of the relations that would not add up without them.

    A contributor that is the whole once more, or a subtotal that no network says to be one, makes the sum too great by
    its own amount wherever it is reported: a subtotal in two periods at the least. A contributor that is reported by
    its members alone leaves the sum short of just these.
    """
    by_relation: dict[Relation, list[Check]] = defaultdict(list)
    for check in checks:
        by_relation[check.relation].append(check)
    found = {}
    for relation, made in by_relation.items():
        if all(check.verdict is not Verdict.OFF for check in made):
            continue
        # The shorter periods of a span are one line, so to leave it out would leave nothing.
        aliases = frozenset() if relation.kind is Kind.SPANS else _aliases(made)
        whole = aliases or relation.kind not in _PARTS
        stand_ins = {} if whole else _stand_ins(made, members, amounts, sources[relation.kind])
        if aliases or stand_ins:
            found[relation] = Habit(aliases, stand_ins)
    return found


def _aliases(checks: list[Check]) -> frozenset[Line]:
    """The one line without which the checks foot that are off with it, and which no check needs in order to foot."""
    without: dict[Line, int] = defaultdict(int)
    needed: set[Line] = set()
    same: set[Line] = set()
    for check in checks:
        for term in check.contributors:
            if check.verdict is not Verdict.OFF and term.entry.value:
                needed.add(line_of(term.cell))
            elif check.verdict is Verdict.OFF and _foots_without(check, term):
                without[line_of(term.cell)] += 1
                if term.entry.value == check.reported and significant_digits(check.reported) >= _CLEAR_DIGITS:
                    same.add(line_of(term.cell))
    best = max((line for line in without if line not in needed), key=lambda line: without[line], default=None)
    return frozenset({best}) if best is not None and (without[best] > 1 or best in same) else frozenset()


def _foots_without(check: Check, term: Term) -> bool:
    """Whether two or more others that are not zero make the total without a contributor."""
    if check.non_zero - bool(term.entry.value) < 2:
        return False
    rest = [other for other in check.contributors if other is not term]
    gap = exact_sum((check.difference, weighted(term)))
    return gap.copy_abs() <= allowed(check.total, rest)


def _stand_ins(
    checks: list[Check], members: MemberRelations, amounts: Amounts, source: Source
) -> dict[Line, Breakdown]:
    """The line and breakdown that close the gap of most checks, none where two lines do so differently."""
    closing: dict[tuple[Line, Breakdown], int] = defaultdict(int)
    digits = 0
    for check in checks:
        if check.verdict is Verdict.OFF and not check.in_other_unit:
            for candidate in _closing(check, members, amounts, source):
                closing[candidate] += 1
                digits = max(digits, significant_digits(check.difference))
    # One member of several is the whole of a contributor only where it is so again and again.
    once = [candidate for candidate, count in closing.items() if candidate[1].member != ALL and count == 1]
    for candidate in once:
        del closing[candidate]
    most = max(closing.values(), default=0)
    if not most or (most == 1 and digits < _MIN_DIGITS):
        return {}
    (line, breakdown), *others = (candidate for candidate, count in closing.items() if count == most)
    return {line: breakdown} if all(other == line for other, _ in others) else {}


def _closing(
    check: Check, members: MemberRelations, amounts: Amounts, source: Source
) -> Iterator[tuple[Line, Breakdown]]:
    there = {term.cell for term in check.contributors}
    for cell, weight in source.places(check.key):
        if cell in there or amounts.get(cell) is not None:
            continue
        for relation, _ in members.breakdowns(cell):
            whole = Breakdown(relation.axis, relation.source)
            terms = _by_members(cell, weight, whole, members, amounts)
            # A member of another axis that is itself among the contributors would be counted twice.
            if not terms or any(term.cell in there for term in terms):
                continue
            choices = [(whole, terms)]
            if len(terms) > 1:
                choices += [(whole._replace(member=_member(term, relation.axis)), [term]) for term in terms]
            for breakdown, chosen in choices:
                made = check_of(check.key, check.total_cell, check.total, (*check.contributors, *chosen))
                if made.verdict is not Verdict.OFF:
                    yield line_of(cell), breakdown


def _member(term: Term, axis: int) -> int:
    return dict(term.cell.dims)[axis]


def _by_members(
    cell: Cell, weight: Decimal, breakdown: Breakdown, members: MemberRelations, amounts: Amounts
) -> list[Term]:
    terms = members.terms(_broken_down(cell, breakdown), amounts)
    return [term._replace(weight=weight) for term in terms if breakdown.takes(term.cell)]


def members_of(
    cell: Cell, weight: Decimal, breakdown: Breakdown, members: MemberRelations
) -> Iterator[tuple[Cell, Decimal]]:
    """Where the members may stand that stand in for a cell, each with the weight of that cell."""
    places = members.places(_broken_down(cell, breakdown))
    return ((place, weight) for place, _ in places if breakdown.takes(place))


def _broken_down(cell: Cell, breakdown: Breakdown) -> Key:
    return Relation(Kind.MEMBERS, cell.concept, cell.unit, cell.dims, breakdown.axis, breakdown.source), cell.period
