"""Tests of arranging, sorting, moving, hiding and copying the lines of a section in the real window."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from model.filing import Filing, Section
from model.inspection import Inspection, no_tick
from model.periods import Period
from model.sheets.linesheet import Arrangement
from model.sheets.revenue import ALL_REVENUE
from model.totals.audit import audit
from tests.disclosure import disclosure_filing
from tests.model.sheets.lines.statements import cash_flows
from tests.real import real
from tests.reports import write_report
from tests.ui.conftest import Start
from ui.main_window import MainWindow


def show(window: MainWindow, filing: Filing) -> None:
    window.controller.show(filing.path, None, Inspection(filing, audit(filing, no_tick), 0.1, 0.1), 0.2)


@pytest.fixture
def statement(window: MainWindow) -> MainWindow:
    """The statement of cash flows, twice, and a quarter of it."""
    filing = cash_flows([("x:Revenue", Period(date(2022, 10, 1), date(2022, 12, 31)), "5")])
    first = filing.sections[0]
    show(window, replace(filing, sections=[first, first._replace(title="Cash flows again")]))
    return window


def labels(window: MainWindow, count: int) -> list[str]:
    """The labels of the first rows as they are seen."""
    view = window.work.tree.view
    found: list[str] = []
    index = view.model().index(0, 0)
    while index.isValid() and len(found) < count:
        found.append(str(index.data()))
        index = view.indexBelow(index)
    return found


def heads(window: MainWindow) -> list[str]:
    """The headings of the columns as they are seen."""
    columns = window.work.tree.view.columns
    return columns.titles(columns.shown_columns())


def choose(window: MainWindow, arrangement: Arrangement) -> None:
    combo = window.tools.arrangements
    combo.setFocus()
    for _ in range(len(Arrangement)):
        QTest.keyClick(combo, Qt.Key.Key_Up)
    for _ in range(list(Arrangement).index(arrangement)):
        QTest.keyClick(combo, Qt.Key.Key_Down)


def entry(menu: QMenu, text: str) -> None:
    next(action for action in menu.actions() if action.text().replace("&", "") == text).trigger()


def test_an_arrangement_is_chosen_by_keyboard_and_remembered(statement: MainWindow, start: Start) -> None:
    view = statement.work.tree.view
    assert labels(statement, 6)[4:] == ["Kind", "Plant"]
    choose(statement, Arrangement.PRESENTED)
    assert labels(statement, 3) == ["Operating activities:", "Net income", "Purchases of Property"]
    assert view.currentIndex().data() == "90"
    other = start()
    show(other, cash_flows())
    assert other.tools.arrangements.currentText() == "As presented"
    assert labels(other, 1) == ["Operating activities:"]


def test_the_cell_that_was_chosen_stays_it_in_another_arrangement(statement: MainWindow) -> None:
    choose(statement, Arrangement.PRESENTED)
    view, model = statement.work.tree.view, statement.work.tree.model
    tools = model.index(1, 2, model.index(1, 0, model.index(0, 0)))
    view.setCurrentIndex(tools.siblingAtColumn(1))
    before = view.currentIndex().data()
    assert (tools.siblingAtColumn(0).data(), before) == ("Tools", "−10")
    choose(statement, Arrangement.LINE_FIRST)
    assert view.currentIndex().data() == "10"
    assert view.currentIndex().siblingAtColumn(0).data() == "Tools"


def test_a_heading_sorts_by_clicks_upwards_downwards_and_as_filed(reading: MainWindow) -> None:
    view = reading.work.tree.view
    columns = view.columns
    filed = labels(reading, 30)
    place = QPoint(columns.sectionViewportPosition(1) + 20, columns.height() // 2)
    seen = []
    for _ in range(3):
        QTest.mouseClick(columns.viewport(), Qt.MouseButton.LeftButton, pos=place)
        seen.append(labels(reading, 30))
    upwards, downwards, again = seen
    assert again == filed
    start = upwards.index("Types of revenues")
    assert upwards[start + 1] == "Post origination services"
    assert downwards[downwards.index("Types of revenues") + 1] == "Technical services"
    assert view.currentIndex().data() == "561,667"


def test_columns_are_hidden_moved_and_shown_again_for_their_class_of_periods(statement: MainWindow) -> None:
    columns = statement.work.tree.view.columns
    assert heads(statement) == ["Line", "2022", "2021"]
    columns.moveSection(2, 1)
    assert heads(statement) == ["Line", "2021", "2022"]
    entry(columns.menu(1), "2021")
    assert heads(statement) == ["Line", "2022"]
    statement.controller.choose_section(1)
    assert heads(statement) == ["Line", "2022"]
    QTest.keyClick(statement.tools.kinds, Qt.Key.Key_Down)
    assert heads(statement) == ["Line", "Q4 2022"]
    QTest.keyClick(statement.tools.kinds, Qt.Key.Key_Up)
    entry(columns.menu(1), "2021")
    assert heads(statement) == ["Line", "2021", "2022"]
    entry(columns.menu(1), "Show All Columns")
    assert heads(statement) == ["Line", "2022", "2021"]


@pytest.fixture
def reports(tmp_path: Path) -> list[Path]:
    """Two reports with a column for each of the same two years."""
    amounts = {2022: "10000", 2021: "9500"}
    return [write_report(tmp_path, 2022, amounts, f"000000000{number}") for number in (1, 2)]


def open_report(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    shown = window.controller.filing
    window.controller.open_paths([str(path)])
    qtbot.waitUntil(lambda: window.controller.filing is not shown)


def drag_column(window: MainWindow, column: int, before: int) -> None:
    """Drags a heading to the left, over another."""
    columns = window.work.tree.view.columns
    heads = [columns.sectionViewportPosition(each) for each in (column, before)]
    start, end = QPoint(heads[0] + 20, 10), QPoint(heads[1] + 5, 10)
    QTest.mousePress(columns.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 6):
        QTest.mouseMove(columns.viewport(), start + (end - start) * step / 5)
    QTest.mouseRelease(columns.viewport(), Qt.MouseButton.LeftButton, pos=end)


def test_columns_stand_in_the_next_run_as_they_were_put_and_those_of_another_filing_as_filed(
    window: MainWindow, start: Start, qtbot: QtBot, reports: list[Path]
) -> None:
    open_report(window, reports[0], qtbot)
    assert heads(window) == ["Line", "2022", "2021"]
    drag_column(window, 2, 1)
    assert heads(window) == ["Line", "2021", "2022"]
    window.close()
    again = start()
    open_report(again, reports[0], qtbot)
    assert heads(again) == ["Line", "2021", "2022"]
    entry(again.work.tree.view.columns.menu(1), "2022")
    open_report(again, reports[1], qtbot)
    assert heads(again) == ["Line", "2022", "2021"]
    again.close()
    third = start()
    open_report(third, reports[0], qtbot)
    assert heads(third) == ["Line", "2021"]
    third.actions_by_name["reset_layout"].trigger()
    assert heads(third) == ["Line", "2022", "2021"]
    third.close()
    last = start()
    open_report(last, reports[0], qtbot)
    assert heads(last) == ["Line", "2022", "2021"]


def test_what_was_done_to_columns_is_undone_step_by_step_and_done_again(statement: MainWindow) -> None:
    drag_column(statement, 2, 1)
    entry(statement.work.tree.view.columns.menu(1), "2022")
    assert heads(statement) == ["Line", "2021"]
    statement.actions_by_name["reset_layout"].trigger()
    seen = []
    for keys in ("Ctrl+Alt+Z", "Ctrl+Alt+Z", "Ctrl+Alt+Z", "Ctrl+Alt+Shift+Z", "Ctrl+Alt+Shift+Z"):
        QTest.keySequence(statement, QKeySequence(keys))
        seen.append(heads(statement)[1:])
    assert seen == [["2021"], ["2021", "2022"], ["2022", "2021"], ["2021", "2022"], ["2021"]]
    assert statement.work.tree.view.currentIndex().isValid()


def test_a_column_that_is_shown_again_leaves_the_panes_as_they_are(statement: MainWindow, qtbot: QtBot) -> None:
    statement.resize(1000, 1000)
    qtbot.wait(50)
    panes = statement.work.splitters.values()
    entry(statement.work.tree.view.columns.menu(1), "2022")
    before = [pane.sizes() for pane in panes]
    QTest.keySequence(statement, QKeySequence("Ctrl+Z"))
    qtbot.wait(50)
    assert heads(statement) == ["Line", "2022", "2021"]
    assert [pane.sizes() for pane in panes] == before


def test_the_last_column_of_figures_is_not_hidden(statement: MainWindow) -> None:
    columns = statement.work.tree.view.columns
    for title in ("2022", "2021"):
        entry(columns.menu(1), title)
    assert heads(statement) == ["Line", "2021"]
    assert columns.menu(0).actions()


def test_the_menu_of_a_heading_sorts(reading: MainWindow) -> None:
    columns = reading.work.tree.view.columns
    entry(columns.menu(1), "Sort Downwards")
    assert columns.sortIndicatorSection() == 1
    entry(columns.menu(1), "As Filed")
    assert columns.sortIndicatorSection() == -1


def test_the_menu_of_columns_opens_by_keyboard(statement: MainWindow, qtbot: QtBot) -> None:
    statement.work.tree.view.setFocus()
    QTest.keySequence(statement, QKeySequence("Ctrl+L"))
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_D)
    columns = statement.work.tree.view.columns
    assert (columns.sortIndicatorSection(), columns.sortIndicatorOrder()) == (1, Qt.SortOrder.DescendingOrder)


def test_copying_leaves_out_hidden_columns_and_keeps_their_order(statement: MainWindow) -> None:
    choose(statement, Arrangement.PRESENTED)
    view = statement.work.tree.view
    view.columns.moveSection(2, 1)
    view.setFocus()
    QTest.keySequence(view, QKeySequence("Ctrl+A"))
    QTest.keySequence(statement, QKeySequence("Ctrl+C"))
    text = QGuiApplication.clipboard().text().split("\n")
    assert text[:3] == ["Line\t2021\t2022", "Operating activities:\t\t", "  Net income\t80\t90"]
    assert text[-1] == "Cash, end\t90\t150"


def test_a_section_is_found_by_its_words(window: MainWindow) -> None:
    filing = disclosure_filing()
    facts = filing.sections[0].facts
    show(window, replace(filing, sections=[Section(title, "", facts) for title in ("Debt", "Sales by type", "Tax")]))
    sections = window.work.sections
    QTest.keyClicks(sections.search, "type SALES")
    assert sections.view.model().rowCount() == 1
    QTest.keyClick(sections.search, Qt.Key.Key_Return)
    assert window.work.tree.heading.title == "Sales by type"
    sections.search.setFocus()
    QTest.keyClicks(sections.search, " nothing")
    assert sections.nothing.isVisible()
    QTest.keyClick(sections.search, Qt.Key.Key_Escape)
    assert sections.view.model().rowCount() == 3
    assert sections.view.currentIndex().data() == "Sales by type"


def test_headings_of_sections_close_and_open_by_keyboard(window: MainWindow) -> None:
    filing = disclosure_filing()
    facts = filing.sections[0].facts
    groups = (("Front", "Document"), ("Income", "Statement"))
    show(window, replace(filing, sections=[Section(title, group, facts) for title, group in groups]))
    view = window.work.sections.view
    view.setFocus()
    shown = window.work.tree.heading.title
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.currentIndex().data() == "Cover"
    assert view.isExpanded(view.currentIndex())
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert not view.isExpanded(view.currentIndex())
    assert window.work.tree.heading.title == shown
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert window.work.tree.heading.title == "Income"


def test_all_revenue_of_a_quarterly_report_stands_in_one_tree(window: MainWindow, qtbot: QtBot) -> None:
    window.controller.open_paths([str(real("aapl-10q-2025q2"))])
    qtbot.waitUntil(lambda: window.controller.filing is not None, timeout=30_000)
    assert window.tools.kinds.currentText() == "Quarter"
    sections = window.work.sections.view
    sections.setFocus()
    QTest.keyClick(sections, Qt.Key.Key_Home)
    assert sections.currentIndex().data() == window.work.tree.heading.title == ALL_REVENUE
    assert len(heads(window)) == 5
    top = [window.work.tree.model.index(row, 0).data() for row in range(3)]
    assert top == ["Revenue from Contract with Customer, Excluding Assessed Tax", "Product and Service", "Segments"]
    chart = window.controller.details().chart
    assert chart is not None
    assert chart.periods == ("31 Dec 2023 – 30 Mar 2024", "29 Dec 2024 – 29 Mar 2025")
