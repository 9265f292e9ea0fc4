"""Turns the arcs and labels of linkbases into those in force, after prohibition and priority (XBRL 2.1, 3.5.3.9.7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from model.networks import Arc, Label

#: Lower than any priority.
_NEVER = -(2**31)


class Networks:
    """Collects the arcs of one kind by extended role; equal ones are equivalent, whatever linkbase they stand in."""

    def __init__(self) -> None:
        self._arcs: dict[str, list[Arc]] = {}
        #: Only of arcs that state a priority, which few do.
        self._priorities: dict[str, dict[Arc, int]] = {}
        self._prohibited: dict[str, dict[Arc, int]] = {}

    def of_role(self, role: str) -> list[Arc]:
        """The list that takes the arcs of a role: those that prohibit nothing and state no priority."""
        return self._arcs.setdefault(role, [])

    def add_ranked(self, role: str, arc: Arc, priority: int, *, prohibits: bool) -> None:
        """Takes in an arc that prohibits, or that states a priority."""
        side = (self._prohibited if prohibits else self._priorities).setdefault(role, {})
        side[arc] = max(side.get(arc, priority), priority)
        if not prohibits:
            self.of_role(role).append(arc)

    def in_force(self, order: Mapping[str, int]) -> dict[str, list[Arc]]:
        """The arcs by role, the roles in the given order; a prohibition beats arcs up to its own priority."""
        networks: dict[str, list[Arc]] = {}
        for role in sorted(self._arcs, key=lambda uri: order.get(uri, len(order))):
            arcs = dict.fromkeys(self._arcs[role])
            prohibited = self._prohibited.get(role)
            if prohibited:
                ranks = self._priorities.get(role, {})
                kept = [arc for arc in arcs if ranks.get(arc, 0) > prohibited.get(arc, _NEVER)]
            else:
                kept = list(arcs)
            if kept:
                networks[role] = kept
        return networks

    def roles(self) -> Iterator[str]:
        """The roles as they came."""
        return (role for role, arcs in self._arcs.items() if arcs)


class Labels:
    """Collects label resources by their place (`file#id`), and the arcs from names to them."""

    def __init__(self) -> None:
        self.texts: dict[str, Label] = {}
        self.arcs: list[tuple[str, str]] = []
        self._priorities: dict[tuple[str, str], int] = {}
        self._prohibited: dict[tuple[str, str], int] = {}

    def add_ranked(self, arc: tuple[str, str], priority: int, *, prohibits: bool) -> None:
        """Takes in an arc that prohibits, or that states a priority."""
        side = self._prohibited if prohibits else self._priorities
        side[arc] = max(side.get(arc, priority), priority)
        if not prohibits:
            self.arcs.append(arc)

    def in_force(self) -> dict[str, list[Label]]:
        """The labels by name, as they came; those stated twice once."""
        labels: dict[str, list[Label]] = {}
        texts = self.texts
        for arc in dict.fromkeys(self.arcs):
            name, key = arc
            label = texts.get(key)
            if label is None:
                continue
            if self._prohibited and self._priorities.get(arc, 0) <= self._prohibited.get(arc, _NEVER):
                continue
            listed = labels.get(name)
            if listed is None:
                labels[name] = [label]
            elif label not in listed:
                listed.append(label)
        return labels
