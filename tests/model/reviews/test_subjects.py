"""A finding is named by what it is about, so that it is found again in another reading or version of the filing."""

from __future__ import annotations

from model.filing import Filing
from model.reviews.subjects import amounts_of, key_of
from model.totals.audit import audit
from tests.disclosure import OTHER, TECHNICAL, disclosure_filing
from tests.filings import Fact, column, filing_of


def keys(filing: Filing) -> list[object]:
    return [key_of(filing, finding) for finding in audit(filing, lambda _fraction: None).findings]


def test_the_key_of_a_total_is_made_of_names() -> None:
    filing = disclosure_filing()
    first = audit(filing, lambda _fraction: None).findings[3]
    subject, cause = key_of(filing, first)
    assert cause == "unit"
    assert subject.kind == "member-total"
    assert (subject.concept, subject.axis, subject.parent) == ("Total", "Types of revenues", None)
    assert subject.dimensions == (("Product offerings", "Other revenue"),)
    assert (subject.period, subject.unit) == ("2022-01-01/2022-12-31", "iso4217:CNY")
    assert amounts_of(filing, first) == ("525847000", "370941000")


def test_facts_in_another_order_give_the_same_keys() -> None:
    facts = [
        *column("Segments", {"Asia": "-3000", "Europe": "4321"}, "7321", Region="North"),
        *column("Segments", {"Asia": "2000", "Europe": "4000"}, "6000", 2021, Region="North"),
    ]
    forward, backward = filing_of(facts), filing_of(reversed(facts))
    assert keys(forward)
    assert set(keys(forward)) == set(keys(backward))


def test_a_fact_that_is_filed_twice_has_its_values_for_amounts() -> None:
    filing = filing_of([Fact("20"), Fact("3")])
    (finding,) = audit(filing, lambda _fraction: None).findings
    assert key_of(filing, finding).subject.kind == "duplicate"
    assert key_of(filing, finding).cause == "duplicate"
    assert amounts_of(filing, finding) == ("20", "3")


def test_another_amount_keeps_the_key() -> None:
    before = disclosure_filing()
    after = disclosure_filing(changes={(TECHNICAL, OTHER, 2020): 38_331})
    assert set(keys(before)) & set(keys(after))
