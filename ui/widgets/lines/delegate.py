"""Paints the cells of the tree of lines as a table is set in print: figures in columns, rules above totals, marks."""

from __future__ import annotations

import re
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from ui.itemmodels.linetree import LineTreeModel, Look
from ui.itemmodels.roles import Role
from ui.style import blend, scaled_font
from ui.theme import GRID, LIGHT, Theme
from ui.widgets.elided import reads_leftwards
from ui.widgets.glyphs import GLYPHS, mark_colour
from ui.widgets.lines.header import cut_part

AnyIndex = QModelIndex | QPersistentModelIndex
#: Right of every figure, so that figures with and without a mark stand in one column.
GUTTER = 2 * GRID
ROW_HEIGHT = 3 * GRID
_QUIET = ("heading", "axis")
_NOTE_SIZE = 0.85
_LONGEST_TIP = 600
#: Lines of text of which it is kept how they fit: many pages.
_KEPT = 10_000
_SELECTED, _FOCUSED = QStyle.StateFlag.State_Selected.value, QStyle.StateFlag.State_HasFocus.value
#: The unit that a label ends in, and the most of its room that is kept for it.
_UNIT, _UNIT_SHARE = re.compile(r" \(in [^()]*\)\Z"), 0.6
_ELIDED = Qt.TextElideMode.ElideRight


def row_tint(theme: Theme) -> QColor:
    """The ground along the row of the current cell."""
    return blend(theme.accent_ground, theme.surface, 0.45)


def rule_colour(theme: Theme) -> QColor:
    """The colour of the thin rules of the table."""
    return blend(theme.muted, theme.surface, 0.6)


class Fitted(NamedTuple):
    """A text as it fits into its room, its width, and whether it runs leftwards."""

    text: str
    width: float
    leftwards: bool


