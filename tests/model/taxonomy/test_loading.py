"""Tests of what is discovered from a report's references, and of what is not there."""

from __future__ import annotations

from model.networks import Element, Role
from tests.model.taxonomy.writing import (
    GAAP,
    GAAP_NAMESPACE,
    NAMESPACES,
    ROLE,
    arc,
    element,
    label,
    link,
    linkbase,
    linkbase_ref,
    load,
    locator,
    role_type,
    schema,
    tree,
)

IMPORT_GAAP = f'<xs:import namespace="{GAAP_NAMESPACE}" schemaLocation="{GAAP}"/>'


def test_linkbases_are_found_through_the_schema() -> None:
    files = {
        "co.xsd": schema(
            element("Assets", more='xbrli:balance="debit" abstract="true"'),
            element("Cash"),
            info=[linkbase_ref("sub/pre.xml"), role_type(ROLE, "0000002 - Statement - Balance sheets")],
        ),
        "sub/pre.xml": linkbase(tree(("Assets", "Cash")).replace("co.xsd", "../co.xsd")),
    }
    taxonomy, problems = load(files)
    assert [(a.source, a.target) for a in taxonomy.presentation[ROLE]] == [("co:Assets", "co:Cash")]
    definition = "0000002 - Statement - Balance sheets"
    assert taxonomy.roles == [Role(ROLE, definition, "0000002", "Statement", "Balance sheets")]
    assert taxonomy.elements["co:Assets"] == Element(
        "co:Assets", "xbrli:monetaryItemType", "instant", "debit", True, "xbrli:item", None
    )
    assert not problems


def test_includes_and_imports_are_followed_and_an_included_schema_takes_the_namespace() -> None:
    files = {
        "co.xsd": schema(
            '<xs:include schemaLocation="more.xsd"/>',
            '<xs:import namespace="http://example.com/other" schemaLocation="other.xsd"/>',
        ),
        "more.xsd": schema(element("Extra"), namespace=None),
        "other.xsd": schema(element("Foreign"), namespace="http://example.com/other").replace(
            "<xs:schema ", '<xs:schema xmlns:oth="http://example.com/other" '
        ),
    }
    taxonomy, problems = load(files)
    assert set(taxonomy.elements) == {"co:Extra", "oth:Foreign"}
    assert not problems


def test_a_linkbase_inside_a_schema_is_read() -> None:
    inside = linkbase(tree(("Assets", "Cash")))
    taxonomy, _ = load({"co.xsd": schema(element("Assets"), element("Cash"), info=[inside])})
    assert len(taxonomy.presentation[ROLE]) == 1


def test_a_linkbase_to_which_the_report_itself_refers_is_read() -> None:
    files = {"co.xsd": schema(element("Assets"), element("Cash")), "pre.xml": linkbase(tree(("Assets", "Cash")))}
    taxonomy, _ = load(files, "pre.xml")
    assert len(taxonomy.presentation[ROLE]) == 1
    assert "co:Assets" in taxonomy.elements, "the schema that only locators lead to is part of it"


def test_schemas_that_import_each_other_end() -> None:
    other = '<xs:import namespace="http://example.com/co" schemaLocation="co.xsd"/>'
    back = '<xs:import namespace="http://example.com/co" schemaLocation="back.xsd"/>'
    taxonomy, problems = load({"co.xsd": schema(back, element("Assets")), "back.xsd": schema(other)})
    assert list(taxonomy.elements) == ["co:Assets"]
    assert not problems


def test_two_thousand_schemas_in_a_chain_need_no_stack() -> None:
    files = {
        f"s{n}.xsd": schema(f'<xs:include schemaLocation="s{n + 1}.xsd"/>', element(f"E{n}")) for n in range(2_000)
    }
    taxonomy, _ = load(files, "s0.xsd")
    assert len(taxonomy.elements) == 2_000


def test_elements_of_a_standard_schema_are_named_by_its_import() -> None:
    pre = linkbase(
        link(
            "presentation",
            locator(f"{GAAP}#gp_A_Cash"),
            locator("co.xsd#co_X"),
            arc("presentation", "co_X", "gp_A_Cash"),
        )
    )
    files = {"co.xsd": schema(IMPORT_GAAP, element("X"), info=[linkbase_ref("pre.xml")]), "pre.xml": pre}
    taxonomy, problems = load(files, prefixes={"co": NAMESPACES["co"], "gp": GAAP_NAMESPACE})
    assert [a.target for a in taxonomy.presentation[ROLE]] == ["gp:A_Cash"]
    assert [(severity, "xbrl.fasb.org" in message) for message, _, severity in problems] == [("info", True)]


