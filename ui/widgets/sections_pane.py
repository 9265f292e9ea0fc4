"""Shows the sections of a filing as a list of wrapped titles, each with how many findings stand in it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from model.sheets.sectionsheet import SectionRow
from ui.itemmodels.roles import Role
from ui.itemmodels.sectionlist import SectionModel
from ui.style import scaled_font
from ui.theme import GRID, LIGHT, Theme
from ui.widgets.elided import wrapped
from ui.widgets.glyphs import GLYPHS
from ui.widgets.pane_title import PaneTitle

AnyIndex = QModelIndex | QPersistentModelIndex
_LINES = 6
_TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class SectionsPane(QWidget):
    """The sections of the filing that is shown."""

    section_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = SectionModel(self)
        self.view = _SectionView(self)
        self._delegate = SectionDelegate(self.view)
        self.view.setModel(self.model)
        self.view.setItemDelegate(self._delegate)
        self.view.selectionModel().currentChanged.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(PaneTitle("Sections"))
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)

    def show_rows(self, rows: list[SectionRow], current: int) -> None:
        """Shows the sections of another filing."""
        self.model.set_rows(rows)
        self.show_current(current)

    def show_current(self, number: int) -> None:
        """Marks the section that is shown."""
        index = self.model.index(number, 0)
        if index != self.view.currentIndex():
            self.view.setCurrentIndex(index)

    def set_theme(self, theme: Theme) -> None:
        """Draws in the colours of another theme."""
        self._delegate.theme = theme
        self.view.viewport().update()

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.section_chosen.emit(index.row())


class _SectionView(QListView):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Sections")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        # Titles wrap, so their height follows the width of the pane.
        self.setResizeMode(QListView.ResizeMode.Adjust)


class SectionDelegate(QStyledItemDelegate):
    """Draws a title over a few lines and the count of findings at its right."""

    theme = LIGHT

    def _lines(self, option: QStyleOptionViewItem, index: AnyIndex) -> list[str]:
        view = option.widget
        width = option.rect.width()
        if isinstance(view, QListView):
            # Room is kept for the scroll bar whether it is shown or not: it comes after the heights are known.
            width = view.width() - view.verticalScrollBar().sizeHint().width()
        metrics = QFontMetrics(option.font)
        count = index.data(Role.NOTE)
        aside = metrics.horizontalAdvance(f"{count} !") + GRID if count else 0
        return wrapped(index.data(), metrics, max(width - 3 * GRID - aside, 4 * GRID), _LINES)

    # Qt overrides

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """As high as the wrapped title, a few lines."""
        lines = self._lines(option, index)
        return QSize(4 * GRID, len(lines) * QFontMetrics(option.font).lineSpacing() + GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draws one section."""
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(self.theme.accent_ground))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(self.theme.accent), 1))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        painter.setFont(option.font)
        painter.setPen(QColor(self.theme.text))
        room = option.rect.adjusted(2 * GRID, GRID // 2, 0, 0)
        painter.drawText(room, _TOP_LEFT, "\n".join(self._lines(option, index)))
        count = index.data(Role.NOTE)
        if count:
            aside = option.rect.adjusted(0, GRID // 2, -GRID, 0)
            painter.setFont(scaled_font(option.font, 1.0, strong=True))
            painter.setPen(QColor(self.theme.error))
            painter.drawText(
                aside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, f"{count} {GLYPHS['error']}"
            )
        painter.restore()
