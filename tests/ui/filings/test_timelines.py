"""Tests of timelines in the real window: offered for files dropped together, joined in a tab, restated amounts told."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.reports import write_report
from tests.ui.conftest import SAMPLE, Start
from tests.ui.test_opening import drop, files, names
from ui.itemmodels.roles import Role
from ui.main_window import MainWindow

_LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def two(tmp_path: Path) -> list[Path]:
    """Two reports of one company, the second of which restates 2021."""
    return [
        write_report(tmp_path, 2021, {2021: "9000", 2020: "8000"}),
        write_report(tmp_path, 2022, {2022: "10000", 2021: "9500"}),
    ]


def opened(window: MainWindow, qtbot: QtBot, count: int) -> None:
    controller = window.controller
    qtbot.waitUntil(lambda: len(controller.opened) == count and not controller.jobs.busy)


def revenue(window: MainWindow, column: int) -> QPoint:
    """Where the view shows the revenue of a period, newest first."""
    view = window.work.tree.view
    model = view.model()
    labels = [model.index(row, 0) for row in range(model.rowCount())]
    line = next(index for index in labels if index.data() == "Revenue")
    return view.visualRect(line.siblingAtColumn(column)).center()


def test_files_dropped_together_are_offered_as_a_timeline(window: MainWindow, qtbot: QtBot, two: list[Path]) -> None:
    drop(window, files(*two))
    opened(window, qtbot, 2)
    assert window.notice.text == "2 filings of Example opened."
    assert window.notice.button.text() == "Show as one timeline"
    assert window.notice.button.isVisible()
    QTest.mouseClick(window.notice.button, _LEFT)
    opened(window, qtbot, 3)
    assert not window.notice.isVisible()
    assert names(window) == ["1-2021.xml", "1-2022.xml", "Example, 2 filings"]
    assert window.filings.currentIndex() == 2
    assert window.windowTitle() == "Example, 2 filings – Crossfoot"
    # A timeline is no part of another, and no file.
    assert not window.actions_by_name["timeline"].isEnabled()
    assert sorted(window.settings.recent) == sorted(map(str, two))
    QTest.keySequence(window, QKeySequence("Ctrl+W"))
    assert names(window) == ["1-2021.xml", "1-2022.xml"]
    assert window.actions_by_name["timeline"].isEnabled()


def test_the_offer_of_a_timeline_goes_when_it_is_made_by_the_menu(
    window: MainWindow, qtbot: QtBot, two: list[Path]
) -> None:
    drop(window, files(*two))
    opened(window, qtbot, 2)
    assert window.notice.button.text() == "Show as one timeline"
    QTest.keySequence(window, QKeySequence("Ctrl+J"))
    opened(window, qtbot, 3)
    assert not window.notice.text


def test_the_offer_of_a_timeline_goes_where_the_filing_shown_has_none(
    window: MainWindow, qtbot: QtBot, two: list[Path], tmp_path: Path
) -> None:
    drop(window, files(*two, write_report(tmp_path, 2022, {2022: "7"}, "0000000002", "Other")))
    opened(window, qtbot, 3)
    assert window.notice.button.isVisible()
    window.controller.activate(2)
    assert not window.notice.text


def test_a_timeline_shows_all_periods_and_both_values_of_what_was_restated(
    window: MainWindow, qtbot: QtBot, two: list[Path]
) -> None:
    window.controller.open_paths([str(path) for path in reversed(two)])
    opened(window, qtbot, 2)
    window.actions_by_name["timeline"].trigger()
    opened(window, qtbot, 3)
    view = window.work.tree.view
    header = [view.model().headerData(column, Qt.Orientation.Horizontal) for column in range(1, 4)]
    assert header == ["2022", "2021", "2020"]
    cells = [view.indexAt(revenue(window, column)) for column in range(1, 4)]
    assert [cell.data() for cell in cells] == ["10,000", "9,500", "8,000"]
    assert [cell.data(Role.MARK) for cell in cells] == [None, "restated", None]
    said = "Restated: 9,500 in the 10-K to 31 Dec 2022; before that 9,000 in the 10-K to 31 Dec 2021."
    assert cells[1].data(Qt.ItemDataRole.ToolTipRole) == said
    assert said in cells[1].data(Qt.ItemDataRole.AccessibleTextRole)
    QTest.mouseClick(view.viewport(), _LEFT, pos=revenue(window, 2))
    card = {entry.name: entry.value for entry in window.controller.details().card or ()}
    assert card["Value"] == "9,500"
    assert card["Stated before"].startswith("9,000 in the 10-K to 31 Dec 2021 (1-2021.xml:")
    assert card["Report"] == "10-K to 31 Dec 2022"
    assert card["Source"].startswith("1-2022.xml:")
    assert not window.controller.filing or not window.controller.filing.audit.findings
    window.actions_by_name["only_findings"].trigger()
    assert view.model().rowCount() == 0


def test_the_same_timeline_is_not_opened_twice(window: MainWindow, qtbot: QtBot, two: list[Path]) -> None:
    drop(window, files(*two))
    opened(window, qtbot, 2)
    window.actions_by_name["timeline"].trigger()
    opened(window, qtbot, 3)
    window.controller.activate(0)
    window.actions_by_name["timeline"].trigger()
    qtbot.waitUntil(lambda: window.controller.current == 2 and not window.controller.jobs.busy)
    assert len(window.controller.opened) == 3


def test_filings_of_another_company_stay_by_themselves(
    window: MainWindow, qtbot: QtBot, two: list[Path], tmp_path: Path
) -> None:
    other = write_report(tmp_path, 2022, {2022: "7"}, "0000000002", "Other")
    drop(window, files(*two, other))
    opened(window, qtbot, 3)
    assert window.notice.text == "2 filings of Example opened. 2-2022.xml is of another company."
    assert window.windowTitle() == "1-2022.xml – Crossfoot"
    QTest.mouseClick(window.notice.button, _LEFT)
    opened(window, qtbot, 4)
    assert window.controller.filing is not None
    assert len(window.controller.filing.filing.parts) == 2
    window.controller.activate(2)
    assert not window.actions_by_name["timeline"].isEnabled()


def test_nothing_is_offered_for_one_file_or_for_several_companies(
    window: MainWindow, qtbot: QtBot, two: list[Path]
) -> None:
    assert not window.actions_by_name["timeline"].isEnabled()
    drop(window, files(two[0]))
    opened(window, qtbot, 1)
    assert not window.notice.text
    drop(window, files(two[0], SAMPLE))
    opened(window, qtbot, 2)
    assert not window.notice.text
    # What is opened later is joined by the menu.
    drop(window, files(two[1]))
    opened(window, qtbot, 3)
    assert not window.notice.text
    QTest.keySequence(window, QKeySequence("Ctrl+J"))
    opened(window, qtbot, 4)
    assert names(window)[-1] == "Example, 2 filings"


@pytest.mark.parametrize("place", [0, 2])
def test_a_file_that_cannot_be_read_is_told_rather_than_an_offer(
    window: MainWindow, qtbot: QtBot, two: list[Path], tmp_path: Path, place: int
) -> None:
    bad = tmp_path / "bad.xml"
    bad.write_text("no filing", encoding="utf-8")
    drop(window, files(*two[:place], bad, *two[place:]))
    opened(window, qtbot, 2)
    assert "bad.xml" in window.notice.text
    assert not window.notice.button.isVisible()
    drop(window, files(SAMPLE))
    opened(window, qtbot, 3)
    assert "bad.xml" in window.notice.text


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def doubtful(folder: Path, company: str) -> list[Path]:
    """Two reports of a company, of names that every company's have, each with costs stated twice and differently."""
    folder.mkdir()
    made = []
    for year in (2021, 2022):
        path = write_report(folder, year, {year: "9000", year - 1: "8000"}, company, f"Company {company}")
        state_twice(path, year)
        made.append(path.rename(folder / f"{year}.xml"))
    return made


