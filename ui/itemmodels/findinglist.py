"""Shows the findings of a filing to Qt on two levels: each root, and below it the totals that it breaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, overload

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from model.reviews.marks import Mark
from model.sheets.findings.filtering import Mask
from model.sheets.findings.markrows import MARK_WORDS, NO_MARK, MarkRow
from model.sheets.findingsheet import FindingRow
from ui.itemmodels.roles import Role

AnyIndex = QModelIndex | QPersistentModelIndex
Numbers = npt.NDArray[np.intp]
_NOWHERE = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Column(NamedTuple):
    """A column as data: its title, the text of a row, and by what it sorts."""

    title: str
    text: Callable[[FindingRow, MarkRow], str]
    key: Callable[[FindingRow, MarkRow], float | str]
    number: bool = False


def _amount(place: int) -> Callable[[FindingRow, MarkRow], float]:
    """Sorts by an amount as a float, which is exact enough for an order; rows without one come first."""

    def key(row: FindingRow, _mark: MarkRow) -> float:
        amount = row.amounts[place]
        return float(amount) if amount is not None else float("-inf")

    return key


COLUMNS = (
    Column("Grade", lambda row, _: row.severity.capitalize(), lambda row, _: row.severity_rank),
    Column("Where", lambda row, _: row.where, lambda row, _: row.where.lower()),
    Column("Period", lambda row, _: row.period, lambda row, _: row.period_order),
    Column("Reported", lambda row, _: row.reported, _amount(0), number=True),
    Column("Members add up to", lambda row, _: row.computed, _amount(1), number=True),
    Column("Difference", lambda row, _: row.difference, _amount(2), number=True),
    Column("Likely cause", lambda row, _: row.cause, lambda row, _: row.cause.lower()),
    Column("Mark", lambda _, mark: mark.text, lambda _, mark: list(Mark).index(mark.mark)),
)
WHERE_COLUMN, CAUSE_COLUMN, MARK_COLUMN = 1, len(COLUMNS) - 2, len(COLUMNS) - 1
_MARK_ROLES = [
    *(Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole),
    *(Role.MARK, Role.NOTE, Role.SORT),
]


class FindingModel(QAbstractItemModel):
    """A read-only tree of two levels; a finding's id is its number, a root's its own counted on from these."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[FindingRow] = []
        self._marks: list[MarkRow] = []
        self._root_of: list[int] = []
        self._sizes: Counter[int] = Counter()
        self._mask: Mask = np.ones(0, dtype=np.bool_)
        self._sorted_by = (-1, False)
        # What is shown: the findings of each root, and the row of every root and finding.
        self._roots: dict[int, list[int]] = {}
        self._root_ids: list[int] = []
        self._row_of: dict[int, int] = {}

    def set_rows(self, rows: Sequence[FindingRow]) -> None:
        """Shows other findings, unmarked and unfiltered, in the order given or the one that is sorted by."""
        self.beginResetModel()
        self._rows = list(rows)
        self._marks = [NO_MARK] * len(self._rows)
        numbers: dict[int, int] = {}
        self._root_of = [numbers.setdefault(row.root, len(numbers)) for row in self._rows]
        self._sizes = Counter(self._root_of)
        self._mask = np.ones(len(self._rows), dtype=np.bool_)
        self._arrange()
        self.endResetModel()

    def tell(self, rows: Mapping[int, FindingRow]) -> None:
        """Tells some findings, by their numbers, in other words.

        They stay where they are, whatever the list is sorted by: a list that moves below the reader loses the place.
        """
        for number, row in rows.items():
            self._rows[number] = row
        for root in {self._root_of[number] for number in rows} & self._roots.keys():
            above = self._index(len(self._rows) + root)
            findings = self._roots[root]
            self.dataChanged.emit(above, above)
            self.dataChanged.emit(self._index(findings[0]), self._index(findings[-1], len(COLUMNS) - 1))

    def set_marks(self, marks: Sequence[MarkRow]) -> None:
        """Shows other marks on the same findings."""
        self._marks = list(marks)
        for findings in self._roots.values():
            ends = self._index(findings[0], MARK_COLUMN), self._index(findings[-1], MARK_COLUMN)
            self.dataChanged.emit(*ends, _MARK_ROLES)

    def set_filter(self, mask: Mask) -> None:
        """Shows only some findings, and the roots of these."""
        self.beginResetModel()
        self._mask = mask
        self._arrange()
        self.endResetModel()

    @property
    def count(self) -> int:
        """How many findings there are."""
        return len(self._rows)

    @property
    def root_count(self) -> int:
        """How many roots all of them have."""
        return len(self._sizes)

    @property
    def shown(self) -> int:
        """How many findings the filter lets through."""
        return int(self._mask.sum())

    def texts(self, column: int) -> list[str]:
        """The texts of a column, shown or not, for a view that fits its width to them."""
        return [COLUMNS[column].text(*pair) for pair in zip(self._rows, self._marks, strict=True)]

    def finding_of(self, index: AnyIndex) -> int:
        """The number of the finding of an index; for a root its first one as shown, -1 for none."""
        return next(iter(self.findings_of(index)), -1)

    def message(self, finding: int) -> str:
        """The sentence of a finding."""
        return self._rows[finding].message

    def findings_of(self, index: AnyIndex) -> list[int]:
        """The number of the finding of an index; for a root those of all its findings that are shown."""
        if not index.isValid():
            return []
        ident = int(index.internalId())
        return [ident] if ident < len(self._rows) else list(self._roots[ident - len(self._rows)])

    def index_of(self, finding: int) -> QModelIndex:
        """The index of a finding, invalid where the filter hides it."""
        return self._index(finding) if 0 <= finding < len(self._rows) else QModelIndex()

    def shown_order(self) -> list[int]:
        """The numbers of the findings from top to bottom."""
        return [finding for findings in self._roots.values() for finding in findings]

    def _arrange(self) -> None:
        """Puts what the filter lets through in order: findings below their root, roots by their first finding."""
        order = self._sorted()
        self._roots = {}
        for number in order[self._mask[order]].tolist():
            self._roots.setdefault(self._root_of[number], []).append(number)
        self._root_ids = [len(self._rows) + root for root in self._roots]
        self._row_of = {ident: row for row, ident in enumerate(self._root_ids)}
        for findings in self._roots.values():
            self._row_of.update((finding, row) for row, finding in enumerate(findings))

    def _sorted(self) -> Numbers:
        column, descending = self._sorted_by
        if column < 0 or not self._rows:
            return np.arange(len(self._rows))
        keys = np.array([COLUMNS[column].key(*pair) for pair in zip(self._rows, self._marks, strict=True)])
        ranks: Numbers = np.unique(keys, return_inverse=True)[1]
        return np.argsort(-ranks if descending else ranks, kind="stable")

    def _index(self, ident: int, column: int = 0) -> QModelIndex:
        row = self._row_of.get(ident)
        return self.createIndex(row, column, ident) if row is not None else QModelIndex()

    def _root_data(self, root: int, column: int, role: int) -> object:
        findings = self._roots[root]
        first = self._rows[findings[0]]
        if role == Role.KIND:
            return "root"
        if column:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return f"{first.root} · {first.message}"
        if role == Role.NOTE:
            return self._count(root)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{first.severity}: {first.message} {self._count(root)}"
        return first.severity if role == Role.MARK else None

    def _count(self, root: int) -> str:
        """How many findings a root has, and of how many the filter shows only some."""
        shown, count = len(self._roots[root]), self._sizes[root]
        whole = "1 finding" if count == 1 else f"{count:,} findings"
        return whole if shown == count else f"{shown:,} of {whole}"

    def _finding_data(self, finding: int, column: int, role: int) -> object:
        row, mark = self._rows[finding], self._marks[finding]
        if role == Role.KIND:
            return "finding"
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[column].text(row, mark)
        if role == Role.SORT:
            return COLUMNS[column].key(row, mark)
        if role == Role.MARK and column == 0:
            return row.severity
        if column == MARK_COLUMN:
            return self._mark_data(mark, role)
        return row.message if role == Qt.ItemDataRole.ToolTipRole else None

    def _mark_data(self, mark: MarkRow, role: int) -> object:
        if role == Role.MARK and mark.mark is not Mark.OPEN:
            return MARK_WORDS[mark.mark]
        if role == Role.NOTE:
            return mark.note or None
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return mark.tip or None
        return None

    # Qt overrides

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """The columns of the list."""
        return len(COLUMNS)

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """The roots, or the findings of one."""
        if not parent.isValid():
            return len(self._roots)
        ident = int(parent.internalId())
        if parent.column() > 0 or ident < len(self._rows):
            return 0
        return len(self._roots[ident - len(self._rows)])

    def index(self, row: int, column: int, parent: AnyIndex = _NOWHERE) -> QModelIndex:
        """The index of a root or a finding."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(row, column, self._root_ids[row])
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
        return self._index(len(self._rows) + self._root_of[int(child.internalId())])

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
        self._sorted_by = (column, order is Qt.SortOrder.DescendingOrder)
        self._arrange()
        self.changePersistentIndexList(before, [self._index(int(old.internalId()), old.column()) for old in before])
        self.layoutChanged.emit()
