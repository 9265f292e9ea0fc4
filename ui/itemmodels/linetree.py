"""Shows a sheet of lines to Qt as a tree: the label, one column a period, and the facts whose period is open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, overload

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from model.filing import Filing, Placement
from model.sheets.linefilter import ShownNodes, every_node, matching_nodes, node_paths
from model.sheets.linesheet import Line, LineSheet, fact_text
from model.sheets.marks import Mark, cell_marks
from model.sheets.places import LABEL, Place, cell_at, column_count, facts_at
from model.totals.audit import Audit
from model.totals.ledger import Cell
from ui.itemmodels.roles import Role

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
#: Rows by which the width of a column is measured.
_MEASURED = 2_000
_NUMBER = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LABEL = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class _Table(NamedTuple):
    """A sheet with what it is read from."""

    filing: Filing
    audit: Audit
    sheet: LineSheet
    marks: dict[Cell, Mark]
    paths: list[str]


class LineTreeModel(QAbstractItemModel):
    """A read-only tree over the flat columns of a sheet; an index carries the id of its node, a filter hides nodes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table: _Table | None = None
        self._nodes: ShownNodes | None = None
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
        """Shows another sheet, unfiltered."""
        self.beginResetModel()
        self._table = _Table(filing, audit, sheet, cell_marks(filing, audit, sheet.scale), node_paths(sheet.tree))
        self._nodes = ShownNodes(sheet.tree, every_node(sheet.tree))
        self.endResetModel()

    def clear(self) -> None:
        """Shows nothing."""
        self.beginResetModel()
        self._table = self._nodes = None
        self.endResetModel()

    def set_filter(self, words: str, only_findings: bool) -> None:
        """Shows only rows whose path of labels holds every word, in any order, and what leads to them."""
        if self._table is None:
            return
        table = self._table
        marked = {Line(at.concept, at.dims, at.unit) for at, mark in table.marks.items() if mark.finding >= 0}
        wanted = marked.__contains__ if only_findings else None
        self.beginResetModel()
        self._nodes = ShownNodes(table.sheet.tree, matching_nodes(table.sheet, table.paths, words, wanted))
        self.endResetModel()

    def index_of(self, place: Place) -> QModelIndex:
        """The index of a place, invalid where the filter hides it."""
        if self._nodes is None or place.node not in self._nodes:
            return QModelIndex()
        return self.createIndex(self._nodes.row(place.node), place.column, place.node)

    def place_of(self, index: AnyIndex) -> Place | None:
        """The place of an index."""
        return Place(int(index.internalId()), index.column()) if index.isValid() else None

    def texts(self, column: int) -> Sequence[str]:
        """The texts of a column (of a long one its beginning), for a view that fits its width to them."""
        if self._table is None:
            return []
        table = self._table
        nodes = [Place(node, column) for node, line in enumerate(table.sheet.tree.line[:_MEASURED]) if line >= 0]
        return [_text(table, facts_at(table.sheet, place)) for place in nodes]

    def _label_data(self, table: _Table, node: int, role: int) -> object:
        tree = table.sheet.tree
        axis = table.filing.axes[tree.axis[node]] if tree.axis[node] >= 0 else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return tree.label[node]
        if axis is None or not axis.inferred:
            return None
        if role == Role.NOTE:
            return "inferred"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{axis.label}: the filing does not name this axis. {axis.basis or ''}".strip()
        return None

    def _value_data(self, table: _Table, place: Place, role: int) -> object:
        rows = facts_at(table.sheet, place)
        cell = cell_at(table.sheet, place)
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(table, rows)
        if role == Role.TOTAL:
            return cell is not None and cell in table.audit.by_total
        if role == Role.FACT:
            return rows[0] if rows else -1
        if role == Qt.ItemDataRole.FontRole:
            return self._likely if _placement(table, rows) is Placement.LIKELY else None
        mark = table.marks.get(cell) if cell is not None else None
        if role == Role.MARK:
            return mark.kind.value if mark else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return mark.message if mark else _doubt(table, rows)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join(text for text in (_text(table, rows), mark.message if mark else None) if text)
        return None

    # Qt overrides

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """The label and the periods."""
        return column_count(self._table.sheet) if self._table else 0

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """How many children the filter shows."""
        if self._nodes is None or parent.column() > 0:
            return 0
        return self._nodes.child_count(_node(parent))

    def index(self, row: int, column: int, parent: AnyIndex = _NOWHERE) -> QModelIndex:
        """The index of a child."""
        if self._nodes is None or not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, self._nodes.child(_node(parent), row))

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
        place, table = self.place_of(index), self._table
        if place is None or table is None:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LABEL if place.column == LABEL else _NUMBER
        if role == Role.KIND:
            return table.sheet.tree.kind[place.node].name.lower()
        if place.column == LABEL:
            return self._label_data(table, place.node, role)
        return self._value_data(table, place, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The periods."""
        if orientation is not Qt.Orientation.Horizontal or self._table is None:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LABEL if section == LABEL else _NUMBER
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        periods = self._table.sheet.periods
        if section == LABEL:
            return "Line"
        return self._table.filing.periods[periods[section - 1]].label() if section <= len(periods) else "Period open"


def _node(index: AnyIndex) -> int:
    return int(index.internalId()) if index.isValid() else -1


def _text(table: _Table, rows: list[int]) -> str:
    return "; ".join(fact_text(table.filing, row, table.sheet) for row in rows)


def _placement(table: _Table, rows: list[int]) -> Placement:
    return Placement(int(table.filing.facts.placement[rows[0]])) if rows else Placement.GIVEN


def _doubt(table: _Table, rows: list[int]) -> str | None:
    """Why it is not sure in which column a value stood."""
    if _placement(table, rows) not in (Placement.LIKELY, Placement.OPEN):
        return None
    return table.filing.facts.notes.get(rows[0], "The text does not say in which column this value stood.")
