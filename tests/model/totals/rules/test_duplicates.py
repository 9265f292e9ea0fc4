"""Duplicates of a whole filing by the published classes, whatever they hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.amounts import INF, UNSTATED
from model.building import FilingBuilder
from model.filing import Axis, Concept, Filing, Kind, Member, Placement
from model.periods import Period
from model.totals.rules.duplicates import DuplicateClass, DuplicateSet, duplicates
from tests.filings import SAID, Fact, filing_of, instance_of

COMPLETE, CONSISTENT, INCONSISTENT = DuplicateClass


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([Fact("5"), Fact("5")], COMPLETE),
        ([Fact("5"), Fact("5.00")], COMPLETE),
        ([Fact("-0"), Fact("0")], COMPLETE),
        ([Fact("5", decimals=INF), Fact("5", decimals=UNSTATED)], COMPLETE),
        ([Fact("5"), Fact("5", decimals=2)], CONSISTENT),
        ([Fact("1000", decimals=-3), Fact("1234")], CONSISTENT),
        ([Fact("1000", decimals=-3), Fact("1500", decimals=INF)], CONSISTENT),  # a closed end
        ([Fact("1000", decimals=-3), Fact("1600")], INCONSISTENT),
        ([Fact("5"), Fact("6")], INCONSISTENT),
        ([Fact("748000", decimals=-3), Fact("700000", decimals=-5)], CONSISTENT),
        ([Fact("748000", decimals=-3), Fact("749000", decimals=-3)], INCONSISTENT),  # they touch at 748 500
        ([Fact("748000", decimals=-3), Fact("700000", decimals=-5), Fact("749000", decimals=-3)], INCONSISTENT),
        # Two by two they share a point, all three do not.
        ([Fact("1000", decimals=-3), Fact("1440", decimals=-1), Fact("1400", decimals=-2)], CONSISTENT),
        ([Fact("1000", decimals=-3), Fact("1540", decimals=-1), Fact("1500", decimals=-2)], INCONSISTENT),
        ([Fact(None), Fact(None)], COMPLETE),
        ([Fact(None), Fact("0")], INCONSISTENT),
        ([Fact("Infinity"), Fact("Infinity", decimals=2)], CONSISTENT),
        ([Fact("Infinity"), Fact("1", decimals=2)], INCONSISTENT),
    ],
)
def test_the_class_of_numbers(facts: list[Fact], expected: DuplicateClass) -> None:
    assert duplicates(filing_of(facts)) == [DuplicateSet(tuple(range(len(facts))), expected)]
    assert duplicates(filing_of(facts[::-1])) == [DuplicateSet(tuple(range(len(facts))), expected)]


@pytest.mark.parametrize(
    "other",
    [
        Fact("1", concept="Cost"),
        Fact("1", year=2021),
        Fact("1", unit="iso4217:USD"),
        Fact("1", {"A": "a"}),
        Fact("1", placement=Placement.OPEN),
    ],
)
def test_facts_that_differ_in_anything_else_are_no_duplicates(other: Fact) -> None:
    assert duplicates(filing_of([Fact("1"), other])) == []


def test_facts_whose_period_is_open_are_no_duplicates_of_each_other() -> None:
    assert duplicates(filing_of([Fact("1", placement=Placement.OPEN)] * 2)) == []
    assert duplicates(filing_of([])) == []


def texts(*facts: tuple[str | None, str | None]) -> Filing:
    """Text facts of one concept, each a value and its language."""
    builder = FilingBuilder("small", "test")
    concept = builder.concepts.place(Concept("Policy", "Policy"))
    period = builder.periods.place(Period(date(2022, 1, 1), date(2022, 12, 31)))
    for value, language in facts:
        builder.add(concept, period, 0, value, language=language)
    return builder.build()


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([("a", "en"), ("a", "EN")], [COMPLETE]),
        ([("a", "en-us"), ("b", "en-US")], [INCONSISTENT]),
        ([("a", "en"), ("b", "fr")], []),
        ([("a", None), ("b", "en")], []),
        ([("a", None), ("a", None)], [COMPLETE]),
        ([("a", None), (None, None)], [INCONSISTENT]),
    ],
)
def test_texts_are_duplicates_in_one_language(
    facts: list[tuple[str | None, str | None]], expected: list[DuplicateClass]
) -> None:
    assert [each.agreement for each in duplicates(texts(*facts))] == expected


def test_facts_in_tuples_may_repeat() -> None:
    filing = instance_of(
        f"""<co:Manager><co:Salary {SAID}>1</co:Salary></co:Manager>
        <co:Manager><co:Salary {SAID}>2</co:Salary></co:Manager>
        <co:Staff {SAID}>2</co:Staff><co:Staff {SAID}>3</co:Staff>"""
    )
    assert len(filing.facts) == 4
    assert [len(each.rows) for each in duplicates(filing)] == [2]


def test_sets_stand_in_the_order_of_their_first_facts() -> None:
    facts = [Fact("1", year=2022), Fact("1", year=2021), Fact("2", year=2021), Fact("1", year=2022), Fact("3")]
    assert [each.rows for each in duplicates(filing_of(facts))] == [(0, 3, 4), (1, 2)]


keys = st.tuples(st.integers(0, 2), st.integers(0, 2), st.integers(-1, 1), st.integers(0, 2))


@given(st.lists(keys, max_size=30), st.booleans())
def test_sets_are_those_of_equal_ids(rows: list[tuple[int, int, int, int]], wide: bool) -> None:
    """However large the ids are: together they may not fit into 64 bits."""
    filing = filing_of([Fact("1")] * len(rows))
    step = 2**20 if wide else 1
    concept, period, unit, dims = (
        np.array([row[number] * (step if row[number] > 0 else 1) for row in rows], dtype=np.int32)
        for number in range(4)
    )
    facts = replace(filing.facts, concept=concept, period=period, unit=unit, dims=dims)
    found = duplicates(replace(filing, facts=facts))
    pairs = {pair for each in found for pair in combinations(each.rows, 2)}
    assert pairs == {(a, b) for a, b in combinations(range(len(rows)), 2) if rows[a] == rows[b]}


def test_ids_that_together_fill_more_than_64_bits_are_not_mixed_up() -> None:
    """With these, what is left of the concept in 64 bits is nothing."""
    filing = filing_of([Fact("1"), Fact("1")])
    top = np.full(2, 2**22 - 2, dtype=np.int32)
    facts = replace(filing.facts, concept=np.array([0, 2], dtype=np.int32), period=top, unit=top, dims=top)
    assert duplicates(replace(filing, facts=facts)) == []


def test_a_number_filed_as_text_contradicts_a_number() -> None:
    filing = filing_of([Fact("1"), Fact("1")])
    kinds = np.array([Kind.NUMBER, Kind.TEXT], dtype=np.int8)
    (found,) = duplicates(replace(filing, facts=replace(filing.facts, kind=kinds)))
    assert found.agreement is INCONSISTENT


def test_dimensions_are_compared_as_a_whole() -> None:
    builder = FilingBuilder("small", "test")
    concept = builder.concepts.place(Concept("Sales", "Sales"))
    period = builder.periods.place(Period(None, date(2022, 12, 31)))
    pairs = [(Axis("A", "A"), Member("a", "a")), (Axis("B", "B"), Member("b", "b"))]
    for listed in (pairs, pairs[::-1], pairs[:1]):
        builder.add(concept, period, builder.dimensions(listed), Decimal(1), decimals=0)
    assert [each.rows for each in duplicates(builder.build())] == [(0, 1)]
