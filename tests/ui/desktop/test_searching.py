"""Tests of searching the whole filing in the real window, by keys and mouse."""

from __future__ import annotations

import time
from statistics import median

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.real import real
from tests.ui.test_sections import two_sections  # noqa: F401 - a fixture
from ui.main_window import MainWindow


def ask(window: MainWindow, qtbot: QtBot, text: str) -> list[str]:
    """Types words, and gives what is listed."""
    QTest.keySequence(window, QKeySequence("Ctrl+F"))
    QTest.keyClicks(window.tools.search, text)
    model = window.searching.list.model
    qtbot.waitUntil(lambda: not window.searching._jobs.busy)
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def chosen(window: MainWindow) -> tuple[str, int]:
    index = window.work.tree.view.currentIndex()
    return str(index.siblingAtColumn(0).data()), index.column()


def test_words_in_any_order_find_lines_and_enter_goes_there(reading: MainWindow, qtbot: QtBot) -> None:
    listed = ask(reading, qtbot, "income sales")
    assert reading.searching.list.isVisible()
    assert any("Sales income" in text for text in listed)
    QTest.keyClick(reading.tools.search, Qt.Key.Key_Return)
    assert chosen(reading) == ("Sales income", 0)
    assert not reading.searching.list.isVisible()
    assert reading.work.tree.view.hasFocus()


def test_an_amount_leads_to_its_cell(reading: MainWindow, qtbot: QtBot) -> None:
    ask(reading, qtbot, "761,451")
    assert reading.searching.list.foot.text() == "1 place"
    QTest.keyClick(reading.tools.search, Qt.Key.Key_Return)
    assert reading.work.tree.view.currentIndex().data() == "761,451"


def test_arrows_go_through_the_list_past_its_headings(reading: MainWindow, qtbot: QtBot) -> None:
    ask(reading, qtbot, "other revenue")
    view = reading.searching.list.view
    first = view.currentIndex().row()
    QTest.keyClick(reading.tools.search, Qt.Key.Key_Down)
    second = view.currentIndex().row()
    assert reading.searching.list.model.hit(first) is not None
    assert second > first
    QTest.keyClick(reading.tools.search, Qt.Key.Key_Up)
    assert view.currentIndex().row() == first
    QTest.keyClick(reading.tools.search, Qt.Key.Key_Up)
    assert view.currentIndex().row() == first


def test_a_click_on_a_section_goes_there(two_sections: MainWindow, qtbot: QtBot) -> None:  # noqa: F811
    titles = [str(two_sections.work.sections.model.index(row, 0).data()) for row in range(2)]
    other = next(title for title in titles if title != two_sections.work.tree.heading.title)
    listed = ask(two_sections, qtbot, other)
    view = two_sections.searching.list.view
    index = view.model().index(listed.index(other), 0)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
    assert two_sections.work.tree.heading.title == other


def test_a_hit_in_another_section_goes_to_it(two_sections: MainWindow, qtbot: QtBot) -> None:  # noqa: F811
    ask(two_sections, qtbot, "revenue")
    hits = two_sections.searching.list.model
    found = [hit for row in range(hits.rowCount()) if (hit := hits.hit(row)) and hit.row >= 0]
    there = next(hit for hit in found if hit.section != found[0].section)
    two_sections.searching.go(found[0])
    before = two_sections.work.tree.heading.title
    two_sections.searching.go(there)
    assert two_sections.work.tree.heading.title != before
    assert two_sections.work.tree.view.currentIndex().isValid()


def test_escape_goes_back_to_the_lines(reading: MainWindow, qtbot: QtBot) -> None:
    ask(reading, qtbot, "revenue")
    QTest.keyClick(reading.tools.search, Qt.Key.Key_Escape)
    assert not reading.searching.list.isVisible()
    assert reading.tools.search.text() == ""
    assert reading.work.tree.view.hasFocus()


def test_words_that_nothing_holds_are_said_to(reading: MainWindow, qtbot: QtBot) -> None:
    assert ask(reading, qtbot, "zebra") == []
    foot = reading.searching.list.foot
    assert foot.text().startswith("Nothing holds")
    assert foot.height() >= foot.heightForWidth(foot.width())
    assert reading.tools.search.accessibleDescription().startswith("Nothing holds")
    QTest.keyClick(reading.tools.search, Qt.Key.Key_Return)
    assert reading.searching.list.isVisible()


def test_a_search_leaves_the_lines_as_they_are(reading: MainWindow, qtbot: QtBot) -> None:
    before = reading.work.tree.model.shown
    ask(reading, qtbot, "technical")
    assert reading.work.tree.model.shown == before


def test_the_list_goes_with_its_filing(reading: MainWindow, qtbot: QtBot) -> None:
    ask(reading, qtbot, "revenue")
    QTest.keySequence(reading, QKeySequence("Ctrl+W"))
    assert not reading.searching.list.isVisible()


@pytest.mark.parametrize("word", ["revenue", "33,723"])
def test_a_whole_annual_report_answers_each_key(window: MainWindow, qtbot: QtBot, word: str) -> None:
    window.controller.open_paths([str(real("nflx-10k-2023"))])
    qtbot.waitUntil(lambda: window.controller.filing is not None, timeout=60_000)
    ask(window, qtbot, "x")
    window.tools.search.clear()
    times = []
    for letter in word:
        started = time.process_time()
        QTest.keyClicks(window.tools.search, letter)
        qtbot.waitUntil(lambda: not window.searching._jobs.busy)
        times.append(time.process_time() - started)
    assert window.searching.list.model.rowCount() > 1
    assert median(times) < 0.5  # ten times what it takes: a busy machine is no error
