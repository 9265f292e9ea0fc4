"""Turns the facts of a section into lines (concept, members, unit) by period, and these into a tree by axis."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

import numpy as np

from model.filing import WHOLE, Dimensions, Filing, Ints, Kind, Section
from model.layout import Layout, layout_of
from model.periods import Period, PeriodClass
from model.sheets.numbers import Scale, amount_text, common_scale, with_places
from model.sheets.texts import in_one_line


class NodeKind(IntEnum):
    """What a row of the tree stands for."""

    HEADING = 0
    AXIS = 1
    MEMBER = 2
    LINE = 3


class Line(NamedTuple):
    """What a row reports over its periods."""

    concept: int
    dims: Dimensions
    unit: int


@dataclass(frozen=True, slots=True)
class LineTree:
    """Rows of the tree as flat columns; a node's id is its place in them, and its children stand next to each other.

    `line` is -1 where a row reports nothing itself, `axis` the id of the axis that a row names, else -1.
    """

    label: list[str]
    kind: list[NodeKind]
    line: list[int]
    axis: list[int]
    parent: list[int]
    row: list[int]
    first_child: list[int]
    child_count: list[int]
    top_count: int


@dataclass(frozen=True, slots=True)
class LineSheet:
    """The lines of a section in the periods of one class, newest first.

    `facts` has a row a line and a column a period and holds rows of the filing's facts, -1 where nothing is reported.
    `open` holds, by line, the facts of which the text lost the period; `colours` counts the members of an axis from 1.
    """

    title: str
    group: str
    kind: PeriodClass | None
    kinds: tuple[PeriodClass, ...]
    periods: tuple[int, ...]
    scale: Scale
    unit: int
    lines: list[Line]
    facts: Ints
    open: dict[int, list[int]]
    tree: LineTree
    colours: dict[tuple[int, int], int]

    def line_of(self, concept: int, dims: Dimensions, unit: int) -> int | None:
        """The line of these coordinates, None where the sheet has none."""
        wanted = Line(concept, dims, unit)
        return next((number for number, line in enumerate(self.lines) if line == wanted), None)

    def node_of(self, line: int) -> int | None:
        """The first node that shows a line."""
        return self.tree.line.index(line) if line in self.tree.line else None

    def column_of(self, period: int) -> int | None:
        """The column of a period."""
        return self.periods.index(period) if period in self.periods else None

    def axis_lines(self, node: int) -> list[int]:
        """The lines directly below an axis or heading: one or more a member, none of a member's own breakdown."""
        tree = self.tree
        children = range(tree.first_child[node], tree.first_child[node] + tree.child_count[node])
        return [tree.line[child] for child in children if tree.line[child] >= 0]


def line_sheet(filing: Filing, section: Section, kind: PeriodClass | None = None) -> LineSheet:
    """The sheet of a section; without `kind` in the class of period in which most of its facts stand."""
    rows = section.facts.tolist()
    counts = _kinds(filing, rows)
    kinds = tuple(counts)
    if kind not in counts:
        kind = max(kinds, key=lambda known: counts[known], default=None)
    shown = [row for row in rows if _is_of(filing.period_of(row), kind)]
    periods = _newest_first(filing, shown)
    lines: dict[Line, int] = {}
    for row in shown:
        line = Line(int(filing.facts.concept[row]), filing.dimensions_of(row), int(filing.facts.unit[row]))
        lines.setdefault(line, len(lines))
    facts, undated = _grid(filing, shown, lines, periods)
    scale = common_scale(filing, shown)
    ordered = list(lines)
    tree = build_tree(filing, layout_of(filing, section), ordered)
    return LineSheet(
        section.title,
        section.group,
        kind,
        kinds,
        periods,
        scale,
        _main_unit(filing, shown),
        ordered,
        facts,
        undated,
        tree,
        _colours(filing),
    )


