"""Facts of odd size or unit are told without any total, and ordinary ones are left alone."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from model.filing import Filing
from model.sheets.numbers import UNITS
from model.sheets.wording import finding_message
from model.totals.audit import audit
from model.totals.causes.slips import Cause
from model.totals.factfindings import FactFinding
from model.totals.magnitudes import oddities
from model.totals.severity import Severity
from tests.filings import Fact, filing_of

COVER, BALANCE = "dei:EntityCommonStockSharesOutstanding", "us-gaap:CommonStockSharesOutstanding"
SHARES = "xbrli:shares"


def over_years(*values: str, **others: object) -> list[Fact]:
    """One line in the years from 2018 on."""
    return [Fact(value, year=year)._replace(**others) for year, value in enumerate(values, 2018)]  # type: ignore[arg-type]


def percentages(*values: str) -> Filing:
    """Rates of the type of a percentage."""
    filing = filing_of(over_years(*values, unit="xbrli:pure", concept="Rate"))
    concepts = [concept._replace(item_type="dtr-types:percentItemType") for concept in filing.concepts]
    return replace(filing, concepts=concepts)


def found(facts: list[Fact]) -> list[tuple[int, Cause, Decimal]]:
    return [(odd.row, odd.cause, odd.value) for odd in oddities(filing_of(facts))]


def test_the_one_amount_in_another_currency() -> None:
    facts = over_years("100", "110", "120", "130")
    facts[2] = facts[2]._replace(unit="iso4217:USD")
    (odd,) = oddities(filing := filing_of(facts))
    assert (odd.row, odd.cause, filing.units[odd.unit].name) == (2, Cause.UNIT, "iso4217:EUR")


@pytest.mark.parametrize(
    "facts",
    [
        # A translation: the same place in both currencies.
        [*over_years("100", "110", "120", "130"), Fact("99", year=2018, unit="iso4217:USD")],
        # A line of its own in its own currency, as notes in dollars are.
        [*over_years("100", "110", "120", "130"), Fact("99", {"Note": "dollars"}, unit="iso4217:USD")],
        # Two of three: nobody can tell which is odd.
        [*over_years("100", "110"), Fact("99", year=2020, unit="iso4217:USD")],
        # Several amounts in the other currency.
        [*over_years("100", "110", "120"), *over_years("9", "8", members={"A": "b"}, unit="iso4217:USD")],
    ],
)
def test_currencies_that_are_meant(facts: list[Fact]) -> None:
    assert not found(facts)


def test_a_percentage_that_lacks_its_hundredths() -> None:
    (odd,) = oddities(percentages("0.21", "21", "0.19", "10", "-0.4"))
    assert (odd.row, odd.cause, odd.value) == (1, Cause.SCALE, Decimal("0.21"))
    assert not found(over_years("0.21", "21", unit="xbrli:pure"))


@pytest.mark.parametrize("unit", [SHARES, "iso4217:USD/xbrli:shares"])
def test_shares_and_amounts_a_share_of_another_scale(unit: str) -> None:
    facts = over_years("9076832", "9100", "8900111", unit=unit)
    assert found(facts) == [(1, Cause.SCALE, Decimal(9_100_000))]
    assert found(over_years("1.25", "1300", "1.10", unit=unit)) == [(1, Cause.SCALE, Decimal("1.3"))]


@pytest.mark.parametrize(
    "values",
    [
        ("9076832", "9076"),  # two alone do not tell which is wrong
        ("5", "5000", "90"),  # nor do others that are far apart themselves
        ("1000000", "10000000", "1100000"),  # a split of ten to one
        ("0", "5000", "5100"),
    ],
)
def test_shares_that_may_be_right(values: tuple[str, ...]) -> None:
    assert not found(over_years(*values, unit=SHARES))


def test_amounts_of_money_grow_as_they_like() -> None:
    assert not found(over_years("9076832", "9100", "8900111"))


def test_the_cover_page_counts_the_shares_of_the_balance_sheet() -> None:
    """9,076,832 against 9,076 (DQC_0095): the lesser one lacks its thousands."""
    cover, balance = Fact("9076", concept=COVER, unit=SHARES), Fact("9076832", concept=BALANCE, unit=SHARES)
    assert found([cover, balance]) == [(0, Cause.SCALE, Decimal(9_076_000))]
    assert found([cover._replace(value="9076832"), balance._replace(value="9100")]) == [
        (1, Cause.SCALE, Decimal(9_100_000))
    ]
    assert not found([cover._replace(value="8500000"), balance])
    assert not found([cover._replace(members={"Class": "A"}), balance])
    older = balance._replace(year=2019, value="9080")
    assert not found([cover._replace(value="9000000"), balance, older])


def test_an_odd_fact_is_a_warning_and_says_what_is_meant() -> None:
    filing = percentages("0.21", "21", "0.19")
    (finding,) = audit(filing, lambda _fraction: None).findings
    assert isinstance(finding, FactFinding)
    assert (finding.severity, finding.fault_row) == (Severity.WARNING, 1)
    assert finding_message(filing, finding, UNITS) == (
        "Rate for 2019, filed as 21, is over 1,000 %, as if the percentage were written without its hundredths; "
        "0.21 is likely meant."
    )


def test_a_fact_at_fault_for_a_total_is_not_told_twice() -> None:
    """In another currency it is missing from its total, and odd by itself as well."""
    facts = [
        fact
        for year in (2019, 2020, 2021, 2022)
        for fact in (Fact("7412", year=year), Fact("4100", {"A": "a"}, year), Fact("3312", {"A": "b"}, year))
    ]
    facts[-1] = facts[-1]._replace(unit="iso4217:USD")
    findings = audit(filing_of(facts), lambda _fraction: None).findings
    assert len(findings) == 1
