"""Tests of opening filings in the real window: by drop, paste and click, and of what happens when that fails."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.conftest import SAMPLE, Start
from ui.main_window import MainWindow

_LEFT = Qt.MouseButton.LeftButton
_NONE = Qt.KeyboardModifier.NoModifier


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def text(content: str) -> QMimeData:
    data = QMimeData()
    data.setText(content)
    return data


def drag(window: MainWindow, data: QMimeData) -> bool:
    event = QDragEnterEvent(QPoint(200, 200), Qt.DropAction.CopyAction, data, _LEFT, _NONE)
    event.ignore()
    QApplication.sendEvent(window, event)
    return event.isAccepted()


def drop(window: MainWindow, data: QMimeData) -> None:
    drag(window, data)
    QApplication.sendEvent(window, QDropEvent(QPointF(200, 200), Qt.DropAction.CopyAction, data, _LEFT, _NONE))


def names(window: MainWindow) -> list[str]:
    return [opened.name for opened in window.controller.opened]


def first_total(window: MainWindow) -> str:
    return str(window.work.tree.view.currentIndex().data())


def test_a_dropped_file_opens_at_its_first_total_in_doubt(window: MainWindow, qtbot: QtBot) -> None:
    assert window.pages.currentWidget() is window.empty
    drop(window, files(SAMPLE))
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.work)
    assert first_total(window) == "561,667"
    assert window.windowTitle() == "disclosure.txt – Crossfoot"
    assert "43 facts" in window.status.numbers.text()
    assert "6 findings" in window.status.numbers.text()
    assert window.work.findings.heading.title == "Findings: 6, from 1 problem"
    assert window.work.tree.heading.note == "CNY in thousands"


def test_a_cue_covers_the_window_while_a_file_is_over_it(window: MainWindow) -> None:
    data = files(SAMPLE)
    assert drag(window, data)
    assert window.cue.isVisible()
    assert window.cue.size() == window.size()
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not window.cue.isVisible()


def test_what_cannot_be_opened_is_not_taken(window: MainWindow) -> None:
    far = QMimeData()
    far.setUrls([QUrl("https://example.com/filing.htm")])
    assert not drag(window, far)
    assert not window.cue.isVisible()


def test_several_files_open_side_by_side(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("one.txt", "two.txt")]
    for path in paths:
        shutil.copy(SAMPLE, path)
    drop(window, files(*paths))
    qtbot.waitUntil(lambda: len(window.controller.opened) == 2)
    assert names(window) == ["one.txt", "two.txt"]
    assert window.filings.isVisible()
    assert window.filings.currentIndex() == 1
    QTest.mouseClick(window.filings, _LEFT, pos=window.filings.tabRect(0).center())
    assert window.windowTitle() == "one.txt – Crossfoot"
    button = window.filings.tabButton(1, window.filings.ButtonPosition.RightSide)
    QTest.mouseClick(button, _LEFT)
    assert names(window) == ["one.txt"]
    assert not window.filings.isVisible()
    QTest.keySequence(window, QKeySequence("Ctrl+W"))
    assert window.pages.currentWidget() is window.empty


def test_each_open_filing_keeps_its_place(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    shutil.copy(SAMPLE, other)
    drop(window, files(SAMPLE))
    qtbot.waitUntil(lambda: len(window.controller.opened) == 1)
    QTest.keyClick(window.work.tree.view, Qt.Key.Key_Right)
    assert first_total(window) == "761,451"
    drop(window, files(other))
    qtbot.waitUntil(lambda: len(window.controller.opened) == 2)
    assert first_total(window) == "561,667"
    QTest.keySequence(window, QKeySequence("Ctrl+PgUp"))
    assert first_total(window) == "761,451"


def test_the_same_file_again_is_read_anew(window: MainWindow, qtbot: QtBot) -> None:
    window.controller.open_paths([str(SAMPLE)])
    qtbot.waitUntil(lambda: window.controller.filing is not None)
    before = window.controller.filing
    window.controller.open_paths([str(SAMPLE)])
    qtbot.waitUntil(lambda: window.controller.filing is not before)
    assert names(window) == ["disclosure.txt"]


@pytest.mark.parametrize("way", ["keys", "button", "dropped text", "copied file"])
def test_a_pasted_text_opens(window: MainWindow, qtbot: QtBot, way: str) -> None:
    content = text(SAMPLE.read_text(encoding="utf-8"))
    if way == "dropped text":
        drop(window, content)
    else:
        QGuiApplication.clipboard().setMimeData(files(SAMPLE) if way == "copied file" else content)
        if way == "button":
            buttons = {button.text(): button for button in window.empty.findChildren(QPushButton)}
            QTest.mouseClick(buttons["Paste"], _LEFT)
        else:
            QTest.keySequence(window, QKeySequence("Ctrl+V"))
    qtbot.waitUntil(lambda: window.controller.filing is not None)
    assert first_total(window) == "561,667"
    assert names(window) == ["disclosure.txt" if way == "copied file" else "Clipboard"]


def test_an_empty_clipboard_says_what_to_do(window: MainWindow) -> None:
    QGuiApplication.clipboard().setMimeData(text("  "))
    QTest.keySequence(window, QKeySequence("Ctrl+V"))
    assert "Copy a page" in window.notice.text
    assert window.notice.property("grade") == "info"


@pytest.mark.parametrize("content", [None, b"", b"Dear Sir,\nno table here.\n"])
def test_a_file_that_cannot_be_read_leaves_what_was_open(
    reading: MainWindow, qtbot: QtBot, tmp_path: Path, content: bytes | None
) -> None:
    bad = tmp_path / "bad.txt"
    if content is not None:
        bad.write_bytes(content)
    before = reading.controller.filing
    drop(reading, files(bad))
    qtbot.waitUntil(lambda: bool(reading.notice.text))
    assert "bad.txt" in reading.notice.text
    assert reading.notice.property("grade") == "error"
    assert reading.controller.filing is before
    assert first_total(reading) == "561,667"
    assert str(bad) not in reading.settings.recent


def slow(began: threading.Event) -> Callable[[Callable[[float], None]], None]:
    def work(tick: Callable[[float], None]) -> None:
        fraction = 0.0
        while True:
            fraction = min(fraction + 0.02, 0.5)
            tick(fraction)
            began.wait(0.01)

    return work


def test_slow_work_shows_progress_and_stops_on_cancel(reading: MainWindow, qtbot: QtBot) -> None:
    outcome: list[str] = []
    before = reading.controller.filing
    work = slow(threading.Event())
    reading.controller.jobs.run("Reading slow.txt", work, lambda _: outcome.append("done"), outcome.append)
    qtbot.waitUntil(reading.progress.isVisible)
    qtbot.waitUntil(lambda: reading.progress.bar.value() >= 50)
    QTest.mouseClick(reading.progress.button, _LEFT)
    qtbot.waitUntil(lambda: not reading.controller.jobs.busy)
    assert not reading.progress.isVisible()
    assert outcome == []
    assert reading.controller.filing is before
    assert not reading.notice.text


def test_recent_files_are_one_click_away(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    shutil.copy(SAMPLE, copy)
    first = start()
    first.controller.open_paths([str(SAMPLE), str(copy)])
    qtbot.waitUntil(lambda: len(first.controller.opened) == 2)
    assert [action.text() for action in first.recent_menu.actions()] == [str(copy), str(SAMPLE)]
    first.close()
    again = start()
    links = [button for button in again.empty.findChildren(QPushButton) if button.objectName() == "link"]
    assert [link.toolTip() for link in links] == [str(copy), str(SAMPLE)]
    QTest.mouseClick(links[0], _LEFT)
    qtbot.waitUntil(lambda: again.controller.filing is not None)
    assert names(again) == ["copy.txt"]


def test_a_recent_file_that_is_gone_is_not_offered(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    shutil.copy(SAMPLE, copy)
    first = start()
    first.controller.open_paths([str(copy)])
    qtbot.waitUntil(lambda: first.controller.filing is not None)
    copy.unlink()
    assert not start().recent_menu.isEnabled()


def test_the_sample_is_one_click_away(window: MainWindow, qtbot: QtBot) -> None:
    buttons = {button.text(): button for button in window.empty.findChildren(QPushButton)}
    QTest.mouseClick(buttons["Open the sample"], _LEFT)
    qtbot.waitUntil(lambda: window.controller.filing is not None)
    assert first_total(window) == "561,667"


def test_the_empty_page_opens_a_folder(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "facts.csv").write_text("concept,period,value\nRevenue,2022,300\nCosts,2022,100\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(tmp_path))
    buttons = {button.text(): button for button in window.empty.findChildren(QPushButton)}
    QTest.mouseClick(buttons["Open a folder…"], _LEFT)
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.work)
    assert [opened.filing.path for opened in window.controller.opened] == [str(tmp_path)]
