"""Shows the sections of a filing to Qt as a list, each with the number of its findings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from model.sheets.sectionsheet import SectionRow
from ui.itemmodels.roles import Role

_NOWHERE = QModelIndex()


class SectionModel(QAbstractListModel):
    """A read-only list of sections."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[SectionRow] = []

    def set_rows(self, rows: Sequence[SectionRow]) -> None:
        """Shows the sections of another filing."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    # Qt overrides

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """How many sections there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Title, group and findings of a section."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Role.NOTE:
            return f"{row.findings:,}" if row.findings else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(text for text in (row.title, row.group, _findings(row.findings)) if text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.title}, {_findings(row.findings)}"
        return None


def _findings(count: int) -> str:
    return "1 finding" if count == 1 else f"{count:,} findings" if count else "no findings"
