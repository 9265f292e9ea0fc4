"""Turns the words of a search and the column that sorts into the rows of a tree that are shown, and their order."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt

from model.filing import Filing, Ints, Kind
from model.sheets.linesheet import Line, LineSheet, LineTree
from model.sheets.places import LABEL

Mask = npt.NDArray[np.bool_]
Order = npt.NDArray[np.intp]


class ShownNodes:
    """The nodes of a tree that are shown, and the place of each among its shown neighbours.

    `order` lists all nodes, those of one parent in the same span as in the tree, sorted. Counting the shown nodes
    before each then answers both "which is the third child" and "which row is this" in two look-ups.
    """

    def __init__(self, tree: LineTree, mask: Mask, order: Order) -> None:
        self._tree = tree
        self.mask, self.order = mask, order
        self._shown = order[mask[order]]
        self._before = np.concatenate(([0], np.cumsum(mask[order])))
        self._place = np.empty(len(order), dtype=np.intp)
        self._place[order] = np.arange(len(order))

    def __len__(self) -> int:
        return len(self._shown)

    def __contains__(self, node: int) -> bool:
        return bool(self.mask[node])

    def child_count(self, parent: int) -> int:
        """How many children are shown; -1 is the root."""
        first, end = self._span(parent)
        return int(self._before[end] - self._before[first])

    def child(self, parent: int, row: int) -> int:
        """The id of a shown child by its row."""
        return int(self._shown[self._before[self._span(parent)[0]] + row])

    def row(self, node: int) -> int:
        """The row of a shown node below its parent."""
        return int(self._before[self._place[node]] - self._before[self._span(self._tree.parent[node])[0]])

    def _span(self, parent: int) -> tuple[int, int]:
        if parent < 0:
            return 0, self._tree.top_count
        first = self._tree.first_child[parent]
        return first, first + self._tree.child_count[parent]


def every_node(tree: LineTree) -> Mask:
    """Lets everything through."""
    return np.ones(len(tree.label), dtype=np.bool_)


def as_filed(tree: LineTree) -> Order:
    """Leaves every node where the tree has it."""
    return np.arange(len(tree.label))


def matching_nodes(sheet: LineSheet, words: str, wanted: Callable[[Line], bool] | None) -> Mask:
    """The nodes that hold every word, themselves or in what they stand under, in any order, and whose line is `wanted`,
    with all that leads to them."""
    tree = sheet.tree
    mask = every_node(tree)
    levels = list(_levels(tree))
    parents = np.array(tree.parent, dtype=np.intp)
    for held in _holding(tree, words.lower().split()):
        for start, end in levels[1:]:
            held[start:end] |= held[parents[start:end]]
        mask &= held
    if wanted is not None:
        lines = np.array([*(wanted(line) for line in sheet.lines), False], dtype=np.bool_)
        mask &= lines[np.array(tree.line, dtype=np.intp)]
    for start, end in reversed(levels[1:]):
        mask[parents[start:end][mask[start:end]]] = True
    return mask


def sorted_nodes(filing: Filing, sheet: LineSheet, column: int, *, descending: bool) -> Order:
    """The nodes sorted by a column among those of the same parent: amounts, then texts, then what is missing.

    Labels sort as words without regard to case. What is equal stays in the order in which it is filed.
    """
    tree = sheet.tree
    parents = np.array(tree.parent, dtype=np.intp)
    sort, key = _label_keys(tree) if column == LABEL else _value_keys(filing, sheet, column)
    return np.lexsort((-key if descending else key, sort, parents))


def _levels(tree: LineTree) -> Iterator[tuple[int, int]]:
    """The span of the nodes on each level: nodes stand breadth first."""
    start, end = 0, tree.top_count
    counts = np.array(tree.child_count, dtype=np.intp)
    while start < end:
        yield start, end
        start, end = end, end + int(counts[start:end].sum())


def _holding(tree: LineTree, words: list[str]) -> Iterator[Mask]:
    """For each word the nodes whose own label holds it; a label that many nodes bear is looked at once."""
    codes: dict[str, int] = {}
    labels = np.fromiter((codes.setdefault(label, len(codes)) for label in tree.label), np.intp, len(tree.label))
    lowered = [label.lower() for label in codes]
    for word in words:
        yield np.fromiter((word in label for label in lowered), np.bool_, len(lowered))[labels]


def _label_keys(tree: LineTree) -> tuple[Ints, Order]:
    ranks = {label: rank for rank, label in enumerate(sorted({label.casefold() for label in tree.label}))}
    keys = np.fromiter((ranks[label.casefold()] for label in tree.label), np.intp, len(tree.label))
    return np.zeros(len(keys), dtype=np.int32), keys


def _value_keys(filing: Filing, sheet: LineSheet, column: int) -> tuple[Ints, npt.NDArray[np.float64]]:
    """For each node what sort of value it has (0 amount, 1 text, 2 none), and its place among those as a number."""
    facts, tree = filing.facts, sheet.tree
    opened = [sheet.open.get(line, [-1])[0] for line in range(len(sheet.lines))]
    by_line = np.array(opened) if column > len(sheet.periods) else sheet.facts[:, column - 1]
    rows = np.append(by_line, -1)[np.array(tree.line, dtype=np.intp)]
    kinds = np.where(rows >= 0, facts.kind[rows], Kind.NIL)
    with np.errstate(over="ignore"):
        key = facts.amount.mantissa[rows] * 10.0 ** facts.amount.exponent[rows]
    for row, value in facts.amount.wide.items():
        key[rows == row] = float(value)
    texts = kinds == Kind.TEXT
    ranks = {text: rank for rank, text in enumerate(sorted({filing.text(row) or "" for row in rows[texts].tolist()}))}
    key[texts] = [ranks[filing.text(row) or ""] for row in rows[texts].tolist()]
    key[list(tree.negated)] *= -1
    key[kinds == Kind.NIL] = 0
    return kinds.astype(np.int32), key
