"""Columns are as wide as their amounts, which are shown whole or not: texts end in an ellipsis among them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QToolTip

from model.inspection import Inspection, inspect_path
from tests.filings import Fact, audited, filing_of
from tests.model.readers.xbrl.writing import USD, context, fact, instance, text_fact
from ui.main_window import MainWindow
from ui.widgets.lines.delegate import LineDelegate
from ui.widgets.lines.view import LineView

POLICY = "The company sells what it makes to customers in all parts of the world. " * 20


def view_of(window: MainWindow, path: Path, *facts: str) -> LineView:
    path.write_text(instance(context(), USD, *facts), encoding="utf-8")
    window.controller.show(path.name, str(path), inspect_path(str(path)), 0.1)
    return window.work.tree.view


@pytest.fixture
def mixed(window: MainWindow, tmp_path: Path) -> LineView:
    """A column with an amount and a text."""
    return view_of(window, tmp_path / "report.xml", fact("1234567"), text_fact(POLICY))


def tooltip(view: LineView, row: int) -> str:
    """What is told of a cell that is pointed at."""
    index = view.model().index(row, 1)
    option = QStyleOptionViewItem()
    option.initFrom(view)
    option.rect = view.visualRect(index)
    event = QHelpEvent(QEvent.Type.ToolTip, QPoint(1, 1), QPoint(1, 1))
    QToolTip.hideText()
    view.itemDelegate().helpEvent(event, view, option, index)
    QApplication.processEvents()
    return QToolTip.text()


def test_a_text_does_not_widen_a_column_of_amounts(mixed: LineView, window: MainWindow, tmp_path: Path) -> None:
    width = mixed.columnWidth(1)
    assert mixed.model().rowCount() == 2
    assert 0 < width < 130
    alone = view_of(window, tmp_path / "other.xml", fact("1234567"))
    assert width - alone.columnWidth(1) < 40


def test_a_text_that_is_cut_is_read_in_its_tooltip(mixed: LineView) -> None:
    (cut,) = (told for row in range(mixed.model().rowCount()) if len(told := tooltip(mixed, row)) > 100)
    assert cut.startswith(POLICY[:500])
    assert len(cut) < len(POLICY)


def test_a_column_of_texts_alone_leaves_room_for_labels(window: MainWindow, tmp_path: Path) -> None:
    window.resize(800, 600)
    view = view_of(window, tmp_path / "report.xml", text_fact(POLICY))
    QApplication.processEvents()
    assert view.model().rowCount() == 1
    assert view.columnWidth(1) <= view.viewport().width() // 2
    assert view.columnViewportPosition(1) + view.columnWidth(1) <= view.viewport().width()


def test_a_column_has_room_for_its_longest_amount_wherever_that_stands(window: MainWindow) -> None:
    facts = [Fact(str(number), {"Segment": f"Segment {number}"}) for number in range(1, 2200)]
    filing = filing_of([*facts, Fact("123456789", {"Segment": "The last"})])
    window.controller.show("many", None, Inspection(filing, audited(filing), 0.1, 0.1), 0.1)
    view = window.work.tree.view
    delegate = view.itemDelegate()
    assert isinstance(delegate, LineDelegate)
    assert view.columnWidth(1) >= delegate.figure_width("123,456,789", view.font())


def test_an_amount_without_room_shows_no_digit(window: MainWindow, tmp_path: Path) -> None:
    others = (fact("7654321", name="co:Other"), fact("9999999", name="co:Third"))
    view = view_of(window, tmp_path / "report.xml", fact("1234567"), *others)
    view.setCurrentIndex(view.model().index(0, 1))
    QApplication.processEvents()
    view.setColumnWidth(1, view.columns.minimumSectionSize())
    cells = [view.viewport().grab(view.visualRect(view.model().index(row, 1))).toImage() for row in (1, 2)]
    assert cells[0] == cells[1]
    assert len({cells[0].pixel(x, y) for x in range(cells[0].width()) for y in range(cells[0].height())}) > 1