class LineDelegate(QStyledItemDelegate):
    """Draws labels and figures; models say what a cell is, this alone says how that looks."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._colours: dict[str, QPen] = {}
        self._fonts: dict[tuple[bool, bool], QFont] = {}
        self._font = QFont()
        self._metrics: dict[tuple[bool, bool], QFontMetricsF] = {}
        self._written: dict[tuple[str, int, tuple[bool, bool], bool], Fitted] = {}
        self.set_theme(LIGHT)

    def set_theme(self, theme: Theme) -> None:
        """Draws in the colours of another theme from now on."""
        self._theme = theme
        self._colours = {
            "rule": QPen(rule_colour(theme), 1),
            "text": QPen(QColor(theme.text)),
            "muted": QPen(QColor(theme.muted)),
        }
        self._colours |= {mark: QPen(QColor(mark_colour(mark, theme))) for mark in GLYPHS}

    def look_of(self, index: AnyIndex) -> Look:
        """What the model of an index says of it, role by role; a model that keeps this is asked for it at once."""
        model = index.model()
        if isinstance(model, LineTreeModel):
            return model.look_of(index)
        font = index.data(Qt.ItemDataRole.FontRole)
        return Look(
            index.data() or "",
            index.data(Role.KIND) in _QUIET,
            index.data(Role.NOTE),
            index.data(Role.MARK),
            bool(index.data(Role.TOTAL)),
            isinstance(font, QFont) and font.italic(),
        )

    def label_width(self, look: Look, font: QFont) -> int:
        """The width that a label takes, with its note."""
        width = QFontMetrics(scaled_font(font, 1.0, strong=look.quiet)).horizontalAdvance(look.text) + GRID
        if look.note:
            width += QFontMetrics(scaled_font(font, _NOTE_SIZE, italic=True)).horizontalAdvance(look.note) + GRID
        return width

    def figure_width(self, text: str, font: QFont) -> int:
        """The width of a column that holds a figure."""
        return QFontMetrics(font).horizontalAdvance(text) + GRID + GUTTER

    def _use_font(self, font: QFont) -> None:
        """Makes the variants of a font, which is the same for all cells, once."""
        if font != self._font or not self._fonts:
            self._font = QFont(font)
            variants = [(strong, italic) for strong in (False, True) for italic in (False, True)]
            self._fonts = {at: scaled_font(font, 1.0, strong=at[0], italic=at[1]) for at in variants}
            self._metrics = {at: QFontMetricsF(variant) for at, variant in self._fonts.items()}
            self._written.clear()

    def _write(
        self,
        painter: QPainter,
        text: str,
        room: QRect,
        *,
        strong: bool = False,
        italic: bool = False,
        right: bool = False,
        whole: bool = False,
    ) -> int:
        """Writes one line of text, with an ellipsis where it does not fit (alone if it is `whole`); gives its width."""
        variant = strong, italic
        metrics = self._metrics[variant]
        key = text, room.width(), variant, whole
        line = self._written.get(key)
        if line is None:
            if len(self._written) >= _KEPT:
                self._written.clear()
            line = self._written[key] = fitted(text, metrics, room.width(), whole=whole)
        left = room.right() + 1 - line.width if right else room.left()
        base = room.top() + (room.height() - metrics.height()) / 2 + metrics.ascent()
        painter.setFont(self._fonts[variant])
        if line.leftwards:
            painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        painter.drawText(QPointF(left, base), line.text)
        if line.leftwards:
            painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        return int(line.width)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """One accent: a tint for what is selected, and an outline for the cell that the keyboard moves."""
        # As plain ints: an enumeration takes as long to be made as a line of text to be drawn.
        state = option.state.value
        if state & _SELECTED:
            painter.fillRect(option.rect, QColor(self._theme.accent_ground))
        if state & _FOCUSED:
            painter.setPen(QPen(QColor(self._theme.accent), 1))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))

    def _paint_label(self, painter: QPainter, option: QStyleOptionViewItem, look: Look) -> None:
        painter.setPen(self._colours["muted" if look.quiet else "text"])
        room = option.rect.adjusted(GRID // 2, 0, -GRID // 2, 0)
        if not look.note:
            self._write(painter, look.text, room, strong=look.quiet)
            return
        font = scaled_font(option.font, _NOTE_SIZE, italic=True)
        # The note has its room first: a label that is cut is read in its tool tip.
        beside = QFontMetrics(font).horizontalAdvance(look.note) + GRID
        width = self._write(painter, look.text, room.adjusted(0, 0, -beside, 0), strong=look.quiet)
        room.setLeft(room.left() + width + GRID)
        painter.setFont(font)
        painter.setPen(self._colours["muted"])
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, look.note)

    def _paint_figure(self, painter: QPainter, option: QStyleOptionViewItem, look: Look) -> None:
        if not look.text and not look.mark:
            return
        view = option.widget
        sight = view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.right() + 1
        seen = cut_part(option.rect, sight)
        if seen is not None and not look.prose:
            # The first digits of an amount, or its last, would be read as another one.
            painter.setPen(self._colours["muted"])
            painter.drawText(seen, Qt.AlignmentFlag.AlignCenter, "…")
            return
        room = (seen or option.rect).adjusted(GRID // 2, 0, -GUTTER, 0)
        if look.total and look.text:
            painter.setPen(self._colours["rule"])
            painter.drawLine(room.left() + GRID // 2, room.top(), room.right(), room.top())
        painter.setPen(self._colours[look.mark if look.mark in ("error", "warning") else "text"])
        self._write(painter, look.text, room, italic=look.italic, right=True, whole=not look.prose)
        if look.mark:
            gutter = QRect(room.right() + 1, room.top(), GUTTER, room.height())
            painter.setFont(self._fonts[True, False])
            painter.setPen(self._colours[look.mark])
            painter.drawText(gutter, Qt.AlignmentFlag.AlignCenter, GLYPHS[look.mark])

    # Qt overrides

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draws one cell."""
        self._use_font(option.font)
        self._paint_ground(painter, option)
        draw = self._paint_figure if index.column() else self._paint_label
        draw(painter, option, self.look_of(index))

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
        room = cut_part(option.rect, view.viewport().width()) or option.rect
        clipped = self.sizeHint(option, index).width() > room.width()
        parts = [_shortened(index.data()) if clipped else None, index.data(Qt.ItemDataRole.ToolTipRole)]
        QToolTip.showText(event.globalPos(), "\n".join(part for part in parts if part), view)
        return True


def _shortened(text: str) -> str:
    """What a tooltip has room for; the whole is on the card."""
    return text if len(text) <= _LONGEST_TIP else f"{text[:_LONGEST_TIP]}…"


def fitted(text: str, metrics: QFontMetricsF, room: int, *, whole: bool = False) -> Fitted:
    """A text as it is written into its room, with an ellipsis where it does not fit: that alone for a `whole` one."""
    width = metrics.horizontalAdvance(text)
    if width > room and whole:
        # The first digits of an amount would be read as another one.
        text, width = "…", metrics.horizontalAdvance("…")
    elif width > room:
        # Without its unit an amount would be read in that of the sheet.
        unit = said[0] if (said := _UNIT.search(text)) else ""
        kept = unit if metrics.horizontalAdvance(unit) < room * _UNIT_SHARE else ""
        left = room - metrics.horizontalAdvance(kept)
        text = metrics.elidedText(text.removesuffix(kept), _ELIDED, left) + kept
        width = metrics.horizontalAdvance(text)
    # An ellipsis stands where the text ends: at the left of one that runs leftwards.
    return Fitted(text, width, reads_leftwards(text))


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
