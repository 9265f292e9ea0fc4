"""The filings that are open: reads them off the main thread, reads them again, closes and exports them."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from model.errors import FilingError
from model.filing import Filing
from model.freshness import signature
from model.inspection import Inspection, Tick, inspect_path, inspect_text
from model.readers.opening import open_catalog
from model.sheets.findings.markrows import MarkRow
from model.sheets.linesheet import LineSheet
from model.sheets.report import report_scale, unread_text
from model.sheets.revenue import opening_section
from model.sheets.source.source import Source
from model.taxonomy.gaps import LACKING
from ui.exporting import export_in
from ui.jobs import Jobs
from ui.keeping.opened import NO_ORIGIN, Notice, Opened, Origin, stand_as_before
from ui.settings import Settings

CLIPBOARD = "clipboard"


class Shelf(QObject):
    """The filings that are open, and which of them is shown; `sheet` is that of its section."""

    filing_changed = Signal()
    noticed = Signal(object)
    recent_changed = Signal()
    #: The paths of the files that are about to be read, together.
    asked = Signal(object)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs = Jobs(self)
        self.opened: list[Opened] = []
        self.current = -1
        self.sheet: LineSheet | None = None
        #: Whether one file was asked for last: where there are several, what is said of them together comes first.
        self._alone = True
        self._settings = settings

    @property
    def filing(self) -> Opened | None:
        """The filing that is shown."""
        return self.opened[self.current] if self.current >= 0 else None

    @property
    def taxonomies(self) -> str | None:
        """The standard taxonomies that filings are read with."""
        return self._settings.taxonomies

    # Opening and closing

    def open_paths(self, paths: Sequence[str]) -> None:
        """Reads and checks files, one after the other."""
        self.asked.emit(paths)
        self._alone = len(paths) == 1
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
        try:
            open_catalog(path)
        except FilingError as error:
            self.refuse(f"Standard taxonomies stay as they were: {error}")
            return
        self._settings.taxonomies = path
        self.noticed.emit(Notice("info", f"Labels and types that a filing lacks now come from {path}."))
        shown = self.filing
        if shown is not None and shown.path is not None:
            self.open_paths([shown.path])

    def export(self, path: str, marks: Sequence[MarkRow] = ()) -> None:
        """Writes the whole filing that is shown, with its marks, to a file in the form that its suffix asks for."""

        def done(told: str) -> None:
            self.noticed.emit(Notice("info", told))

        if self.filing is not None:
            export_in(self.jobs, self.filing.inspection, marks, path, done, self.refuse)

    def forget_recent(self) -> None:
        """Empties the list of recent files."""
        self._settings.forget_recent()
        self.recent_changed.emit()

    def reload(self) -> None:
        """Reads the filing that is shown again; where that fails, what was read before stays."""
        shown = self.filing
        if shown is not None and shown.path is not None:
            self.open_paths([shown.path])
        elif shown is not None:
            self.noticed.emit(Notice("info", "Pasted text is in no file that could be read again. Paste it once more."))

    def _inspect(self, name: str, path: str | None, work: Callable[[Tick], Inspection], *pasted: str) -> None:
        self.jobs.run(
            f"Reading {name}",
            lambda tick: _timed(partial(work, tick), path, pasted),
            lambda result: self.show(name, path, *result),
            self.refuse,
        )

    def show(
        self, name: str, path: str | None, inspection: Inspection, seconds: float, origin: Origin = NO_ORIGIN
    ) -> None:
        """Shows a filing that was read and checked, in place of the same file where that is open: at the same place."""
        self.show_with(Source(inspection.filing, path, *origin.pasted), name, path, inspection, seconds, origin)

    def show_with(
        self,
        source: Source,
        name: str,
        path: str | None,
        inspection: Inspection,
        seconds: float,
        origin: Origin = NO_ORIGIN,
    ) -> None:
        """Shows a filing of which `source` tells where its facts stand."""
        self.current = self._put(_opened(source, name, path, inspection, seconds, origin))
        if path is not None:
            self._settings.add_recent(path)
            self.recent_changed.emit()
        self._show_filing()
        if unread := unread_text(inspection.filing, name):
            self.noticed.emit(Notice("error", unread))
        elif self._alone and self._settings.taxonomies is None and not self._settings.told_of_taxonomies:
            self._tell_of_taxonomies(inspection.filing)

    def _tell_of_taxonomies(self, filing: Filing) -> None:
        """Says once, not with every filing, what is missing without standard taxonomies."""
        told = next((problem.message for problem in filing.problems if problem.message.startswith(LACKING)), "")
        if told:
            self._settings.told_of_taxonomies = True
            self.noticed.emit(Notice("info", told, action="preferences", joins=True))

    def renew(self, opened: Opened) -> None:
        """Has a filing that was read again in place of what was read before, where that is still open."""
        number = self._number(opened)
        if number is not None:
            self._put(opened)
            if number == self.current:
                self._show_filing()

    def _put(self, opened: Opened) -> int:
        """Takes a filing up, in place of the same one where that is open, and gives its number."""
        known = self._number(opened)
        if known is None:
            self.opened.append(opened)
            return len(self.opened) - 1
        before, arrangement = self.opened[known], self._settings.arrangement
        shown = self.sheet if known == self.current else before.arrange(arrangement) if before.filing.sections else None
        stand_as_before(opened, before, shown, arrangement)
        self.opened[known] = opened
        return known

    def _number(self, opened: Opened) -> int | None:
        return next((number for number, other in enumerate(self.opened) if _is_same(other, opened)), None)

    def refuse(self, sentence: str) -> None:
        """Says why something could not be done."""
        self.noticed.emit(Notice("error", sentence))

    def _show_filing(self) -> None:
        self.filing_changed.emit()


def read_again(part: Opened, taxonomies: str | None, tick: Tick) -> Opened:
    """A filing as its file is now; pasted text stays what it is. Changes nothing, so that any thread may call it."""
    path = part.path
    if path is None:
        return part
    inspection, seconds, origin = _timed(partial(inspect_path, path, tick, taxonomies), path)
    return _opened(Source(inspection.filing, path), part.name, path, inspection, seconds, origin)


def _timed(
    work: Callable[[], Inspection], path: str | None, pasted: Sequence[str] = ()
) -> tuple[Inspection, float, Origin]:
    """What `work` reads, with the seconds that it took, and what it was read from."""
    # Before reading: what changes meanwhile is a change.
    origin = Origin(tuple(pasted), signature(path) if path is not None else None)
    started = time.perf_counter()
    inspection = work()
    return inspection, time.perf_counter() - started, origin


def _opened(
    source: Source, name: str, path: str | None, inspection: Inspection, seconds: float, origin: Origin
) -> Opened:
    filing = inspection.filing
    first = opening_section(filing)
    return Opened(inspection, name, path, seconds, report_scale(filing), source, first, origin=origin)


def _is_same(other: Opened, opened: Opened) -> bool:
    """Whether a filing that is open is what is opened again: the same file, or a timeline of the same files."""
    return (opened.path is not None or bool(opened.origin.joined)) and other.identity == opened.identity
