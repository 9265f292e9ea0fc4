"""Drops what a search found from its field: sections with their lines and amounts, the words typed set off."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from model.sheets.search.asking import Found
from ui.itemmodels.hitlist import HitModel
from ui.itemmodels.roles import Role
from ui.style import scaled_font
from ui.theme import GRID, LIGHT, Theme
from ui.widgets.elided import reads_leftwards

AnyIndex = QModelIndex | QPersistentModelIndex
_WIDTH, _ROWS = 80 * GRID, 14


class FoundList(QFrame):
    """A list over the window below its field; the keyboard stays in the field."""

    chosen = Signal(object)

    def __init__(self, window: QWidget, field: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("found")
        self._window, self._field = window, field
        self.model = HitModel(self)
        self.view = QListView()
        self.view.setAccessibleName("What the search found")
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setUniformItemSizes(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._delegate = FoundDelegate(self.view)
        self.view.setModel(self.model)
        self.view.setItemDelegate(self._delegate)
        self.view.clicked.connect(lambda index: self._choose(index.row()))
        self.foot = QLabel()
        self.foot.setObjectName("muted")
        self.foot.setWordWrap(True)
        self.foot.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self.foot)
        self.hide()

    def show_found(self, found: Found, titles: Sequence[str]) -> None:
        """Shows what was found, the first of it chosen."""
        self._delegate.words = found.words
        self.model.show_hits(found.hits, titles)
        self._say(_count(found))
        self._select(self.model.next_hit(-1, 1))

    def show_waiting(self) -> None:
        """Says that the search is under way."""
        self.model.show_hits((), ())
        self._say("Searching. Esc stops.")

    def step(self, count: int) -> None:
        """Goes so many places down, or up."""
        row = self.view.currentIndex().row()
        for _ in range(abs(count)):
            row = self.model.next_hit(row, 1 if count > 0 else -1)
        self._select(row)

    def enter(self) -> None:
        """Chooses the place that the keyboard stands on."""
        if self.isVisible():
            self._choose(self.view.currentIndex().row())

    def set_theme(self, theme: Theme) -> None:
        """Draws in the colours of another theme."""
        self._delegate.theme = theme
        self.view.viewport().update()

    def _say(self, text: str) -> None:
        self.foot.setText(text)
        self._field.setAccessibleDescription(text)
        self._place()
        self.show()
        self.raise_()

    def _select(self, row: int) -> None:
        self.view.setCurrentIndex(self.model.index(max(row, 0), 0))

    def _choose(self, row: int) -> None:
        hit = self.model.hit(row)
        if hit is not None:
            self.chosen.emit(hit)

    def _place(self) -> None:
        """Below the field, within the window."""
        window = self._window
        corner = self._field.mapTo(window, QPoint(0, self._field.height() + GRID // 2))
        width = min(_WIDTH, window.width() - 2 * GRID)
        rows = min(max(self.model.rowCount(), 0), _ROWS)
        self.view.setVisible(rows > 0)
        self.foot.setFixedWidth(width - 2 * self.frameWidth())
        height = rows * _row_height(self.view.font()) + self.foot.heightForWidth(self.foot.width()) + GRID
        left = min(corner.x(), window.width() - width - GRID)
        self.setGeometry(QRect(left, corner.y(), width, min(height, window.height() - corner.y() - GRID)))


class FoundDelegate(QStyledItemDelegate):
    """Draws a section, or a line with what stands beside it."""

    theme = LIGHT
    words: tuple[str, ...] = ()

    def _draw(self, painter: QPainter, room: QRect, text: str, font: QFont, colour: str) -> int:
        """Draws a text, cut off where it has no room, in the direction of its own script; gives its width."""
        painter.setFont(font)
        layout = QTextLayout(painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width()), font)
        strong = QTextCharFormat()
        strong.setFontWeight(QFont.Weight.DemiBold)
        strong.setForeground(QColor(self.theme.accent))
        layout.setFormats([_span(start, end, strong) for start, end in spans(layout.text(), self.words)])
        direction = Qt.LayoutDirection.RightToLeft if reads_leftwards(text) else Qt.LayoutDirection.LeftToRight
        option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(direction)
        layout.setTextOption(option)
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        painter.setPen(QColor(colour))
        layout.draw(painter, QPointF(room.left(), room.top() + (room.height() - line.height()) / 2))
        return round(line.naturalTextWidth())

    # Qt overrides

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """One line."""
        return QSize(4 * GRID, _row_height(option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draws one row."""
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(self.theme.accent_ground))
        heading = index.data(Role.KIND) == "heading"
        room = option.rect.adjusted(GRID if heading else 3 * GRID, 0, -GRID, 0)
        font = scaled_font(option.font, 1.0, strong=heading)
        used = self._draw(painter, room, index.data(), font, self.theme.muted if heading else self.theme.text)
        room.setLeft(room.left() + used + 2 * GRID)
        if index.data(Role.NOTE) and room.width() > 4 * GRID:
            self._draw(painter, room, index.data(Role.NOTE), option.font, self.theme.muted)
        painter.restore()


def spans(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words stand in a text, as beginnings and ends that do not overlap."""
    lowered = text.lower()
    if len(lowered) != len(text):
        return []  # a sign that is longer in lower case: places would be wrong
    held = [False] * len(text)
    for word in words:
        start = lowered.find(word)
        while start >= 0:
            held[start : start + len(word)] = [True] * len(word)
            start = lowered.find(word, start + 1)
    edges = [at for at, (before, here) in enumerate(zip([False, *held], [*held, False], strict=True)) if before != here]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _span(start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    span = QTextLayout.FormatRange()
    span.start, span.length, span.format = start, end - start, look
    return span


def _row_height(font: QFont) -> int:
    return QFontMetrics(font).height() + GRID


def _count(found: Found) -> str:
    if not found.count:
        return "Nothing holds all of these words. Fewer words, or a part of one, find more."
    places = "1 place" if found.count == 1 else f"{found.count:,} places"
    return places if found.count == len(found.hits) else f"{places}; the first {len(found.hits)} are listed"
