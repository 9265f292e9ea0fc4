"""A filing opens where its revenue is broken down, else where it is stated."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from model.building import FilingBuilder
from model.filing import Axis, Concept, Filing, Member, Unit
from model.periods import Period, PeriodClass
from model.sheets.linesheet import line_sheet
from model.sheets.revenue import ALL_REVENUE, opening_section, shown_sections

#: A concept and the member that it stands under, none for the whole.
Line = tuple[str, str | None]
CASH: Line = ("us-gaap:Cash", None)
REVENUE: Line = ("us-gaap:Revenues", None)
SPLIT: Line = ("us-gaap:Revenues", "a:m")


def filing_with(sections: list[tuple[str, str, list[Line]]]) -> Filing:
    """A filing of sections given by title, group and lines."""
    builder = FilingBuilder("x", "test")
    period = builder.periods.place(Period(date(2022, 1, 1), date(2022, 12, 31)))
    unit = builder.units.place(Unit("iso4217:USD"))
    for title, group, lines in sections:
        rows = []
        for name, member in lines:
            concept = builder.concepts.place(Concept(name, name.partition(":")[2]))
            dims = builder.dimensions([(Axis("a:A", "A"), Member(member, member))] if member else [])
            rows.append(builder.add(concept, period, dims, Decimal(1), unit=unit))
        builder.section(title, group, rows)
    return builder.build()


@pytest.mark.parametrize(
    ("sections", "opened"),
    [
        ([], 0),
        ([("Cover", "Cover", [CASH]), ("Balance sheet", "Statement", [CASH])], 0),
        ([("Cover", "Cover", [CASH]), ("Operations", "Statement", [REVENUE]), ("Note", "Details", [REVENUE])], 1),
        (
            [
                ("Operations", "Statement", [REVENUE, SPLIT]),
                ("Revenue - Disaggregated (Details)", "Disclosure", [REVENUE, SPLIT]),
                ("Revenue by region (Details)", "Disclosure", [SPLIT]),
            ],
            1,
        ),
        ([("Debt by type", "Details", [("us-gaap:Debt", "a:m")]), ("Sales", "Details", [REVENUE])], 1),
    ],
)
def test_where_a_filing_opens(sections: list[tuple[str, str, list[Line]]], opened: int) -> None:
    assert opening_section(filing_with(sections)) == opened


@pytest.mark.parametrize(
    "name",
    [
        "us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax",
        "ifrs-full:Revenue",
        "jppfs_cor:NetSales",
        "Net sales",
        "Total revenues",
    ],
)
def test_revenue_goes_by_many_names(name: str) -> None:
    assert opening_section(filing_with([("Cover", "", [CASH]), ("Income", "", [(name, None)])])) == 1


def test_of_sections_about_revenue_the_one_that_splits_it_into_several_is_first() -> None:
    sections = [("Operations", "Statement", [REVENUE, SPLIT]), ("Revenue - Streaming (Details)", "Disclosure", [SPLIT])]
    assert opening_section(filing_with(sections)) == 0
    several: list[Line] = [SPLIT, ("us-gaap:Revenues", "a:n")]
    assert opening_section(filing_with([sections[0], ("Revenue - Streaming (Details)", "Disclosure", several)])) == 1


def test_all_revenue_is_gathered_once_and_nothing_that_only_sounds_like_it() -> None:
    others = ("us-gaap:CostOfRevenue", "us-gaap:IncreaseDecreaseInDeferredRevenue", "us-gaap:SalesCommission")
    lines: list[Line] = [REVENUE, SPLIT, *((name, None) for name in others)]
    filing = filing_with([("Operations", "Statement", lines), ("Note", "Disclosure", [CASH])])
    *own, gathered = shown_sections(filing)
    assert own == list(filing.sections)
    assert gathered.title == ALL_REVENUE
    assert gathered.facts.tolist() == [0, 1]
    without = filing_with([("Cover", "", [CASH])])
    assert shown_sections(without) is without.sections


def test_a_quarterly_report_opens_at_the_quarter_where_both_have_the_same_lines() -> None:
    spans = [(1, 6, 30, "9"), (4, 6, 30, "5")]
    for longer, kind in (([], PeriodClass.QUARTER), (["us-gaap:Other"], PeriodClass.HALF)):
        builder = FilingBuilder("x", "test")
        rows = [
            builder.add(
                builder.concepts.place(Concept(name, name)),
                builder.periods.place(Period(date(2022, first, 1), date(2022, last, day))),
                builder.dimensions([]),
                Decimal(value),
            )
            for name, several in [("us-gaap:Revenues", spans), *((name, spans[:1]) for name in longer)]
            for first, last, day, value in several
        ]
        builder.section("Operations", "Statement", rows)
        filing = builder.build()
        assert line_sheet(filing, filing.sections[0]).kind is kind


def test_what_only_sounds_like_revenue_is_passed_over() -> None:
    name = "us-gaap:RevenueRemainingPerformanceObligationPercentage"
    assert opening_section(filing_with([("Cover", "", [CASH]), ("Income", "", [(name, None)])])) == 0
