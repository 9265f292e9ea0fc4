"""Keeps the labels of lines in sight while the columns of figures move below them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTreeView, QWidget

from model.sheets.places import LABEL
from ui.theme import LIGHT, Theme
from ui.widgets.lines.delegate import LineDelegate, row_tint, rule_colour
from ui.widgets.lines.header import LineHeader


class FrozenLabels(QWidget):
    """Lies over the left edge of a tree that is moved sideways, and shows the labels of its rows as the tree would.

    It has no focus and no selection of its own: the keyboard stays in the tree.
    """

    def __init__(self, view: QTreeView, header: LineHeader, delegate: LineDelegate) -> None:
        super().__init__(view)
        self._view, self._header, self._delegate = view, header, delegate
        self._theme = LIGHT
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        view.horizontalScrollBar().valueChanged.connect(self.follow)
        header.sectionResized.connect(self.follow)
        header.sectionMoved.connect(self.follow)
        header.geometriesChanged.connect(self.follow)
        model, selection = view.model(), view.selectionModel()
        for change in (
            view.verticalScrollBar().valueChanged,
            view.expanded,
            view.collapsed,
            model.modelReset,
            model.layoutChanged,
            selection.currentChanged,
            selection.selectionChanged,
        ):
            change.connect(self.update)

    def set_theme(self, theme: Theme) -> None:
        """Draws in the colours of another theme."""
        self._theme = theme
        self.update()

    def follow(self) -> None:
        """Lies over the labels' place where the tree is moved sideways, else nowhere."""
        viewport = self._view.viewport().geometry()
        top = self._header.geometry().top()
        self.setGeometry(viewport.left(), top, self._width(), viewport.bottom() + 1 - top)
        labels, columns = self._header.sectionSize(LABEL), range(1, self._header.count())
        widest = max((self._header.sectionSize(column) for column in columns), default=0)
        # With less room than a column takes, all of it could never be seen.
        self.setVisible(self._view.horizontalScrollBar().value() > 0 and labels + widest <= viewport.width())
        self.raise_()
        self.update()

    @property
    def edge(self) -> int:
        """Up to where columns are hidden below the labels."""
        return self._header.sectionSize(LABEL) if self.isVisible() else 0

    def _width(self) -> int:
        """Where the first column begins that is not below the labels: half an amount would be read as another one."""
        labels, header = self._header.sectionSize(LABEL), self._header
        columns = [column for column in range(1, header.count()) if not header.isSectionHidden(column)]
        edges = sorted(header.sectionViewportPosition(column) for column in columns)
        return next((edge for edge in edges if edge >= labels), labels)

    def _rows_top(self) -> int:
        return self._view.viewport().geometry().top() - self.geometry().top()

    def _label_at(self, place: QPoint) -> QModelIndex:
        """The label of the row at a place of this widget."""
        return self._view.indexAt(QPoint(self.width(), place.y() - self._rows_top())).siblingAtColumn(LABEL)

    def _room_of(self, index: QModelIndex) -> QRect:
        """Where a label is drawn in this widget, behind its indentation."""
        rect = self._view.visualRect(index)
        left = rect.left() + self._view.horizontalScrollBar().value()
        return QRect(left, rect.top() + self._rows_top(), self.width() - left - 1, rect.height())

    def _option_of(self, index: QModelIndex) -> QStyleOptionViewItem:
        option = QStyleOptionViewItem()
        option.initFrom(self._view)
        option.rect = self._room_of(index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        if self._view.selectionModel().isSelected(index):
            option.state |= QStyle.StateFlag.State_Selected
        if index == self._view.currentIndex() and self._view.hasFocus():
            option.state |= QStyle.StateFlag.State_HasFocus
        return option

    def _paint_row(self, painter: QPainter, index: QModelIndex) -> None:
        option = self._option_of(index)
        row = QRect(0, option.rect.top(), self.width(), option.rect.height())
        if index == self._view.currentIndex().siblingAtColumn(LABEL):
            painter.fillRect(row, row_tint(self._theme))
        self._view.drawBranches(painter, row.adjusted(0, 0, option.rect.left() - row.right() - 1, 0), index)
        self._delegate.paint(painter, option, index)

    # Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the heading and the rows that are in sight."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.surface))
        self._header.paintSection(painter, QRect(0, 0, self.width(), self._rows_top()), LABEL)
        index = self._label_at(QPoint(0, self._rows_top()))
        while index.isValid() and self._room_of(index).top() < self.height():
            self._paint_row(painter, index)
            index = self._view.indexBelow(index)
        painter.setPen(QPen(rule_colour(self._theme), 1))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses a label, or opens its row."""
        place = event.position().toPoint()
        index = self._label_at(place)
        if not index.isValid() or event.button() is not Qt.MouseButton.LeftButton:
            return
        if place.x() < self._room_of(index).left():
            self._view.setExpanded(index, not self._view.isExpanded(index))
            return
        # The columns stay where they were moved to.
        self._view.setAutoScroll(False)
        self._view.setCurrentIndex(index)
        self._view.setAutoScroll(True)
        self._view.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens a row, or closes it."""
        index = self._label_at(event.position().toPoint())
        self._view.setExpanded(index, not self._view.isExpanded(index))

    def event(self, event: QEvent) -> bool:
        """Tells of a label what the tree would."""
        if isinstance(event, QHelpEvent):
            index = self._label_at(event.pos())
            return self._delegate.helpEvent(event, self._view, self._option_of(index), index)
        return super().event(event)
