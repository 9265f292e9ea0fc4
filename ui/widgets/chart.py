"""Turns a chart sheet into a picture in the window; loads matplotlib with the first one, after the table is painted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox, QStackedLayout, QWidget

from model.errors import not_written
from model.sheets.chartsheet import ChartSheet
from ui.theme import GRID, LIGHT, Theme
from ui.widgets.chart_head import ChartHead
from ui.widgets.charting.words import describe

if TYPE_CHECKING:
    from ui.widgets.charting.canvas import ChartCanvas

NOTHING = "Select a line of amounts to see it over its periods."
FORMATS = ("PNG picture (*.png)", "SVG drawing (*.svg)", "PDF document (*.pdf)")

#: How far a key moves among the amounts.
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Home: -1_000_000,
    Qt.Key.Key_End: 1_000_000,
}

#: Sizes in pixels: below the one a chart says nothing, the other suits it where there is room.
SMALLEST, _USUAL = (200, 168), (420, 300)


class ChartPane(QWidget):
    """The chart of the selected line, total or axis, to be walked through, copied and saved."""

    fact_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: ChartSheet | None = None
        self._theme = LIGHT
        self._canvas: ChartCanvas | None = None
        self._empty = QLabel(NOTHING, self, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._empty.setObjectName("blank")
        self._layout = QStackedLayout(self)
        self._layout.addWidget(self._empty)
        self.head = ChartHead(self)
        # The first chart waits for the events before it, so that the table is painted while matplotlib loads.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._draw)
        self.setMinimumSize(*SMALLEST)
        self.setContentsMargins(1, 1, 1, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.set_theme(self._theme)
        self.show_sheet(None)

    def show_sheet(self, sheet: ChartSheet | None) -> None:
        """Draws a sheet, or says that there is nothing to draw."""
        self._sheet = sheet
        self.setAccessibleName(f"Chart of {sheet.title}" if sheet else "Chart")
        self.setAccessibleDescription(describe(sheet) if sheet else NOTHING)
        self.head.setVisible(sheet is not None)
        if sheet is not None:
            self.head.show_sheet(sheet)
        if sheet is None:
            self._later.stop()
            self._layout.setCurrentWidget(self._empty)
        elif self._canvas is None:
            self._later.start()
        else:
            self._draw()

    def set_theme(self, theme: Theme) -> None:
        """Draws the same in the colours of `theme`."""
        self._theme = theme
        self.head.set_theme(theme)
        if self._canvas is not None and self._sheet is not None:
            self._canvas.show_sheet(self._sheet, theme)

    def finish(self) -> None:
        """Draws the sheet that still waits for its turn."""
        if self._later.isActive():
            self._later.stop()
            self._draw()

    def copy_picture(self) -> None:
        """Puts the picture on the clipboard, on white whatever the theme."""
        self.finish()
        if self._canvas is not None and self._sheet is not None:
            QGuiApplication.clipboard().setImage(self._canvas.image())

    def save_picture(self, path: Path) -> None:
        """Writes the picture as PNG, SVG or PDF, as the name ends; says so where it cannot be written."""
        self.finish()
        if self._canvas is None or self._sheet is None:
            return
        try:
            self._canvas.save(path)
        except OSError as error:
            QMessageBox.warning(self, "Save Chart", not_written(str(path), error))
        except ValueError:
            # Matplotlib knows no such format.
            QMessageBox.warning(self, "Save Chart", f"{path} was not written: charts end in .png, .svg or .pdf.")

    def ask_and_save(self) -> None:
        """Asks where the picture is to be written, and in which format."""
        name, chosen = QFileDialog.getSaveFileName(self, "Save Chart", "chart.png", ";;".join(FORMATS))
        if name:
            path = Path(name)
            self.save_picture(path if path.suffix else path.with_suffix(chosen[-5:-1]))

    def _announce(self, words: str) -> None:
        """Has a screen reader say the amount that the keyboard came to."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _draw(self) -> None:
        if self._sheet is None:
            return
        if self._canvas is None:
            import ui.widgets.charting.lean  # noqa: F401 - before what it makes lean
            from ui.widgets.charting.canvas import ChartCanvas

            self._canvas = ChartCanvas(self, self.head.width())
            self._canvas.fact_chosen.connect(self.fact_chosen)
            self._layout.addWidget(self._canvas)
        self._layout.setCurrentWidget(self._canvas)
        # The layout raises what it shows.
        self.head.raise_()
        self._canvas.show_sheet(self._sheet, self._theme)

    def _fit_head(self) -> None:
        """Puts the buttons at the top right, and keeps the room that they take free of the picture."""
        self.head.fit(self.width())
        self.head.move(self.width() - self.head.width() - GRID // 2, GRID // 2)
        if self._canvas is not None:
            self._canvas.set_aside(self.head.width())

    # Qt overrides

    def sizeHint(self) -> QSize:
        return QSize(*_USUAL)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_head()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk through the amounts, Enter goes to the fact, Esc ends the walk."""
        canvas = self._canvas if self._sheet is not None else None
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_picture()
        elif canvas is not None and key in _STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            canvas.step(_STEPS[key])
            self._announce(canvas.marked.words if canvas.marked else "")
        elif canvas is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            canvas.choose()
        elif canvas is not None and key == Qt.Key.Key_Escape and canvas.marked is not None:
            canvas.unmark()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self._canvas is not None:
            self._canvas.unmark()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        # Not by a palette: one of its own is not kept when the size of the text changes.
        painter.fillRect(self.rect(), QColor(self._theme.surface))
        if self.hasFocus():
            painter.setPen(QColor(self._theme.accent))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
