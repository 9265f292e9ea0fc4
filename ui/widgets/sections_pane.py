"""Shows the sections of a filing under collapsible headings, with a field that finds one by its words."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from model.sheets.sectionsheet import SectionRow, matching_sections
from ui.itemmodels.roles import Role
from ui.itemmodels.sectionlist import SectionModel
from ui.style import scaled_font
from ui.theme import GRID, LIGHT, Theme
from ui.widgets.elided import wrapped
from ui.widgets.glyphs import GLYPHS, draw_chevron, mark_colour
from ui.widgets.pane_title import PaneTitle, blank_label
from ui.widgets.search.field import SearchField

AnyIndex = QModelIndex | QPersistentModelIndex
#: A longer title ends in an ellipsis and is told in full by its tooltip.
_LINES = 2
#: Titles of which the lines are kept, each for a width of the pane.
_KEPT = 2000
_TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_TOP_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


class SectionsPane(QWidget):
    """The sections of the filing that is shown."""

    section_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = SectionModel(self)
        self.view = _SectionView(self.model, self)
        self.search = SearchField(filters=True)
        self.nothing = blank_label("No section holds these words.")
        self._rows: list[SectionRow] = []
        self._current = -1
        self._filling = False
        self._build()
        self.view.selectionModel().currentChanged.connect(self._choose)
        self.search.textChanged.connect(self._fill)
        self.search.left.connect(self._leave_search)
        self.setFocusProxy(self.view)

    def show_rows(self, rows: list[SectionRow], current: int) -> None:
        """Shows the sections of another filing."""
        self._rows, self._current = rows, current
        self._fill()

    def show_current(self, number: int) -> None:
        """Marks the section that is shown, unless the search hides it."""
        self._current = number
        index = self.model.index_of(number)
        if index.isValid() and index != self.view.currentIndex():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    def set_theme(self, theme: Theme) -> None:
        """Draws in the colours of another theme."""
        self.view.set_theme(theme)

    def _fill(self) -> None:
        rows = matching_sections(self._rows, self.search.text())
        self._filling = True
        self.model.set_rows(rows)
        self.view.expandAll()
        self._filling = False
        self.nothing.setVisible(bool(self._rows) and not rows)
        self.show_current(self._current)

    def _choose(self, index: QModelIndex) -> None:
        number = self.model.section_of(index)
        # A reset of the model clears the current row; that is no choice of the user's.
        if not self._filling and number is not None:
            self._current = number
            self.section_chosen.emit(number)

    def _leave_search(self) -> None:
        """Goes to the list; where the section that is shown is not in it, to the first one that was found."""
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.view.currentIndex().isValid() and self.model.rowCount():
            first = self.model.index(0, 0)
            below = self.model.index(0, 0, first)
            self.view.setCurrentIndex(below if below.isValid() else first)

    def _build(self) -> None:
        self.search.setPlaceholderText("Find a section")
        self.search.setAccessibleName("Find a section")
        self.search.setToolTip("Words of a title, in any order")
        self.search.setMinimumWidth(0)
        above = QWidget()
        above.setObjectName("pane-title")
        above.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        field = QHBoxLayout(above)
        field.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        field.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(PaneTitle("Sections"))
        column.addWidget(above)
        column.addWidget(self.nothing)
        column.addWidget(self.view, 1)


class _SectionView(QTreeView):
    def __init__(self, model: SectionModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = _SectionDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Sections")
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setIndentation(2 * GRID)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        self.viewport().update()

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left goes to the heading and then closes it, whatever the style does."""
        above = self.currentIndex().parent()
        if event.key() == Qt.Key.Key_Left and above.isValid():
            self.setCurrentIndex(above)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Titles wrap, so their height follows the width of the pane.
        self.scheduleDelayedItemsLayout()
        # The list of findings opens below, and would leave the section that is shown out of sight.
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def drawBranches(self, painter: QPainter, rect: QRect, index: AnyIndex) -> None:
        if index.data(Role.KIND) == "heading":
            draw_chevron(painter, rect, self._delegate.theme, opened=self.isExpanded(index))


class _SectionDelegate(QStyledItemDelegate):
    """Draws a title over at most two lines and the count of findings at its right."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = LIGHT
        self._font = QFont()
        #: The lines of a title by the room that it has: they are asked for several times before each painting.
        self._wrapped: dict[tuple[str, int], list[str]] = {}

    def _lines(self, option: QStyleOptionViewItem, index: AnyIndex) -> list[str]:
        view = option.widget
        if not isinstance(view, QTreeView) or index.data(Role.KIND) == "heading":
            return [str(index.data())]
        metrics = QFontMetrics(option.font)
        count = index.data(Role.NOTE)
        aside = metrics.horizontalAdvance(f"{count} {GLYPHS['warning']}") + GRID if count else 0
        # While heights are asked for, the rectangle of the option is not yet that of the row; and room is kept for the
        # scroll bar whether it is shown or not, for it comes after the heights are known.
        width = view.width() - view.verticalScrollBar().sizeHint().width()
        width -= view.indentation() * (2 if index.parent().isValid() else 1)
        return self._broken(str(index.data()), option.font, max(width - GRID - aside, 4 * GRID))

    def _broken(self, title: str, font: QFont, room: int) -> list[str]:
        if font != self._font or len(self._wrapped) > _KEPT:
            self._font = QFont(font)
            self._wrapped.clear()
        lines = self._wrapped.get((title, room))
        if lines is None:
            metrics = QFontMetrics(font)
            lines = self._wrapped[title, room] = wrapped(title, metrics, room, _LINES)
            if lines[-1].endswith("…"):
                lines[-1] = _ending(title, metrics, room)
        return lines

    # Qt overrides

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """As high as the title."""
        return QSize(4 * GRID, len(self._lines(option, index)) * QFontMetrics(option.font).lineSpacing() + GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draws one row."""
        heading = index.data(Role.KIND) == "heading"
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(self.theme.accent_ground))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(self.theme.accent), 1))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        painter.setFont(scaled_font(option.font, 1.0, strong=heading))
        painter.setPen(QColor(self.theme.muted if heading else self.theme.text))
        room = option.rect.adjusted(GRID // 2, GRID // 2, 0, 0)
        painter.drawText(room, _TOP_LEFT, "\n".join(self._lines(option, index)))
        count = index.data(Role.NOTE)
        if count:
            painter.setFont(scaled_font(option.font, 1.0, strong=True))
            mark = str(index.data(Role.MARK))
            painter.setPen(QColor(mark_colour(mark, self.theme)))
            aside = option.rect.adjusted(0, GRID // 2, -GRID // 2, 0)
            painter.drawText(aside, _TOP_RIGHT, f"{count} {GLYPHS[mark]}")
        painter.restore()


def _ending(title: str, metrics: QFontMetrics, room: int) -> str:
    """The last words of a title that fit: titles of one group begin alike and differ at their ends."""
    words = title.split()
    endings = (f"… {' '.join(words[at:])}" for at in range(1, len(words)))
    fitting = (text for text in endings if metrics.horizontalAdvance(text) <= room)
    return next(fitting, metrics.elidedText(title, Qt.TextElideMode.ElideLeft, room))
