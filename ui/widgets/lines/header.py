"""The heading of the tree of lines: columns that are sorted, moved and hidden, for each filing and class of periods."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHeaderView, QMenu, QStyleOptionHeader, QWidget

from model.sheets.places import LABEL
from ui.theme import GRID, LIGHT, Theme
from ui.widgets.lines.columns import ColumnLayout, Layouts, Sheets

_ORDERS = (
    ("Sort &Upwards", Qt.SortOrder.AscendingOrder),
    ("Sort &Downwards", Qt.SortOrder.DescendingOrder),
)
_ARROWS = QStyleOptionHeader.SortIndicator
#: Upwards is an arrow that points upwards, whatever a style makes of it.
_TURNED = {_ARROWS.SortDown: _ARROWS.SortUp, _ARROWS.SortUp: _ARROWS.SortDown}
#: The keys that move a column, and how far.
MOVES = {"Move &Left": ("Alt+Shift+Left", -1), "Move &Right": ("Alt+Shift+Right", 1)}


def cut_part(span: QRect, sight: int) -> QRect | None:
    """What can be seen of a span that lies beyond one end of what is in sight; None where all of it can."""
    if span.left() >= 0 and span.right() < sight:
        return None
    return span.intersected(QRect(0, span.top(), sight, span.height()))


class LineHeader(QHeaderView):
    """A click sorts upwards, downwards, and as filed again; a right click offers what can be done with columns."""

    columns_changed = Signal()
    #: The user put the columns in another order, or hid or showed some.
    arranged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._sheets = Sheets("", "")
        self._layouts: dict[Sheets, ColumnLayout] = {}
        self._applying = False
        self._theme = LIGHT
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

    def set_theme(self, theme: Theme) -> None:
        """Draws in the colours of another theme."""
        self._theme = theme

    @property
    def layouts(self) -> Layouts:
        """How the columns of each filing stand, where the user changed that."""
        return dict(self._layouts)

    def lay_out(self, layouts: Layouts) -> None:
        """Gives the columns of each filing an order that they had; those that it does not know stand as at first."""
        self._layouts = dict(layouts)
        self.show_sheets(self._sheets)
        self.columns_changed.emit()

    def forget(self) -> None:
        """Gives the columns of this filing, in all classes of periods, the order that they had at first, unsorted."""
        self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.lay_out({known: layout for known, layout in self._layouts.items() if known.path != self._sheets.path})

    def show_sheets(self, sheets: Sheets) -> None:
        """Lays the columns of another sheet out as those of its filing and class of periods were."""
        self._sheets = sheets
        layout = self._layout()
        titles = self._titles()
        self._applying = True
        placed = [titles.index(title) for title in layout.order if title in titles]
        for place, column in enumerate([LABEL, *placed] if placed else range(self.count())):
            self.moveSection(self.visualIndex(column), place)
        hidden = self._hidden()
        for column, title in enumerate(titles):
            self.setSectionHidden(column, column != LABEL and title in hidden)
        self._applying = False

    def shown_columns(self) -> list[int]:
        """The columns that are shown, from left to right."""
        places = (self.logicalIndex(place) for place in range(self.count()))
        return [column for column in places if not self.isSectionHidden(column)]

    def show_all(self) -> None:
        """Shows every column, newest first again."""
        self._layouts.pop(self._sheets, None)
        self.lay_out(self._layouts)
        self.arranged.emit()

    def can_move(self, column: int, step: int) -> bool:
        """Whether a column has another beside it with which it may change places."""
        shown = self.shown_columns()
        return column in shown[1:] and 1 <= shown.index(column) + step < len(shown)

    def shift(self, column: int, step: int) -> None:
        """Moves a column by one place among those that are shown; the labels stay first."""
        if self.can_move(column, step):
            shown = self.shown_columns()
            other = shown[shown.index(column) + step]
            self.moveSection(self.visualIndex(column), self.visualIndex(other))

    def set_hidden(self, column: int, hidden: bool) -> None:
        """Hides or shows a column of figures; the labels and the last column stay."""
        if column == LABEL or (hidden and len(self.shown_columns()) <= 2):
            return
        layout = self._layout()
        title = {self._titles()[column]}
        names = self._hidden() | title if hidden else self._hidden() - title
        self._keep(ColumnLayout(layout.order, frozenset(names)))
        self.setSectionHidden(column, hidden)
        self.columns_changed.emit()
        self.arranged.emit()

    def menu(self, column: int) -> QMenu:
        """What can be done with the columns; the first entries are about one of them."""
        menu = QMenu(self)
        for text, order in _ORDERS:
            menu.addAction(text).triggered.connect(partial(self.setSortIndicator, column, order))
        filed = menu.addAction("As &Filed")
        filed.triggered.connect(partial(self.setSortIndicator, -1, Qt.SortOrder.AscendingOrder))
        filed.setEnabled(self.sortIndicatorSection() >= 0)
        menu.addSeparator()
        for text, (key, step) in MOVES.items():
            # The key is that of an action of the window, and only shown here.
            entry = menu.addAction(f"{text}\t{key}")
            entry.triggered.connect(partial(self.shift, column, step))
            entry.setEnabled(self.can_move(column, step))
        menu.addSeparator()
        for other, title in enumerate(self._titles()):
            if other != LABEL:
                entry = menu.addAction(title)
                entry.setCheckable(True)
                entry.setChecked(not self.isSectionHidden(other))
                entry.triggered.connect(lambda shown, other=other: self.set_hidden(other, not shown))
        menu.addSeparator()
        everything = menu.addAction("Show &All Columns")
        everything.setEnabled(self._sheets in self._layouts)
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
            self._keep(ColumnLayout(order, self._layout().hidden))
            self.arranged.emit()

    def _layout(self) -> ColumnLayout:
        return self._layouts.get(self._sheets, ColumnLayout())

    def _hidden(self) -> frozenset[str]:
        """The titles that are hidden; none of these columns where all were, as those of another section may be."""
        hidden, figures = self._layout().hidden, frozenset(self._titles()[1:])
        return hidden if figures - hidden else hidden - figures

    def _keep(self, layout: ColumnLayout) -> None:
        # What was changed last stands last: of very many the first are forgotten.
        self._layouts.pop(self._sheets, None)
        self._layouts[self._sheets] = layout

    # Qt overrides

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, column: int) -> None:
        """Turns the arrow of a sorted column, and leaves out a title that would be cut, as amounts are."""
        super().initStyleOptionForIndex(option, column)
        option.sortIndicator = _TURNED.get(option.sortIndicator, option.sortIndicator)
        if column != LABEL and cut_part(self._span(column), self.viewport().width()) is not None:
            option.text = ""

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        """Draws one heading; an ellipsis where the amounts below are one."""
        super().paintSection(painter, rect, column)
        part = cut_part(self._span(column), self.viewport().width()) if column != LABEL else None
        if part is not None:
            painter.setPen(QColor(self._theme.muted))
            painter.drawText(part, Qt.AlignmentFlag.AlignCenter, "…")

    def _span(self, column: int) -> QRect:
        return QRect(self.sectionViewportPosition(column), 0, self.sectionSize(column), self.height())

    def offer(self, column: int, at: QPoint | None = None) -> None:
        """Opens the menu of a column, below its heading where no place is given."""
        menu = self.menu(column)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(at or QPoint(self.sectionViewportPosition(column), self.height())))

    def _offer(self, at: QPoint) -> None:
        column = self.logicalIndexAt(at)
        if column >= 0:
            self.offer(column, at)
