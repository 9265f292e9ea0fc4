"""The labels of lines stay in sight while columns move below them, and no amount is ever shown in part."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from model.inspection import Inspection, no_tick
from model.totals.audit import audit
from tests.filings import Fact, filing_of
from ui.main_window import MainWindow
from ui.widgets.lines.frozen import FrozenLabels
from ui.widgets.lines.view import LineView

YEARS = range(2008, 2023)


@pytest.fixture
def view(window: MainWindow) -> LineView:
    """Lines over more years than there is room for, two of them below an axis."""
    facts = [
        Fact(f"{year}{number}00", year=year, concept=name)
        for number, name in enumerate(("Sales", "Cost"))
        for year in YEARS
    ]
    facts += [
        Fact(f"{size}{year}", {"Region": name}, year) for size, name in ((11, "North"), (77, "South")) for year in YEARS
    ]
    filing = filing_of(facts)
    window.resize(1100, 700)
    window.controller.show(filing.path, None, Inspection(filing, audit(filing, no_tick), 0.1, 0.1), 0.2)
    return window.work.tree.view


def labels_of(view: LineView) -> FrozenLabels:
    found = view.findChild(FrozenLabels)
    assert isinstance(found, FrozenLabels)
    return found


def move(view: LineView, by: int) -> FrozenLabels:
    view.horizontalScrollBar().setValue(by)
    return labels_of(view)


def row_of(view: LineView, label: str) -> QModelIndex:
    index = view.model().index(0, 0)
    while index.data() != label:
        index = view.indexBelow(index)
        assert index.isValid(), label
    return index


def spot_of(view: LineView, label: str) -> QPoint:
    """The middle of a row in the frozen labels."""
    frozen = labels_of(view)
    middle = view.visualRect(row_of(view, label)).center().y()
    return QPoint(frozen.width() // 2, frozen.mapFromGlobal(view.viewport().mapToGlobal(QPoint(0, middle))).y())


def picture(view: LineView, place: QRect) -> QImage:
    return view.grab(place).toImage()


def test_labels_are_painted_as_before_when_columns_move(view: LineView) -> None:
    view.setCurrentIndex(QModelIndex())
    place = QRect(0, 0, view.columnWidth(0) - 60, view.viewport().height() // 2)
    before = picture(view, place)
    assert not labels_of(view).isVisible()
    assert move(view, 150).isVisible()
    assert picture(view, place) == before
    assert not move(view, 0).isVisible()


def test_no_column_is_hidden_in_part_below_the_labels(view: LineView) -> None:
    header = view.header()
    for by in range(1, 400, 37):
        edge = move(view, by).geometry().right() + 1 - view.viewport().geometry().left()
        spans = [
            (header.sectionViewportPosition(column), header.sectionSize(column)) for column in range(1, header.count())
        ]
        assert edge >= view.columnWidth(0)
        assert not [left for left, width in spans if left < edge < left + width]


def test_an_amount_that_is_cut_at_the_right_shows_no_digits(view: LineView) -> None:
    def pictures(column: int) -> list[QImage]:
        cells = [view.visualRect(row_of(view, label).siblingAtColumn(column)) for label in ("North", "South")]
        top = view.viewport().geometry().top() + 2
        return [picture(view, cell.adjusted(0, top, 0, top - 4)) for cell in cells]

    # Three quarters of the third column are in sight, and with them the first digits.
    beyond = view.columnViewportPosition(3) + view.columnWidth(3) * 3 // 4 - view.viewport().width()
    view.setColumnWidth(0, view.columnWidth(0) - beyond)
    north, south = pictures(2)
    assert north != south
    north, south = pictures(3)
    assert north == south


def test_a_heading_that_is_cut_shows_no_digits_either(view: LineView) -> None:
    columns = view.columns

    def heading(column: int) -> QImage:
        """What can be seen of a heading."""
        left = max(columns.sectionViewportPosition(column), 0)
        right = min(left + columns.sectionSize(column), columns.viewport().width())
        return columns.grab(QRect(left, 0, right - left, columns.height())).toImage()

    for column in (1, 2):
        view.setColumnWidth(column, view.columnWidth(3))
    beyond = view.columnViewportPosition(3) + view.columnWidth(3) * 3 // 4 - view.viewport().width()
    view.setColumnWidth(0, view.columnWidth(0) - beyond)
    whole, cut = heading(2), heading(3)
    view.columns.moveSection(4, 3)
    other = heading(4)
    # 2019 and 2020 are cut at the same place, and nothing tells them apart.
    assert cut == other
    assert whole != cut


def test_an_amount_that_is_cut_at_the_left_shows_no_digits_either(view: LineView) -> None:
    view.setColumnWidth(0, view.viewport().width() - 20)
    move(view, view.columnWidth(0) + view.columnWidth(1) // 3)
    assert not labels_of(view).isVisible()
    pictures = []
    for label in ("North", "South"):
        cell = view.visualRect(row_of(view, label).siblingAtColumn(1))
        assert cell.left() < 0 < cell.right()
        top = view.viewport().geometry().top() + 2
        pictures.append(picture(view, QRect(0, cell.top() + top, cell.right(), cell.height() - 4)))
    assert pictures[0] == pictures[1]


def test_a_column_that_is_moved_is_not_hidden_in_part(view: LineView) -> None:
    move(view, 130)
    view.columns.resizeSection(5, view.columnWidth(5) + 35)
    view.columns.moveSection(5, 1)
    edge = labels_of(view).width()
    spans = [
        (view.columnViewportPosition(column), view.columnWidth(column)) for column in range(1, view.columns.count())
    ]
    assert not [left for left, width in spans if left < edge < left + width]


def test_beside_labels_that_move_along_the_chosen_cell_is_in_sight(view: LineView) -> None:
    view.setColumnWidth(0, view.viewport().width() - 20)
    view.setCurrentIndex(row_of(view, "Cost").siblingAtColumn(1))
    for _ in range(4):
        QTest.keyClick(view, Qt.Key.Key_Right)
        cell = view.visualRect(view.currentIndex())
        assert 0 <= cell.left() < cell.right() < view.viewport().width()
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Left)
        cell = view.visualRect(view.currentIndex())
        assert 0 <= cell.left() < cell.right() < view.viewport().width()


def test_a_click_on_a_label_chooses_it_and_moves_nothing(view: LineView) -> None:
    frozen = move(view, 200)
    QTest.mouseClick(frozen, Qt.MouseButton.LeftButton, pos=spot_of(view, "South"))
    assert view.currentIndex().data() == "South"
    assert view.horizontalScrollBar().value() == 200


def test_a_click_before_a_label_closes_its_row_and_opens_it(view: LineView) -> None:
    frozen, axis = move(view, 200), row_of(view, "Region")
    spot = QPoint(4, spot_of(view, "Region").y())
    assert view.isExpanded(axis)
    QTest.mouseClick(frozen, Qt.MouseButton.LeftButton, pos=spot)
    assert not view.isExpanded(axis)
    QTest.mouseClick(frozen, Qt.MouseButton.LeftButton, pos=spot)
    assert view.isExpanded(axis)


def test_the_keyboard_never_stands_below_the_labels(view: LineView) -> None:
    view.setFocus()
    view.setCurrentIndex(row_of(view, "Cost").siblingAtColumn(12))
    for _ in range(11):
        QTest.keyClick(view, Qt.Key.Key_Left)
        frozen = labels_of(view)
        edge = frozen.width() if frozen.isVisible() else view.columnWidth(0)
        assert view.visualRect(view.currentIndex()).left() >= edge
    assert view.currentIndex().column() == 1


def test_the_frozen_labels_are_as_wide_as_the_labels_become(view: LineView) -> None:
    frozen = move(view, 100)
    view.setColumnWidth(0, view.columnWidth(0) + 40)
    assert frozen.width() >= view.columnWidth(0)
    view.setColumnWidth(0, 100)
    assert frozen.width() < 100 + view.columnWidth(1)


def test_where_a_column_would_not_fit_beside_them_labels_move_along(view: LineView, window: MainWindow) -> None:
    view.setColumnWidth(0, view.viewport().width() - 20)
    assert not move(view, 200).isVisible()
