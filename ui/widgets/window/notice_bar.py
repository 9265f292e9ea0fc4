"""The two strips above the content: what happened in one sentence, and what is under way with a way to stop it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QToolButton, QWidget

from ui.icons import themed_icon
from ui.theme import GRID, Theme
from ui.widgets.elided import ElidedLabel
from ui.widgets.glyphs import GLYPHS, mark_colour

#: Work that is done sooner shows no progress: a strip that flashes by tells nothing.
_PATIENCE_MS = 200


class _Told(NamedTuple):
    """One sentence in the bar, for so many `seconds` unless it stays, and what it offers."""

    grade: str
    text: str
    seconds: float
    action: str
    words: str

    @property
    def stays(self) -> bool:
        return self.grade == "error" or bool(self.action)


class NoticeBar(QWidget):
    """A sentence, or several that came together; an error or an offer stays until it is closed, others go alone."""

    action_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Notice")
        self._theme: Theme | None = None
        self._mark = QLabel()
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._told: Sequence[_Told] = ()
        self._joins = False
        self.button = QPushButton()
        self.button.setAccessibleName("What the notice offers")
        self.button.clicked.connect(self._ask)
        self._close = QToolButton()
        self._close.setAccessibleName("Close this notice")
        self._close.setToolTip("Close this notice")
        self._close.clicked.connect(self.hide)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        row.setSpacing(GRID)
        row.addWidget(self._mark)
        row.addWidget(self._text, 1)
        row.addWidget(self.button)
        row.addWidget(self._close)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that is shown, empty where none is."""
        return "" if self.isHidden() else self._text.text()

    def show_notice(self, grade: str, text: str, seconds: float, action: str = "", words: str = "") -> None:
        """Shows a sentence and tells it to screen readers; an `action` is offered by a button with these words."""
        self._joins = False
        self._tell([_Told(grade, text, seconds, action, words)])

    def add_notice(self, grade: str, text: str, seconds: float, action: str = "", words: str = "") -> None:
        """Shows a sentence behind what stays, or was shown in this way as well; that keeps what it offers."""
        stands = self.text and (self._joins or not self._timer.isActive())
        self._joins = True
        self._tell([*(self._told if stands else ()), _Told(grade, text, seconds, action, words)])

    def withdraw(self, *actions: str) -> None:
        """Takes back what offers these actions, which are no longer to be had; what else is told stays."""
        if self.text and any(told.action in actions for told in self._told):
            self._leave([told for told in self._told if told.action not in actions])

    def _tell(self, told: Sequence[_Told]) -> None:
        self._write(told)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _leave(self, told: Sequence[_Told]) -> None:
        if told:
            self._write(told)
        else:
            self.hide()

    def _write(self, told: Sequence[_Told]) -> None:
        """Writes what is told in one line, with the button of what offers something first."""
        self._told = told
        offer = self._offer
        self.button.setText(offer.words if offer else "")
        self.button.setAccessibleName((offer and offer.words) or "What the notice offers")
        self.button.setVisible(offer is not None)
        self.setProperty("grade", next((one.grade for one in reversed(told) if one.grade != "info"), "info"))
        text = " ".join(one.text for one in told)
        self._text.setText(text)
        self.setAccessibleDescription(text)
        self._mark.setText(GLYPHS[str(self.property("grade"))])
        self._restyle()
        self._timer.stop()
        if not any(one.stays for one in told):
            self._timer.start(round(max(one.seconds for one in told) * 1000))

    @property
    def _offer(self) -> _Told | None:
        return next((one for one in self._told if one.action), None)

    def _ask(self) -> None:
        """Does what is offered; other offers and errors are still to be read."""
        offer = self._offer
        if offer is not None:
            self._leave([one for one in self._told if one.stays and one is not offer])
            self.action_asked.emit(offer.action)

    def set_theme(self, theme: Theme) -> None:
        """Draws in the colours of another theme."""
        self._theme = theme
        self._close.setIcon(themed_icon("close", theme))
        self._restyle()

    def _restyle(self) -> None:
        """Qt looks at a property in a style sheet only when asked to."""
        self.style().unpolish(self)
        self.style().polish(self)
        if self._theme is not None:
            colour = mark_colour(str(self.property("grade")), self._theme)
            self._mark.setStyleSheet(f"color: {colour}; font-weight: 600;")


class ProgressStrip(QWidget):
    """What is being read, how far it is, and a button that stops it."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("progress")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Progress")
        self._title = ElidedLabel()
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Progress")
        self.button = QPushButton("Cancel")
        self.button.clicked.connect(self.cancelled)
        self._timer = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._timer.timeout.connect(self.show)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID // 2, GRID, GRID // 2)
        row.setSpacing(2 * GRID)
        row.addWidget(self._title, 1)
        row.addWidget(self.bar, 1)
        row.addWidget(self.button)
        self.hide()

    def begin(self, title: str) -> None:
        """Shows what is under way, unless it is done in a moment."""
        self._title.setText(title)
        self.bar.setValue(0)
        if not self.isVisible():
            self._timer.start()

    def advance(self, fraction: float) -> None:
        """Shows how far it is."""
        self.bar.setValue(round(fraction * 100))

    def end(self) -> None:
        """Goes away."""
        self._timer.stop()
        self.hide()
