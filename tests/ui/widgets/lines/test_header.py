"""Columns in the real window: hidden ones never leave a section without figures; they sort and move as they say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtTest import QTest

from model.inspection import Inspection, no_tick
from model.totals.audit import audit
from tests.filings import Fact, filing_of
from tests.ui.conftest import Start
from ui.main_window import MainWindow


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "report.xml"
    path.write_text("There is a file, so that columns are kept.", encoding="utf-8")
    return path


def show(window: MainWindow, path: Path) -> None:
    """A filing with a section of three years and one of the two older ones."""
    facts = [Fact(str(year), year=year, concept=name) for name in ("Sales", "Costs") for year in (2022, 2021, 2020)]
    filing = replace(filing_of(facts, roles={"All": [0, 1, 2], "Older": [4, 5]}), path=str(path))
    window.controller.show("report.xml", str(path), Inspection(filing, audit(filing, no_tick), 0.1, 0.1), 0.2)
    go(window, "All")


def go(window: MainWindow, title: str) -> list[str]:
    """Shows a section, and gives the headings that are seen there."""
    shown = window.controller.filing
    assert shown is not None
    window.controller.choose_section([section.title for section in shown.sections].index(title))
    columns = window.work.tree.view.columns
    return columns.titles(columns.shown_columns())[1:]


def hide(window: MainWindow, *titles: str) -> None:
    columns = window.work.tree.view.columns
    for title in titles:
        columns.set_hidden(columns.titles(range(columns.count())).index(title), hidden=True)


def test_a_section_that_would_have_no_column_left_has_all_of_them(path: Path, start: Start) -> None:
    window = start()
    show(window, path)
    hide(window, "2021", "2020")
    assert go(window, "Older") == ["2021", "2020"]
    assert go(window, "All") == ["2022"]
    window.close()
    again = start()
    show(again, path)
    assert go(again, "Older") == ["2021", "2020"]
    assert go(again, "All") == ["2022"]


def test_a_column_hidden_in_such_a_section_stays_hidden_there(path: Path, start: Start) -> None:
    window = start()
    show(window, path)
    hide(window, "2021", "2020")
    go(window, "Older")
    hide(window, "2021")
    go(window, "All")
    assert go(window, "Older") == ["2020"]


def test_a_column_hidden_in_one_section_is_hidden_in_another_that_has_more(path: Path, start: Start) -> None:
    window = start()
    show(window, path)
    hide(window, "2021")
    assert go(window, "Older") == ["2020"]


def arrow(window: MainWindow, column: int, order: Qt.SortOrder) -> QImage:
    """The heading of a column that is sorted."""
    columns = window.work.tree.view.columns
    columns.setSortIndicator(column, order)
    left, width = columns.sectionViewportPosition(column), columns.sectionSize(column)
    return columns.grab(QRect(left, 0, width, columns.height())).toImage()


def widths_of_rows(image: QImage, before: QImage) -> list[int]:
    """How many pixels of each row differ from an image without the arrow."""
    rows = (
        sum(image.pixel(x, y) != before.pixel(x, y) for x in range(image.width() - 1)) for y in range(image.height())
    )
    return [width for width in rows if width]


def test_the_arrow_of_a_sorted_column_points_where_its_amounts_grow_to(path: Path, window: MainWindow) -> None:
    show(window, path)
    plain = arrow(window, 2, Qt.SortOrder.AscendingOrder)
    window.work.tree.view.columns.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    columns = window.work.tree.view.columns
    place = QRect(columns.sectionViewportPosition(2), 0, columns.sectionSize(2), columns.height())
    bare = columns.grab(place).toImage()
    upwards = widths_of_rows(plain, bare)
    downwards = widths_of_rows(arrow(window, 2, Qt.SortOrder.DescendingOrder), bare)
    assert upwards[0] < upwards[-1]
    assert downwards[0] > downwards[-1]


def test_columns_are_moved_by_keys_that_their_menu_tells(path: Path, window: MainWindow) -> None:
    show(window, path)
    view = window.work.tree.view
    view.setCurrentIndex(view.model().index(0, 1))

    def heads() -> list[str]:
        return view.columns.titles(view.columns.shown_columns())[1:]

    def moves() -> dict[str, bool]:
        entries = view.columns.menu(1).actions()
        return {entry.text(): entry.isEnabled() for entry in entries if "Move" in entry.text()}

    assert moves() == {"Move &Left\tAlt+Shift+Left": False, "Move &Right\tAlt+Shift+Right": True}
    QTest.keySequence(window, QKeySequence("Alt+Shift+Right"))
    assert heads() == ["2021", "2022", "2020"]
    hide(window, "2020")
    QTest.keySequence(window, QKeySequence("Alt+Shift+Right"))
    assert heads() == ["2021", "2022"]
    QTest.keySequence(window, QKeySequence("Alt+Shift+Left"))
    assert heads() == ["2022", "2021"]
    assert view.currentIndex().data() == "2,022"
    # The labels stay first, and are no column that could be moved.
    view.setCurrentIndex(view.model().index(0, 0))
    QTest.keySequence(window, QKeySequence("Alt+Shift+Right"))
    assert heads() == ["2022", "2021"]
    QTest.keySequence(window, QKeySequence("Ctrl+Alt+Z"))
    assert heads() == ["2021", "2022"]


def test_resetting_the_layout_puts_lines_as_they_are_filed(path: Path, window: MainWindow) -> None:
    show(window, path)
    view = window.work.tree.view
    view.columns.setSortIndicator(1, Qt.SortOrder.DescendingOrder)
    window.actions_by_name["reset_layout"].trigger()
    assert view.columns.sortIndicatorSection() == -1
    assert view.model().index(0, 1).data() == "2,022"
