"""Tests of undoing what was done to the panes."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow

_LEFT = Qt.MouseButton.LeftButton


def drag(window: MainWindow, by: int) -> None:
    handle = window.work.splitters["across"].handle(1)
    QTest.mousePress(handle, _LEFT, pos=QPoint(0, 50))
    for step in range(1, 6):
        QTest.mouseMove(handle, QPoint(by * step // 5, 50))
    QTest.mouseRelease(handle, _LEFT, pos=QPoint(by, 50))


def sizes(window: MainWindow) -> list[int]:
    return window.work.splitters["across"].sizes()


def test_a_drag_of_a_splitter_is_one_step_that_is_undone_and_done_again(reading: MainWindow, qtbot: QtBot) -> None:
    assert not reading.actions_by_name["undo_layout"].isEnabled()
    before = sizes(reading)
    drag(reading, 90)
    after = sizes(reading)
    assert after != before
    qtbot.waitUntil(reading.actions_by_name["undo_layout"].isEnabled)
    assert reading.layouts.stack.count() == 1
    QTest.keySequence(reading, QKeySequence("Ctrl+Alt+Z"))
    assert sizes(reading) == before
    assert not reading.actions_by_name["undo_layout"].isEnabled()
    QTest.keySequence(reading, QKeySequence("Ctrl+Alt+Shift+Z"))
    assert sizes(reading) == after


def test_hiding_a_pane_is_undone_and_its_menu_entry_follows(reading: MainWindow) -> None:
    action = reading.actions_by_name["show_sections"]
    action.trigger()
    assert reading.work.sections.isHidden()
    assert not action.isChecked()
    QTest.keySequence(reading, QKeySequence("Ctrl+Alt+Z"))
    assert not reading.work.sections.isHidden()
    assert action.isChecked()


def test_the_first_layout_comes_back_and_that_is_undone_as_well(reading: MainWindow) -> None:
    first = sizes(reading)
    drag(reading, 120)
    reading.actions_by_name["show_findings"].trigger()
    changed = sizes(reading)
    reading.actions_by_name["reset_layout"].trigger()
    assert sizes(reading) == first
    assert not reading.work.findings.isHidden()
    QTest.keySequence(reading, QKeySequence("Ctrl+Alt+Z"))
    assert sizes(reading) == changed
    assert reading.work.findings.isHidden()


def test_an_undo_right_after_a_drag_undoes_that_drag(reading: MainWindow) -> None:
    before = sizes(reading)
    reading.actions_by_name["show_sections"].trigger()
    reading.actions_by_name["show_sections"].trigger()
    drag(reading, 60)
    reading.layouts.undo()
    assert sizes(reading) == before
