"""The amounts of a line know their fact, how accurate they are, and their change against a period like their own."""

from __future__ import annotations

from datetime import date

import pytest

from model.periods import Period, PeriodClass
from model.sheets.charts.choosing import DERIVED_NOTE, chart_sheet
from model.sheets.charts.points import Timeline, comparable
from model.sheets.chartsheet import ChartSheet, Point
from model.sheets.linesheet import line_sheet
from model.totals.audit import audit
from tests.filings import Fact, filing_of
from tests.model.sheets.charts.flows import YEAR_OF_FLOWS, Flow, flows, span


def line_chart(facts: list[Flow], kind: PeriodClass) -> ChartSheet:
    filing = flows(facts)
    sheet = line_sheet(filing, filing.sections[0], kind)
    chart = chart_sheet(filing, audit(filing, lambda _fraction: None), sheet, 0)
    assert chart is not None
    return chart


def changes(chart: ChartSheet) -> list[str | None]:
    return [point.change if point else None for point in chart.series[0].points]


@pytest.mark.parametrize(
    ("before", "now", "wanted"),
    [
        ((12, 0), (12, 12), True),
        ((3, 9), (3, 12), True),
        ((3, 0), (3, 12), True),
        ((0, 0), (0, 12), True),
        ((3, 6), (3, 12), False),
        ((12, -12), (12, 12), False),
        ((0, 9), (0, 12), False),
        ((9, 9), (12, 12), False),
        ((5, 5), (5, 10), True),
        ((5, -7), (4, 5), False),
    ],
)
def test_periods_of_one_length_that_adjoin_or_lie_a_year_apart(
    before: tuple[int, int], now: tuple[int, int], wanted: bool
) -> None:
    assert comparable(span(*before), span(*now)) is wanted


def test_a_change_is_never_told_across_a_missing_period() -> None:
    chart = line_chart([(12, -12, "100"), (12, 12, "200")], PeriodClass.YEAR)
    assert changes(chart) == [None, None]
    chart = line_chart([(12, 0, "160"), (12, 12, "200")], PeriodClass.YEAR)
    assert changes(chart) == [None, "+25.0 %"]
    assert chart.series[0].points[1] == Point(1, "0, to the unit", "", "+25.0 %", "2021")


def test_a_nil_between_ends_the_comparison() -> None:
    chart = line_chart([(12, -12, "100"), (12, 0, None), (12, 12, "200")], PeriodClass.YEAR)
    assert changes(chart) == [None, None, None]


def test_derived_quarters_stand_among_the_reported_ones() -> None:
    chart = line_chart(list(YEAR_OF_FLOWS), PeriodClass.QUARTER)
    assert chart.periods == ("Q1 2022", "Q2 2022 derived", "Q3 2022 derived", "Q4 2022 derived")
    assert list(chart.series[0].values) == [100, 130, 160, 210]
    first, *others = chart.series[0].points
    assert first is not None
    assert (first.row, first.equation) == (0, "")
    assert [(point.row, bool(point.equation)) for point in others if point] == [(-1, True)] * 3
    assert changes(chart) == [None, "+30.0 %", "+23.1 %", "+31.2 %"]
    assert chart.notes == (DERIVED_NOTE,)


def test_years_are_drawn_without_quarters() -> None:
    chart = line_chart(list(YEAR_OF_FLOWS), PeriodClass.YEAR)
    assert chart.periods == ("2022",)
    assert not chart.notes


def test_an_axis_has_the_derived_quarters_of_its_members() -> None:
    filing = flows(YEAR_OF_FLOWS, member="Asia")
    sheet = line_sheet(filing, filing.sections[0], PeriodClass.QUARTER)
    chart = chart_sheet(filing, audit(filing, lambda _fraction: None), sheet, 0)
    assert chart is not None
    assert list(chart.series[0].values) == [100, 130, 160, 210]
    assert chart.notes == (DERIVED_NOTE,)


def test_changes_are_put_away() -> None:
    filing = filing_of([Fact("1"), Fact("2", year=2021)])
    sheet = line_sheet(filing, filing.sections[0])
    chart = chart_sheet(filing, audit(filing, lambda _fraction: None), sheet, 0, changes=False)
    assert chart is not None
    assert not chart.changes
    assert changes(chart) == [None, "−50.0 %"]


def test_names_of_periods_become_shorter_and_never_break_a_date() -> None:
    assert Timeline((span(3, 3), span(3, 5)), (0, 1)).forms == (
        ("Q1 2022", "1 Mar 2022 – 31 May 2022"),
        ("Q1 2022", "1 Mar 2022 –\n31 May 2022"),
        ("Q1 2022", "3M to May 2022"),
        ("Q1 ’22", "3M to May ’22"),
        ("Q1\n2022", "3M to\nMay 2022"),
        ("Q1\n2022", "3M to\nMay\n2022"),
        ("Q1\n’22", "3M to\nMay\n’22"),
    )


def test_short_names_leave_out_that_a_quarter_was_derived() -> None:
    forms = Timeline((span(3, 9), span(3, 12)), (0, -1)).forms
    assert [form[1] for form in forms] == [
        "Q4 2022 derived",
        "Q4 2022\nderived",
        "Q4 2022",
        "Q4 ’22",
        "Q4\n2022",
        "Q4\n’22",
    ]


def test_a_name_that_two_periods_share_is_none() -> None:
    days = [Period(None, date(2022, 6, day)) for day in (15, 30)]
    assert Timeline(tuple(days), (0, 1)).forms == (("15 Jun 2022", "30 Jun 2022"),)


def test_a_chart_has_the_names_of_its_periods() -> None:
    chart = line_chart([(3, 3, "100"), (3, 6, "200")], PeriodClass.QUARTER)
    assert chart.forms[0] == chart.periods == ("Q1 2022", "Q2 2022")
    assert chart.forms[-1] == ("Q1\n’22", "Q2\n’22")
