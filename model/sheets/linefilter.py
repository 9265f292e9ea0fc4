"""Turns the words of a search into the rows of a tree that it lets through, and answers which row stands where."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from model.sheets.linesheet import Line, LineSheet, LineTree

Mask = npt.NDArray[np.bool_]


class ShownNodes:
    """The nodes of a tree that are shown, and the place of each among its shown neighbours.

    Children stand next to each other in a tree's columns, so counting the shown nodes before each answers both
    "which is the third child" and "which row is this" in two look-ups.
    """

    def __init__(self, tree: LineTree, mask: Mask) -> None:
        self._tree = tree
        self._shown = np.flatnonzero(mask)
        self._before = np.concatenate(([0], np.cumsum(mask)))

    def __len__(self) -> int:
        return len(self._shown)

    def __contains__(self, node: int) -> bool:
        return bool(self._before[node + 1] > self._before[node])

    def child_count(self, parent: int) -> int:
        """How many children are shown; -1 is the root."""
        first, end = self._span(parent)
        return int(self._before[end] - self._before[first])

    def child(self, parent: int, row: int) -> int:
        """The id of a shown child by its row."""
        return int(self._shown[self._before[self._span(parent)[0]] + row])

    def row(self, node: int) -> int:
        """The row of a shown node below its parent."""
        return int(self._before[node] - self._before[self._span(self._tree.parent[node])[0]])

    def _span(self, parent: int) -> tuple[int, int]:
        if parent < 0:
            return 0, self._tree.top_count
        first = self._tree.first_child[parent]
        return first, first + self._tree.child_count[parent]


def every_node(tree: LineTree) -> Mask:
    """Lets everything through."""
    return np.ones(len(tree.label), dtype=np.bool_)


def node_paths(tree: LineTree) -> list[str]:
    """The labels from the root down to each node, in lower case: what a search looks in."""
    paths: list[str] = []
    for label, parent in zip(tree.label, tree.parent, strict=True):
        paths.append(f"{paths[parent]}/{label.lower()}" if parent >= 0 else label.lower())
    return paths


def matching_nodes(sheet: LineSheet, paths: Sequence[str], words: str, wanted: Callable[[Line], bool] | None) -> Mask:
    """The nodes whose path holds every word in any order, and whose line is `wanted`, with all that leads to them."""
    tree = sheet.tree
    parts = words.lower().split()
    mask = np.fromiter((all(part in path for part in parts) for path in paths), np.bool_, len(paths))
    if wanted is not None:
        lines = np.array([*(wanted(line) for line in sheet.lines), False], dtype=np.bool_)
        mask &= lines[np.array(tree.line, dtype=np.intp)]
    for node in np.flatnonzero(mask).tolist():
        parent = tree.parent[node]
        while parent >= 0 and not mask[parent]:
            mask[parent] = True
            parent = tree.parent[parent]
    return mask
