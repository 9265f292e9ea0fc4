"""The field that takes words, to search the whole filing or to filter the lines of the section."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme import GRID

_NAMES = {False: "Search the filing", True: "Filter this section"}
_TIPS = {
    False: "Words or an amount, in any order: labels, names, members, values and sections of the filing (Ctrl+F)",
    True: "Words that a line or what it stands under holds, in any order (Ctrl+Shift+L)",
}
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10}


#: Why the keyboard goes but for a while.
_COMES_BACK = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
)


class SearchField(QLineEdit):
    """Esc empties it, ends a filter and goes back to the lines. While it filters, Enter and Down go there with the
    words kept; while it searches, arrows go through what was found and Enter goes there.
    """

    left = Signal()
    stepped = Signal(int)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None, *, filters: bool = False) -> None:
        super().__init__(parent)
        self.filters = self._at_rest = filters
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
            self._become(filters)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def finish(self) -> None:
        """Empties the field, which is again what it was at first."""
        self.clear()
        self._become(self._at_rest)

    def _become(self, filters: bool) -> None:
        if filters != self.filters:
            self.filters = filters
            self._name()

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
            self.finish()
            self.left.emit()
        elif self.filters and (enters or key == Qt.Key.Key_Down):
            self.left.emit()
        elif not self.filters and enters:
            self.entered.emit()
        elif not self.filters and key in _STEPS:
            self.stepped.emit(_STEPS[key])
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A filter without words ends with the keyboard gone, but not for a menu or another window."""
        super().focusOutEvent(event)
        if not self.text() and event.reason() not in _COMES_BACK:
            self._become(self._at_rest)
