"""Tests of marks on a timeline in the real window: they are those of its filings, and are kept with these."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from model.reviews.marks import Mark
from model.sheets.numbers import UNITS
from tests.reports import write_report
from tests.ui.conftest import Start
from tests.ui.filings.test_timelines import change, opened, state_twice
from ui.main_window import MainWindow


@pytest.fixture
def two(tmp_path: Path) -> list[Path]:
    """Two reports of one company; each states costs twice for its own year, the first those of the year before too."""
    paths = [write_report(tmp_path, year, {year: "9000", year - 1: "8000"}) for year in (2021, 2022)]
    for year, path in zip((2021, 2022), paths, strict=True):
        state_twice(path, year)
    state_twice(paths[0], 2020)
    return paths


def open_files(window: MainWindow, qtbot: QtBot, paths: Sequence[Path]) -> None:
    before = len(window.controller.opened)
    window.controller.open_paths([str(path) for path in paths])
    opened(window, qtbot, before + len(paths))


def join(window: MainWindow, qtbot: QtBot, paths: Sequence[Path]) -> None:
    """Opens files and their timeline."""
    open_files(window, qtbot, paths)
    before = len(window.controller.opened)
    QTest.keySequence(window, QKeySequence("Ctrl+J"))
    opened(window, qtbot, before + 1)


def mark(window: MainWindow, finding: int, name: str = "accepted") -> None:
    window.controller.select_finding(finding)
    window.actions_by_name[f"mark_{name}"].trigger()


def marks(window: MainWindow) -> dict[str, str]:
    """The words of each mark by the period of its finding."""
    model = window.work.findings.model
    periods = [model.index_of(number).siblingAtColumn(2).data() for number in range(model.count)]
    return dict(zip(periods, (row.text for row in window.reviewing.rows()), strict=True))


def beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.crossfoot.json")


def test_a_finding_that_is_marked_in_a_filing_is_marked_in_its_timeline(
    window: MainWindow, qtbot: QtBot, two: list[Path]
) -> None:
    open_files(window, qtbot, two[:1])
    assert marks(window) == {"2021": "", "2020": ""}
    mark(window, 1)
    window.reviewing.set_note(1, "Known")
    join(window, qtbot, two[1:])
    assert marks(window) == {"2022": "", "2021": "", "2020": "Accepted"}
    assert [row.note for row in window.reviewing.rows()] == ["", "", "Known"]
    assert not window.reviewing.gone


def test_a_mark_on_a_timeline_is_kept_with_the_filing_and_undone_from_there(
    window: MainWindow, start: Start, qtbot: QtBot, two: list[Path], tmp_path: Path
) -> None:
    join(window, qtbot, two)
    mark(window, 0, "raise")
    mark(window, 2)
    assert marks(window) == {"2022": "To be raised", "2021": "", "2020": "Accepted"}
    # In the same window, and in another one that knows nothing of the timeline.
    window.controller.activate(0)
    assert marks(window) == {"2021": "", "2020": "Accepted"}
    assert not window.actions_by_name["undo"].isEnabled()
    other = start()
    open_files(other, qtbot, two[1:])
    assert marks(other) == {"2022": "To be raised"}
    # The timeline has no file of its own.
    assert not (tmp_path / "data" / "crossfoot" / "marks").exists()
    record = json.loads(beside(two[0]).read_text("utf-8"))
    assert record["report"]["end"] == "2021-12-31"
    assert [made["period"] for made in record["marks"]] == ["2020-01-01/2020-12-31"]
    window.controller.activate(2)
    window.actions_by_name["undo"].trigger()
    assert marks(window) == {"2022": "To be raised", "2021": "", "2020": ""}
    window.controller.activate(0)
    assert marks(window) == {"2021": "", "2020": ""}


def test_a_root_of_several_filings_is_marked_in_each_of_them(window: MainWindow, qtbot: QtBot, two: list[Path]) -> None:
    join(window, qtbot, two)
    window.reviewing.mark([0, 1, 2], Mark.REVIEWED)
    assert set(marks(window).values()) == {"Reviewed"}
    for number in (0, 1):
        window.controller.activate(number)
        assert set(marks(window).values()) == {"Reviewed"}
    window.controller.activate(2)
    window.actions_by_name["undo"].trigger()
    assert set(marks(window).values()) == {""}


def test_what_another_window_marks_in_a_filing_appears_in_the_timeline(
    window: MainWindow, start: Start, qtbot: QtBot, two: list[Path]
) -> None:
    join(window, qtbot, two)
    other = start()
    open_files(other, qtbot, two[:1])
    mark(other, 0)
    qtbot.waitUntil(lambda: marks(window)["2021"] == "Accepted")
    mark(window, 1, "raise")
    qtbot.waitUntil(lambda: marks(other)["2021"] == "To be raised")


def test_a_fact_that_both_filings_state_twice_is_marked_where_the_timeline_has_it_from(
    window: MainWindow, qtbot: QtBot, two: list[Path]
) -> None:
    """It is a finding of each of them; the timeline tells that of the report filed last, and not the other's mark."""
    state_twice(two[1], 2021)
    open_files(window, qtbot, two)
    window.controller.activate(0)
    assert marks(window) == {"2021": "", "2020": ""}
    mark(window, 0)
    QTest.keySequence(window, QKeySequence("Ctrl+J"))
    opened(window, qtbot, 3)
    assert marks(window) == {"2022": "", "2021": "", "2020": ""}
    mark(window, 1, "raise")
    window.controller.activate(0)
    assert marks(window)["2021"] == "Accepted"
    window.controller.activate(1)
    assert marks(window)["2021"] == "To be raised"


