"""Tests of undoing what was done to the panes, and of the one undo that takes back marks as well."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.reports import write_report
from tests.ui.conftest import SAMPLE
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


def marks(window: MainWindow) -> list[str]:
    return [made.text for made in window.reviewing.rows()]


def press(window: MainWindow, keys: str) -> None:
    QTest.keySequence(window, QKeySequence(keys))


@pytest.fixture
def done(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """A window in which a finding was marked, then a pane hidden, then another finding marked."""
    window.controller.open_paths([str(shutil.copy(SAMPLE, tmp_path))])
    qtbot.waitUntil(lambda: window.controller.filing is not None)
    window.work.details.finish()
    window.work.findings.view.setFocus()
    press(window, "Ctrl+Shift+A")
    window.actions_by_name["show_sections"].trigger()
    press(window, "F8")
    press(window, "Ctrl+Shift+R")
    assert marks(window)[:2] == ["Accepted", "Reviewed"]
    return window


def test_undo_takes_back_what_was_done_last_whichever_it_was(done: MainWindow) -> None:
    undo, redo = (done.actions_by_name[name] for name in ("undo", "redo"))
    seen = []
    for _ in range(3):
        text = undo.text()
        press(done, "Ctrl+Z")
        seen.append((text, marks(done)[:2], done.work.sections.isHidden()))
    assert seen == [
        ("&Undo “Reviewed”", ["Accepted", ""], True),
        ("&Undo the layout", ["Accepted", ""], False),
        ("&Undo “Accepted”", ["", ""], False),
    ]
    assert (undo.isEnabled(), redo.text()) == (False, "&Redo “Accepted”")
    for _ in range(2):
        press(done, "Ctrl+Shift+Z")
    assert (marks(done)[:2], done.work.sections.isHidden()) == (["Accepted", ""], True)
    press(done, "Ctrl+Shift+Z")
    assert marks(done)[:2] == ["Accepted", "Reviewed"]
    assert not redo.isEnabled()


def test_what_was_taken_back_before_something_else_was_done_is_not_done_again(done: MainWindow) -> None:
    press(done, "Ctrl+Z")
    press(done, "Ctrl+Z")
    press(done, "Ctrl+Shift+T")
    assert not done.actions_by_name["redo"].isEnabled()
    press(done, "Ctrl+Shift+Z")
    assert not done.work.sections.isHidden()
    # By its own key it still can be.
    press(done, "Ctrl+Alt+Shift+Z")
    assert done.work.sections.isHidden()


def test_undo_right_after_a_drag_takes_that_back_and_no_mark(done: MainWindow, qtbot: QtBot) -> None:
    press(done, "Ctrl+Alt+Z")
    qtbot.waitUntil(lambda: sizes(done)[0] > 0)
    before = sizes(done)
    drag(done, 60)
    assert sizes(done) != before
    press(done, "Ctrl+Z")
    assert sizes(done) == before
    assert marks(done)[:2] == ["Accepted", "Reviewed"]


@pytest.fixture
def two(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """Two filings, the first of which had a column hidden before the second was opened."""
    amounts = {2022: "10000", 2021: "9500"}
    for count, identifier in enumerate(("0000000001", "0000000002"), 1):
        window.controller.open_paths([str(write_report(tmp_path, 2022, amounts, identifier))])
        qtbot.waitUntil(lambda count=count: len(window.controller.opened) == count)  # type: ignore[misc]
        if count == 1:
            window.work.tree.view.columns.set_hidden(1, hidden=True)
    return window


def columns(window: MainWindow) -> list[str]:
    header = window.work.tree.view.columns
    return header.titles(header.shown_columns())[1:]


def test_columns_of_another_filing_are_not_undone_or_done_again_from_here(two: MainWindow) -> None:
    assert columns(two) == ["2022", "2021"]
    for name in ("undo", "undo_layout"):
        assert not two.actions_by_name[name].isEnabled()
    for keys in ("Ctrl+Z", "Ctrl+Alt+Z"):
        press(two, keys)
    two.layouts.undo()
    two.controller.activate(0)
    assert columns(two) == ["2021"]
    press(two, "Ctrl+Z")
    assert columns(two) == ["2022", "2021"]
    two.controller.activate(1)
    for name in ("redo", "redo_layout"):
        assert not two.actions_by_name[name].isEnabled()
    two.layouts.redo()
    two.controller.activate(0)
    assert columns(two) == ["2022", "2021"]
    press(two, "Ctrl+Alt+Shift+Z")
    assert columns(two) == ["2021"]


def test_a_pane_is_undone_from_any_filing(two: MainWindow) -> None:
    two.actions_by_name["show_sections"].trigger()
    two.controller.activate(0)
    press(two, "Ctrl+Z")
    assert not two.work.sections.isHidden()
    assert columns(two) == ["2021"]
    press(two, "Ctrl+Z")
    assert columns(two) == ["2022", "2021"]


def test_the_first_layout_of_one_filing_leaves_the_columns_of_another(two: MainWindow) -> None:
    two.actions_by_name["show_sections"].trigger()
    two.work.tree.view.columns.set_hidden(2, hidden=True)
    two.actions_by_name["reset_layout"].trigger()
    assert columns(two) == ["2022", "2021"]
    assert not two.work.sections.isHidden()
    two.controller.activate(0)
    assert columns(two) == ["2021"]
    press(two, "Ctrl+Alt+Z")
    assert not two.work.sections.isHidden()
    two.controller.activate(1)
    press(two, "Ctrl+Alt+Z")
    assert columns(two) == ["2022"]
    assert two.work.sections.isHidden()


def test_marks_on_another_filing_are_not_undone_from_here(done: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    other = write_report(tmp_path, 2022, {2022: "7"})
    done.controller.open_paths([str(other)])
    qtbot.waitUntil(lambda: done.controller.current == 1)
    press(done, "Ctrl+Z")
    assert not done.work.sections.isHidden()
    assert not done.actions_by_name["undo"].isEnabled()
    done.controller.activate(0)
    assert marks(done)[:2] == ["Accepted", "Reviewed"]
    assert done.actions_by_name["undo"].text() == "&Undo “Reviewed”"
    done.controller.close(1)
    done.controller.close(0)
    assert not done.actions_by_name["undo"].isEnabled()
