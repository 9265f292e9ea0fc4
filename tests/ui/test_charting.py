"""The chart in the real window: its kind is chosen and remembered, and what is clicked is selected in the tree."""

from __future__ import annotations

from pathlib import Path

import pytest
from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.text import Text
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QToolTip
from pytestqt.qtbot import QtBot

from model.sheets.chartsheet import ChartKind, ChartSheet
from model.sheets.places import Place
from tests.ui.conftest import SAMPLE, Start
from ui.main_window import MainWindow
from ui.widgets import details_pane
from ui.widgets.charting.canvas import ChartCanvas


def shown(window: MainWindow) -> ChartSheet:
    chart = window.controller.details().chart
    assert chart is not None
    return chart


def canvas_of(window: MainWindow) -> ChartCanvas:
    window.work.details.finish()
    window.work.details.chart.finish()
    canvas = window.work.details.chart.findChild(FigureCanvasQTAgg)
    assert isinstance(canvas, ChartCanvas)
    canvas.grab()
    return canvas


def checked(window: MainWindow) -> list[ChartKind]:
    window.work.details.finish()
    return [kind for kind, button in window.work.details.chart.head.kinds.items() if button.isChecked()]


def test_a_kind_is_chosen_by_key_and_by_button_and_remembered(reading: MainWindow, start: Start) -> None:
    assert shown(reading).kind is ChartKind.TOTAL
    QTest.keySequence(reading, QKeySequence("Alt+1"))
    assert shown(reading).kind is ChartKind.LINE
    assert checked(reading) == [ChartKind.LINE]
    assert reading.actions_by_name["chart_line"].isChecked()
    QTest.mouseClick(reading.work.details.chart.head.kinds[ChartKind.AXIS], Qt.MouseButton.LeftButton)
    assert shown(reading).kind is ChartKind.AXIS
    assert checked(reading) == [ChartKind.AXIS]
    again = start()
    again.controller.show("again", None, reading.controller.opened[0].inspection, 0.0)
    assert shown(again).kind is ChartKind.AXIS
    again.actions_by_name["chart_auto"].trigger()
    assert shown(again).kind is ChartKind.TOTAL
    assert again.actions_by_name["chart_auto"].isChecked()


def test_changes_are_put_away_and_stay_away(reading: MainWindow, start: Start) -> None:
    QTest.keySequence(reading, QKeySequence("Alt+1"))
    assert shown(reading).changes
    QTest.keySequence(reading, QKeySequence("Alt+5"))
    assert not shown(reading).changes
    again = start()
    again.controller.show("again", None, reading.controller.opened[0].inspection, 0.0)
    assert not shown(again).changes
    assert not again.actions_by_name["chart_changes"].isChecked()
    again.actions_by_name["chart_changes"].trigger()
    assert shown(again).changes


def test_no_key_changes_what_the_chart_cannot_show_and_every_control_says_why(reading: MainWindow) -> None:
    head, changes = reading.work.details.chart.head, reading.actions_by_name["chart_changes"]
    assert shown(reading).kind is ChartKind.TOTAL
    QTest.keySequence(reading, QKeySequence("Alt+5"))
    assert reading.settings.chart_changes
    reading.work.details.finish()
    assert not head.changes.isEnabled()
    for said in (changes.toolTip(), changes.statusTip(), head.changes.toolTip()):
        assert said == "Changes are written below the bars of a line chart alone."
    view = reading.work.tree.view
    while view.currentIndex().siblingAtColumn(0).data() != "Revolving loan products":
        QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keySequence(reading, QKeySequence("Alt+3"))
    assert reading.settings.chart_kind is None
    assert reading.actions_by_name["chart_share"].toolTip() == next(
        choice.why_not for choice in shown(reading).choices if choice.kind is ChartKind.SHARE
    )
    reading.work.details.finish()
    assert shown(reading).kind is ChartKind.LINE
    assert head.changes.isEnabled()
    assert head.changes.isChecked()
    for said in (changes.toolTip(), head.changes.toolTip()):
        assert said == "Write the change against the period before (Alt+5)"


def test_without_a_chart_no_key_chooses_one(window: MainWindow) -> None:
    for key in ("Alt+1", "Alt+5"):
        QTest.keySequence(window, QKeySequence(key))
    assert (window.settings.chart_kind, window.settings.chart_changes) == (None, True)
    assert window.actions_by_name["chart_line"].toolTip().startswith("Select a line")


