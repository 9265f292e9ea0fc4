"""The heading of the tree of lines: columns that are sorted, moved and hidden, kept for each class of periods."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from model.sheets.places import LABEL
from ui.theme import GRID

_ORDERS = (
    ("Sort &Upwards", Qt.SortOrder.AscendingOrder),
    ("Sort &Downwards", Qt.SortOrder.DescendingOrder),
)


@dataclass(frozen=True)
class _Layout:
    """Titles of columns as they were put in order, and those that are hidden."""

    order: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()


class LineHeader(QHeaderView):
    """A click sorts upwards, downwards, and as filed again; a right click offers what can be done with columns."""

    columns_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._kind: Hashable = None
        self._layouts: dict[Hashable, _Layout] = {}
        self._applying = False
        self.setObjectName("figures")
        self.setStretchLastSection(False)
        self.setMinimumSectionSize(5 * GRID)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(False)
        self.setSortIndicatorClearable(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._offer)
        self.sectionMoved.connect(self._keep_order)

    def show_kind(self, kind: Hashable) -> None:
        """Lays the columns of another sheet out as those of its class of periods were."""
        self._kind = kind
        layout = self._layouts.get(kind, _Layout())
        titles = self._titles()
        self._applying = True
        placed = [titles.index(title) for title in layout.order if title in titles]
        for place, column in enumerate([LABEL, *placed] if placed else range(self.count())):
            self.moveSection(self.visualIndex(column), place)
        for column, title in enumerate(titles):
            self.setSectionHidden(column, column != LABEL and title in layout.hidden)
        self._applying = False

    def shown_columns(self) -> list[int]:
        """The columns that are shown, from left to right."""
        places = (self.logicalIndex(place) for place in range(self.count()))
        return [column for column in places if not self.isSectionHidden(column)]

    def show_all(self) -> None:
        """Shows every column, newest first again."""
        self._layouts.pop(self._kind, None)
        self.show_kind(self._kind)
        self.columns_changed.emit()

    def set_hidden(self, column: int, hidden: bool) -> None:
        """Hides or shows a column of figures; the labels and the last column stay."""
        if column == LABEL or (hidden and len(self.shown_columns()) <= 2):
            return
        layout = self._layouts.get(self._kind, _Layout())
        title = {self._titles()[column]}
        names = layout.hidden | title if hidden else layout.hidden - title
        self._layouts[self._kind] = _Layout(layout.order, frozenset(names))
        self.setSectionHidden(column, hidden)
        self.columns_changed.emit()

    def menu(self, column: int) -> QMenu:
        """What can be done with the columns; the first entries are about one of them."""
        menu = QMenu(self)
        for text, order in _ORDERS:
            menu.addAction(text).triggered.connect(partial(self.setSortIndicator, column, order))
        filed = menu.addAction("As &Filed")
        filed.triggered.connect(partial(self.setSortIndicator, -1, Qt.SortOrder.AscendingOrder))
        filed.setEnabled(self.sortIndicatorSection() >= 0)
        menu.addSeparator()
        for other, title in enumerate(self._titles()):
            if other != LABEL:
                entry = menu.addAction(title)
                entry.setCheckable(True)
                entry.setChecked(not self.isSectionHidden(other))
                entry.triggered.connect(lambda shown, other=other: self.set_hidden(other, not shown))
        menu.addSeparator()
        everything = menu.addAction("Show &All Columns")
        everything.setEnabled(self._kind in self._layouts)
        everything.triggered.connect(self.show_all)
        return menu

    def titles(self, columns: Iterable[int]) -> list[str]:
        """What stands above columns, in one line."""
        spoken = Qt.ItemDataRole.AccessibleTextRole
        return [str(self.model().headerData(column, Qt.Orientation.Horizontal, spoken)) for column in columns]

    def _titles(self) -> list[str]:
        return self.titles(range(self.count()))

    def _keep_order(self) -> None:
        if not self._applying:
            titles = self._titles()
            order = tuple(titles[self.logicalIndex(place)] for place in range(1, self.count()))
            self._layouts[self._kind] = _Layout(order, self._layouts.get(self._kind, _Layout()).hidden)

    def offer(self, column: int, at: QPoint | None = None) -> None:
        """Opens the menu of a column, below its heading where no place is given."""
        menu = self.menu(column)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(at or QPoint(self.sectionViewportPosition(column), self.height())))

    def _offer(self, at: QPoint) -> None:
        column = self.logicalIndexAt(at)
        if column >= 0:
            self.offer(column, at)
