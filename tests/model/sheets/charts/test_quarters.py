"""A quarter that is not reported follows from longer periods, and from nothing that does not add up over time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.amounts import exact_sum
from model.filing import Concept, Filing, Restatement
from model.sheets.charts.quarters import derived_quarters, is_flow
from model.sheets.numbers import UNITS
from tests.model.sheets.charts.flows import YEAR_OF_FLOWS, Flow, flows, the_line


def derived(filing: Filing) -> dict[str, Decimal]:
    found = derived_quarters(filing, the_line(filing), UNITS)
    return {period.label(): quarter.value for period, quarter in found.items()}


def test_the_quarters_of_a_year_follow_from_what_was_reported_up_to_them() -> None:
    assert derived(flows(YEAR_OF_FLOWS)) == {"Q2 2022": 130, "Q3 2022": 160, "Q4 2022": 210}


@pytest.mark.parametrize(
    ("facts", "quarters"),
    [
        ([(12, 12, "600"), (9, 9, "390")], {"Q4 2022": 210}),
        ([(12, 12, "600"), (3, 3, "100"), (3, 6, "130"), (3, 9, "160")], {"Q4 2022": 210}),
        ([(12, 12, "600"), (6, 6, "230"), (3, 9, "160")], {"Q4 2022": 210}),
        ([(12, 12, "600"), (9, 9, "390"), (3, 12, "209")], {}),
        ([(12, 12, "600"), (6, 6, "230")], {}),
        ([(12, 12, "600"), (3, 3, "100"), (3, 9, "160")], {}),
        ([(12, 12, "600"), (9, 8, "390")], {}),
        ([(12, 12, "600"), (9, -3, "390")], {}),
        ([(12, 12, "600"), (9, 9, None)], {}),
        ([(12, 12, "600"), (9, 9, "390"), (9, 9, "391")], {}),
        ([(12, 12, "600"), (9, 9, "Infinity")], {}),
        ([(0, 12, "600"), (0, 9, "390")], {}),
        ([(12, 12, "5"), (9, 9, "9")], {"Q4 2022": -4}),
        ([(12, 6, "600"), (9, 3, "390")], {"Q2 2022": 210}),
    ],
)
def test_what_follows(facts: list[Flow], quarters: dict[str, int]) -> None:
    assert derived(flows(facts)) == quarters


@given(st.lists(st.decimals(allow_nan=False, allow_infinity=False, places=30), min_size=4, max_size=4))
def test_quarters_add_up_to_the_year_without_rounding(values: list[Decimal]) -> None:
    facts = [(months, months, str(value)) for months, value in zip((3, 6, 9, 12), values, strict=True)]
    quarters = derived(flows(facts))
    for before, after, quarter in ((0, 1, "Q2 2022"), (1, 2, "Q3 2022"), (2, 3, "Q4 2022")):
        assert values[after] == exact_sum((values[before], quarters[quarter]))


@pytest.mark.parametrize(
    ("concept", "unit", "flow"),
    [
        (Concept("x:Revenue", "Revenue", item_type="xbrli:monetaryItemType"), "iso4217:EUR", True),
        (Concept("x:Revenue", "Revenue"), "iso4217:EUR", True),
        (Concept("x:OperatingIncome", "Operating income"), "iso4217:EUR", True),
        (Concept("x:SharesIssued", "Shares issued", item_type="xbrli:sharesItemType"), "xbrli:shares", True),
        (Concept("x:WeightedAverageShares", "Shares"), "xbrli:shares", False),
        (Concept("x:Shares", "Average number of shares"), "xbrli:shares", False),
        (Concept("x:Dividend", "Dividend"), "iso4217:EUR/xbrli:shares", False),
        (Concept("x:EarningsPerShare", "Earnings"), "iso4217:EUR", False),
        (Concept("x:Earnings", "Earnings", item_type="dtr-types:perShareItemType"), "iso4217:EUR", False),
        (Concept("x:TaxRate", "Tax"), "xbrli:pure", False),
        (Concept("x:Margin", "Margin", item_type="dtr-types:percentItemType"), "xbrli:pure", False),
    ],
)
def test_only_flows_are_taken_from_each_other(concept: Concept, unit: str, flow: bool) -> None:
    filing = flows(YEAR_OF_FLOWS, concept, unit)
    assert is_flow(filing, the_line(filing)) is flow
    assert bool(derived(filing)) is flow


def test_a_number_without_a_unit_is_no_flow() -> None:
    filing = flows(YEAR_OF_FLOWS)
    assert not is_flow(filing, the_line(filing)._replace(unit=-1))


def test_amounts_in_another_currency_or_of_other_members_are_left_alone() -> None:
    filing = flows(YEAR_OF_FLOWS, member="Asia")
    assert len(derived_quarters(filing, the_line(filing), UNITS)) == 3
    assert not derived_quarters(filing, the_line(filing)._replace(dims=()), UNITS)
    dollars = replace(filing, units=[*filing.units, filing.units[0]])
    assert not derived_quarters(dollars, the_line(filing)._replace(unit=1), UNITS)


def test_a_restated_year_is_not_measured_by_months_before_it() -> None:
    filing = flows([(9, 9, "390"), (12, 12, "600")])
    restated = (Restatement(Decimal(590), date(2023, 2, 1), "10-K", ""),)
    assert not derived(replace(filing, restated={1: restated}))
    assert derived(replace(filing, restated={0: restated, 1: restated})) == {"Q4 2022": 210}


def test_the_equation_is_told() -> None:
    filing = flows([(9, 9, "390"), (12, 12, "1600")])
    (quarter,) = derived_quarters(filing, the_line(filing), UNITS).values()
    assert quarter.equation == "1,600 (2022) − 390 (1 Jan 2022 – 30 Sep 2022)"
