"""Shows what a search found to Qt as a list: a row a section, and below it its lines and amounts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from model.sheets.search.asking import Hit
from ui.itemmodels.roles import Role

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class _Row(NamedTuple):
    """One row; a section that was not found itself has no hit, and cannot be chosen."""

    text: str
    aside: str
    heading: bool
    hit: Hit | None


class HitModel(QAbstractListModel):
    """A read-only list of hits under their sections."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []

    def show_hits(self, hits: Sequence[Hit], titles: Sequence[str]) -> None:
        """Shows the hits of another search, which come section by section."""
        self.beginResetModel()
        self._rows = []
        section = -1
        for hit in hits:
            if hit.section != section:
                section = hit.section
                self._rows.append(_Row(titles[section], "", True, hit if hit.row < 0 else None))
            if hit.row >= 0:
                self._rows.append(_Row(hit.text, hit.aside, False, hit))
        self.endResetModel()

    def hit(self, row: int) -> Hit | None:
        """What a row leads to."""
        return self._rows[row].hit if 0 <= row < len(self._rows) else None

    def next_hit(self, row: int, step: int) -> int:
        """The next row that leads somewhere, going up or down from `row`; `row` itself where there is none."""
        ahead = range(row + step, len(self._rows) if step > 0 else -1, step)
        return next((place for place in ahead if self._rows[place].hit is not None), row)

    # Qt overrides

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Only what leads somewhere is chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        leads = self._rows[index.row()].hit is not None
        chosen = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if leads else Qt.ItemFlag.NoItemFlags
        return chosen | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a row, what stands beside it, and whether it is the heading of a section."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Role.NOTE:
            return row.aside
        if role == Role.KIND:
            return "heading" if row.heading else "hit"
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return ", ".join(text for text in (row.text, row.aside) if text)
        return None
