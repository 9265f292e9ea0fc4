"""Shows the findings of a filing as a list, one problem with all the totals that it breaks, and lets one be chosen."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QFrame, QHeaderView, QLabel, QStyle, QStyleOptionViewItem, QTreeView, QVBoxLayout, QWidget

from model.sheets.findingsheet import FindingRow
from ui.itemmodels.findinglist import COLUMNS, FindingModel
from ui.itemmodels.roles import Role
from ui.style import scaled_font
from ui.theme import GRID, LIGHT, Theme
from ui.widgets.glyphs import GLYPHS, mark_colour
from ui.widgets.lines.delegate import ROW_HEIGHT, LineDelegate
from ui.widgets.lines.view import copy_to_clipboard
from ui.widgets.pane_title import PaneTitle

AnyIndex = QModelIndex | QPersistentModelIndex
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
#: How much more a column is than what it holds.
_AIR = 3 * GRID


class FindingsPane(QWidget):
    """The list over the whole width at the bottom of the window."""

    finding_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = FindingModel(self)
        self.view = _FindingView(self.model, self)
        self.heading = PaneTitle("Findings")
        self._nothing = QLabel("No total is in doubt.")
        self._nothing.setObjectName("blank")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.hide()
        self.view.selectionModel().currentChanged.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(self._nothing, 1)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)

    def show_rows(self, rows: list[FindingRow], scale_word: str) -> None:
        """Shows the findings of another filing."""
        self.model.set_rows(rows)
        roots = len({row.root for row in rows})
        problems = "1 problem" if roots == 1 else f"{roots:,} problems"
        self.heading.show_text(
            f"Findings: {len(rows):,}, from {problems}" if rows else "Findings: none",
            f"Amounts in {scale_word}" if rows and scale_word else "",
        )
        self.view.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        self.view.arrange()

    def show_finding(self, number: int) -> None:
        """Marks the finding whose total is shown."""
        index = self.model.index_of(number)
        if not index.isValid():
            self.view.clearSelection()
            self.view.selectionModel().clearCurrentIndex()
        elif (
            self.model.finding_of(self.view.currentIndex()) != number or not self.view.currentIndex().parent().isValid()
        ):
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    def copy(self) -> None:
        """Copies the chosen finding as one tab-separated line."""
        index = self.view.currentIndex()
        cells = (str(index.siblingAtColumn(column).data() or "") for column in range(self.model.columnCount()))
        copy_to_clipboard("\t".join(cells).rstrip("\t"))

    def set_theme(self, theme: Theme) -> None:
        """Draws in the colours of another theme."""
        self.view.set_theme(theme)

    def _choose(self, index: QModelIndex) -> None:
        number = self.model.finding_of(index)
        if number >= 0:
            self.finding_chosen.emit(number)


class _FindingView(QTreeView):
    """Roots span all columns; findings stand in columns below them."""

    def __init__(self, model: FindingModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings = model
        self._chosen = self._fitting = False
        self._delegate = FindingDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Findings")
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
        self._span()
        self.expandAll()
        if not self._chosen:
            self._fit()

    def _fit(self) -> None:
        self._fitting = True
        for column in range(len(COLUMNS)):
            texts = [COLUMNS[column].title, *self._texts(column)]
            width = max(self.fontMetrics().horizontalAdvance(text) for text in texts) + _AIR
            self.setColumnWidth(column, min(width + (4 * GRID if column == 0 else 0), 60 * GRID))
        self._fitting = False

    def _on_resized(self, column: int) -> None:
        # The last column follows the window.
        if not self._fitting and column < len(COLUMNS) - 1:
            self._chosen = True

    def _texts(self, column: int) -> list[str]:
        rows = (self._findings.index_of(number) for number in self._findings.shown_order())
        return [str(row.siblingAtColumn(column).data()) for row in rows]

    def _span(self) -> None:
        for row in range(self._findings.rowCount()):
            self.setFirstColumnSpanned(row, QModelIndex(), True)

    # Qt overrides

    def drawBranches(self, painter: QPainter, rect: object, index: AnyIndex) -> None:
        """Draws no lines: the roots are headings."""


class FindingDelegate(LineDelegate):
    """Draws a root as a heading with its mark and count, a finding as a row of columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT

    def _paint_root(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        mark = index.data(Role.MARK)
        room = option.rect.adjusted(GRID, 0, -2 * GRID, 0)
        painter.setFont(scaled_font(option.font, 1.0, strong=True))
        painter.setPen(QColor(mark_colour(mark, self._theme)))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | _MIDDLE, GLYPHS[mark])
        room.setLeft(room.left() + 2 * GRID)
        note = index.data(Role.NOTE)
        aside = painter.fontMetrics().horizontalAdvance(note) + 3 * GRID
        text = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, room.width() - aside)
        painter.setPen(QColor(self._theme.text))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | _MIDDLE, text)
        room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(text) + 2 * GRID)
        painter.setFont(option.font)
        painter.setPen(QColor(self._theme.muted))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | _MIDDLE, note)

    def _paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        room = option.rect.adjusted(GRID, 0, -GRID, 0)
        mark = index.data(Role.MARK)
        painter.setFont(option.font)
        painter.setPen(QColor(mark_colour(mark, self._theme) if mark else self._theme.text))
        text = f"{GLYPHS[mark]}  {index.data()}" if mark else index.data()
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        side = index.data(Qt.ItemDataRole.TextAlignmentRole)
        painter.drawText(room, Qt.AlignmentFlag(side), text)

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
        width = option.fontMetrics.horizontalAdvance(index.data() or "") + _AIR
        return QSize(width, max(ROW_HEIGHT, option.fontMetrics.height() + GRID))
