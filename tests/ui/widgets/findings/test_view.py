"""An amount in the list of findings is shown whole or not."""

from __future__ import annotations

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from ui.itemmodels.findinglist import COLUMNS
from ui.main_window import MainWindow


def test_an_amount_without_room_shows_no_digit(reading: MainWindow) -> None:
    view = reading.work.findings.view
    column = next(number for number, known in enumerate(COLUMNS) if known.title == "Reported")
    root = view.model().index(0, 0)
    view.setCurrentIndex(view.model().index(0, 0, root))
    QApplication.processEvents()

    def drawn() -> list[QImage]:
        cells = (view.visualRect(view.model().index(row, column, root)) for row in (1, 2))
        return [view.viewport().grab(cell).toImage() for cell in cells]

    assert len({view.model().index(row, column, root).data() for row in (1, 2)}) == 2
    whole = drawn()
    assert whole[0] != whole[1]
    view.setColumnWidth(column, 40)
    cut = drawn()
    assert cut[0] == cut[1]
