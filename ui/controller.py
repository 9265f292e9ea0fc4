"""Turns what the user does into what the window shows: which section, periods and scale, which place in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from model.sheets.chartsheet import ChartKind
from model.sheets.lines.columns import Kind
from model.sheets.linesheet import Arrangement, in_scale
from model.sheets.numbers import Scale
from model.sheets.places import (
    LABEL,
    Place,
    cell_at,
    first_place,
    meant_place,
    place_of,
    place_of_fact,
    section_of,
    section_with,
)
from model.totals.findings import finding_cell
from model.totals.ledger import Cell, cell_of
from ui.details import Details, details_of
from ui.keeping.opened import Notice, Opened
from ui.settings import Settings
from ui.shelf import Shelf


class Controller(Shelf):
    """The state of the window; widgets tell it what was chosen and show what its signals say."""

    sheet_changed = Signal()
    place_changed = Signal()
    finding_changed = Signal(int)
    sought = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(settings, parent)
        self.chosen_scale: Scale | None = None

    def _show_filing(self) -> None:
        super()._show_filing()
        self._show_sheet()

    # Choosing what is shown

    def choose_section(self, number: int) -> None:
        """Shows another section of the filing."""
        shown = self.filing
        if shown is not None and 0 <= number < len(shown.sections) and number != shown.section:
            shown.section, shown.kind, shown.place = number, None, None
            self._show_sheet()

    def choose_kind(self, kind: Kind) -> None:
        """Shows the periods of another class."""
        shown = self.filing
        if shown is not None and self.sheet is not None and kind is not self.sheet.kind:
            shown.kind, shown.place = kind, None
            self._show_sheet()

    def choose_arrangement(self, arrangement: Arrangement) -> None:
        """Arranges the lines otherwise from now on, and stays at the cell that was chosen."""
        self._settings.arrangement = arrangement
        shown, sheet = self.filing, self.sheet
        if shown is not None and sheet is not None and arrangement is not sheet.arrangement:
            cell = cell_at(sheet, meant_place(shown.audit, sheet, shown.place)) if shown.place else None
            shown.place = None
            self._show_sheet(cell)

    def choose_scale(self, scale: Scale | None) -> None:
        """States amounts in another scale; None is the largest in which none needs a fraction."""
        self.chosen_scale = scale
        if self.filing is not None:
            self.filing_changed.emit()
            self._show_sheet()

    def choose_chart(self, kind: ChartKind | None) -> None:
        """Draws charts of this kind where it suits; None leaves it to the line."""
        self._settings.chart_kind = kind
        self.place_changed.emit()

    def write_changes(self, written: bool) -> None:
        """Has charts say the change against the period before, or not."""
        self._settings.chart_changes = written
        self.place_changed.emit()

    def findings_scale(self) -> Scale:
        """The scale in which the list of findings states amounts."""
        shown = self.filing
        assert shown is not None
        return self.chosen_scale or shown.scale

    def _show_sheet(self, cell: Cell | None = None) -> None:
        """Shows the sheet that was chosen, at its place, else at `cell` where it has it, else at the first."""
        shown = self.filing
        self.sheet = None
        if shown is not None and shown.filing.sections:
            sheet = shown.arrange(self._settings.arrangement)
            self.sheet = in_scale(shown.filing, sheet, self.chosen_scale) if self.chosen_scale else sheet
            if shown.place is None and cell is not None:
                shown.place = place_of(self.sheet, cell)
            if shown.place is None:
                shown.place = first_place(shown.audit, self.sheet)
        self.sheet_changed.emit()
        self.select(shown.place if shown is not None else None)

    # The place in the sheet

    def select(self, place: Place | None, fact: int | None = None) -> None:
        """Stands at another place of the sheet, at a certain one of its facts where `fact` is given."""
        shown = self.filing
        if shown is not None:
            shown.place, shown.fact = place, fact
            self._follow_findings(shown)
        self.place_changed.emit()

    def select_finding(self, number: int) -> None:
        """Goes to the total of a finding, in its section and class of periods."""
        shown = self.filing
        if shown is None or not 0 <= number < len(shown.audit.findings) or shown.finding == number:
            return
        finding = shown.audit.findings[number]
        cell = finding_cell(finding)
        section = section_of(shown.filing, finding, shown.section)
        kind = shown.filing.periods[cell.period].kind
        if section is not None and (section != shown.section or not (self.sheet and place_of(self.sheet, cell))):
            # The place that is shown is one of another sheet.
            shown.section, shown.kind, shown.place = section, kind, None
            self._show_sheet()
        shown.finding = number
        self.select(place_of(self.sheet, cell) if self.sheet else None)
        self.sought.emit()

    def step_finding(self, order: Sequence[int], step: int) -> None:
        """Goes to the next or previous finding in the order in which they are listed, around the end."""
        shown = self.filing
        if shown is None or not order:
            self.noticed.emit(Notice("info", "There is no finding to go to."))
            return
        at = order.index(shown.finding) if shown.finding in order else (-1 if step > 0 else 0)
        if not 0 <= at + step < len(order):
            end, start = ("last", "first") if step > 0 else ("first", "last")
            self.noticed.emit(Notice("info", f"That was the {end} finding; this is the {start} one again."))
        self.select_finding(order[(at + step) % len(order)])

    def select_fact(self, row: int) -> None:
        """Goes to a fact: in this sheet, else in the first section that shows it."""
        shown = self.filing
        place = self._place_of(row)
        section = section_with(shown.filing, row, shown.section) if shown and place is None else None
        if shown is not None and section is not None:
            period = shown.filing.period_of(row)
            shown.section, shown.kind = section, period.kind if period else None
            self._show_sheet()
            place = self._place_of(row)
        if place is not None:
            self.select(place, row)
            self.sought.emit()
        elif self.sheet is not None:
            self.noticed.emit(Notice("info", "That amount stands in another section or in other periods."))

    def _place_of(self, row: int) -> Place | None:
        """Where the sheet shows a fact, or another that states the same."""
        shown, sheet = self.filing, self.sheet
        if shown is None or sheet is None:
            return None
        return place_of_fact(sheet, row) or place_of(sheet, cell_of(shown.filing, row))

    def details(self) -> Details:
        """What there is to show of the place."""
        shown, sheet = self.filing, self.sheet
        if shown is None or sheet is None or shown.place is None:
            return Details()
        wanted, changes = self._settings.chart_kind, self._settings.chart_changes
        return details_of(shown.words, shown.audit, sheet, shown.place, shown.fact, wanted, changes=changes)

    def _follow_findings(self, shown: Opened) -> None:
        """Keeps the finding that is chosen in the list the one of the place."""
        cell = cell_at(self.sheet, shown.place) if self.sheet and shown.place else None
        findings = shown.audit.findings
        if not (shown.finding >= 0 and finding_cell(findings[shown.finding]) == cell):
            here = (number for number, finding in enumerate(findings) if finding_cell(finding) == cell)
            shown.finding = next(here, -1) if shown.place is not None and shown.place.column != LABEL else -1
        self.finding_changed.emit(shown.finding)
