"""Cases that real filings and published rules are known for, each in a few facts: what is accused, and what is not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from model.networks import Taxonomy
from model.totals.causes.slips import Cause
from model.totals.severity import Severity
from tests.calcs import arcs
from tests.filings import Fact, accused, at, audit_of, audited, column, filing_of, nested

R = "r"
SEGMENT, ITEMS = "StatementBusinessSegmentsAxis", "ConsolidationItemsAxis"


def millions(facts: list[Fact]) -> list[Fact]:
    return [fact._replace(value=f"{fact.value}000000", decimals=-6) for fact in facts]


def plan_assets(year: int, total: str, *levels: str, concept: str = "PlanAssets") -> list[Fact]:
    """Pension plan assets at a date by level of fair value."""
    facts = column("Level", dict(zip(("1", "2", "3"), levels, strict=True)), total, Plan="Pension")
    return [fact._replace(span=at(year), concept=concept) for fact in facts]


def test_a_near_miss_in_one_year_of_several() -> None:
    """Union Pacific, 2012: the levels make 2,870 of a total of 2,875, while in other years they make it."""
    facts = plan_assets(2012, "2875", "1031", "1592", "247")
    for year, total, levels in ((2011, "2505", ("903", "1380", "222")), (2010, "2483", ("921", "1355", "207"))):
        facts += plan_assets(year, total, *levels)
    (finding,) = accused(audit_of(millions(facts)))
    assert finding.severity in (Severity.WARNING, Severity.ERROR)
    assert finding.check.difference == 5_000_000
    assert [check.reported for check in finding.evidence.other_periods] == [2505_000_000, 2483_000_000]
    assert finding.evidence.exceptional


def test_a_near_miss_that_no_other_year_speaks_against() -> None:
    """Levels of which others are lacking in both years: what is missing stands elsewhere."""
    facts = plan_assets(2012, "2875", "1031", "1592", "247") + plan_assets(2011, "2505", "911", "1384", "222")
    assert not [one for one in accused(audit_of(millions(facts))) if one.severity is not Severity.INFO]


def test_segments_with_reconciling_items_on_another_axis() -> None:
    """Apple: five segments earn more than the whole; the items that reconcile them carry another axis."""
    years = (("114301", "74589", "41742", "-2030"), ("108949", "72480", "40320", "-3851"))
    facts = []
    for number, (total, americas, europe, corporate) in enumerate(years):
        whole = [Fact(total, year=2022 - number)]
        parts = [
            Fact(value, {ITEMS: "Operating", SEGMENT: name}, 2022 - number)
            for name, value in (("Americas", americas), ("Europe", europe))
        ]
        other = [Fact(corporate, {ITEMS: "Corporate"}, 2022 - number)]
        facts += [*whole, *parts, *other]
        facts += [Fact(str(int(americas) + int(europe)), {ITEMS: "Operating"}, 2022 - number)]
    result = audit_of(millions(facts))
    assert not result.findings
    assert not [check for check in result.checks.values() if check.verdict.value == "off"]


def test_the_gap_is_named_where_a_reconciling_item_is_just_that() -> None:
    """The segments stand on their axis alone, and what they lack on the other."""
    facts = column(SEGMENT, {"Americas": "74589", "Europe": "41742"}, "114301")
    facts.append(Fact("-2030", {ITEMS: "Corporate"}))
    result = audit_of(millions(facts))
    assert not result.findings
    check = next(check for check in result.checks.values() if check.non_zero == 2)
    assert check.gap is not None
    assert check.difference == -2030_000_000
    filing = filing_of(facts)
    assert filing.named_dimensions(check.gap.dims) == {ITEMS: "Corporate"}


def test_a_reconciling_item_that_a_wrong_sign_would_explain_too() -> None:
    """What is taken off is twice one of the segments by chance, and reported as such."""
    facts = [*column(SEGMENT, {"Americas": "74589", "Europe": "41742"}, "32847"), Fact("-83484", {ITEMS: "Corporate"})]
    assert not audit_of(facts).findings
    assert accused(audit_of(facts[:-1]))


@pytest.mark.parametrize(
    "elsewhere",
    [
        Fact("-83484", {ITEMS: "Corporate"}, 2021),
        Fact("-83484", {ITEMS: "Corporate"}, unit="iso4217:USD"),
        Fact("-83484", {ITEMS: "Corporate"}, concept="Costs"),
        Fact("-83483", {ITEMS: "Corporate"}),
    ],
)
def test_what_is_no_reconciling_item(elsewhere: Fact) -> None:
    facts = column(SEGMENT, {"Americas": "74589", "Europe": "41742"}, "32847")
    assert accused(audit_of([*facts, elsewhere]))


def test_a_partial_breakdown() -> None:
    """Amazon: receivables of two kinds among others that are not told."""
    facts = [
        *column("Type", {"Customers": "17700", "Vendors": "15400"}, "32891"),
        *column("Type", {"Customers": "20200", "Vendors": "14800"}, "42360", 2021),
    ]
    assert not audit_of(facts).findings


def test_total_members_among_the_members_of_equity() -> None:
    """Disney: the equity of shareholders is a member beside its components, and 98,879 = 95,008 + 3,871."""
    tree = nested(R, "Equity", {"Parent": ["Stock", "Retained"], "Noncontrolling": []})
    years = (("98879", "95008", "3871", "56398", "38610"), ("93011", "88553", "4458", "55471", "33082"))
    facts = []
    for number, (total, parent, others, stock, retained) in enumerate(years):
        values = {"Parent": parent, "Noncontrolling": others, "Stock": stock, "Retained": retained}
        facts += column("Equity", values, total, 2022 - number)
    for taxonomy in (tree, Taxonomy()):
        result = audited(filing_of(millions(facts), taxonomy, {R: range(len(facts))}))
        assert not [one for one in accused(result) if one.severity is not Severity.INFO]
    assert {check.verdict.value for check in audited(filing_of(facts, tree, {R: range(10)})).checks.values()} == {
        "foots"
    }


def test_equity_on_the_parent_alone() -> None:
    """Coca-Cola: no whole is reported, so the member above the others is the total."""
    tree = nested(R, "Equity", {"Parent": ["Stock", "Retained"]})
    values = {"Parent": "24105", "Stock": "3584", "Retained": "20521"}
    facts = [fact for fact in column("Equity", values, "0") if fact.members]
    (check,) = audited(filing_of(facts, tree, {R: range(3)})).checks.values()
    assert check.verdict.value == "foots"
    facts[2] = facts[2]._replace(value="-20521")
    (finding,) = accused(audited(filing_of(facts, tree, {R: range(3)})))
    assert finding.correction is not None
    assert finding.correction.cause is Cause.SIGN


def test_a_total_of_zero() -> None:
    """Preferred stock: 0 beside 5,616 and 16,000 (the example of DQC_0117)."""
    once = column("Series", {"A": "5616", "B": "16000"}, "0")
    assert not audit_of(once).findings
    before = column("Series", {"A": "5616", "B": "15020"}, "20636", 2021)
    earlier = column("Series", {"A": "5410", "B": "14020"}, "19430", 2020)
    (finding,) = accused(audit_of([*once, *before, *earlier]))
    assert finding.severity is Severity.WARNING
    assert finding.check.reported == 0


def test_eliminations_that_are_missing() -> None:
    """Endeavor, 2022: three segments make 28,314 more than the whole; the elimination is told in other years."""
    names = ("Owned", "Events", "Representation", "Elimination")
    years = (
        ("5268137", "1332335", "2451966", "1512150", None),
        ("5077713", "1108207", "2030891", "1960215", "-21600"),
        ("3478737", "952643", "1622102", "926431", "-22439"),
    )
    facts = []
    for number, (total, *values) in enumerate(years):
        parts = {name: value for name, value in zip(names, values, strict=True) if value}
        facts += column(SEGMENT, parts, total, 2022 - number)
    (finding,) = accused(audit_of(facts))
    assert finding.correction is not None
    assert finding.correction.cause is Cause.MISSING
    assert (finding.correction.value, finding.fault_row) == (Decimal(-28314), -1)
    assert finding.severity in (Severity.WARNING, Severity.ERROR)
    only = [fact for fact in facts if fact.year == 2022]
    assert not audit_of(only).findings


def test_a_member_that_is_the_whole_beside_another() -> None:
    """Assets of 6,120.9 that are those of the operating segment, beside 626.5 of the corporate one (DQC_0150)."""
    facts = [
        *column(SEGMENT, {"Corporate": "6265", "Operating": "61209"}, "61209"),
        *column(SEGMENT, {"Corporate": "5120", "Operating": "58114"}, "58114", 2021),
    ]
    assert not [one for one in accused(audit_of(facts)) if one.severity is not Severity.INFO]


def test_categories_that_are_split_again() -> None:
    """Plan assets by category, two of which are the geography of a third (DQC_0070)."""
    values = {"Equity": "120312", "Domestic": "81211", "Foreign": "39101", "Debt": "145609"}
    tree = nested(R, "Category", {"Equity": ["Domestic", "Foreign"], "Debt": []})
    facts = column("Category", values, "265921")
    assert {check.verdict.value for check in audited(filing_of(facts, tree, {R: range(5)})).checks.values()} == {
        "foots"
    }
    assert not [one for one in accused(audit_of(facts)) if one.severity is Severity.ERROR]


def test_a_calculation_with_a_contributor_by_class_of_stock_alone() -> None:
    """Equity of which common stock is told by class: the calculation holds through its members."""
    facts = [Fact("1234", concept="Equity"), Fact("823", concept="Retained")]
    facts += [Fact(value, {"Class": name}, concept="Common") for name, value in (("A", "301"), ("B", "110"))]
    result = audited(filing_of(facts, Taxonomy(calculation={R: arcs("Equity", "Retained", "Common")})))
    assert not result.findings
    (check,) = result.checks.values()
    assert check.completed
    assert result.calculations[0].status.value == "inconsistent"


def test_a_weight_that_the_sign_of_the_fact_repeats() -> None:
    """Costs filed as negative though the calculation takes them off: one sign, in one of two years."""
    facts = []
    for year, costs, profit in ((2022, "-6123", "4877"), (2021, "5234", "5532")):
        values = {"Sales": str(int(profit) + abs(int(costs))), "Costs": costs, "Profit": profit}
        facts += [Fact(value, concept=name, year=year) for name, value in values.items()]
    (finding,) = accused(audited(filing_of(facts, Taxonomy(calculation={R: arcs("Profit", "Sales", "-Costs")}))))
    assert finding.correction is not None
    assert (finding.severity, finding.correction.cause) == (Severity.ERROR, Cause.SIGN)
    assert finding.correction.value == 6123


def test_members_that_add_up_in_other_years_are_meant_to_whatever_else_is_reported() -> None:
    facts = column(SEGMENT, {"Americas": "74589", "Europe": "-41742"}, "116331")
    facts.append(Fact("83484", {ITEMS: "Corporate"}))
    for year in (2020, 2021):
        facts += column(SEGMENT, {"Americas": "72111", "Europe": "40320"}, "112431", year)
    (finding,) = accused(audit_of(facts))
    assert finding.correction is not None
    assert (finding.severity, finding.correction.cause) == (Severity.ERROR, Cause.SIGN)


def test_one_member_of_the_same_amount_in_another_unit_is_no_total() -> None:
    assert not audit_of([Fact("7996", unit="iso4217:USD"), Fact("7996", {"A": "a"}), Fact("0", {"A": "b"})]).checks
