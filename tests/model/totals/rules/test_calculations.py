"""Calculations 1.1 and XBRL 2.1: what binds, what is checked, and what comes of it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.amounts import INF
from model.networks import SUMMATION_11, SUMMATION_21, Arc
from model.totals.rules.calculations import Status, Term, calculations, network_problems
from model.totals.rules.summation import Mode
from tests.calcs import ROLE, amounts, arcs, checked, with_networks
from tests.filings import SAID, Fact, filing_of, instance_of

CONSISTENT, INCONSISTENT, NOT_CHECKED = Status
SUM = arcs("Total", "A", "B")
LEGACY = arcs("Total", "A", "B", arcrole=SUMMATION_21)


def status_of(facts: list[Fact], networks: list[Arc] = SUM, mode: Mode = Mode.ROUND) -> Status:
    (found,) = checked(facts, networks, mode)
    assert (found.status is NOT_CHECKED) == bool(found.reason)
    return found.status


def test_what_a_calculation_tells() -> None:
    facts = [Fact("7", concept="Total"), Fact("5", concept="A"), Fact("1", concept="C"), Fact("9", concept="D")]
    networks = {ROLE: arcs("Total", "C", "A", "0.5 D", "Unknown"), "http://example.com/role/Empty": []}
    filing = with_networks(filing_of(facts), networks)
    (found,) = calculations(filing)
    assert (found.role, filing.concepts[found.concept].name, found.rows) == (ROLE, "Total", (0,))
    assert found.terms == (Term(2, Decimal(1), (2,)), Term(1, Decimal(1), (1,)), Term(3, Decimal("0.5"), (3,)))
    assert (found.reported, found.computed) == (Decimal(7), Decimal("10.5"))
    assert found.status is INCONSISTENT


def test_weights_leave_no_decimal_places_behind() -> None:
    network = [Arc("Total", "A", SUMMATION_11, 1, Decimal("-1.0"))]
    (found,) = checked(amounts(0, Total="-7", A="7"), network)
    assert str(found.computed) == "-7"


@pytest.mark.parametrize(
    ("total", "round_11", "truncate_11", "xbrl21"),
    [
        ("58", CONSISTENT, CONSISTENT, INCONSISTENT),  # the example of the requirements: 12.141123 and 45.441321
        ("57", CONSISTENT, CONSISTENT, CONSISTENT),
        ("56", CONSISTENT, INCONSISTENT, INCONSISTENT),
        ("59", INCONSISTENT, INCONSISTENT, INCONSISTENT),
    ],
)
def test_the_three_rules_differ(total: str, round_11: Status, truncate_11: Status, xbrl21: Status) -> None:
    facts = amounts(-6, Total=f"{total}000000", A="12000000", B="45000000")
    assert [status_of(facts, LEGACY, mode) for mode in Mode] == [round_11, truncate_11, xbrl21]


def test_the_ends_of_rounded_values_are_closed() -> None:
    assert status_of([*amounts(0, A="50", B="50"), *amounts(INF, Total="101")]) is CONSISTENT
    assert status_of([*amounts(0, A="50", B="50"), *amounts(INF, Total="101.1")]) is INCONSISTENT


def test_a_negative_weight_swaps_open_ends_too() -> None:
    """Cut off, A - B lies between 4 and 6 without its ends: 10 to 11 less 5 to 6."""
    network = arcs("Total", "A", "-B")
    parts = amounts(0, A="10", B="5")
    seen = [
        status_of([*parts, *amounts(INF, Total=total)], network, Mode.TRUNCATE) for total in ("4", "4.1", "5.9", "6")
    ]
    assert seen == [INCONSISTENT, CONSISTENT, CONSISTENT, INCONSISTENT]
    # Of -B alone the end that 5 itself gives is closed, whichever side it stands on.
    alone = arcs("Total", "-B")
    seen = [status_of([*parts, *amounts(INF, Total=total)], alone, Mode.TRUNCATE) for total in ("-5", "-6")]
    assert seen == [CONSISTENT, INCONSISTENT]


def test_facts_of_equal_decimals_and_different_values_are_not_added_up() -> None:
    """Though their intervals touch: 748 and 749 thousand both may be 748.5."""
    twice = [*amounts(-3, A="748000"), *amounts(-3, A="749000")]
    (found,) = checked([*amounts(-3, Total="748000"), *twice], SUM)
    assert found.status is NOT_CHECKED
    assert found.reason == "A is reported more than once, with values that contradict each other."
    assert (found.reported, found.computed) == (Decimal(748000), None)
    (found,) = checked([*amounts(0, A="748000"), *[fact._replace(concept="Total") for fact in twice]], SUM)
    assert found.reason == "Total is reported more than once, with values that contradict each other."
    assert found.reported is None


def test_the_intervals_of_consistent_duplicates_are_met() -> None:
    coarse, fine = amounts(-5, A="700000"), amounts(-3, A="748000")
    for total, expected in (("748400", CONSISTENT), ("749000", INCONSISTENT), ("700000", INCONSISTENT)):
        (found,) = checked([*coarse, *fine, *amounts(INF, Total=total)], SUM)
        assert (found.status, found.computed) == (expected, Decimal(748000))
        assert found.terms[0].rows == (0, 1)


def test_duplicates_without_a_common_point_are_not_added_up() -> None:
    facts = [*amounts(-3, Total="1000"), *amounts(0, Total="1600", A="1600")]
    assert status_of(facts) is NOT_CHECKED


def test_values_that_share_a_point_rounded_need_not_do_so_cut_off() -> None:
    facts = [*amounts(-3, A="1000"), *amounts(0, A="600", Total="600")]
    assert [status_of(facts, SUM, mode) for mode in (Mode.ROUND, Mode.TRUNCATE)] == [CONSISTENT, NOT_CHECKED]


@pytest.mark.parametrize("mode", [Mode.ROUND, Mode.TRUNCATE])
def test_digits_beyond_the_stated_accuracy_stop_the_check(mode: Mode) -> None:
    (found,) = checked([*amounts(-3, Total="1234"), *amounts(0, A="1234")], SUM, mode)
    assert found.reason == "Total is reported with digits beyond its stated accuracy."
    (found,) = checked([*amounts(2, A="1.005"), *amounts(INF, Total="1.005")], SUM, mode)
    assert found.reason == "A is reported with digits beyond its stated accuracy."
    assert status_of(amounts(-3, Total="0", A="0"), SUM, mode) is CONSISTENT


def test_a_total_and_one_contributor_with_a_value_are_needed() -> None:
    for facts in (
        amounts(0, Total="5"),
        amounts(0, A="5", B="5"),
        amounts(0, Total=None, A="5"),
        amounts(0, Total="5", A=None),
    ):
        assert checked(facts, SUM) == []


def test_missing_and_nil_contributors_count_nothing() -> None:
    assert status_of(amounts(0, Total="5", A="5")) is CONSISTENT
    assert status_of(amounts(0, Total="5", A="5", B=None)) is CONSISTENT


def test_nil_beside_a_value_contradicts_it() -> None:
    facts = [*amounts(0, Total="5", A="5"), *amounts(0, A=None)]
    (found,) = checked(facts, SUM)
    assert found.reason == "A is reported as nil and with a value."
    assert status_of(facts, LEGACY, Mode.XBRL21) is NOT_CHECKED


def test_infinite_values_are_not_added_up() -> None:
    (found,) = checked(amounts(0, Total="5", A="Infinity"), SUM)
    assert found.reason == "A is reported as infinite."


@pytest.mark.parametrize(
    "apart",
    [{"year": 2021}, {"unit": "iso4217:USD"}, {"members": {"Axis": "Member"}}],
    ids=["period", "unit", "dimensions"],
)
def test_facts_of_other_places_do_not_contribute(apart: dict[str, object]) -> None:
    facts = [*amounts(0, Total="5", A="5"), Fact("9", concept="B", **apart)]  # type: ignore[arg-type]
    assert status_of(facts) is CONSISTENT
    assert checked([*amounts(0, Total="5"), *facts[2:]], SUM) == []


def test_every_place_is_checked_by_itself() -> None:
    there = {"Axis": "Member"}
    facts = [
        *amounts(0, Total="5", A="5"),
        *[fact._replace(members=there) for fact in amounts(0, Total="7", A="5")],
        *[fact._replace(year=2021) for fact in amounts(0, Total="5", A="1", B="4")],
    ]
    assert [found.status for found in checked(facts, SUM)] == [CONSISTENT, INCONSISTENT, CONSISTENT]


def test_facts_in_tuples_are_ignored() -> None:
    filing = instance_of(
        f"""<co:Total {SAID}>5</co:Total><co:A {SAID}>5</co:A>
        <co:Group><co:Total {SAID}>7</co:Total><co:B {SAID}>9</co:B></co:Group>"""
    )
    assert len(filing.facts) == 4
    (found,) = calculations(with_networks(filing, {ROLE: arcs("co:Total", "co:A", "co:B")}))
    assert (found.status, found.rows) == (CONSISTENT, (0,))


def test_legacy_arcs_follow_the_new_rules_too_and_new_arcs_never_the_old() -> None:
    facts = amounts(0, Total="5", A="5")
    assert status_of(facts, LEGACY) is CONSISTENT
    assert checked(facts, SUM, Mode.XBRL21) == []


def test_a_network_given_by_both_arcroles_counts_once() -> None:
    facts = amounts(0, Total="5", A="2", B="2")
    assert len(checked(facts, [*SUM, *LEGACY])) == 1
    assert [found.computed for found in checked(facts, [*SUM, *LEGACY[:1]])] == [Decimal(4), Decimal(2)]


def test_roles_are_networks_of_their_own() -> None:
    filing = filing_of(amounts(0, Total="5", A="5", B="5"))
    found = calculations(with_networks(filing, {"one": arcs("Total", "A"), "two": arcs("Total", "B")}))
    assert [(each.role, each.status) for each in found] == [("one", CONSISTENT), ("two", CONSISTENT)]


def test_a_contributor_named_twice_is_a_problem_of_the_network() -> None:
    network = [*arcs("Total", "A"), Arc("Total", "A", SUMMATION_11, 9, Decimal(1))]
    filing = with_networks(filing_of(amounts(0, Total="10", A="5")), {ROLE: network, "other": SUM})
    assert network_problems(filing) == [(ROLE, "The calculation of Total names A more than once as a contributor.")]
    (found, _) = calculations(filing)
    assert found.reason == "The network names A more than once as a contributor."
    legacy = [arc._replace(arcrole=SUMMATION_21) for arc in network]
    assert status_of(amounts(0, Total="10", A="5"), legacy, Mode.XBRL21) is CONSISTENT


def test_both_arcroles_may_name_a_contributor() -> None:
    filing = with_networks(filing_of(amounts(0, Total="5", A="5")), {ROLE: [*SUM, *LEGACY]})
    assert network_problems(filing) == []


@pytest.mark.parametrize(
    ("total", "a", "b", "decimals", "expected"),
    [
        ("100", "50", "50", 0, CONSISTENT),
        ("101", "50", "50", 0, INCONSISTENT),
        ("2.4", "1.25", "1.15", 1, CONSISTENT),  # halves go to the even digit: 1.2 and 1.2
        ("2000", "1499", "500", -3, INCONSISTENT),  # 1000 and 0
        ("1999", "999", "1000", None, CONSISTENT),
    ],
)
def test_xbrl_21_rounds_before_it_adds(total: str, a: str, b: str, decimals: int | None, expected: Status) -> None:
    facts = amounts(INF if decimals is None else decimals, Total=total, A=a, B=b)
    assert status_of(facts, LEGACY, Mode.XBRL21) is expected


def test_xbrl_21_rounds_the_sum_to_the_accuracy_of_the_total() -> None:
    facts = [*amounts(0, A="1234", B="1111"), *amounts(-3, Total="2000")]
    (found,) = checked(facts, LEGACY, Mode.XBRL21)
    assert (found.status, found.computed) == (CONSISTENT, Decimal(2000))


@pytest.mark.parametrize("name", ["Total", "A"])
def test_duplicates_do_not_bind_in_xbrl_21(name: str) -> None:
    facts = [*amounts(0, Total="5", A="5"), *amounts(0, **{name: "5"})]
    (found,) = checked(facts, LEGACY, Mode.XBRL21)
    assert found.reason == f"{name} is reported more than once, which XBRL 2.1 does not add up."
    assert status_of(facts, LEGACY) is CONSISTENT


filed = st.tuples(st.integers(-300, 300), st.sampled_from([None, 0, -1, -2, 1]))


def naive(value: int, decimals: int | None, mode: Mode) -> tuple[Fraction, Fraction]:
    """The least and the greatest true value that is filed so; a millionth stays away from an open end."""
    unit, short = Fraction(10) ** -(decimals or 0), Fraction(1, 10**6)
    if decimals is None:
        return Fraction(value), Fraction(value)
    if mode is Mode.ROUND:
        return value - unit / 2, value + unit / 2
    below, above = (value <= 0) * (unit - short), (value >= 0) * (unit - short)
    return value - below, value + above


@given(filed, st.lists(st.tuples(filed, st.sampled_from([1, -1])), min_size=1, max_size=4), st.booleans())
def test_the_verdict_is_that_of_a_naive_implementation(
    total: tuple[int, int | None], parts: list[tuple[tuple[int, int | None], int]], cut: bool
) -> None:
    mode = Mode.TRUNCATE if cut else Mode.ROUND
    unit = {None: 1, 1: 1, 0: 1, -1: 10, -2: 100}
    named = {"Total": total, **{f"P{number}": part for number, (part, _) in enumerate(parts)}}
    clean = {name: (value // unit[decimals] * unit[decimals], decimals) for name, (value, decimals) in named.items()}
    facts = [
        Fact(str(value), concept=name, decimals=INF if decimals is None else decimals)
        for name, (value, decimals) in clean.items()
    ]
    network = arcs("Total", *(f"{'-' if weight < 0 else ''}P{number}" for number, (_, weight) in enumerate(parts)))
    low, high = Fraction(0), Fraction(0)
    for number, (_, weight) in enumerate(parts):
        ends = sorted(end * weight for end in naive(*clean[f"P{number}"], mode))
        low, high = low + ends[0], high + ends[1]
    first, last = naive(*clean["Total"], mode)
    expected = CONSISTENT if max(low, first) <= min(high, last) else INCONSISTENT
    assert status_of(facts, network, mode) is expected
