"""The line at the foot of the window: which file, how much was read, checked and found, and how long that took."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from ui.widgets.elided import ElidedLabel

if TYPE_CHECKING:
    from model.inspection import Inspection
    from ui.theme import Theme

#: Signs of the path that stay in sight, and problems that the tooltip lists.
_PATH, _MOST_TOLD = 16, 20


class _Part(NamedTuple):
    """Something to tell; those of the highest rank go first where there is no room. `form` is what it is shown as."""

    rank: int
    text: str
    form: str = "{}"

    @property
    def shown(self) -> str:
        return self.form.format(self.text)


class StatusLine(QStatusBar):
    """One sentence of numbers; a click on it asks for the problems."""

    problems_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setAccessibleName("Status")
        self.file = ElidedLabel()
        self.numbers = QLabel()
        # Narrower windows are told less: the line does not make them wider.
        self.numbers.setMinimumWidth(1)
        self._parts: list[_Part] = []
        self._problems: list[str] = []
        self.numbers.linkActivated.connect(self.problems_asked)
        self.addWidget(self.file, 1)
        self.addPermanentWidget(self.numbers)

    def show_filing(self, inspection: Inspection | None, seconds: float) -> None:
        """Says what is open."""
        if inspection is None:
            self.file.setText("No filing is open")
            self._parts, self._problems = [], []
        else:
            filing = inspection.filing
            self.file.setText(f"{filing.path} ({filing.entity})" if filing.entity else filing.path)
            self._parts = _parts(inspection, seconds)
            self._problems = [f"{problem.where}: {problem.message}" for problem in filing.problems[:_MOST_TOLD]]
        self._write()

    def _write(self) -> None:
        """Tells what there is room for beside the beginning of the path; the rest is in the tooltip."""
        parts = self._parts
        room = self.width() - _PATH * self.fontMetrics().averageCharWidth()
        while len(parts) > 1 and self.fontMetrics().horizontalAdvance(_joined(parts)) > room:
            least = max(parts, key=lambda part: part.rank)
            parts = [part for part in parts if part is not least]
        self.numbers.setText(_joined([part._replace(text=part.shown) for part in parts]))
        whole = [_joined(self._parts)] if len(parts) < len(self._parts) else []
        self.numbers.setToolTip("\n".join([*whole, *self._problems]))

    def set_theme(self, _theme: Theme) -> None:
        """Sets the link in the colours of another theme."""
        # Qt gives a link its colour when the text is set, and does nothing for a text that is the same.
        text = self.numbers.text()
        self.numbers.clear()
        self.numbers.setText(text)

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._write()


def _parts(inspection: Inspection, seconds: float) -> list[_Part]:
    filing, audit = inspection.filing, inspection.audit
    unchecked = f", {len(audit.unchecked):,} not" if audit.unchecked else ""
    parts = [
        _Part(2, _count(len(filing.facts), "fact")),
        _Part(3, f"{_count(len(audit.checks), 'total')} checked{unchecked}"),
        _Part(0, _count(len(audit.findings), "finding")),
        _Part(4, f"opened in {seconds:.2f} s"),
    ]
    if filing.problems:
        failures = len(filing.failures)
        counted = _count(failures, "problem") if failures else _count(len(filing.problems), "remark")
        parts.insert(3, _Part(1, f"{counted} while reading", "<a href='#'>{}</a>"))
    return parts


def _joined(parts: Iterable[_Part]) -> str:
    return "  ·  ".join(part.text for part in parts)


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
