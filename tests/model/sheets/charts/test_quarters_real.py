"""The fourth quarters of a real company are those that it announced, though it filed only its years."""

from __future__ import annotations

from model.inspection import inspect_path
from model.periods import PeriodClass
from model.sheets.charts.choosing import chart_sheet
from model.sheets.linefilter import node_paths
from model.sheets.linesheet import line_sheet
from model.sheets.revenue import opening_section
from tests.real import real


def test_fourth_quarters_as_announced() -> None:
    inspection = inspect_path(str(real("snow-companyfacts")))
    filing = inspection.filing
    sheet = line_sheet(filing, filing.sections[opening_section(filing)], PeriodClass.QUARTER)
    label = "revenue from contract with customer, excluding assessed tax"
    chart = chart_sheet(filing, inspection.audit, sheet, node_paths(sheet.tree).index(label))
    assert chart is not None
    by_period = dict(zip(chart.periods, chart.series[0].values, strict=True))
    # Its press release of 1 March 2023 states revenue of $589.0 million for the quarter.
    assert by_period["1 Nov 2022 – 31 Jan 2023 derived"] == 589_012_000
    assert len([period for period in chart.periods if period.endswith("derived")]) == 6
