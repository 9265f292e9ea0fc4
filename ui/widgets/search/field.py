"""The field that takes words, to search the whole filing or to filter the lines of the section."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme import GRID

_NAMES = {False: "Search the filing", True: "Filter this section"}
_TIPS = {
    False: "Words or an amount, in any order: labels, names, members, values and sections of the filing (Ctrl+F)",
    True: "Words that a line or what it stands under holds, in any order (Ctrl+Shift+L)",
}
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10}


class SearchField(QLineEdit):
    """Esc empties it and goes back to the lines. While it filters, Enter and Down go there with the words kept; while
    it searches, arrows go through what was found and Enter goes there."""

    left = Signal()
    stepped = Signal(int)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None, *, filters: bool = False) -> None:
        super().__init__(parent)
        self.filters = filters
        self.setClearButtonEnabled(True)
        self.setAcceptDrops(False)
        self.setMaxLength(200)
        self.setMinimumWidth(16 * GRID)
        self.setMaximumWidth(32 * GRID)
        self._name()

    def begin(self, *, filters: bool) -> None:
        """Takes the keyboard, to filter or to search."""
        if filters != self.filters:
            self.clear()
            self.filters = filters
            self._name()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def _name(self) -> None:
        self.setPlaceholderText(_NAMES[self.filters])
        self.setAccessibleName(_NAMES[self.filters])
        self.setToolTip(_TIPS[self.filters])

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leaves the field by keyboard, or goes through the list."""
        key = Qt.Key(event.key())
        enters = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if key == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif self.filters and (enters or key == Qt.Key.Key_Down):
            self.left.emit()
        elif not self.filters and enters:
            self.entered.emit()
        elif not self.filters and key in _STEPS:
            self.stepped.emit(_STEPS[key])
        else:
            super().keyPressEvent(event)
