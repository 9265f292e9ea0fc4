"""Joins the search field, the index of the filing that is shown, and the list of what was found."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from model.filing import Filing
from model.sheets.numbers import Scale
from model.sheets.places import LABEL, Place
from model.sheets.search.asking import Found, Hit, search
from model.sheets.search.index import SearchIndex, build_index
from ui.jobs import Jobs
from ui.widgets.search.found_list import FoundList

if TYPE_CHECKING:
    from ui.main_window import MainWindow

#: A search that takes longer says that it is under way.
_PATIENCE_MS = 200


class Searching(QObject):
    """Every key asks anew, and stops what was asked before; the index of a filing is made with the first question."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._jobs = Jobs(self)
        self._index: SearchIndex | None = None
        self._asked = 0
        self.list = FoundList(window, window.tools.search)
        self.list.set_theme(window.look.theme)
        self.list.chosen.connect(self.go)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self.list.show_waiting)
        window.look.changed.connect(self.list.set_theme)
        window.tools.search.stepped.connect(self.list.step)
        window.tools.search.entered.connect(self.list.enter)
        window.controller.filing_changed.connect(self.leave)

    def ask(self, text: str) -> None:
        """Looks for words; none put the list away."""
        self._jobs.cancel()
        self._asked += 1
        number, shown = self._asked, self._window.controller.filing
        if not text.strip() or shown is None:
            self.leave()
            return
        filing, scale = shown.filing, self._window.controller.findings_scale()

        def tell(result: tuple[SearchIndex, Found]) -> None:
            self._index = result[0]
            if number == self._asked:
                self._patience.stop()
                self.list.show_found(result[1], [section.title for section in filing.sections])

        self._patience.start()
        self._jobs.run("Searching", lambda tick: self._search(filing, text, scale, tick), tell, lambda _: None)

    def leave(self) -> None:
        """Puts the list away and stops what is under way."""
        self._asked += 1
        self._jobs.cancel()
        self._patience.stop()
        self.list.hide()

    def go(self, hit: Hit) -> None:
        """Goes to the section, the line or the amount that was chosen."""
        controller = self._window.controller
        self.leave()
        controller.choose_section(hit.section)
        if hit.row >= 0:
            controller.select_fact(hit.row)
            shown = controller.filing
            if not hit.by_value and shown is not None and shown.place is not None:
                controller.select(Place(shown.place.node, LABEL))
        self._window.work.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close(self) -> None:
        """Stops everything."""
        self._patience.stop()
        self._jobs.close()

    def _search(
        self, filing: Filing, text: str, scale: Scale, tick: Callable[[float], None]
    ) -> tuple[SearchIndex, Found]:
        index = self._index if self._index is not None and self._index.filing is filing else build_index(filing, tick)
        return index, search(index, text, scale, tick)
