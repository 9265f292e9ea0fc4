"""Tests of files that change on disk while they are shown in the real window."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import SAMPLE
from tests.ui.test_whole_filings import INSTANCE
from ui.itemmodels.findinglist import MARK_COLUMN
from ui.main_window import MainWindow

_PATIENCE = 10_000


@pytest.fixture
def shown(window: MainWindow, filing: Path, qtbot: QtBot) -> MainWindow:
    """A window on that filing."""
    window.controller.open_paths([str(filing)])
    qtbot.waitUntil(lambda: window.controller.filing is not None)
    window.work.details.finish()
    return window


def change(path: Path, old: str = "43,696", new: str = "43,796") -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def settle(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.watching.settled, timeout=_PATIENCE):
        pass


def offered(window: MainWindow) -> bool:
    return window.notice.text == "disclosure.txt changed on disk." and window.notice.button.isVisible()


def reload(window: MainWindow, qtbot: QtBot, key: str = "F5") -> None:
    before = window.controller.filing
    QTest.keySequence(window, QKeySequence(key))
    qtbot.waitUntil(lambda: window.controller.filing is not before)


def texts(window: MainWindow) -> set[str]:
    model = window.work.tree.model
    return {text for column in range(1, model.columnCount()) for text in model.texts(column)}


def marks(window: MainWindow) -> list[str]:
    model = window.work.findings.model
    return [str(model.index_of(number).siblingAtColumn(MARK_COLUMN).data()) for number in range(model.count)]


def test_a_file_that_is_written_over_is_offered_and_read_again(shown: MainWindow, filing: Path, qtbot: QtBot) -> None:
    change(filing)
    settle(shown, qtbot)
    assert offered(shown)
    assert shown.notice.button.text() == "&Reload"
    assert "43,696" in texts(shown)
    before = shown.controller.filing
    QTest.mouseClick(shown.notice.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown.controller.filing is not before)
    assert "43,796" in texts(shown)
    assert not shown.notice.text
    change(filing, "43,796", "43,896")
    settle(shown, qtbot)
    assert offered(shown)


def test_a_file_that_an_editor_replaces_is_offered_each_time(shown: MainWindow, filing: Path, qtbot: QtBot) -> None:
    for old, new in (("43,696", "43,796"), ("43,796", "43,896")):
        draft = filing.parent / "draft"
        shutil.copy(filing, draft)
        change(draft, old, new)
        os.replace(draft, filing)
        settle(shown, qtbot)
        assert offered(shown)
        reload(shown, qtbot, "Ctrl+R")
        assert new in texts(shown)
        assert not shown.notice.text


def test_a_file_that_is_deleted_stays_open_and_is_offered_when_it_is_back(
    shown: MainWindow, filing: Path, qtbot: QtBot
) -> None:
    content = filing.read_bytes()
    filing.unlink()
    settle(shown, qtbot)
    assert "no longer on disk" in shown.notice.text
    assert not shown.notice.button.isVisible()
    assert "43,696" in texts(shown)
    QTest.keySequence(shown, QKeySequence("F5"))
    qtbot.waitUntil(lambda: "could not be opened" in shown.notice.text)
    assert "43,696" in texts(shown)
    filing.write_bytes(content.replace(b"43,696", b"43,796"))
    settle(shown, qtbot)
    assert offered(shown)


def test_a_change_in_a_folder_or_an_archive_is_seen(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "filings").mkdir()
    folder = tmp_path / "set"
    folder.mkdir()
    report = folder / "report.xml"
    report.write_text(INSTANCE, "utf-8")
    archive = Path(shutil.make_archive(str(tmp_path / "filings" / "set"), "zip", folder))
    for number, path in enumerate((folder, archive), 1):
        window.controller.open_paths([str(path)])
        qtbot.waitUntil(lambda number=number: len(window.controller.opened) == number)  # type: ignore[misc]
        report.write_text(INSTANCE.replace(">5<", f">{number}001<"), "utf-8")
        if path is archive:
            shutil.make_archive(str(tmp_path / "filings" / "set"), "zip", folder)
        settle(window, qtbot)
        assert window.notice.text == f"{path.name} changed on disk."


def test_marks_that_are_written_beside_the_filing_are_no_change(shown: MainWindow, filing: Path, qtbot: QtBot) -> None:
    shown.work.findings.view.setFocus()
    QTest.keySequence(shown, QKeySequence("Ctrl+Shift+A"))
    settle(shown, qtbot)
    assert (filing.parent / "disclosure.txt.crossfoot.json").exists()
    assert not shown.notice.text


def test_a_filing_that_changed_while_another_was_shown_is_offered_when_it_is_shown(
    shown: MainWindow, filing: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "other.txt"
    shutil.copy(SAMPLE, other)
    shown.controller.open_paths([str(other)])
    qtbot.waitUntil(lambda: len(shown.controller.opened) == 2)
    change(filing)
    settle(shown, qtbot)
    assert not shown.notice.text
    QTest.keySequence(shown, QKeySequence("Ctrl+PgUp"))
    assert offered(shown)
    QTest.keySequence(shown, QKeySequence("Ctrl+PgDown"))
    assert not shown.notice.text


def test_reading_again_keeps_place_rows_marks_and_undo(shown: MainWindow, filing: Path, qtbot: QtBot) -> None:
    view, model = shown.work.tree.view, shown.work.tree.model
    shown.work.findings.view.setFocus()
    QTest.keySequence(shown, QKeySequence("Ctrl+Shift+A"))
    axis = next(index for row in range(3) if (index := model.index(row, 0)).data() == "Types of revenues")
    sales = next(index for row in range(5) if (index := model.index(row, 0, axis)).data() == "Sales income")
    view.setCurrentIndex(sales.siblingAtColumn(2))
    view.collapse(axis.siblingAtColumn(0).model().index(0, 0, axis))
    last = next(index for row in range(3) if (index := model.index(row, 0)).data() == "Product offerings")
    view.collapse(last)
    view.verticalScrollBar().setValue(4)
    top = str(view.indexAt(view.viewport().rect().topLeft()).data())
    change(filing, "43,696", "43,796")
    reload(shown, qtbot)
    view, model = shown.work.tree.view, shown.work.tree.model
    assert "43,796" in texts(shown)
    current = view.currentIndex()
    assert (current.siblingAtColumn(0).data(), current.data()) == ("Sales income", "USD 202,960")
    axis = current.parent()
    assert axis.data() == "Types of revenues"
    assert view.isExpanded(axis.siblingAtColumn(0))
    assert not view.isExpanded(model.index(0, 0, axis))
    last = next(index for row in range(3) if (index := model.index(row, 0)).data() == "Product offerings")
    assert not view.isExpanded(last)
    assert str(view.indexAt(view.viewport().rect().topLeft()).data()) == top
    assert [mark for mark in marks(shown) if mark] == ["Accepted, amounts changed since"]
    QTest.keySequence(shown, QKeySequence("Ctrl+Z"))
    assert not any(marks(shown))


def test_a_filing_that_can_no_longer_be_read_leaves_what_was_open(
    shown: MainWindow, filing: Path, qtbot: QtBot
) -> None:
    before = shown.controller.filing
    filing.write_bytes(b"%PDF-1.7 none of ours")
    QTest.keySequence(shown, QKeySequence("F5"))
    qtbot.waitUntil(lambda: "PDF" in shown.notice.text)
    assert shown.controller.filing is before
    assert "43,696" in texts(shown)


def test_pasted_text_cannot_be_read_again_and_says_so(window: MainWindow, qtbot: QtBot) -> None:
    window.controller.open_text(SAMPLE.read_text("utf-8"))
    qtbot.waitUntil(lambda: window.controller.filing is not None)
    QTest.keySequence(window, QKeySequence("F5"))
    assert "Paste it once more" in window.notice.text
