"""Tests on real instances: counts, and values from their statements."""

from __future__ import annotations

import os
from decimal import Decimal

import pytest

from model.files import NeighbourFiles
from model.filing import Filing
from model.readers.xbrl.reader import read
from tests.real import real

AAPL = ("aapl-10q-2025q2", "aapl-20250329_htm.xml")
WK = ("wk-10q-2022q2", "wk-20220630_htm.xml")
NFLX = ("nflx-10k-2023", "nflx-20231231_htm.xml")
ALL = [AAPL, WK, NFLX]


def filing_of(parts: tuple[str, str]) -> Filing:
    """A real filing, with its schema and linkbases."""
    path = str(real(*parts))
    return read(NeighbourFiles(path), os.path.basename(path), lambda _fraction: None)


def fact(filing: Filing, concept: str, period: str, **members: str) -> Decimal | None:
    """The one value of a concept in a period with these members, by their local names."""
    found = {
        filing.value(row)
        for row in range(len(filing.facts))
        if filing.concepts[int(filing.facts.concept[row])].name == concept
        and getattr(filing.period_of(row), "text", "") == period
        and {
            a.partition(":")[2]: m.partition(":")[2]
            for a, m in filing.named_dimensions(filing.dimensions_of(row)).items()
        }
        == members
    }
    assert len(found) == 1, found
    return found.pop()


@pytest.mark.parametrize(
    ("parts", "count", "entity", "sections"),
    [(AAPL, 760, "Apple Inc.", 42), (WK, 973, "WORKIVA INC", 52), (NFLX, 1086, "Netflix, Inc.", 75)],
)
def test_every_fact_is_read_and_the_entity_named(
    parts: tuple[str, str], count: int, entity: str, sections: int
) -> None:
    filing = filing_of(parts)
    assert len(filing.facts) == count
    assert filing.entity == entity
    assert [problem.severity for problem in filing.problems] == ["info"]
    assert len(filing.sections) == sections
    assert sum(1 for section in filing.sections if section.title == "Not presented") == 0


def test_values_of_apples_quarter() -> None:
    filing = filing_of(AAPL)
    sales = "us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax"
    quarter = "2024-12-29/2025-03-29"
    assert fact(filing, sales, quarter) == Decimal(95_359_000_000)
    assert fact(filing, sales, quarter, ProductOrServiceAxis="IPhoneMember") == Decimal(46_841_000_000)
    concept = next(known for known in filing.concepts if known.name == sales)
    assert concept.label == "Revenue from Contract with Customer, Excluding Assessed Tax"
    axis = next(known for known in filing.axes if known.name == "srt:ProductOrServiceAxis")
    assert axis.label == "Product and Service"


def test_values_of_netflix_year() -> None:
    filing = filing_of(NFLX)
    assert fact(filing, "us-gaap:Revenues", "2023-01-01/2023-12-31") == Decimal(33_723_297_000)
    assert fact(filing, "us-gaap:Assets", "2023-12-31") == Decimal(48_731_992_000)


def test_the_section_of_apples_revenue_shows_its_products() -> None:
    filing = filing_of(AAPL)
    section = next(known for known in filing.sections if "Disaggregated Net Sales" in known.title)
    members = {filing.members[member].name for row in section.facts for _, member in filing.dimensions_of(int(row))}
    assert members == {
        "aapl:IPhoneMember",
        "aapl:IPadMember",
        "aapl:MacMember",
        "aapl:WearablesHomeandAccessoriesMember",
        "us-gaap:ServiceMember",
    }


def test_the_income_statement_shows_the_76_amounts_of_its_page() -> None:
    filing = filing_of(AAPL)
    facts = filing.facts
    section = filing.sections[1]
    assert section.title == "CONDENSED CONSOLIDATED STATEMENTS OF OPERATIONS (Unaudited)"
    # The filing states some of them more than once.
    assert len({(facts.concept[row], facts.period[row], facts.dims[row]) for row in section.facts}) == 76
