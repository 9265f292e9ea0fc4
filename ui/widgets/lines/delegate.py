"""Paints the cells of the tree of lines as a table is set in print: figures in columns, rules above totals, marks."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from ui.itemmodels.roles import Role
from ui.style import blend, scaled_font
from ui.theme import GRID, LIGHT, Theme
from ui.widgets.elided import draw_label
from ui.widgets.glyphs import GLYPHS, mark_colour

AnyIndex = QModelIndex | QPersistentModelIndex
#: Right of every figure, so that figures with and without a mark stand in one column.
GUTTER = 2 * GRID
ROW_HEIGHT = 3 * GRID
_QUIET = ("heading", "axis")
_ELIDED = Qt.TextElideMode.ElideRight


class LineDelegate(QStyledItemDelegate):
    """Draws labels and figures; models say what a cell is, this alone says how that looks."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT

    def set_theme(self, theme: Theme) -> None:
        """Draws in the colours of another theme from now on."""
        self._theme = theme

    def figure_width(self, text: str, font: QFont) -> int:
        """The width of a column that holds a figure."""
        return QFontMetrics(font).horizontalAdvance(text) + GRID + GUTTER

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """One accent: a tint for what is selected, and an outline for the cell that the keyboard moves."""
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(self._theme.accent_ground))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(self._theme.accent), 1))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))

    def _paint_label(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        quiet = index.data(Role.KIND) in _QUIET
        painter.setPen(QColor(self._theme.muted if quiet else self._theme.text))
        painter.setFont(scaled_font(option.font, 1.0, strong=quiet))
        room = option.rect.adjusted(GRID // 2, 0, -GRID // 2, 0)
        metrics = painter.fontMetrics()
        text = metrics.elidedText(index.data(), _ELIDED, room.width())
        draw_label(painter, room, text)
        note = index.data(Role.NOTE)
        if note:
            room.setLeft(room.left() + metrics.horizontalAdvance(text) + GRID)
            painter.setFont(scaled_font(option.font, 0.85, italic=True))
            painter.setPen(QColor(self._theme.muted))
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, note)

    def _paint_figure(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        mark = index.data(Role.MARK)
        in_doubt = mark in ("error", "warning")
        room = option.rect.adjusted(GRID // 2, 0, -GUTTER, 0)
        if index.data(Role.TOTAL) and index.data():
            painter.setPen(QPen(blend(self._theme.muted, self._theme.surface, 0.6), 1))
            painter.drawLine(room.left() + GRID // 2, room.top(), room.right(), room.top())
        painter.setFont(scaled_font(option.font, 1.0, italic=_is_italic(index)))
        painter.setPen(QColor(mark_colour(mark, self._theme) if in_doubt else self._theme.text))
        text = painter.fontMetrics().elidedText(index.data() or "", _ELIDED, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        if mark:
            gutter = QRect(room.right() + 1, room.top(), GUTTER, room.height())
            painter.setFont(scaled_font(option.font, 1.0, strong=True))
            painter.setPen(QColor(mark_colour(mark, self._theme)))
            painter.drawText(gutter, Qt.AlignmentFlag.AlignCenter, GLYPHS[mark])

    # Qt overrides

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draws one cell."""
        painter.save()
        self._paint_ground(painter, option)
        draw = self._paint_figure if index.column() else self._paint_label
        draw(painter, option, index)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """As wide as the text, on the grid in height."""
        text = index.data() or ""
        note = index.data(Role.NOTE)
        width = self.figure_width(text, option.font) + (self.figure_width(note, option.font) if note else 0)
        return QSize(width, max(ROW_HEIGHT, option.fontMetrics.height() + GRID))

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        """Shows what the model has to say of a cell, and the whole text where it does not fit."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        clipped = self.sizeHint(option, index).width() > option.rect.width()
        parts = [index.data() if clipped else None, index.data(Qt.ItemDataRole.ToolTipRole)]
        QToolTip.showText(event.globalPos(), "\n".join(part for part in parts if part), view)
        return True


def _is_italic(index: AnyIndex) -> bool:
    font = index.data(Qt.ItemDataRole.FontRole)
    return isinstance(font, QFont) and font.italic()


def indexes_by_row(model: QAbstractItemModel, indexes: list[QModelIndex]) -> list[list[QModelIndex]]:
    """Selected indexes as rows from top to bottom, each from left to right."""
    rows: dict[tuple[int, ...], list[QModelIndex]] = {}
    for index in indexes:
        path: list[int] = []
        at = index
        while at.isValid():
            path.insert(0, at.row())
            at = model.parent(at)
        rows.setdefault(tuple(path), []).append(index)
    return [sorted(rows[path], key=lambda index: index.column()) for path in sorted(rows)]
