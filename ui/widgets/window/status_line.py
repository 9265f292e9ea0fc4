"""The line at the foot of the window: which file, how much was read, checked and found, and how long that took."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from ui.widgets.elided import ElidedLabel

if TYPE_CHECKING:
    from model.inspection import Inspection
    from ui.theme import Theme


class StatusLine(QStatusBar):
    """One sentence of numbers; a click on it asks for the problems."""

    problems_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setAccessibleName("Status")
        self.file = ElidedLabel()
        self.numbers = QLabel()
        self.numbers.linkActivated.connect(self.problems_asked)
        self.addWidget(self.file, 1)
        self.addPermanentWidget(self.numbers)

    def show_filing(self, inspection: Inspection | None, seconds: float) -> None:
        """Says what is open."""
        if inspection is None:
            self.file.setText("No filing is open")
            self.numbers.clear()
            return
        filing, audit = inspection.filing, inspection.audit
        self.file.setText(f"{filing.path} ({filing.entity})" if filing.entity else filing.path)
        parts = [
            _count(len(filing.facts), "fact"),
            f"{_count(len(audit.checks), 'total')} checked",
            _count(len(audit.findings), "finding"),
            f"opened in {seconds:.2f} s",
        ]
        if filing.problems:
            failures = len(filing.failures)
            counted = _count(failures, "problem") if failures else _count(len(filing.problems), "remark")
            parts.insert(3, f"<a href='#'>{counted} while reading</a>")
        self.numbers.setText("  ·  ".join(parts))
        problems = [f"{problem.where}: {problem.message}" for problem in filing.problems[:20]]
        self.numbers.setToolTip("\n".join(problems))

    def set_theme(self, _theme: Theme) -> None:
        """Sets the link in the colours of another theme."""
        # Qt gives a link its colour when the text is set, and does nothing for a text that is the same.
        text = self.numbers.text()
        self.numbers.clear()
        self.numbers.setText(text)


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
