"""Turns the sections of a filing into families: the members of one axis that should make a whole for one concept."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from model.filing import Filing, Ints
from model.taxonomy.dimensions import parents_of

#: Stands for the whole, the parent of the members at the top.
WHOLE = -1

Tree = Mapping[int, tuple[int, ...]]


class Family(NamedTuple):
    """Members of one axis as one section shows them for a concept: `children` by parent, `WHOLE` at the top."""

    children: Tree
    parents: Mapping[int, int]

    def ancestors(self, member: int) -> Iterator[int]:
        """What a member may contribute to, the nearest first, the whole last."""
        above: int | None = self.parents.get(member)
        while above is not None:
            yield above
            above = self.parents.get(above)

    def below(self, parent: int) -> Iterator[int]:
        """Every member under a parent, as a page lists them."""
        waiting = list(reversed(self.children.get(parent, ())))
        while waiting:
            member = waiting.pop()
            yield member
            waiting.extend(reversed(self.children.get(member, ())))


#: The families of each concept and axis.
Families = Mapping[tuple[int, int], Sequence[Family]]


def families(filing: Filing, concepts: Collection[int]) -> Families:
    """The families of these concepts: for each section that shows a concept, the members that it shows it for.

    A concept is added up in the roles that present it. Sections that show the same members under the same parents have
    one family between them.
    """
    wanted = np.zeros(len(filing.concepts), dtype=np.bool_)
    wanted[list(concepts)] = True
    found: dict[tuple[int, int], dict[frozenset[tuple[int, int]], Family]] = {}
    for rows, role in _shown_together(filing):
        ranks = _Ranks(filing, role)
        for (concept, axis), members in _members_shown(filing, rows[wanted[filing.facts.concept[rows]]]).items():
            family = ranks.family(axis, members)
            found.setdefault((concept, axis), {}).setdefault(frozenset(family.parents.items()), family)
    return {pair: tuple(known.values()) for pair, known in found.items()}


def _shown_together(filing: Filing) -> Iterator[tuple[Ints, str | None]]:
    """The rows of the facts of each section, with its role; all facts where the filing has no sections."""
    for section in filing.sections:
        yield section.facts, section.role
    if not filing.sections:
        yield np.arange(len(filing.facts), dtype=np.int32), None


class _Ranks:
    """Who stands under whom on the axes of one role."""

    def __init__(self, filing: Filing, role: str | None) -> None:
        self._filing = filing
        self._role = role
        self._parents: Mapping[str, Mapping[str, str]] | None = None

    def family(self, axis: int, members: Iterable[int]) -> Family:
        """The members each under the nearest one above it that is among them."""
        known = {self._filing.members[member].name: member for member in members}
        parents = self._of_axis(axis)
        above = {member: _above(name, parents, known) for name, member in known.items()}
        children: dict[int, list[int]] = {}
        for member, parent in above.items():
            children.setdefault(parent, []).append(member)
        return Family({parent: tuple(listed) for parent, listed in children.items()}, above)

    def _of_axis(self, axis: int) -> Mapping[str, str]:
        if self._role is None:
            return {}
        if self._parents is None:
            self._parents = parents_of(self._filing.taxonomy, self._role)
        return self._parents.get(self._filing.axes[axis].name, {})


def _members_shown(filing: Filing, rows: Ints) -> dict[tuple[int, int], dict[int, None]]:
    """The members by which facts report each concept, by concept and axis, in the order in which they appear."""
    facts = filing.facts
    pairs = dict.fromkeys(zip(facts.concept[rows].tolist(), facts.dims[rows].tolist(), strict=True))
    shown: dict[tuple[int, int], dict[int, None]] = {}
    for concept, dims in pairs:
        for axis, member in filing.dims[dims]:
            shown.setdefault((concept, axis), {})[member] = None
    return shown


def _above(name: str, parents: Mapping[str, str], known: Mapping[str, int]) -> int:
    """The nearest member above that is among the known ones, the whole where none is."""
    seen = {name}
    above = parents.get(name)
    while above is not None and above not in seen:
        if above in known:
            return known[above]
        seen.add(above)
        above = parents.get(above)
    return WHOLE
