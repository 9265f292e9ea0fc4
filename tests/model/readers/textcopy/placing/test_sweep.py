"""The sweep over one relation, and the moves it leaves, against every placement tried one by one."""

from __future__ import annotations

import itertools
import random

import pytest

from model.readers.textcopy.placing import sweep as sweeping
from model.readers.textcopy.placing.dead import dead_columns
from model.readers.textcopy.placing.domains import Domain, free, pruned
from model.readers.textcopy.placing.judging import check
from model.readers.textcopy.placing.relations import Relation, Series, find_relations
from model.readers.textcopy.placing.sweep import Exhausted, Purse, TooWide, sweep


def purse(steps: int = 10**9) -> Purse:
    return Purse(lambda: None, steps, steps)


def relation_of(rng: random.Random, members: int, columns: int) -> tuple[Relation, dict[int, Domain]]:
    """A total of rounded members, most of which lost a column."""
    every = tuple(range(columns))
    rows: list[list[int | None]] = []
    total = [0.0] * columns
    for _ in range(members):
        exact = [rng.uniform(-40, 200) if rng.random() < 0.7 else None for _ in every]
        if not rows:
            exact[:2] = [None, rng.uniform(-40, 200)]
        for at, value in enumerate(exact):
            total[at] += value or 0
        rows.append([None if value is None else round(value) for value in exact])
    if rng.random() < 0.3:
        total[rng.randrange(columns)] += 17
    series = [Series("line", frozenset(), [(round(value), 0) for value in total], every, every)]
    for at, row in enumerate(rows):
        amounts = [(value, 0) for value in row if value is not None]
        if amounts:
            given = every if len(amounts) == columns else None
            series.append(Series("line", frozenset({(0, str(at))}), amounts, every, given))
    (relation,) = find_relations(series)
    domains = {row: free(len(series[row].amounts), columns) for row, _ in relation.terms}
    return relation, domains


def fixed(domain: Domain, columns: tuple[int, ...]) -> Domain:
    """The domain with each value in its column."""
    left: Domain | None = domain
    for value, column in enumerate(columns):
        left = left.only(value, 1 << column) if left else None
    assert left is not None
    return left


@pytest.mark.parametrize("seed", range(60))
def test_it_leaves_the_moves_of_the_best_placements_and_no_other(seed: int) -> None:
    rng = random.Random(seed)
    relation, domains = relation_of(rng, rng.randint(1, 4), rng.randint(2, 4))
    rows = list(domains)
    ways = [itertools.combinations(range(relation.columns), domains[row].count) for row in rows]
    costs: dict[tuple[tuple[int, ...], ...], int] = {}
    for chosen in itertools.product(*ways):
        solution = {row: fixed(domains[row], columns) for row, columns in zip(rows, chosen, strict=True)}
        costs[chosen] = check(relation, solution)[0]
    least = min(costs.values())
    swept = sweep(relation, domains, 0, least, purse())
    assert swept is not None
    assert swept.cost == least
    assert least == 0 or sweep(relation, domains, 0, least - 1, purse()) is None
    for at, row in enumerate(rows):
        best = {
            (value, column) for each, cost in costs.items() if cost == least for value, column in enumerate(each[at])
        }
        left = swept.domains.get(row, domains[row])
        assert {(value, column) for value in range(left.count) for column in left.columns_of(value)} == best
    dead = dead_columns(relation, domains, purse())
    assert dead.bit_count() <= least
    assert sweep(relation, domains, dead, least, purse()) == swept


@pytest.mark.parametrize("seed", range(25))
def test_halves_that_meet_find_what_rows_one_by_one_find(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(seed)
    relation, domains = relation_of(rng, 7, 4)
    found = []
    for many in (2, 100):
        monkeypatch.setattr(sweeping, "MANY_ROWS", many)
        found.append([sweep(relation, domains, 0, limit, purse()) for limit in (0, 1)])
    assert found[0] == found[1]
    assert found[0][1] is not None or found[0][0] is None


def test_its_bounds_are_kept() -> None:
    relation, domains = relation_of(random.Random(1), 7, 4)
    with pytest.raises(TooWide):
        sweep(relation, domains, 0, 0, purse(), 50)
    with pytest.raises(Exhausted):
        sweep(relation, domains, 0, 0, purse(50))


def test_a_domain_holds_the_placements_that_keep_the_order() -> None:
    domain = free(2, 3)
    assert [domain.columns_of(0), domain.columns_of(1)] == [(0, 1), (1, 2)]
    assert not domain.fixed
    last = domain.only(0, 0b010)
    assert last is not None
    assert last.fixed
    assert last.columns() == (1, 2)
    assert [last.value_at(column) for column in range(3)] == [None, 0, 1]
    assert domain.only(0, 0b100) is None
    assert pruned(1, [0, 0], [3, 3]) is None
    with pytest.raises(ValueError, match="do not fit"):
        free(4, 3)
