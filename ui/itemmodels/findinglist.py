"""Shows the findings of a filing to Qt on two levels: each root, and below it the totals that it breaks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import overload

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from model.sheets.findingsheet import FindingRow
from ui.itemmodels.roles import Role

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Column:
    """A column as data: its title, the text of a row, and by what it sorts."""

    title: str
    text: Callable[[FindingRow], str]
    key: Callable[[FindingRow], float | str]
    number: bool = False


def _amount(place: int) -> Callable[[FindingRow], float]:
    """Sorts by an amount as a float, which is exact enough for an order; rows without one come first."""

    def key(row: FindingRow) -> float:
        amount = row.amounts[place]
        return float(amount) if amount is not None else float("-inf")

    return key


COLUMNS = (
    Column("Grade", lambda row: row.severity.capitalize(), lambda row: row.severity_rank),
    Column("Where", lambda row: row.where, lambda row: row.where.lower()),
    Column("Period", lambda row: row.period, lambda row: row.period_order),
    Column("Reported", lambda row: row.reported, _amount(0), number=True),
    Column("Members add up to", lambda row: row.computed, _amount(1), number=True),
    Column("Difference", lambda row: row.difference, _amount(2), number=True),
    Column("Likely cause", lambda row: row.cause, lambda row: row.cause.lower()),
)


class FindingModel(QAbstractItemModel):
    """A read-only tree of two levels; a finding's id is its number, a root's its own counted on from these."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[FindingRow] = []
        self._roots: list[list[int]] = []
        self._root_order: list[int] = []
        self._root_of: dict[int, int] = {}

    def set_rows(self, rows: Sequence[FindingRow]) -> None:
        """Shows other findings, in the order given."""
        self.beginResetModel()
        self._rows = list(rows)
        by_root: dict[int, list[int]] = {}
        for number, row in enumerate(self._rows):
            by_root.setdefault(row.root, []).append(number)
        self._roots = list(by_root.values())
        self._root_order = list(range(len(self._roots)))
        self._root_of = {number: root for root, numbers in enumerate(self._roots) for number in numbers}
        self.endResetModel()

    def finding_of(self, index: AnyIndex) -> int:
        """The number of the finding of an index; for a root its first one as shown, -1 for none."""
        if not index.isValid():
            return -1
        ident = int(index.internalId())
        return ident if ident < len(self._rows) else self._roots[ident - len(self._rows)][0]

    def index_of(self, finding: int) -> QModelIndex:
        """The index of a finding."""
        if finding not in self._root_of:
            return QModelIndex()
        return self.createIndex(self._roots[self._root_of[finding]].index(finding), 0, finding)

    def shown_order(self) -> list[int]:
        """The numbers of the findings from top to bottom."""
        return [finding for root in self._root_order for finding in self._roots[root]]

    def _root_index(self, root: int, column: int = 0) -> QModelIndex:
        return self.createIndex(self._root_order.index(root), column, len(self._rows) + root)

    def _root_data(self, root: int, column: int, role: int) -> object:
        first = self._rows[self._roots[root][0]]
        if role == Role.KIND:
            return "root"
        if column:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return f"{first.root} · {first.message}"
        if role == Role.NOTE:
            count = len(self._roots[root])
            return "1 finding" if count == 1 else f"{count:,} findings"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{first.severity}: {first.message} {len(self._roots[root])} findings"
        return first.severity if role == Role.MARK else None

    def _finding_data(self, finding: int, column: int, role: int) -> object:
        row = self._rows[finding]
        if role == Role.KIND:
            return "finding"
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[column].text(row)
        if role == Role.SORT:
            return COLUMNS[column].key(row)
        if role == Role.MARK:
            return row.severity if column == 0 else None
        return row.message if role == Qt.ItemDataRole.ToolTipRole else None

    # Qt overrides

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """The columns of the list."""
        return len(COLUMNS)

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Roots at the top, findings below them."""
        if not parent.isValid():
            return len(self._roots)
        ident = int(parent.internalId())
        return len(self._roots[ident - len(self._rows)]) if parent.column() == 0 and ident >= len(self._rows) else 0

    def index(self, row: int, column: int, parent: AnyIndex = _NOWHERE) -> QModelIndex:
        """The index of a root or of a finding."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        if not parent.isValid():
            return self._root_index(self._root_order[row], column)
        return self.createIndex(row, column, self._roots[int(parent.internalId()) - len(self._rows)][row])

    @overload
    def parent(self) -> QObject: ...
    @overload
    def parent(self, child: AnyIndex) -> QModelIndex: ...
    def parent(self, child: AnyIndex | None = None) -> QModelIndex | QObject | None:
        """The root of a finding."""
        if child is None:
            return QObject.parent(self)
        if not child.isValid() or int(child.internalId()) >= len(self._rows):
            return QModelIndex()
        return self._root_index(self._root_of[int(child.internalId())])

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if COLUMNS[index.column()].number else _LEFT
        ident = int(index.internalId())
        if ident >= len(self._rows):
            return self._root_data(ident - len(self._rows), index.column(), role)
        return self._finding_data(ident, index.column(), role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The titles."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if COLUMNS[section].number else _LEFT
        return COLUMNS[section].title if role == Qt.ItemDataRole.DisplayRole else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sorts the findings below each root, and the roots by their first; a column of -1 restores the first order."""
        self.layoutAboutToBeChanged.emit()
        # Only now: views make their own indexes persistent when they hear of the change.
        before = self.persistentIndexList()
        places = self._places(column, order is Qt.SortOrder.DescendingOrder)
        for numbers in self._roots:
            numbers.sort(key=places.__getitem__)
        self._root_order.sort(key=lambda root: places[self._roots[root][0]])
        self.changePersistentIndexList(before, [self._moved(index) for index in before])
        self.layoutChanged.emit()

    def _places(self, column: int, descending: bool) -> list[int]:
        """For each finding its place in the sorted list of all."""
        count = len(self._rows)
        if column < 0 or not count:
            return list(range(count))
        keys = np.array([COLUMNS[column].key(row) for row in self._rows])
        ranks: npt.NDArray[np.intp] = np.unique(keys, return_inverse=True)[1]
        order = np.argsort(-ranks if descending else ranks, kind="stable")
        places = np.empty(count, dtype=np.intp)
        places[order] = np.arange(count)
        return [int(place) for place in places]

    def _moved(self, index: QModelIndex) -> QModelIndex:
        ident = int(index.internalId())
        if ident >= len(self._rows):
            return self._root_index(ident - len(self._rows), index.column())
        return self.createIndex(self._roots[self._root_of[ident]].index(ident), index.column(), ident)
