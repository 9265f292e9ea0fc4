"""Tests of the list of findings as Qt sees it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from pytestqt.qtbot import QtBot

from model.filing import Filing
from model.inspection import no_tick
from model.reviews.marks import Mark
from model.sheets.findings.markrows import MarkRow
from model.sheets.findingsheet import FindingRow, finding_rows
from model.sheets.report import report_scale
from model.totals.audit import audit
from tests.disclosure import OTHER, POST, REVOLVING, TECHNICAL, Key, disclosure_filing
from tests.ui.conftest import CheckModel
from ui.itemmodels.findinglist import COLUMNS, FindingModel
from ui.itemmodels.roles import Role

#: A second problem beside the unit: two digits of one amount are swapped.
SWAPPED: dict[Key, int | None] = {(TECHNICAL, OTHER, 2020): 38_331}
CHANGED: dict[Key, int | None] = {(POST, REVOLVING, 2020): 203_478}


def rows_of(filing: Filing) -> list[FindingRow]:
    return finding_rows(filing, audit(filing, no_tick), report_scale(filing))


def column_of(title: str) -> int:
    return [column.title for column in COLUMNS].index(title)


def shown(model: FindingModel, title: str) -> list[str]:
    column = column_of(title)
    return [model.index_of(number).siblingAtColumn(column).data() for number in model.shown_order()]


def test_qt_accepts_the_model_empty_filled_sorted_and_reloaded(check_model: CheckModel) -> None:
    model = FindingModel()
    check_model(model)
    for filing in (disclosure_filing(), disclosure_filing(changes=CHANGED), disclosure_filing(cny=True)):
        model.set_rows(rows_of(filing))
        check_model(model)
        model.sort(column_of("Difference"))
        check_model(model)


def test_one_problem_is_one_row_with_its_totals_below() -> None:
    model = FindingModel()
    model.set_rows(rows_of(disclosure_filing()))
    assert model.rowCount() == 1
    root = model.index(0, 0)
    assert root.data().startswith("1 · Sales income is filed in USD")
    assert root.data(Role.NOTE) == "6 findings"
    assert root.data(Role.MARK) == "error"
    assert model.rowCount(root) == 6
    first = model.index(0, 0, root)
    assert [first.siblingAtColumn(column).data() for column in range(len(COLUMNS))] == [
        "Error",
        "Total by Types of revenues",
        "2022",
        "561,667",
        "406,761",
        "154,906",
        "Sales income: tagged in another unit",
        "",
    ]


def test_sorting_is_by_amount_not_by_text_and_within_the_problem() -> None:
    model = FindingModel()
    model.set_rows(rows_of(disclosure_filing(changes=CHANGED)))
    assert model.rowCount() > 1
    model.sort(column_of("Reported"), Qt.SortOrder.AscendingOrder)
    order = model.shown_order()
    by_root: dict[QModelIndex, list[float]] = {}
    for number in order:
        index = model.index_of(number)
        by_root.setdefault(index.parent(), []).append(index.siblingAtColumn(column_of("Reported")).data(Role.SORT))
    assert all(keys == sorted(keys) for keys in by_root.values())
    firsts = [keys[0] for keys in by_root.values()]
    assert firsts == sorted(firsts)
    model.sort(column_of("Reported"), Qt.SortOrder.DescendingOrder)
    assert shown(model, "Reported")[0] == "1,256,005"
    model.sort(-1)
    assert model.shown_order() == list(range(len(order)))


def test_a_chosen_finding_stays_chosen_while_the_list_is_sorted() -> None:
    model = FindingModel()
    model.set_rows(rows_of(disclosure_filing()))
    chosen = QPersistentModelIndex(model.index_of(0))
    root = QPersistentModelIndex(model.index(0, 0))
    model.sort(column_of("Difference"), Qt.SortOrder.AscendingOrder)
    assert model.finding_of(chosen) == 0
    assert chosen.row() == 2
    assert root.row() == 0


def test_a_root_stands_for_its_first_finding() -> None:
    model = FindingModel()
    model.set_rows(rows_of(disclosure_filing(changes=SWAPPED)))
    for row in range(model.rowCount()):
        root = model.index(row, 0)
        assert model.finding_of(root) == model.finding_of(model.index(0, 0, root))
    assert model.finding_of(QModelIndex()) == -1
    assert not model.index_of(999).isValid()


def test_qt_accepts_the_model_filtered_and_marked(check_model: CheckModel) -> None:
    model = FindingModel()
    rows = rows_of(disclosure_filing(changes=CHANGED))
    model.set_rows(rows)
    check_model(model)
    some = np.arange(len(rows)) % 2 == 0
    for mask in (some, np.zeros_like(some), ~some):
        model.set_filter(mask)
        check_model(model)
        assert model.shown_order() == np.flatnonzero(mask).tolist()
        assert model.shown == mask.sum()
    model.set_marks([MarkRow(Mark.ACCEPTED, "Accepted", "Fine", "Accepted: Fine")] * len(rows))
    model.sort(column_of("Mark"))
    check_model(model)


def test_a_filter_hides_roots_without_findings_and_says_how_many_are_left() -> None:
    model = FindingModel()
    rows = rows_of(disclosure_filing(changes=CHANGED))
    model.set_rows(rows)
    whole = model.rowCount()
    mask = np.zeros(len(rows), dtype=np.bool_)
    mask[0] = True
    model.set_filter(mask)
    assert model.rowCount() == 1 < whole
    assert model.index(0, 0).data(Role.NOTE) == f"1 of {[row.root for row in rows].count(rows[0].root)} findings"
    assert not model.index_of(1).isValid()
    assert model.findings_of(model.index(0, 0)) == [0]


def test_marks_are_told_by_word_and_change_only_their_cells(qtbot: QtBot) -> None:
    model = FindingModel()
    rows = rows_of(disclosure_filing())
    model.set_rows(rows)
    marks = [MarkRow(Mark.OPEN, "", "", "")] * len(rows)
    marks[1] = MarkRow(Mark.RAISE, "To be raised", "Ask", "To be raised, 1 Jan 2024: Ask")
    with qtbot.waitSignal(model.dataChanged) as told:
        model.set_marks(marks)
    first, last, roles = told.args
    assert (first.column(), last.column()) == (column_of("Mark"),) * 2
    assert Role.MARK in roles
    cell = model.index_of(1).siblingAtColumn(column_of("Mark"))
    assert [cell.data(), cell.data(Role.MARK), cell.data(Role.NOTE)] == ["To be raised", "To be raised", "Ask"]
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "To be raised, 1 Jan 2024: Ask"
    assert model.index_of(0).siblingAtColumn(column_of("Mark")).data(Role.MARK) is None
