"""Remembers which rows of the tree are open and how far it is scrolled, by labels, for another version of its sheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPoint
from PySide6.QtWidgets import QTreeView

#: The labels that lead to a row.
Path = tuple[str, ...]
_ROOT = QModelIndex()


class Standing(NamedTuple):
    """The rows with children that could be seen, those of them that were open, and the uppermost row in sight."""

    seen: frozenset[Path]
    opened: frozenset[Path]
    top: Path
    aside: int

    def restore(self, view: QTreeView) -> None:
        """Opens, closes and scrolls as before; rows that are new stay as they are."""
        for path, index in _parents(view):
            if path in self.seen and view.isExpanded(index) != (path in self.opened):
                view.setExpanded(index, path in self.opened)
        top = _found(view, self.top)
        if top.isValid():
            view.scrollTo(top, QTreeView.ScrollHint.PositionAtTop)
        view.horizontalScrollBar().setValue(self.aside)


def standing_of(view: QTreeView) -> Standing:
    """How a tree stands now; what lies below closed rows is not looked at, for there may be a million of it."""
    seen = dict(_parents(view))
    opened = frozenset(path for path, index in seen.items() if view.isExpanded(index))
    at, top = view.indexAt(QPoint(0, 0)).siblingAtColumn(0), list[str]()
    while at.isValid():
        top.insert(0, str(at.data()))
        at = at.parent()
    return Standing(frozenset(seen), opened, tuple(top), view.horizontalScrollBar().value())


def _parents(view: QTreeView, parent: QModelIndex = _ROOT, above: Path = ()) -> Iterator[tuple[Path, QModelIndex]]:
    """Every row with children that is not below a closed one; whether it is open is asked after it was given."""
    model = view.model()
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        if model.rowCount(index):
            path = (*above, str(index.data()))
            yield path, index
            if view.isExpanded(index):
                yield from _parents(view, index, path)


def _found(view: QTreeView, path: Path) -> QModelIndex:
    """The row of these labels, invalid where there is none."""
    model, at = view.model(), QModelIndex()
    for label in path:
        rows = (model.index(row, 0, at) for row in range(model.rowCount(at)))
        at = next((index for index in rows if index.data() == label), QModelIndex())
        if not at.isValid():
            break
    return at
