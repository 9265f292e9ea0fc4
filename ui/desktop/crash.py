"""Turns an error of the program into a log entry and a dialog, and leaves everything that is open as it is."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

logger = logging.getLogger(__name__)

_SENTENCE = "Something went wrong in Crossfoot. What is open stays open; the last step may not have been done."
_ADVICE = (
    "If it happens again, please report it to whoever gave you Crossfoot: Copy Report puts what happened, and the "
    "versions in use, on the clipboard. Say what you did, and add the file if you can share it."
)


class CrashReporter(QObject):
    """The one place that hears of errors nobody caught, on whatever thread they happened."""

    _crashed = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.dialog: QMessageBox | None = None
        self._crashed.connect(self._show)

    def install(self) -> None:
        """Takes over from Python, which would only print."""
        sys.excepthook = self.report
        threading.excepthook = lambda caught: self.report(caught.exc_type, caught.exc_value, caught.exc_traceback)

    def report(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        """Logs an error and shows it on the main thread."""
        if issubclass(kind, KeyboardInterrupt) or error is None:
            sys.__excepthook__(kind, error or kind(), trace)
            return
        logger.error("Unexpected error", exc_info=(kind, error, trace))
        self._crashed.emit("".join(traceback.format_exception(kind, error, trace)))

    def _show(self, details: str) -> None:
        # One dialog at a time: an error in painting would otherwise open one a frame.
        if self.dialog is not None and self.dialog.isVisible():
            return
        self.dialog = QMessageBox(QMessageBox.Icon.Warning, "Crossfoot", _SENTENCE, parent=self._window)
        self.dialog.setInformativeText(_ADVICE)
        report = report_text(details)
        self.dialog.setDetailedText(report)
        self.dialog.addButton(QMessageBox.StandardButton.Close)
        copy = self.dialog.addButton("Copy Report", QMessageBox.ButtonRole.ActionRole)
        # A message box closes with each of its buttons; this one is to leave it open.
        copy.clicked.disconnect()
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        self.dialog.open()


def report_text(details: str) -> str:
    """What to report: versions and where it happened, without the name of the user in the paths."""
    # Not at the head: every start loads this module, and hardly one needs the versions.
    from ui.desktop.shipped import versions

    return f"{versions()}\n\n{details}".replace(str(Path.home()), "~")
