"""What a relation leaves out in every period, and what it takes by its members."""

from __future__ import annotations

import pytest

from model.networks import Taxonomy
from model.totals.audit import Audit
from model.totals.checks import Check
from model.totals.relations import Kind
from tests.calcs import arcs
from tests.filings import Fact, accused, audit_of, audited, column, filing_of, quarters

ASSETS = Taxonomy(calculation={"r": arcs("Assets", "Cash", "Stock")})


def columns(*years: dict[str, str], axis: str = "A") -> list[Fact]:
    """Members and, as `total`, their total, the newest year first."""
    facts = []
    for number, values in enumerate(years):
        parts = dict(values)
        facts += column(axis, parts, parts.pop("total"), 2022 - number)
    return facts


def verdicts(result: Audit) -> list[str]:
    return [check.verdict.value for check in result.checks.values()]


def test_the_whole_once_more_is_left_out() -> None:
    """The equity of the parent beside its components (Tesla's kind of case)."""
    year = {"ParentMember": "66468", "Paid in": "36498", "Retained": "29970", "total": "66468"}
    result = audit_of(columns(year, {**year, "Paid in": "35000", "Retained": "31468"}))
    assert verdicts(result) == ["foots", "foots"]
    assert not result.findings
    assert {check.non_zero for check in result.checks.values()} == {2}


@pytest.mark.parametrize(("amount", "verdict"), [("6646", "foots"), ("664", "off")])
def test_in_a_single_period_the_total_must_be_told_apart_from_chance(amount: str, verdict: str) -> None:
    rest = str(int(amount) - 41)
    result = audit_of(columns({"all": amount, "a": "41", "b": rest, "total": amount}))
    assert verdicts(result) == [verdict]
    assert not result.findings


def test_a_subtotal_is_left_out_where_it_is_one_in_two_periods() -> None:
    first = {"sub": "3000", "a": "1000", "b": "2000", "c": "777", "total": "3777"}
    second = {"sub": "3500", "a": "1200", "b": "2300", "c": "888", "total": "4388"}
    result = audit_of(columns(first, second))
    assert verdicts(result) == ["foots", "foots"]
    assert not result.findings


def test_a_member_that_a_total_needs_elsewhere_is_no_alias() -> None:
    first = {"sub": "3127", "a": "1027", "b": "2100", "total": "3127"}
    needed = {"sub": "500", "a": "1200", "b": "2300", "total": "4000"}
    (finding,) = accused(audit_of(columns(first, needed)))
    assert finding.check.difference == -3127


def test_what_is_left_must_be_more_than_one_member() -> None:
    """Operating assets that are all assets, beside corporate ones, say nothing of what to leave out."""
    first = {"Corporate": "6265", "Operating": "61209", "total": "61209"}
    second = {"Corporate": "5120", "Operating": "58114", "total": "58114"}
    assert verdicts(audit_of(columns(first, second))) == ["off", "off"]


def test_one_line_alone_is_left_out() -> None:
    """Two subtotals: without one of them the rest is still too much, so nothing is learnt."""
    year = {"one": "3000", "two": "3000", "a": "1000", "b": "2000", "total": "3000"}
    assert verdicts(audit_of(columns(year, year))) == ["off", "off"]


def test_shorter_periods_have_no_alias() -> None:
    """A year that leaves out its last quarter twice is told as it is, off, and does not vanish."""
    facts = []
    for year in (2021, 2022):
        facts += quarters(year, "1", "2", "3", "4", "6")
    assert verdicts(audit_of(facts)) == ["off", "off"]


def assets(year: int, *, total: str = "100", cash: str = "40", **shares: str) -> list[Fact]:
    """Assets of cash and of stock, which is reported by class alone."""
    whole = [Fact(total, year=year, concept="Assets"), Fact(cash, year=year, concept="Cash")]
    return [*whole, *(Fact(value, {"Class": name}, year, "Stock") for name, value in shares.items())]


def calculations(facts: list[Fact]) -> list[Check]:
    checks = audited(filing_of(facts, ASSETS)).checks.values()
    return [check for check in checks if check.relation.kind is Kind.CALCULATION]


def test_a_contributor_reported_by_its_members_alone() -> None:
    (check,) = calculations(assets(2022, total="1245", cash="234", a="411", b="600"))
    assert check.completed
    assert (check.verdict.value, check.non_zero, int(check.computed)) == ("foots", 3, 1245)


def test_members_stand_in_with_the_weight_of_their_line() -> None:
    facts = [Fact("700", concept="Net"), Fact("1235", concept="Gross")]
    facts += [Fact(value, {"Class": name}, concept="Tax") for name, value in (("a", "135"), ("b", "400"))]
    taxonomy = Taxonomy(calculation={"r": arcs("Net", "Gross", "-Tax")})
    (check,) = audited(filing_of(facts, taxonomy)).checks.values()
    assert check.completed
    assert not check.difference


def test_nothing_stands_in_for_a_contributor_that_is_reported() -> None:
    facts = [*assets(2022, total="1234", cash="234", a="400", b="600"), Fact("999", concept="Stock")]
    checks = calculations(facts)
    assert [check.completed for check in checks] == [False]


def test_nothing_stands_in_in_the_year_in_which_the_contributor_is_reported_itself() -> None:
    later = assets(2022, total="1245", cash="234", a="411", b="600")
    first = [*assets(2021, total="1156", cash="245", a="311", b="600"), Fact("911", year=2021, concept="Stock")]
    assert [int(check.difference) for check in calculations([*later, *first])] == [0, 0]


def test_two_digits_are_met_by_chance() -> None:
    """A single gap of two digits is no habit; the same in two years is."""
    once = assets(2022, total="65", cash="40", a="12", b="13")
    assert not any(check.completed for check in calculations(once))
    assert all(check.completed for check in calculations([*once, *assets(2021, total="66", cash="40", a="12", b="14")]))


def test_one_member_alone_stands_in_where_it_does_so_again() -> None:
    """Of two members only one is the contributor; in one year this may be chance."""
    once = assets(2022, total="645", cash="234", a="411", b="1234")
    assert not any(check.completed for check in calculations(once))
    again = assets(2021, total="753", cash="253", a="500", b="1111")
    (first, second) = calculations([*once, *again])
    assert first.completed
    assert second.completed
    assert first.non_zero == 2
    assert not first.difference
    assert not second.difference


def test_two_breakdowns_that_close_the_gap_differently_decide_nothing() -> None:
    """Stock and debt are both reported by class alone, and either would do."""
    facts = assets(2022, total="1245", cash="234", a="411", b="600")
    facts += [fact._replace(concept="Debt") for fact in facts if fact.concept == "Stock"]
    taxonomy = Taxonomy(calculation={"r": arcs("Assets", "Cash", "Stock", "Debt")})
    checks = audited(filing_of(facts, taxonomy)).checks.values()
    assert [check.completed for check in checks] == [False]


def test_a_stand_in_with_a_slip_is_accused_where_it_foots_in_other_years() -> None:
    facts = [
        *assets(2020, total="1234", cash="234", a="400", b="600"),
        *assets(2021, total="1345", cash="245", a="450", b="650"),
        *assets(2022, total="1456", cash="256", a="-515", b="685"),
    ]
    (finding,) = accused(audited(filing_of(facts, ASSETS)))
    assert finding.correction is not None
    assert finding.correction.cause.value == "sign"
    assert finding.correction.value == 515
