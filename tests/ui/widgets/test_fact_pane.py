"""The fact pane shows names and values as they are, marks what was inferred, and can be copied."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QColor, QFont, QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from model.sheets.factcard import Entry, fact_card
from tests.ui.widgets.disclosed import disclosed
from ui.theme import DARK, LIGHT
from ui.widgets.document import Document
from ui.widgets.fact_pane import NOTHING, FactPane
from ui.widgets.pages import LONGEST_VALUE, SHORT_VALUE

SALES_2022 = 25


@pytest.fixture
def pane(qtbot: QtBot) -> FactPane:
    pane = FactPane()
    qtbot.addWidget(pane)
    pane.resize(380, 260)
    pane.show()
    qtbot.waitExposed(pane)
    return pane


def page_of(pane: FactPane) -> Document:
    page = pane.findChild(Document)
    assert isinstance(page, Document)
    return page


def copied(pane: FactPane) -> list[list[str]]:
    page = page_of(pane)
    QTest.keyClick(page, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    return [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]


def test_every_entry_is_a_row_and_can_be_copied(pane: FactPane) -> None:
    card = fact_card(disclosed()[0], SALES_2022)
    pane.show_card(card)
    rows = copied(pane)
    assert [row[0].replace("\N{NO-BREAK SPACE}", " ") for row in rows] == [entry.name for entry in card]
    for row, entry in zip(rows, card, strict=True):
        assert row[1].replace("\N{NO-BREAK SPACE}", " ").split("  ")[0].startswith(entry.value)
        assert row[1].endswith("inferred") is entry.inferred


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_what_was_inferred_is_italic_and_says_why(pane: FactPane) -> None:
    pane.show_card([Entry("Line", "Total"), Entry("Types of revenues", "Sales income", inferred=True)])
    page = page_of(pane)
    found = page.document().find("Sales income")
    assert found.charFormat().fontItalic()
    assert not page.document().find("Total").charFormat().fontItalic()
    place = page.cursorRect(found).center()
    event = QHelpEvent(QEvent.Type.ToolTip, place, page.viewport().mapToGlobal(place))
    QApplication.sendEvent(page.viewport(), event)
    assert "inferred" in QToolTip.text()
    QToolTip.hideText()


def test_names_are_quiet_in_both_themes(pane: FactPane) -> None:
    pane.show_card([Entry("Unit", "iso4217:CNY")])
    for theme in (LIGHT, DARK):
        pane.set_theme(theme)
        assert page_of(pane).document().find("Unit").charFormat().foreground().color() == QColor(theme.muted)


def test_values_are_text_and_never_markup(pane: FactPane) -> None:
    value = "<img src='file:///etc/passwd'><b>bold</b> & more"
    pane.show_card([Entry("Value", value)])
    assert copied(pane) == [["Value", value]]


def test_long_values_wrap_and_very_long_ones_are_cut_with_a_word(pane: FactPane) -> None:
    pane.show_card([Entry("Element id", "x" * 300), Entry("Value", "word " * LONGEST_VALUE)])
    page = page_of(pane)
    assert page.toPlainText().rstrip().endswith(f"… {5 * LONGEST_VALUE - SHORT_VALUE:,} more characters, show whole")
    page.anchorClicked.emit(QUrl("whole:1"))
    assert page.horizontalScrollBar().maximum() == 0
    assert page.verticalScrollBar().maximum() > 0
    assert page.toPlainText().rstrip().endswith(f"… and {4 * LONGEST_VALUE:,} more characters")


def test_the_whole_of_a_value_is_shown_for_its_fact_alone(pane: FactPane) -> None:
    card = [Entry("Value", "a " * SHORT_VALUE)]
    pane.show_card(card)
    page_of(pane).anchorClicked.emit(QUrl("whole:0"))
    assert "show whole" not in page_of(pane).toPlainText()
    pane.show_card(card)
    assert "show whole" in page_of(pane).toPlainText()


def test_a_total_bears_its_mark_and_leads_to_its_fact(pane: FactPane, qtbot: QtBot) -> None:
    pane.show_card([Entry("Part of", "Revenue by Segments", detail="adds up", row=7, mark="good")])
    page = page_of(pane)
    assert "✓ Revenue by Segments" in page.toPlainText()
    assert page.document().find("Revenue").charFormat().anchorHref() == "fact:7"
    with qtbot.waitSignal(pane.fact_chosen) as chosen:
        page.anchorClicked.emit(QUrl("fact:7"))
    assert chosen.args == [7]


def test_figures_have_one_width(pane: FactPane) -> None:
    pane.show_card([Entry("Value", "111")])
    font = page_of(pane).document().defaultFont()
    assert font.featureValue(QFont.Tag("tnum")) == 1


def test_no_fact_is_said(pane: FactPane) -> None:
    pane.show_card([Entry("Value", "5")])
    pane.show_card(None)
    assert page_of(pane).toPlainText() == ""
    assert page_of(pane).placeholderText() == NOTHING


def test_no_text_cursor_stands_in_what_is_only_read(pane: FactPane, qtbot: QtBot, qapp: QApplication) -> None:
    before = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    pane.show_card([Entry("Unit", "iso4217:CNY"), Entry("Decimals", "−3, to the thousand")])
    page = page_of(pane)
    read = page.viewport().grab().toImage()
    pane.activateWindow()
    page.setFocus()
    qtbot.waitUntil(page.hasFocus)
    assert page.viewport().grab().toImage() == read
    QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=page.viewport().rect().center())
    assert page.viewport().grab().toImage() == read
    QTest.keyClick(page, Qt.Key.Key_Right)
    assert page.viewport().grab().toImage() != read
    qapp.setCursorFlashTime(before)


def test_text_is_selected_by_keyboard_with_its_cursor_in_sight(pane: FactPane) -> None:
    pane.show_card([Entry("Unit", "iso4217:CNY"), Entry("Decimals", "−3, to the thousand")])
    page = page_of(pane)
    page.setFocus()
    assert page.cursorWidth() == 0
    QTest.keyClick(page, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert page.cursorWidth() == 1
    QTest.keyClick(page, Qt.Key.Key_Right)
    QTest.keyClick(page, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(page, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Unit"
    page.clearFocus()
    assert page.cursorWidth() == 0
