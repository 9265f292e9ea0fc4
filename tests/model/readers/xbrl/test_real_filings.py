"""Tests on real instances: counts, values from their statements, and the same facts as Arelle finds."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from model.amounts import INF, UNSTATED, parse_amount
from model.files import NeighbourFiles
from model.filing import Filing, Kind
from model.readers.xbrl.reader import read
from tests.real import FOLDER, real

AAPL = ("aapl-10q-2025q2", "aapl-20250329_htm.xml")
WK = ("wk-10q-2022q2", "wk-20220630_htm.xml")
NFLX = ("nflx-10k-2023", "nflx-20231231_htm.xml")
ALL = [AAPL, WK, NFLX]
#: The interpreter that has Arelle, where it is not this one.
ARELLE_PYTHON = os.environ.get("CROSSFOOT_ARELLE_PYTHON", sys.executable)


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


def ours(filing: Filing) -> Counter[str]:
    """Each fact in the words of `arelle_facts.py`."""
    return Counter(json.dumps(_words(filing, row), sort_keys=True) for row in range(len(filing.facts)))


def _words(filing: Filing, row: int) -> dict[str, object]:
    kind, unit, period = filing.facts.kind[row], filing.unit_of(row), filing.period_of(row)
    value, stated = filing.value(row), int(filing.facts.decimals[row])
    return {
        "concept": filing.concepts[int(filing.facts.concept[row])].name,
        "period": period.text if period else "",
        "unit": unit.name.replace("xbrli:", "") if unit else None,
        "dimensions": filing.named_dimensions(filing.dimensions_of(row)),
        "value": None if kind == Kind.NIL else filing.text(row) if value is None else str(value.normalize()),
        "decimals": None if stated == UNSTATED else "INF" if stated == INF else str(stated),
    }


def theirs(path: Path) -> Counter[str]:
    """Each fact that Arelle finds, its numbers in one form."""
    tool = FOLDER.parent / "tools" / "arelle_facts.py"
    if not tool.exists():
        pytest.skip(f"{tool} is not there")
    run = subprocess.run([ARELLE_PYTHON, str(tool), str(path)], capture_output=True, text=True, check=True)
    facts: Counter[str] = Counter()
    for line in run.stdout.splitlines():
        words = json.loads(line)
        if words.pop("numeric") and words["value"] is not None:
            words["value"] = str(parse_amount(words["value"]).normalize())
        words["unit"] = words["unit"] and words["unit"].replace("xbrli:", "")
        facts[json.dumps(words, sort_keys=True)] += 1
    return facts


@pytest.mark.parametrize("parts", ALL, ids=lambda parts: str(parts[0]))
def test_arelle_finds_the_same_facts(parts: tuple[str, str]) -> None:
    if sys.executable == ARELLE_PYTHON and importlib.util.find_spec("arelle") is None:
        pytest.skip("Arelle is not installed (CROSSFOOT_ARELLE_PYTHON may name an interpreter that has it)")
    assert ours(filing_of(parts)) == theirs(real(*parts))
