"""Which corrections of one fact are thought of for a check that is off, and which are not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from model.networks import Taxonomy
from model.totals.audit import open_book
from model.totals.causes.corrections import Correction, corrections
from model.totals.causes.slips import Cause
from model.totals.relations import Kind
from tests.calcs import arcs
from tests.filings import Fact, column, filing_of, quarters


def thought_of(facts: list[Fact], taxonomy: Taxonomy | None = None, kind: Kind = Kind.MEMBERS) -> list[Correction]:
    """The corrections of the checks of one kind that are off, unexplained ones left out."""
    book = open_book(filing_of(facts, taxonomy or Taxonomy()))
    off = [check for check in book.all_checks() if book.in_doubt(check) and check.relation.kind is kind]
    found = [correction for check in off for correction in corrections(check, book)]
    return [correction for correction in found if correction.cause is not Cause.UNEXPLAINED]


def named(facts: list[Fact], taxonomy: Taxonomy | None = None, kind: Kind = Kind.MEMBERS) -> set[tuple[str, int, int]]:
    """Cause, row and value of each."""
    return {(one.cause.value, one.row, int(one.value)) for one in thought_of(facts, taxonomy, kind)}


def test_slips_of_the_total_and_of_each_contributor() -> None:
    assert named(column("A", {"a": "3325", "b": "4871"}, "8916")) == {("transposition", 0, 8196)}
    assert named(column("A", {"a": "3325", "b": "-4871"}, "8196")) == {("sign", 2, 4871)}
    assert named(column("A", {"a": "3325000", "b": "4871"}, "8196")) == {("scale", 1, 3325)}


def test_a_weight_leads_to_the_amount_itself() -> None:
    facts = [Fact(value, concept=name) for name, value in (("T", "1546"), ("A", "4871"), ("B", "-3325"))]
    assert ("sign", 2, 3325) in named(facts, Taxonomy(calculation={"r": arcs("T", "A", "-B")}), Kind.CALCULATION)


def test_no_amount_of_a_third_makes_one() -> None:
    facts = [Fact(value, concept=name) for name, value in (("T", "100"), ("A", "50"), ("B", "7"))]
    found = thought_of(facts, Taxonomy(calculation={"r": arcs("T", "A", "3 B")}), Kind.CALCULATION)
    assert all(correction.row != 2 for correction in found)


OTHER = [Fact("4570", {"A": "b"}, 2021)]


@pytest.mark.parametrize(
    ("others", "causes"),
    [
        (OTHER, {"period"}),
        ([*OTHER, Fact("4570", {"A": "b"}, 2020)], set()),  # what never changes
        ([Fact("4571", {"A": "b"}, 2021)], set()),
        ([Fact("4570", {"A": "a"}, 2021)], set()),
    ],
)
def test_the_amount_of_another_period(others: list[Fact], causes: set[str]) -> None:
    facts = [*column("A", {"a": "3325", "b": "4570"}, "8213"), *others]
    assert {cause for cause, _, _ in named(facts)} == causes


def test_an_amount_of_the_other_sign_is_not_what_another_period_took_the_place_of() -> None:
    assert not named([*column("A", {"a": "3325", "b": "4570"}, "-1911"), *OTHER])


def test_a_contributor_that_is_the_sum_of_others() -> None:
    found = named(column("A", {"a": "3325", "b": "4871", "sub": "8196", "c": "1104"}, "9300"))
    assert ("double-count", 3, 0) in found


def test_a_contributor_that_is_too_much_but_no_sum_of_others() -> None:
    found = named(column("A", {"a": "3325", "b": "4871", "more": "8190"}, "8196"))
    assert "double-count" not in {cause for cause, _, _ in found}


def test_a_total_that_counts_a_contributor_twice() -> None:
    facts = column("A", {"a": "3325", "b": "4871"}, "13067")
    assert ("double-count", 0, 8196) in named(facts)


def test_quarters_are_not_one_anothers_subtotals() -> None:
    facts = quarters(2022, "1203", "1302", "2505", "3111", "5616")
    assert "double-count" not in {cause for cause, _, _ in named(facts, kind=Kind.SPANS)}


def test_a_member_of_other_periods_is_missing_and_expected() -> None:
    before = column("A", {"a": "3127", "b": "4570", "c": "1234"}, "8931", 2021)
    (found,) = [one for one in thought_of([*before, *column("A", {"a": "3325", "b": "4871"}, "9499")]) if one.row < 0]
    assert (found.cause, found.seen, found.simple) == (Cause.MISSING, True, True)
    assert found.value == 1303


def test_a_member_of_another_table_is_missing_but_not_expected() -> None:
    other = column("A", {"a": "3127", "b": "4570", "c": "1234"}, "8931", B="x")
    (found,) = [one for one in thought_of([*other, *column("A", {"a": "3325", "b": "4871"}, "9499")]) if one.row < 0]
    assert (found.cause, found.seen, found.simple) == (Cause.MISSING, False, False)


def test_a_member_of_a_period_that_is_off_itself_is_not_expected() -> None:
    before = column("A", {"a": "3127", "b": "4570", "c": "1234"}, "8777", 2021)
    facts = [*before, *column("A", {"a": "3325", "b": "4871"}, "9499")]
    assert not any(one.seen for one in thought_of(facts))


def test_what_is_smaller_than_the_accuracy_is_not_missing() -> None:
    """A gap of 500 among amounts in thousands would be no amount in thousands."""
    before = column("A", {"a": "3000", "b": "4000", "c": "1000"}, "8000", 2021)
    facts = [fact._replace(decimals=-3) for fact in [*before, *column("A", {"a": "3000", "b": "4000"}, "9500")]]
    assert all(one.cause is not Cause.MISSING for one in thought_of([fact._replace(decimals=-3) for fact in facts]))


def test_a_line_in_another_unit_is_read_in_that_of_the_total() -> None:
    facts = column("A", {"a": "3325", "b": "4871"}, "8196")
    facts[2] = facts[2]._replace(unit="iso4217:USD")
    (found,) = [one for one in thought_of(facts) if one.cause is Cause.UNIT]
    assert (found.row, found.value) == (2, Decimal(4871))
    assert not [one for one in thought_of(facts) if one.cause is Cause.MISSING]


def test_a_line_in_both_units_is_a_translation() -> None:
    facts = column("A", {"a": "3325", "b": "4871"}, "8196")
    facts[2] = facts[2]._replace(unit="iso4217:USD")
    both = [*facts, Fact("4111", {"A": "b"}, 2021), Fact("5111", {"A": "b"}, 2021, unit="iso4217:USD")]
    assert not [one for one in thought_of(both) if one.cause is Cause.UNIT]


def test_a_changed_digit_within_rounding_where_all_else_is_exact() -> None:
    """Of amounts to the unit a digit could be off by rounding in so many ways that none of them says anything."""
    facts = column("A", {"a": "3325", "b": "4871"}, "8237")
    assert not named(facts)
    noise = [fact for year in (2019, 2020) for fact in column("A", {"a": "1000", "b": "2000"}, "3001", year)]
    assert {cause for cause, _, _ in named([*noise, *facts])} == {"digit"}
