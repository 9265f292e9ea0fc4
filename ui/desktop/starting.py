"""Loads what a window without a filing does without, after it has been painted and off the main thread."""

from __future__ import annotations

import importlib
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ui.main_window import MainWindow

#: What reading and showing a filing loads, in the order in which it is needed; no module of these draws on the screen.
READING = ("model.inspection", "model.readers.xbrl.reader", "model.sheets.chartsheet", "model.sheets.factcard")
DRAWING = (
    "ui.widgets.charting.lean",
    "matplotlib.backends.backend_agg",
    "matplotlib.figure",
    "ui.widgets.charting.typeface",
)


class _FirstPaint(QObject):
    def __init__(self, window: QWidget, then: Callable[[], object]) -> None:
        super().__init__(window)
        self._then = then
        window.installEventFilter(self)

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Waits for the painting, and for the events after it."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._then)
        return False


def after_painting(window: QWidget, then: Callable[[], object]) -> None:
    """Calls `then` once a window has been painted for the first time."""
    _FirstPaint(window, then)


class Loading(QObject):
    """Imports modules on a thread of its own; whoever needs one earlier waits for it as for any import."""

    done = Signal()

    def begin(self, names: Sequence[str]) -> None:
        """Starts; `done` follows on the thread that this object lives on."""
        threading.Thread(target=self._load, args=(names,), name="crossfoot-loading").start()

    def _load(self, names: Sequence[str]) -> None:
        for name in names:
            importlib.import_module(name)
        self.done.emit()


def begin(window: MainWindow, paths: Sequence[str]) -> None:
    """Opens the files of the command line; without any, makes ready for the first that is dropped."""
    loading = Loading(window)
    if paths:
        # Not beside the reading: every call of Qt would wait for the thread that reads to give up the interpreter.
        window.prepare()
        window.controller.open_paths(paths)
    else:
        loading.done.connect(window.prepare)
        loading.begin((*READING, *DRAWING))
