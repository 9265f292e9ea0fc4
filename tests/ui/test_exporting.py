"""File > Export in the real window: the whole filing, in the form that was chosen, told in one sentence."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow


def choose(monkeypatch: pytest.MonkeyPatch, path: Path | str, words: str = "") -> list[str]:
    """Answers the dialog; gives the forms it was asked with."""
    asked: list[str] = []

    def answer(_parent: object, _title: str, proposed: str, filters: str) -> tuple[str, str]:
        asked.extend([proposed, *filters.split(";;")])
        return str(path), next((known for known in asked if words and words in known), "")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return asked


@pytest.mark.parametrize(
    ("suffix", "mark"), [(".xlsx", b"PK"), (".html", b"<!DOCTYPE"), (".pdf", b"%PDF"), (".json", b"{")]
)
def test_each_form_is_written_and_told(
    reading: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, suffix: str, mark: bytes
) -> None:
    path = tmp_path / f"out{suffix}"
    asked = choose(monkeypatch, path)
    reading.actions_by_name["export"].trigger()
    qtbot.waitUntil(lambda: bool(reading.notice.text), timeout=20_000)
    assert reading.notice.text == f"Exported to {path}."
    assert path.read_bytes().startswith(mark)
    assert asked[0] == "disclosure.xlsx"
    assert len(asked) == 6


def test_a_name_without_a_suffix_takes_that_of_the_form(
    reading: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    choose(monkeypatch, tmp_path / "out", "Workbook")
    reading.actions_by_name["export"].trigger()
    qtbot.waitUntil(lambda: bool(reading.notice.text))
    assert openpyxl.load_workbook(tmp_path / "out.xlsx").sheetnames[0] == "Findings"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("none/out.xlsx", "does not exist. Create it, or choose another folder."), ("out.doc", "was not written")],
)
def test_what_cannot_be_written_stays_to_be_read(
    reading: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, sentence: str
) -> None:
    choose(monkeypatch, tmp_path / name)
    reading.actions_by_name["export"].trigger()
    qtbot.waitUntil(lambda: bool(reading.notice.text))
    assert sentence in reading.notice.text
    assert reading.notice.property("grade") == "error"


@pytest.mark.parametrize("answer", [QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No])
def test_a_file_is_replaced_only_when_that_is_wanted(
    reading: MainWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    answer: QMessageBox.StandardButton,
) -> None:
    old = tmp_path / "out.json"
    old.write_text("old", encoding="utf-8")
    choose(monkeypatch, tmp_path / "out", "JSON")
    monkeypatch.setattr(QMessageBox, "question", lambda *_: answer)
    reading.actions_by_name["export"].trigger()
    qtbot.waitUntil(lambda: not reading.controller.jobs.busy)
    assert (old.read_text(encoding="utf-8") == "old") is (answer == QMessageBox.StandardButton.No)


def test_leaving_the_dialog_writes_nothing(reading: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    choose(monkeypatch, "")
    reading.actions_by_name["export"].trigger()
    assert not reading.controller.jobs.busy


def test_an_empty_window_has_nothing_to_export(window: MainWindow) -> None:
    assert not window.actions_by_name["export"].isEnabled()
