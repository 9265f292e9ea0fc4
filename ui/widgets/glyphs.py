"""The marks beside every status colour, so that no verdict is told by colour alone, and the chevron of trees."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.theme import GRID, Theme

#: One glyph a word of `Role.MARK`; `r` is what statistics print beside revised figures.
GLYPHS = {"error": "!", "warning": "?", "info": "i", "fault": "†", "restated": "r", "unchecked": "¬"}


def mark_colour(mark: str, theme: Theme) -> str:
    """The colour of a mark."""
    return {"error": theme.error, "fault": theme.error, "warning": theme.warning}.get(mark, theme.muted)


def draw_chevron(painter: QPainter, rect: QRect, theme: Theme, *, opened: bool) -> None:
    """Draws a thin chevron at the right end of the branches of a row that opens, and no lines."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.muted), 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    x, y = rect.right() - GRID + 1, rect.center().y() + 1
    ends = [(-3, -2), (0, 2), (3, -2)] if opened else [(-2, -3), (2, 0), (-2, 3)]
    painter.drawPolyline([QPoint(x + right, y + down) for right, down in ends])
    painter.restore()
