"""Lies over the whole window while something is dragged over it, and says what a drop would do."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.style import scaled_font
from ui.theme import GRID, LIGHT, Theme


def dropped_paths(data: QMimeData) -> list[str]:
    """The files and folders on this computer that are dragged."""
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]


def can_drop(data: QMimeData) -> bool:
    """Whether there is something to open: files, or text."""
    return bool(dropped_paths(data)) or (data.hasText() and not data.hasUrls())


class DropCue(QWidget):
    """A tint and a sentence; the mouse goes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._theme = LIGHT
        self._text = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def invite(self, data: QMimeData) -> None:
        """Covers the window and says what would be opened."""
        count = len(dropped_paths(data))
        self._text = (
            "Drop to open" if count == 1 else f"Drop to open {count} files" if count else "Drop to read this text"
        )
        self.setGeometry(self._window.rect())
        self.raise_()
        self.show()

    def set_theme(self, theme: Theme) -> None:
        """Draws in the colours of another theme."""
        self._theme = theme

    # Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the tint, a frame and the sentence."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(self._theme.accent_ground)
        ground.setAlphaF(0.9)
        painter.fillRect(self.rect(), ground)
        painter.setPen(QPen(QColor(self._theme.accent), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(*[2 * GRID] * 2, *[-2 * GRID] * 2), GRID, GRID)
        painter.setPen(QColor(self._theme.text))
        painter.setFont(scaled_font(self.font(), 1.6, strong=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
