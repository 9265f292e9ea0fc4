"""Turns a sheet into a figure on the screen; importing this module loads matplotlib."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from matplotlib import rc_context
from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.figure import Figure
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontInfo, QHelpEvent, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from model.sheets.chartsheet import ChartSheet
from ui.theme import Theme
from ui.widgets.charting.drawing import Drawing, draw_chart
from ui.widgets.charting.measuring import PIXELS

#: Pixels of a saved picture for each one of the screen.
_SHARPNESS = 3


class ChartCanvas(FigureCanvasQTAgg):
    """One figure, arranged anew before it is painted whenever its sheet, theme or size is another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Figure(dpi=PIXELS))  # type: ignore[no-untyped-call]
        self.setParent(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._sheet: ChartSheet | None = None
        self._theme: Theme | None = None
        self._drawing = Drawing(())
        self._stale = True

    def show_sheet(self, sheet: ChartSheet, theme: Theme) -> None:
        """Shows another sheet, or the same in other colours, with the next painting."""
        self._sheet, self._theme = sheet, theme
        self.refresh()

    def refresh(self) -> None:
        """Arranges the picture anew with the next painting."""
        self._stale = True
        self.draw_idle()  # type: ignore[no-untyped-call]

    def save(self, path: Path) -> None:
        """Writes the picture in the format that the end of its name says. Raises OSError, ValueError."""
        self._arrange()
        with rc_context({"svg.fonttype": "path", "pdf.fonttype": 42}):
            self.figure.savefig(path, dpi=PIXELS * _SHARPNESS, facecolor="auto")
        self.refresh()

    def _arrange(self) -> None:
        width, height = self.figure.get_size_inches() * PIXELS
        if self._stale and self._sheet is not None and self._theme is not None and min(width, height) >= 1:
            points = QFontInfo(self.font()).pixelSize() * 72 / PIXELS
            self._drawing = draw_chart(self.figure, self._sheet, self._theme, points)
            self._stale = False

    # Qt overrides

    def draw(self, *args: Any, **kwargs: Any) -> None:
        """Matplotlib's name for painting the figure."""
        self._arrange()
        super().draw(*args, **kwargs)  # type: ignore[no-untyped-call]

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._stale = True
        super().resizeEvent(event)  # type: ignore[no-untyped-call]

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self.refresh()
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            spot = self._drawing.spot_at(event.pos().x(), self.height() - event.pos().y())
            QToolTip.showText(event.globalPos(), spot.words if spot else "", self)
            return True
        return bool(super().event(event))
