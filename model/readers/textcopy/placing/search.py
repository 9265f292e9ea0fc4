"""Turns relations and rows into all placements that fail in the fewest columns, within stated bounds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from model.readers.textcopy.placing.dead import dead_columns
from model.readers.textcopy.placing.domains import Domain
from model.readers.textcopy.placing.relations import Relation
from model.readers.textcopy.placing.sweep import SWEEP_STEPS, Exhausted, Purse, TooWide, sweep

#: How many more failures than the sum of each relation's least are searched for; pages with more errors stay open.
MAX_SLACK = 6
#: How many rows are placed by trial at the same time. Where this is not enough, no relation tells much.
MAX_DEPTH = 100

Domains = dict[int, Domain]


@dataclass(slots=True)
class Net:
    """Relations with what is known of each: the least columns it fails in, and those in which it fails anyway."""

    relations: Sequence[Relation]
    dead: list[int]
    least: list[int]
    of_row: dict[int, list[int]]


@dataclass(slots=True)
class Part:
    """Rows that hang together once the others are fixed: their best placements, or that they were too many."""

    rows: list[int]
    solutions: list[Domains] = field(default_factory=list)
    candidates: dict[int, list[set[int]]] = field(default_factory=dict)
    complete: bool = True


@dataclass(slots=True)
class Outcome:
    """What was found for a set of connected rows: those fixed by the relations, and the parts that are left.

    `slack` is how many failures more there are than each relation has on its own.
    """

    domains: Domains
    parts: list[Part]
    slack: int
    solved: bool


def make_net(relations: Sequence[Relation], domains: Domains, purse: Purse) -> Net:
    """Finds the least cost of each relation on its own."""
    of_row: dict[int, list[int]] = {}
    for place, relation in enumerate(relations):
        for row, _ in relation.terms:
            of_row.setdefault(row, []).append(place)
    net = Net(relations, [], [], of_row)
    for relation in relations:
        dead, least = 0, 0
        if not _foots(relation, domains, purse):
            dead = dead_columns(relation, domains, purse)
            least = _least(relation, domains, dead, purse)
        net.dead.append(dead)
        net.least.append(least)
    return net


def _foots(relation: Relation, domains: Domains, purse: Purse) -> bool | None:
    """Whether some placement foots in every column, None where that takes too many steps to tell."""
    try:
        return sweep(relation, domains, 0, 0, purse, SWEEP_STEPS[1]) is not None
    except TooWide:
        return None


def _least(relation: Relation, domains: Domains, dead: int, purse: Purse) -> int:
    """In how many columns a relation fails at least; a lower bound where more takes too many steps to tell."""
    least = dead.bit_count()
    try:
        while least < relation.columns and sweep(relation, domains, dead, least, purse, SWEEP_STEPS[1]) is None:
            least += 1
    except TooWide:
        pass
    return least


def solve(net: Net, domains: Domains, purse: Purse) -> Outcome:
    """All placements of connected rows with the fewest failures."""
    try:
        for slack in range(MAX_SLACK + 1):
            outcome = _within(net, domains, slack, purse)
            if outcome is not None:
                return outcome
    except Exhausted:
        pass
    return Outcome(domains, [], 0, solved=False)


def _within(net: Net, domains: Domains, slack: int, purse: Purse) -> Outcome | None:
    costs = list(net.least)
    root = propagate(net, domains, costs, sum(costs) + slack, range(len(costs)), purse)
    if root is None:
        return None
    left = sum(net.least) + slack - sum(costs)
    parts = [Part(rows) for rows in _connected(net, root)]
    budgets: list[int] = []
    for part in parts:
        # What one part fails in, the others may not fail in any more: the sum is what counts.
        found = _first(net, root, part, costs, left, purse)
        if found is None:
            return None
        solution, extra = found
        left -= extra
        budgets.append(sum(costs) + extra)
        part.solutions.append(solution)
    for part, budget in zip(parts, budgets, strict=True):
        _find_all(net, root, part, costs, budget, purse)
    return Outcome(root, parts, slack, solved=True)


def _first(
    net: Net, root: Domains, part: Part, costs: list[int], slack: int, purse: Purse
) -> tuple[Domains, int] | None:
    for extra in range(slack + 1):
        solution = _descend(net, root, part.rows, costs, sum(costs) + extra, purse)
        if solution is not None:
            return solution, extra
    return None


def _find_all(net: Net, root: Domains, part: Part, costs: list[int], budget: int, purse: Purse) -> None:
    """Finds, for every value, all columns in which some best placement puts it."""
    part.candidates = {row: [set() for _ in range(root[row].count)] for row in part.rows}
    _note(part, part.solutions[0])
    try:
        own = list(costs)
        tight = propagate(net, root, own, budget, range(len(costs)), purse) or root
        for row in part.rows:
            for value in range(tight[row].count):
                for column in tight[row].columns_of(value):
                    if column in part.candidates[row][value]:
                        continue
                    only = tight[row].only(value, 1 << column)
                    if only is None:
                        continue
                    trial = {**tight, row: only}
                    solution = _descend(net, trial, part.rows, own, budget, purse, net.of_row[row])
                    if solution is not None:
                        part.solutions.append(solution)
                        _note(part, solution)
    except Exhausted:
        part.complete = False


def _note(part: Part, solution: Domains) -> None:
    for row in part.rows:
        for value, column in enumerate(solution[row].columns()):
            part.candidates[row][value].add(column)


def _descend(
    net: Net,
    domains: Domains,
    rows: Sequence[int],
    costs: Sequence[int],
    budget: int,
    purse: Purse,
    changed: Iterable[int] = (),
    depth: int = 0,
) -> Domains | None:
    """One placement of these rows within the budget, depth first, or None."""
    own = list(costs)
    here = propagate(net, domains, own, budget, changed, purse)
    if here is None:
        return None
    loose = [row for row in rows if not here[row].fixed]
    if not loose:
        return here
    if depth > MAX_DEPTH:
        raise Exhausted
    row = min(loose, key=lambda each: here[each].moves - here[each].count)
    value = next(value for value in range(here[row].count) if len(here[row].columns_of(value)) > 1)
    for column in here[row].columns_of(value):
        only = here[row].only(value, 1 << column)
        if only is not None:
            found = _descend(net, {**here, row: only}, rows, own, budget, purse, net.of_row[row], depth + 1)
            if found is not None:
                return found
    return None


def propagate(
    net: Net, domains: Mapping[int, Domain], costs: list[int], budget: int, changed: Iterable[int], purse: Purse
) -> Domains | None:
    """Takes from the domains what no placement within the budget uses; raises `costs` as relations turn out to fail.

    None when the relations together fail in more columns than the budget allows.
    """
    here = dict(domains)
    waiting = _others(net, changed, -1)
    wide: dict[int, int] = {}
    while waiting or wide:
        if waiting:
            place, effort = next(iter(waiting)), 0
            del waiting[place]
        else:
            # Only what the easy relations leave undecided is worth more effort.
            place = min(wide, key=wide.__getitem__)
            effort = wide.pop(place)
        try:
            limit = budget - sum(costs) + costs[place]
            swept = sweep(net.relations[place], here, net.dead[place], limit, purse, SWEEP_STEPS[effort])
        except TooWide:
            if effort + 1 < len(SWEEP_STEPS):
                wide[place] = effort + 1
            continue
        if swept is None:
            return None
        if swept.cost > costs[place]:
            costs[place] = swept.cost
            # The others have less to spare now, so each may lose more.
            waiting.update(_others(net, range(len(costs)), place))
        for row, domain in swept.domains.items():
            if domain != here[row]:
                here[row] = domain
                waiting.update(_others(net, net.of_row[row], place))
        for again in waiting:
            wide.pop(again, None)
    return here


def _others(net: Net, places: Iterable[int], place: int) -> dict[int, None]:
    return dict.fromkeys(other for other in places if other != place and _matters(net, other))


def _matters(net: Net, place: int) -> bool:
    """Whether a relation can tell anything: not one that fails in every column whatever is placed."""
    return net.dead[place].bit_count() < net.relations[place].columns


def _connected(net: Net, domains: Mapping[int, Domain]) -> list[list[int]]:
    """The rows that are not fixed, grouped by the relations that hold two of them."""
    group = {row: row for row, domain in domains.items() if not domain.fixed}

    def root(row: int) -> int:
        while group[row] != row:
            group[row] = group[group[row]]
            row = group[row]
        return row

    for place, relation in enumerate(net.relations):
        rows = [row for row, _ in relation.terms if row in group]
        if rows and _matters(net, place):
            for row in rows[1:]:
                group[root(row)] = root(rows[0])
    parts: dict[int, list[int]] = {}
    for row in group:
        parts.setdefault(root(row), []).append(row)
    return list(parts.values())
