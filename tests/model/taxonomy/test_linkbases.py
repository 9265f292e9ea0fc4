"""Tests of what linkbases say: which arcs are in force, labels, and dimensional relationships."""

from __future__ import annotations

from decimal import Decimal

import pytest

from model.networks import STANDARD_LABEL, SUMMATION_11, SUMMATION_21, Taxonomy
from model.taxonomy.dimensions import DIMENSION_DOMAIN, DOMAIN_MEMBER, HYPERCUBE_DIMENSION, members_in_definition
from tests.model.taxonomy.writing import (
    DECLARED,
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

NAMES = ("Assets", "Cash", "Stock", "Table", "Axis", "Domain")
PREPARED = "http://example.com/arcrole/prepared"


def loaded(*linkbases: str, info: tuple[str, ...] = ()) -> Taxonomy:
    """The taxonomy of a schema that declares `NAMES` and refers to these linkbases."""
    files = {f"l{n}.xml": text for n, text in enumerate(linkbases)}
    references = [linkbase_ref(name) for name in files]
    taxonomy, problems = load({"co.xsd": schema(*map(element, NAMES), info=[*references, *info]), **files})
    assert not problems
    return taxonomy


def pairs(taxonomy: Taxonomy, role: str = ROLE) -> list[tuple[str, str]]:
    """The presentation of a role, without prefixes."""
    return [(a.source[3:], a.target[3:]) for a in taxonomy.presentation.get(role, ())]


def both(more_first: str, more_second: str) -> list[tuple[str, str]]:
    """The presentation in force of two linkbases with one arc each between the same concepts."""
    ends = locator("co.xsd#co_Assets"), locator("co.xsd#co_Cash")
    return pairs(
        loaded(
            *(
                linkbase(link("presentation", *ends, arc("presentation", "co_Assets", "co_Cash", more=more)))
                for more in (more_first, more_second)
            )
        )
    )


@pytest.mark.parametrize(
    ("first", "second", "in_force"),
    [
        ("", "", True),
        ('use="optional" priority="3"', 'priority="1"', True),
        ("", 'use="prohibited"', False),
        ('use="prohibited"', "", False),
        ('priority="2"', 'use="prohibited" priority="1"', True),
        ('priority="1"', 'use="prohibited" priority="1"', False),
        ('order="1"', 'use="prohibited" priority="9"', False),
        ('order="1.0"', 'use="prohibited" priority="9" order="1"', False),
        ('order="2"', 'use="prohibited" priority="9" order="1"', True),
        ('preferredLabel="a"', 'use="prohibited" priority="9"', True),
        ('preferredLabel="a"', 'use="prohibited" priority="9" preferredLabel="a"', False),
        ('priority="-5"', 'use="prohibited" priority="-9"', True),
    ],
)
def test_a_prohibition_takes_away_equivalent_arcs_up_to_its_priority(first: str, second: str, in_force: bool) -> None:
    assert both(first, second) == ([("Assets", "Cash")] if in_force else [])


def test_arcs_and_locators_may_stand_in_any_order() -> None:
    content = arc("presentation", "a", "b"), locator("co.xsd#co_Assets", "a"), locator("co.xsd#co_Cash", "b")
    assert pairs(loaded(linkbase(link("presentation", *content)))) == [("Assets", "Cash")]


def test_an_arc_between_labels_of_several_locators_is_as_many_relationships() -> None:
    content = (
        locator("co.xsd#co_Assets", "a"),
        locator("co.xsd#co_Cash", "b"),
        locator("co.xsd#co_Stock", "b"),
        arc("presentation", "a", "b"),
    )
    assert pairs(loaded(linkbase(link("presentation", *content)))) == [("Assets", "Cash"), ("Assets", "Stock")]


def test_both_arcroles_of_calculations_are_kept_apart_with_their_weights() -> None:
    ends = locator("co.xsd#co_Assets"), locator("co.xsd#co_Cash"), locator("co.xsd#co_Stock")
    content = (
        *ends,
        arc("calculation", "co_Assets", "co_Cash", arcrole=SUMMATION_11, more='weight="-1.0" order="2"'),
        arc("calculation", "co_Assets", "co_Stock", arcrole=SUMMATION_21, more='weight="1"'),
        arc("calculation", "co_Assets", "co_Stock", arcrole=PREPARED, more='weight="1"'),
    )
    arcs = loaded(linkbase(link("calculation", *content))).calculation[ROLE]
    assert [(a.target, a.arcrole, a.weight, a.order) for a in arcs] == [
        ("co:Cash", SUMMATION_11, Decimal(-1), 2.0),
        ("co:Stock", SUMMATION_21, Decimal(1), 1.0),
    ]


@pytest.mark.parametrize(("text", "order"), [("1.5", 1.5), ("-2", -2.0), ("x", 1.0), ("NaN", 1.0), ("1e999", 1.0)])
def test_an_order_that_is_no_number_is_one(text: str, order: float) -> None:
    content = locator("co.xsd#co_Assets"), arc("presentation", "co_Assets", "co_Assets", more=f'order="{text}"')
    assert loaded(linkbase(link("presentation", *content))).presentation[ROLE][0].order == order


def test_roles_stand_by_number_then_as_they_came() -> None:
    roles = {"http://r/b": "9952167 - Statement - B", "http://r/d": "", "http://r/c": "995410 - Statement - C"}
    roles["http://r/a"] = "0000003 - Document - A"
    info = tuple(role_type(uri, text, f"r{n}") for n, (uri, text) in enumerate(roles.items()))
    taxonomy = loaded(linkbase(*(tree(("Assets", "Cash"), role=uri) for uri in roles)), info=info)
    assert [role.uri for role in taxonomy.roles] == ["http://r/a", "http://r/b", "http://r/c", "http://r/d"]
    assert list(taxonomy.presentation) == ["http://r/a", "http://r/b", "http://r/c", "http://r/d"]


def test_labels_of_all_roles_and_languages() -> None:
    total = "http://www.xbrl.org/2003/role/totalLabel"
    labels = label("Assets", "Assets"), label("Assets", "Total", role=total), label("Assets", "Aktiva", lang="de")
    listed = loaded(linkbase(link("label", *labels))).labels["co:Assets"]
    assert [tuple(known) for known in listed] == [
        (STANDARD_LABEL, "en-US", "Assets"),
        (total, "en-US", "Total"),
        (STANDARD_LABEL, "de", "Aktiva"),
    ]


def test_a_label_has_the_language_of_its_link_and_the_role_of_a_standard_label() -> None:
    text = label("Assets", "Aktiva").replace(' xml:lang="en-US"', "").replace(f' xlink:role="{STANDARD_LABEL}"', "")
    base = linkbase(link("label", text)).replace("<link:labelLink", '<link:labelLink xml:lang="de"')
    assert loaded(base).labels["co:Assets"] == [(STANDARD_LABEL, "de", "Aktiva")]


def test_a_label_in_another_linkbase_is_prohibited() -> None:
    first = label("Assets", "Old").replace('xlink:type="resource"', 'xlink:type="resource" id="old"')
    second = (
        locator("co.xsd#co_Assets", "a")
        + locator("l0.xml#old", "b")
        + arc("label", "a", "b", more='use="prohibited"', arcrole="http://www.xbrl.org/2003/arcrole/concept-label")
        + label("Assets", "New")
    )
    taxonomy = loaded(linkbase(link("label", first)), linkbase(link("label", second)))
    assert [known.text for known in taxonomy.labels["co:Assets"]] == ["New"]


def test_generic_labels_name_concepts_and_roles() -> None:
    def generic(href: str, text: str) -> str:
        return (
            locator(href, text)
            + f'<label:label xlink:type="resource" xlink:label="l{text}" '
            + f'xlink:role="http://www.xbrl.org/2008/role/label" xml:lang="en">{text}</label:label>'
            + '<gen:arc xlink:type="arc" xlink:arcrole="http://xbrl.org/arcrole/2008/element-label" '
            + f'xlink:from="{text}" xlink:to="l{text}"/>'
        )

    labels = generic("co.xsd#co_Assets", "Resources") + generic("co.xsd#r", "Balance")
    base = (
        f'<link:linkbase {DECLARED}><gen:link xlink:type="extended" xlink:role="x">{labels}</gen:link></link:linkbase>'
    )
    taxonomy = loaded(base, linkbase(tree(("Assets", "Cash"))), info=(role_type(ROLE, "310010 貸借対照表"),))
    assert taxonomy.labels["co:Assets"] == [(STANDARD_LABEL, "en", "Resources")]
    assert (taxonomy.roles[0].number, taxonomy.roles[0].title) == ("310010", "Balance")


def test_references_add_nothing() -> None:
    content = locator("co.xsd#co_Assets", "a") + '<link:reference xlink:type="resource" xlink:label="b"/>'
    assert not loaded(linkbase(link("reference", content, arc("reference", "a", "b")))).labels


def test_members_are_followed_into_the_target_role_and_unusable_ones_left_out() -> None:
    other = "http://example.com/role/Members"
    ends = [locator(f"co.xsd#co_{name}", name) for name in NAMES]
    table = link(
        "definition",
        *ends,
        arc("definition", "Table", "Axis", arcrole=HYPERCUBE_DIMENSION, more=f'xbrldt:targetRole="{other}"'),
        arc("definition", "Axis", "Stock", arcrole=DIMENSION_DOMAIN),
    )
    members = link(
        "definition",
        *ends,
        arc("definition", "Axis", "Domain", arcrole=DIMENSION_DOMAIN, more='xbrldt:usable="false"'),
        arc("definition", "Domain", "Cash", arcrole=DOMAIN_MEMBER, more='order="2"'),
        arc("definition", "Domain", "Assets", arcrole=DOMAIN_MEMBER, more='order="1"'),
        arc("definition", "Assets", "Domain", arcrole=DOMAIN_MEMBER, more='xbrldt:usable="false"'),
        role=other,
    )
    taxonomy = loaded(linkbase(table, members))
    assert members_in_definition(taxonomy, ROLE) == {"co:Axis": ["co:Assets", "co:Cash"]}


def test_a_typed_dimension_names_its_domain() -> None:
    axis = element("Typed", more='xbrldt:typedDomainRef="#co_Assets"')
    taxonomy, _ = load({"co.xsd": schema(element("Assets"), axis)})
    assert taxonomy.elements["co:Typed"].typed_domain == "co:Assets"
