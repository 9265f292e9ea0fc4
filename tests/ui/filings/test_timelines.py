"""Tests of timelines in the real window: offered for files dropped together, joined in a tab, restated amounts told."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.reports import write_report
from tests.ui.conftest import SAMPLE
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
    # Its marks are its own, not those of every text without a name.
    assert window.controller.opened[2].origin.text == window.controller.opened[2].filing.path
    # A timeline is no part of another, and no file that could be read again.
    assert not window.actions_by_name["timeline"].isEnabled()
    assert sorted(window.settings.recent) == sorted(map(str, two))
    QTest.keySequence(window, QKeySequence("Ctrl+W"))
    assert names(window) == ["1-2021.xml", "1-2022.xml"]
    assert window.actions_by_name["timeline"].isEnabled()


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
