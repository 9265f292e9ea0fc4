"""The tools stay in sight in large text and in a narrow window: words go before buttons do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from model.sheets.numbers import SCALES
from tests.ui.test_theme import contrast
from ui.main_window import MainWindow
from ui.theme import THEMES
from ui.widgets.window.tool_bar import SCALE_NAMES

TOOLS = ("open", "paste", "only_findings", "previous_finding", "next_finding")


def button(window: MainWindow, name: str) -> QToolButton:
    action: QAction = window.actions_by_name[name]
    found = window.tools.widgetForAction(action)
    assert isinstance(found, QToolButton)
    return found


def has_words(window: MainWindow, name: str) -> bool:
    return button(window, name).toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon


def settle(window: MainWindow, points: float, width: int) -> None:
    window.look.resize(points)
    window.resize(width, 800)
    for _ in range(5):
        QApplication.processEvents()


@pytest.mark.parametrize(("points", "width"), [(9, 1280), (9, 1000), (12, 1000), (16, 1280), (16, 1000), (24, 1280)])
def test_every_tool_is_in_sight_whatever_the_size_of_the_text(reading: MainWindow, points: float, width: int) -> None:
    settle(reading, points, width)
    bar = QRect(0, 0, reading.tools.width(), reading.tools.height())
    for name in TOOLS:
        assert button(reading, name).isVisible(), name
        assert bar.contains(button(reading, name).geometry()), name


def test_the_way_from_finding_to_finding_keeps_its_words_longest(reading: MainWindow) -> None:
    settle(reading, 9, 1280)
    assert all(has_words(reading, name) for name in TOOLS)
    settle(reading, 16, 1280)
    assert [has_words(reading, name) for name in TOOLS] == [False, False, True, True, True]
    settle(reading, 16, 1000)
    assert not any(has_words(reading, name) for name in TOOLS)
    assert button(reading, "next_finding").toolTip() == "Go to the next finding (F8)"
    settle(reading, 9, 1280)
    assert all(has_words(reading, name) for name in TOOLS)


@pytest.mark.parametrize("theme", THEMES)
def test_what_has_no_room_at_all_hangs_on_a_button_that_is_seen(reading: MainWindow, qtbot: QtBot, theme: str) -> None:
    reading.look.choose(theme)
    bar = reading.tools
    bar.setFixedWidth(400)
    more = next(child for child in bar.findChildren(QToolButton) if child.accessibleName() == "More tools")
    qtbot.waitUntil(more.isVisible)
    picture = reading.grab(QRect(more.mapTo(reading, QPoint(0, 0)), more.size())).toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
    look = THEMES[theme]
    assert max(contrast(colour, look.ground) for colour in colours) > 4.5
    assert not button(reading, "next_finding").isVisible()
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(button(reading, "next_finding").isVisible)


def test_every_scale_is_offered_by_its_name() -> None:
    assert [name.lower() for name in SCALE_NAMES[1:]] == [scale.word or "units" for scale in SCALES]
