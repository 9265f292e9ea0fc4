"""Filings that are right and look odd: none of them is accused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from model.networks import Arc, Taxonomy
from model.totals.severity import Severity
from tests.calcs import arcs
from tests.filings import Fact, at, audited, column, filing_of, quarters

LABEL = "http://www.xbrl.org/2003/role/"
NONE = Taxonomy()


def years(axis: str, *columns: dict[str, str], concept: str = "Revenue", **others: str) -> list[Fact]:
    """Columns, each with its `total`, the newest year first."""
    facts = []
    for number, values in enumerate(columns):
        parts = dict(values)
        total = parts.pop("total")
        facts += [fact._replace(concept=concept) for fact in column(axis, parts, total, 2022 - number, **others)]
    return facts


def restated_opening() -> tuple[list[Fact], Taxonomy]:
    """A new standard moves the opening balance; the adjustment is a line of its own in one year."""
    page = [
        Arc("top", "Equity", "", 1, preferred_label=f"{LABEL}periodStartLabel"),
        Arc("top", "Adjustment", "", 2),
        Arc("top", "Profit", "", 3),
        Arc("top", "Dividends", "", 4, preferred_label=f"{LABEL}negatedLabel"),
        Arc("top", "Equity", "", 5, preferred_label=f"{LABEL}periodEndLabel"),
    ]
    facts = [Fact(value, concept="Equity", span=at(year)) for year, value in ((2020, "81214"), (2021, "90317"))]
    facts += [Fact("98776", concept="Equity", span=at(2022)), Fact("-1123", concept="Adjustment", year=2022)]
    for year, profit, dividends in ((2021, "12340", "3237"), (2022, "13018", "3436")):
        facts += [Fact(profit, concept="Profit", year=year), Fact(dividends, concept="Dividends", year=year)]
    return facts, Taxonomy(presentation={"r": page})


def discontinued_operations() -> tuple[list[Fact], Taxonomy]:
    """Segments make the continuing sales; in the years before there was more than they."""
    facts = years(
        "Segment",
        {"a": "41233", "b": "30112", "total": "71345"},
        {"a": "40111", "b": "29870", "total": "79122"},
        {"a": "39008", "b": "28111", "total": "78441"},
    )
    return facts, NONE


def earnings_per_share() -> tuple[list[Fact], Taxonomy]:
    """Continuing and discontinued make the whole a share; quarters do not make the year, and classes no total."""
    facts = [fact._replace(concept="Eps") for fact in quarters(2022, "1.21", "1.30", "1.19", "1.41", "5.08")]
    facts += [fact._replace(concept="Continuing") for fact in quarters(2022, "1.2", "1.3", "1.2", "1.4", "5.1")]
    facts += [Fact("5.08", {"Class": name}, concept="Eps") for name in ("A", "B")]
    return [fact._replace(unit="iso4217:USD/xbrli:shares", decimals=2) for fact in facts], NONE


def percentages() -> tuple[list[Fact], Taxonomy]:
    """Shares of sales by segment make 100 %, growth and tax rates by segment make nothing."""
    facts = years(
        "Segment",
        {"a": "0.113", "b": "0.047", "total": "0.081"},
        {"a": "0.094", "b": "0.051", "total": "0.072"},
        concept="Growth",
    )
    facts += years("Segment", {"a": "0.58", "b": "0.42", "total": "1"}, concept="Share")
    return [fact._replace(unit="xbrli:pure", decimals=3) for fact in facts], NONE


def members_of_one_period() -> tuple[list[Fact], Taxonomy]:
    """A business bought in the second year, another sold in the first."""
    facts = years(
        "Segment",
        {"a": "41233", "bought": "10112", "total": "51345"},
        {"a": "40111", "total": "40111"},
        {"a": "39008", "sold": "28111", "total": "67119"},
    )
    return facts, NONE


def two_tables_in_one_role() -> tuple[list[Fact], Taxonomy]:
    """One section shows sales by product, and the same sales by customer on members of the same axis."""
    table = {"phones": "61211", "tablets": "20112", "shops": "50323", "carriers": "31000", "total": "81323"}
    before = {"phones": "58211", "tablets": "21312", "shops": "49423", "carriers": "30100", "total": "79523"}
    return years("Product", table, before), NONE


def average_shares() -> tuple[list[Fact], Taxonomy]:
    """Weighted shares by class; those of the year are no sum of the quarters', nor of the classes'."""
    facts = quarters(2022, "8041", "8052", "8078", "8110", "8070")
    facts += [fact._replace(members={"Class": "A"}) for fact in quarters(2022, "7011", "7040", "7050", "7101", "7051")]
    facts += [Fact("8070", {"Class": "B"})]
    return [fact._replace(concept="Shares", unit="xbrli:shares") for fact in facts], NONE


def negative_totals() -> tuple[list[Fact], Taxonomy]:
    """A loss of which one segment earns; the next year the other does."""
    facts = years(
        "Segment",
        {"a": "-41233", "b": "30112", "total": "-11121"},
        {"a": "20111", "b": "-29870", "total": "-9759"},
        {"a": "-1008", "b": "-28111", "total": "-29119"},
    )
    return facts, NONE


def zero_totals() -> tuple[list[Fact], Taxonomy]:
    """Eliminations that cancel out, and a year in which nothing was."""
    facts = years(
        "Item",
        {"sold": "41233", "bought": "-41233", "total": "0"},
        {"sold": "0", "bought": "0", "total": "0"},
        {"sold": "3811", "bought": "-3811", "total": "0"},
    )
    return facts, NONE


def one_member_is_the_total() -> tuple[list[Fact], Taxonomy]:
    """All debt is that of one subsidiary; of the other axis the members make it in one year alone."""
    facts = years("Entity", {"sub": "41233", "total": "41233"}, {"sub": "40010", "total": "41010"})
    facts += years("Debt", {"notes": "41233", "loans": "0", "total": "41233"}, {"notes": "38010", "total": "41010"})
    return _once(facts), NONE


def rounding() -> tuple[list[Fact], Taxonomy]:
    """Ten members in millions, each rounded on its own."""
    facts = []
    for number, gap in enumerate((3, -4, 1)):
        values = {f"m{member}": str(1000 + 137 * member + 11 * number) for member in range(10)}
        total = str(sum(map(int, values.values())) + gap)
        facts += column("Segment", values, total, 2022 - number)
    return [fact._replace(value=f"{fact.value}000000", decimals=-6) for fact in facts], NONE


def two_axes_with_the_same_members() -> tuple[list[Fact], Taxonomy]:
    """Countries of customers and of assets: where both are given, neither makes the other."""
    facts = years("Customer", {"us": "41233", "cn": "30112", "total": "71345"})
    facts += years("Seller", {"us": "60233", "cn": "11112", "total": "71345"})[1:]
    facts += [Fact("39000", {"Customer": "us", "Seller": "us"}), Fact("1112", {"Customer": "us", "Seller": "cn"})]
    return facts, NONE


def other_lines_besides() -> tuple[list[Fact], Taxonomy]:
    """A calculation whose statement leaves out what other lines contain, every year by another amount."""
    table = {2022: ("5121", "3120", "1877"), 2021: ("4981", "3001", "1754"), 2020: ("4711", "2800", "1900")}
    facts = [
        Fact(value, concept=name, year=year)
        for year, values in table.items()
        for name, value in zip("TAB", values, strict=True)
    ]
    return facts, Taxonomy(calculation={"r": arcs("T", "A", "B")})


def restated_quarters() -> tuple[list[Fact], Taxonomy]:
    """The year as audited differs from the quarters as they were filed."""
    before = quarters(2021, "2311", "2420", "2518", "2622", "9871")
    return [*before, *quarters(2022, "2411", "2520", "2618", "2722", "10187")], NONE


def _once(facts: list[Fact]) -> list[Fact]:
    """Without the totals that two tables give alike."""
    kept: dict[object, Fact] = {}
    for fact in facts:
        kept.setdefault((frozenset(fact.members.items()), fact.year), fact)
    return list(kept.values())


CLEAN = [
    restated_opening,
    discontinued_operations,
    earnings_per_share,
    percentages,
    members_of_one_period,
    two_tables_in_one_role,
    average_shares,
    negative_totals,
    zero_totals,
    one_member_is_the_total,
    rounding,
    two_axes_with_the_same_members,
    other_lines_besides,
    restated_quarters,
]


@pytest.mark.parametrize("filed", CLEAN, ids=lambda filed: filed.__name__)
def test_a_clean_filing_is_not_accused(filed: Callable[[], tuple[list[Fact], Taxonomy]]) -> None:
    facts, taxonomy = filed()
    result = audited(filing_of(facts, taxonomy))
    accusing = [finding for finding in result.findings if finding.severity is not Severity.INFO]
    assert not accusing
    assert result.checks


def test_a_wider_total_in_one_year_of_three_is_doubted_but_is_no_error() -> None:
    """As a near miss, only wider: sales of a business that is gone since are in the total of its year."""
    facts = years(
        "Segment",
        {"a": "41233", "b": "30112", "total": "71345"},
        {"a": "40111", "b": "29870", "total": "69981"},
        {"a": "39008", "b": "28111", "total": "78441"},
    )
    (finding,) = audited(filing_of(facts)).findings
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize("constant", ["5616", "-5616"])
def test_a_line_that_never_changes_is_not_taken_for_another_period(constant: str) -> None:
    """Preferred stock of one amount through the years, beside a total that nothing explains."""
    rows = (("18220", 25147), ("17020", 17020 + int(constant)), ("16020", 16020 + int(constant)))
    facts = years("Stock", *({"preferred": constant, "common": common, "total": str(total)} for common, total in rows))
    (finding,) = audited(filing_of(facts)).findings
    assert finding.severity is Severity.WARNING


def test_an_amount_that_neither_of_two_breakdowns_allocates_is_no_error() -> None:
    """Corporate costs of 500 stand in no segment and no region; a total of 8,000 would close both gaps by one digit."""
    facts = [
        *column("Segments", {"a": "3120", "b": "4880"}, "8500"),
        *(Fact(value, {"Regions": region}) for region, value in (("x", "5210"), ("y", "2790"))),
    ]
    result = audited(filing_of(facts))
    assert not result.has_errors
