"""A label of one line that ends in an ellipsis where it does not fit, with its whole text as tooltip."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget


class ElidedLabel(QLabel):
    """Never asks for more room than it is given."""

    def __init__(self, parent: QWidget | None = None, *, strong: bool = False) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if strong:
            # Of a font that states nothing else, so that its size goes with that of the application.
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            self.setFont(font)

    def _explain(self) -> None:
        clipped = self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
        self.setToolTip(self.text() if clipped else "")

    # Qt overrides

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offers the whole text where it is clipped."""
        super().resizeEvent(event)
        self._explain()

    def event(self, event: QEvent) -> bool:
        """Offers the whole text of a new text as well."""
        if event.type() == QEvent.Type.ToolTip:
            self._explain()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws what fits."""
        painter = QPainter(self)
        room = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        draw_label(painter, room, text)


def reads_leftwards(text: str) -> bool:
    """Whether a text runs from right to left: its first letter with a direction says so (UAX 9, P2 and P3)."""
    if text.isascii():
        return False
    strong = (way for sign in text if (way := unicodedata.bidirectional(sign)) in ("L", "R", "AL"))
    return next(strong, "L") != "L"


def draw_label(painter: QPainter, room: QRect, text: str) -> None:
    """Draws one line at the left of its room, in the direction of its own script: an ellipsis stands where it ends."""
    before = painter.layoutDirection()
    leftwards = reads_leftwards(text)
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if leftwards else Qt.LayoutDirection.LeftToRight)
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(room, flags, text)
    painter.setLayoutDirection(before)


def wrapped(text: str, metrics: QFontMetrics, width: int, limit: int) -> list[str]:
    """Text as lines that fit a width, broken between words; what `limit` lines cannot hold ends in an ellipsis."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < limit - 1:
        count = 1
        while count < len(words) and metrics.horizontalAdvance(" ".join(words[: count + 1])) <= width:
            count += 1
        lines.append(" ".join(words[:count]))
        words = words[count:]
    rest = [" ".join(words)] if words else []
    # Qt measures a shade wider when it elides, so a line that just fits is left as it is.
    return [
        line
        if metrics.horizontalAdvance(line) <= width
        else metrics.elidedText(line, Qt.TextElideMode.ElideRight, width)
        for line in (*lines, *rest)
    ]
