"""Turns what the user does into what the window shows: which filing, section, periods and scale, which place in it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from model.filing import Filing
from model.inspection import Inspection, Tick, inspect_path, inspect_text
from model.periods import PeriodClass
from model.sheets.chartsheet import ChartKind
from model.sheets.findingsheet import finding_cell
from model.sheets.linesheet import LineSheet, line_sheet
from model.sheets.numbers import Scale
from model.sheets.places import (
    LABEL,
    Place,
    cell_at,
    first_place,
    place_of,
    place_of_fact,
    section_of,
    section_with,
)
from model.sheets.report import report_scale
from model.sheets.revenue import opening_section
from model.sheets.source.source import Source
from model.totals.audit import Audit
from model.totals.ledger import cell_of
from ui.details import Details, details_of
from ui.exporting import export_in
from ui.jobs import Jobs
from ui.settings import Settings

CLIPBOARD = "clipboard"


@dataclass
class Opened:
    """One filing that is open, and where in it the reader stands."""

    inspection: Inspection
    name: str
    path: str | None
    seconds: float
    scale: Scale
    source: Source
    section: int = 0
    kind: PeriodClass | None = None
    place: Place | None = None
    finding: int = -1
    #: The fact that was asked for, where several state the same; None is the one that the sheet shows.
    fact: int | None = None

    @property
    def filing(self) -> Filing:
        """What was read."""
        return self.inspection.filing

    @property
    def audit(self) -> Audit:
        """What was found."""
        return self.inspection.audit


@dataclass(frozen=True)
class Notice:
    """A sentence for the notice bar: of grade `info` it goes by itself, of grade `error` it stays."""

    grade: str
    text: str
    seconds: float = field(default=6.0)


class Controller(QObject):
    """The state of the window; widgets tell it what was chosen and show what its signals say."""

    filing_changed = Signal()
    sheet_changed = Signal()
    place_changed = Signal()
    finding_changed = Signal(int)
    sought = Signal()
    noticed = Signal(object)
    recent_changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs = Jobs(self)
        self.opened: list[Opened] = []
        self.current = -1
        self.sheet: LineSheet | None = None
        self.chosen_scale: Scale | None = None
        self._settings = settings

    @property
    def filing(self) -> Opened | None:
        """The filing that is shown."""
        return self.opened[self.current] if self.current >= 0 else None

    # Opening and closing

    def open_paths(self, paths: Sequence[str]) -> None:
        """Reads and checks files, one after the other."""
        for path in paths:
            name = os.path.basename(os.path.normpath(path))
            self._inspect(name, path, partial(inspect_path, path, taxonomies=self._settings.taxonomies))

    def open_text(self, text: str, html: str = "") -> None:
        """Reads and checks text that was pasted or dropped, with its HTML where the program it came from gave that."""
        if text.strip() or html:
            self._inspect("Clipboard", None, partial(inspect_text, text, CLIPBOARD, html=html), text, html)
        else:
            self.noticed.emit(
                Notice("info", "The clipboard holds no text. Copy a page of a filing, then paste it here.")
            )

    def activate(self, number: int) -> None:
        """Shows another of the open filings."""
        if number != self.current and 0 <= number < len(self.opened):
            self.current = number
            self._show_filing()

    def close(self, number: int) -> None:
        """Closes one of the open filings."""
        del self.opened[number]
        if self.current >= number:
            self.current = min(max(self.current - 1, 0), len(self.opened) - 1)
        self._show_filing()

    def close_current(self) -> None:
        """Closes the filing that is shown."""
        if self.current >= 0:
            self.close(self.current)

    def use_taxonomies(self, path: str) -> None:
        """Reads filings with the standard taxonomies at `path` from now on, the open one again."""
        self._settings.taxonomies = path
        self.noticed.emit(Notice("info", f"Labels and types that a filing lacks now come from {path}."))
        shown = self.filing
        if shown is not None and shown.path is not None:
            self.open_paths([shown.path])

    def export(self, path: str) -> None:
        """Writes the whole filing that is shown to a file, in the form that its suffix asks for."""
        if self.filing is not None:
            inspection = self.filing.inspection
            export_in(self.jobs, inspection, path, lambda told: self.noticed.emit(Notice("info", told)), self._refuse)

    def forget_recent(self) -> None:
        """Empties the list of recent files."""
        self._settings.forget_recent()
        self.recent_changed.emit()

    def _inspect(self, name: str, path: str | None, work: Callable[[Tick], Inspection], *pasted: str) -> None:
        def timed(tick: Tick) -> tuple[Inspection, float]:
            started = time.perf_counter()
            inspection = work(tick)
            return inspection, time.perf_counter() - started

        self.jobs.run(f"Reading {name}", timed, lambda result: self.show(name, path, *result, *pasted), self._refuse)

    def show(self, name: str, path: str | None, inspection: Inspection, seconds: float, *pasted: str) -> None:
        """Shows a filing that was read and checked, in place of the same file; `pasted` is its text, and its HTML."""
        filing = inspection.filing
        source = Source(filing, path, *pasted)
        opened = Opened(inspection, name, path, seconds, report_scale(filing), source, opening_section(filing))
        known = [number for number, other in enumerate(self.opened) if path is not None and other.path == path]
        if known:
            self.opened[known[0]] = opened
        else:
            self.opened.append(opened)
        self.current = known[0] if known else len(self.opened) - 1
        if path is not None:
            self._settings.add_recent(path)
            self.recent_changed.emit()
        self._show_filing()

    def _refuse(self, sentence: str) -> None:
        self.noticed.emit(Notice("error", sentence))

    def _show_filing(self) -> None:
        self.filing_changed.emit()
        self._show_sheet()

    # Choosing what is shown

    def choose_section(self, number: int) -> None:
        """Shows another section of the filing."""
        shown = self.filing
        if shown is not None and 0 <= number < len(shown.filing.sections) and number != shown.section:
            shown.section, shown.kind, shown.place = number, None, None
            self._show_sheet()

    def choose_kind(self, kind: PeriodClass) -> None:
        """Shows the periods of another class."""
        shown = self.filing
        if shown is not None and self.sheet is not None and kind is not self.sheet.kind:
            shown.kind, shown.place = kind, None
            self._show_sheet()

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

    def _show_sheet(self) -> None:
        shown = self.filing
        self.sheet = None
        if shown is not None and shown.filing.sections:
            sheet = line_sheet(shown.filing, shown.filing.sections[shown.section], shown.kind)
            self.sheet = replace(sheet, scale=self.chosen_scale) if self.chosen_scale else sheet
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
        shown.finding = number
        if section is not None and (section != shown.section or self.sheet is None or kind is not self.sheet.kind):
            shown.section, shown.kind = section, kind
            self._show_sheet()
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
        return details_of(shown.inspection, sheet, shown.place, shown.fact, wanted, changes=changes)

    def _follow_findings(self, shown: Opened) -> None:
        """Keeps the finding that is chosen in the list the one of the place."""
        cell = cell_at(self.sheet, shown.place) if self.sheet and shown.place else None
        findings = shown.audit.findings
        if not (shown.finding >= 0 and finding_cell(findings[shown.finding]) == cell):
            here = (number for number, finding in enumerate(findings) if finding_cell(finding) == cell)
            shown.finding = next(here, -1) if shown.place is not None and shown.place.column != LABEL else -1
        self.finding_changed.emit(shown.finding)
