"""A filing opens where its revenue is broken down, else where it is stated."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from model.building import FilingBuilder
from model.filing import Axis, Concept, Filing, Member, Unit
from model.periods import Period
from model.sheets.revenue import opening_section

Line = tuple[str, bool]
CASH, REVENUE, SPLIT = ("us-gaap:Cash", False), ("us-gaap:Revenues", False), ("us-gaap:Revenues", True)


def filing_with(sections: list[tuple[str, str, list[Line]]]) -> Filing:
    """A filing of sections given by title, group and lines: a concept, and whether it stands under a member."""
    builder = FilingBuilder("x", "test")
    period = builder.periods.place(Period(date(2022, 1, 1), date(2022, 12, 31)))
    unit = builder.units.place(Unit("iso4217:USD"))
    for title, group, lines in sections:
        rows = []
        for name, split in lines:
            concept = builder.concepts.place(Concept(name, name.partition(":")[2]))
            dims = builder.dimensions([(Axis("a:A", "A"), Member("a:m", "m"))] if split else [])
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
        ([("Debt by type", "Details", [("us-gaap:Debt", True)]), ("Sales", "Details", [REVENUE])], 1),
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
    assert opening_section(filing_with([("Cover", "", [CASH]), ("Income", "", [(name, False)])])) == 1


def test_what_only_sounds_like_revenue_is_passed_over() -> None:
    name = "us-gaap:RevenueRemainingPerformanceObligationPercentage"
    assert opening_section(filing_with([("Cover", "", [CASH]), ("Income", "", [(name, False)])])) == 0
