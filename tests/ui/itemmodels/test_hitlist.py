"""Tests of what a search found as Qt sees it."""

from __future__ import annotations

from PySide6.QtCore import Qt

from model.sheets.search.asking import Hit
from tests.ui.conftest import CheckModel
from ui.itemmodels.hitlist import HitModel
from ui.itemmodels.roles import Role

HITS = (
    Hit(0, 4, False, "Revenue", "us-gaap:Revenues"),
    Hit(0, 5, True, "Revenue", "2022: 10 USD"),
    Hit(2, -1, False, "Notes", ""),
    Hit(2, 4, False, "Revenue", "us-gaap:Revenues"),
)
TITLES = ("Income", "Balance", "Notes")


def test_qt_accepts_the_model_before_and_after_reload(check_model: CheckModel) -> None:
    model = HitModel()
    check_model(model)
    model.show_hits(HITS, TITLES)
    check_model(model)


def test_hits_stand_below_their_sections_and_headings_are_passed_over() -> None:
    model = HitModel()
    model.show_hits(HITS, TITLES)
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    assert [row.data() for row in rows] == ["Income", "Revenue", "Revenue", "Notes", "Revenue"]
    assert [row.data(Role.KIND) for row in rows] == ["heading", "hit", "hit", "heading", "hit"]
    assert [bool(row.flags() & Qt.ItemFlag.ItemIsSelectable) for row in rows] == [False, True, True, True, True]
    assert [model.next_hit(-1, 1), model.next_hit(2, 1), model.next_hit(4, 1), model.next_hit(1, -1)] == [1, 3, 4, 1]
    assert model.hit(2) == HITS[1]
    assert model.hit(0) is None
    assert model.hit(9) is None
    assert rows[2].data(Qt.ItemDataRole.AccessibleTextRole) == "Revenue, 2022: 10 USD"
