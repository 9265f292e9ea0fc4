"""Turns rows that were hung below each other into the flat columns of a tree."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, IntEnum
from typing import NamedTuple

from model.filing import Dimensions


class Arrangement(Enum):
    """How a tree is arranged: axes on top, lines on top, or as the filing presents the section."""

    BY_AXIS = "By axis"
    LINE_FIRST = "Line first"
    PRESENTED = "As presented"


class NodeKind(IntEnum):
    """What a row of the tree stands for."""

    HEADING = 0
    AXIS = 1
    MEMBER = 2
    LINE = 3


class Line(NamedTuple):
    """What a row reports over its periods; an `opening` one what there was when each of them began."""

    concept: int
    dims: Dimensions
    unit: int
    opening: bool = False


class LineTree(NamedTuple):
    """Rows of the tree as flat columns; a node's id is its place in them, and its children stand next to each other.

    `line` is -1 where a row reports nothing itself, `axis` the id of the axis that a row names, else -1. `negated`
    holds the nodes that are shown with the sign turned, `totals` those that their section presents as totals, None
    where it does not say.
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
    negated: frozenset[int] = frozenset()
    totals: frozenset[int] | None = None


class Growing:
    """The tree while it grows: nodes with their children, before they are laid flat."""

    __slots__ = ("axis", "children", "kind", "label", "line", "negated", "total")

    def __init__(self, label: str = "", kind: NodeKind = NodeKind.HEADING, line: int = -1, axis: int = -1) -> None:
        self.label = label
        self.kind = kind
        self.line = line
        self.axis = axis
        self.negated = False
        self.total = False
        self.children: list[Growing] = []

    def add(self, label: str, kind: NodeKind, line: int = -1, axis: int = -1) -> Growing:
        """Hangs a row below this one."""
        child = Growing(label, kind, line, axis)
        self.children.append(child)
        return child


def laid_flat(root: Growing, *, presented: bool = False) -> LineTree:
    """Lays the nodes below a root out breadth first, which puts the children of each node next to each other.

    Which of them are totals is known of a tree that is `presented`.
    """
    nodes = root.children.copy()
    parents, rows = [-1] * len(nodes), list(range(len(nodes)))
    first: list[int] = []
    for this, node in enumerate(nodes):
        first.append(len(nodes))
        nodes += node.children
        parents += [this] * len(node.children)
        rows += range(len(node.children))
    return LineTree(
        [node.label for node in nodes],
        [node.kind for node in nodes],
        [node.line for node in nodes],
        [node.axis for node in nodes],
        parents,
        rows,
        first,
        [len(node.children) for node in nodes],
        len(root.children),
        frozenset(number for number, node in enumerate(nodes) if node.negated),
        frozenset(number for number, node in enumerate(nodes) if node.total) if presented else None,
    )


def preorder(tree: LineTree) -> Iterator[tuple[int, int]]:
    """The nodes as they stand below one another when all are open, each with its depth from 0."""
    waiting = [(node, 0) for node in reversed(range(tree.top_count))]
    while waiting:
        node, depth = waiting.pop()
        yield node, depth
        first = tree.first_child[node]
        waiting.extend((child, depth + 1) for child in reversed(range(first, first + tree.child_count[node])))


def node_paths(tree: LineTree) -> list[str]:
    """The labels from the root down to each node, in lower case, joined by slashes."""
    paths: list[str] = []
    for label, parent in zip(tree.label, tree.parent, strict=True):
        paths.append(f"{paths[parent]}/{label.lower()}" if parent >= 0 else label.lower())
    return paths
