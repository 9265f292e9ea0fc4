"""Lays out the panes of an open filing: sections, tree and details side by side, the findings below them."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from model.filing import Filing
from model.sheets.linesheet import LineSheet
from model.sheets.numbers import Scale
from model.sheets.sectionsheet import section_rows
from model.totals.audit import Audit
from ui.settings import Settings
from ui.theme import Theme
from ui.widgets.details_pane import DetailsPane
from ui.widgets.findings.pane import FindingsPane
from ui.widgets.lines.columns import from_text, to_text
from ui.widgets.lines.pane import TreePane
from ui.widgets.sections_pane import SectionsPane

#: Widths and heights of the first start, at 1280 by 800.
_FIRST = {"across": [208, 592, 480], "down": [552, 160], "details": [240, 312]}
#: Qt's own greatest height, which no name of PySide6 gives.
_NO_LIMIT = (1 << 24) - 1


class Workspace(QWidget):
    """Everything between tool bar and status line while a filing is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sections, self.tree = SectionsPane(), TreePane()
        self.details, self.findings = DetailsPane(), FindingsPane()
        self._across = _splitter(Qt.Orientation.Horizontal, (self.sections, self.tree, self.details), (0, 3, 2))
        self._down = _splitter(Qt.Orientation.Vertical, (self._across, self.findings), (1, 0))
        self._is_quiet, self._room = False, self._down.sizes()
        self.splitters = {"across": self._across, "down": self._down, "details": self.details}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._down)
        self.setFocusProxy(self.tree)

    def show_filing(self, filing: Filing, audit: Audit, section: int, scale: Scale) -> None:
        """Lists the sections and the findings of another filing."""
        self.findings.show_findings(filing, audit, scale)
        self._make_room()
        self.sections.show_rows(section_rows(filing, audit), section)

    def _make_room(self) -> None:
        """Gives the findings the room they had, or where there are none that of their title."""
        quiet = self.findings.is_quiet
        if quiet == self._is_quiet:
            return
        self._is_quiet = quiet
        if quiet:
            self._room = self._down.sizes()
        title = self.findings.heading.sizeHint().height()
        self.findings.setMaximumHeight(title if quiet else _NO_LIMIT)
        self._down.setSizes([self.height() - title, title] if quiet else self._room)

    def show_sheet(self, filing: Filing, audit: Audit, section: int, sheet: LineSheet | None) -> None:
        """Shows the lines of a section, and names the findings as it does."""
        self.sections.show_current(section)
        self.tree.show_sheet(filing, audit, sheet)
        if sheet is not None:
            self.findings.stand_in(sheet)

    def toggle(self, pane: QWidget) -> None:
        """Shows or hides a pane."""
        pane.setVisible(pane.isHidden())

    def cycle(self, step: int) -> None:
        """Moves the keyboard to the next pane that is shown, or the previous one."""
        panes = [pane for pane in self.panes() if pane.isVisible()]
        focus = self.window().focusWidget()
        here = next(
            (at for at, pane in enumerate(panes) if focus and (pane is focus or pane.isAncestorOf(focus))), None
        )
        at = (here + step) % len(panes) if here is not None else 0
        panes[at].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def copy(self) -> None:
        """Copies what is selected where the keyboard is."""
        if self.details.chart.hasFocus():
            self.details.chart.copy_picture()
        else:
            pane = self.findings if self.findings.view.hasFocus() else self.tree
            pane.copy()

    def set_theme(self, theme: Theme) -> None:
        """Draws in the colours of another theme."""
        for pane in (self.sections, self.tree, self.details, self.findings):
            pane.set_theme(theme)

    def first_layout(self) -> None:
        """Gives the panes the room of the first start, and the columns of this filing its order."""
        for name, splitter in self.splitters.items():
            splitter.setSizes(_FIRST[name])
        self.tree.view.columns.forget()

    def restore_layout(self, settings: Settings) -> None:
        """Gives the panes the room that they had."""
        for name, splitter in self.splitters.items():
            state = settings.layout(name)
            if state is None or not splitter.restoreState(state):
                splitter.setSizes(_FIRST[name])
            splitter.setHandleWidth(1)
        self.findings.view.remember(settings.layout("findings"))
        self.tree.view.remember(settings.layout("label"))
        columns = bytes((settings.layout("columns") or QByteArray()).data())
        self.tree.view.columns.lay_out(from_text(columns.decode("ascii", "replace")))
        tab = bytes((settings.layout("tab") or QByteArray()).data())
        self.details.tabs.setCurrentIndex(int(tab) if tab.isdigit() else 0)

    def save_layout(self, settings: Settings) -> None:
        """Remembers how much room the panes have."""
        if self._is_quiet:
            self.findings.setMaximumHeight(_NO_LIMIT)
            self._down.setSizes(self._room)
        for name, splitter in self.splitters.items():
            settings.set_layout(name, splitter.saveState())
        settings.set_layout("columns", QByteArray(to_text(self.tree.view.columns.layouts).encode("ascii")))
        settings.set_layout("tab", QByteArray.number(self.details.tabs.currentIndex()))
        for name, chosen in (("findings", self.findings.view.chosen()), ("label", self.tree.view.chosen())):
            if chosen is not None:
                settings.set_layout(name, chosen)

    def panes(self) -> tuple[QWidget, ...]:
        """The panes in the order in which the keyboard goes round them."""
        details = self.details
        return self.tree, details.chart, details.equation, details.fact, details.passage, self.findings, self.sections


def _splitter(across: Qt.Orientation, parts: tuple[QWidget, ...], stretches: tuple[int, ...]) -> QSplitter:
    splitter = QSplitter(across)
    splitter.setHandleWidth(1)
    splitter.setChildrenCollapsible(False)
    for place, (part, stretch) in enumerate(zip(parts, stretches, strict=True)):
        splitter.addWidget(part)
        splitter.setStretchFactor(place, stretch)
    return splitter
