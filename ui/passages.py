"""Finds where facts stand off the main thread, and opens their pages in the browser."""

from __future__ import annotations

import tempfile
from collections.abc import Callable

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from model.sheets.source.source import NO_PAGE, PageFile, Source
from ui.actions import NO_FACT
from ui.jobs import Jobs


class Passages(QObject):
    """Answers for the filing that `source` gives; of several questions in a row only the last is answered."""

    found = Signal(object)
    refused = Signal(str)

    def __init__(self, source: Callable[[], Source | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs = Jobs(self)
        self._source = source
        self._asked = 0
        self._copies: tempfile.TemporaryDirectory[str] | None = None

    def find(self, row: int) -> None:
        """Reads where a fact stands; `found` brings the passage."""
        source = self._source()
        if source is None:
            return
        self._asked += 1
        number = self._asked
        self.jobs.cancel()

        def tell(passage: object) -> None:
            if number == self._asked:
                self.found.emit(passage)

        self.jobs.run("Reading where it stands", lambda _tick: source.passage(row), tell, self.refused.emit)

    def why_no_page(self, row: int | None) -> str:
        """Why a fact cannot be shown in the browser; empty where it can."""
        source = self._source()
        if source is None or row is None:
            return NO_FACT
        return "" if source.page_name(row) else NO_PAGE

    def open_page(self, row: int | None) -> None:
        """Opens the page of a fact in the browser, at the fact; from an archive as a copy that goes at the end."""
        source = self._source()
        if source is None or row is None or self.why_no_page(row):
            self.refused.emit(self.why_no_page(row))
            return
        if self._copies is None:
            self._copies = tempfile.TemporaryDirectory(prefix="crossfoot-", ignore_cleanup_errors=True)
        folder = self._copies.name
        self.jobs.run("Opening", lambda _tick: source.page_file(row, folder), self._show, self.refused.emit)

    def close(self) -> None:
        """Stops what is under way and takes the copies away."""
        self._asked += 1
        self.jobs.close()
        if self._copies is not None:
            self._copies.cleanup()

    def _show(self, page: PageFile) -> None:
        url = QUrl.fromLocalFile(page.path)
        if page.fragment:
            url.setFragment(page.fragment)
        if not QDesktopServices.openUrl(url):
            self.refused.emit(f"No browser could be started for {page.path}.")
