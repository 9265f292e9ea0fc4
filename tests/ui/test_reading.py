"""Tests of reading a filing in the real window: keyboard, findings, search, copying, and what is remembered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from model.inspection import Inspection, no_tick
from model.totals.audit import audit
from tests.filings import Fact, filing_of
from tests.ui.conftest import SAMPLE, Start
from ui.main_window import MainWindow
from ui.theme import DARK, LIGHT

_LEFT = Qt.MouseButton.LeftButton


def current(window: MainWindow) -> tuple[str, str]:
    """Label and text of the current cell of the tree."""
    index = window.work.tree.view.currentIndex()
    return str(index.siblingAtColumn(0).data()), str(index.data())


def chosen_finding(window: MainWindow) -> list[str]:
    index = window.work.findings.view.currentIndex()
    return [str(index.siblingAtColumn(column).data()) for column in (1, 2)]


def rows(window: MainWindow, parent: QModelIndex | None = None) -> list[str]:
    """The labels of all rows of the tree that are open."""
    model, parent = window.work.tree.model, parent or QModelIndex()
    found: list[str] = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        found.append(str(index.data()))
        if window.work.tree.view.isExpanded(index):
            found.extend(rows(window, index))
    return found


def page_text(pane: QWidget) -> str:
    page = pane.findChild(QTextBrowser)
    return page.toPlainText() if page is not None else ""


def equation_text(window: MainWindow) -> str:
    return page_text(window.work.details.equation)


def fact_text(window: MainWindow) -> str:
    return page_text(window.work.details.fact)


def test_f8_goes_from_finding_to_finding_and_around(reading: MainWindow) -> None:
    seen = [(chosen_finding(reading), current(reading))]
    for _ in range(5):
        QTest.keySequence(reading, QKeySequence("F8"))
        seen.append((chosen_finding(reading), current(reading)))
    assert [(where, label, text) for (where, _), (label, text) in seen] == [
        ("Total by Types of revenues", "Total", "561,667"),
        ("Total by Types of revenues", "Total", "761,451"),
        ("Total by Types of revenues", "Total", "1,256,005"),
        ("Other revenue by Types of revenues", "Other revenue", "525,847"),
        ("Other revenue by Types of revenues", "Other revenue", "721,669"),
        ("Other revenue by Types of revenues", "Other revenue", "219,756"),
    ]
    assert not reading.notice.text
    QTest.keySequence(reading, QKeySequence("F8"))
    assert current(reading) == ("Total", "561,667")
    assert "first one again" in reading.notice.text
    QTest.keySequence(reading, QKeySequence("Shift+F8"))
    assert current(reading) == ("Other revenue", "219,756")


def test_a_finding_that_is_clicked_shows_its_total_and_equation(reading: MainWindow) -> None:
    view = reading.work.findings.view
    index = reading.work.findings.model.index_of(4).siblingAtColumn(4)
    view.scrollTo(index)
    QTest.mouseClick(view.viewport(), _LEFT, pos=view.visualRect(index).center())
    assert current(reading) == ("Other revenue", "721,669")
    assert "202,960" in equation_text(reading)
    assert "721,669" in equation_text(reading)


def test_findings_are_followed_by_keyboard(reading: MainWindow) -> None:
    view = reading.work.findings.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert current(reading) == ("Total", "761,451")
    QTest.keyClick(view, Qt.Key.Key_Up)
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert not view.currentIndex().parent().isValid()
    assert current(reading) == ("Total", "561,667")


def test_arrows_move_by_cell_and_the_panes_follow(reading: MainWindow) -> None:
    view = reading.work.tree.view
    assert "Total" in equation_text(reading)
    assert "561,667,000" in fact_text(reading)
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert current(reading) == ("Total", "1,256,005")
    assert "1,256,005,000" in fact_text(reading)
    assert chosen_finding(reading) == ["Total by Types of revenues", "2020"]
    for _ in range(2):
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert current(reading) == ("Loan facilitation services", "177,147")
    assert "177,147,000" in fact_text(reading)
    assert reading.work.findings.view.selectionModel().selectedIndexes() == []


def test_a_contributor_shows_the_total_that_it_is_part_of(reading: MainWindow) -> None:
    view, model = reading.work.tree.view, reading.work.tree.model
    types = next(index for row in range(3) if (index := model.index(row, 0)).data() == "Types of revenues")
    sales = next(index for row in range(5) if (index := model.index(row, 0, types)).data() == "Sales income")
    cell = sales.siblingAtColumn(1)
    view.scrollTo(cell)
    QTest.mouseClick(view.viewport(), _LEFT, pos=view.visualRect(cell).center())
    assert "561,667" in equation_text(reading)
    assert "154,906,000" in fact_text(reading)


def test_a_filter_hides_lines_and_escape_brings_everything_back(reading: MainWindow) -> None:
    everything = rows(reading)
    QTest.keySequence(reading, QKeySequence("Ctrl+Shift+L"))
    assert reading.tools.search.hasFocus()
    QTest.keyClicks(reading.tools.search, "sales inc")
    assert rows(reading) == [
        *("Types of revenues", "Sales income", "Other revenue"),
        *("Product offerings", "Other revenue", "Sales income"),
    ]
    QTest.keyClick(reading.tools.search, Qt.Key.Key_Escape)
    assert rows(reading) == everything
    assert reading.work.tree.view.hasFocus()
    assert current(reading) == ("Total", "561,667")


def test_the_field_searches_the_filing_again_when_a_filter_ends(reading: MainWindow) -> None:
    field = reading.tools.search
    prompt, name, tip = field.placeholderText(), field.accessibleName(), field.toolTip()
    assert prompt == "Search the filing"

    def begin() -> None:
        QTest.keySequence(reading, QKeySequence("Ctrl+Shift+L"))
        assert (field.placeholderText(), field.accessibleName()) == ("Filter this section", "Filter this section")

    for words, key in (("", "Esc"), ("sales", "Esc"), ("", "F6"), ("technical", "F8")):
        begin()
        QTest.keyClicks(field, words)
        QTest.keySequence(field if key == "Esc" else reading, QKeySequence(key))
        assert (field.text(), field.placeholderText(), field.accessibleName(), field.toolTip()) == (
            *("", prompt, name),
            tip,
        )
    everything = rows(reading)
    QTest.mouseClick(field, _LEFT)
    QTest.keyClicks(field, "sales")
    assert rows(reading) == everything
    begin()
    QTest.keyClicks(field, "sales")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (field.text(), field.placeholderText()) == ("sales", "Filter this section")


def test_a_filter_without_result_says_so(reading: MainWindow) -> None:
    QTest.keySequence(reading, QKeySequence("Ctrl+Shift+L"))
    QTest.keyClicks(reading.tools.search, "zebra")
    assert rows(reading) == []
    assert reading.work.tree.nothing.isVisible()
    reading.tools.search.clear()
    assert not reading.work.tree.nothing.isVisible()


def test_a_finding_hidden_by_the_filter_is_shown_all_the_same(reading: MainWindow) -> None:
    QTest.keySequence(reading, QKeySequence("Ctrl+Shift+L"))
    QTest.keyClicks(reading.tools.search, "technical")
    QTest.keySequence(reading, QKeySequence("F8"))
    assert current(reading) == ("Total", "761,451")
    assert reading.tools.search.text() == ""


def test_only_findings_hides_every_line_that_is_not_in_doubt(reading: MainWindow) -> None:
    everything = rows(reading)
    QTest.keySequence(reading, QKeySequence("Ctrl+Shift+F"))
    assert "Technical services" not in rows(reading)
    assert {"Total", "Sales income", "Other revenue"} <= set(rows(reading))
    QTest.keySequence(reading, QKeySequence("Ctrl+Shift+F"))
    assert rows(reading) == everything


def test_the_scale_is_chosen_and_never_rounds(reading: MainWindow) -> None:
    scales = reading.tools.scales
    scales.setFocus()
    for text, note in (
        ("561,667,000", "CNY"),
        ("561,667", "CNY in thousands"),
        ("561.667", "CNY in millions"),
        ("0.561667", "CNY in billions"),
        ("0.000561667", "CNY in trillions"),
    ):
        QTest.keyClick(scales, Qt.Key.Key_Down)
        assert current(reading) == ("Total", text)
        assert reading.work.tree.heading.note == note
        assert text in equation_text(reading)
    assert reading.work.findings.heading.note == "Amounts in trillions"
    assert scales.hasFocus()


def test_copied_cells_are_plain_numbers_in_a_row(reading: MainWindow) -> None:
    view = reading.work.tree.view
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keySequence(reading, QKeySequence("Ctrl+C"))
    assert QGuiApplication.clipboard().text() == "Line\t2022\t2021\t2020\nTotal\t561667000\t761451000\t1256005000"
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasHtml()
    assert data.html().count("<tr>") == 2


def test_a_copied_finding_is_one_line(reading: MainWindow) -> None:
    reading.work.findings.view.setFocus()
    QTest.keySequence(reading, QKeySequence("Ctrl+C"))
    assert QGuiApplication.clipboard().text().startswith("Error\tTotal by Types of revenues\t2022\t561,667\t406,761")


def test_f6_goes_round_the_panes(reading: MainWindow) -> None:
    reading.work.tree.setFocus()
    seen = []
    for _ in range(5):
        QTest.keySequence(reading, QKeySequence("F6"))
        focus = reading.focusWidget()
        seen.append(next(pane for pane in reading.work.panes() if pane is focus or pane.isAncestorOf(focus)))
    assert len(set(seen)) == 5
    assert reading.work.tree.view.hasFocus()
    QTest.keySequence(reading, QKeySequence("Shift+F6"))
    assert reading.work.sections.view.hasFocus()


def test_every_pane_has_a_name_for_screen_readers(reading: MainWindow) -> None:
    work = reading.work
    views = [work.tree.view, work.findings.view, work.sections.view, work.details.equation, work.details.fact]
    names = [view.accessibleName() for view in (*views, reading.tools.search, reading.tools.scales)]
    assert all(names)
    assert len(set(names)) == len(names)


def test_totals_in_doubt_are_painted_in_the_colour_of_errors(reading: MainWindow) -> None:
    view, model = reading.work.tree.view, reading.work.tree.model
    reading.work.tree.view.setCurrentIndex(model.index(0, 0))
    total = model.index(0, 0, model.index(0, 0)).siblingAtColumn(2)
    fine = model.index(0, 0, model.index(1, 0)).siblingAtColumn(3)
    image = view.viewport().grab().toImage()

    def colours(index: QModelIndex) -> set[str]:
        rect = view.visualRect(index)
        points = (QPoint(x, y) for x in range(rect.left(), rect.right()) for y in range(rect.top(), rect.bottom()))
        return {image.pixelColor(point).name() for point in points}

    assert QColor(LIGHT.error).name() in colours(total)
    assert QColor(LIGHT.error).name() not in colours(fine)
    assert QColor(LIGHT.text).name() in colours(fine)


def test_the_theme_changes_everywhere_and_is_remembered(reading: MainWindow, start: Start) -> None:
    reading.actions_by_name["theme_dark"].trigger()
    for pane in (reading.work.tree, reading.work.sections, reading.work.details.fact, reading.work.findings):
        image = pane.grab().toImage()
        assert image.pixelColor(image.width() - 30, image.height() - 4).name() == DARK.surface
    assert reading.settings.theme == "dark"
    reading.actions_by_name["theme_light"].trigger()
    image = reading.work.tree.grab().toImage()
    assert image.pixelColor(image.width() - 30, image.height() - 4).name() == LIGHT.surface


def test_size_and_layout_are_remembered(start: Start, qtbot: QtBot) -> None:
    first = start()
    first.controller.open_paths([str(SAMPLE)])
    qtbot.waitUntil(lambda: first.controller.filing is not None)
    first.resize(780, 700)
    first.work.splitters["across"].setSizes([120, 330, 330])
    sizes = first.work.splitters["across"].sizes()
    first.close()
    again = start()
    again.controller.open_paths([str(SAMPLE)])
    qtbot.waitUntil(lambda: again.controller.filing is not None)
    assert (again.width(), again.height()) == (780, 700)
    assert again.work.splitters["across"].sizes() == sizes


def test_nothing_is_clipped_at_the_first_size(reading: MainWindow) -> None:
    reading.resize(1280, 800)
    assert (reading.width(), reading.height()) == (1280, 800)
    view, model = reading.work.tree.view, reading.work.tree.model
    metrics = view.fontMetrics()
    for column in range(1, model.columnCount()):
        for text in model.texts(column):
            assert metrics.horizontalAdvance(text) < view.columnWidth(column) - 16
    assert sum(view.columnWidth(column) for column in range(model.columnCount())) <= view.viewport().width()


def test_labels_are_not_cut_for_columns_that_are_out_of_sight_anyway(window: MainWindow) -> None:
    label = "Net loss attributable to ordinary shareholders"
    facts = [Fact("1234567", year=year, concept=label) for year in range(2008, 2023)]
    filing = filing_of(facts)
    window.resize(1280, 800)
    window.controller.show(filing.path, None, Inspection(filing, audit(filing, no_tick), 0.1, 0.1), 0.2)
    view = window.work.tree.view
    assert view.columnWidth(0) == pytest.approx(view.viewport().width() / 2, abs=1)
    few = filing_of(facts[-2:])
    window.controller.show(few.path, None, Inspection(few, audit(few, no_tick), 0.1, 0.1), 0.2)
    assert sum(view.columnWidth(column) for column in range(3)) == view.viewport().width()


def test_panes_can_be_hidden(reading: MainWindow) -> None:
    for name, pane in (("show_sections", reading.work.sections), ("show_findings", reading.work.findings)):
        action = reading.actions_by_name[name]
        assert action.isChecked()
        action.trigger()
        assert not pane.isVisible()
        action.trigger()
        assert pane.isVisible()