def test_marks_that_a_timeline_kept_itself_are_shown_until_its_filing_has_a_later_one(
    window: MainWindow, start: Start, qtbot: QtBot, two: list[Path], tmp_path: Path
) -> None:
    # A filing whose file of marks is not to be read keeps none; then the timeline does.
    beside(two[1]).write_text("{", "utf-8")
    join(window, qtbot, two)
    mark(window, 0)
    assert beside(two[1]).read_text("utf-8") == "{"
    own = tmp_path / "data" / "crossfoot" / "marks"
    assert len(list(own.iterdir())) == 1
    assert marks(window)["2022"] == "Accepted"
    beside(two[1]).unlink()
    again = start()
    join(again, qtbot, two)
    assert marks(again)["2022"] == "Accepted"
    again.controller.activate(1)
    assert marks(again) == {"2022": ""}
    again.controller.activate(2)
    mark(again, 0, "raise")
    assert not again.reviewing.gone
    again.controller.activate(1)
    assert marks(again) == {"2022": "To be raised"}
    mark(again, 0, "open")
    again.controller.activate(2)
    assert marks(again)["2022"] == ""


def test_a_timeline_leaves_marks_on_another_report_alone(
    window: MainWindow, start: Start, qtbot: QtBot, two: list[Path]
) -> None:
    """Also where another report has taken the place of one of its files since it was joined."""
    join(window, qtbot, two)
    mark(window, 0)
    change(two[1], "2022-12-31</dei:DocumentPeriodEndDate>", "2023-12-31</dei:DocumentPeriodEndDate>")
    beside(two[1]).unlink()
    other = start()
    open_files(other, qtbot, two[1:])
    mark(other, 0, "raise")
    kept = beside(two[1]).read_bytes()
    window.controller.activate(0)
    window.controller.activate(2)
    mark(window, 0, "reviewed")
    assert marks(window)["2022"] == "Reviewed"
    assert beside(two[1]).read_bytes() == kept
    assert not list(two[1].parent.glob("*.aside-*"))


def read_another(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    """Has another report in the place of the second file, and reads that in its tab."""
    change(path, "2022-12-31</dei:DocumentPeriodEndDate>", "2023-12-31</dei:DocumentPeriodEndDate>")
    window.controller.activate(1)
    before = window.controller.filing
    QTest.keySequence(window, QKeySequence("F5"))
    qtbot.waitUntil(lambda: window.controller.filing is not before and not window.controller.jobs.busy)
    assert marks(window) == {"2022": ""}


def test_a_timeline_writes_nothing_to_a_file_in_whose_place_another_report_was_read(
    window: MainWindow, qtbot: QtBot, two: list[Path]
) -> None:
    join(window, qtbot, two)
    read_another(window, qtbot, two[1])
    window.controller.activate(2)
    mark(window, 0)
    assert marks(window)["2022"] == "Accepted"
    assert not beside(two[1]).exists()
    window.controller.activate(1)
    assert marks(window) == {"2022": ""}


def test_after_another_report_is_read_the_timeline_of_the_old_one_changes_none_of_its_marks(
    window: MainWindow, qtbot: QtBot, two: list[Path]
) -> None:
    join(window, qtbot, two)
    mark(window, 0)
    beside(two[1]).unlink()
    read_another(window, qtbot, two[1])
    mark(window, 0, "raise")
    kept = beside(two[1]).read_bytes()
    window.controller.activate(2)
    assert marks(window)["2022"] == ""
    window.actions_by_name["undo"].trigger()
    assert beside(two[1]).read_bytes() == kept
    window.notice.hide()
    window.controller.activate(1)
    assert marks(window) == {"2022": "To be raised"}
    # What was done to that report can still be undone.
    assert window.actions_by_name["undo"].isEnabled()
    assert not window.notice.text


def test_another_company_has_no_marks_of_a_timeline(window: MainWindow, qtbot: QtBot, two: list[Path]) -> None:
    join(window, qtbot, two)
    mark(window, 0)
    folder = two[0].parent / "other"
    folder.mkdir()
    others = [Path(shutil.copy(path, folder)) for path in two]
    for path in others:
        path.write_text(path.read_text("utf-8").replace("0000000001", "0000000002"), "utf-8")
    join(window, qtbot, others)
    assert set(marks(window).values()) == {""}


def test_the_timeline_is_exported_with_the_marks_of_its_filings(
    window: MainWindow, qtbot: QtBot, two: list[Path], tmp_path: Path
) -> None:
    join(window, qtbot, two)
    mark(window, 2)
    window.controller.choose_scale(UNITS)
    window.notice.hide()
    window.controller.export(str(tmp_path / "out.html"), window.reviewing.rows())
    qtbot.waitUntil(lambda: window.notice.isVisible())
    assert (tmp_path / "out.html").read_text("utf-8").count('class="mark"') == 1
