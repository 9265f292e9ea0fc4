"""Tests of marking findings in the real window: by keys and menu, with notes, undone, kept, and found again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from model.sheets.findings.filtering import Facet
from tests.ui.conftest import SAMPLE, Start
from ui.itemmodels.findinglist import MARK_COLUMN
from ui.itemmodels.roles import Role
from ui.main_window import MainWindow
from ui.widgets.findings.note_dialog import NoteDialog
from ui.widgets.window.dialogs import GoneDialog

Open = Callable[[MainWindow], None]
ACCEPT, REVIEW, RAISE, AWAY = "Ctrl+Shift+A", "Ctrl+Shift+R", "Ctrl+Shift+T", "Ctrl+Shift+Del"


@pytest.fixture
def open_it(filing: Path, qtbot: QtBot) -> Open:
    """Opens that filing, also once more in another window."""

    def run(window: MainWindow) -> None:
        shown = window.controller.filing
        window.controller.open_paths([str(filing)])
        qtbot.waitUntil(lambda: window.controller.filing is not shown)
        window.work.findings.view.setFocus()

    return run


@pytest.fixture
def marking(window: MainWindow, open_it: Open) -> MainWindow:
    """A window on that filing, at its first finding."""
    open_it(window)
    return window


def marks(window: MainWindow) -> list[str]:
    model = window.work.findings.model
    cells = [model.index_of(number).siblingAtColumn(MARK_COLUMN) for number in range(model.count)]
    return [" · ".join(text for text in (cell.data(), cell.data(Role.NOTE)) if text) for cell in cells]


def press(window: MainWindow, *keys: str) -> None:
    for key in keys:
        QTest.keySequence(window, QKeySequence(key))


def choose(window: MainWindow, facet: Facet, value: str) -> None:
    box = window.work.findings.filters.boxes[facet]
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def editor(window: MainWindow) -> NoteDialog:
    """Opens the editor of a note."""
    press(window, "Ctrl+Shift+N")
    dialog = next(found for found in window.findChildren(NoteDialog) if found.isVisible())
    assert dialog.focusWidget() is dialog.editor
    return dialog


def write_note(window: MainWindow, text: str, leave: Qt.Key = Qt.Key.Key_Escape) -> None:
    dialog = editor(window)
    dialog.editor.selectAll()
    QTest.keyClick(dialog.editor, Qt.Key.Key_Delete)
    QTest.keyClicks(dialog.editor, text)
    by_control = leave == Qt.Key.Key_Return
    held = Qt.KeyboardModifier.ControlModifier if by_control else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(dialog.editor, leave, held)
    assert not dialog.isVisible()


def test_findings_are_marked_by_keys_and_found_marked_again(marking: MainWindow, start: Start, open_it: Open) -> None:
    press(marking, REVIEW, "F8", ACCEPT, "F8", RAISE, "F8", ACCEPT, AWAY)
    assert marks(marking) == ["Reviewed", "Accepted", "To be raised", "", "", ""]
    again = start()
    open_it(again)
    assert marks(again) == marks(marking)


def test_the_file_stands_beside_the_filing_which_is_not_touched(marking: MainWindow, filing: Path) -> None:
    press(marking, ACCEPT)
    assert filing.read_bytes() == SAMPLE.read_bytes()
    assert sorted(path.name for path in filing.parent.iterdir()) == ["disclosure.txt", "disclosure.txt.crossfoot.json"]
    record = json.loads((filing.parent / "disclosure.txt.crossfoot.json").read_text("utf-8"))["marks"][0]
    assert (record["mark"], record["concept"], record["period"]) == ("accepted", "Total", "2022-01-01/2022-12-31")


def test_a_root_is_marked_with_all_its_findings_and_undone_at_once(marking: MainWindow) -> None:
    QTest.keyClick(marking.work.findings.view, Qt.Key.Key_Up)
    press(marking, ACCEPT)
    assert marks(marking) == ["Accepted"] * 6
    assert marking.actions_by_name["undo"].text() == "&Undo “Accepted”"
    press(marking, "Ctrl+Z")
    assert marks(marking) == [""] * 6
    assert not marking.actions_by_name["undo"].isEnabled()
    press(marking, "Ctrl+Shift+Z")
    assert marks(marking) == ["Accepted"] * 6


def test_the_menu_of_the_list_marks(marking: MainWindow) -> None:
    view = marking.work.findings.view
    index = marking.work.findings.model.index_of(2)
    view.scrollTo(index)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
    assert view.contextMenuPolicy() is Qt.ContextMenuPolicy.ActionsContextMenu
    next(action for action in view.actions() if "Accepted" in action.text()).trigger()
    assert marks(marking)[2] == "Accepted"


@pytest.mark.parametrize("leave", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_a_note_is_kept_however_its_editor_is_closed(marking: MainWindow, leave: Qt.Key) -> None:
    press(marking, RAISE)
    write_note(marking, "Ask the company", leave)
    assert marks(marking)[0] == "To be raised · Ask the company"
    write_note(marking, "", leave)
    assert marks(marking)[0] == "To be raised"
    press(marking, "Ctrl+Z")
    assert marks(marking)[0] == "To be raised · Ask the company"


def test_the_editor_takes_back_what_was_typed_in_it(marking: MainWindow) -> None:
    write_note(marking, "First")
    dialog = editor(marking)
    QTest.keyClicks(dialog.editor, " and second")
    QTest.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    dialog.accept()
    assert marks(marking)[0] == "First"


def test_marks_stay_when_a_corrected_version_takes_the_place_of_the_filing(
    marking: MainWindow, filing: Path, open_it: Open
) -> None:
    QTest.keyClick(marking.work.findings.view, Qt.Key.Key_Up)
    press(marking, ACCEPT)
    write_note(marking, "Known")
    text = filing.read_text("utf-8")
    assert "1,256,005" in text
    filing.write_text(text.replace("1,256,005", "1,256,105"), "utf-8")
    open_it(marking)
    assert "Accepted · Known" in marks(marking)
    assert "Accepted, amounts changed since" in marks(marking)


def test_a_mark_without_its_finding_is_kept_and_can_be_read(
    marking: MainWindow, filing: Path, start: Start, open_it: Open
) -> None:
    press(marking, ACCEPT)
    write_note(marking, "Was filed in USD")
    marking.close()
    kept = filing.parent / "disclosure.txt.crossfoot.json"
    kept.write_text(kept.read_text("utf-8").replace('"concept": "Total"', '"concept": "Former total"'), "utf-8")
    window = start()
    open_it(window)
    assert not any(marks(window))
    gone = window.work.findings.gone
    assert gone.text() == "1 mark no longer found"
    QTest.mouseClick(gone, Qt.MouseButton.LeftButton)
    dialog = window.findChild(GoneDialog)
    assert isinstance(dialog, GoneDialog)
    assert "Was filed in USD" in dialog.page.toPlainText()
    dialog.reject()
    press(window, REVIEW)
    assert marks(window)[0] == "Reviewed"
    assert "Was filed in USD" in kept.read_text("utf-8")


def test_two_windows_see_and_keep_the_marks_of_each_other(marking: MainWindow, start: Start, open_it: Open) -> None:
    other = start()
    open_it(other)
    press(marking, ACCEPT)
    QTest.keySequence(other, QKeySequence("F8"))
    press(other, RAISE)
    assert marks(other)[:2] == ["Accepted", "To be raised"]


def test_what_another_window_marks_appears_by_itself(
    marking: MainWindow, start: Start, open_it: Open, qtbot: QtBot
) -> None:
    press(marking, "F8", "F8")
    other = start()
    open_it(other)
    press(other, ACCEPT)
    qtbot.waitUntil(lambda: marks(marking)[0] == "Accepted")
    # The file is a new one each time that it is written.
    write_note(other, "Known")
    qtbot.waitUntil(lambda: marks(marking)[0] == "Accepted · Known")
    other.actions_by_name["mark_open"].trigger()
    qtbot.waitUntil(lambda: marks(marking)[0] == "Known")
    assert marking.work.findings.chosen() == [2]
    assert not marking.notice.text
    assert not marking.actions_by_name["undo"].isEnabled()


def test_marks_that_cannot_be_kept_beside_the_filing_are_kept_in_the_data_folder(
    marking: MainWindow, filing: Path, tmp_path: Path, start: Start, open_it: Open
) -> None:
    # A folder of that name cannot be written over as a file, nor be read as one.
    beside = filing.parent / "disclosure.txt.crossfoot.json"
    (filing.parent / "disclosure.txt.crossfoot.json.lock").mkdir()
    press(marking, ACCEPT)
    assert "data folder" in marking.notice.text
    assert not beside.exists()
    assert len(list((tmp_path / "data" / "crossfoot" / "marks").iterdir())) == 1
    again = start()
    open_it(again)
    assert marks(again)[0] == "Accepted"


def test_a_damaged_file_of_marks_is_told_of_and_set_aside(window: MainWindow, filing: Path, open_it: Open) -> None:
    beside = filing.parent / "disclosure.txt.crossfoot.json"
    beside.write_text("{", "utf-8")
    open_it(window)
    assert "damaged" in window.notice.text
    assert beside.read_text("utf-8") == "{"
    press(window, ACCEPT)
    assert "set aside" in window.notice.text
    assert (filing.parent / "disclosure.txt.crossfoot.json.aside-1").read_text("utf-8") == "{"
    assert "accepted" in beside.read_text("utf-8")


def test_pasted_text_keeps_its_marks_too(window: MainWindow, qtbot: QtBot, start: Start) -> None:
    def paste(into: MainWindow) -> None:
        QGuiApplication.clipboard().setText(SAMPLE.read_text("utf-8"))
        into.actions_by_name["paste"].trigger()
        qtbot.waitUntil(lambda: into.controller.filing is not None)
        into.work.findings.view.setFocus()

    paste(window)
    press(window, ACCEPT)
    again = start()
    paste(again)
    assert marks(again)[0] == "Accepted"
    # They stand in the data folder, which is watched as well.
    again.work.findings.view.setFocus()
    press(again, REVIEW)
    qtbot.waitUntil(lambda: marks(window)[0] == "Reviewed")


def test_findings_are_filtered_by_their_marks_and_the_next_one_follows(marking: MainWindow) -> None:
    findings = marking.work.findings
    press(marking, ACCEPT)
    choose(marking, Facet.MARK, "Open")
    assert findings.heading.title == "5 of 6 findings"
    press(marking, "F8")
    assert findings.chosen() == [1]
    press(marking, REVIEW)
    assert findings.heading.title == "4 of 6 findings"
    assert findings.chosen() == [2]
    shown = marking.controller.filing
    assert shown is not None
    assert shown.finding == 2
    QTest.keyClick(findings.view, Qt.Key.Key_Escape)
    assert findings.heading.title == "Findings: 6, from 1 problem"
    assert findings.chosen() == [2]


def test_a_filter_without_result_says_so_and_can_be_left(marking: MainWindow) -> None:
    findings = marking.work.findings
    choose(marking, Facet.MARK, "Accepted")
    assert findings.heading.title == "0 of 6 findings"
    assert not findings.view.isVisible()
    assert findings.filters.all.isVisible()
    QTest.mouseClick(findings.filters.all, Qt.MouseButton.LeftButton)
    assert findings.view.isVisible()
    assert findings.model.shown == 6


def test_what_all_findings_have_in_common_is_no_choice(marking: MainWindow) -> None:
    boxes = marking.work.findings.filters.boxes
    assert not boxes[Facet.GRADE].isVisible()
    press(marking, ACCEPT)
    assert boxes[Facet.MARK].isVisible()
    assert [boxes[Facet.MARK].itemText(place) for place in range(3)] == ["All marks", "Open (5)", "Reviewed (0)"]


def test_marks_are_drawn_with_an_icon(marking: MainWindow) -> None:
    view = marking.work.findings.view
    cell = view.visualRect(marking.work.findings.model.index_of(1).siblingAtColumn(MARK_COLUMN))

    def inked() -> set[str]:
        image = view.viewport().grab().toImage()
        columns, rows = range(cell.left() + 8, cell.left() + 24), range(cell.top(), cell.bottom())
        return {image.pixelColor(x, y).name() for x in columns for y in rows}

    before = inked()
    press(marking, "F8", RAISE, "Shift+F8")
    assert len(inked()) > len(before)


def test_a_mark_on_a_finding_with_another_cause_moves_to_the_new_one(
    marking: MainWindow, filing: Path, start: Start, open_it: Open
) -> None:
    press(marking, ACCEPT)
    write_note(marking, "Known")
    marking.close()
    kept = filing.parent / "disclosure.txt.crossfoot.json"
    kept.write_text(kept.read_text("utf-8").replace('"cause": "unit"', '"cause": "missing"'), "utf-8")
    window = start()
    open_it(window)
    assert marks(window)[0] == "Accepted · Known"
    press(window, REVIEW)
    assert marks(window)[0] == "Reviewed · Known"
    assert not window.work.findings.gone.isVisible()
    found = {record["cause"]: record["mark"] for record in json.loads(kept.read_text("utf-8"))["marks"]}
    assert found == {"missing": "open", "unit": "reviewed"}
    press(window, "Ctrl+Z")
    assert marks(window)[0] == "Accepted · Known"
    assert not window.work.findings.gone.isVisible()
