"""Turns the dimensional relationships of a taxonomy into which of some members stand above the others."""

from __future__ import annotations

from collections.abc import Collection

from model.networks import Arc, Taxonomy
from model.taxonomy.dimensions import DIMENSION_DOMAIN, DOMAIN_MEMBER
from model.taxonomy.trees import Children, children_of, names_below


class MemberTrees:
    """The trees of members of a taxonomy, each built when it is first wanted."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._taxonomy = taxonomy
        self._children: dict[str, Children] = {}
        self._presented: dict[str, list[str]] | None = None

    def highest(self, members: Collection[str], axis: str, role: str, concept: str) -> list[str]:
        """Those of some members of an axis that stand below no other of them.

        The tree is that of `role`, else that of the first role that presents the concept and knows the axis; without
        one all of them are given.
        """
        for place in (role, *self._roles_presenting(concept)):
            children = self._tree(place)
            if axis in children:
                below = {
                    name
                    for member in members
                    for name in names_below(children, [member])
                    if name != member and name in members
                }
                return [member for member in members if member not in below]
        return list(members)

    def _roles_presenting(self, concept: str) -> list[str]:
        if self._presented is None:
            self._presented = {}
            for role, arcs in self._taxonomy.presentation.items():
                for name in dict.fromkeys(arc.target for arc in arcs):
                    self._presented.setdefault(name, []).append(role)
        return self._presented.get(concept, [])

    def _tree(self, role: str) -> Children:
        """The members of a role; where an arc leads on into another role, those of that role too."""
        known = self._children.get(role)
        if known is None:
            roles = [role]
            arcs: list[Arc] = []
            for place in roles:
                for arc in self._taxonomy.definition.get(place, ()):
                    if arc.arcrole in (DIMENSION_DOMAIN, DOMAIN_MEMBER):
                        arcs.append(arc)
                        if arc.target_role and arc.target_role not in roles:
                            roles.append(arc.target_role)
            known = self._children[role] = children_of(arcs)
        return known
