"""Tests that tree, chart, equation, card, list and reports say the same of a filing, in the same words."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from model.inspection import Inspection, no_tick
from model.networks import STANDARD_LABEL, Label
from model.sheets.findingsheet import STOPPED
from model.sheets.linesheet import Arrangement
from model.sheets.places import Place
from model.sheets.report import check_text, filing_counts
from model.totals.audit import audit
from tests.disclosure import disclosure_filing
from tests.filings import filing_of
from tests.model.sheets.lines.statements import NEW_YEARS_EVES, cash_flows
from tests.model.sheets.preferring import in_doubt
from tests.model.totals.sources.test_movements import ACCOUNT, END, START, page, year
from tests.ui.test_reading import chosen_finding, current, equation_text, fact_text, rows
from ui.itemmodels.findinglist import MARK_COLUMN, WHERE_COLUMN
from ui.main_window import MainWindow


def test_a_line_has_one_name_in_tree_chart_equation_card_and_list(window: MainWindow) -> None:
    filing = in_doubt("Revenue", "North")
    window.controller.show(filing.path, None, Inspection(filing, audit(filing, no_tick), 0.1, 0.1), 0.2)
    window.work.details.finish()
    label, _ = current(window)
    chart = window.controller.details().chart
    assert chart is not None
    assert label == "Total net sales"
    assert chart.title == "Total net sales by Region"
    assert [series.label for series in chart.series] == ["The north in all", "South"]
    assert {"The north in all", "South"} <= set(rows(window))
    assert "Total net sales" in equation_text(window)
    assert "The north in all" in equation_text(window)
    assert "Total net sales" in fact_text(window).splitlines()
    assert chosen_finding(window)[0] == "Total net sales by Region"


def test_the_list_calls_a_finding_what_the_section_calls_it_in_which_the_reader_stands(window: MainWindow) -> None:
    filing = in_doubt("Revenue", "North")
    window.controller.show(filing.path, None, Inspection(filing, audit(filing, no_tick), 0.1, 0.1), 0.2)
    window.actions_by_name["mark_accepted"].trigger()
    for section, total in ((1, "Revenue"), (0, "Total net sales")):
        QTest.keyClick(window.work.sections.view, Qt.Key.Key_Down if section else Qt.Key.Key_Up)
        assert window.controller.filing is not None
        assert window.controller.filing.section == section
        window.work.details.finish()
        label, _ = current(window)
        chart = window.controller.details().chart
        assert chart is not None
        assert (label, chart.title) == (total, f"{total} by Region")
        assert total in equation_text(window)
        index = window.work.findings.model.index_of(0)
        assert index.siblingAtColumn(WHERE_COLUMN).data() == f"{total} by Region"
        for told in (index.data(Qt.ItemDataRole.ToolTipRole), index.parent().data(), tip(window)):
            assert total[1:].lower() in told.lower()
            assert ("net sales" in told) is not section
        # The mark on it stays.
        assert index.siblingAtColumn(MARK_COLUMN).data() == "Accepted"


def test_a_line_that_a_statement_calls_by_several_names_is_called_as_in_the_row_that_is_chosen(
    window: MainWindow,
) -> None:
    filing = cash_flows()
    window.controller.choose_arrangement(Arrangement.PRESENTED)
    window.controller.show(filing.path, None, Inspection(filing, audit(filing, no_tick), 0.1, 0.1), 0.2)
    sheet = window.controller.sheet
    assert sheet is not None
    for label, amount in (("Cash, beginning", "90"), ("Cash, end", "150"), ("Purchases of Property", "30")):
        window.controller.select(Place(sheet.tree.label.index(label), 1))
        details = window.controller.details()
        assert details.chart is not None
        assert details.card is not None
        assert details.chart.title.startswith(label)
        card = {entry.name: entry.value for entry in details.card}
        assert (card["Line"], card["Value"]) == (label, amount)


def test_what_an_opening_balance_is_part_of_is_not_called_an_opening_balance(window: MainWindow) -> None:
    """The closing balance is the same line, in a row of its own."""
    names = {START: "Plant, beginning", END: "Plant, end", STANDARD_LABEL: "Plant and equipment"}
    labels = {"Plant": [Label(role, "en", text) for role, text in names.items()]}
    facts = year(2022, "100", "125", Bought="40", Sold="15")
    filing = filing_of(facts, replace(page(*ACCOUNT), labels=labels), {"r": range(len(facts))})
    window.controller.choose_arrangement(Arrangement.PRESENTED)
    window.controller.show(filing.path, None, Inspection(filing, audit(filing, no_tick), 0.1, 0.1), 0.2)
    sheet = window.controller.sheet
    assert sheet is not None
    for label, named in (("Plant, beginning", "Part of"), ("Plant, end", "Total")):
        window.controller.select(Place(sheet.tree.label.index(label), 1))
        details = window.controller.details()
        assert details.equation is not None
        assert details.card is not None
        card = {entry.name: entry.value for entry in details.card}
        assert (details.equation.title, details.equation.period) == ("Plant, end", "31 Dec 2022")
        assert (card["Line"], card[named]) == (label, "Plant, end (roll-forward)")


def test_a_finding_is_called_as_the_row_to_which_it_leads(window: MainWindow) -> None:
    filing = cash_flows([("x:Cash", NEW_YEARS_EVES[2], "170")])
    window.controller.show(filing.path, None, Inspection(filing, audit(filing, no_tick), 0.1, 0.1), 0.2)
    index = window.work.findings.model.index_of(0).siblingAtColumn(WHERE_COLUMN)
    for arrangement, name in ((Arrangement.PRESENTED, "Cash, end"), (Arrangement.BY_AXIS, "Cash")):
        window.controller.choose_arrangement(arrangement)
        window.controller.select(None)
        window.controller.select_finding(0)
        window.work.details.finish()
        chart = window.controller.details().chart
        assert chart is not None
        assert (index.data(), current(window)[0], chart.title) == (name, name, name)
        for told in (index.data(Qt.ItemDataRole.ToolTipRole), index.parent().data(), tip(window)):
            assert f"{name} at 31 Dec 2022 is filed twice" in told


def tip(window: MainWindow) -> str:
    """What the tree says of the total in doubt."""
    return str(window.work.tree.view.currentIndex().data(Qt.ItemDataRole.ToolTipRole))


def test_where_the_search_for_causes_stopped_early_list_and_reports_say_so(window: MainWindow) -> None:
    filing = disclosure_filing()
    result = replace(audit(filing, no_tick), stopped=True)
    window.controller.show(filing.path, None, Inspection(filing, result, 0.1, 0.1), 0.2)
    assert window.work.findings.heading.title.endswith(f"; {STOPPED}")
    told = "\n".join(check_text(Inspection(filing, result, 0.1, 0.1)))
    assert STOPPED[1:] in told
    assert STOPPED[1:] in str(filing_counts(filing, result))
    whole = replace(result, stopped=False)
    window.controller.show(filing.path, None, Inspection(filing, whole, 0.1, 0.1), 0.2)
    assert "stopped" not in window.work.findings.heading.title + str(filing_counts(filing, whole))
