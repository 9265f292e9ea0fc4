"""Tests of marks that are taken over from another version of a report, in the real window."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from model.sheets.numbers import UNITS
from tests.model.readers.xbrl.writing import USD, context, fact, instance, text_fact
from tests.ui.conftest import Start
from tests.ui.keeping.test_reviewing import ACCEPT, AWAY, RAISE, marks, press, write_note
from tests.ui.test_opening import drop, files
from ui.main_window import MainWindow

Open = Callable[..., None]


def write(
    folder: Path, name: str, *, form: str | None = "10-K", end: str = "2022-12-31", entity: str = "1", **more: str
) -> Path:
    """A report that states revenue twice, with different values, and costs as well unless these are mended."""
    path = folder / name
    revenue, costs = more.get("revenue", "200"), more.get("costs", "7")
    path.write_text(
        instance(
            context(entity=entity),
            USD,
            *([text_fact(form, "dei:DocumentType")] if form is not None else ()),
            text_fact(end, "dei:DocumentPeriodEndDate"),
            *(fact(value) for value in ("100", revenue)),
            *(fact(value, "co:Costs") for value in ("5", costs)),
            more='xmlns:dei="http://xbrl.sec.gov/dei/2022"',
        ),
        encoding="utf-8",
    )
    return path


@pytest.fixture
def open_it(qtbot: QtBot) -> Open:
    """Opens files in a window, as if dropped together, and waits until all are read."""

    def run(window: MainWindow, *paths: Path) -> None:
        drop(window, files(*paths))
        qtbot.waitUntil(lambda: bool(window.controller.opened) and not window.controller.jobs.busy)
        window.work.findings.view.setFocus()

    return run


@pytest.fixture
def first(tmp_path: Path, start: Start, open_it: Open) -> Path:
    """A report of which both findings were marked."""
    path = write(tmp_path, "first.xml")
    window = start()
    open_it(window, path)
    assert marks(window) == ["", ""]
    press(window, ACCEPT)
    write_note(window, "Known")
    press(window, "F8", RAISE)
    window.close()
    return path


def beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.crossfoot.json")


def test_an_amendment_begins_with_the_marks_on_what_it_amends(first: Path, start: Start, open_it: Open) -> None:
    amended = write(first.parent, "amended.xml", form="10-K/A")
    window = start()
    open_it(window, amended)
    assert marks(window) == ["Accepted · Known", "To be raised"]
    assert window.notice.text.startswith("2 marks of “first.xml” of ")
    assert window.notice.text.endswith(" were taken over; 2 met a finding.")
    # Nothing is written before something is marked, and then all of it.
    assert not beside(amended).exists()
    before = beside(first).read_bytes()
    press(window, AWAY)
    assert marks(window) == ["Known", "To be raised"]
    assert beside(amended).exists()
    assert beside(first).read_bytes() == before
    window.close()
    again = start()
    open_it(again, amended)
    assert marks(again)[1] == "To be raised"
    assert not again.notice.text


def test_a_mark_says_that_the_amounts_of_its_finding_changed(first: Path, start: Start, open_it: Open) -> None:
    window = start()
    open_it(window, write(first.parent, "amended.xml", revenue="300"))
    assert marks(window) == ["Accepted, amounts changed since · Known", "To be raised"]
    assert window.notice.text.endswith(" were taken over; 2 met a finding, 1 of them with other amounts now.")


def test_a_mark_on_what_was_mended_is_listed_as_no_longer_found(first: Path, start: Start, open_it: Open) -> None:
    window = start()
    open_it(window, write(first.parent, "amended.xml", costs="5"))
    assert marks(window) == ["Accepted · Known"]
    assert window.work.findings.gone.text() == "1 mark no longer found"
    assert window.notice.text.endswith(" were taken over; 1 met a finding.")


def test_a_copy_under_another_name_has_the_marks_and_says_so_once(first: Path, start: Start, open_it: Open) -> None:
    copy, other = (
        Path(shutil.copy(first, first.with_name("copy.xml"))),
        write(first.parent, "next.xml", end="2023-12-31"),
    )
    window = start()
    open_it(window, copy)
    assert marks(window) == ["Accepted · Known", "To be raised"]
    open_it(window, other)
    window.notice.hide()
    window.controller.activate(0)
    assert marks(window) == ["Accepted · Known", "To be raised"]
    assert not window.notice.text


@pytest.mark.parametrize("other", [{"end": "2023-12-31"}, {"entity": "2"}, {"form": "10-Q"}])
def test_another_report_has_no_marks(first: Path, start: Start, open_it: Open, other: dict[str, str]) -> None:
    window = start()
    open_it(window, write(first.parent, "other.xml", **other))
    assert marks(window) == ["", ""]
    assert not window.notice.text


@pytest.mark.parametrize("damage", ['{"format": "crossfoot-marks", "version": 99, "marks": []}', '{"format": "cross'])
def test_nothing_is_taken_over_where_marks_of_its_own_cannot_be_read(
    first: Path, start: Start, open_it: Open, damage: str
) -> None:
    copy = Path(shutil.copy(first, first.with_name("copy.xml")))
    beside(copy).write_text(damage, encoding="utf-8")
    window = start()
    open_it(window, copy)
    assert marks(window) == ["", ""]
    assert "its marks are not shown" in window.notice.text
    assert "taken over" not in window.notice.text


def test_marks_are_taken_over_when_a_filing_is_opened_and_not_while_it_is_read(
    first: Path, start: Start, open_it: Open, qtbot: QtBot
) -> None:
    moved = beside(first).rename(first.with_name("away"))
    window = start()
    open_it(window, Path(shutil.copy(first, first.with_name("copy.xml"))))
    moved.rename(beside(first))
    window.controller.choose_scale(UNITS)
    assert marks(window) == ["", ""]
    assert not window.notice.text


def replace_by(window: MainWindow, qtbot: QtBot, path: Path, **other: str) -> None:
    """Has another report in the place of the one that is shown, and reads that."""
    write(path.parent, path.name, **other)
    before = window.controller.filing
    window.actions_by_name["reload"].trigger()
    qtbot.waitUntil(lambda: window.controller.filing is not before and not window.controller.jobs.busy)
    window.work.findings.view.setFocus()


OTHERS = [{"end": "2023-12-31"}, {"entity": "99"}, {"form": "10-Q"}]


@pytest.mark.parametrize("other", OTHERS)
def test_marks_leave_with_the_report_when_another_takes_its_place(
    first: Path, start: Start, open_it: Open, qtbot: QtBot, other: dict[str, str]
) -> None:
    kept = beside(first).read_bytes()
    window = start()
    open_it(window, first)
    press(window, AWAY)
    press(window, "Ctrl+Z")
    assert marks(window) == ["Accepted · Known", "To be raised"]
    kept = beside(first).read_bytes()
    replace_by(window, qtbot, first, **other)
    assert marks(window) == ["", ""]
    assert not window.reviewing.gone
    assert window.notice.text == (
        f"{beside(first)} holds marks on another report, the 10-K to 2022-12-31 of 1. It stays as it is; "
        "its marks are not shown."
    )
    # Nor are they undone from there.
    assert not window.actions_by_name["undo"].isEnabled()
    window.close()
    again = start()
    open_it(again, first)
    assert marks(again) == ["", ""]
    assert "another report" in again.notice.text
    assert beside(first).read_bytes() == kept
    press(again, RAISE)
    assert marks(again) == ["To be raised", ""]
    aside = beside(first).with_name(f"{beside(first).name}.aside-1")
    assert aside.read_bytes() == kept
    assert f"set aside as {aside.name}" in again.notice.text


@pytest.mark.parametrize("other", OTHERS)
def test_marks_taken_over_leave_with_the_report_as_well(
    first: Path, start: Start, open_it: Open, qtbot: QtBot, other: dict[str, str]
) -> None:
    latest = Path(shutil.copy(first, first.with_name("latest.xml")))
    window = start()
    open_it(window, latest)
    assert marks(window) == ["Accepted · Known", "To be raised"]
    assert "were taken over" in window.notice.text
    replace_by(window, qtbot, latest, **other)
    assert marks(window) == ["", ""]
    assert window.notice.text == "latest.xml is another report than before; the marks on that one are not shown."


def test_marks_stay_when_a_corrected_version_takes_the_place(
    first: Path, start: Start, open_it: Open, qtbot: QtBot
) -> None:
    window = start()
    open_it(window, first)
    replace_by(window, qtbot, first, form="10-K/A", revenue="300")
    assert marks(window) == ["Accepted, amounts changed since · Known", "To be raised"]
    assert not window.notice.text


def test_marks_are_kept_under_the_name_that_the_report_has_by_now(
    tmp_path: Path, start: Start, open_it: Open, qtbot: QtBot
) -> None:
    path = write(tmp_path, "report.xml", form=None)
    window = start()
    open_it(window, path)
    replace_by(window, qtbot, path)
    press(window, ACCEPT)
    open_it(window, Path(shutil.copy(path, tmp_path / "copy.xml")))
    assert window.windowTitle() == "copy.xml – Crossfoot"
    assert marks(window) == ["Accepted", ""]


def test_accounts_that_say_no_form_take_nothing_over(tmp_path: Path, start: Start, open_it: Open) -> None:
    """Those of a group and of the company by itself are of one identifier, and to one day."""
    window = start()
    open_it(window, write(tmp_path, "group.xml", form=None))
    press(window, ACCEPT)
    open_it(window, write(tmp_path, "company.xml", form=None, revenue="300"))
    assert window.windowTitle() == "company.xml – Crossfoot"
    assert marks(window) == ["", ""]
    assert not window.notice.text


def test_a_filing_with_marks_of_its_own_keeps_to_them(first: Path, start: Start, open_it: Open) -> None:
    moved = beside(first).rename(first.with_name("away"))
    copy = Path(shutil.copy(first, first.with_name("copy.xml")))
    window = start()
    open_it(window, copy)
    press(window, RAISE)
    window.close()
    moved.rename(beside(first))
    again = start()
    open_it(again, copy)
    assert marks(again) == ["To be raised", ""]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_what_was_taken_over_and_the_offer_of_a_timeline_are_both_told(
    first: Path, start: Start, open_it: Open, order: tuple[int, int]
) -> None:
    both = (write(first.parent, "amended.xml", form="10-K/A"), write(first.parent, "next.xml", end="2023-12-31"))
    window = start()
    open_it(window, *(both[place] for place in order))
    assert "were taken over" in window.notice.text
    assert "2 filings of " in window.notice.text
    assert window.notice.button.isVisible()
    QTest.mouseClick(window.notice.button, Qt.MouseButton.LeftButton)
    assert not window.notice.isVisible()
