"""Members of an axis stand in for a contributor that is reported by them alone; nothing is guessed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from model.amounts import INF
from model.filing import Filing
from model.networks import SUMMATION_21, Arc, Taxonomy
from model.taxonomy.dimensions import DIMENSION_DOMAIN, DOMAIN_MEMBER
from model.totals.calculations import calculations
from model.totals.completed import Completion, completions
from model.totals.summation import Mode
from tests.calcs import ROLE, amounts, arcs
from tests.filings import Fact, filing_of

EQUITY = arcs("Equity", "Stock", "Surplus")


def stock(value: str | None, *, year: int = 2022, **members: str) -> Fact:
    return Fact(value, members, year, "Stock")


def completed(facts: list[Fact], taxonomy: Taxonomy | None = None, mode: Mode = Mode.ROUND) -> list[Completion]:
    filing = filed(facts, taxonomy)
    return completions(filing, calculations(filing, mode), mode)


def filed(facts: list[Fact], taxonomy: Taxonomy | None = None) -> Filing:
    return replace(filing_of(facts), taxonomy=taxonomy or Taxonomy(calculation={ROLE: EQUITY}))


def test_common_stock_by_class_stands_in_for_common_stock() -> None:
    facts = [*amounts(0, Equity="152", Surplus="100"), stock("48", Class="A"), stock("4", Class="B")]
    filing = filed(facts)
    (found,) = completions(filing, calculations(filing))
    assert (found.holds, found.partial, found.computed, found.reason) == (True, False, Decimal(152), "")
    (stand_in,) = found.stand_ins
    assert filing.concepts[stand_in.concept].name == "Stock"
    assert filing.axes[stand_in.axis].name == "Class"
    assert [filing.members[member].name for member in stand_in.members] == ["A", "B"]
    assert (stand_in.rows, stand_in.value) == ((2, 3), Decimal(52))


def test_it_holds_within_the_intervals_of_the_members() -> None:
    rounded = [stock("48", Class="A")._replace(decimals=INF), stock("4", Class="B")]
    seen = []
    for total in ("151.5", "151.4"):
        facts = [*amounts(INF, Equity=total, Surplus="100"), *rounded]
        seen += [found.holds for found in completed(facts)]
    assert seen == [True, False]


def test_what_does_not_add_up_with_members_either() -> None:
    facts = [*amounts(0, Equity="160", Surplus="100"), stock("48", Class="A"), stock("4", Class="B")]
    (found,) = completed(facts)
    assert (found.holds, found.computed) == (False, Decimal(152))
    assert found.reason == "With the contributors that are reported by member it does not add up either."


def test_weights_and_several_contributors() -> None:
    network = arcs("Equity", "Surplus", "-Stock", "-Debt")
    facts = [
        *amounts(0, Equity="40", Surplus="100"),
        stock("20", Class="A"),
        stock("30", Class="B"),
        Fact("10", {"Kind": "Loan"}, concept="Debt"),
    ]
    (found,) = completed(facts, Taxonomy(calculation={ROLE: network}))
    assert (found.holds, found.computed, len(found.stand_ins)) == (True, Decimal(40), 2)


def test_other_dimensions_are_those_of_the_total() -> None:
    facts = [
        *[fact._replace(members={"Entity": "Parent"}) for fact in amounts(0, Equity="152", Surplus="100")],
        stock("52", Class="A", Entity="Parent"),
        stock("9", Class="B"),
        stock("9", Class="B", Entity="Other"),
        stock("9", Class="B", Entity="Parent", Kind="k"),
        stock("9", Class="B", Entity="Parent", year=2021),
        stock("9", Class="B", Entity="Parent")._replace(unit="iso4217:USD"),
    ]
    (found,) = completed(facts)
    assert (found.holds, found.stand_ins[0].rows) == (True, (2,))


@pytest.mark.parametrize(
    "facts",
    [
        [*amounts(0, Equity="152", Surplus="100", Stock="50"), stock("52", Class="A")],  # reported itself
        [*amounts(0, Equity="152", Surplus="152"), stock("52", Class="A")],  # nothing is missing
        [*amounts(0, Equity="152", Surplus="100"), stock(None, Class="A")],
        [*amounts(0, Equity="152", Surplus="100")],
    ],
)
def test_nothing_to_complete(facts: list[Fact]) -> None:
    assert completed(facts) == []


def test_two_axes_with_different_sums_stand_in_for_nothing() -> None:
    facts = [*amounts(0, Equity="152", Surplus="100"), stock("52", Class="A"), stock("50", Holder="h")]
    (found,) = completed(facts)
    assert (found.holds, found.computed) == (False, None)
    assert found.reason == "Stock is reported by members of Class and Holder, which give different sums."
    (found,) = completed([*facts[:-1], stock("52", Holder="h")])
    assert found.holds


def test_members_that_contradict_themselves_stand_in_for_nothing() -> None:
    facts = [*amounts(0, Equity="152", Surplus="100"), stock("52", Class="A"), stock("53", Class="A")]
    (found,) = completed(facts)
    assert found.reason == "Stock is reported more than once, with values that contradict each other, for a member."


def nested(role: str = ROLE) -> Taxonomy:
    """Classes A1 and A2 below class A."""
    members = [Arc("Class", "All", DIMENSION_DOMAIN, 1)]
    members += [
        Arc(parent, child, DOMAIN_MEMBER, number)
        for number, (parent, child) in enumerate([("All", "A"), ("All", "B"), ("A", "A1"), ("A", "A2")])
    ]
    presented = {role: [Arc("Lines", "Stock", "parent-child", 1)]}
    return Taxonomy(presentation=presented, definition={role: members}, calculation={ROLE: EQUITY})


@pytest.mark.parametrize("role", [ROLE, "http://example.com/role/Stock"])
def test_of_nested_members_the_highest_are_added_up(role: str) -> None:
    """By the network of the calculation's own role, else of one that presents the contributor."""
    facts = [
        *amounts(0, Equity="152", Surplus="100"),
        *(stock(value, Class=name) for name, value in {"A1": "40", "A2": "8", "A": "48", "B": "4"}.items()),
    ]
    (found,) = completed(facts, nested(role))
    assert (found.holds, found.stand_ins[0].rows) == (True, (4, 5))
    (found,) = completed(facts)
    assert not found.holds


