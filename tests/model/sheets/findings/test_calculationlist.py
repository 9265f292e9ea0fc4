"""The calculations as text: counts, what is inconsistent with its amounts, and why something was not checked."""

from __future__ import annotations

from model.sheets.findings.calculationlist import calculation_lines, calculations_in
from model.totals.rules.calculations import calculations
from model.totals.rules.summation import Mode
from tests.calcs import ROLE, amounts, arcs, with_networks
from tests.filings import Fact, filing_of

SUM = arcs("Total", "A", "B")


def lines(facts: list[Fact], mode: Mode = Mode.ROUND) -> list[str]:
    filing = with_networks(filing_of(facts), {ROLE: SUM})
    return list(calculation_lines(filing, calculations_in(filing, calculations(filing), mode), mode))


def test_what_holds_is_counted_and_what_does_not_is_told() -> None:
    facts = [*amounts(0, Total="5", A="3", B="2"), *(fact._replace(year=2021) for fact in amounts(0, Total="9", A="3"))]
    assert lines(facts) == [
        "Calculations 1.1, values rounded: 1 consistent, 1 inconsistent, 0 not checked",
        f"  inconsistent: Total, 2021, in {ROLE}: reported 9, the items come to 3",
    ]


def test_what_is_not_checked_is_told_with_its_reason() -> None:
    facts = [*amounts(0, Total="5", A="3", B="2"), *amounts(0, B="4")]
    head, told = lines(facts)
    assert head.endswith("0 consistent, 0 inconsistent, 1 not checked")
    assert told.startswith(f"  not checked: Total, 2022, in {ROLE}: B is reported more than once")


def test_each_mode_counts_by_its_own_rules() -> None:
    """12 and 45 to millions against 58 (the example of the requirements of Calculations 1.1)."""
    facts = amounts(-6, Total="58000000", A="12000000", B="45000000")
    assert lines(facts)[0].endswith("1 consistent, 0 inconsistent, 0 not checked")
    assert "1 consistent" in lines(facts, Mode.TRUNCATE)[0]
    # Those of the older rules are of the older arcrole alone.
    assert lines(facts, Mode.XBRL21) == ["XBRL 2.1: 0 consistent, 0 inconsistent, 0 not checked"]
