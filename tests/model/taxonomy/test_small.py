"""Tests of the small parts of taxonomies: canonical names, definitions of roles, walks over networks."""

from __future__ import annotations

import pytest

from model.networks import Arc
from model.taxonomy.names import Names
from model.taxonomy.roles import role_of
from model.taxonomy.trees import children_of, names_below, roots_of


def arcs(text: str) -> list[Arc]:
    """Arcs from `a>b2 a>c1`: source, target and order."""
    return [Arc(word[0], word[2], "", float(word[3:] or 1)) for word in text.split()]


def test_one_namespace_has_one_prefix_and_one_prefix_one_namespace() -> None:
    names = Names({"a": "http://one", "b": "http://one", None: "http://two"})
    names.declare({"a": "http://three"})
    assert names.of("http://one", "X") == "a:X"
    assert names.of_tag("{http://three}X") == "a2:X"
    assert names.namespace_of("a2") == "http://three"


def test_names_without_a_prefix_get_one_from_their_namespace() -> None:
    names = Names()
    assert names.of("http://fasb.org/us-gaap/2024", "Cash") == "us-gaap:Cash"
    assert names.of("http://other.org/us-gaap/2023", "Cash") == "us-gaap2:Cash"
    assert names.of("urn:1", "Cash") == "ns:Cash"
    assert names.of(None, "Cash") == "Cash"


def test_currencies_and_the_instance_keep_their_prefixes() -> None:
    names = Names({"cur": "http://www.xbrl.org/2003/iso4217", "xbrli": "http://example.com/mine"})
    assert names.of_qname("cur:EUR", {"cur": "http://www.xbrl.org/2003/iso4217"}) == "iso4217:EUR"
    assert names.of_qname("shares", {None: "http://www.xbrl.org/2003/instance"}) == "xbrli:shares"
    assert names.of("http://example.com/mine", "X") == "xbrli2:X"


@pytest.mark.parametrize("text", ["", ":X", "p:", "p:1X", "a:b:c", "no:X", "p:X Y", "p:<"])
def test_what_is_no_qname_is_none(text: str) -> None:
    assert Names().of_qname(text, {"p": "http://p"}) is None


@pytest.mark.parametrize(
    ("definition", "number", "group", "title"),
    [
        ("0000002 - Statement - Balance sheets", "0000002", "Statement", "Balance sheets"),
        ("9952151 - Disclosure - Debt - Notes (Details)", "9952151", "Disclosure", "Debt - Notes (Details)"),
        (" 00 -\n Document - Cover ", "00", "Document", "Cover"),
        ("R2 - Statement - Odd number", "", "Statement", "Odd number"),
        ("[210000] Statement of financial position", "210000", "", "Statement of financial position"),
        ("310010 貸借対照表", "310010", "", "貸借対照表"),
        ("Balance sheets", "", "", "Balance sheets"),
        ("", "", "", ""),
    ],
)
def test_definitions_of_roles(definition: str, number: str, group: str, title: str) -> None:
    role = role_of("http://r", definition)
    assert (role.number, role.group, role.title) == (number, group, title)


def test_names_stand_in_the_order_of_the_page() -> None:
    network = arcs("r>b2 r>a1 a>x a>y b>x b>z")
    assert names_below(children_of(network), roots_of(network)) == list("raxybz")


def test_cycles_end() -> None:
    network = arcs("a>b b>c c>a")
    assert names_below(children_of(network), roots_of(network)) == ["a", "b", "c"]
    assert names_below(children_of(arcs("r>a a>a")), ["r"]) == ["r", "a"]


def test_branches_that_meet_again_and_again_cost_no_more_than_their_arcs() -> None:
    network = [Arc(f"n{n}", f"n{n + 1}", "", float(k)) for n in range(5_000) for k in range(2)]
    assert len(names_below(children_of(network), roots_of(network))) == 5_001
