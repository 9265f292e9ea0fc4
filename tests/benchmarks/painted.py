"""Takes one time of `starting` in this process and prints it: painted.py WHAT STARTED 10-K.

It loads nothing at its head that a window could load as well: what is compared has to load it itself.
"""

from __future__ import annotations

import os
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from PySide6.QtCore import QCoreApplication, QEvent, QObject

    from ui.main_window import MainWindow
    from ui.widgets.workspace import Workspace

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SAMPLE = os.path.join(ROOT, "resources", "sample", "disclosure.txt")
_STEPS = 40
_PATIENCE = 120.0


def on_painting(watched: QObject, met: Callable[[QObject], bool], then: Callable[[], None]) -> None:
    """Calls `then` after the first painting of a widget that is `met` among those that `watched` hears of."""
    from PySide6.QtCore import QCoreApplication, QEvent, QObject

    class Watch(QObject):
        def eventFilter(self, widget: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and met(widget):
                watched.removeEventFilter(self)
                # Comes before the timers that the window itself has set for after its painting.
                QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))
            return False

        def customEvent(self, event: QEvent) -> None:
            then()

    watched.installEventFilter(Watch(watched))


def always(_widget: QObject) -> bool:
    """What is watched is what is awaited."""
    return True


def tell(seconds: float) -> None:
    """Hands a time, and the processor time of this process, to the one that asked, and ends this one."""
    sys.stdout.write(f"{seconds} {time.process_time()}\n")
    sys.stdout.flush()
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
    on_painting(inner if canvas else window, always, lambda: tell(time.monotonic() - started))
    window.show()
    app.exec()


def ours(started: float, what: str) -> None:
    """The window as a user starts it, empty or on the sample; watched where it is painted, which costs it next to
    nothing."""
    import main
    import ui.main_window

    kind: Any = ui.main_window.MainWindow
    made = kind.work.func

    def end() -> None:
        tell(time.monotonic() - started)

    def shown(window: MainWindow) -> None:
        super(kind, window).show()
        if what == "empty":
            on_painting(window, always, end)

    def work(window: MainWindow) -> Workspace:
        panes: Workspace = made(window)
        if what == "tree":
            on_painting(panes.tree.view.viewport(), lambda _: window.controller.filing is not None, end)
        else:
            on_painting(application(), is_canvas, end)
        return panes

    kind.show, kind.work.func = shown, work
    main.main([] if what == "empty" else [SAMPLE])


def application() -> QCoreApplication:
    """The application, through which every event goes."""
    from PySide6.QtCore import QCoreApplication

    app = QCoreApplication.instance()
    assert app is not None
    return app


def is_canvas(widget: QObject) -> bool:
    """Whether this is the picture of the chart pane."""
    return type(widget).__name__ == "ChartCanvas"


def open_window() -> MainWindow:
    """A window that has been open for a while, with all that it loads behind the scenes."""
    from ui.app import make_app
    from ui.desktop.starting import begin
    from ui.main_window import MainWindow
    from ui.settings import Settings
    from ui.style import Look

    app = make_app()
    settings = Settings()
    window = MainWindow(settings, Look(app, settings))
    window.show()
    begin(window, [])
    until(lambda: window.has("work"))
    until(lambda: False, 0.5)
    return window


def until(done: Callable[[], bool], patience: float = _PATIENCE) -> None:
    """Lets the window work, undisturbed by this, until something is so."""
    from PySide6.QtCore import QEventLoop, QTimer

    end = time.monotonic() + patience
    loop = QEventLoop()
    timer = QTimer(interval=10)
    timer.timeout.connect(lambda: loop.quit() if done() or time.monotonic() > end else None)
    timer.start()
    loop.exec()


def drop(annual: str) -> None:
    """A 10-K given to the open window, until its tree is painted."""
    window = open_window()
    viewport = window.work.tree.view.viewport()
    started = time.monotonic()
    on_painting(viewport, lambda _: window.controller.filing is not None, lambda: tell(time.monotonic() - started))
    window.controller.open_paths([annual])
    until(lambda: False)


def inspect(annual: str) -> None:
    """The same 10-K read and checked, and nothing else; what that needs is loaded, as it is in an open window."""
    from model.inspection import inspect_path

    inspect_path(SAMPLE)
    started = time.monotonic()
    inspect_path(annual)
    tell(time.monotonic() - started)


def select(annual: str) -> None:
    """The median of steps down and up the tree of the 10-K, each until chart and panes are painted."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    window = open_window()
    window.controller.open_paths([annual])
    until(lambda: window.controller.filing is not None)
    until(lambda: window.work.details.chart._canvas is not None)
    until(lambda: False, 0.5)
    times = []
    for step in range(_STEPS):
        seen: list[float] = []
        on_painting(application(), is_canvas, lambda seen=seen: seen.append(time.monotonic()))  # type: ignore[misc]
        started = time.monotonic()
        QTest.keyClick(window.work.tree.view, Qt.Key.Key_Down if step < _STEPS / 2 else Qt.Key.Key_Up)
        until(lambda seen=seen: bool(seen), 1.0)  # type: ignore[misc]
        if seen:
            times.append(seen[0] - started)
        until(lambda: False, 0.1)
    tell(sorted(times)[len(times) // 2])


def one(what: str, started: float, annual: str) -> None:
    """Takes one time in this process."""
    if what in ("bare", "canvas"):
        bare(started, what == "canvas")
    elif what in ("empty", "tree", "chart"):
        ours(started, what)
    else:
        {"drop": drop, "inspect": inspect, "select": select}[what](annual)


if __name__ == "__main__":
    sys.path[0] = ROOT
    one(sys.argv[1], float(sys.argv[2]), sys.argv[3])
