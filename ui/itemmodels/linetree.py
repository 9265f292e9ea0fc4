"""Shows a sheet of lines to Qt as a tree: the label, one column a period, and the facts whose period is open."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nlargest
from itertools import islice
from typing import NamedTuple, overload

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from model.filing import Filing, Placement
from model.sheets.findings.words import FindingWords
from model.sheets.linefilter import ShownNodes, as_filed, every_node, matching_nodes, sorted_nodes
from model.sheets.lines.longest import longest_amounts
from model.sheets.lines.tree import preorder
from model.sheets.lines.words import (
    cell_note,
    cell_text,
    holds_text,
    label_note,
    period_title,
    placement_of,
    stands_as_total,
    unit_note,
)
from model.sheets.linesheet import LineSheet, NodeKind
from model.sheets.marks import Mark, cell_marks, unchecked_notes
from model.sheets.places import LABEL, Place, cell_at, column_count, facts_at
from model.totals.audit import Audit
from model.totals.ledger import Cell
from ui.itemmodels.roles import Role

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
#: Rows by which the width of a column is measured.
_MEASURED = 2_000
#: Of so many amounts of a column the widths are compared.
_LONGEST = 40
#: Cells of which the look is kept: many pages.
_KEPT = 20_000
_NUMBER = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LABEL = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class _Table(NamedTuple):
    """A sheet with what it is read from."""

    filing: Filing
    audit: Audit
    sheet: LineSheet
    marks: dict[Cell, Mark]
    #: Why no total says whether amounts are right.
    notes: dict[Cell, str]


class Look(NamedTuple):
    """All that is painted of a cell: a page has hundreds, and each role that Qt asks for costs as much again."""

    text: str
    quiet: bool = False
    note: str | None = None
    mark: str | None = None
    total: bool = False
    italic: bool = False
    prose: bool = False


class LineTreeModel(QAbstractItemModel):
    """A read-only tree over the flat columns of a sheet; an index carries the id of its node.

    A filter hides nodes and a column sorts them among their neighbours, both as operations on arrays of ids.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table: _Table | None = None
        self._nodes: ShownNodes | None = None
        self._looks: dict[Place, Look] = {}
        self._columns = 0
        #: Whether rows stand otherwise than filed: nothing is then a rule above what adds up to it.
        self._sorted = False
        self._likely = QFont()
        self._likely.setItalic(True)

    @property
    def sheet(self) -> LineSheet | None:
        """The sheet that is shown."""
        return self._table.sheet if self._table else None

    @property
    def shown(self) -> int:
        """How many rows the filter lets through, on all levels."""
        return len(self._nodes) if self._nodes is not None else 0

    def set_sheet(self, filing: Filing, audit: Audit, sheet: LineSheet) -> None:
        """Shows another sheet, unfiltered and as filed."""
        self.beginResetModel()
        self._looks.clear()
        words = FindingWords(filing)
        words.stand_in(sheet.section, sheet)
        marks = cell_marks(filing, audit, sheet.scale, words)
        notes = unchecked_notes(audit, sheet.scale, words)
        self._table = _Table(filing, audit, sheet, marks, notes)
        self._columns, self._sorted = column_count(sheet), False
        self._nodes = ShownNodes(sheet.tree, every_node(sheet.tree), as_filed(sheet.tree))
        self.endResetModel()

    def clear(self) -> None:
        """Shows nothing."""
        self.beginResetModel()
        self._looks.clear()
        self._table = self._nodes = None
        self._columns = 0
        self.endResetModel()

    def set_filter(self, words: str, only_findings: bool) -> None:
        """Shows only rows that hold every word, or stand under what does, in any order, and what leads to them."""
        if self._table is None or self._nodes is None:
            return
        table = self._table
        marked = {(at.concept, at.dims, at.unit) for at, mark in table.marks.items() if mark.finding >= 0}
        mask = matching_nodes(table.sheet, words, (lambda line: line[:3] in marked) if only_findings else None)
        self.beginResetModel()
        self._nodes = ShownNodes(table.sheet.tree, mask, self._nodes.order)
        self.endResetModel()

    def index_of(self, place: Place) -> QModelIndex:
        """The index of a place, invalid where the filter hides it."""
        if self._nodes is None or place.node not in self._nodes:
            return QModelIndex()
        return self.createIndex(self._nodes.row(place.node), place.column, place.node)

    def place_of(self, index: AnyIndex) -> Place | None:
        """The place of an index."""
        return Place(int(index.internalId()), index.column()) if index.isValid() else None

    def look_of(self, index: AnyIndex) -> Look:
        """What is painted of an index; kept for when it is painted again."""
        place = Place(int(index.internalId()), index.column())
        look = self._looks.get(place)
        if look is None:
            if len(self._looks) >= _KEPT:
                self._looks.clear()
            look = self._looks[place] = self._look(place)
        return look

    def _look(self, place: Place) -> Look:
        if self._table is None:
            return Look("")
        filing, audit, sheet, marks, _ = self._table
        if place.column == LABEL:
            tree = sheet.tree
            inferred = tree.axis[place.node] >= 0 and filing.axes[tree.axis[place.node]].inferred
            quiet = tree.kind[place.node] in (NodeKind.HEADING, NodeKind.AXIS)
            note = "inferred" if inferred else unit_note(filing, sheet, place.node)
            return Look(tree.label[place.node], quiet, note)
        cell = cell_at(sheet, place)
        mark = marks.get(cell) if cell is not None else None
        return Look(
            cell_text(filing, sheet, place),
            mark=mark.kind.value if mark else None,
            total=not self._sorted and stands_as_total(audit, sheet, place),
            italic=placement_of(filing, sheet, place) is Placement.LIKELY,
            prose=holds_text(filing, sheet, place),
        )

    def texts(self, column: int, *, prose: bool = False) -> Sequence[str]:
        """The longest amounts of a column, or its texts (of many lines the first), for a view that fits its width."""
        if self._table is None:
            return []
        filing, sheet = self._table.filing, self._table.sheet
        if not prose and column <= len(sheet.periods):
            shown = longest_amounts(filing, sheet, column, _LONGEST)
        else:
            places = (Place(node, column) for node, line in enumerate(sheet.tree.line[:_MEASURED]) if line >= 0)
            shown = [place for place in places if holds_text(filing, sheet, place) is prose]
        return [text for place in shown if (text := cell_text(filing, sheet, place))]

    def longest_labels(self, count: int, signs: int) -> list[tuple[int, Look]]:
        """The labels with the most signs, each with its depth from 0, a level being as wide as `signs`."""
        if self._table is None:
            return []
        labels = self._table.sheet.tree.label
        rows = islice(preorder(self._table.sheet.tree), _MEASURED)
        longest = nlargest(count, rows, key=lambda row: len(labels[row[0]]) + signs * row[1])
        return [(depth, self._look(Place(node, LABEL))) for node, depth in longest]

    def _label_data(self, table: _Table, index: AnyIndex, role: int) -> object:
        look = self.look_of(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return look.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{look.text}, {look.note}" if look.note else look.text
        if role == Role.NOTE:
            return look.note
        return label_note(table.filing, table.sheet, _node(index)) if role == Qt.ItemDataRole.ToolTipRole else None

    def _value_data(self, table: _Table, index: AnyIndex, role: int) -> object:
        look = self.look_of(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return look.text
        if role == Role.TOTAL:
            return look.total
        if role == Role.MARK:
            return look.mark
        if role == Qt.ItemDataRole.FontRole:
            return self._likely if look.italic else None
        filing, sheet, place = table.filing, table.sheet, Place(_node(index), index.column())
        if role == Role.FACT:
            return next(iter(facts_at(sheet, place)), -1)
        if role not in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        cell = cell_at(sheet, place)
        mark = table.marks.get(cell) if cell is not None else None
        note = table.notes.get(cell) if cell is not None else None
        parts = (mark.message if mark else None, note, cell_note(filing, sheet, place))
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in parts if part) or None
        return ". ".join(part for part in (look.text, *parts) if part)

    # Qt overrides

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """The label and the periods."""
        return self._columns

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """How many children the filter shows."""
        if self._nodes is None or parent.column() > 0:
            return 0
        return self._nodes.child_count(_node(parent))

    def index(self, row: int, column: int, parent: AnyIndex = _NOWHERE) -> QModelIndex:
        """The index of a child."""
        nodes, node = self._nodes, _node(parent)
        # Not `hasIndex`, which asks for both counts again: this runs once a cell that is painted.
        if nodes is None or parent.column() > 0 or not 0 <= column < self._columns:
            return QModelIndex()
        if not 0 <= row < nodes.child_count(node):
            return QModelIndex()
        return self.createIndex(row, column, nodes.child(node, row))

    @overload
    def parent(self) -> QObject: ...
    @overload
    def parent(self, child: AnyIndex) -> QModelIndex: ...
    def parent(self, child: AnyIndex | None = None) -> QModelIndex | QObject | None:
        """The index of a parent."""
        if child is None:
            return QObject.parent(self)
        if not child.isValid() or self._table is None or self._nodes is None:
            return QModelIndex()
        node = self._table.sheet.tree.parent[_node(child)]
        return self.createIndex(self._nodes.row(node), 0, node) if node >= 0 else QModelIndex()

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows."""
        table = self._table
        if table is None or not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LABEL if index.column() == LABEL else _NUMBER
        if role == Role.KIND:
            return table.sheet.tree.kind[_node(index)].name.lower()
        return (self._value_data if index.column() else self._label_data)(table, index, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The periods."""
        if orientation is not Qt.Orientation.Horizontal or self._table is None:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LABEL if section == LABEL else _NUMBER
        title = period_title(self._table.filing, self._table.sheet, section)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return title
        # Two dates stand below each other, so that a column is no wider than its figures need.
        return title.replace(" – ", " –\n") if role == Qt.ItemDataRole.DisplayRole else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sorts rows among those of the same parent; a column of -1 puts them as they are filed."""
        if self._table is None or self._nodes is None:
            return
        filing, sheet = self._table.filing, self._table.sheet
        self.layoutAboutToBeChanged.emit()
        # Only now: views make their own indexes persistent when they hear of the change.
        before = self.persistentIndexList()
        self._sorted = 0 <= column < self.columnCount()
        self._looks.clear()
        if self._sorted:
            places = sorted_nodes(filing, sheet, column, descending=order is Qt.SortOrder.DescendingOrder)
        else:
            places = as_filed(sheet.tree)
        nodes = self._nodes = ShownNodes(sheet.tree, self._nodes.mask, places)
        idents = [int(index.internalId()) for index in before]
        after = [
            self.createIndex(nodes.row(ident), index.column(), ident)
            for ident, index in zip(idents, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()


def _node(index: AnyIndex) -> int:
    return int(index.internalId()) if index.isValid() else -1
