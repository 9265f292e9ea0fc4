"""Pages together are one filing: each fact once, members and signs told by whatever stands beside them."""

from __future__ import annotations

from decimal import Decimal

from model.files import MemoryFiles
from model.networks import Arc, Label, Taxonomy
from model.readers.sec import pages
from tests.model.readers.sec.rpages import MONEY, STOCK, Line, facts, metalinks, no_tick, page, read, summary, values

DEFINED = {"us-gaap_Revenues": MONEY, "us-gaap_Payments": MONEY, "us-gaap_Equity": STOCK}
SERVICE = "srt_ProductOrServiceAxis=us-gaap_ServiceMember"
NEGATED = "http://www.xbrl.org/2009/role/negatedLabel"


def year(title: str, *rows: Line, scale: str = "$ in Millions", **options: object) -> bytes:
    """A page of one year."""
    heads = (("Dec. 31, 2022",),)
    return page((f"{title} - USD ($)", scale), heads, rows, (("12 Months Ended", 1),), DEFINED, **options)  # type: ignore[arg-type]


def test_members_by_their_links_and_labels() -> None:
    filing = read(
        year(
            "Sales",
            Line("Net sales", "us-gaap_Revenues", ("$ 9",)),
            Line("Services", SERVICE, kind="rh"),
            Line("Net sales", "us-gaap_Revenues", ("3",)),
            Line("Services | Operating segments | Europe", SERVICE, kind="rh"),
            Line("Net sales", "us-gaap_Revenues", ("1",)),
            pairs=[
                SERVICE,
                "srt_ConsolidationItemsAxis=us-gaap_OperatingSegmentsMember",
                "srt_StatementGeographicalAxis=srt_EuropeMember",
            ],
        )
    )
    assert [fact.members for fact in facts(filing)] == [
        {},
        {"srt:ProductOrServiceAxis": "us-gaap:ServiceMember"},
        {
            "srt:ProductOrServiceAxis": "us-gaap:ServiceMember",
            "srt:ConsolidationItemsAxis": "us-gaap:OperatingSegmentsMember",
            "srt:StatementGeographicalAxis": "srt:EuropeMember",
        },
    ]
    assert [axis.label for axis in filing.axes] == [
        "Product or service",
        "Consolidation items",
        "Statement geographical",
    ]
    assert [member.label for member in filing.members] == ["Services", "Operating segments", "Europe"]
    assert not any(axis.inferred for axis in filing.axes)


def test_a_label_that_another_page_links_is_known_everywhere() -> None:
    one = year("One", Line("Level 2", "a_LevelAxis=a_Two2Member", kind="rh"), Line("S", "us-gaap_Revenues", ("1",)))
    two = year(
        "Two",
        Line("Funds | Level 2", "a_KindAxis=a_FundsMember", kind="rh"),
        Line("S", "us-gaap_Revenues", ("2",)),
    )
    assert facts(read(one, two))[1].members == {"a:KindAxis": "a:FundsMember", "a:LevelAxis": "a:Two2Member"}


def test_older_pages_link_the_last_member() -> None:
    one = year("One", Line("Funds", "a_KindAxis=a_FundsMember", kind="rh"), Line("S", "us-gaap_Revenues", ("1",)))
    two = year(
        "Two",
        Line("Funds | Level 2", "a_LevelAxis=a_Level2Member", kind="rh"),
        Line("S", "us-gaap_Revenues", ("2",)),
    )
    assert facts(read(one, two))[1].members == {"a:KindAxis": "a:FundsMember", "a:LevelAxis": "a:Level2Member"}


def test_typed_members_are_their_values() -> None:
    label = "Start Date [Axis]: 2025-03-30"
    filing = read(
        year("Due", Line(label, "us-gaap_StartDateAxis=2025-03-30", kind="rh"), Line("S", "us-gaap_Revenues", ("1",)))
    )
    assert facts(filing)[0].members == {"us-gaap:StartDateAxis": "2025-03-30"}
    assert filing.members[0].typed
    assert filing.axes[0].label == "Start Date"


