"""Tests of what is loaded before the first painting, and of what is made ready after it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from model.sheets.chartsheet import ChartKind
from tests.ui.conftest import SAMPLE, Start
from ui.desktop.starting import after_painting, begin
from ui.settings import CHART_KINDS

ROOT = Path(__file__).parent.parent.parent.parent
HEAVY = ("numpy", "pandas", "matplotlib", "lxml", "openpyxl", "model.filing", "ui.controller")

#: The window as the command line starts it, with nothing to open, until it is painted.
EMPTY = """
import sys
import ui.app, ui.desktop.starting
def painted(window, paths):
    found = [name for name in sys.argv[1:] if name in sys.modules]
    sys.stdout.write(" ".join(["painted", *found]))
    window.close()
ui.app.begin = painted
import main
main.main([])
"""


def test_an_empty_window_is_painted_without_anything_heavy() -> None:
    done = subprocess.run([sys.executable, "-c", EMPTY, *HEAVY], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "painted", f"loaded before the first painting: {done.stdout}"


def test_a_painted_window_is_made_ready_for_the_first_filing(start: Start, qtbot: QtBot) -> None:
    window = start()
    assert not window.has("work")
    begin(window, [])
    qtbot.waitUntil(lambda: window.has("work"), timeout=30_000)
    assert "matplotlib.backends.backend_agg" in sys.modules
    assert window.controller.filing is None


def test_files_of_the_command_line_are_opened(start: Start, qtbot: QtBot) -> None:
    window = start()
    begin(window, [str(SAMPLE)])
    qtbot.waitUntil(lambda: window.controller.filing is not None)
    assert window.pages.currentWidget() is window.work


def test_what_follows_the_first_painting_follows_it_once(start: Start, qtbot: QtBot) -> None:
    window = start()
    told: list[int] = []
    after_painting(window, lambda: told.append(1))
    window.repaint()
    qtbot.waitUntil(lambda: bool(told))
    window.repaint()
    QCoreApplication.processEvents()
    assert told == [1]


def test_a_window_closed_before_anything_was_opened_makes_nothing_for_it(start: Start) -> None:
    window = start()
    window.close()
    assert not window.has("controller")
    assert not window.has("work")


def test_the_kinds_of_charts_in_the_settings_are_those_of_the_sheets() -> None:
    assert tuple(kind.value for kind in ChartKind) == CHART_KINDS
