"""Tests of sections: which facts a role shows, in which order, and where the others go; and of labels."""

from __future__ import annotations

import pytest

from model.filing import Filing
from model.networks import STANDARD_LABEL, Label, Taxonomy
from model.readers.xbrl.naming import label_of, words_of
from model.taxonomy.dimensions import DIMENSION_DEFAULT, DIMENSION_DOMAIN, HYPERCUBE_DIMENSION
from tests.model.readers.xbrl.writing import SCHEMA_REF, USD, context, explicit, fact, instance, read_files, text_fact
from tests.model.taxonomy.writing import (
    arc,
    element,
    label,
    link,
    linkbase,
    linkbase_ref,
    locator,
    role_type,
    schema,
    tree,
)

ROLE = "http://example.com/role/Balance"
OTHER = "http://example.com/role/RevenueByRegion"
NAMES = ("Head", "Table", "Axis", "Domain", "North", "South", "Lines", "Revenue", "Cost", "Profit")


def presented(*links: str, facts: str, info: tuple[str, ...] = (), contexts: str = "") -> Filing:
    """The filing of these facts with a linkbase of these links."""
    files = {
        "report.xml": instance(SCHEMA_REF, context(), contexts, USD, facts),
        "co.xsd": schema(*map(element, NAMES), info=[linkbase_ref("pre.xml"), *info]),
        "pre.xml": linkbase(*links),
    }
    return read_files(files)


def shown(filing: Filing) -> dict[str, list[str]]:
    """The concepts and members that each section shows, as `Revenue` or `Revenue@North`."""
    return {
        section.title: [
            "@".join(
                [filing.concepts[int(filing.facts.concept[row])].name[3:]]
                + [filing.members[member].name[3:] for _, member in filing.dimensions_of(int(row))]
            )
            for row in section.facts
        ]
        for section in filing.sections
    }


def on(member: str) -> str:
    """A context on a member of the axis."""
    return context(member, segment=explicit("co:Axis", f"co:{member}"))


THREE = fact("3", "co:Profit") + fact("2", "co:Cost") + fact("1", "co:Revenue") + text_fact("x")


def test_facts_stand_in_the_order_of_the_presentation() -> None:
    pre = tree(("Head", "Cost"), ("Head", "Revenue"))
    filing = presented(pre, facts=THREE + fact("4", "co:Cost"), info=(role_type(ROLE, "02 - Statement - Balance"),))
    assert shown(filing) == {"Balance": ["Cost", "Cost", "Revenue"], "Not presented": ["Profit", "Policy"]}
    assert [(s.number, s.group, s.role) for s in filing.sections] == [("02", "Statement", ROLE), ("", "", None)]


def test_roles_stand_by_number_and_those_without_facts_are_left_out() -> None:
    info = role_type(ROLE, "0009 - Statement - B", "a"), role_type(OTHER, "0002 - Statement - A", "b")
    empty = tree(("Head", "Lines"), role="http://example.com/role/Empty")
    pre = tree(("Head", "Cost")), tree(("Head", "Cost"), role=OTHER), empty
    assert list(shown(presented(*pre, facts=THREE, info=info))) == ["A", "B", "Not presented"]


def test_a_role_without_a_definition_is_titled_by_its_uri() -> None:
    assert "Revenue by region" in shown(presented(tree(("Head", "Cost"), role=OTHER), facts=THREE))


def test_without_a_presentation_there_is_one_section() -> None:
    filing = read_files({"report.xml": instance(context(), USD, THREE)})
    assert shown(filing) == {"All facts": ["Profit", "Cost", "Revenue", "Policy"]}


def test_cycles_in_a_presentation_end() -> None:
    pre = tree(("Head", "Cost"), ("Cost", "Revenue"), ("Revenue", "Head"))
    assert shown(presented(pre, facts=THREE))["Balance"] == ["Cost", "Revenue"]


TABLE = (("Head", "Table"), ("Table", "Axis"), ("Axis", "Domain"), ("Domain", "North"), ("Head", "Revenue"))
REGIONS = fact("1", "co:Revenue") + fact("2", "co:Revenue", ref="North") + fact("3", "co:Revenue", ref="South")
CONTEXTS = on("North") + on("South")


def definition(*pairs: tuple[str, str, str], role: str = ROLE) -> str:
    """A definition link of arcs: from, to, arcrole."""
    names = dict.fromkeys(name for pair in pairs for name in pair[:2])
    arcs = [arc("definition", start, end, arcrole=arcrole) for start, end, arcrole in pairs]
    return link("definition", *(locator(f"co.xsd#co_{name}", name) for name in names), *arcs, role=role)


DEFAULT = definition(("Axis", "Domain", DIMENSION_DEFAULT), role="http://example.com/role/Anywhere")


def test_a_role_shows_the_members_that_it_presents_and_the_whole() -> None:
    filing = presented(tree(*TABLE), DEFAULT, facts=REGIONS, contexts=CONTEXTS)
    assert shown(filing) == {"Balance": ["Revenue", "Revenue@North"], "Not presented": ["Revenue@South"]}


