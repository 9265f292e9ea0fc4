"""Turns the card of a fact into a pane of names and values that can be selected and copied."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from model.sheets.factcard import Entry
from ui.theme import LIGHT, Theme
from ui.widgets.document import Document
from ui.widgets.pages import fact_page

NOTHING = "Select an amount to see what the filing says about it."


class FactPane(QWidget):
    """Everything known of one fact; what was inferred is set apart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] | None = None
        self._theme = LIGHT
        self._page = Document(self)
        self._page.setPlaceholderText(NOTHING)
        self._page.setAccessibleName("The fact")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._page)
        self.setFocusProxy(self._page)
        self.setAccessibleName("The fact")
        self._fill()

    def show_card(self, entries: list[Entry] | None) -> None:
        """Shows one fact, or that there is none."""
        self._entries = entries
        self._fill()

    def set_theme(self, theme: Theme) -> None:
        """Shows the same in the colours of `theme`."""
        self._theme = theme
        self._fill(keep_place=True)

    def _fill(self, *, keep_place: bool = False) -> None:
        self._page.set_theme(self._theme)
        self._page.show_page(fact_page(self._entries, self._theme) if self._entries else "", keep_place=keep_place)
        line = self._entries[0].value if self._entries else NOTHING
        self._page.setAccessibleDescription(line)
