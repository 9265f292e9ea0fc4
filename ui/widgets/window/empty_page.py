"""The window without a filing: one large place to drop a file, the recent files and the sample one click away."""

from __future__ import annotations

import os
from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.icons import RESOURCES, drawing_pixmap
from ui.style import scaled_font
from ui.theme import GRID, LIGHT, Theme
from ui.widgets.elided import ElidedLabel

SAMPLE = RESOURCES / "sample" / "disclosure.txt"
_SHOWN = 5
_WIDTH = 60 * GRID


class EmptyPage(QWidget):
    """Says what to do first."""

    file_chosen = Signal(str)
    open_asked = Signal()
    folder_asked = Signal()
    paste_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("No filing is open")
        self._theme = LIGHT
        self._icon = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        column = QVBoxLayout()
        column.setSpacing(GRID)
        column.addStretch(2)
        column.addWidget(self._icon)
        self._title = _centred("Drop a filing here")
        self._title.setObjectName("")
        column.addWidget(self._title)
        column.addWidget(_centred("to see every line by axis and member, and every total that does not add up"))
        column.addSpacing(GRID)
        column.addLayout(self._buttons())
        column.addSpacing(2 * GRID)
        column.addLayout(self._recent)
        column.addStretch(3)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addLayout(column)
        row.addStretch(1)

    def show_recent(self, paths: Sequence[str]) -> None:
        """Lists the files that were opened last."""
        while self._recent.count():
            item = self._recent.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        if paths:
            title = ElidedLabel()
            title.setObjectName("caption")
            title.setText("Recent files")
            self._recent.addWidget(title)
        for path in paths[:_SHOWN]:
            self._recent.addWidget(self._recent_button(path))

    def set_theme(self, theme: Theme) -> None:
        """Draws in the colours of another theme."""
        self._theme = theme
        self._title.setFont(scaled_font(self.font(), 1.6, strong=True))
        self._icon.setPixmap(drawing_pixmap("drop", theme.accent, 6 * GRID, self.devicePixelRatioF()))
        self.update()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addStretch(1)
        for text, tip, signal in (
            ("Open a file…", "Choose a file on this computer", self.open_asked),
            ("Open a folder…", "Choose the folder of a filing, as EDGAR gives it", self.folder_asked),
            ("Paste", "Read the text that was copied from a filing", self.paste_asked),
        ):
            button = QPushButton(text)
            button.setToolTip(tip)
            button.clicked.connect(signal)
            row.addWidget(button)
            self.setFocusProxy(self.focusProxy() or button)
        sample = QPushButton("Open the sample")
        sample.setToolTip("A disclosure of revenues in which six totals do not add up")
        sample.clicked.connect(lambda: self.file_chosen.emit(str(SAMPLE)))
        row.addWidget(sample)
        row.addStretch(1)
        return row

    def _recent_button(self, path: str) -> QPushButton:
        text = f"{os.path.basename(path)}   {os.path.dirname(path)}"
        button = QPushButton(self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, _WIDTH))
        button.setObjectName("link")
        button.setToolTip(path)
        button.setAccessibleName(f"Open {path}")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self.file_chosen.emit(path))
        return button

    # Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the frame that says where to drop."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.rule), 2, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(self._theme.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(*[3 * GRID] * 2, *[-3 * GRID] * 2), GRID, GRID)


def _centred(text: str) -> QLabel:
    label = QLabel(text, alignment=Qt.AlignmentFlag.AlignCenter)
    label.setObjectName("muted")
    return label
