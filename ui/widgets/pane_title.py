"""The quiet words of a pane: its heading, with room for what belongs beside it, and what stands where it is empty."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.theme import GRID
from ui.widgets.elided import ElidedLabel


class PaneTitle(QWidget):
    """A title at the left, a note at the right; both stand once, over what they are about."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane-title")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = ElidedLabel(strong=True)
        self._note = QLabel()
        self._note.setObjectName("muted")
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID - 2, 2 * GRID, GRID - 2)
        row.addWidget(self._title, 1)
        row.addWidget(self._note)
        self.show_text(title, "")

    def add(self, widget: QWidget) -> None:
        """Puts a control beside the title, before the note."""
        self._row.insertWidget(self._row.count() - 1, widget)

    def show_text(self, title: str, note: str) -> None:
        """Says what the pane shows now."""
        self._title.setText(title)
        self._note.setText(note)

    @property
    def title(self) -> str:
        """What stands at the left."""
        return self._title.text()

    @property
    def note(self) -> str:
        """What stands at the right."""
        return self._note.text()


def blank_label(text: str) -> QLabel:
    """What is said where a list has nothing to show; hidden at first."""
    label = QLabel(text)
    label.setObjectName("blank")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    label.hide()
    return label
