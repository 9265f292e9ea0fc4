"""Turns the passage in which a fact stands into a pane with the fact in sight, its neighbours one click away."""

from __future__ import annotations

from html import escape
from string import Template

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QAction, QFontDatabase, QShowEvent, QTextCursor, QTextDocument, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from model.sheets.source.shapes import Passage
from model.sheets.source.writing import FACT_LINK, HERE
from ui.style import blend
from ui.theme import GRID, LIGHT, Theme
from ui.widgets.document import Document
from ui.widgets.elided import ElidedLabel

NOTHING = "Select an amount to see where it stands in the filing."
#: Tables of a page are made for its width; a little smaller they fit where there is less.
_SMALL = 0.92

_STYLE = Template(
    """p { margin-top: 0px; margin-bottom: 6px; }
p.line { margin-bottom: 0px; white-space: pre-wrap; font-family: "$fixed"; }
p.note { color: $muted; }
table.page { font-size: ${small}pt; }
td { padding: 1px 0px 1px 8px; }
td.above { border-top: 1px solid $muted; }
td.below { border-bottom: 1px solid $muted; }
td.gap { color: $muted; padding: 6px; }
td.bar { background-color: $accent; padding: 0px; }
.here { background-color: $here; color: $text; font-weight: 600; }
b { font-weight: 600; }
a.fact { color: $link; text-decoration: none; }
.count { color: $muted; }
"""
)


class PassagePane(QWidget):
    """Where the fact stands; `wanted` asks for the passage of a fact, but only while the pane is seen."""

    wanted = Signal(int)
    fact_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: int | None = None
        self._asked = False
        self._passage: Passage | None = None
        self._theme = LIGHT
        self._place = ElidedLabel()
        self._place.setObjectName("muted")
        self.button = QToolButton()
        self._page = Document(self)
        self._page.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        # Where it comes and goes a table is laid out twice, which takes as long as all the rest.
        self._page.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._page.setAccessibleName("Where it stands")
        self._page.setPlaceholderText(NOTHING)
        self._page.anchorClicked.connect(self._follow)
        strip = QWidget()
        strip.setObjectName("passage-head")
        strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head = QHBoxLayout(strip)
        head.setContentsMargins(2 * GRID, GRID // 2, GRID, 0)
        head.addWidget(self._place, 1)
        head.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(strip)
        column.addWidget(self._page)
        self.setFocusProxy(self._page)
        self.setAccessibleName("Where it stands")

    def offer(self, action: QAction) -> None:
        """Puts an action beside the name of the place."""
        self.button.setDefaultAction(action)

    @property
    def row(self) -> int | None:
        """The fact that is looked for."""
        return self._row

    def show_fact(self, row: int | None) -> None:
        """Asks where another fact stands, at once where the pane is seen, else when it is."""
        self._row, self._asked = row, False
        if row is None:
            self._passage = None
            self._fill()
        elif self.isVisible():
            self._ask(row)

    def show_passage(self, passage: Passage) -> None:
        """Shows the passage that was asked for."""
        if passage.row == self._row:
            self._passage = passage
            self._fill()

    def set_theme(self, theme: Theme) -> None:
        """Shows the same in the colours of `theme`."""
        self._theme = theme
        self._fill(keep_place=True)

    def _ask(self, row: int) -> None:
        self._asked = True
        self.wanted.emit(row)

    def _fill(self, *, keep_place: bool = False) -> None:
        passage = self._passage
        self._page.set_theme(self._theme)
        self._page.document().setDefaultStyleSheet(self._style())
        note = f'<p class="note">{escape(passage.note)}</p>' if passage and passage.note else ""
        self._page.show_page(note + passage.html if passage else "", keep_place=keep_place)
        self._place.setText(passage.place if passage else "")
        self._page.setAccessibleDescription(passage.note or passage.place if passage else NOTHING)
        if not keep_place:
            self._show_here()

    def _style(self) -> str:
        theme = self._theme
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
        here = blend(theme.accent, theme.surface, 0.3).name()
        small = round(self._page.font().pointSizeF() * _SMALL, 1)
        link = blend(theme.accent, theme.text, 0.7).name()
        return _STYLE.substitute(
            muted=theme.muted, accent=theme.accent, text=theme.text, here=here, link=link, fixed=fixed, small=small
        )

    def _show_here(self) -> None:
        """Scrolls the fact to the upper third, with what stands above it in sight."""
        cursor = QTextCursor(self._page.document())
        cursor.setPosition(max(0, _place_of_here(self._page.document())))
        self._page.setTextCursor(cursor)
        bar = self._page.verticalScrollBar()
        bar.setValue(bar.value() + self._page.cursorRect().top() - self._page.viewport().height() // 3)

    def _follow(self, link: QUrl) -> None:
        self.fact_chosen.emit(int(link.toString().removeprefix(FACT_LINK)))

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._row is not None and not self._asked:
            self._ask(self._row)


def _place_of_here(document: QTextDocument) -> int:
    """Where in the text the fact begins, -1 where it is not in it."""
    block = document.begin()
    while block.isValid():
        found = block.begin()
        while not found.atEnd():
            if HERE in found.fragment().charFormat().anchorNames():
                return found.fragment().position()
            found += 1
        block = block.next()
    return -1
