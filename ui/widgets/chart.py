"""Turns a chart sheet into a picture in the window; loads matplotlib with the first one, after the table is painted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAction, QColor, QGuiApplication, QKeySequence, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox, QStackedLayout, QWidget

from model.sheets.chartsheet import ChartSheet
from ui.theme import LIGHT, Theme
from ui.widgets.charting.words import describe

if TYPE_CHECKING:
    from ui.widgets.charting.canvas import ChartCanvas

NOTHING = "Select a line to see it over its periods."
FORMATS = ("PNG picture (*.png)", "SVG drawing (*.svg)", "PDF document (*.pdf)")

#: Sizes in pixels: below the one a chart says nothing, the other suits it where there is room.
_SMALLEST, _USUAL = (200, 168), (420, 300)


class ChartPane(QWidget):
    """The chart of the selected line, total or axis, to be copied and saved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: ChartSheet | None = None
        self._theme = LIGHT
        self._canvas: ChartCanvas | None = None
        self._empty = QLabel(NOTHING, self, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._layout = QStackedLayout(self)
        self._layout.addWidget(self._empty)
        # The first chart waits for the events before it, so that the table is painted while matplotlib loads.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._draw)
        self.setMinimumSize(*_SMALLEST)
        self.setContentsMargins(1, 1, 1, 1)
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.copy_action = self._action("Copy picture", self.copy_picture, QKeySequence.StandardKey.Copy)
        self.save_action = self._action("Save picture…", self._ask_and_save, QKeySequence.StandardKey.Save)
        self.set_theme(self._theme)
        self.show_sheet(None)

    def show_sheet(self, sheet: ChartSheet | None) -> None:
        """Draws a sheet, or says that there is nothing to draw."""
        self._sheet = sheet
        self.setAccessibleName(f"Chart of {sheet.title}" if sheet else "Chart")
        self.setAccessibleDescription(describe(sheet) if sheet else NOTHING)
        for action in self.actions():
            action.setEnabled(sheet is not None)
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
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(theme.surface))
        palette.setColor(QPalette.ColorRole.WindowText, QColor(theme.muted))
        for widget in (self, self._empty):
            widget.setPalette(palette)
        if self._canvas is not None and self._sheet is not None:
            self._canvas.show_sheet(self._sheet, theme)

    def finish(self) -> None:
        """Draws the sheet that still waits for its turn."""
        if self._later.isActive():
            self._later.stop()
            self._draw()

    def copy_picture(self) -> None:
        """Puts the picture as it is on the screen on the clipboard."""
        self.finish()
        if self._canvas is not None and self._sheet is not None:
            QGuiApplication.clipboard().setPixmap(self._canvas.grab())

    def save_picture(self, path: Path) -> None:
        """Writes the picture as PNG, SVG or PDF, as the name ends; says so where it cannot be written."""
        self.finish()
        if self._canvas is None or self._sheet is None:
            return
        try:
            self._canvas.save(path)
        except (OSError, ValueError) as error:
            QMessageBox.warning(self, "Save picture", f"The picture could not be saved: {error}")

    def _action(self, text: str, slot: object, key: QKeySequence.StandardKey) -> QAction:
        action = QAction(text, self, shortcut=QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(slot)
        self.addAction(action)
        return action

    def _ask_and_save(self) -> None:
        name, chosen = QFileDialog.getSaveFileName(self, "Save picture", "chart.png", ";;".join(FORMATS))
        if name:
            path = Path(name)
            self.save_picture(path if path.suffix else path.with_suffix(chosen[-5:-1]))

    def _draw(self) -> None:
        if self._sheet is None:
            return
        if self._canvas is None:
            from ui.widgets.charting.canvas import ChartCanvas

            self._canvas = ChartCanvas(self)
            self._layout.addWidget(self._canvas)
        self._layout.setCurrentWidget(self._canvas)
        self._canvas.show_sheet(self._sheet, self._theme)

    # Qt overrides

    def sizeHint(self) -> QSize:
        return QSize(*_USUAL)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QColor(self._theme.accent))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
            painter.end()
