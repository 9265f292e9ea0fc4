"""Turns a sheet into a figure on the screen that tells what is pointed at; importing it loads matplotlib."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.figure import Figure
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontInfo, QHelpEvent, QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from model.sheets.chartsheet import ChartSheet
from ui.theme import LIGHT, Theme
from ui.widgets.charting.drawing import Drawing, draw_chart, draw_whole
from ui.widgets.charting.measuring import PIXELS
from ui.widgets.charting.page import Box, Spot

#: Pixels of a saved or copied picture for each one of the screen.
SHARPNESS = 2


class ChartCanvas(FigureCanvasQTAgg):
    """One figure, arranged anew before it is painted whenever its sheet, theme or size is another."""

    fact_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None, aside: float = 0.0) -> None:
        super().__init__(Figure(dpi=PIXELS))  # type: ignore[no-untyped-call]
        self.setParent(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._sheet: ChartSheet | None = None
        self._theme = LIGHT
        self._aside = aside
        self._drawing = Drawing(())
        self._stale = True
        self._marked: Spot | None = None

    def show_sheet(self, sheet: ChartSheet, theme: Theme) -> None:
        """Shows another sheet, or the same in other colours, with the next painting."""
        if sheet != self._sheet or theme is not self._theme:
            self._sheet, self._theme = sheet, theme
            self.refresh()

    def set_aside(self, aside: float) -> None:
        """Keeps another width free at the top right."""
        if aside != self._aside:
            self._aside = aside
            self.refresh()

    def refresh(self) -> None:
        """Arranges the picture anew with the next painting."""
        self._stale = True
        self._mark(None)
        self.draw_idle()  # type: ignore[no-untyped-call]

    def save(self, path: Path) -> None:
        """Writes the picture in the format that the end of its name says. Raises OSError, ValueError."""
        with rc_context({"svg.fonttype": "path", "pdf.fonttype": 42}):
            self._printed(PIXELS).savefig(path, dpi=PIXELS * SHARPNESS, facecolor="auto")

    def image(self) -> QImage:
        """The picture as it is saved, in pixels."""
        canvas = FigureCanvasAgg(self._printed(PIXELS * SHARPNESS))
        canvas.draw()  # type: ignore[no-untyped-call]
        pixels = canvas.buffer_rgba()  # type: ignore[no-untyped-call]
        height, width = pixels.shape[:2]
        return QImage(pixels, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()

    def step(self, steps: int) -> None:
        """Marks the amount so many places behind the marked one, the first or last where none is, and tells of it."""
        self._arrange()
        stops = self._drawing.stops
        if stops:
            at = stops.index(self._marked) + steps if self._marked in stops else (0 if steps > 0 else len(stops) - 1)
            self._tell(stops[min(max(at, 0), len(stops) - 1)])

    @property
    def marked(self) -> Spot | None:
        """What is pointed at, by the pointer or the keyboard."""
        return self._marked

    def choose(self) -> None:
        """Goes to the fact of the marked amount."""
        if self._marked is not None and self._marked.row >= 0:
            self.fact_chosen.emit(self._marked.row)

    def unmark(self) -> None:
        """Takes the mark and what was told away."""
        self._mark(None)
        QToolTip.hideText()

    def _printed(self, dots: float) -> Figure:
        """The picture on white whatever the theme, without room for buttons, and as high as it takes to say all."""
        figure = Figure(figsize=tuple(self.figure.get_size_inches()), dpi=dots)
        if self._sheet is not None:
            draw_whole(figure, self._sheet, LIGHT, self._points())
        return figure

    def _points(self) -> float:
        return QFontInfo(self.font()).pixelSize() * 72 / PIXELS

    def _arrange(self) -> None:
        width, height = self.figure.get_size_inches() * PIXELS
        if self._stale and self._sheet is not None and min(width, height) >= 1:
            self._drawing = draw_chart(self.figure, self._sheet, self._theme, self._points(), self._aside)
            self._stale = False

    def _spot_under(self, place: QPoint | QPointF) -> Spot | None:
        return self._drawing.spot_at(place.x(), self.height() - place.y())

    def _tell(self, spot: Spot | None) -> None:
        """Marks a place and says what stands there, beside it."""
        if spot is None:
            self.unmark()
            return
        self._mark(spot)
        rectangle = self._rectangle(spot.mark or spot.box).toAlignedRect()
        QToolTip.showText(self.mapToGlobal(rectangle.topRight()), spot.words, self)

    def _mark(self, spot: Spot | None) -> None:
        if spot != self._marked:
            self._marked = spot
            self.setCursor(Qt.CursorShape.PointingHandCursor if spot and spot.row >= 0 else Qt.CursorShape.ArrowCursor)
            self.update()

    def _rectangle(self, box: Box) -> QRectF:
        return QRectF(box.left, self.height() - box.top, box.width, box.height)

    # Qt overrides

    def draw(self, *args: Any, **kwargs: Any) -> None:
        """Matplotlib's name for painting the figure."""
        self._arrange()
        super().draw(*args, **kwargs)  # type: ignore[no-untyped-call]

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)  # type: ignore[no-untyped-call]
        if self._marked is not None and self._marked.stop:
            painter = QPainter(self)
            painter.setPen(QPen(QColor(self._theme.accent), 2))
            painter.drawRect(self._rectangle(self._marked.mark or self._marked.box).adjusted(-1, -1, 1, 1))
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._stale = True
        self._mark(None)
        super().resizeEvent(event)  # type: ignore[no-untyped-call]

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self.refresh()
        super().changeEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spot = self._spot_under(event.position())
        if spot != self._marked:
            self._tell(spot)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # Accepted, for otherwise the release would go to the pane; matplotlib's own handling serves nothing here.
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._mark(self._spot_under(event.position()))
            self.choose()

    def leaveEvent(self, event: QEvent) -> None:
        self._mark(None)
        super().leaveEvent(event)  # type: ignore[no-untyped-call]

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._tell(self._spot_under(event.pos()))
            return True
        return bool(super().event(event))
