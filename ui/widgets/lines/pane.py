"""Puts the tree of lines under its heading: the section's title, the scale stated once, what the marks mean."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from model.filing import Filing
from model.sheets.lines.copying import copied_table
from model.sheets.linesheet import LineSheet
from model.sheets.numbers import unit_text
from model.sheets.places import LABEL, Place
from model.totals.audit import Audit
from ui.itemmodels.linetree import LineTreeModel
from ui.theme import Theme
from ui.widgets.lines.columns import sheets_of
from ui.widgets.lines.delegate import indexes_by_row
from ui.widgets.lines.standing import standing_of
from ui.widgets.lines.view import LineView, copy_to_clipboard
from ui.widgets.pane_title import PaneTitle, blank_label


class TreePane(QWidget):
    """The lines of a section by axis and member, one column a period."""

    place_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = LineTreeModel(self)
        self.view = LineView(self.model, self)
        self.view.place_chosen.connect(self._choose)
        self._filing: Filing | None = None
        self._filling = False
        self._place: Place | None = None
        self._filter = ("", False)
        self.heading = PaneTitle()
        self.nothing = blank_label("No line matches. Change the search, or press Esc in it to see all lines.")
        self._build()

    def show_sheet(self, filing: Filing | None, audit: Audit | None, sheet: LineSheet | None) -> None:
        """Shows another sheet, with the filter that is set."""
        self._filling = True
        same = filing is not None and self._filing is not None and self._filing.path == filing.path
        before = standing_of(self.view) if same and sheet and sheet.title == self.heading.title else None
        self._filing = filing
        if filing is None or audit is None or sheet is None:
            self.model.clear()
            self.heading.show_text("", "")
        else:
            self.model.set_sheet(filing, audit, sheet)
            unit = filing.units[sheet.unit] if sheet.unit >= 0 else None
            self.heading.show_text(sheet.title, unit_text(unit, sheet.scale))
            self.view.show_sheets(sheets_of(filing.path, sheet.kind.name if sheet.kind is not None else ""))
            if before is not None:
                before.restore(self.view)
        self._filling = False
        if any(self._filter):
            self.filter(*self._filter)

    def show_place(self, place: Place | None) -> None:
        """Makes a place the current cell, unless the filter hides it."""
        self._place = place
        self.view.show_place(place)

    @property
    def hides_place(self) -> bool:
        """Whether the filter hides the place that is to be shown."""
        return self._place is not None and not self.model.index_of(self._place).isValid()

    def filter(self, words: str, only_findings: bool) -> None:
        """Shows only the lines that hold these words, or only those with findings."""
        self._filter = (words, only_findings)
        self._filling = True
        self.model.set_filter(words, only_findings)
        self._filling = False
        self.nothing.setVisible(self.model.sheet is not None and not self.model.shown)
        self.view.show_place(self._place)

    def copy(self) -> None:
        """Copies the selected cells with their numbers in full."""
        if self._filing is None or self.model.sheet is None:
            return
        rows = indexes_by_row(self.model, self.view.selectedIndexes())
        nodes = [int(row[0].internalId()) for row in rows]
        chosen = {index.column() for row in rows for index in row}
        if len(nodes) > 1 or len(chosen) > 1:
            chosen.add(LABEL)
        columns = [column for column in self.view.columns.shown_columns() if column in chosen]
        titles = self.view.columns.titles(columns)
        copy_to_clipboard(*copied_table(self._filing, self.model.sheet, nodes, columns, titles))

    def set_theme(self, theme: Theme) -> None:
        """Draws in the colours of another theme."""
        self.view.set_theme(theme)

    def _choose(self, place: Place | None) -> None:
        # A reset of the model clears the current cell, and showing a place moves it: no choices of the user's.
        if not self._filling and place is not None and place != self._place:
            self.place_chosen.emit(place)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(self.nothing)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        QTimer.singleShot(0, self.view.fit_columns)
