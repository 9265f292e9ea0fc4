"""Turns open filings of one company into a timeline in a tab of its own, and offers that where several are opened."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject

from model.freshness import joined_signature
from model.inspection import Inspection, Tick
from model.sheets.source.joinedsource import JoinedSource
from model.timeline.companies import FORM, same_company
from ui.controller import Controller
from ui.keeping.opened import Notice, Opened, Origin
from ui.shelf import read_again


class Timelines(QObject):
    """Knows which of the open filings belong together, and joins them."""

    def __init__(self, controller: Controller, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._asked: Sequence[str] = ()
        controller.asked.connect(self._remember)
        controller.filing_changed.connect(self._on_filing_changed)

    def companions(self) -> list[Opened]:
        """The open filings of the company of the one that is shown; none where that is a timeline already."""
        shown = self._controller.filing
        return self._of_company(shown, self._controller.opened) if shown is not None else []

    def show_current(self) -> None:
        """Joins the open filings of the company of the one that is shown."""
        self.show_joined(self.companions())

    def show_joined(self, filings: Sequence[Opened]) -> None:
        """Joins these filings in a tab of their own; says why not where they are of several companies."""
        from model.timeline.inspections import timeline_of

        inspections = [opened.inspection for opened in filings]
        sources = {opened.filing.path: opened.source for opened in filings}
        count = f"{len(filings)} filings"

        def done(joined: Inspection) -> None:
            name = f"{joined.filing.entity or 'Timeline'}, {count}"
            source = JoinedSource(joined.filing, sources)
            files = joined_signature(opened.origin.signature for opened in filings)
            origin = Origin((), files, tuple(filings))
            seconds = joined.read_seconds + joined.check_seconds
            self._controller.show_with(source, name, None, joined, seconds, origin)

        controller = self._controller
        controller.jobs.run(f"Joining {count}", lambda tick: timeline_of(inspections, tick), done, controller.refuse)

    def reload(self) -> None:
        """Reads the files of the timeline that is shown again, and joins them anew; where that fails, it stays."""
        shown, controller = self._controller.filing, self._controller
        parts = shown.origin.joined if shown is not None else ()
        if shown is None or not shown.paths:
            controller.reload()
            return

        taxonomies = controller.taxonomies

        def read(tick: Tick) -> list[Opened]:
            def part_tick(number: int, done: float) -> None:
                tick((number + done) / len(parts))

            return [read_again(part, taxonomies, partial(part_tick, number)) for number, part in enumerate(parts)]

        def done(renewed: list[Opened]) -> None:
            for opened in renewed:
                controller.renew(opened)
            self.show_joined(renewed)

        controller.jobs.run(f"Reading {shown.name}", read, done, controller.refuse)

    def _remember(self, paths: Sequence[str]) -> None:
        self._asked = paths

    def _on_filing_changed(self) -> None:
        """When the last of several files is read, offers the timeline of the company of which most of them are."""
        if len(self._asked) > 1 and not self._controller.jobs.busy:
            paths, self._asked = set(self._asked), ()
            opened = [known for known in self._controller.opened if known.path in paths]
            # Where one could not be read, the window says so, and an offer would hide that.
            if len(opened) == len(paths):
                self._offer(opened)

    def _offer(self, opened: Sequence[Opened]) -> None:
        groups = [self._of_company(known, opened) for known in opened]
        group = max(groups, key=len, default=[])
        if len(group) < 2:
            return
        if self._controller.filing not in group:
            self._controller.activate(self._controller.opened.index(group[-1]))
        text = f"{len(group)} filings of {group[-1].filing.entity or 'one company'} opened."
        others = [os.path.basename(os.path.normpath(known.path or "")) for known in opened if known not in group]
        if others:
            text += f" {' and '.join(others)} {'is' if len(others) == 1 else 'are'} of another company."
        self._controller.noticed.emit(
            Notice("info", text, action="timeline", button="Show as one timeline", joins=True)
        )

    @staticmethod
    def _of_company(one: Opened, opened: Sequence[Opened]) -> list[Opened]:
        if one.filing.format == FORM:
            return []
        return [
            known
            for known in opened
            if known is one or (known.filing.format != FORM and same_company(known.filing, one.filing))
        ]
