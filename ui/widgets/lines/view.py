"""Shows the tree of lines and lets mouse and keyboard choose a cell in it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QByteArray,
    QEvent,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from model.sheets.places import LABEL, Place
from ui.itemmodels.linetree import LineTreeModel
from ui.theme import GRID, LIGHT, Theme
from ui.widgets.glyphs import draw_chevron
from ui.widgets.lines.columns import Sheets
from ui.widgets.lines.delegate import GUTTER, LineDelegate, row_tint
from ui.widgets.lines.frozen import FrozenLabels
from ui.widgets.lines.header import LineHeader

#: A tree with fewer rows stands open from the beginning.
SMALL = 200
_NARROWEST_LABEL = 24 * GRID
_WIDEST_FIGURE = 30 * GRID
#: What texts between amounts are given at least.
_NARROWEST_TEXT = 12 * GRID
#: Labels that have less of the width than this are given up to half of it.
_FAIR_SHARE = 0.4
#: So many labels are measured, those with the most signs.
_MEASURED = 12


class LineView(QTreeView):
    """The tree; a cell is chosen, not a row, for a total is one line in one period."""

    place_chosen = Signal(object)

    def __init__(self, model: LineTreeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = model
        self._theme = LIGHT
        self._label_width = 0
        #: The widths that columns of nothing but texts need for their titles, and want.
        self._texts: dict[int, tuple[int, int]] = {}
        self._fitting = False
        self._delegate = LineDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Lines")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformRowHeights(True)
        self.setIndentation(2 * GRID)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setExpandsOnDoubleClick(True)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.columns = LineHeader(self)
        self.columns.sectionResized.connect(self._on_resized)
        self.columns.columns_changed.connect(self._fit_labels)
        self.setHeader(self.columns)
        # Sorting begins with the column of the indicator: none, so that lines stand as they are filed.
        self.columns.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self._frozen = FrozenLabels(self, self.columns, self._delegate)
        # What is in sight only in part is painted otherwise, so that moving its picture along is not enough.
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)
        self.horizontalScrollBar().valueChanged.connect(self.columns.viewport().update)
        model.modelReset.connect(self._unfold)

    def set_theme(self, theme: Theme) -> None:
        """Draws in the colours of another theme."""
        self._theme = theme
        self._delegate.set_theme(theme)
        self._frozen.set_theme(theme)
        self.columns.set_theme(theme)
        self.header().setStyleSheet(f"QHeaderView::section {{ padding-right: {GUTTER}px; }}")
        self.viewport().update()

    def show_place(self, place: Place | None) -> None:
        """Makes a place the current cell, and shows with it the members that it is made of."""
        index = self._lines.index_of(place) if place is not None else QModelIndex()
        if index.isValid() and index != self.currentIndex():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flags)
            members = self._lines.rowCount(index.siblingAtColumn(0))
            if members:
                self.scrollTo(self._lines.index(members - 1, 0, index.siblingAtColumn(0)))
            self.scrollTo(index)

    def show_sheets(self, sheets: Sheets) -> None:
        """Fits the columns to a new sheet of a filing and a class of periods, unsorted."""
        self.columns.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.columns.show_sheets(sheets)
        self.fit_columns()

    def offer_columns(self) -> None:
        """Opens the menu of the column in which the keyboard is."""
        self.columns.offer(max(self.currentIndex().column(), LABEL))

    def move_column(self, step: int) -> None:
        """Moves the column in which the keyboard is."""
        self.columns.shift(self.currentIndex().column(), step)
        self.scrollTo(self.currentIndex())

    def fit_columns(self) -> None:
        """Makes the columns of figures as wide as what they hold, and gives the labels the rest.

        A text widens no column of amounts: it ends in an ellipsis there, and is read in its tooltip.
        """
        self._texts = {}
        for column in range(1, self._lines.columnCount()):
            title = str(self._lines.headerData(column, Qt.Orientation.Horizontal)).split("\n")
            amounts, texts = self._lines.texts(column), self._lines.texts(column, prose=True)
            width = self._widest([*title, *amounts])
            wanted = min(self._widest(texts), _WIDEST_FIGURE) if texts else 0
            if amounts:
                wanted = min(wanted, _NARROWEST_TEXT)
            elif wanted > width:
                self._texts[column] = width, wanted
            self.setColumnWidth(column, min(max(width, wanted), _WIDEST_FIGURE))
        self._fit_texts()
        self._fit_labels()

    def _widest(self, texts: Iterable[str]) -> int:
        font = self.font()
        return max(self._delegate.figure_width(text, font) for text in texts) + GRID

    def _fit_texts(self) -> None:
        """Leaves room for labels beside columns that hold nothing but texts."""
        for column, (least, wanted) in self._texts.items():
            self.setColumnWidth(column, max(least, min(wanted, self.viewport().width() // 2)))

    def remember(self, width: QByteArray | None) -> None:
        """Gives the labels the width that the user chose."""
        self._label_width = int(bytes(width.data())) if width is not None and bytes(width.data()).isdigit() else 0

    def chosen(self) -> QByteArray | None:
        """The width of the labels that the user chose, None where they have what room there is."""
        return QByteArray.number(self._label_width) if self._label_width else None

    def _fit_labels(self) -> None:
        figures = sum(self.columnWidth(column) for column in range(1, self._lines.columnCount()))
        whole = self.viewport().width()
        room = whole - figures
        if room < _FAIR_SHARE * whole:
            # The last column is better out of sight than every label cut.
            room = max(room, min(self._longest_label(), whole // 2))
        self._fitting = True
        self.setColumnWidth(LABEL, self._label_width or max(_NARROWEST_LABEL, room))
        self._fitting = False

    def _longest_label(self) -> int:
        """The width of the longest labels, as far as can be told by their signs."""
        level = self.indentation()
        labels = self._lines.longest_labels(_MEASURED, level // GRID)
        return max(
            (level * (depth + 1) + self._delegate.label_width(look, self.font()) for depth, look in labels), default=0
        )

    def _on_resized(self, column: int, _before: int, width: int) -> None:
        if column == LABEL and not self._fitting:
            self._label_width = width

    def _fill_ground(self) -> None:
        # A style sheet with a background takes this away; without it every scrolled line repaints the whole page.
        self.viewport().setAutoFillBackground(True)

    def _unfold(self) -> None:
        if self._lines.shown < SMALL:
            self.expandAll()
        else:
            self.expandToDepth(0)

    # Qt overrides

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Tells which place was chosen."""
        super().currentChanged(current, previous)
        self.viewport().update()
        self.place_chosen.emit(self._lines.place_of(current))

    def changeEvent(self, event: QEvent) -> None:
        """Keeps the ground of the rows opaque."""
        super().changeEvent(event)
        self._fill_ground()

    def showEvent(self, event: QShowEvent) -> None:
        """Keeps the ground of the rows opaque."""
        super().showEvent(event)
        self._fill_ground()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives the labels what room there is."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_texts()
            self._fit_labels()
        self._frozen.follow()

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Brings a cell into sight, from below the labels too."""
        super().scrollTo(index, hint)
        bar = self.horizontalScrollBar()
        hidden = self._frozen.edge - self.visualRect(index).left()
        if index.column() != LABEL and bar.value() and hidden > 0:
            bar.setValue(bar.value() - hidden)

    def drawRow(self, painter: QPainter, options: object, index: QModelIndex | QPersistentModelIndex) -> None:
        """Leads the eye along the row of the current cell."""
        current = self.currentIndex()
        if current.isValid() and current.internalId() == index.internalId():
            rect = QRect(0, self.visualRect(index).top(), self.viewport().width(), self.rowHeight(index))
            painter.fillRect(rect, row_tint(self._theme))
        super().drawRow(painter, options, index)  # type: ignore[arg-type]

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """Draws a thin chevron where a row opens, and no lines."""
        if self._lines.rowCount(index):
            draw_chevron(painter, rect, self._theme, opened=self.isExpanded(index))


def copy_to_clipboard(text: str, html: str = "") -> None:
    """Puts text on the clipboard, as a table where it comes with one."""
    if text:
        data = QMimeData()
        data.setText(text)
        if html:
            data.setHtml(html)
        QGuiApplication.clipboard().setMimeData(data)