def test_what_the_title_promotes_holds_for_all_rows() -> None:
    data = year(
        "Grants (Details) - Restricted stock units",
        Line("S", "us-gaap_Revenues", ("1",)),
        pairs=["us-gaap_AwardTypeAxis=us-gaap_RestrictedStockUnitsRSUMember"],
    )
    filing = read(data)
    assert facts(filing)[0].members == {"us-gaap:AwardTypeAxis": "us-gaap:RestrictedStockUnitsRSUMember"}
    assert filing.sections[0].title == "Grants (Details)"


def test_labels_of_members_that_nothing_names_get_an_inferred_axis() -> None:
    filing = read(
        year(
            "Revenue by region",
            Line("Northern region", kind="rh"),
            Line("S", "us-gaap_Revenues", ("1",)),
            Line("Southern region", kind="rh"),
            Line("S", "us-gaap_Revenues", ("2",)),
        )
    )
    assert [(axis.name, axis.inferred) for axis in filing.axes] == [("Region", True)]
    assert [fact.members for fact in facts(filing)] == [{"Region": "Northern region"}, {"Region": "Southern region"}]


EQUITY = page(
    ("EQUITY - USD ($)", "$ in Millions"),
    (("Total",), ("Retained earnings",)),
    (
        Line("Beginning balance at Dec. 31, 2020", "us-gaap_Equity", ("$ 5", "$ 4"), "rc"),
        Line("Net income", "us-gaap_Revenues", ("2", "2")),
        Line("Ending balance at Dec. 31, 2021", "us-gaap_Equity", ("7", "6"), "rc"),
        Line("Dividends paid", "us-gaap_Payments", ("1", None)),
        Line("Beginning balance at Dec. 31, 2021", "us-gaap_Equity", ("7", "6"), "rc"),
        Line("Net income", "us-gaap_Revenues", ("3", "3")),
        Line("Ending balance at Dec. 31, 2022", "us-gaap_Equity", ("$ 10", "$ 9"), "rc"),
    ),
    definitions=DEFINED,
)


def test_a_statement_of_equity() -> None:
    filing = read(EQUITY)
    assert values(filing) == {
        ("us-gaap:Equity", "2020-12-31"): "5000000",
        ("us-gaap:Equity", "2021-12-31"): "7000000",
        ("us-gaap:Equity", "2022-12-31"): "10000000",
        ("us-gaap:Revenues", "2021-01-01/2021-12-31"): "2000000",
        ("us-gaap:Payments", "2021-01-01/2021-12-31"): "1000000",
        ("us-gaap:Revenues", "2022-01-01/2022-12-31"): "3000000",
    }
    assert [axis.name for axis in filing.axes] == ["us-gaap:StatementEquityComponentsAxis"]
    assert filing.axes[0].inferred
    assert filing.members[0].label == "Retained earnings"
    assert len(filing.sections[0].facts) == len(filing.facts) == 11


def test_the_columns_of_equity_are_members_of_the_taxonomy() -> None:
    links = metalinks(
        {
            "us-gaap_StatementEquityComponentsAxis": {"label": "Equity Components [Axis]"},
            "us-gaap_RetainedEarningsMember": {"label": "Retained earnings [Member]"},
        },
        {"role": ["us-gaap_StatementEquityComponentsAxis", "us-gaap_RetainedEarningsMember"]},
    )
    filing = read(EQUITY, MetaLinks_json=links, FilingSummary_xml=summary(("R1.htm", "1 - Statement - E", "E", "role")))
    assert facts(filing)[1].members == {"us-gaap:StatementEquityComponentsAxis": "us-gaap:RetainedEarningsMember"}
    assert not filing.axes[0].inferred
    assert filing.axes[0].label == "Equity Components"


def test_a_fact_on_several_pages_is_one_and_the_most_accurate_wins() -> None:
    filing = read(
        year("One", Line("Net sales", "us-gaap_Revenues", ("$ 1,235",))),
        year("Two", Line("Net sales, exactly", "us-gaap_Revenues", ("$ 1,234,567,890",)), scale=""),
        year("Three", Line("Net sales", "us-gaap_Revenues", ("$ 1.2",)), scale="$ in Billions"),
    )
    assert [(fact.value, fact.decimals) for fact in facts(filing)] == [("1234567890", 0)]
    assert filing.where(0).startswith("R2.htm:")
    assert [section.facts.tolist() for section in filing.sections] == [[0], [0], [0]]
    assert filing.problems == []


