"""Tests that tree, chart, equation, card, list and reports say the same of a filing, in the same words."""

from __future__ import annotations

from dataclasses import replace

from model.inspection import Inspection, no_tick
from model.sheets.findingsheet import STOPPED
from model.sheets.report import check_text, filing_counts
from model.totals.audit import audit
from tests.disclosure import disclosure_filing
from tests.model.sheets.preferring import in_doubt
from tests.ui.test_reading import chosen_finding, current, equation_text, fact_text, rows
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
