"""Verdicts follow the rounding intervals of Calculations 1.1, and a check needs a total and a contributor."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.totals.checks import Verdict, verdict
from model.totals.ledger import Cell, Entry, half_width
from model.totals.relations import Term
from tests.filings import Fact, audit_of, column


def entry(value: str, decimals: int | None) -> Entry:
    return Entry(Decimal(value), half_width(decimals), 0)


def term(value: str, decimals: int | None) -> Term:
    return Term(Cell(0, 0, 0, ()), entry(value, decimals))


@pytest.mark.parametrize(
    ("total", "parts", "decimals", "expected"),
    [
        ("58000000", ["12000000", "45000000"], -6, Verdict.ROUNDS),  # the example of the requirements of 1.1
        ("57000000", ["12000000", "45000000"], -6, Verdict.FOOTS),
        ("59000000", ["12000000", "45000000"], -6, Verdict.OFF),
        ("103", ["50", "50"], 0, Verdict.OFF),
        ("101", ["50", "50"], None, Verdict.OFF),
        ("101.5", ["50", "50"], 0, Verdict.ROUNDS),  # the ends are closed: they meet in one point
        ("-3", ["-1", "-2"], None, Verdict.FOOTS),
    ],
)
def test_the_verdict(total: str, parts: list[str], decimals: int | None, expected: Verdict) -> None:
    terms = [term(part, decimals) for part in parts]
    computed = sum((part.entry.value for part in terms), Decimal(0))
    assert verdict(entry(total, decimals), computed, terms) is expected


@given(st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=8), st.integers(0, 6))
def test_rounding_alone_is_never_off(amounts: list[int], digits: int) -> None:
    """Whatever the true amounts, filing each of them rounded gives no total that is off."""
    power = Decimal(10) ** digits
    parts = [term(str((Decimal(amount) / power).to_integral_value() * power), -digits) for amount in amounts]
    total = entry(str((Decimal(sum(amounts)) / power).to_integral_value() * power), -digits)
    computed = sum((part.entry.value for part in parts), Decimal(0))
    assert verdict(total, computed, parts) is not Verdict.OFF


def test_a_total_needs_a_contributor_and_contributors_need_a_total() -> None:
    assert not audit_of([Fact("5")]).checks
    assert not audit_of([Fact("5", {"A": "a"}), Fact("6", {"A": "b"})]).checks


def test_a_nil_contributor_is_not_zero() -> None:
    audit = audit_of([Fact("5"), Fact("5", {"A": "a"}), Fact(None, {"A": "b"})])
    (check,) = audit.checks.values()
    assert len(check.contributors) == 1


def test_every_axis_is_a_relation_of_its_own() -> None:
    cells = [Fact(str(row * place), {"A": f"a{row}", "B": f"b{place}"}) for row in (1, 2) for place in (1, 2)]
    rows = [Fact(str(row * 3), {"A": f"a{row}"}) for row in (1, 2)]
    columns = [Fact(str(place * 3), {"B": f"b{place}"}) for place in (1, 2)]
    audit = audit_of([Fact("9"), *rows, *columns, *cells])
    assert audit.relations == 6
    assert audit.counts == {"foots": 6, "rounds": 0, "off": 0, "not_additive": 0}


def test_amounts_in_other_units_or_years_are_not_added() -> None:
    facts = [
        *column("A", {"a": "3", "b": "4"}, "7"),
        Fact("9", {"A": "c"}, unit="iso4217:USD"),
        Fact("9", {"A": "c"}, 2021),
    ]
    audit = audit_of(facts)
    assert audit.counts["foots"] == 1
