"""In a low column the chart is a tab, so that what adds up is in sight; in a higher one it is above the tabs again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabBar
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Start
from ui.main_window import MainWindow
from ui.theme import DARK
from ui.widgets.details_pane import DetailsPane


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def titles(details: DetailsPane) -> list[str]:
    return [details.tabs.tabText(place) for place in range(details.tabs.count())]


def test_the_chart_is_a_tab_where_the_column_is_low(reading: MainWindow) -> None:
    details = reading.work.details
    settle()
    sizes, room = details.sizes(), details.equation.height()
    assert (details.is_low, details.chart.isVisible()) == (False, True)
    reading.look.resize(16)
    settle()
    assert (details.is_low, details.chart.isVisible(), titles(details)[3]) == (True, False, "Chart")
    assert details.equation.height() > 1.5 * room
    QTest.keySequence(reading, QKeySequence("Ctrl+4"))
    settle()
    assert details.chart.isVisible()
    assert details.chart.hasFocus()
    assert details.chart.height() > 0.8 * details.height()
    reading.look.resize(10)
    settle()
    assert (details.is_low, details.chart.isVisible(), details.sizes()) == (False, True, sizes)
    QTest.keySequence(reading, QKeySequence("Ctrl+1"))
    QTest.keySequence(reading, QKeySequence("Ctrl+4"))
    assert details.chart.hasFocus()


def test_above_the_tabs_again_the_chart_leaves_the_tab_that_was_shown_before_it(reading: MainWindow) -> None:
    details = reading.work.details
    for pane, keys in ((details.fact, "Ctrl+2"), (details.equation, "Ctrl+1")):
        QTest.keySequence(reading, QKeySequence(keys))
        reading.look.resize(16)
        settle()
        QTest.keySequence(reading, QKeySequence("Ctrl+4"))
        reading.look.resize(10)
        settle()
        assert details.tabs.currentWidget() is pane
        assert details.chart.hasFocus()


def test_the_ground_of_the_chart_is_that_of_the_theme_also_in_another_size(reading: MainWindow) -> None:
    chart = reading.work.details.chart
    reading.look.choose("dark")
    reading.look.resize(12)
    settle()
    picture = chart.grab().toImage()
    assert picture.pixelColor(0, 9).name() == DARK.surface
    chart.show_sheet(None)
    settle()
    picture = chart.grab().toImage()
    assert picture.pixelColor(9, 9).name() == DARK.surface


def test_a_layout_is_kept_over_a_low_window(reading: MainWindow, start: Start, qtbot: QtBot) -> None:
    details = reading.work.details
    settle()
    details.setSizes([260, details.height() - 261])
    kept = details.sizes()
    reading.resize(1280, 480)
    settle()
    assert details.is_low
    reading.close()
    again = start()
    again.resize(1280, 800)
    again.actions_by_name["sample"].trigger()
    qtbot.waitUntil(lambda: again.has("work") and again.work.isVisible())
    settle()
    assert not again.work.details.is_low
    assert abs(again.work.details.sizes()[0] - kept[0]) < 20


@pytest.mark.parametrize(("width", "points"), [(1280, 10), (1000, 10), (1280, 16), (1000, 16)])
def test_titles_of_tabs_are_whole_or_short_and_all_in_sight(reading: MainWindow, width: int, points: int) -> None:
    reading.resize(width, 800)
    reading.look.resize(points)
    settle()
    details = reading.work.details
    bar = details.tabs.tabBar()
    assert isinstance(bar, QTabBar)
    for place, title in enumerate(titles(details)):
        rect = bar.tabRect(place)
        assert bar.rect().contains(rect.intersected(QRect(0, 0, details.width(), 99))), title
        assert rect.right() <= details.width()
        assert bar.fontMetrics().horizontalAdvance(title) <= rect.width() - 20, title
        assert details.tabs.tabToolTip(place).lower().find(title.lower().split()[0]) >= 0
    assert (titles(details)[0] == "How it adds up") is (points == 10)
    assert bar.elideMode() is Qt.TextElideMode.ElideRight