def test_pages_that_contradict_each_other() -> None:
    filing = read(
        year("One", Line("Net sales", "us-gaap_Revenues", ("$ 1,234",))),
        year("Two", Line("Net sales", "us-gaap_Revenues", ("$ 1,244",))),
    )
    assert [fact.value for fact in facts(filing)] == ["1234000000"]
    (problem,) = filing.problems
    assert problem.where.startswith("R2.htm:")
    assert "1244000000" in problem.message
    assert "1234000000" in problem.message


PAID = {"us-gaap_Payments": {"label": "Payments to buy", "negatedLabel": "Purchases"}}


def test_a_negated_label_is_turned_back() -> None:
    data = year("Cash", Line("Purchases", "us-gaap_Payments", ("$ (7)",)))
    assert values(read(data, MetaLinks_json=metalinks(PAID))) == {
        ("us-gaap:Payments", "2022-01-01/2022-12-31"): "7000000"
    }


def test_without_labels_the_sign_is_as_shown_and_that_is_said_once() -> None:
    filing = read(year("Cash", Line("Purchases", "us-gaap_Payments", ("$ (7)",)), Line("B", "us-gaap_Sales", ("(8)",))))
    assert [fact.value for fact in facts(filing)] == ["-7000000", "-8000000"]
    assert [problem.severity for problem in filing.problems] == ["info"]


def test_a_page_that_shows_the_fact_unturned_tells_its_sign() -> None:
    turned = year("Cash", Line("Purchases", "us-gaap_Payments", ("$ (7)",)))
    plain = year("Note", Line("Bought", "us-gaap_Payments", ("$ 7.2",)))
    for each in (read(turned, plain), read(plain, turned)):
        assert [(fact.value, fact.decimals) for fact in facts(each)] == [("7200000", -5)]


def test_a_known_sign_outweighs_an_unknown_one() -> None:
    links = metalinks({"us-gaap_Payments": {"label": "Payments", "negatedLabel": "Purchases", "terseLabel": "Both"}})
    loss = year("Cash", Line("Payments", "us-gaap_Payments", ("$ (7)",)))
    other = year("Note", Line("Elsewhere", "us-gaap_Payments", ("$ 7.2",)))
    for each in (read(loss, other, MetaLinks_json=links), read(other, loss, MetaLinks_json=links)):
        assert [fact.value for fact in facts(each)] == ["-7200000"]


def test_a_taxonomy_at_hand_outweighs_the_list_of_labels() -> None:
    role = "http://example.com/role/cash"
    taxonomy = Taxonomy(
        presentation={role: [Arc("a:Abstract", "us-gaap:Payments", "parent-child", 1, Decimal(1), NEGATED)]},
        labels={"us-gaap:Payments": [Label(NEGATED, "en", "Purchases"), Label("label", "en", "Purchases")]},
    )
    contents = {
        "R1.htm": year("Cash", Line("Purchases", "us-gaap_Payments", ("$ (7)",))),
        "FilingSummary.xml": summary(("R1.htm", "1 - Statement - Cash", "Cash", role)),
        "MetaLinks.json": b"broken",
    }
    filing = pages.read(MemoryFiles("x", contents), ["R1.htm"], no_tick, taxonomy)
    assert [fact.value for fact in facts(filing)] == ["7000000"]
    assert filing.taxonomy.presentation == taxonomy.presentation


SCHEMA = b"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:abc="http://abc" targetNamespace="http://abc"
 xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:xbrli="http://www.xbrl.org/2003/instance"><xs:annotation><xs:appinfo>
 <link:roleType roleURI="http://abc/role/cash" id="r">
 <link:definition>1 - Statement - Cash</link:definition></link:roleType>
 <link:linkbaseRef xlink:type="simple" xlink:href="abc_pre.xml"/></xs:appinfo></xs:annotation>
 <xs:element id="abc_Paid" name="Paid" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item"
 xbrli:balance="credit" xbrli:periodType="duration"/>
 <xs:element id="abc_Top" name="Top" substitutionGroup="xbrli:item" abstract="true"/>