def fact_text(filing: Filing, row: int, sheet: LineSheet) -> str:
    """What a cell shows: the amount in the view's scale, with its unit where that is not the view's."""
    if filing.facts.kind[row] == Kind.NIL:
        return "nil"
    value = filing.value(row)
    if value is None:
        return in_one_line(filing.text(row) or "")
    unit = filing.unit_of(row)
    text = with_places(amount_text(value, unit, sheet.scale), value, filing.decimals(row), unit)
    foreign = unit is not None and int(filing.facts.unit[row]) != sheet.unit
    return f"{unit.label} {text}" if foreign and unit is not None and unit.name != "xbrli:pure" else text


def _colours(filing: Filing) -> dict[tuple[int, int], int]:
    """The place of each member on its axis, from 1, in the order in which the filing names them."""
    places: dict[tuple[int, int], int] = {}
    counts: dict[int, int] = {}
    for pair in (pair for dimensions in filing.dims for pair in dimensions):
        if pair not in places:
            counts[pair[0]] = places[pair] = counts.get(pair[0], 0) + 1
    return places


def _kinds(filing: Filing, rows: Iterable[int]) -> dict[PeriodClass, int]:
    """How many facts stand in each class of period, in the order of the classes."""
    counts: dict[PeriodClass, int] = {}
    for row in rows:
        period = filing.period_of(row)
        if period is not None:
            counts[period.kind] = counts.get(period.kind, 0) + 1
    return {kind: counts[kind] for kind in PeriodClass if kind in counts}


def _is_of(period: Period | None, kind: PeriodClass | None) -> bool:
    """Whether a fact is shown: one of this class, or one whose period is open."""
    return period is None or period.kind is kind


def _newest_first(filing: Filing, rows: Iterable[int]) -> tuple[int, ...]:
    seen = {int(filing.facts.period[row]) for row in rows} - {-1}
    return tuple(sorted(seen, key=lambda period: filing.periods[period].sort_key, reverse=True))


def _main_unit(filing: Filing, rows: Sequence[int]) -> int:
    """The unit of most numbers; it is stated once for the view."""
    units = [int(filing.facts.unit[row]) for row in rows if filing.facts.kind[row] == Kind.NUMBER]
    return max(dict.fromkeys(units), key=units.count, default=-1)


def _grid(
    filing: Filing, rows: Iterable[int], lines: dict[Line, int], periods: tuple[int, ...]
) -> tuple[Ints, dict[int, list[int]]]:
    """Facts by line and period; of several facts in one cell the first, and those without a period apart."""
    columns = {period: column for column, period in enumerate(periods)}
    grid = np.full((len(lines), len(periods)), -1, dtype=np.int32)
    undated: dict[int, list[int]] = {}
    for row in rows:
        line = lines[Line(int(filing.facts.concept[row]), filing.dimensions_of(row), int(filing.facts.unit[row]))]
        column = columns.get(int(filing.facts.period[row]))
        if column is None:
            undated.setdefault(line, []).append(row)
        elif grid[line, column] < 0:
            grid[line, column] = row
    return grid, undated


class _Growing:
    """The tree while it grows: nodes with their children, before they are laid flat."""

    def __init__(self, label: str, kind: NodeKind, line: int = -1, axis: int = -1) -> None:
        self.label = label
        self.kind = kind
        self.line = line
        self.axis = axis
        self.children: list[_Growing] = []

    def add(self, label: str, kind: NodeKind, line: int = -1, axis: int = -1) -> _Growing:
        child = _Growing(label, kind, line, axis)
        self.children.append(child)
        return child


def build_tree(filing: Filing, layout: Layout, lines: Sequence[Line]) -> LineTree:
    """The lines of the whole first, then each axis with its members, and below a member the members that split it.

    A line with several axes stands under each of them; below the first, its other axes follow in the filing's order.
    """
    root = _Growing("", NodeKind.HEADING)
    numbered = list(enumerate(lines))
    _add_whole(filing, layout, root, [item for item in numbered if item[1].dims == WHOLE])
    split = [(number, line, line.dims) for number, line in numbered if line.dims != WHOLE]
    _add_axes(filing, layout, root, split, top=True)
    return _flat(root)


