"""Tests of where the reader stands in each of several open filings, in the real window."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.filing import Filing
from model.inspection import Inspection, no_tick
from model.sheets.linesheet import Arrangement
from model.sheets.places import Place, cell_at
from model.totals.audit import audit
from model.totals.ledger import Cell
from tests.filings import Fact, filing_of
from ui.main_window import MainWindow


def show(window: MainWindow, filing: Filing) -> None:
    window.controller.show(filing.path, filing.path, Inspection(filing, audit(filing, no_tick), 0.1, 0.1), 0.2)


def chosen(window: MainWindow) -> Cell | None:
    sheet, shown = window.controller.sheet, window.controller.filing
    assert sheet is not None
    assert shown is not None
    assert shown.place is not None
    return cell_at(sheet, shown.place)


@pytest.fixture
def two(window: MainWindow) -> MainWindow:
    """Two filings of many members by two axes, arranged by axis, which takes more rows than as presented."""
    members = [{"Region": f"m{number}", "Kind": f"k{number % 7}"} for number in range(1, 30)]
    facts = [
        Fact(str(100 + number), named, year, concept="Sales")
        for number, named in enumerate([{}, *members])
        for year in (2021, 2022)
    ]
    window.controller.choose_arrangement(Arrangement.BY_AXIS)
    for path in ("/none/one.xml", "/none/other.xml"):
        show(window, replace(filing_of(facts), path=path))
    return window


@pytest.mark.parametrize("way", ["shown", "renewed"])
@pytest.mark.parametrize("first", [Arrangement.BY_AXIS, Arrangement.PRESENTED])
def test_an_open_filing_stays_at_its_line_while_another_is_arranged_otherwise(
    two: MainWindow, first: Arrangement, way: str
) -> None:
    controller = two.controller
    controller.choose_arrangement(first)
    assert controller.sheet is not None
    last = len(controller.sheet.tree.line) - 1
    controller.select(Place(last, 2))
    before, left = chosen(two), controller.filing
    assert before is not None
    assert left is not None
    controller.activate(0)
    controller.choose_arrangement(Arrangement.PRESENTED if first is Arrangement.BY_AXIS else Arrangement.BY_AXIS)
    if way == "renewed":
        controller.renew(replace(left, place=None, arrangement=None))
    controller.activate(1)
    assert chosen(two) == before
    assert two.work.tree.view.currentIndex().data() in ("128", "129")