def state_twice(path: Path, year: int) -> None:
    twice = "".join(f'<co:Costs contextRef="c{year}" unitRef="usd" decimals="0">{value}</co:Costs>' for value in "57")
    change(path, "</xbrli:xbrl>", f"{twice}</xbrli:xbrl>")


def marks(window: MainWindow) -> list[str]:
    return [made.text for made in window.reviewing.rows()]


@pytest.mark.parametrize("pasted", [False, True])
def test_the_timeline_of_another_company_has_no_marks_of_this_one(
    start: Start, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, pasted: bool
) -> None:
    """Nor where both are made of pasted text, or of files that are named alike where they stand."""

    def show(window: MainWindow, company: str) -> None:
        before = len(window.controller.opened)
        monkeypatch.chdir(tmp_path / company)
        if pasted:
            for path in sorted(Path().iterdir()):
                window.controller.open_text(path.read_text("utf-8"))
        else:
            window.controller.open_paths(["2021.xml", "2022.xml"])
        opened(window, qtbot, before + 2)
        window.actions_by_name["timeline"].trigger()
        opened(window, qtbot, before + 3)

    for company in "12":
        doubtful(tmp_path / company, company)
    one, other = start(), start()
    show(one, "1")
    one.controller.select_finding(0)
    one.actions_by_name["mark_accepted"].trigger()
    assert marks(one) == ["Accepted", ""]
    show(other, "2")
    assert marks(other) == ["", ""]
    again = start()
    show(again, "1")
    assert marks(again) == ["Accepted", ""]


