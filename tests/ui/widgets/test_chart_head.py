"""The buttons of a chart are as large as its text, and one with a menu where they would take the room of its title."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from model.sheets.chartsheet import ChartKind
from ui.main_window import MainWindow
from ui.widgets.chart_head import ChartHead


def head_of(window: MainWindow, size: tuple[int, int], points: float) -> ChartHead:
    window.look.resize(points)
    window.resize(*size)
    for _ in range(4):
        QApplication.processEvents()
    details = window.work.details
    details.show_tab(details.chart)
    QApplication.processEvents()
    details.finish()
    details.chart.finish()
    return details.chart.head


@pytest.mark.parametrize(
    ("size", "points", "narrow"),
    [
        ((1280, 800), 9.75, False),
        ((1920, 1080), 9.75, False),
        ((1920, 1080), 16, False),
        ((1000, 700), 9.75, True),
        ((1280, 800), 16, True),
        ((1000, 700), 16, True),
    ],
)
def test_no_button_is_cut_or_small_beside_its_text(
    reading: MainWindow, size: tuple[int, int], points: float, narrow: bool
) -> None:
    head = head_of(reading, size, points)
    chart = reading.work.details.chart
    buttons = [*head.kinds.values(), head.changes]
    assert [button.isVisible() for button in buttons] == [not narrow] * 5
    assert head.choices.isVisible() is narrow
    for button in [head.choices] if narrow else buttons:
        assert button.height() >= max(24, 1.4 * button.fontMetrics().height())
        assert button.iconSize().height() >= 0.6 * button.height()
        assert head.rect().contains(button.geometry())
        assert button.accessibleName()
        assert button.toolTip()
    assert chart.rect().contains(head.geometry())
    assert head.width() <= 0.3 * chart.width()


def test_the_menu_of_a_narrow_chart_chooses_its_kind(reading: MainWindow, qtbot: QtBot) -> None:
    head = head_of(reading, (1000, 700), 9.75)
    assert head.choices.accessibleName() == "Stacked chart, choose another"
    offered: list[str] = []

    def choose() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        offered.extend(action.text().replace("&", "") for action in menu.actions())
        line = next(action for action in menu.actions() if action.text() == "&Line")
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(line).center())

    QTimer.singleShot(50, choose)
    QTest.mouseClick(head.choices, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(offered))
    assert offered == [
        *("Save Chart…", "Copy Chart", "Automatic", "Line", "Stacked", "Share", "Small Multiples", "Changes"),
    ]
    chart = reading.controller.details().chart
    assert chart is not None
    assert chart.kind is ChartKind.LINE
    reading.work.details.finish()
    assert head.choices.accessibleName() == "Line chart, choose another"


def test_the_title_has_the_room_that_the_buttons_give_up(reading: MainWindow) -> None:
    head = head_of(reading, (1280, 800), 9.75)
    canvas = reading.work.details.chart._canvas
    assert canvas is not None
    assert canvas._aside == head.width() == 5 * 24
    assert head_of(reading, (1000, 700), 9.75).width() == canvas._aside < 60
