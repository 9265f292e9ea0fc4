"""Remembers which rows of the tree are open and how far it is scrolled, by labels, for another version of its sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPoint
from PySide6.QtWidgets import QTreeView

from model.sheets.linefilter import node_paths
from model.sheets.places import LABEL, Place
from ui.itemmodels.linetree import LineTreeModel


@dataclass(frozen=True)
class Standing:
    """The paths of rows with children that were there, those of them that were open, and the uppermost row in sight."""

    known: frozenset[str]
    opened: frozenset[str]
    top: str
    aside: int

    def restore(self, view: QTreeView, model: LineTreeModel) -> None:
        """Opens, closes and scrolls as before; rows that are new stay as they are."""
        top = QModelIndex()
        for path, index in _rows(model):
            if path in self.known and view.isExpanded(index) != (path in self.opened):
                view.setExpanded(index, path in self.opened)
            if path == self.top and not top.isValid():
                top = index
        if top.isValid():
            view.scrollTo(top, QTreeView.ScrollHint.PositionAtTop)
        view.horizontalScrollBar().setValue(self.aside)


def standing_of(view: QTreeView, model: LineTreeModel) -> Standing:
    """How a tree stands now."""
    above = view.indexAt(QPoint(0, 0))
    top, known, opened = "", [], []
    for path, index in _rows(model):
        if model.rowCount(index):
            known.append(path)
            if view.isExpanded(index):
                opened.append(path)
        if above.isValid() and index == above.siblingAtColumn(LABEL):
            top = path
    return Standing(frozenset(known), frozenset(opened), top, view.horizontalScrollBar().value())


def _rows(model: LineTreeModel) -> Iterator[tuple[str, QModelIndex]]:
    """Every row that the filter shows, by the labels that lead to it."""
    if model.sheet is not None:
        for node, path in enumerate(node_paths(model.sheet.tree)):
            index = model.index_of(Place(node, LABEL))
            if index.isValid():
                yield path, index
