"""Tests of the list of sections as Qt sees it."""

from __future__ import annotations

from PySide6.QtCore import Qt

from model.inspection import no_tick
from model.sheets.sectionsheet import section_rows
from model.totals.audit import audit
from tests.disclosure import TITLE, disclosure_filing
from tests.ui.conftest import CheckModel
from ui.itemmodels.roles import Role
from ui.itemmodels.sectionlist import SectionModel


def test_qt_accepts_the_model_before_and_after_reload(check_model: CheckModel) -> None:
    model = SectionModel()
    check_model(model)
    filing = disclosure_filing()
    model.set_rows(section_rows(filing, audit(filing, no_tick)))
    check_model(model)


def test_a_section_tells_its_findings() -> None:
    model = SectionModel()
    for cny, note, spoken in ((False, "6", "6 findings"), (True, None, "no findings")):
        filing = disclosure_filing(cny=cny)
        model.set_rows(section_rows(filing, audit(filing, no_tick)))
        index = model.index(0, 0)
        assert index.data() == TITLE
        assert index.data(Role.NOTE) == note
        assert index.data(Qt.ItemDataRole.AccessibleTextRole) == f"{TITLE}, {spoken}"
