"""The real window, without a display, for tests that use it as a person does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QAbstractItemModel, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.settings import Settings
from ui.style import Look

if TYPE_CHECKING:
    # At run time its import has to wait for the plugin.
    from pytestqt.modeltest import ModelTester

SAMPLE = Path(__file__).parent.parent.parent / "resources" / "sample" / "disclosure.txt"

Start = Callable[[], MainWindow]
CheckModel = Callable[[QAbstractItemModel], None]


@pytest.fixture
def check_model(qtmodeltester: ModelTester) -> CheckModel:
    """Qt's own examination of an item model; once examined it is watched until the test ends."""
    return cast("CheckModel", qtmodeltester.check)


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot) -> Iterator[Start]:
    """Starts a window with the user's settings, as often as a test needs one."""
    made: list[MainWindow | Look] = []
    font = qapp.font()

    def run() -> MainWindow:
        settings = Settings.of_user()
        settings.theme = "light"
        look = Look(qapp, settings)
        window = MainWindow(settings, look)
        made.extend((window, look))
        if settings.layout("window") is None:
            # The screen that is not there is smaller than those that the window is made for.
            window.resize(1280, 800)
        window.show()
        qtbot.waitExposed(window)
        return window

    yield run
    for thing in made:
        if isinstance(thing, MainWindow):
            thing.close()
        thing.deleteLater()
    # Style sheets are applied to every widget that lives, so none may outlive its test.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setFont(font)
    # What Python put there is gone before the clipboard of a screen that is not there looks at it once more.
    qapp.clipboard().clear()


@pytest.fixture
def window(start: Start) -> MainWindow:
    """An empty window."""
    return start()


@pytest.fixture
def reading(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """A window on the sample, drawn to the end."""
    window.controller.open_paths([str(SAMPLE)])
    qtbot.waitUntil(lambda: window.controller.filing is not None)
    window.work.details.finish()
    return window
