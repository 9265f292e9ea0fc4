"""Leaving out concepts without totals loses no check."""

from __future__ import annotations

from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings

from model.filing import Filing
from model.networks import Arc, Taxonomy
from model.taxonomy.dimensions import DIMENSION_DOMAIN, DOMAIN_MEMBER, HYPERCUBE_DIMENSION
from model.totals import audit as auditing
from model.totals.sources.relevance import relevant_concepts
from tests.filings import Fact, at, audited, filing_of, months
from tests.model.totals.drawn import filings

NESTED = Taxonomy(
    definition={
        "r": [
            Arc("table", "A", HYPERCUBE_DIMENSION, 1),
            Arc("A", "domain", DIMENSION_DOMAIN, 1),
            Arc("domain", "parent", DOMAIN_MEMBER, 1),
            Arc("parent", "a", DOMAIN_MEMBER, 1),
            Arc("parent", "b", DOMAIN_MEMBER, 2),
        ]
    }
)


def relevant(filing: Filing) -> set[str]:
    return {filing.concepts[number].name for number in relevant_concepts(filing, [])}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([Fact("1"), Fact("1", {"A": "a"})], True),
        ([Fact("1", {"B": "x"}), Fact("1", {"A": "a", "B": "x"})], True),
        ([Fact("1", {"A": "a"}), Fact("1", {"A": "b"})], False),
        ([Fact("1"), Fact(None, {"A": "a"})], False),
        ([Fact("1", span=months(2022, *span)) for span in ((1, 3), (4, 6), (1, 6))], True),
        ([Fact("1", span=months(2022, *span)) for span in ((1, 3), (4, 6))], False),
        ([Fact("1", span=months(2022, *span)) for span in ((1, 3), (4, 6), (4, 6))], False),
        ([Fact("1", span=at(year)) for year in (2020, 2021, 2022)], False),
        ([Fact("1", {"A": "a"}, span=months(2022, *span)) for span in ((1, 3), (4, 6), (1, 6))], True),
        ([Fact("1", unit=unit, year=year) for unit, year in (("x", 2020), ("x", 2021), ("y", 2022))], False),
    ],
)
def test_what_can_take_part_in_a_total(facts: list[Fact], expected: bool) -> None:
    assert relevant(filing_of(facts)) == ({"Revenue"} if expected else set())


def test_named_concepts_take_part_where_they_are_reported() -> None:
    filing = filing_of([Fact("1", concept="Named"), Fact(None, concept="Nil")])
    assert relevant_concepts(filing, [0, 1]) == {0}


def test_a_parent_member_is_a_total_where_no_whole_is_reported() -> None:
    """Equity on the parent company's member alone (Coca-Cola's kind of case)."""
    facts = [Fact("30", {"A": "parent"}), Fact("10", {"A": "a"}), Fact("20", {"A": "b"})]
    (check,) = audited(filing_of(facts, NESTED, {"r": range(3)})).checks.values()
    assert (int(check.computed), check.non_zero) == (30, 2)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(filings())
def test_no_check_is_lost(drawn: tuple[list[Fact], Taxonomy, dict[str, list[int]]]) -> None:
    filing = filing_of(*drawn)
    quick = audited(filing)
    with mock.patch.object(auditing, "relevant_concepts", lambda given, _named: set(range(len(given.concepts)))):
        thorough = audited(filing)
    assert dict(quick.checks) == dict(thorough.checks)
    assert len(quick.findings) == len(thorough.findings)
