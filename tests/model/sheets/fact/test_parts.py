"""The card of a fact lists its duplicates with their class, and every total it takes part in with its verdict."""

from __future__ import annotations

import pytest

from model.sheets.fact.entry import Entry
from model.sheets.fact.parts import duplicate_entries, total_entries
from model.sheets.factcard import fact_card
from model.totals.audit import audit
from tests.disclosure import disclosure_filing
from tests.filings import Fact, column, filing_of


def totals(facts: list[Fact], row: int) -> list[Entry]:
    filing = filing_of(facts)
    return total_entries(filing, audit(filing, lambda _: None), row)


def test_a_member_leads_to_the_total_it_is_part_of() -> None:
    facts = column("A", {"a": "1", "b": "2"}, "3")
    assert totals(facts, 1) == [Entry("Part of", "Revenue by A", detail="adds up", row=0, mark="good")]
    assert totals(facts, 0) == [Entry("Total", "Revenue by A", detail="adds up", row=0, mark="good")]


def test_a_total_that_rounds_says_by_how_much() -> None:
    facts = [Fact("10", decimals=-1), Fact("4", {"A": "a"}, decimals=-1), Fact("5", {"A": "b"}, decimals=-1)]
    (entry,) = totals(facts, 1)
    assert (entry.detail, entry.mark) == ("adds up within rounding, difference 1", "good")


def test_a_total_that_is_off_without_evidence_is_not_accused() -> None:
    (entry,) = totals(column("A", {"a": "1", "b": "2"}, "900"), 1)
    assert (entry.detail, entry.mark) == ("need not add up, difference 897", "")


def test_a_total_in_doubt_bears_its_grade() -> None:
    filing = disclosure_filing()
    result = audit(filing, lambda _: None)
    doubtful = next(iter(result.finding_of.values()))
    found = total_entries(filing, result, doubtful.check.contributors[0][1].row)
    entry = next(entry for entry in found if entry.row == doubtful.check.total.row)
    assert entry.mark == "error"
    assert entry.detail.startswith("does not add up, difference ")


def test_a_fact_takes_part_in_the_totals_of_each_of_its_axes() -> None:
    cross = [Fact("5", {"A": "a", "B": "x"}), Fact("5", {"A": "a"}), Fact("5", {"B": "x"}), Fact("5")]
    assert [(entry.name, entry.value) for entry in totals(cross, 0)] == [("Part of", "x by A"), ("Part of", "a by B")]
    assert {entry.value for entry in totals(cross, 1)} == {"a by B", "Revenue by A"}


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (Fact("5"), Fact("5"), "complete duplicate"),
        (Fact("5"), Fact("5", decimals=-1), "consistent duplicate"),
        (Fact("1234"), Fact("1200", decimals=-2), "consistent duplicate"),
        (Fact("1260"), Fact("1200", decimals=-2), "contradicts"),
        (Fact("5"), Fact("6"), "contradicts"),
        (Fact("748000", decimals=-3), Fact("749000", decimals=-3), "contradicts"),
        (Fact(None), Fact("5"), "contradicts"),
        (Fact(None), Fact(None), "complete duplicate"),
    ],
)
def test_duplicates_with_their_class(first: Fact, second: Fact, said: str) -> None:
    filing = filing_of([first, Fact("7", year=2021), Fact("7", {"A": "a"}), second])
    (entry,) = duplicate_entries(filing, 0)
    assert entry.detail == f"{said}; small:4"
    assert entry.value == ("nil" if second.value is None else f"{int(second.value):,}")


def test_a_fact_that_stands_once_has_no_duplicates() -> None:
    assert duplicate_entries(filing_of([Fact("5"), Fact("5", concept="Cost"), Fact("5", unit="iso4217:USD")]), 0) == []


def test_very_many_duplicates_are_counted() -> None:
    found = duplicate_entries(filing_of([Fact("5")] * 20), 3)
    assert len(found) == 13
    assert found[-1] == Entry("Also stated", "and 7 times more")


def test_the_card_holds_totals_only_with_an_audit() -> None:
    filing = filing_of(column("A", {"a": "1", "b": "2"}, "3"))
    names = [entry.name for entry in fact_card(filing, 1, audit(filing, lambda _: None))]
    assert "Part of" in names
    assert "Part of" not in [entry.name for entry in fact_card(filing, 1)]


@pytest.mark.parametrize(
    ("decimals", "meaning"),
    [
        (-3, "−3, to the thousand: the true value is within ±500"),
        (0, "0, to the unit: the true value is within ±0.5"),
        (2, "2, to 2 places: the true value is within ±0.005"),
        (-4, "−4, to 10,000: the true value is within ±5,000"),
    ],
)
def test_decimals_say_how_far_off_the_value_may_be(decimals: int, meaning: str) -> None:
    card = {entry.name: entry.value for entry in fact_card(filing_of([Fact("5", decimals=decimals)]), 0)}
    assert card["Decimals"] == meaning
