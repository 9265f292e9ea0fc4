"""Shows the sections of a filing to Qt under their headings, each with the number of its findings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from model.sheets.sectionsheet import SectionRow
from ui.itemmodels.roles import Role

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class SectionModel(QAbstractItemModel):
    """A read-only tree of two levels; a section's id is its place in the list, a heading's its own counted on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[SectionRow] = []
        self._headings: list[tuple[str, list[int]]] = []
        self._top: list[int] = []
        self._above: dict[int, int] = {}

    def set_rows(self, rows: Sequence[SectionRow]) -> None:
        """Shows other sections; those without a heading stand at the top."""
        self.beginResetModel()
        self._rows = list(rows)
        self._headings, self._top, self._above = [], [], {}
        places: dict[str, int] = {}
        for number, row in enumerate(self._rows):
            if not row.heading:
                self._top.append(number)
                continue
            if row.heading not in places:
                places[row.heading] = len(self._headings)
                self._top.append(len(self._rows) + len(self._headings))
                self._headings.append((row.heading, []))
            self._above[number] = places[row.heading]
            self._headings[places[row.heading]][1].append(number)
        self.endResetModel()

    def section_of(self, index: AnyIndex) -> int | None:
        """The number of the section of an index, None for a heading."""
        ident = int(index.internalId()) if index.isValid() else len(self._rows)
        return self._rows[ident].number if ident < len(self._rows) else None

    def index_of(self, section: int) -> QModelIndex:
        """The index of a section, invalid where it is not listed."""
        ident = next((place for place, row in enumerate(self._rows) if row.number == section), None)
        return self._index(ident) if ident is not None else QModelIndex()

    def _index(self, ident: int) -> QModelIndex:
        heading = self._above.get(ident)
        siblings = self._headings[heading][1] if heading is not None else self._top
        return self.createIndex(siblings.index(ident), 0, ident)

    def _children(self, parent: AnyIndex) -> list[int]:
        if not parent.isValid():
            return self._top
        ident = int(parent.internalId()) - len(self._rows)
        return self._headings[ident][1] if ident >= 0 else []

    # Qt overrides

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """One."""
        return 1

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Headings and what has none at the top, sections below headings."""
        return len(self._children(parent))

    def index(self, row: int, column: int, parent: AnyIndex = _NOWHERE) -> QModelIndex:
        """The index of a heading or of a section."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, self._children(parent)[row])

    @overload
    def parent(self) -> QObject: ...
    @overload
    def parent(self, child: AnyIndex) -> QModelIndex: ...
    def parent(self, child: AnyIndex | None = None) -> QModelIndex | QObject | None:
        """The heading of a section."""
        if child is None:
            return QObject.parent(self)
        heading = self._above.get(int(child.internalId())) if child.isValid() else None
        return self._index(len(self._rows) + heading) if heading is not None else QModelIndex()

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Title, group and findings of a section; the words of a heading."""
        if not index.isValid():
            return None
        ident = int(index.internalId())
        if ident >= len(self._rows):
            return self._heading_data(*self._headings[ident - len(self._rows)], role)
        row = self._rows[ident]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.short
        if role == Role.KIND:
            return "section"
        if role == Role.NOTE:
            return f"{row.findings:,}" if row.findings else None
        if role == Role.MARK:
            return row.gravest or None
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(text for text in (row.title, row.group, _findings(row.findings)) if text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.title}, {_findings(row.findings)}"
        return None

    def _heading_data(self, words: str, sections: list[int], role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Role.KIND:
            return "heading"
        count = "1 section" if len(sections) == 1 else f"{len(sections):,} sections"
        spoken = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
        return f"{words}, {count}" if role in spoken else None


def _findings(count: int) -> str:
    return "1 finding" if count == 1 else f"{count:,} findings" if count else "no findings"