@pytest.mark.parametrize("points", [9, 12, 16])
def test_bars_are_no_flatter_in_large_text(reading: MainWindow, points: float) -> None:
    reading.look.resize(points)
    reading.resize(1280, 800)
    reading.controller.select_finding(0)
    for _ in range(5):
        QApplication.processEvents()
    low = reading.work.details.is_low
    if low:
        reading.actions_by_name["show_chart"].trigger()
        QApplication.processEvents()
    canvas = canvas_of(reading)
    chart, below = reading.work.details.chart, reading.work.details.equation
    tallest = max(stop.box.height for stop in canvas._drawing.stops)
    assert tallest >= 60
    assert tallest >= chart.height() / 4.5
    # The tallest bar bears its amount, and what stands below the chart can still be read.
    assert "1,256,005" in [text.get_text() for text in canvas.figure.findobj(Text) if isinstance(text, Text)]
    assert low or below.height() >= 6 * below.fontMetrics().lineSpacing()


def test_a_low_window_stays_low_when_a_filing_is_opened(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(960, 500)
    window.controller.open_paths([str(SAMPLE)])
    qtbot.waitUntil(lambda: window.controller.filing is not None)
    canvas_of(window)
    QApplication.processEvents()
    assert window.height() == 500


def test_the_tree_follows_what_is_clicked(reading: MainWindow) -> None:
    canvas = canvas_of(reading)
    spot = next(stop for stop in canvas._drawing.stops if stop.words.startswith("Technical services, 2021"))
    middle = QPoint(
        round((spot.box.left + spot.box.right) / 2), round(canvas.height() - (spot.box.bottom + spot.box.top) / 2)
    )
    QTest.mouseMove(canvas, middle)
    assert QToolTip.text().split("\n")[0] == "Technical services, 2021: 417,566"
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=middle)
    index = reading.work.tree.view.currentIndex()
    assert index.data() == "417,566"
    assert index.siblingAtColumn(0).data() == "Technical services"
    QToolTip.hideText()


def test_keys_walk_in_the_chart_and_enter_leads_to_the_tree(reading: MainWindow, qtbot: QtBot) -> None:
    canvas_of(reading)
    chart = reading.work.details.chart
    chart.setFocus()
    qtbot.waitUntil(chart.hasFocus)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return):
        QTest.keyClick(chart, key)
    assert reading.work.tree.view.currentIndex().siblingAtColumn(0).data() != "Total"
    assert chart.hasFocus()
    QToolTip.hideText()


def test_ctrl_c_copies_the_chart_where_the_keyboard_is_there(reading: MainWindow, qtbot: QtBot) -> None:
    canvas_of(reading)
    QGuiApplication.clipboard().clear()
    QTest.keySequence(reading, QKeySequence("Ctrl+C"))
    assert QGuiApplication.clipboard().text() == "561667000"
    reading.work.details.chart.setFocus()
    qtbot.waitUntil(reading.work.details.chart.hasFocus)
    QTest.keySequence(reading, QKeySequence("Ctrl+C"))
    assert QGuiApplication.clipboard().image().width() > 400
    QGuiApplication.clipboard().clear()
    reading.work.tree.setFocus()
    QTest.keySequence(reading, QKeySequence("Ctrl+Shift+C"))
    assert QGuiApplication.clipboard().image().width() > 400


def test_the_chart_is_saved_by_its_action(reading: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = str(tmp_path / "revenue")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (name, "SVG drawing (*.svg)"))
    reading.actions_by_name["save_chart"].trigger()
    assert (tmp_path / "revenue.svg").read_bytes().startswith(b"<?xml")


def test_without_a_chart_there_is_nothing_to_save(window: MainWindow, reading: MainWindow) -> None:
    assert reading.actions_by_name["save_chart"].isEnabled()
    reading.controller.close_current()
    assert not window.actions_by_name["save_chart"].isEnabled()


def test_the_menu_of_the_chart_offers_its_kinds(reading: MainWindow) -> None:
    texts = [action.text().replace("&", "") for action in reading.work.details.chart.actions()]
    assert texts == [
        *("Save Chart…", "Copy Chart", "Automatic", "Line", "Stacked", "Share", "Small Multiples", "Changes"),
    ]


def test_a_place_is_drawn_once(reading: MainWindow, qtbot: QtBot) -> None:
    drawn: list[None] = []
    reading.controller.place_changed.connect(lambda: drawn.append(None))
    reading.controller.select(Place(5, 1))
    assert len(drawn) == 1
    QTest.keyClick(reading.work.tree.view, Qt.Key.Key_Down)
    assert len(drawn) == 2


def test_the_chart_follows_at_once_after_a_rest(
    reading: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    chart = reading.work.details.chart
    before = chart.accessibleName()
    qtbot.wait(80)
    reading.controller.select(Place(5, 1))
    QApplication.processEvents()
    first = chart.accessibleName()
    assert first != before
    monkeypatch.setattr(details_pane, "_REST_MS", 60_000)
    reading.controller.select(Place(6, 1))
    QApplication.processEvents()
    assert chart.accessibleName() == first
    reading.work.details.finish()
    assert chart.accessibleName() != first