def _add_whole(filing: Filing, layout: Layout, root: _Growing, lines: Iterable[tuple[int, Line]]) -> None:
    headings: dict[str | None, _Growing] = {None: root}
    for number, line in lines:
        heading = layout.headings.get(line.concept)
        if heading not in headings:
            headings[heading] = root.add(heading or "", NodeKind.HEADING)
        headings[heading].add(filing.concepts[line.concept].label, NodeKind.LINE, number)


_Rest = tuple[int, Line, Dimensions]


def _add_axes(filing: Filing, layout: Layout, parent: _Growing, items: Sequence[_Rest], top: bool = False) -> None:
    """Adds the members of each axis that is still to come; the axis itself as a row where it needs one."""
    axes = list(dict.fromkeys(axis for _, _, rest in sorted(items, key=lambda item: item[0]) for axis, _ in rest))
    axes.sort()
    for axis in axes:
        of_axis = [item for item in items if any(known == axis for known, _ in item[2])]
        if not top:
            # Below a member the remaining axes come in the filing's order, so that a fact stands there once.
            of_axis = [item for item in of_axis if item[2][0][0] == axis]
        if not of_axis:
            continue
        holder = parent.add(filing.axes[axis].label, NodeKind.AXIS, axis=axis) if top or len(axes) > 1 else parent
        _add_members(filing, layout, holder, axis, of_axis)


def _add_members(filing: Filing, layout: Layout, parent: _Growing, axis: int, items: Iterable[_Rest]) -> None:
    by_member: dict[int, list[_Rest]] = {}
    for number, line, rest in items:
        member = next(member for known, member in rest if known == axis)
        left = tuple(pair for pair in rest if pair[0] != axis)
        by_member.setdefault(member, []).append((number, line, left))
    # Those that the section does not list come last, as they were met.
    for member in sorted(by_member, key=lambda member: layout.places.get(member, sys.maxsize)):
        of_member = by_member[member]
        own = [item for item in of_member if not item[2]]
        single = own[0] if len(own) == 1 and _one_concept(of_member) else None
        label = filing.members[member].label
        node = parent.add(label, NodeKind.MEMBER, single[0] if single else -1)
        if single is None:
            for number, line, _ in own:
                node.add(_line_label(filing, line, own), NodeKind.LINE, number)
        _add_axes(filing, layout, node, [item for item in of_member if item[2]])


def _one_concept(items: Iterable[_Rest]) -> bool:
    return len({line.concept for _, line, _ in items}) == 1


def _line_label(filing: Filing, line: Line, beside: Iterable[_Rest]) -> str:
    """The concept, with its unit where the same concept stands beside it in another."""
    label = filing.concepts[line.concept].label
    twins = sum(1 for _, other, _ in beside if other.concept == line.concept)
    return f"{label} ({filing.units[line.unit].label})" if twins > 1 and line.unit >= 0 else label


def _flat(root: _Growing) -> LineTree:
    """Lays the nodes out breadth first, which puts the children of each node next to each other."""
    tree = LineTree([], [], [], [], [], [], [], [], len(root.children))
    queue: list[tuple[_Growing, int, int]] = [(child, -1, row) for row, child in enumerate(root.children)]
    for node, parent, row in queue:
        tree.label.append(node.label)
        tree.kind.append(node.kind)
        tree.line.append(node.line)
        tree.axis.append(node.axis)
        tree.parent.append(parent)
        tree.row.append(row)
        tree.first_child.append(len(queue))
        tree.child_count.append(len(node.children))
        this = len(tree.label) - 1
        queue.extend((child, this, place) for place, child in enumerate(node.children))
    return tree