def overlapping(years: list[int], total: str = "152") -> list[Fact]:
    """Class A is the whole stock, B is part of it, and no network says so."""
    facts = []
    for year in years:
        facts += [fact._replace(year=year) for fact in amounts(0, Equity=total, Surplus="100")]
        facts += [stock("52", Class="A", year=year), stock("4", Class="B", year=year), stock("0", Class="C", year=year)]
    return facts


def test_a_single_member_that_makes_the_total_in_two_periods() -> None:
    found = completed(overlapping([2022, 2021]))
    assert [(each.holds, each.partial, each.stand_ins[0].rows) for each in found] == [
        (True, True, (2,)),
        (True, True, (7,)),
    ]


def test_a_single_member_that_makes_the_total_once_is_no_evidence() -> None:
    (found,) = completed(overlapping([2022]))
    assert (found.holds, found.partial) == (False, False)
    assert found.reason == "A single member makes the total, in this period alone."


def test_two_members_that_each_make_the_total_are_no_evidence() -> None:
    facts = [*overlapping([2022, 2021]), *(stock("52", Class="D", year=year) for year in (2022, 2021))]
    assert [found.holds for found in completed(facts)] == [False, False]


def test_members_are_taken_as_the_mode_takes_them() -> None:
    facts = [
        *amounts(-3, Equity="157000", Surplus="100000"),
        stock("48400", Class="A")._replace(decimals=-2),
        stock("7600", Class="B")._replace(decimals=-2),
    ]
    network = Taxonomy(calculation={ROLE: [arc._replace(arcrole=SUMMATION_21) for arc in EQUITY]})
    held = [[found.holds for found in completed(facts, network, mode)] for mode in Mode]
    assert held == [[True], [True], [False]]
