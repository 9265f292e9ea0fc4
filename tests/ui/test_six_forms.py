"""Tests that a real filing shows the same revenue table in the window, in whichever of its six forms it is opened."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from pytestqt.qtbot import QtBot

from tests.real import real
from ui.main_window import MainWindow

FILING = "aapl-10q-2025q2"
FORMS = {
    "folder": (".", "inline-xbrl"),
    "archive": ("0000320193-25-000057-xbrl.zip", "inline-xbrl"),
    "inline document": ("aapl-20250329.htm", "inline-xbrl"),
    "instance": ("aapl-20250329_htm.xml", "xbrl"),
    "pages": ("FilingSummary.xml", "rendered-pages"),
    "workbook": ("Financial_Report.xlsx", "financial-report-workbook"),
}
TABLE = [
    (
        "Revenue - Disaggregated Net Sales and Portion of Net Sales That Was Previously Deferred (Details)",
        "USD in millions",
    ),
    ("Line", "29 Dec 2024 –\n29 Mar 2025", "31 Dec 2023 –\n30 Mar 2024"),
    (0, "Disaggregation of Revenue", "", ""),
    (1, "Net sales", "95,359", "90,753"),
    (
        1,
        "Portion of total net sales that was included in deferred revenue as of the beginning of the period",
        *("3,672", "3,282"),
    ),
    (0, "Product and Service", "", ""),
    (1, "iPhone", "46,841", "45,963"),
    (1, "Mac", "7,949", "7,451"),
    (1, "iPad", "6,402", "5,559"),
    (1, "Wearables, Home and Accessories", "7,522", "7,913"),
    (1, "Services", "26,645", "23,867"),
]
#: What pages without anything beside them cannot tell otherwise than by their own words.
PAGES_ALONE = {"Product and Service": "Product or service"}


def rows(model: QAbstractItemModel, parent: QModelIndex | None = None, depth: int = 0) -> list[tuple[object, ...]]:
    """Every row of a tree as it is read: how far it is indented, and the text of each of its cells."""
    found: list[tuple[object, ...]] = []
    above = parent or QModelIndex()
    for row in range(model.rowCount(above)):
        found.append((depth, *(model.index(row, column, above).data() for column in range(model.columnCount()))))
        found += rows(model, model.index(row, 0, above), depth + 1)
    return found


def shown(window: MainWindow) -> list[tuple[object, ...]]:
    """The table that the window shows: its title and scale, the heads of its columns, and all its rows."""
    tree = window.work.tree
    model = tree.view.model()
    assert model is not None
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    return [(tree.heading.title, tree.heading.note), tuple(heads), *rows(model)]


def opened(window: MainWindow, qtbot: QtBot, path: Path) -> str:
    """The form as which the window has opened a path."""
    window.controller.open_paths([str(path)])
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.work, timeout=30_000)
    filing = window.controller.filing
    assert filing is not None
    return filing.filing.format


@pytest.mark.parametrize("form", FORMS)
def test_each_form_shows_the_same_revenue_table(window: MainWindow, qtbot: QtBot, form: str) -> None:
    name, read_as = FORMS[form]
    assert opened(window, qtbot, real(FILING, name)) == read_as
    assert shown(window) == TABLE


def test_pages_alone_show_the_same_table_in_their_own_words(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    for page in (*real(FILING).glob("R*.htm"), real(FILING, "FilingSummary.xml")):
        shutil.copy(page, tmp_path)
    assert opened(window, qtbot, tmp_path) == "rendered-pages"
    assert shown(window) == [tuple(PAGES_ALONE.get(str(cell), cell) for cell in row) for row in TABLE]