def test_a_role_that_leaves_out_the_default_shows_no_whole() -> None:
    pre = tree(("Head", "Axis"), ("Axis", "North"), ("Axis", "South"), ("Head", "Revenue"))
    filing = presented(pre, DEFAULT, facts=REGIONS, contexts=CONTEXTS)
    assert shown(filing) == {"Balance": ["Revenue@North", "Revenue@South"], "Not presented": ["Revenue"]}


def test_the_whole_is_shown_where_no_default_is_known() -> None:
    pre = tree(("Head", "Axis"), ("Axis", "North"), ("Axis", "South"), ("Head", "Revenue"))
    assert len(shown(presented(pre, facts=REGIONS, contexts=CONTEXTS))["Balance"]) == 3


def test_a_role_without_a_table_shows_the_whole_alone() -> None:
    filing = presented(tree(("Head", "Revenue")), facts=REGIONS, contexts=CONTEXTS)
    assert shown(filing) == {"Balance": ["Revenue"], "Not presented": ["Revenue@North", "Revenue@South"]}


def test_the_definition_stands_in_for_a_table_that_is_not_presented() -> None:
    cube = definition(("Table", "Axis", HYPERCUBE_DIMENSION), ("Axis", "South", DIMENSION_DOMAIN))
    filing = presented(tree(("Head", "Revenue")), cube, facts=REGIONS, contexts=CONTEXTS)
    assert shown(filing)["Balance"] == ["Revenue", "Revenue@South"]


def test_an_axis_without_members_shows_all_of_them() -> None:
    pre = tree(("Head", "Axis"), ("Head", "Revenue"))
    assert len(shown(presented(pre, facts=REGIONS, contexts=CONTEXTS))["Balance"]) == 3


def test_labels_and_headings_come_from_the_taxonomy() -> None:
    labels = link(
        "label", label("Revenue", "Sales"), label("North", "The North [Member]"), label("Head", "P [Abstract]")
    )
    filing = presented(
        tree(("Head", "Profit"), ("Profit", "Revenue")), labels, facts=REGIONS + THREE, contexts=CONTEXTS
    )
    concepts = {concept.name: concept for concept in filing.concepts}
    assert concepts["co:Revenue"].label == "Sales"
    assert concepts["co:Revenue"].heading == "P", "a line that has facts is no heading"
    assert concepts["co:Revenue"].item_type == "xbrli:monetaryItemType"
    assert [member.label for member in filing.members] == ["The North", "South"]
    assert [axis.label for axis in filing.axes] == ["Axis"]
    assert [known.text for known in filing.taxonomy.labels["co:North"]] == ["The North [Member]"]


TERSE = "http://www.xbrl.org/2003/role/terseLabel"
DOCUMENTATION = "http://www.xbrl.org/2003/role/documentation"


@pytest.mark.parametrize(
    ("labels", "text"),
    [
        ([Label(STANDARD_LABEL, "de", "Umsatz"), Label(STANDARD_LABEL, "en-GB", "Sales")], "Sales"),
        ([Label(STANDARD_LABEL, "ja", "売上"), Label(STANDARD_LABEL, "de", "Umsatz")], "売上"),
        ([Label(TERSE, "en", "T"), Label(STANDARD_LABEL, "de", "Umsatz")], "Umsatz"),
        ([Label(DOCUMENTATION, "en", "All sales."), Label(TERSE, "en", "Sales")], "Sales"),
        ([Label(DOCUMENTATION, "en", "All sales.")], "Net sales"),
        ([Label(STANDARD_LABEL, "en", "[Axis]")], "[Axis]"),
        ([Label(STANDARD_LABEL, "en", "Sales [Line Items] ")], "Sales"),
    ],
)
def test_which_label_is_shown(labels: list[Label], text: str) -> None:
    assert label_of(Taxonomy(labels={"co:NetSales": labels}), "co:NetSales") == text


def test_a_label_in_a_role_falls_back_on_the_standard_one() -> None:
    taxonomy = Taxonomy(labels={"co:X": [Label(STANDARD_LABEL, "en", "S"), Label(TERSE, "en", "T")]})
    assert label_of(taxonomy, "co:X", TERSE) == "T"
    assert label_of(taxonomy, "co:X", "http://other") == "S"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("us-gaap:OperatingIncomeLoss", "Operating income loss"),
        ("srt:ProductOrServiceAxis", "Product or service"),
        ("co:IPhoneMember", "I phone"),
        ("co:EBITDAMargin", "EBITDA margin"),
        ("co:Top10CustomersMember", "Top 10 customers"),
        ("dei:Axis", "Axis"),
        ("jppfs_cor:NetSales", "Net sales"),
        ("co:Größe", "Größe"),
        ("_", "_"),
    ],
)
def test_names_as_words(name: str, words: str) -> None:
    assert words_of(name) == words
