"""Which members stand above others, by the network of a role."""

from __future__ import annotations

from model.networks import Arc, Taxonomy
from model.taxonomy.dimensions import DIMENSION_DOMAIN, DOMAIN_MEMBER
from model.taxonomy.members import MemberTrees

AXIS = [Arc("Axis", "All", DIMENSION_DOMAIN, 1)]


def tree(*pairs: tuple[str, str]) -> list[Arc]:
    return [Arc(parent, child, DOMAIN_MEMBER, number) for number, (parent, child) in enumerate(pairs)]


def highest(taxonomy: Taxonomy, *members: str, role: str = "role") -> list[str]:
    return MemberTrees(taxonomy).highest(members, "Axis", role, "Sales")


def test_members_below_another_are_left_out_however_deep() -> None:
    taxonomy = Taxonomy(definition={"role": [*AXIS, *tree(("All", "a"), ("a", "b"), ("b", "c"), ("All", "d"))]})
    assert highest(taxonomy, "c", "d", "a") == ["d", "a"]
    assert highest(taxonomy, "c", "d") == ["c", "d"]


def test_without_a_network_of_the_axis_all_stand() -> None:
    other = [Arc("Other", "All", DIMENSION_DOMAIN, 1), *tree(("a", "b"))]
    assert highest(Taxonomy(definition={"role": other}), "a", "b") == ["a", "b"]
    assert highest(Taxonomy(), "a", "b") == ["a", "b"]


def test_another_role_that_presents_the_concept_may_know_the_axis() -> None:
    definition = {"unrelated": [*AXIS, *tree(("b", "a"))], "notes": [*AXIS, *tree(("a", "b"))]}
    presentation = {"unrelated": tree(("Lines", "Cost")), "notes": tree(("Lines", "Sales"))}
    assert highest(Taxonomy(definition=definition, presentation=presentation), "a", "b") == ["a"]


def test_arcs_lead_on_into_other_roles() -> None:
    led = [AXIS[0]._replace(target_role="shared")]
    assert highest(Taxonomy(definition={"role": led, "shared": tree(("All", "a"), ("a", "b"))}), "a", "b") == ["a"]


def test_members_in_a_circle_end() -> None:
    taxonomy = Taxonomy(definition={"role": [*AXIS, *tree(("a", "b"), ("b", "a"), ("All", "c"))]})
    assert highest(taxonomy, "a", "b", "c") == ["c"]
