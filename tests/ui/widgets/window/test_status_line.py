"""The status line tells less in a narrow window, and never makes one wider."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from model.inspection import Inspection, no_tick
from model.totals.audit import audit
from tests.filings import Fact, column, filing_of
from ui.widgets.window.status_line import StatusLine


def test_what_has_no_room_is_told_by_the_tooltip(qtbot: QtBot) -> None:
    filing = filing_of([*column("Region", {"Asia": "4", "Europe": "6"}, "10"), Fact("5", {"Region": "Asia"})])
    line = StatusLine()
    qtbot.addWidget(line)
    line.resize(900, 25)
    line.show()
    line.show_filing(Inspection(filing, audit(filing, no_tick), 0.1, 0.1), 0.25)
    whole = "4 facts  ·  0 totals checked, 1 not  ·  1 finding  ·  opened in 0.25 s"
    assert (line.numbers.text(), line.numbers.toolTip()) == (whole, "")
    line.resize(360, 25)
    assert line.width() == 360
    assert "opened in" not in line.numbers.text()
    assert "1 finding" in line.numbers.text()
    assert line.numbers.toolTip() == whole
    line.resize(120, 25)
    assert line.numbers.text() == "1 finding"
    line.resize(900, 25)
    assert line.numbers.text() == whole
