"""Tests of what an error of the program leads to."""

from __future__ import annotations

import logging
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.desktop.crash import CrashReporter
from ui.main_window import MainWindow


@pytest.mark.parametrize("off_main_thread", [False, True])
def test_an_error_is_logged_and_shown_and_the_file_stays(
    reading: MainWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    off_main_thread: bool,
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    reporter = CrashReporter(reading)
    reporter.install()

    def fail() -> None:
        raise ValueError("a slip of ours")

    if off_main_thread:
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
    else:
        try:
            fail()
        except ValueError as error:
            sys.excepthook(ValueError, error, error.__traceback__)
    qtbot.waitUntil(lambda: reporter.dialog is not None and reporter.dialog.isVisible())
    assert reporter.dialog is not None
    assert "stays open" in reporter.dialog.text()
    assert "a slip of ours" in reporter.dialog.detailedText()
    assert any(record.levelno == logging.ERROR and record.exc_info for record in caplog.records)
    assert reading.controller.filing is not None
    first = reporter.dialog
    reporter.report(ValueError, ValueError("again"), None)
    assert reporter.dialog is first
    reporter.dialog.close()


def test_the_report_is_copied_with_versions_and_without_the_name_of_the_user(
    reading: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/home/jane"))
    reporter = CrashReporter(reading)
    reporter.report(ValueError, ValueError("/home/jane/report.htm"), None)
    assert reporter.dialog is not None
    button = next(button for button in reporter.dialog.buttons() if button.text() == "Copy Report")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Crossfoot ")
    assert "numpy" in copied
    assert "ValueError: ~/report.htm" in copied
    assert "jane" not in copied
    assert reporter.dialog.isVisible()
    reporter.dialog.close()
