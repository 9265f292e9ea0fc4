"""Draws the list of findings: roots as headings over all columns, findings in columns below them, marks with icons."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QStyle, QStyleOptionViewItem, QTreeView, QWidget

from model.reviews.marks import Mark
from model.sheets.findings.markrows import MARK_WORDS
from ui.icons import drawing_pixmap
from ui.itemmodels.findinglist import CAUSE_COLUMN, COLUMNS, MARK_COLUMN, WHERE_COLUMN, FindingModel
from ui.itemmodels.roles import Role
from ui.style import scaled_font
from ui.theme import GRID, Theme
from ui.widgets.glyphs import GLYPHS, mark_colour
from ui.widgets.lines.delegate import ROW_HEIGHT, LineDelegate, fitted

AnyIndex = QModelIndex | QPersistentModelIndex
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | _MIDDLE
#: How much more a column is than what it holds.
_AIR = 3 * GRID
_ICON = 2 * GRID
#: Columns of words, the first to become narrower first, and how narrow they may be.
_WORDY = (WHERE_COLUMN, CAUSE_COLUMN)
_NARROWEST = 22 * GRID
_MARK_ROOM = 24 * GRID
_MEASURED = 64
#: The drawing for each mark; also those of the actions that set it.
MARK_ICONS = {Mark.REVIEWED: "reviewed", Mark.ACCEPTED: "accepted", Mark.RAISE: "to-be-raised", Mark.OPEN: "open-mark"}
_ICON_OF_WORD = {MARK_WORDS[mark]: icon for mark, icon in MARK_ICONS.items()}


class FindingView(QTreeView):
    """Roots span all columns; findings stand in columns below them."""

    left = Signal()

    def __init__(self, model: FindingModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings = model
        self._chosen = self._fitting = False
        self._wanted: list[int] = []
        self._delegate = FindingDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Findings")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setAllColumnsShowFocus(True)
        self.setUniformRowHeights(True)
        self.setIndentation(2 * GRID)
        self.setRootIsDecorated(False)
        self.setSortingEnabled(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.header().setSortIndicatorClearable(True)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.header().setStretchLastSection(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.header().sectionResized.connect(self._on_resized)
        model.layoutChanged.connect(self._span)

    def set_theme(self, theme: Theme) -> None:
        """Draws in the colours of another theme."""
        self._delegate.set_theme(theme)
        self.viewport().update()

    def remember(self, widths: QByteArray | None) -> None:
        """Gives the columns the widths that the user chose."""
        if widths is not None:
            self._fitting = True
            self._chosen = self.header().restoreState(widths)
            self._fitting = False

    def chosen(self) -> QByteArray | None:
        """The widths that the user chose, None where every column fits what it holds."""
        return self.header().saveState() if self._chosen else None

    def arrange(self) -> None:
        """Opens every root and fits the columns to what they hold, unless the user chose their widths."""
        self.unfold()
        self.fit_columns()

    def fit_columns(self) -> None:
        """Fits the columns to what they hold in the font there is, unless the user chose their widths."""
        self._wanted = [self._wanted_width(column) for column in range(len(COLUMNS))]
        if not self._chosen:
            self._fit()

    def unfold(self) -> None:
        """Opens every root."""
        self._span()
        self.expandAll()

    def _wanted_width(self, column: int) -> int:
        """The width of what a column holds; the longest texts are measured, for there may be thousands."""
        longest = sorted(set(self._findings.texts(column)), key=len)[-_MEASURED:]
        width = max(self.fontMetrics().horizontalAdvance(text) for text in (COLUMNS[column].title, *longest)) + _AIR
        return min(width + (4 * GRID if column == 0 else 0), 60 * GRID)

    def _fit(self) -> None:
        """Fits the columns to what they hold; wordy ones give way, so that the marks are in sight."""
        widths = self._wanted.copy()
        excess = sum(widths[:MARK_COLUMN]) + _MARK_ROOM - self.viewport().width()
        for column in _WORDY:
            less = min(max(excess, 0), max(widths[column] - _NARROWEST, 0))
            widths[column] -= less
            excess -= less
        self._fitting = True
        for column, width in enumerate(widths[:MARK_COLUMN]):
            self.setColumnWidth(column, width)
        self._fitting = False

    def _on_resized(self, column: int) -> None:
        # The last column follows the window.
        if not self._fitting and column < len(COLUMNS) - 1:
            self._chosen = True

    def _span(self) -> None:
        for row in range(self._findings.rowCount()):
            self.setFirstColumnSpanned(row, QModelIndex(), True)

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fits the columns to the new width, unless the user chose theirs."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and self._wanted and not self._chosen:
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc shows all findings again."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        super().keyPressEvent(event)

    def drawBranches(self, painter: QPainter, rect: object, index: AnyIndex) -> None:
        """Draws no lines: the roots are headings."""


class FindingDelegate(LineDelegate):
    """Draws a root as a heading with its mark and count, a finding as a row of columns."""

    def _paint_root(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        mark = index.data(Role.MARK)
        room = option.rect.adjusted(GRID, 0, -2 * GRID, 0)
        if isinstance(option.widget, QTreeView):
            # The row is as wide as all columns; what is to be read of it is as wide as the view.
            room.setWidth(min(room.width(), option.widget.viewport().width() - 3 * GRID))
        painter.setFont(scaled_font(option.font, 1.0, strong=True))
        painter.setPen(QColor(mark_colour(mark, self._theme)))
        painter.drawText(room, _LEFT, GLYPHS[mark])
        room.setLeft(room.left() + 2 * GRID)
        note = index.data(Role.NOTE)
        aside = painter.fontMetrics().horizontalAdvance(note) + 3 * GRID
        text = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, room.width() - aside)
        painter.setPen(QColor(self._theme.text))
        painter.drawText(room, _LEFT, text)
        room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(text) + 2 * GRID)
        painter.setFont(option.font)
        painter.setPen(QColor(self._theme.muted))
        painter.drawText(room, _LEFT, note)

    def _paint_mark(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """The icon of the mark, its word, and what fits of the note."""
        room = option.rect.adjusted(GRID, 0, -GRID, 0)
        icon = _ICON_OF_WORD.get(index.data(Role.MARK), "note" if index.data(Role.NOTE) else "")
        painter.setFont(option.font)
        if icon:
            ratio = painter.device().devicePixelRatioF()
            pixmap = _drawing(icon, self._theme.muted, ratio)
            painter.drawPixmap(QRect(room.left(), room.center().y() - _ICON // 2 + 1, _ICON, _ICON), pixmap)
            room.setLeft(room.left() + _ICON + GRID)
        for text, colour in ((index.data(), self._theme.text), (index.data(Role.NOTE), self._theme.muted)):
            if text:
                painter.setPen(QColor(colour))
                text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
                painter.drawText(room, _LEFT, text)
                room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(text) + GRID)

    def _paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        if index.column() == MARK_COLUMN:
            self._paint_mark(painter, option, index)
            return
        room = option.rect.adjusted(GRID, 0, -GRID, 0)
        mark = index.data(Role.MARK)
        painter.setFont(option.font)
        painter.setPen(QColor(mark_colour(mark, self._theme) if mark else self._theme.text))
        text = f"{GLYPHS[mark]}  {index.data()}" if mark else index.data()
        side = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole))
        if side & Qt.AlignmentFlag.AlignRight:
            text = fitted(text, QFontMetricsF(option.font), room.width(), whole=True).text
        else:
            text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, side, text)

    # Qt overrides

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draws one cell."""
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(self._theme.accent_ground))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(self._theme.accent), 1))
            painter.drawLine(option.rect.topLeft(), option.rect.topRight())
            painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        draw = self._paint_root if index.data(Role.KIND) == "root" else self._paint_cell
        draw(painter, option, index)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """On the grid in height."""
        text = f"{index.data() or ''} {index.data(Role.NOTE) or ''}"
        width = option.fontMetrics.horizontalAdvance(text) + _AIR + (_ICON if index.data(Role.MARK) else 0)
        return QSize(width, max(ROW_HEIGHT, option.fontMetrics.height() + GRID))


@lru_cache(maxsize=64)
def _drawing(name: str, colour: str, ratio: float) -> QPixmap:
    return drawing_pixmap(name, colour, _ICON, ratio)