def test_the_timeline_of_another_company_has_a_tab_of_its_own(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    for number, company in enumerate("12"):
        for path in doubtful(tmp_path / company, company):
            window.controller.open_text(path.read_text("utf-8"))
        opened(window, qtbot, 3 * number + 2)
        window.actions_by_name["timeline"].trigger()
        opened(window, qtbot, 3 * number + 3)
    assert names(window)[2::3] == ["Company 1, 2 filings", "Company 2, 2 filings"]


@pytest.fixture
def joined(window: MainWindow, qtbot: QtBot, two: list[Path]) -> MainWindow:
    """The timeline of the two, the second of which states an amount of 2022 twice, and differently."""
    state_twice(two[1], 2022)
    drop(window, files(*two))
    opened(window, qtbot, 2)
    QTest.mouseClick(window.notice.button, _LEFT)
    opened(window, qtbot, 3)
    window.work.details.finish()
    return window


def reload(window: MainWindow, qtbot: QtBot) -> None:
    before = window.controller.filing
    QTest.keySequence(window, QKeySequence("F5"))
    qtbot.waitUntil(lambda: window.controller.filing is not before and not window.controller.jobs.busy)
    window.work.details.finish()


def test_a_timeline_is_read_again_from_its_files(joined: MainWindow, qtbot: QtBot, two: list[Path]) -> None:
    assert [made.text for made in joined.reviewing.rows()] == [""]
    joined.controller.select_finding(0)
    joined.actions_by_name["mark_accepted"].trigger()
    QTest.mouseClick(joined.work.tree.view.viewport(), _LEFT, pos=revenue(joined, 2))
    change(two[1], "9500", "9600")
    reload(joined, qtbot)
    assert names(joined) == ["1-2021.xml", "1-2022.xml", "Example, 2 filings"]
    assert joined.filings.currentIndex() == 2
    assert not joined.notice.text
    assert joined.work.tree.view.currentIndex().data() == "9,600"
    assert [made.text for made in joined.reviewing.rows()] == ["Accepted"]
    # What was read is shown in the tab of the file as well.
    joined.controller.activate(1)
    texts = {text for column in (1, 2) for text in joined.work.tree.model.texts(column)}
    assert "9,600" in texts
    QTest.keySequence(joined, QKeySequence("Ctrl+J"))
    qtbot.waitUntil(lambda: joined.controller.current == 2 and not joined.controller.jobs.busy)
    assert len(joined.controller.opened) == 3


def test_files_that_were_closed_are_read_for_the_timeline_and_stay_closed(
    joined: MainWindow, qtbot: QtBot, two: list[Path]
) -> None:
    joined.controller.close(0)
    joined.controller.close(0)
    change(two[0], "8000", "8100")
    reload(joined, qtbot)
    assert names(joined) == ["Example, 2 filings"]
    assert joined.work.tree.view.indexAt(revenue(joined, 3)).data() == "8,100"


def test_a_timeline_stays_when_one_of_its_files_cannot_be_read(
    joined: MainWindow, qtbot: QtBot, two: list[Path]
) -> None:
    two[0].write_text("no filing", encoding="utf-8")
    QTest.keySequence(joined, QKeySequence("F5"))
    qtbot.waitUntil(lambda: "1-2021.xml" in joined.notice.text and not joined.controller.jobs.busy)
    assert joined.work.tree.view.indexAt(revenue(joined, 2)).data() == "9,500"


def test_a_file_of_the_timeline_that_changes_is_offered_to_be_read_again(
    joined: MainWindow, qtbot: QtBot, two: list[Path]
) -> None:
    change(two[0], "8000", "8100")
    qtbot.waitUntil(lambda: joined.notice.text == "Example, 2 filings changed on disk.")
    before = joined.controller.filing
    QTest.mouseClick(joined.notice.button, _LEFT)
    qtbot.waitUntil(lambda: joined.controller.filing is not before and not joined.controller.jobs.busy)
    assert joined.work.tree.view.indexAt(revenue(joined, 3)).data() == "8,100"
    assert not joined.notice.text


def test_pasted_text_in_a_timeline_stays_what_it_is(window: MainWindow, qtbot: QtBot, two: list[Path]) -> None:
    window.controller.open_text(two[0].read_text("utf-8"))
    opened(window, qtbot, 1)
    window.controller.open_paths([str(two[1])])
    opened(window, qtbot, 2)
    window.actions_by_name["timeline"].trigger()
    opened(window, qtbot, 3)
    change(two[1], "10000", "10100")
    reload(window, qtbot)
    cells = [window.work.tree.view.indexAt(revenue(window, column)).data() for column in (1, 2, 3)]
    assert cells == ["10,100", "9,500", "8,000"]
    assert len(window.controller.opened) == 3
