"""Shows a page of text in a dialog."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ui.theme import GRID, Theme
from ui.widgets.document import Document


class PageDialog(QDialog):
    """A page to read, to scroll and to copy."""

    def __init__(self, parent: QWidget, title: str, html: str, theme: Theme) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(72 * GRID, 64 * GRID)
        self.page = Document()
        self.page.setAccessibleName(title)
        self.page.set_theme(theme)
        self.page.show_page(html)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.page, 1)
        column.addWidget(buttons)
