"""Tests of labels in scripts that run from right to left, among amounts that run from left to right."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from model.building import FilingBuilder
from model.filing import Axis, Concept, Filing, Member, Unit
from model.inspection import Inspection, no_tick
from model.periods import Period
from model.readers.opening import read_path
from model.totals.audit import audit
from tests.ui.conftest import SAMPLE
from ui.main_window import MainWindow
from ui.widgets.elided import reads_leftwards

REVENUE = "הכנסות ממכירת סחורות (נטו)"
MEMBERS = ("آسيا والمحيط الهادئ", "אירופה")
LONG = "הכנסות מחוזים עם לקוחות, לרבות מסים שנגבו, לפי אזור גאוגרפי ולפי קו מוצרים עיקרי"


def filing() -> Filing:
    builder = FilingBuilder("hebrew", "test")
    concept = builder.concepts.place(Concept("il:Revenue", REVENUE))
    long = builder.concepts.place(Concept("il:Long", LONG))
    unit = builder.units.place(Unit("iso4217:ILS"))
    axis = Axis("il:Region", "אזורים")
    rows = []
    for year in (2021, 2022):
        period = builder.periods.place(Period(date(year, 1, 1), date(year, 12, 31)))
        for members, value in (((), 300), (MEMBERS[:1], 100), (MEMBERS[1:], 200)):
            pairs = builder.dimensions((axis, Member(name, name)) for name in members)
            rows.append(builder.add(concept, period, pairs, Decimal(value * 1000 + year), unit=unit))
        rows.append(builder.add(long, period, builder.dimensions([]), Decimal(5), unit=unit))
    builder.section("דוח רווח והפסד", "", rows)
    return builder.build()


@pytest.fixture
def hebrew(window: MainWindow) -> MainWindow:
    read = filing()
    window.controller.show("hebrew", None, Inspection(read, audit(read, no_tick), 0, 0), 0)
    window.work.details.finish()
    return window


def inked(window: MainWindow, row: int) -> tuple[int, int, int]:
    """The first and the last inked column of a label in its cell, and the width of the cell."""
    view = window.work.tree.view
    index = view.model().index(row, 0)
    rect = view.visualRect(index)
    view.setCurrentIndex(view.model().index(row + 1, 1))
    image = view.viewport().grab(QRect(rect)).toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    dark = [x for x in range(image.width()) if any(image.pixelColor(x, y).value() < 140 for y in range(image.height()))]
    return dark[0], dark[-1], image.width()


def test_a_label_stands_at_the_left_whichever_way_it_is_read(hebrew: MainWindow) -> None:
    first, last, width = inked(hebrew, 0)
    assert first < 20
    assert last < width


def test_a_label_that_does_not_fit_ends_at_the_left(hebrew: MainWindow) -> None:
    view = hebrew.work.tree.view
    view.setColumnWidth(0, 160)
    index = view.model().index(1, 0)
    view.setCurrentIndex(view.model().index(0, 1))
    rect = view.visualRect(index)
    image = view.viewport().grab(rect).toImage()
    # The dots of the ellipsis stand on the line of the text; nothing of it reaches above them.
    lower, upper = rect.height() // 2 + 1, rect.height() // 2 - 1
    inks = [x for x in range(image.width()) if any(image.pixelColor(x, y).value() < 140 for y in range(image.height()))]
    begin = range(inks[0], inks[0] + 8)
    assert any(image.pixelColor(x, y).value() < 140 for x in begin for y in range(lower, image.height()))
    assert not any(image.pixelColor(x, y).value() < 140 for x in begin for y in range(upper))


@pytest.mark.parametrize(
    ("text", "leftwards"), [(REVENUE, True), (MEMBERS[0], True), ("(1) Sales אב", False), ("12", False)]
)
def test_the_first_letter_says_which_way_a_text_is_read(text: str, leftwards: bool) -> None:
    assert reads_leftwards(text) is leftwards


def test_the_sample_is_read_rightwards() -> None:
    assert not any(reads_leftwards(concept.label) for concept in read_path(str(SAMPLE)).concepts)
