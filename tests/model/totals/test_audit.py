"""Findings on whole small filings: what is accused, of what, how strongly, and what is left alone."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from model.sheets.findingsheet import finding_rows
from model.sheets.numbers import UNITS
from model.sheets.wording import finding_message
from model.totals.audit import Audit, audit
from model.totals.causes.slips import Cause
from model.totals.factfindings import FactFinding
from model.totals.findings import TotalFinding
from model.totals.severity import Severity
from tests import disclosure
from tests.disclosure import ROWS, disclosure_filing
from tests.filings import Fact, audit_of, column, filing_of


def audit_disclosure(**options: object) -> Audit:
    return audit(disclosure_filing(**options), lambda _fraction: None)  # type: ignore[arg-type]


def totals(result: Audit) -> list[TotalFinding]:
    return [finding for finding in result.findings if isinstance(finding, TotalFinding)]


def test_the_disclosure_has_six_totals_in_doubt_and_one_reason() -> None:
    result = audit_disclosure()
    found = totals(result)
    assert result.counts == {"foots": 22, "rounds": 0, "off": 6, "not_additive": 0}
    assert {finding.root for finding in found} == {1}
    assert {finding.correction.cause for finding in found if finding.correction} == {Cause.UNIT}
    assert all(finding.severity is Severity.ERROR for finding in found)
    differences = sorted(int(finding.check.difference) for finding in found)
    assert differences == [5_667_000, 5_667_000, 154_906_000, 154_906_000, 202_960_000, 202_960_000]
    assert all(finding.mended and not finding.mended.difference for finding in found)


def test_in_one_currency_the_disclosure_foots() -> None:
    result = audit_disclosure(cny=True)
    assert result.counts == {"foots": 28, "rounds": 0, "off": 0, "not_additive": 0}
    assert not result.findings
    assert not result.has_errors


FIGURES = [
    (kind, product, year, amount)
    for kind, product, amounts in ROWS
    for year, amount in zip((2022, 2021, 2020), amounts, strict=True)
    if amount is not None
]


def _swapped(amount: int) -> int:
    digits = str(amount)
    place = next(at for at in range(len(digits) - 1) if digits[at] != digits[at + 1] and digits[at + 1] != "0")
    return int(digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :])


def _digit(amount: int) -> int:
    digits = str(amount)
    return int(digits[:1] + ("1" if digits[1] != "1" else "7") + digits[2:])


CHANGES: dict[Cause, Callable[[int], int]] = {
    Cause.SIGN: lambda amount: -amount,
    Cause.SCALE: lambda amount: amount * 1000,
    Cause.TRANSPOSITION: _swapped,
    Cause.DIGIT: _digit,
    Cause.UNEXPLAINED: lambda amount: amount + 12_345,
}


@pytest.mark.parametrize("cny", [True, False], ids=["in yuan", "as filed"])
@pytest.mark.parametrize("cause", CHANGES)
def test_whatever_figure_is_changed_is_named(cause: Cause, cny: bool) -> None:
    for kind, product, year, amount in FIGURES:
        change = CHANGES[cause](amount)
        filing = disclosure_filing(cny=cny, changes={(kind, product, year): change})
        found = [
            finding.correction
            for finding in totals(audit(filing, lambda _fraction: None))
            if finding.correction and finding.correction.cause is not Cause.UNIT
        ]
        assert found, (kind, product, year)
        for correction in found:
            assert filing.value(correction.row) == Decimal(change).scaleb(3)
            assert correction.value == Decimal(amount).scaleb(3)
            assert correction.cause is cause


def test_a_member_left_out_is_named_with_its_amount(monkeypatch: pytest.MonkeyPatch) -> None:
    left_out = (disclosure.FACILITATION, disclosure.REVOLVING)
    rows = [row for row in ROWS if row[:2] != left_out]
    monkeypatch.setattr(disclosure, "ROWS", rows)
    filing = disclosure_filing(cny=True)
    found = totals(audit(filing, lambda _fraction: None))
    assert len(found) == 2
    for finding in found:
        assert finding.correction is not None
        assert finding.correction.cause is Cause.MISSING
        assert finding.correction.row == -1
        assert finding.correction.value == 26_376_000
        members = {filing.members[member].label for _, member in finding.correction.cell.dims}
        assert members == set(left_out)


def test_members_that_need_not_add_up_accuse_nobody() -> None:
    result = audit_of(column("Overlap", {"a": "70", "b": "60"}, "100"))
    assert not result.findings
    assert result.counts == {"foots": 0, "rounds": 0, "off": 0, "not_additive": 1}


def test_a_member_equal_to_the_total_proves_nothing() -> None:
    facts = [Fact("100"), Fact("100", {"A": "a"}), Fact("100", year=2021), Fact("90", {"A": "a"}, 2021)]
    assert not audit_of(facts).findings


def test_members_that_foot_in_another_year_are_meant_to() -> None:
    facts = [
        *column("A", {"a": "2120", "b": "5570", "c": "1411"}, "9101", 2020),
        *column("A", {"a": "3120", "b": "4570", "c": "1111"}, "8801", 2021),
        *column("A", {"a": "3325", "b": "4871", "c": "1204"}, "9499", 2022),
    ]
    (finding,) = totals(audit_of(facts))
    assert finding.severity is Severity.WARNING
    assert finding.correction is None
    assert finding.check.difference == 99


def test_one_wrong_sign_among_members_that_foot_in_another_year() -> None:
    facts = [
        *column("A", {"a": "3120", "b": "-4570"}, "-1450", 2021),
        *column("A", {"a": "3325", "b": "4871"}, "-1546", 2022),
    ]
    filing = filing_of(facts)
    (finding,) = totals(audit(filing, lambda _fraction: None))
    assert finding.correction is not None
    assert finding.correction.cause is Cause.SIGN
    assert filing.value(finding.correction.row) == 4871
    assert finding.severity is Severity.ERROR


def test_a_single_changed_digit_without_support_is_only_a_hint() -> None:
    result = audit_of(column("A", {"a": "3125", "b": "4571"}, "7996"))
    (finding,) = totals(result)
    assert finding.severity is Severity.INFO
    assert len(finding.alternatives) == 2
    assert not result.has_errors


def test_a_total_tagged_in_another_unit() -> None:
    facts = [
        Fact("7996", unit="iso4217:USD"),
        Fact("3125", {"A": "a"}),
        Fact("4871", {"A": "b"}),
        *column("A", {"a": "3120", "b": "4570"}, "7690", 2021),
    ]
    (finding,) = totals(audit_of(facts))
    assert finding.correction is not None
    assert finding.correction.cause is Cause.UNIT
    assert finding.correction.row == 0
    assert finding.mended is not None
    assert not finding.mended.in_other_unit


def test_a_translation_into_another_currency_is_no_slip() -> None:
    euros = column("A", {"a": "10", "b": "20"}, "30")
    dollars = [fact._replace(unit="iso4217:USD", value=str(int(fact.value or 0) * 2)) for fact in euros]
    result = audit_of([*euros, *dollars])
    assert not result.findings
    assert result.counts["foots"] == 2


def test_contradicting_duplicates_are_a_finding_and_stop_the_check() -> None:
    result = audit_of([*column("A", {"a": "10", "b": "20"}, "30"), Fact("31")])
    (finding,) = result.findings
    assert isinstance(finding, FactFinding)
    assert not result.checks


def test_within_rounding_is_no_finding() -> None:
    facts = [fact._replace(decimals=-3) for fact in column("A", {"a": "1000", "b": "2000"}, "4000")]
    result = audit_of(facts)
    assert result.counts["rounds"] == 1
    assert not result.findings


def test_two_slips_in_one_filing_are_two_roots() -> None:
    filing = disclosure_filing(
        cny=True,
        changes={
            (disclosure.FACILITATION, disclosure.DIRECT, 2020): 66_826,
            (disclosure.TECHNICAL, disclosure.OTHER, 2021): -417_566,
        },
    )
    found = totals(audit(filing, lambda _fraction: None))
    causes = {finding.root: finding.correction.cause for finding in found if finding.correction}
    assert sorted(cause.value for cause in causes.values()) == ["sign", "transposition"]
    assert sorted({finding.root for finding in found}) == [1, 2]


def test_a_last_digit_is_remarked_on_where_all_else_is_exact() -> None:
    change: dict[disclosure.Key, int | None] = {(disclosure.POST, disclosure.DIRECT, 2020): 453_258}
    filing = disclosure_filing(cny=True, changes=change)
    result = audit(filing, lambda _fraction: None)
    found = totals(result)
    assert {finding.severity for finding in found} == {Severity.INFO}
    assert {filing.value(finding.correction.row) for finding in found if finding.correction} == {Decimal(453_258_000)}
    assert (result.counts["rounds"], result.counts["off"], result.has_errors) == (2, 0, False)
    # Nobody need have typed a digit wrong.
    assert all(finding.rounded for finding in found)
    assert all("differs by no more than rounding; as" in finding_message(filing, finding, UNITS) for finding in found)
    assert {row.cause_kind for row in finding_rows(filing, result, UNITS)} == {"Rounding"}


def test_a_digit_that_leaves_a_total_off_is_no_rounding() -> None:
    change: dict[disclosure.Key, int | None] = {(disclosure.POST, disclosure.DIRECT, 2020): 453_957}
    found = totals(audit(disclosure_filing(cny=True, changes=change), lambda _fraction: None))
    assert {finding.correction.cause for finding in found if finding.correction} == {Cause.DIGIT}
    assert not any(finding.rounded for finding in found)


def test_the_same_difference_is_left_alone_where_amounts_are_rounded() -> None:
    """Five years of noise, and a table of two axes in which one cell would mend a row and a column."""
    noise = [
        fact._replace(decimals=-3)
        for year in range(2010, 2015)
        for fact in column("A", {"a": "1000", "b": "2000"}, "4000", year)
    ]
    grid = [Fact("4000", {"B": "x"}), Fact("1000", {"A": "a", "B": "x"}), Fact("2000", {"A": "b", "B": "x"})]
    assert not audit_of([*noise, *(fact._replace(decimals=-3) for fact in grid)]).findings


def segments(sales: str, profit: str, year: int) -> list[Fact]:
    """Sales that the segments make, and a profit that corporate costs reduce (Apple's kind of case)."""
    made = column("Segments", {"Americas": "40315", "Europe": "24454"}, sales, year)
    earned = column("Segments", {"Americas": "16774", "Europe": "10316"}, profit, year)
    return [*made, *(fact._replace(concept="Operating income") for fact in earned)]


def test_reconciling_items_elsewhere_accuse_nobody() -> None:
    result = audit_of([*segments("64769", "21377", 2022), *segments("64769", "20911", 2021)])
    assert result.counts == {"foots": 2, "rounds": 0, "off": 0, "not_additive": 2}
    assert not result.findings


def test_a_member_alone_is_not_the_whole_so_its_footing_says_nothing() -> None:
    """Segments fall short of the profit, and so does one member of another axis: no total need be wrong."""
    facts = [fact for year in (2021, 2022) for fact in segments("64769", "21377", year)]
    facts += [Fact("27090", {"Consolidation": "Operating"}, year, "Operating income") for year in (2021, 2022)]
    assert not audit_of(facts).findings


def test_the_same_sign_in_every_period_is_how_the_filing_presents_it() -> None:
    facts = [
        fact
        for year, part in ((2020, 4571), (2021, 5123), (2022, 6345))
        for fact in column("A", {"a": "9125", "b": str(part)}, str(9125 - part), year)
    ]
    assert not audit_of(facts).findings
