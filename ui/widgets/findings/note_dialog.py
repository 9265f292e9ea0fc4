"""The small editor of a note on a finding: however it is closed, what was typed is kept, and can be undone."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from ui.theme import GRID


class NoteDialog(QDialog):
    """A sentence that says what the note is on, and room to write."""

    written = Signal(str)

    def __init__(self, parent: QWidget, about: str, note: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("Note")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(60 * GRID, 32 * GRID)
        self._before = note
        subject = QLabel(about)
        subject.setTextFormat(Qt.TextFormat.PlainText)
        subject.setWordWrap(True)
        self.editor = QPlainTextEdit(note)
        self.editor.setAccessibleName("Note")
        self.editor.setPlaceholderText("What was found out, agreed, or is to be asked")
        self.editor.setTabChangesFocus(True)
        self.editor.moveCursor(QTextCursor.MoveOperation.End)
        hint = QLabel("Closing keeps the note, also with Esc; Ctrl+Z in the window takes it back.")
        hint.setObjectName("muted")
        hint.setWordWrap(True)
        buttons = QDialogButtonBox()
        keep = buttons.addButton("&Keep Note", QDialogButtonBox.ButtonRole.AcceptRole)
        keep.setDefault(True)
        self.back = buttons.addButton("&As It Was", QDialogButtonBox.ButtonRole.ResetRole)
        self.back.setToolTip("Take back what was typed here")
        self.back.clicked.connect(lambda: self.editor.setPlainText(self._before))
        buttons.accepted.connect(self.accept)
        column = QVBoxLayout(self)
        for part in (subject, self.editor, hint, buttons):
            column.addWidget(part, 1 if part is self.editor else 0)
        self.editor.setFocus()

    # Qt overrides

    def done(self, result: int) -> None:
        """Hands the note over, whichever way the editor is closed."""
        self.written.emit(self.editor.toPlainText().strip())
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter keeps the note; Enter alone begins a line."""
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.accept()
        else:
            super().keyPressEvent(event)
