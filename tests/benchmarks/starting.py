"""Times the window beside bare ones: from the start of the process to the first painting, and what follows it.

Usage: python -m tests.benchmarks.starting [--rounds 7] [--platform offscreen]

Every time is taken in a process of its own, the compared ones in turn, and the ratio printed is the median of the
ratios of the pairs: machines drift. Painted is when the widget has had its paint event and the events after it began;
processes are told when they were started, so that loading Python counts as well.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.real import FOLDER

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QObject

    from ui.main_window import MainWindow

ROOT = Path(__file__).parent.parent.parent
SAMPLE = ROOT / "resources" / "sample" / "disclosure.txt"
#: A 10-K of 1,700 facts, and how many rows are stepped through for the time of selecting one.
ANNUAL = FOLDER / "nflx-10k-2023"
_STEPS = 40
_PATIENCE = 120.0


class Aim(NamedTuple):
    """A ratio to measure: what of ours against what it stands beside, and how large it may be."""

    title: str
    ours: str
    beside: str
    most: float


AIMS = (
    Aim("empty window / bare window", "empty", "bare", 1.3),
    Aim("tree of the sample / bare window", "tree", "bare", 3.0),
    Aim("chart of the sample / bare window with a canvas", "chart", "canvas", 1.3),
    Aim("10-K dropped, until painted / read and checked", "drop", "inspect", 1.5),
)


def on_painting(met: Callable[[QObject], bool], then: Callable[[], None]) -> QObject:
    """Calls `then` after the first painting of a widget that is `met`; what is returned is to be kept."""
    from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and met(watched):
                QCoreApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
                QTimer.singleShot(0, then)
            return False

    watch = Watch()
    QCoreApplication.instance().installEventFilter(watch)  # type: ignore[union-attr]
    return watch


def tell(seconds: float) -> None:
    """Hands a time to the process that asked, and ends this one."""
    print(json.dumps(seconds), flush=True)
    os._exit(0)


def bare(started: float, canvas: bool) -> None:
    """A window with a label, or with a canvas and one line on it."""
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QWidget

    app = QApplication([])
    window = QMainWindow()
    window.resize(1280, 800)
    inner: QWidget = QLabel("Bare")
    if canvas:
        from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
        from matplotlib.figure import Figure

        figure = Figure()
        figure.add_subplot().plot([1, 2, 3])
        inner = FigureCanvasQTAgg(figure)  # type: ignore[no-untyped-call]
    window.setCentralWidget(inner)
    awaited = inner if canvas else window
    watch = on_painting(lambda widget: widget is awaited, lambda: tell(time.monotonic() - started))
    window.show()
    app.exec()
    del watch


def ours(started: float, what: str) -> None:
    """The window as a user starts it, empty or on the sample."""
    from PySide6.QtWidgets import QMainWindow

    import ui.app

    kept = []

    def painted(widget: QObject) -> bool:
        if what == "empty":
            return isinstance(widget, QMainWindow)
        name = type(widget).__name__
        if what == "chart":
            return name == "ChartCanvas"
        return type(widget.parent()).__name__ == "LineView" and widget.objectName() == "qt_scrollarea_viewport"

    plain = ui.app.make_app

    def watched() -> object:
        app = plain()
        kept.append(on_painting(painted, lambda: tell(time.monotonic() - started)))
        return app

    ui.app.make_app = watched  # type: ignore[assignment]
    ui.app.run([] if what == "empty" else [str(SAMPLE)])


def open_window() -> MainWindow:
    """A window that has been open for a while, with all that it loads behind the scenes."""
    from ui.app import make_app
    from ui.main_window import MainWindow
    from ui.settings import Settings
    from ui.style import Look

    app = make_app()
    settings = Settings()
    window = MainWindow(settings, Look(app, settings))
    window.show()
    until(lambda: "matplotlib.backends.backend_qtagg" in sys.modules, 5.0)
    return window


def until(done: Callable[[], bool], patience: float = _PATIENCE) -> None:
    """Lets the window work until something is so."""
    from PySide6.QtWidgets import QApplication

    end = time.monotonic() + patience
    while not done() and time.monotonic() < end:
        QApplication.processEvents()


def drop() -> None:
    """A 10-K given to the open window, until its tree is painted."""
    window = open_window()
    seen: list[float] = []
    watch = on_painting(
        lambda widget: window.controller.filing is not None and widget is window.work.tree.view.viewport(),
        lambda: seen.append(time.monotonic()),
    )
    started = time.monotonic()
    window.controller.open_paths([str(ANNUAL)])
    until(lambda: bool(seen))
    del watch
    tell(seen[0] - started)


def inspect() -> None:
    """The same 10-K read and checked, and nothing else; what that needs is loaded, as it is in an open window."""
    from model.inspection import inspect_path

    inspect_path(str(SAMPLE))
    started = time.monotonic()
    inspect_path(str(ANNUAL))
    tell(time.monotonic() - started)


def select() -> None:
    """The median of steps down the tree of the sample, each until chart and panes are painted."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    window = open_window()
    window.controller.open_paths([str(ANNUAL if ANNUAL.exists() else SAMPLE)])
    until(lambda: window.controller.filing is not None)
    until(lambda: window.work.details.chart._canvas is not None)
    until(lambda: False, 0.5)
    times = []
    for step in range(_STEPS):
        seen: list[float] = []
        watch = on_painting(
            lambda widget: type(widget).__name__ == "ChartCanvas",
            lambda seen=seen: seen.append(time.monotonic()),  # type: ignore[misc]
        )
        started = time.monotonic()
        QTest.keyClick(window.work.tree.view, Qt.Key.Key_Down if step < _STEPS / 2 else Qt.Key.Key_Up)
        until(lambda seen=seen: bool(seen), 1.0)  # type: ignore[misc]
        del watch
        if seen:
            times.append(seen[0] - started)
        until(lambda: False, 0.1)
    tell(statistics.median(times))


def one(what: str, started: float) -> None:
    """Takes one time in this process."""
    if what in ("bare", "canvas"):
        bare(started, what == "canvas")
    elif what in ("empty", "tree", "chart"):
        ours(started, what)
    else:
        {"drop": drop, "inspect": inspect, "select": select}[what]()


def measure(what: str) -> float:
    """Seconds, taken in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.starting", "--one", what, "--since", str(time.monotonic())]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    return float(json.loads(done.stdout))


def main() -> None:
    """Prints the ratios."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--platform", default="offscreen")
    parser.add_argument("--only", default="", help="part of a title")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("--since", type=float, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        one(options.one, options.since)
        return
    os.environ["QT_QPA_PLATFORM"] = options.platform
    for aim in AIMS:
        if options.only not in aim.title or ("10-K" in aim.title and not ANNUAL.exists()):
            continue
        measure(aim.ours), measure(aim.beside)  # what was not read for long comes from the disk
        pairs = [(measure(aim.ours), measure(aim.beside)) for _ in range(options.rounds)]
        ratio = statistics.median(mine / other for mine, other in pairs)
        mine, other = (statistics.median(times) for times in zip(*pairs, strict=True))
        print(f"{aim.title:50} {ratio:5.2f}  (at most {aim.most})   {mine:.3f} s / {other:.3f} s", flush=True)
    if options.only in "selecting a row":
        taken = statistics.median(measure("select") for _ in range(max(options.rounds // 2, 1)))
        print(f"{'selecting a row, until chart and panes are painted':50} {taken * 1000:5.0f} ms  (at most 50)")


if __name__ == "__main__":
    main()
