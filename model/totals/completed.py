"""Turns calculations that lack a contributor into ones completed by members: their sum stands in for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from model.amounts import exact_sum
from model.filing import Dimensions, Filing
from model.taxonomy.members import MemberTrees
from model.totals.calculations import Calculation, Status, Term, places_of
from model.totals.intervals import total
from model.totals.summation import Addend, Amount, Mode, Unusable, adds_up, amount_of


@dataclass(frozen=True, slots=True)
class StandIn:
    """Members of one axis that stand in for a contributor: ids of its concept, the axis and the members, and the rows
    of their facts."""

    concept: int
    weight: Decimal
    axis: int
    members: tuple[int, ...]
    rows: tuple[int, ...]
    value: Decimal


@dataclass(frozen=True, slots=True)
class Completion:
    """An inconsistent calculation whose missing contributors are reported by members.

    Where it `holds`, it holds through the `stand_ins`; `partial` says that these are not all that is reported by
    member, but the one member that makes the total in more than one period. Else `reason` is a sentence, and `computed`
    is None where nothing can be told.
    """

    calculation: Calculation
    stand_ins: tuple[StandIn, ...]
    holds: bool
    partial: bool
    computed: Decimal | None
    reason: str


class _Candidate(NamedTuple):
    stand_in: StandIn
    amount: Amount

    @property
    def addend(self) -> Addend:
        return self.stand_in.weight, self.amount


#: The facts of each member, by axis.
_ByAxis = dict[int, dict[int, tuple[int, ...]]]
#: Where a contributor is missing: ids of concept, unit and period, and the dimensions of the total.
_Gap = tuple[int, int, int, Dimensions]


def completions(filing: Filing, checked: Iterable[Calculation], mode: Mode = Mode.ROUND) -> list[Completion]:
    """Completions of the inconsistent ones among calculations that were checked in this mode.

    A contributor without a fact in the total's own dimensions is sought with one axis more. Of nested members the
    highest that are reported are added up. Members of two axes that give different sums stand in for nothing. Where
    all that is reported by member overshoots, because members overlap, a single member that makes the total is taken
    if the same one makes it in another period.
    """
    broken = [calculation for calculation in checked if calculation.status is Status.INCONSISTENT]
    missing = {term.concept for calculation in broken for term in calculation.terms if not term.rows}
    if not missing:
        return []
    finder = _Finder(filing, missing, mode)
    made = [found for found in map(finder.completion, broken) if found is not None]
    periods: defaultdict[tuple[object, ...], set[int]] = defaultdict(set)
    for found in made:
        if found.partial:
            periods[_habit(found)].add(found.calculation.period)
    return [_alone(found) if found.partial and len(periods[_habit(found)]) < 2 else found for found in made]


class _Finder:
    """Looks up the members of missing contributors, and tries them in calculations."""

    def __init__(self, filing: Filing, concepts: set[int], mode: Mode) -> None:
        self._filing = filing
        self._mode = mode
        self._trees = MemberTrees(filing.taxonomy)
        self._members: dict[_Gap, _ByAxis] = {}
        for concept, places in places_of(filing, concepts).items():
            for place, rows in places.items():
                dims = filing.dims[place.dims]
                for axis, member in dims:
                    rest = tuple(pair for pair in dims if pair[0] != axis)
                    gap = self._members.setdefault((concept, place.unit, place.period, rest), {})
                    gap.setdefault(axis, {})[member] = rows

    def completion(self, calculation: Calculation) -> Completion | None:
        """What members do for a calculation; None where they report none of what is missing."""
        missing = [term for term in calculation.terms if not term.rows]
        found = [self._sums(calculation, term) for term in missing]
        reason = next(filter(None, (self._doubt(term, sums) for term, sums in zip(missing, found, strict=True))), "")
        candidates = [sums[0] for sums in found if sums and isinstance(sums[0], _Candidate)]
        stand_ins = tuple(candidate.stand_in for candidate in candidates)
        if reason:
            return Completion(calculation, stand_ins, False, False, None, reason)
        if not candidates:
            return None
        right, computed = self._with(calculation, candidates)
        if right:
            return Completion(calculation, stand_ins, True, False, computed, "")
        singles = [single for term in missing for single in self._singles(calculation, term)]
        fitting = [single for single in singles if self._with(calculation, [single])[0]]
        if len(fitting) == 1:
            _, computed = self._with(calculation, fitting)
            return Completion(calculation, (fitting[0].stand_in,), True, True, computed, "")
        return Completion(calculation, stand_ins, False, False, computed, _NEITHER)

    def _with(self, calculation: Calculation, candidates: Iterable[_Candidate]) -> tuple[bool, Decimal]:
        """Whether the calculation holds with these added, and what it comes to."""
        reported = amount_of(self._filing, calculation.rows, self._mode)
        amounts = [(term.weight, amount_of(self._filing, term.rows, self._mode)) for term in calculation.terms]
        addends = [(weight, amount) for weight, amount in amounts if isinstance(amount, Amount)]
        assert isinstance(reported, Amount), "a calculation that was checked has a total"
        return adds_up(reported, [*addends, *(candidate.addend for candidate in candidates)], self._mode)

    def _by_axis(self, calculation: Calculation, term: Term) -> _ByAxis:
        dims = self._filing.dims[calculation.dims]
        return self._members.get((term.concept, calculation.unit, calculation.period, dims), {})

    def _sums(self, calculation: Calculation, term: Term) -> list[_Candidate | str]:
        """What the members of each axis come to; a sentence where that cannot be told."""
        concept = self._filing.concepts[term.concept].name
        sums: list[_Candidate | str] = []
        for axis, members in self._by_axis(calculation, term).items():
            by_name = {self._filing.members[member].name: member for member in members}
            highest = self._trees.highest(by_name, self._filing.axes[axis].name, calculation.role, concept)
            made = self._sum(term, axis, {by_name[name]: members[by_name[name]] for name in highest})
            if made is not None:
                sums.append(made)
        return sums

    def _sum(self, term: Term, axis: int, members: dict[int, tuple[int, ...]]) -> _Candidate | str | None:
        """What some members come to; None where all are nil."""
        amounts = {member: amount_of(self._filing, rows, self._mode) for member, rows in members.items()}
        usable = {member: amount for member, amount in amounts.items() if isinstance(amount, Amount)}
        for amount in amounts.values():
            if isinstance(amount, Unusable):
                return f"{self._filing.concepts[term.concept].label} {amount.why}, for a member."
        if not usable:
            return None
        value = exact_sum(amount.value for amount in usable.values())
        rows = tuple(row for member in usable for row in members[member])
        summed = Amount(total(amount.interval for amount in usable.values()), value, None)
        return _Candidate(StandIn(term.concept, term.weight, axis, tuple(usable), rows, value), summed)

    def _singles(self, calculation: Calculation, term: Term) -> Iterator[_Candidate]:
        """Each member by itself; one that comes to zero tells nothing."""
        for axis, members in self._by_axis(calculation, term).items():
            for member, rows in members.items():
                made = self._sum(term, axis, {member: rows})
                if isinstance(made, _Candidate) and made.stand_in.value:
                    yield made

    def _doubt(self, term: Term, sums: Sequence[_Candidate | str]) -> str | None:
        """Why it cannot be told what stands in for a contributor, None where it can."""
        told = [each for each in sums if isinstance(each, _Candidate)]
        if len(told) < len(sums):
            return next(each for each in sums if isinstance(each, str))
        if len({each.stand_in.value for each in told}) < 2:
            return None
        axes = " and ".join(self._filing.axes[each.stand_in.axis].label for each in told)
        label = self._filing.concepts[term.concept].label
        return f"{label} is reported by members of {axes}, which give different sums."


_NEITHER = "With the contributors that are reported by member it does not add up either."


def _habit(found: Completion) -> tuple[object, ...]:
    """What makes a partial completion the same one in another period."""
    calculation, stand_in = found.calculation, found.stand_ins[0]
    return (
        *(calculation.role, calculation.concept, calculation.unit, calculation.dims),
        *(stand_in.concept, stand_in.axis, stand_in.members),
    )


def _alone(found: Completion) -> Completion:
    """A partial completion that no other period bears out."""
    said = "A single member makes the total, in this period alone."
    return replace(found, holds=False, partial=False, reason=said)
