"""Tests of what is loaded before the first painting, and of what is made ready after it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
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


#: The size of the first window, and of the room that the screen has for it.
FIRST = """
import sys
import ui.app
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.style import Look
app, settings = ui.app.make_app(), Settings()
window = MainWindow(settings, Look(app, settings))
window.show()
room = window.screen().availableGeometry()
sys.stdout.write(f"{window.width()} {window.height()} {room.width()} {room.height()}")
"""


@pytest.mark.parametrize(
    ("screen", "scale", "wanted"),
    [((1920, 1080), 1, (1280, 800)), ((1920, 1080), 2, None), ((1366, 768), 1, None), ((2560, 1440), 2, None)],
)
def test_the_first_window_is_no_larger_than_its_screen(
    screen: tuple[int, int], scale: int, wanted: tuple[int, int] | None, tmp_path: Path
) -> None:
    shape = {"name": "desk", "x": 0, "y": 0, "width": screen[0], "height": screen[1]}
    dots = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    (tmp_path / "screen.json").write_text(json.dumps({"screens": [shape | dots]}), encoding="utf-8")
    platform = {"QT_QPA_PLATFORM": f"offscreen:configfile={tmp_path / 'screen.json'}", "QT_SCALE_FACTOR": str(scale)}
    run = [sys.executable, "-c", FIRST]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True, env=os.environ | platform)
    width, height, free_width, free_height = map(int, done.stdout.split())
    assert (free_width, free_height) == (screen[0] // scale, screen[1] // scale)
    assert width <= free_width
    assert height < free_height
    assert wanted is None or (width, height) == wanted
