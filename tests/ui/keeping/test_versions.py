"""Tests of marks that are taken over from another version of a report, in the real window."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

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