</xs:schema>"""
PRESENTED = b"""<linkbase xmlns="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink">
 <presentationLink xlink:type="extended" xlink:role="http://abc/role/cash">
 <loc xlink:type="locator" xlink:href="abc.xsd#abc_Top" xlink:label="t"/>
 <loc xlink:type="locator" xlink:href="abc.xsd#abc_Paid" xlink:label="p"/>
 <presentationArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/arcrole/parent-child" xlink:from="t"
 xlink:to="p" order="1" preferredLabel="http://www.xbrl.org/2009/role/negatedLabel"/></presentationLink></linkbase>"""


def test_linkbases_beside_the_pages_tell_signs_and_roles() -> None:
    data = year("Cash", Line("Purchases", "abc_Paid", ("$ (7)",)))
    filing = read(data, abc_xsd=SCHEMA, **{"abc_pre.xml": PRESENTED})
    assert [fact.value for fact in facts(filing)] == ["7000000"]
    assert filing.sections[0].role == "http://abc/role/cash"
    assert filing.concepts[0].balance == "credit"
    for broken in ({"abc_xsd": b"<broken"}, {"abc_xsd": SCHEMA, "def_xsd": SCHEMA, "def_pre.xml": PRESENTED}):
        untold = read(data, **{"abc_pre.xml": PRESENTED, **broken})
        assert [fact.value for fact in facts(untold)] == ["-7000000"]


def test_sections_come_in_the_order_of_the_summary_with_their_names() -> None:
    listed = summary(
        ("R2.htm", "0000002 - Statement - Second", "Second", "role/2"),
        ("R1.htm", "0000001 - Disclosure - First (Details)", "First (Details)", "role/1"),
        ("R9.htm", "0000009 - Disclosure - Not there", "Not there", "role/9"),
    )
    filing = read(
        year("First (Details)", Line("A", "us-gaap_Revenues", ("1",))),
        year("Second", Line("B", "us-gaap_Payments", ("2",))),
        year("Unlisted", Line("C", "us-gaap_Sales", ("3",))),
        FilingSummary_xml=listed,
    )
    assert [(each.number, each.group, each.title, each.role) for each in filing.sections] == [
        ("0000002", "Statement", "Second", "role/2"),
        ("0000001", "Disclosure", "First (Details)", "role/1"),
        ("", "", "Unlisted", None),
    ]
    assert [role.title for role in filing.taxonomy.roles] == ["Second", "First (Details)"]


def test_a_page_that_cannot_be_read_does_not_hide_the_others() -> None:
    filing = read(b"<html><body>no table</body></html>", year("One", Line("A", "us-gaap_Revenues", ("1",))))
    assert len(filing.facts) == 1
    assert [(problem.severity, problem.where) for problem in filing.problems] == [("error", "R1.htm:1")]


def test_broken_helpers_are_passed_over() -> None:
    data = year("One", Line("A", "us-gaap_Revenues", ("1",)))
    filing = read(data, MetaLinks_json=b'{"instance": [1', FilingSummary_xml=b"<FilingSummary><x")
    assert len(filing.facts) == 1


def test_the_entity_is_the_registrant_of_the_cover() -> None:
    cover = page(
        ("Cover",),
        (("Dec. 31, 2022",),),
        (
            Line("Subsidiary", "dei_LegalEntityAxis=abc_SubMember", kind="rh"),
            Line("Entity Registrant Name", "dei_EntityRegistrantName", ("text:Small Inc.",)),
        ),
        (("12 Months Ended", 1),),
    )
    whole = page(
        ("More",),
        (("Dec. 31, 2022",),),
        (Line("Entity Registrant Name", "dei_EntityRegistrantName", ("text:Large Inc.",)),),
        (("12 Months Ended", 1),),
    )
    assert read(cover).entity == "Small Inc."
    assert read(cover, whole).entity == "Large Inc."


def test_the_filers_own_units_bear_its_prefix() -> None:
    heads = (("Dec. 31, 2022", "USD ($)", "Store"),)
    data = page(("Stores",), heads, [Line("Stores | Store", "abc_Stores", ("12",))])
    links = metalinks({"abc_Stores": {"label": "Stores"}})
    assert facts(read(data))[0].unit == "Store"
    assert facts(read(data, MetaLinks_json=links))[0].unit == "abc:Store"
