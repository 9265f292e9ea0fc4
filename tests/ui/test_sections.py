"""Tests of a filing with several sections and classes of periods in the real window."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from model.building import FilingBuilder
from model.filing import Concept, Filing, Section, Unit
from model.inspection import Inspection, no_tick
from model.periods import Period
from model.totals.audit import audit
from tests.disclosure import disclosure_filing
from tests.ui.conftest import Start
from ui.main_window import MainWindow


def show(window: MainWindow, filing: Filing) -> None:
    window.controller.show(filing.path, None, Inspection(filing, audit(filing, no_tick), 0.1, 0.1), 0.2)


@pytest.fixture
def two_sections(window: MainWindow) -> MainWindow:
    """The disclosure behind a section that shows none of its totals in doubt."""
    filing = disclosure_filing()
    facts = filing.sections[0].facts
    show(window, replace(filing, sections=[Section("Short", "", facts[3:9]), Section("All", "", facts)]))
    return window


def test_the_section_shown_stays_in_sight_in_a_lower_window(window: MainWindow) -> None:
    filing = disclosure_filing()
    sections = [Section(f"Note {number}", "", filing.sections[0].facts) for number in range(40)]
    window.resize(1280, 1600)
    show(window, replace(filing, sections=sections))
    view = window.work.sections.view
    window.controller.choose_section(25)
    QApplication.processEvents()
    window.resize(1280, 700)
    QApplication.processEvents()
    assert view.currentIndex().data() == "Note 25"
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()).center())


def title(window: MainWindow) -> str:
    return window.work.tree.heading.title


def test_a_section_is_chosen_by_keyboard(two_sections: MainWindow) -> None:
    assert title(two_sections) == "Short"
    QTest.keyClick(two_sections.work.sections.view, Qt.Key.Key_Down)
    assert title(two_sections) == "All"
    assert two_sections.work.tree.view.currentIndex().data() == "561,667"


def test_a_finding_leads_to_its_section(two_sections: MainWindow) -> None:
    QTest.keySequence(two_sections, QKeySequence("F8"))
    assert title(two_sections) == "All"
    assert two_sections.work.tree.view.currentIndex().data() == "561,667"
    assert two_sections.work.sections.view.currentIndex().data() == "All"


def test_a_finding_leads_from_a_long_section_to_a_short_one(window: MainWindow) -> None:
    filing = disclosure_filing()
    facts = filing.sections[0].facts
    show(window, replace(filing, sections=[Section("Long", "", facts[3:]), Section("Short", "", facts[:3])]))
    model = window.work.tree.model
    last = model.index(model.rowCount() - 1, 0)
    QTest.keyClick(window.work.tree.view, Qt.Key.Key_End)
    window.work.tree.view.setCurrentIndex(model.index(model.rowCount(last) - 1, 1, last))
    window.controller.select_finding(1)
    assert title(window) == "Short"
    assert window.work.tree.view.currentIndex().data() == "761,451"
    assert window.work.findings.chosen() == [1]


def test_a_filter_stays_while_another_section_is_chosen(two_sections: MainWindow) -> None:
    QTest.keySequence(two_sections, QKeySequence("Ctrl+Shift+L"))
    QTest.keyClicks(two_sections.tools.search, "sales")
    QTest.keyClick(two_sections.work.sections.view, Qt.Key.Key_Down)
    assert two_sections.tools.search.text() == "sales"
    labels = [two_sections.work.tree.model.index(row, 0).data() for row in range(3)]
    assert labels == ["Product offerings", "Types of revenues", None]


def quarters_and_years() -> Filing:
    builder = FilingBuilder("mixed.txt", "test")
    concept, unit = builder.concepts.place(Concept("Revenue", "Revenue")), builder.units.place(Unit("iso4217:EUR"))
    spans = [(1, 3, 31, "10"), (4, 6, 30, "20"), (1, 12, 31, "90")]
    rows = [
        builder.add(
            concept,
            builder.periods.place(Period(date(2022, first, 1), date(2022, last, day))),
            builder.dimensions([]),
            Decimal(value),
            unit=unit,
        )
        for first, last, day, value in spans
    ]
    builder.section("Income", "", rows)
    return builder.build()


def test_periods_of_another_class_are_chosen_in_the_tool_bar(window: MainWindow, qtbot: QtBot) -> None:
    show(window, quarters_and_years())
    kinds, model = window.tools.kinds, window.work.tree.model
    qtbot.waitUntil(kinds.isVisible)
    assert [kinds.itemText(place) for place in range(kinds.count())] == ["Year", "Quarter", "All periods"]
    assert kinds.currentText() == "Quarter"
    assert [model.headerData(column, Qt.Orientation.Horizontal) for column in (1, 2)] == ["Q2 2022", "Q1 2022"]
    QTest.keyClick(kinds, Qt.Key.Key_Up)
    assert model.headerData(1, Qt.Orientation.Horizontal) == "2022"
    assert window.work.tree.view.currentIndex().data() == "90"


def test_one_class_of_periods_is_no_choice(reading: MainWindow) -> None:
    assert not reading.tools.kinds.isVisible()


def test_a_filing_without_findings_says_that_all_adds_up(window: MainWindow) -> None:
    show(window, disclosure_filing(cny=True))
    assert window.work.findings.heading.title == "No total is in doubt: all 28 add up"
    assert not window.work.findings.view.isVisible()
    assert not window.actions_by_name["next_finding"].isEnabled()
    assert "0 findings" in window.status.numbers.text()


def test_a_filing_without_sections_shows_nothing_of_the_one_before(two_sections: MainWindow) -> None:
    show(two_sections, replace(disclosure_filing(), sections=[]))
    assert two_sections.work.tree.model.rowCount() == 0


def test_a_fact_in_the_equation_leads_to_its_cell(reading: MainWindow) -> None:
    filing = reading.controller.filing
    assert filing is not None
    row = int(np.flatnonzero(filing.filing.facts.unit == 1)[0])
    reading.work.details.equation.fact_chosen.emit(row)
    index = reading.work.tree.view.currentIndex()
    assert str(index.data()).startswith("USD ")


def test_a_tooltip_says_why_a_total_is_in_doubt(reading: MainWindow, qtbot: QtBot) -> None:
    view = reading.work.tree.view
    place = view.visualRect(view.currentIndex()).center()
    help_event = QHelpEvent(QEvent.Type.ToolTip, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), help_event)
    qtbot.waitUntil(lambda: "Sales income is filed in USD" in QToolTip.text())
    QToolTip.hideText()


def test_a_clipped_label_is_told_in_full_by_its_tooltip(reading: MainWindow, qtbot: QtBot) -> None:
    view, model = reading.work.tree.view, reading.work.tree.model
    view.setColumnWidth(0, 60)
    label = model.index(0, 0)
    place = view.visualRect(label).center()
    QApplication.sendEvent(
        view.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, view.viewport().mapToGlobal(QPoint(place)))
    )
    qtbot.waitUntil(lambda: QToolTip.text() == label.data())
    QToolTip.hideText()


def test_rows_are_copied_from_top_to_bottom(reading: MainWindow) -> None:
    view, model = reading.work.tree.view, reading.work.tree.model
    select = QItemSelectionModel.SelectionFlag.Select
    view.clearSelection()
    for heading in (2, 0, 1):
        view.selectionModel().select(model.index(heading, 0), select)
    reading.actions_by_name["copy"].trigger()
    labels = [str(model.index(row, 0).data()) for row in range(3)]
    assert QGuiApplication.clipboard().text().split("\n") == ["Line", *labels]


def test_the_findings_have_their_room_again_after_a_filing_without_any(
    window: MainWindow, start: Start, qtbot: QtBot
) -> None:
    show(window, disclosure_filing(cny=True))
    findings = window.work.findings
    qtbot.waitUntil(lambda: findings.height() == findings.heading.height())
    assert window.work.tree.height() > 560
    show(window, disclosure_filing())
    qtbot.waitUntil(lambda: findings.view.isVisible() and findings.height() > 120)
    window.work.splitters["down"].setSizes([400, 250])
    height = findings.height()
    show(window, disclosure_filing(cny=True))
    qtbot.waitUntil(lambda: findings.height() == findings.heading.height())
    window.close()
    again = start()
    show(again, disclosure_filing())
    qtbot.waitUntil(lambda: again.work.findings.isVisible())
    assert abs(again.work.findings.height() - height) < 40
