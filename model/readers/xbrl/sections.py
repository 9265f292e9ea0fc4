"""Turns the presentation of a taxonomy into the sections of a filing, each with the rows of the facts that it shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from model.building import FilingBuilder
from model.filing import Dimensions, Ints
from model.networks import Arc, Role, Taxonomy
from model.readers.xbrl.naming import words_of
from model.readers.xbrl.statements import without_sparse_columns
from model.taxonomy.dimensions import defaults_of, members_in_definition
from model.taxonomy.trees import children_of, names_below, roots_of

NOT_PRESENTED = "Not presented"
ALL_FACTS = "All facts"
#: The group of the primary statements in the names of roles.
_STATEMENT = "statement"

#: The axes that a role shows, each with the ids of its members (None: any member).
Axes = dict[int, set[int] | None]


def add_sections(builder: FilingBuilder, taxonomy: Taxonomy) -> None:
    """Adds a section for each role that presents facts, in the order of the roles, and one for the facts in none.

    As the SEC's renderer does, a role shows a fact when it presents its concept and every axis and member that the fact
    stands on, and, for each axis of the role that the fact is not on, the axis's default. A form without any
    presentation has one section of all its facts.
    """
    left = np.ones(len(builder), dtype=np.bool_)
    presented = _Presented(builder, taxonomy) if taxonomy.presentation else None
    shown = [(role, rows) for role in _in_order(taxonomy) if presented and len(rows := presented.rows(role))]
    for _, rows in shown:
        left[rows] = False
    for role, rows in _as_printed(builder, shown):
        title = role.title or role.definition or words_of(role.uri.rpartition("/")[2])
        builder.section(title, role.group, rows, role.number, role.uri)
    if left.any():
        builder.section(NOT_PRESENTED if builder.sections else ALL_FACTS, "", np.flatnonzero(left))


def _as_printed(builder: FilingBuilder, shown: list[tuple[Role, Ints]]) -> list[tuple[Role, Ints]]:
    """The same roles, statements without the columns that belong to another statement."""
    statements = [number for number, (role, _) in enumerate(shown) if role.group.lower() == _STATEMENT]
    if len(statements) < 2:
        return shown
    rows = [shown[number][1] for number in statements]
    kept = dict(
        zip(statements, without_sparse_columns(rows, builder.column("period"), builder.periods.items), strict=True)
    )
    return [(role, kept.get(number, rows)) for number, (role, rows) in enumerate(shown)]


def _in_order(taxonomy: Taxonomy) -> list[Role]:
    """The roles that have a presentation: those with a number by it, then the others as they came."""
    roles = [role for role in taxonomy.roles if role.uri in taxonomy.presentation]
    return sorted(roles, key=lambda role: (not role.number, role.number))


class _Presented:
    """Tells which facts a role shows."""

    def __init__(self, builder: FilingBuilder, taxonomy: Taxonomy) -> None:
        self._taxonomy = taxonomy
        self._concepts = {concept.name: code for code, concept in enumerate(builder.concepts.items)}
        self._axes = {axis.name: code for code, axis in enumerate(builder.axes.items)}
        self._members = {member.name: code for code, member in enumerate(builder.members.items) if not member.typed}
        self._typed = {code for code, member in enumerate(builder.members.items) if member.typed}
        self._sets: Sequence[Dimensions] = builder.dims.items
        self._dims = builder.column("dims")
        self._by_concept = _rows_by_code(builder.column("concept"), len(builder.concepts.items))
        self._defaults = defaults_of(taxonomy)
        self._shown = np.zeros(len(self._sets), dtype=np.bool_)

    def rows(self, role: Role) -> Ints:
        """The rows of the facts that a role shows, in the order of its concepts."""
        arcs = self._taxonomy.presentation[role.uri]
        children = children_of(arcs)
        names = names_below(children, roots_of(arcs))
        codes = [self._concepts[name] for name in names if name in self._concepts]
        if not codes:
            return np.empty(0, dtype=np.int32)
        rows = np.concatenate([self._by_concept[code] for code in codes])
        if len(self._sets) == 1:
            return rows
        axes, needed = self._axes_of(role, names, children)
        dims = self._dims[rows]
        for code in set(dims.tolist()):
            self._shown[code] = self._belongs(self._sets[code], axes, needed)
        kept: Ints = rows[self._shown[dims]]
        return kept

    def _axes_of(
        self, role: Role, names: Sequence[str], children: Mapping[str, Sequence[Arc]]
    ) -> tuple[Axes, set[int]]:
        """The axes of a role, and those among them that a fact must stand on: their default is not presented."""
        listed = {name: names_below(children, (name,))[1:] for name in names if name in self._axes}
        for name, members in members_in_definition(self._taxonomy, role.uri).items():
            if name in self._axes:
                listed.setdefault(name, members)
        axes: Axes = {}
        needed: set[int] = set()
        for name, members in listed.items():
            code = self._axes[name]
            axes[code] = {self._members[member] for member in members if member in self._members} if members else None
            if members and self._defaults.get(name, members[0]) not in members:
                needed.add(code)
        return axes, needed

    def _belongs(self, dimensions: Dimensions, axes: Axes, needed: set[int]) -> bool:
        for axis, member in dimensions:
            members = axes.get(axis, ())
            if members is not None and member not in members and not (axis in axes and member in self._typed):
                return False
        return not needed or needed <= {axis for axis, _ in dimensions}


def _rows_by_code(column: Ints, count: int) -> list[Ints]:
    """The rows that hold each code, in their order."""
    order = np.argsort(column, kind="stable").astype(np.int32)
    bounds = np.searchsorted(column[order], np.arange(1, count))
    return np.split(order, bounds)
