"""Calculation networks as relations: one sum once, with its weights, at every place where it is reported."""

from __future__ import annotations

from decimal import Decimal

from model.networks import Taxonomy
from model.totals.relations import Kind
from model.totals.sources.networks import summations
from tests.calcs import amounts, arcs
from tests.filings import Fact, audited, filing_of


def calculated(facts: list[Fact], **roles: list[str]) -> Taxonomy:
    return Taxonomy(calculation={role: arcs(*names) for role, names in roles.items()})


def test_weights_and_places() -> None:
    facts = [
        *amounts(0, Profit="70", Sales="100", Costs="30"),
        *(fact._replace(members={"A": "a"}) for fact in amounts(0, Profit="7", Sales="9", Costs="2")),
    ]
    taxonomy = calculated(facts, r=["Profit", "Sales", "-Costs"])
    checks = audited(filing_of(facts, taxonomy)).checks.values()
    by_calculation = [check for check in checks if check.relation.kind is Kind.CALCULATION]
    assert [(int(check.reported), int(check.computed)) for check in by_calculation] == [(70, 70), (7, 7)]
    assert by_calculation[0].lines == {(1, Decimal(1)), (2, Decimal(-1))}


def test_a_sum_in_two_roles_is_one_and_another_sum_of_the_total_is_another() -> None:
    facts = amounts(0, T="3", A="1", B="2", C="3")
    taxonomy = calculated(facts, r=["T", "A", "B"], s=["T", "B", "A"], t=["T", "C"])
    assert [found.role for found in summations(filing_of(facts, taxonomy))] == ["r", "t"]


def test_unknown_items_and_weights_of_zero_are_left_out() -> None:
    facts = amounts(0, T="3", A="1", B="2")
    taxonomy = calculated(facts, r=["T", "A", "0 B", "Unknown"], s=["Unknown", "A"], t=["A", "0 B"])
    (found,) = summations(filing_of(facts, taxonomy))
    assert found.items == ((1, Decimal(1)),)


def test_a_weight_of_one_written_otherwise() -> None:
    facts = amounts(0, T="3", A="1", B="2")
    taxonomy = calculated(facts, r=["T", "1.0 A", "B"], s=["T", "A", "B"])
    assert len(summations(filing_of(facts, taxonomy))) == 1


def test_the_total_and_a_contributor_are_needed() -> None:
    taxonomy = calculated([], r=["T", "A"])
    for facts in (amounts(0, T="3", A=None), amounts(0, T=None, A="3"), amounts(0, A="3")):
        assert not audited(filing_of(facts, taxonomy)).checks
