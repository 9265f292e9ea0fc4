"""Turns the dimensional relationships of a taxonomy (XBRL Dimensions 1.0) into the members and defaults of its axes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from model.networks import Arc, Taxonomy
from model.taxonomy.trees import children_of, names_below

_DIMENSION = "http://xbrl.org/int/dim/arcrole/"
HYPERCUBE_DIMENSION = f"{_DIMENSION}hypercube-dimension"
DIMENSION_DOMAIN = f"{_DIMENSION}dimension-domain"
DIMENSION_DEFAULT = f"{_DIMENSION}dimension-default"
DOMAIN_MEMBER = f"{_DIMENSION}domain-member"


def defaults_of(taxonomy: Taxonomy) -> dict[str, str]:
    """The default member of each axis; it holds in every role, whichever states it (XBRL Dimensions 1.0, 2.7.2)."""
    return {
        arc.source: arc.target
        for arcs in taxonomy.definition.values()
        for arc in arcs
        if arc.arcrole == DIMENSION_DEFAULT
    }


def members_in_definition(taxonomy: Taxonomy, role: str) -> dict[str, list[str]]:
    """The usable members of each axis that the hypercubes of a role have, in the order of the network.

    An arc with a target role is followed by the arcs of that role (XBRL Dimensions 1.0, 2.4.3).
    """
    axes = [arc for arc in taxonomy.definition.get(role, ()) if arc.arcrole == HYPERCUBE_DIMENSION]
    networks: _Networks = {}
    return {arc.target: _members_below(taxonomy, arc.target, arc.target_role or role, networks) for arc in axes}


def parents_of(taxonomy: Taxonomy, role: str) -> dict[str, dict[str, str]]:
    """By axis, what stands directly above each member in a role: in its definition network, else in its presentation.

    A member that stands in several places has the parent under which the network names it first.
    """
    found = {}
    networks: _Networks = {}
    for arc in taxonomy.definition.get(role, ()):
        if arc.arcrole == HYPERCUBE_DIMENSION:
            found[arc.target] = _parents_below(taxonomy, arc.target, arc.target_role or role, networks)
    presented = children_of(taxonomy.presentation.get(role, ()))
    for name, below in presented.items():
        if name not in found and any(arc.target in presented for arc in below):
            found[name] = _parents_presented(presented, name)
    return {axis: parents for axis, parents in found.items() if parents}


def _parents_presented(children: Mapping[str, Sequence[Arc]], axis: str) -> dict[str, str]:
    names = names_below(children, (axis,))
    parents: dict[str, str] = {}
    for name in names:
        for arc in children.get(name, ()):
            if arc.target != axis:
                parents.setdefault(arc.target, name)
    return parents


def _parents_below(taxonomy: Taxonomy, axis: str, role: str, networks: _Networks) -> dict[str, str]:
    parents: dict[str, str] = {}
    waiting = [(axis, role)]
    seen = set(waiting)
    while waiting:
        name, place = waiting.pop()
        if place not in networks:
            networks[place] = _by_source(taxonomy.definition.get(place, ()))
        for arc in networks[place].get(name, ()):
            if arc.target != axis:
                parents.setdefault(arc.target, name)
            onward = arc.target, arc.target_role or place
            if onward not in seen:
                seen.add(onward)
                waiting.append(onward)
    return parents


_Networks = dict[str, Mapping[str, Sequence[Arc]]]


def _members_below(taxonomy: Taxonomy, axis: str, role: str, networks: _Networks) -> list[str]:
    members: dict[str, None] = {}
    seen: set[tuple[str, str]] = set()
    waiting = [(axis, role, False)]
    while waiting:
        name, place, usable = waiting.pop()
        if usable:
            members[name] = None
        if (name, place) in seen:
            continue
        seen.add((name, place))
        if place not in networks:
            networks[place] = _by_source(taxonomy.definition.get(place, ()))
        below = networks[place].get(name, ())
        waiting.extend((arc.target, arc.target_role or place, arc.usable) for arc in reversed(below))
    return list(members)


def _by_source(arcs: Sequence[Arc]) -> Mapping[str, Sequence[Arc]]:
    return children_of(arc for arc in arcs if arc.arcrole in (DIMENSION_DOMAIN, DOMAIN_MEMBER))
