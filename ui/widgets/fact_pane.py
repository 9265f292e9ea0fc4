"""Turns the card of a fact into a pane of names and values that can be selected and copied."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from model.sheets.fact.entry import Entry
from model.sheets.source.writing import FACT_LINK
from ui.theme import LIGHT, Theme
from ui.widgets.document import Document
from ui.widgets.pages import WHOLE_LINK, fact_page

NOTHING = "Select an amount to see what the filing says about it."


class FactPane(QWidget):
    """Everything known of one fact; what was inferred is set apart, and its totals lead to where they stand."""

    fact_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] | None = None
        self._theme = LIGHT
        self._whole: set[int] = set()
        self._page = Document(self)
        self._page.setPlaceholderText(NOTHING)
        self._page.setAccessibleName("The fact")
        self._page.anchorClicked.connect(self._follow)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._page)
        self.setFocusProxy(self._page)
        self.setAccessibleName("The fact")
        self._fill()

    def show_card(self, entries: list[Entry] | None) -> None:
        """Shows one fact, or that there is none."""
        self._entries = entries
        self._whole.clear()
        self._fill()

    def set_theme(self, theme: Theme) -> None:
        """Shows the same in the colours of `theme`."""
        self._theme = theme
        self._fill(keep_place=True)

    def _fill(self, *, keep_place: bool = False) -> None:
        self._page.set_theme(self._theme)
        self._page.show_page(self._html(), keep_place=keep_place)
        line = self._entries[0].value if self._entries else NOTHING
        self._page.setAccessibleDescription(line)

    def _html(self) -> str:
        return fact_page(self._entries, self._theme, self._whole) if self._entries else ""

    def _follow(self, link: QUrl) -> None:
        text = link.toString()
        if text.startswith(WHOLE_LINK):
            self._whole.add(int(text.removeprefix(WHOLE_LINK)))
            self._fill(keep_place=True)
        else:
            self.fact_chosen.emit(int(text.removeprefix(FACT_LINK)))
