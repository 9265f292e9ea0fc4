"""What the window shows of marks is what it exports, and what the command line exports."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from main import main
from tests.ui.conftest import Start
from tests.ui.keeping.test_reviewing import ACCEPT, RAISE, press, write_note
from tests.ui.keeping.test_versions import write
from tests.ui.test_exporting import choose
from ui.main_window import MainWindow


def show(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    window.controller.open_paths([str(path)])
    qtbot.waitUntil(lambda: window.controller.filing is not None and not window.controller.jobs.busy)
    window.work.findings.view.setFocus()


def export(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    choose(monkeypatch, path)
    window.notice.hide()
    window.actions_by_name["export"].trigger()
    qtbot.waitUntil(lambda: "Exported to" in window.notice.text)


def listed(path: Path) -> list[list[str]]:
    """The two columns after the last of a workbook without marks, below their titles."""
    rows = openpyxl.load_workbook(path).worksheets[0].iter_rows(min_col=14, max_col=15, values_only=True)
    cells = [[str(text or "") for text in row] for row in rows]
    return cells[cells.index(["Mark", "Note"]) + 1 :] if ["Mark", "Note"] in cells else []


def test_marks_are_exported_as_the_window_shows_them(
    start: Start, filing: Path, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, out = start(), tmp_path / "out.xlsx"
    show(window, qtbot, filing)
    export(window, qtbot, monkeypatch, out)
    assert listed(out) == []
    press(window, ACCEPT)
    write_note(window, "Known <i>")
    press(window, "F8", RAISE)
    export(window, qtbot, monkeypatch, out)
    wanted = [["Accepted", "Known <i>"], ["To be raised", ""], *[["", ""]] * 4]
    assert listed(out) == wanted
    # The command line reads what the window has kept.
    assert main(["export", str(filing), "--to", str(tmp_path / "told.xlsx")]) == 0
    assert listed(tmp_path / "told.xlsx") == wanted
    assert main(["export", str(filing), "--to", str(tmp_path / "told.html")]) == 0
    told = (tmp_path / "told.html").read_text("utf-8")
    assert told.count('class="mark"') == 2
    assert "Known &lt;i&gt;" in told


def test_marks_of_the_version_before_are_exported_from_the_command_line_as_well(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    first = write(tmp_path, "first.xml")
    window = start()
    show(window, qtbot, first)
    press(window, ACCEPT)
    amended, other = write(tmp_path, "amended.xml", revenue="300"), write(tmp_path, "other.xml", end="2023-12-31")
    assert main(["export", str(amended), "--to", str(tmp_path / "told.xlsx")]) == 0
    assert listed(tmp_path / "told.xlsx") == [["Accepted, amounts changed since", ""], ["", ""]]
    assert main(["export", str(other), "--to", str(tmp_path / "other.xlsx")]) == 0
    assert listed(tmp_path / "other.xlsx") == []


@pytest.mark.parametrize("beside", [True, False])
def test_marks_in_the_data_folder_are_exported_and_what_cannot_be_read_is_said(
    start: Start, filing: Path, qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str], *, beside: bool
) -> None:
    kept = filing.parent / "disclosure.txt.crossfoot.json"
    if not beside:
        kept.with_name(f"{kept.name}.lock").mkdir()
    window, out = start(), tmp_path / "out.xlsx"
    show(window, qtbot, filing)
    press(window, ACCEPT)
    assert kept.exists() is beside
    assert main(["export", str(filing), "--to", str(out)]) == 0
    assert listed(out)[0] == ["Accepted", ""]
    assert not capsys.readouterr().err
    kept.write_text("{", "utf-8")
    assert main(["export", str(filing), "--to", str(out)]) == 0
    assert "its marks are not shown" in capsys.readouterr().err
    assert bool(listed(out)) is not beside
    shutil.rmtree(filing.parent)
