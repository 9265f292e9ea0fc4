"""Turns a page of rich text into a quiet, selectable pane: one look, one way to copy, for every pane that is read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextBlock,
    QTextCursor,
    QTextOption,
    QTextTable,
    QTextTableCell,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from ui.theme import GRID, Theme

#: Keys that move the text cursor, which is drawn from then on: a page that is only read has none.
_MOVES = (
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
    *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
)

#: What Qt has within a block where a line was broken.
_NEW_LINE = "\N{LINE SEPARATOR}"


class Document(QTextBrowser):
    """Rich text that loads nothing, wraps anywhere, and copies the rows of a table as lines with tabs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setCursorWidth(0)
        self.document().setDocumentMargin(GRID)
        self.setViewportMargins(GRID, 0, 0, 0)

    def set_theme(self, theme: Theme) -> None:
        """Sets ground, text and selection; the colours within the text are the page's own."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(theme.surface))
        palette.setColor(QPalette.ColorRole.Text, QColor(theme.text))
        palette.setColor(QPalette.ColorRole.Highlight, QColor(theme.accent_ground))
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(theme.text))
        palette.setColor(QPalette.ColorRole.Link, QColor(theme.text))
        self.setPalette(palette)

    def show_page(self, html: str, *, keep_place: bool = False) -> None:
        """Shows a page from its top; with `keep_place` where the page before was scrolled to."""
        place = self.verticalScrollBar().value() if keep_place else 0
        self.document().setDefaultFont(tabular(self.font()))
        self.setHtml(html)
        self.verticalScrollBar().setValue(place)

    # Qt overrides

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        return None  # nothing that a filing names is ever loaded

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the page, or the words that stand for an empty one in as many lines as they take."""
        words = self.placeholderText()
        if not words or not self.document().isEmpty():
            super().paintEvent(event)
            return
        painter = QPainter(self.viewport())
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(
            self.viewport().rect().adjusted(GRID, GRID, -GRID, -GRID), Qt.TextFlag.TextWordWrap.value, words
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shows the text cursor to whoever selects by keyboard."""
        if event.key() in _MOVES:
            self.setCursorWidth(1)
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setCursorWidth(0)

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        # A blank that keeps words together in the pane is a plain one elsewhere.
        data.setText("\n".join("\t".join(line) for line in selected_lines(self.textCursor())).replace("\xa0", " "))
        return data


def tabular(font: QFont) -> QFont:
    """The same font with figures of one width, where it has them."""
    copy = QFont(font)
    copy.setFeature(QFont.Tag("tnum"), 1)
    return copy


def bold(font: QFont) -> QFont:
    """The same font as it is set in bold within a page."""
    copy = QFont(font)
    copy.setWeight(QFont.Weight.DemiBold)
    return tabular(copy)


def selected_lines(cursor: QTextCursor) -> Iterator[list[str]]:
    """The selected text line by line, the cells of one row of a table together and empty ones left out."""
    table = cursor.currentTable()
    if cursor.hasComplexSelection() and table is not None:
        # Cells of one table: the range of the cursor ends before the last of them.
        yield from _selected_cells(table, cursor)
        return
    row: tuple[int, int] | None = None
    cells: list[str] = []
    for block in _blocks(cursor):
        place = _table_row(block)
        if cells and (place is None or place != row):
            yield cells
            cells = []
        row = place
        text = _selected_part(block, cursor)
        # Lines of one cell are copied as cells beside each other.
        cells.extend(part for part in text.split(_NEW_LINE) if part)
    if cells:
        yield cells


def _selected_cells(table: QTextTable, cursor: QTextCursor) -> Iterator[list[str]]:
    chosen = cast("tuple[int, int, int, int]", cursor.selectedTableCells())
    first_row, rows, first_column, columns = chosen
    for row in range(first_row, first_row + rows):
        cells = [_cell_text(table.cellAt(row, first_column + column)) for column in range(columns)]
        yield [part for text in cells for part in text.split("\n") if part]


def _cell_text(cell: QTextTableCell) -> str:
    cursor = cell.firstCursorPosition()
    cursor.setPosition(cell.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
    return cursor.selection().toPlainText().strip()


def _blocks(cursor: QTextCursor) -> Iterator[QTextBlock]:
    block = cursor.document().findBlock(cursor.selectionStart())
    while block.isValid() and block.position() < cursor.selectionEnd():
        yield block
        block = block.next()


def _selected_part(block: QTextBlock, cursor: QTextCursor) -> str:
    start = max(cursor.selectionStart() - block.position(), 0)
    return block.text()[start : cursor.selectionEnd() - block.position()].strip()


def _table_row(block: QTextBlock) -> tuple[int, int] | None:
    """The table and the row a block stands in; None outside of tables."""
    cursor = QTextCursor(block)
    table = cursor.currentTable()
    return (table.firstPosition(), table.cellAt(cursor).row()) if table is not None else None
