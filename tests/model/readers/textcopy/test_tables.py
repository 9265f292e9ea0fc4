"""Tables made at random, written as text copies and read back: what is said to be certain is never wrong."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.errors import FilingError
from model.filing import Placement
from tests.model.readers.textcopy.pages import Table, facts_of, piped, read, tabbed, two_axes

KINDS = st.sampled_from([("Revenue",), ("Revenue", "Cost"), ("Revenue", "Cost", "Gross profit")])


@st.composite
def tables(draw: st.DrawFn, largest: int | None = None, most: int = 5) -> Table:
    """A table of one or two axes whose totals foot."""
    rng = random.Random(draw(st.integers(0, 2**32)))
    sizes = draw(st.integers(1, most)), draw(st.integers(1, most))
    years = draw(st.integers(1, 6))
    currencies = draw(st.sampled_from([("CNY",), ("CNY", "USD")]))
    density = draw(st.sampled_from([0.3, 0.6, 0.9, 1.0]))
    size = largest if largest is not None else draw(st.sampled_from([3, 50, 10**4, 10**9]))
    return two_axes(rng, sizes, years, draw(KINDS), currencies, density=density, largest=size)


@settings(max_examples=150, deadline=None)
@given(tables())
def test_pasted_from_a_browser_a_table_comes_back(table: Table) -> None:
    if not table.rows:
        with pytest.raises(FilingError):
            read(tabbed(table))
        return
    found = facts_of(read(tabbed(table)))
    assert {(each.members, each.concept, each.currency, each.year): each.value for each in found} == table.facts()
    assert all(each.placement is Placement.GIVEN for each in found)


@settings(max_examples=150, deadline=None)
@given(tables())
def test_without_its_empty_cells_what_is_certain_is_right(table: Table) -> None:
    if not table.rows:
        return
    truth = table.facts()
    found = facts_of(read(piped(table)))
    assert len(found) == len(truth)
    for each in found:
        if each.placement in (Placement.GIVEN, Placement.CERTAIN):
            assert truth[each.members, each.concept, each.currency, each.year or 0] == each.value
        assert (each.year is None) == (each.placement is Placement.OPEN)


@settings(max_examples=60, deadline=None)
@given(tables(largest=10**9, most=3))
def test_the_figures_of_a_table_are_all_there_and_in_their_order(table: Table) -> None:
    if not table.rows:
        return
    shown = [value for values in table.rows.values() for value in values if value is not None]
    by_block = {block: at for at, block in enumerate(table.blocks)}
    assert [by_block[key[0]] for key in table.rows] == sorted(by_block[key[0]] for key in table.rows)
    assert [each.value for each in facts_of(read(piped(table)))] == shown


def test_nearly_all_columns_of_full_grids_are_recovered() -> None:
    lost = open_ones = 0
    for seed in range(60):
        table = two_axes(random.Random(seed), (4, 4), 4, density=0.75)
        truth = table.facts()
        for each in facts_of(read(piped(table))):
            if each.placement is not Placement.GIVEN:
                lost += 1
                open_ones += each.placement is Placement.OPEN
                assert each.year is None or truth[each.members, each.concept, each.currency, each.year] == each.value
    assert lost > 1000
    assert open_ones < lost / 20


def test_rounded_tables_are_certain_only_where_they_are_right() -> None:
    for seed in range(80):
        table = two_axes(random.Random(seed), (3, 4), 3, density=0.6, largest=50_000)
        rounded = {key: [None if v is None else round(v / 1000) for v in row] for key, row in table.rows.items()}
        table.rows = rounded
        truth = table.facts()
        for each in facts_of(read(piped(table))) if rounded else []:
            if each.placement is Placement.CERTAIN:
                assert truth[each.members, each.concept, each.currency, each.year or 0] == each.value


@pytest.mark.parametrize(
    ("sizes", "concepts", "largest", "density"),
    [
        ((8, 8), ("A", "B", "C"), 10**6, 0.7),
        ((16, 16), ("A",), 10**6, 0.9),
        ((16, 16), ("A",), 9, 0.5),
        ((1, 290), ("A",), 10**6, 0.6),
        ((3, 90), ("A",), 9, 0.6),
        ((8, 8), ("A", "B", "C"), 9, 0.4),
        ((1, 290), ("A",), 0, 0.6),
    ],
)
def test_a_page_of_300_rows_and_12_columns_is_quick(
    sizes: tuple[int, int], concepts: tuple[str, ...], largest: int, density: float
) -> None:
    table = two_axes(random.Random(5), sizes, 12, concepts, density=density, largest=largest)
    text, truth = piped(table), table.facts()
    begun = time.process_time()
    found = facts_of(read(text))
    # Two seconds where it was written; slow and busy machines get more.
    assert time.process_time() - begun < 10
    for each in found:
        if each.placement in (Placement.GIVEN, Placement.CERTAIN):
            assert truth[each.members, each.concept, each.currency, each.year or 0] == each.value


def test_what_the_search_gives_up_is_said_to_be_open() -> None:
    table = two_axes(random.Random(5), (1, 290), 12, density=0.6)
    filing = read(piped(table))
    assert {Placement(int(each)) for each in filing.facts.placement} == {Placement.GIVEN, Placement.OPEN}
    given_up = [problem for problem in filing.problems if "given up after" in problem.message]
    assert given_up
    assert {problem.severity for problem in given_up} == {"info"}
