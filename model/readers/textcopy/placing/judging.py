"""Turns series with lost columns into a column for each value and how sure it is: certain, likely, or open."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from model.filing import Placement
from model.readers.textcopy.placing.domains import Domain, free
from model.readers.textcopy.placing.relations import Relation, Series, find_relations
from model.readers.textcopy.placing.search import Domains, Net, Outcome, Part, make_net, solve
from model.readers.textcopy.placing.sweep import MAX_COLUMNS, Exhausted, Purse


class Reason(Enum):
    """Why a value stands where it does, or why that is open."""

    ONLY = "only"  # the only column in which the totals foot
    FEWEST = "fewest"  # the column in which the fewest totals fail
    EXACT = "exact"  # others foot within rounding, this one exactly
    SEVERAL = "several"  # several columns do equally well
    NO_TOTAL = "no total"  # no total holds it that any column could make foot
    BOUND = "bound"  # the search was given up at its bound


class Place(NamedTuple):
    """The column of a value (None: open), how sure it is and why, and the columns it could stand in."""

    column: int | None
    placement: Placement
    reason: Reason
    candidates: tuple[int, ...]


def place(series: Sequence[Series], tick: Callable[[], None]) -> dict[int, list[Place]]:
    """The places of the values of each series whose columns are not given, by its index."""
    lost = [at for at, row in enumerate(series) if row.given is None]
    solvable = {at for at in lost if 0 < len(row_columns(series, at)) <= MAX_COLUMNS}
    relations = [relation for relation in find_relations(series) if all(row in solvable for row, _ in relation.terms)]
    places = {at: [_open(series[at], Reason.NO_TOTAL)] * len(series[at].amounts) for at in lost}
    purse = Purse(tick)
    for rows, own in _components(relations):
        places.update(_place_component(series, rows, own, purse))
    return places


def row_columns(series: Sequence[Series], at: int) -> tuple[int, ...]:
    """The columns a row can use, none when it has more values than those."""
    row = series[at]
    return row.columns if len(row.amounts) <= len(row.columns) else ()


def _open(row: Series, reason: Reason) -> Place:
    return Place(None, Placement.OPEN, reason, row.columns)


def _components(relations: Sequence[Relation]) -> list[tuple[list[int], list[Relation]]]:
    """Rows and relations that hang together."""
    group: dict[int, int] = {}

    def root(row: int) -> int:
        while group.setdefault(row, row) != row:
            row = group[row]
        return row

    for relation in relations:
        for row, _ in relation.terms:
            group[root(row)] = root(relation.terms[0][0])
    parts: dict[int, tuple[list[int], list[Relation]]] = {}
    for row in group:
        parts.setdefault(root(row), ([], []))[0].append(row)
    for relation in relations:
        parts[root(relation.terms[0][0])][1].append(relation)
    return list(parts.values())


def _place_component(
    series: Sequence[Series], rows: Sequence[int], relations: Sequence[Relation], purse: Purse
) -> dict[int, list[Place]]:
    start = purse.fresh()
    domains = {row: free(len(series[row].amounts), len(series[row].columns)) for row in rows}
    try:
        net = make_net(relations, domains, start)
    except Exhausted:
        return {row: [_open(series[row], Reason.BOUND)] * domains[row].count for row in rows}
    outcome = solve(net, domains, start)
    if not outcome.solved:
        return {row: [_open(series[row], Reason.BOUND)] * domains[row].count for row in rows}
    judge = _Judge(series, net, outcome, start)
    return {row: [judge.place(row, value) for value in range(domains[row].count)] for row in rows}


class _Judge:
    """Says of each value how sure its column is, from all placements that were found to be best."""

    def __init__(self, series: Sequence[Series], net: Net, outcome: Outcome, purse: Purse) -> None:
        self._series, self._net, self._outcome, self._purse = series, net, outcome, purse
        self._part_of = {row: part for part in outcome.parts for row in part.rows}
        self._seen: dict[tuple[int, int], tuple[int, int]] = {}
        self._exact: dict[int, dict[tuple[int, int], int]] = {}

    def place(self, row: int, value: int) -> Place:
        """Where a value stands."""
        part = self._part_of.get(row)
        columns = self._series[row].columns
        holding = [each for each in self._net.of_row[row] if self._alive(each)]
        if not holding:
            return _open(self._series[row], Reason.NO_TOTAL)
        found = sorted(part.candidates[row][value]) if part else list(self._outcome.domains[row].columns_of(value))
        candidates = tuple(columns[at] for at in found)
        if part is not None and not part.complete:
            left = self._outcome.domains[row].columns_of(value)
            return Place(None, Placement.OPEN, Reason.BOUND, tuple(columns[at] for at in left))
        if len(found) > 1:
            exact = self._exactly(part)[(row, value)] if part and (row, value) in self._exactly(part) else None
            if exact is None:
                return Place(None, Placement.OPEN, Reason.SEVERAL, candidates)
            return Place(columns[exact], Placement.LIKELY, Reason.EXACT, candidates)
        return self._judged(row, found[0], holding, candidates)

    def _judged(self, row: int, column: int, holding: Sequence[int], candidates: tuple[int, ...]) -> Place:
        where = self._series[row].columns[column]
        results = {each: self._results(each) for each in holding}
        telling = [each for each, checks in results.items() if all(foots >> column & 1 for _, foots in checks)]
        clean = any(all(cost == 0 for cost, _ in results[each]) for each in telling)
        least = all(cost <= self._net.least[each] for each, checks in results.items() for cost, _ in checks)
        if clean and least:
            return Place(where, Placement.CERTAIN, Reason.ONLY, candidates)
        part = self._part_of.get(row)
        if telling or part is None or len(part.solutions) == 1:
            return Place(where, Placement.LIKELY, Reason.FEWEST, candidates)
        return Place(None, Placement.OPEN, Reason.NO_TOTAL, candidates)

    def _alive(self, relation: int) -> bool:
        return self._net.dead[relation].bit_count() < self._net.relations[relation].columns

    def _results(self, relation: int) -> list[tuple[int, int]]:
        """Of each best placement: the columns a relation fails in, and those, as bits, in which it tells and foots."""
        rows = [row for row, _ in self._net.relations[relation].terms]
        part = next((self._part_of[row] for row in rows if row in self._part_of), None)
        solutions = part.solutions if part else [self._outcome.domains]
        found = []
        for at, solution in enumerate(solutions):
            key = (relation, at)
            if key not in self._seen:
                self._seen[key] = check(self._net.relations[relation], solution)
            found.append(self._seen[key])
        return found

    def _exactly(self, part: Part) -> dict[tuple[int, int], int]:
        """The values of a part that have one column when totals must foot to the last digit, and that column."""
        known = self._exact.get(id(part))
        if known is None:
            known = self._exact[id(part)] = self._solved_exactly(part)
        return known

    def _solved_exactly(self, part: Part) -> dict[tuple[int, int], int]:
        own = [place for row in part.rows for place in self._net.of_row[row] if self._alive(place)]
        own = list(dict.fromkeys(own))
        domains: Domains = {}
        # The rows of these relations are the part's own, and fixed ones.
        for row in {row for place in own for row, _ in self._net.relations[place].terms}:
            narrowed: Domain | None = self._outcome.domains[row]
            for value, columns in enumerate(part.candidates.get(row, [])):
                narrowed = narrowed.only(value, sum(1 << column for column in columns)) if narrowed else None
            if narrowed is None:
                return {}
            domains[row] = narrowed
        try:
            net = make_net([self._net.relations[place].exact() for place in own], domains, self._purse)
        except Exhausted:
            return {}
        outcome = solve(net, domains, self._purse)
        return _decided(part, outcome, [(self._net.relations[place], self._net.dead[place]) for place in own])


def _decided(part: Part, outcome: Outcome, relations: Sequence[tuple[Relation, int]]) -> dict[tuple[int, int], int]:
    """The values with one column in all placements that foot exactly wherever their totals can foot at all."""
    if not outcome.solved or any(not each.complete for each in outcome.parts):
        return {}
    solution = dict(outcome.domains)
    loose = {row: each for each in outcome.parts for row in each.rows}
    for each in outcome.parts:
        solution.update({row: each.solutions[0][row] for row in each.rows})
    decided: dict[tuple[int, int], int] = {}
    for row in part.rows:
        own = [(relation, dead) for relation, dead in relations if any(row == term for term, _ in relation.terms)]
        if not own or not all(_foots_exactly(relation, dead, solution) for relation, dead in own):
            continue
        for value in range(solution[row].count):
            columns = loose[row].candidates[row][value] if row in loose else {solution[row].columns()[value]}
            if len(columns) == 1:
                decided[(row, value)] = next(iter(columns))
    return decided


def _foots_exactly(relation: Relation, dead: int, solution: Mapping[int, Domain]) -> bool:
    cost, _ = check(relation.exact(), solution)
    return cost <= dead.bit_count()


def check(relation: Relation, solution: Mapping[int, Domain]) -> tuple[int, int]:
    """How many columns fail, and in which columns, as bits, a total and a contributor stand and foot."""
    failed, foots = 0, 0
    for column in range(relation.columns):
        gap, room, there = relation.base[column], relation.base_slack[column], relation.occupied[column]
        for row, sign in relation.terms:
            value = solution[row].value_at(column)
            if value is not None:
                gap += relation.values[row][value]
                room += relation.slacks[row][value]
                there |= 1 if sign > 0 else 2
        if not -room <= gap <= room:
            failed += 1
        elif there == 3:
            foots |= 1 << column
    return failed, foots
