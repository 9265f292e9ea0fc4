"""The parts of the benchmark: what is clean foots, and a plant changes one fact as it says and nothing else."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from itertools import islice
from random import Random

import pytest

from model.amounts import exact_sum
from model.building import FilingBuilder
from model.filing import Concept, Filing, Restatement
from model.periods import Period
from tests.benchmarks.plants import columns, slips
from tests.benchmarks.plants.alternatives import Named, rightly_named
from tests.benchmarks.plants.clean import CALCULATION, MEMBER, MOVEMENT, QUARTERS, Clean, Place
from tests.benchmarks.plants.generated import generated_filings
from tests.benchmarks.plants.judging import identities, judge
from tests.benchmarks.plants.planter import Plant, plants
from tests.facts import Told, told

GENERATED = list(generated_filings(7))


@pytest.fixture(params=GENERATED, ids=lambda clean: clean.name)
def clean(request: pytest.FixtureRequest) -> Clean:
    found = request.param
    assert isinstance(found, Clean)
    return found


def test_every_total_foots_before_rounding_and_within_it_after(clean: Clean) -> None:
    assert clean.trusted
    for total in clean.totals:
        assert exact_sum(clean.exact[row] * weight for row, weight in total.weights().items()) == 0
        assert abs(clean.difference(total)) <= clean.slack(total)


def test_rounding_noise_is_where_it_is_said_to_be() -> None:
    for words, expected in (("exact", 0), ("rounded", 0.3)):
        of_kind = [clean for clean in GENERATED if clean.name.endswith(words)]
        apart = [clean.difference(total) != 0 for clean in of_kind for total in clean.totals]
        assert sum(apart) / len(apart) >= expected
        assert any(apart) == bool(expected)


def test_the_generated_filings_have_totals_of_every_kind() -> None:
    kinds = {total.kind for clean in GENERATED for total in clean.totals}
    assert kinds == {MEMBER, CALCULATION, QUARTERS, MOVEMENT}


def test_the_same_seed_makes_the_same_filings() -> None:
    again = list(generated_filings(7))
    assert [told(clean.filing) for clean in again] == [told(clean.filing) for clean in GENERATED]


@pytest.mark.parametrize("kind", slips.KINDS)
def test_a_plant_changes_one_fact(clean: Clean, kind: str) -> None:
    before, shown = lines(clean.filing), sections(clean.filing)
    for plant in islice(plants(clean, kind, Random(3)), 3):
        after, shown_after = lines(plant.filing), sections(plant.filing)
        gone, come = before - after, after - before
        assert shown_after - shown == {(title, fact): 1 for title, fact in shown_after if fact in come}
        expected = {slips.MISSING: (1, 0), slips.DUPLICATE: (0, 1)}.get(kind, (1, 1))
        if plant.before is None:
            expected = 0, 1
        assert (gone.total(), come.total()) == expected
        for fact in come:
            check_fact(plant, fact, plant.after, plant.unit)
        for fact in gone:
            check_fact(plant, fact, plant.before, "iso4217:USD")


def check_fact(plant: Plant, fact: Told, value: Decimal | None, unit: str) -> None:
    """The fact stands where the plant says, with this value and unit."""
    pairs = frozenset((axis, member) for axis, member, _ in fact.dimensions)
    assert Place(fact.concept, fact.period or "", pairs) == plant.place
    assert fact.value == (None if value is None else format(value, "f"))
    assert fact.unit == unit


def lines(filing: Filing) -> Counter[Told]:
    """The facts of a filing without their order."""
    return Counter(told(filing))


def sections(filing: Filing) -> Counter[tuple[str, Told]]:
    """What each section shows."""
    facts = told(filing)
    return Counter((section.title, facts[row]) for section in filing.sections for row in section.facts.tolist())


@pytest.mark.parametrize("kind", slips.KINDS)
def test_a_plant_is_never_within_rounding(clean: Clean, kind: str) -> None:
    for plant in islice(plants(clean, kind, Random(5)), 10):
        if plant.before is not None and plant.after is not None and kind != slips.UNIT:
            assert plant.after != plant.before
            assert clean.noticeable(plant.row, plant.after - plant.before)


def test_a_slip_is_told_by_what_it_does() -> None:
    def kinds(filed: str, right: str, *elsewhere: str) -> set[str]:
        return slips.slips_between(Decimal(filed), Decimal(right), [Decimal(value) for value in elsewhere])

    assert kinds("-4120", "4120") == {slips.SIGN}
    assert kinds("4120000", "4120") == {slips.SCALE}
    assert kinds("4210", "4120") == {slips.SWAP}
    assert kinds("4130", "4120") == {slips.DIGIT}
    assert kinds("4130", "4120", "4130", "9") == {slips.DIGIT, slips.PERIOD}
    assert kinds("4231", "4120") == set()


def test_a_digit_of_a_total_with_two_parts_may_be_that_of_a_part() -> None:
    clean = next(known for known in GENERATED if known.name == "one axis, exact")
    plant = next(plants(clean, slips.DIGIT, Random(1)))
    right = rightly_named(clean, plant)
    assert Named(plant.place, plant.unit, slips.DIGIT) in right
    assert all(named.place.period == plant.place.period for named in right)


def test_a_report_that_names_the_fact_is_right_and_one_that_is_silent_or_was_so_before_is_not() -> None:
    clean = next(known for known in GENERATED if known.name == "one axis, exact")
    plant = next(plants(clean, slips.SIGN, Random(1)))
    term = {
        "concept": plant.place.concept,
        "period": plant.place.period,
        "dimensions": dict(plant.place.dimensions),
        "unit": plant.unit,
    }
    cause = {"kind": "sign", "term": term, "suggested": "1"}
    finding = {
        **term,
        "kind": "member-total",
        "severity": "error",
        "axis": "a",
        "reported": "1",
        "computed": "2",
        "terms": [term],
        "cause": cause,
        "message": "",
    }
    outcome = judge(clean, plant, {"findings": [finding]}, set())
    assert (outcome.found, outcome.cause, outcome.fact) == (True, True, True)
    wrong = {**finding, "cause": {"kind": "scale", "term": {**term, "period": "2000"}, "suggested": "1"}}
    outcome = judge(clean, plant, {"findings": [wrong]}, set())
    assert (outcome.found, outcome.cause, outcome.fact) == (True, False, False)
    assert not judge(clean, plant, {"findings": [{**finding, "severity": "info"}]}, set()).found
    assert not judge(clean, plant, {"findings": [finding]}, identities([finding])).found
    assert not judge(clean, plant, {"findings": []}, set()).found


def test_what_stands_beside_the_columns_moves_with_its_fact() -> None:
    builder = FilingBuilder("small", "test")
    concept, period = builder.concepts.place(Concept("a", "A")), builder.periods.place(Period(None, date(2022, 12, 31)))
    values = [Decimal(1), Decimal(10**30), Decimal(3), Decimal(10**31)]
    for number, value in enumerate(values):
        builder.add(concept, period, 0, value, element_id=f"f{number}", note=f"n{number}", language=f"l{number}")
    builder.restated[3] = [Restatement(Decimal(9), date(2022, 1, 1), "10-K", "0")]
    filing = builder.build()
    for row in range(len(values)):
        less, kept = columns.without(filing, row), [number for number in range(4) if number != row]
        assert [less.value(place) for place in range(3)] == [values[number] for number in kept]
        assert less.facts.element_ids == {place: f"f{number}" for place, number in enumerate(kept)}
        assert less.facts.notes == {place: f"n{number}" for place, number in enumerate(kept)}
        assert less.facts.languages == {place: f"l{number}" for place, number in enumerate(kept)}
        assert list(less.restated) == ([2] if row < 3 else [])
        assert columns.with_value(filing, row, Decimal(7)).value(row) == 7
        assert columns.with_value(filing, row, Decimal(10**40)).value(row) == 10**40
        assert columns.with_fact(filing, row, Decimal(7)).value(4) == 7
    assert [filing.value(row) for row in range(4)] == values


def test_a_partial_breakdown_lacks_a_member_in_every_period() -> None:
    for clean in GENERATED:
        if clean.name.startswith(("partial", "overlapping")):
            names = {member.name for member in clean.filing.members}
            assert names.isdisjoint({"co:SmallerCountriesMember", "co:AllElseMember"})
            filed = {row for row in range(len(clean.filing.facts)) if clean.filing.dimensions_of(row)}
            assert filed - {row for total in clean.totals for row, _ in total.parts}
