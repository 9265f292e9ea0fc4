"""Turns lines into a tree by axis or by line: members below their axis, and below a member those that split it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence

from model.filing import WHOLE, Dimensions, Filing
from model.layout import Layout
from model.sheets.lines.tree import Growing, Line, LineTree, NodeKind, laid_flat

Numbered = tuple[int, Line]
#: Lines of the same members, with those of their members that are still to come.
Group = tuple[list[Numbered], Dimensions]


def axis_tree(filing: Filing, layout: Layout, lines: Sequence[Line]) -> LineTree:
    """The lines of the whole first, then each axis with its members, and below a member the members that split it.

    A line with several axes stands under each of them; below the first, its other axes follow in the filing's order.
    """
    root = Growing()
    headings = _Headings(layout, root)
    for number, line in enumerate(lines):
        if line.dims == WHOLE:
            headings.above(line).add(layout.concept(filing, line.concept), NodeKind.LINE, number)
    add_axes(filing, layout, root, _grouped(enumerate(lines)), top=True)
    return laid_flat(root)


def concept_tree(filing: Filing, layout: Layout, lines: Sequence[Line]) -> LineTree:
    """The concepts under their headings, below each its axes, and below these their members.

    A line with several axes stands under each of them, as it does by axis.
    """
    root = Growing()
    headings = _Headings(layout, root)
    for of_concept in by_concept(lines).values():
        parent = headings.above(of_concept[0][1])
        add_concept(filing, layout, parent, of_concept, layout.concept(filing, of_concept[0][1].concept), top=True)
    return laid_flat(root)


def by_concept(lines: Sequence[Line]) -> dict[tuple[int, bool], list[Numbered]]:
    """The lines of each concept (of what there was at the beginning apart), in the order in which they come."""
    grouped: dict[tuple[int, bool], list[Numbered]] = {}
    for number, line in enumerate(lines):
        grouped.setdefault((line.concept, line.opening), []).append((number, line))
    return grouped


def add_concept(
    filing: Filing, layout: Layout, parent: Growing, items: Sequence[Numbered], label: str, *, top: bool
) -> list[Growing]:
    """Adds the lines of one concept: the whole, in each unit it has, and below it the members that split it."""
    whole = [item for item in items if item[1].dims == WHOLE]
    nodes = [
        parent.add(in_unit(filing, label, line.unit) if len(whole) > 1 else label, NodeKind.LINE, number)
        for number, line in whole
    ] or [parent.add(label, NodeKind.LINE)]
    add_axes(filing, layout, nodes[0], _grouped(items), top=top)
    return nodes


def _grouped(items: Iterable[Numbered]) -> list[Group]:
    """Lines that have members, those of the same together: they go the same way through the tree."""
    groups: dict[Dimensions, list[Numbered]] = {}
    for item in items:
        if item[1].dims:
            groups.setdefault(item[1].dims, []).append(item)
    return [(lines, dims) for dims, lines in groups.items()]


def add_axes(filing: Filing, layout: Layout, parent: Growing, groups: Sequence[Group], *, top: bool = False) -> None:
    """Adds the members of each axis that is still to come; the axis itself as a row where it needs one."""
    axes = sorted({axis for _, rest in groups for axis, _ in rest})
    for axis in axes:
        # Below a member the remaining axes come in the filing's order, so that a fact stands there once.
        of_axis = [group for group in groups if any(known == axis for known, _ in group[1][: None if top else 1])]
        if not of_axis:
            continue
        label = layout.axis(filing, axis)
        holder = parent.add(label, NodeKind.AXIS, axis=axis) if top or len(axes) > 1 else parent
        _add_members(filing, layout, holder, axis, of_axis)


def _add_members(filing: Filing, layout: Layout, parent: Growing, axis: int, groups: Iterable[Group]) -> None:
    by_member: dict[int, list[Group]] = {}
    for lines, rest in groups:
        member = next(member for known, member in rest if known == axis)
        by_member.setdefault(member, []).append((lines, tuple(pair for pair in rest if pair[0] != axis)))
    # Those that the section does not list come last, as they were met.
    for member in sorted(by_member, key=lambda member: layout.places.get(member, sys.maxsize)):
        of_member = by_member[member]
        # Of all groups only one has no other members.
        own = next((lines for lines, rest in of_member if not rest), [])
        single = own[0][0] if len(own) == 1 and _one_concept(of_member) else -1
        node = parent.add(layout.member(filing, member), NodeKind.MEMBER, single)
        if single < 0:
            _add_lines(filing, layout, node, own)
        add_axes(filing, layout, node, [group for group in of_member if group[1]])


def _add_lines(filing: Filing, layout: Layout, node: Growing, lines: Sequence[Numbered]) -> None:
    """Adds lines by their concepts, each with its unit where the same concept stands beside it in another."""
    concepts = Counter(line.concept for _, line in lines)
    for number, line in lines:
        label = layout.concept(filing, line.concept)
        shown = in_unit(filing, label, line.unit) if concepts[line.concept] > 1 else label
        node.add(shown, NodeKind.LINE, number)


def _one_concept(groups: Iterable[Group]) -> bool:
    return len({line.concept for lines, _ in groups for _, line in lines}) == 1


def in_unit(filing: Filing, label: str, unit: int) -> str:
    """A label with its unit, to tell lines of one concept apart."""
    return f"{label} ({filing.units[unit].label})" if unit >= 0 else label


class _Headings:
    """The headings of a section as rows of its tree, each made where it is first needed."""

    def __init__(self, layout: Layout, root: Growing) -> None:
        self._layout = layout
        self._root = root
        self._rows: dict[str | None, Growing] = {None: root}

    def above(self, line: Line) -> Growing:
        """The row of the heading of a line."""
        heading = self._layout.headings.get(line.concept)
        if heading not in self._rows:
            self._rows[heading] = self._root.add(heading or "", NodeKind.HEADING)
        return self._rows[heading]