def test_the_id_of_a_missing_element_is_split_at_the_longest_prefix_that_is_known() -> None:
    href = "http://disclosure.edinet-fsa.go.jp/taxonomy/jppfs/jppfs_cor.xsd#jppfs_cor_NetSales"
    pre = linkbase(
        link("presentation", locator(href), locator("co.xsd#co_X"), arc("presentation", "co_X", "jppfs_cor_NetSales"))
    )
    files = {"co.xsd": schema(element("X"), info=[linkbase_ref("pre.xml")]), "pre.xml": pre}
    known: dict[str | None, str] = {
        "co": NAMESPACES["co"],
        "jppfs": "http://example.com/short",
        "jppfs_cor": "http://example.com/jppfs",
    }
    assert load(files, prefixes=known)[0].presentation[ROLE][0].target == "jppfs_cor:NetSales"
    assert load(files)[0].presentation[ROLE][0].target == "jppfs_cor:NetSales", "else at the last underscore"


def test_a_prefix_of_the_schema_that_the_report_writes_otherwise_is_the_reports() -> None:
    files = {
        "co.xsd": schema(element("Assets"), element("Cash"), info=[linkbase_ref("pre.xml")]),
        "pre.xml": linkbase(tree(("Assets", "Cash"))),
    }
    taxonomy, _ = load(files, prefixes={"acme": NAMESPACES["co"]})
    assert taxonomy.presentation[ROLE][0].source == "acme:Assets"
    assert "acme:Cash" in taxonomy.elements


def test_files_that_are_missing_are_told_and_the_standard_ones_once() -> None:
    standard = "".join(f'<xs:import namespace="n{n}" schemaLocation="https://xbrl.sec.gov/{n}.xsd"/>' for n in range(9))
    own = '<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/i.xsd"/>'
    _, problems = load({"co.xsd": schema(standard, own, info=[linkbase_ref("gone.xml")])})
    assert [(where, severity) for _, where, severity in problems] == [("co.xsd:0", "warning"), ("co.xsd:0", "info")]
    assert "gone.xml" in problems[0][0]


def test_references_that_lead_out_are_not_followed() -> None:
    for reference in ("../co.xsd", "/etc/passwd", "file:///etc/passwd", "..\\co.xsd"):
        taxonomy, _ = load({"in/other.xsd": schema(element("X"))}, reference)
        assert not taxonomy.elements, reference


def test_a_copy_under_other_paths_is_found_by_its_name() -> None:
    taxonomy, problems = load({"co.xsd": schema(element("X"))}, "http://example.com/2024/co.xsd")
    assert list(taxonomy.elements) == ["co:X"]
    assert not problems


def test_linkbases_that_bear_the_name_of_a_missing_schema_are_read() -> None:
    files = {"co_pre.xml": linkbase(tree(("Assets", "Cash"))), "other_pre.xml": linkbase(tree(("Other", "Cash")))}
    taxonomy, _ = load(files)
    assert [(a.source, a.target) for a in taxonomy.presentation[ROLE]] == [("co:Assets", "co:Cash")]


def test_a_damaged_linkbase_gives_what_stands_before_the_damage() -> None:
    whole = linkbase(link("label", label("Assets", "Assets in all"), label("Cash", "Cash")))
    files = {
        "co.xsd": schema(element("Assets"), element("Cash"), info=[linkbase_ref("lab.xml")]),
        "lab.xml": whole[: whole.index("<link:loc", whole.index("Assets in all"))],
    }
    taxonomy, problems = load(files)
    assert [text.text for text in taxonomy.labels["co:Assets"]] == ["Assets in all"]
    assert problems[0][1].startswith("lab.xml:1")


def test_nothing_of_a_file_that_is_no_xml() -> None:
    taxonomy, problems = load({"co.xsd": "Not found"})
    assert not taxonomy.elements
    assert len(problems) == 1


def test_a_locator_to_an_element_that_is_not_declared_is_told_once() -> None:
    files = {
        "co.xsd": schema(element("Assets"), info=[linkbase_ref("pre.xml")]),
        "pre.xml": linkbase(tree(("Assets", "Gone"), ("Assets", "Lost"))),
    }
    taxonomy, problems = load(files)
    assert not taxonomy.presentation
    assert [message for message, _, _ in problems] == [
        "2 locators lead to elements that are not declared, first “co.xsd#co_Gone”."
    ]


def test_entities_are_not_expanded_nor_fetched() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b SYSTEM "file:///etc/hostname">]>'
    text = linkbase(link("label", label("Assets", "A&a;B&b;")))
    files = {"co.xsd": schema(element("Assets"), info=[linkbase_ref("lab.xml")]), "lab.xml": bomb + text}
    taxonomy, _ = load(files)
    assert [known.text for known in taxonomy.labels["co:Assets"]] == ["A&a;B&b;"]
