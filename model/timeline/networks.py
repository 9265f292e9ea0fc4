"""Turns the taxonomies of several filings into one: that of the filing filed last, and what only earlier ones say."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from model.filing import Filing
from model.networks import Arc, Element, Label, Role, Taxonomy
from model.timeline.prefixes import Renaming

_Networks = Mapping[str, Sequence[Arc]]


def joined_taxonomy(
    filings: Sequence[Filing], renamings: Sequence[Renaming], roles: Sequence[Mapping[str, str]]
) -> Taxonomy:
    """One taxonomy in the joined names; `roles` tells by filing the joined uri of those roles that have another."""
    known: dict[str, Role] = {}
    labels: dict[str, Sequence[Label]] = {}
    elements: dict[str, Element] = {}
    shown, defined, added = (_Joining(by) for by in (_target, _target, _source))
    for filing, renaming, uris in zip(filings, renamings, roles, strict=True):
        taxonomy = filing.taxonomy
        for role in taxonomy.roles:
            uri = uris.get(role.uri, role.uri)
            known.setdefault(uri, role._replace(uri=uri))
        for joining, networks in (
            (shown, taxonomy.presentation),
            (defined, taxonomy.definition),
            (added, taxonomy.calculation),
        ):
            joining.take(networks, renaming, uris)
        for name, listed in taxonomy.labels.items():
            labels.setdefault(renaming.name(name), listed)
        for name, element in taxonomy.elements.items():
            joined = renaming.name(name)
            elements.setdefault(joined, element if joined == element.name else element._replace(name=joined))
    return Taxonomy((*known.values(),), shown.networks, defined.networks, added.networks, labels, elements)


def _target(arc: Arc) -> str:
    return arc.target


def _source(arc: Arc) -> str:
    """The total: contributors of several filings in one sum would be a sum that none of them states."""
    return arc.source


class _Joining:
    """The networks of one kind. An earlier filing adds the arcs of what, `by` their one end, no later one places."""

    def __init__(self, by: Callable[[Arc], str]) -> None:
        self.networks: dict[str, list[Arc]] = {}
        self._by = by
        self._placed: dict[str, set[str]] = {}

    def take(self, networks: _Networks, renaming: Renaming, uris: Mapping[str, str]) -> None:
        for role, arcs in networks.items():
            uri = uris.get(role, role)
            placed = self._placed.setdefault(uri, set())
            own = [_renamed(arc, renaming, uris) for arc in arcs]
            self.networks.setdefault(uri, []).extend(arc for arc in own if self._by(arc) not in placed)
            placed.update(map(self._by, own))


def _renamed(arc: Arc, renaming: Renaming, uris: Mapping[str, str]) -> Arc:
    if renaming.changes:
        arc = arc._replace(source=renaming.name(arc.source), target=renaming.name(arc.target))
    target_role = uris.get(arc.target_role) if arc.target_role else None
    return arc._replace(target_role=target_role) if target_role else arc
