"""Tests of hidden columns in the real window: what is hidden in one section never leaves another without figures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

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
