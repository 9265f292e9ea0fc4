"""One amount a cell: duplicates by the published classes, and nothing that cannot be added up."""

from __future__ import annotations

from decimal import Decimal

import pytest

from model.amounts import MAX_EXPONENT
from model.filing import Placement
from model.totals.ledger import build_ledger, half_width
from tests.filings import Fact, audit_of, filing_of


@pytest.mark.parametrize(("decimals", "width"), [(-3, "500"), (0, "0.5"), (2, "0.005"), (None, "0")])
def test_half_the_rounding_interval(decimals: int | None, width: str) -> None:
    assert half_width(decimals) == Decimal(width)


def test_the_most_precise_of_consistent_duplicates_stands() -> None:
    ledger = build_ledger(filing_of([Fact("1000", decimals=-3), Fact("1234", decimals=0)]))
    assert [entry.value for entry in ledger.values()] == [Decimal(1234)]


@pytest.mark.parametrize(
    "facts",
    [
        [
            Fact("748000", decimals=-3),
            Fact("749000", decimals=-3),
        ],  # they touch at 748,500, and contradict all the same
        [Fact("1000", decimals=-3), Fact("1600", decimals=0)],
        [Fact("748000", decimals=-3), Fact("700000", decimals=-5), Fact("749000", decimals=-3)],
    ],
)
def test_contradicting_duplicates_are_not_added_up(facts: list[Fact]) -> None:
    assert not build_ledger(filing_of(facts))


def test_consistent_duplicates_of_another_accuracy() -> None:
    assert len(build_ledger(filing_of([Fact("748000", decimals=-3), Fact("700000", decimals=-5)]))) == 1


def test_nil_open_and_infinite_amounts_take_no_part() -> None:
    facts = [Fact(None), Fact("5", {"A": "a"}, placement=Placement.OPEN), Fact("Infinity", {"A": "b"})]
    assert build_ledger(filing_of(facts)) == {}


def test_the_widest_amounts_and_decimals_that_readers_let_pass_can_be_added_up() -> None:
    widest, finest = f"{'9' * MAX_EXPONENT}E{MAX_EXPONENT}", f"1E-{MAX_EXPONENT}"
    # A precision of 400 digits of the finest amount amounts to twice the power of ten.
    facts = [
        Fact(widest, decimals=-MAX_EXPONENT),
        Fact(finest, {"A": "a"}, decimals=2 * MAX_EXPONENT - 1),
        Fact(f"-{widest}", {"A": "b"}, decimals=MAX_EXPONENT),
    ]
    assert sum(audit_of(facts).counts.values()) == 1
