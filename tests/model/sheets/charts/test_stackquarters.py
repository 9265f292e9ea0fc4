"""A quarter that was not filed is stacked where its total and all that adds up to it follow from the same periods."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import pytest

from model.amounts import exact_sum
from model.filing import Filing
from model.periods import PeriodClass
from model.sheets.charts.choosing import DERIVED_NOTE, chart_sheet
from model.sheets.chartsheet import ChartKind, ChartSheet, Footing, Series
from model.sheets.linesheet import line_sheet
from tests.calcs import ROLE, arcs, with_networks
from tests.filings import Fact, audited, filing_of, months
from tests.model.sheets.test_linesheet import find

#: First and last month, the total and its members.
Column = tuple[int, int, str, dict[str, str]]

#: A year of which the last quarter is missing: total and two members in three quarters, nine months and the year.
QUARTERS: list[Column] = [
    (1, 3, "100", {"a": "30", "b": "70"}),
    (4, 6, "130", {"a": "50", "b": "80"}),
    (7, 9, "160", {"a": "60", "b": "100"}),
]
NINE: Column = (1, 9, "390", {"a": "140", "b": "250"})
YEAR: Column = (1, 12, "600", {"a": "240", "b": "360"})


def facts_of(columns: Iterable[Column]) -> list[Fact]:
    facts = []
    for first, end, total, members in columns:
        span = months(2022, first, end)
        facts.append(Fact(total, span=span))
        facts += [Fact(value, {"A": member}, span=span) for member, value in members.items()]
    return facts


def filed(columns: Iterable[Column]) -> Filing:
    return filing_of(facts_of(columns))


def chart_of(filing: Filing, *path: str, wanted: ChartKind = ChartKind.TOTAL) -> ChartSheet:
    sheet = line_sheet(filing, filing.sections[0], PeriodClass.QUARTER)
    chart = chart_sheet(filing, audited(filing), sheet, find(sheet, *path), wanted)
    assert chart is not None
    assert chart.kind is wanted
    return chart


def last(series: Iterable[Series]) -> dict[str, Decimal | None]:
    return {known.label: known.values[-1] for known in series}


@pytest.mark.parametrize("path", [("Revenue",), ("A",)])
def test_the_fourth_quarter_is_stacked_as_derived(path: tuple[str, ...]) -> None:
    chart = chart_of(filed([*QUARTERS, NINE, YEAR]), *path)
    assert chart.periods == ("Q1 2022", "Q2 2022", "Q3 2022", "Q4 2022 derived")
    assert last(chart.series) == {"a": Decimal(100), "b": Decimal(110)}
    assert (chart.total[-1], chart.gaps[-1], chart.footings[-1]) == (Decimal(210), None, Footing.ADDS_UP)
    for points in (chart.total_points, *(known.points for known in chart.series)):
        assert points[-1] is not None
        assert points[-1].row == -1
        assert points[0] is not None
        assert not points[0].equation
    point = chart.series[0].points[-1]
    assert point is not None
    assert point.equation == "240 (2022) − 140 (1 Jan 2022 – 30 Sep 2022)"
    assert point.change == "+66.7 %"
    assert chart.notes == (DERIVED_NOTE,)


def test_shares_and_panels_have_it_too() -> None:
    filing = filed([*QUARTERS, NINE, YEAR])
    shares = chart_of(filing, "Revenue", wanted=ChartKind.SHARE)
    assert shares.periods[-1] == "Q4 2022 derived"
    assert [f"{known.shares[-1]:.4f}" for known in shares.series] == ["47.6190", "52.3810"]
    assert shares.notes == (DERIVED_NOTE,)
    panels = chart_of(filing, "Revenue", wanted=ChartKind.AXIS)
    assert last(panels.series) == {"a": Decimal(100), "b": Decimal(110)}
    assert panels.notes == (DERIVED_NOTE,)


def test_what_rounds_in_the_longer_periods_rounds_in_the_quarter() -> None:
    chart = chart_of(filed([*QUARTERS, NINE, (1, 12, "601", {"a": "240", "b": "360"})]), "Revenue")
    assert (chart.gaps[-1], chart.footings[-1]) == (Decimal(1), Footing.ROUNDS)


NOT_DERIVED = "Q4 2022 not drawn, though the total can be derived: {}."


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ([NINE, (1, 12, "600", {})], "the members were not added up in the longer periods"),
        ([(1, 9, "390", {"a": "140", "b": "250", "c": "0"}), YEAR], "the longer periods have other members"),
        (
            [NINE, (1, 12, "700", {"a": "240", "b": "360"})],
            "the members do not add up to the total in the longer periods",
        ),
    ],
)
def test_in_doubt_it_is_left_out_and_said(columns: list[Column], reason: str) -> None:
    chart = chart_of(filed([*QUARTERS, *columns]), "Revenue")
    assert chart.periods == ("Q1 2022", "Q2 2022", "Q3 2022")
    assert chart.notes == (NOT_DERIVED.format(reason),)
    assert chart_of(filed([*QUARTERS, *columns]), "Revenue", wanted=ChartKind.LINE).periods[-1] == "Q4 2022 derived"


def test_a_member_that_is_filed_itself_is_not_derived_and_so_nothing_is() -> None:
    alone = Fact("99", {"A": "a"}, span=months(2022, 10, 12))
    chart = chart_of(filing_of([*facts_of([*QUARTERS, NINE, YEAR]), alone]), "Revenue")
    assert not any("derived" in period for period in chart.periods)
    assert NOT_DERIVED.format("not all members can be derived") in chart.notes


def test_items_of_a_calculation_are_stacked_with_their_weights() -> None:
    spans = [(first, first + 2) for first in (1, 4, 7)] + [(1, 9), (1, 12)]
    rows = zip(spans, ("100", "130", "160", "390", "600"), ("30", "50", "60", "140", "240"), strict=True)
    facts = []
    for (first, end), sales, cost in rows:
        span = months(2022, first, end)
        facts += [
            Fact(str(int(sales) - int(cost)), concept="x:Margin", span=span),
            Fact(sales, concept="x:Sales", span=span),
            Fact(cost, concept="x:Cost", span=span),
        ]
    filing = with_networks(
        filing_of(facts, roles={ROLE: range(len(facts))}), {ROLE: arcs("x:Margin", "x:Sales", "-x:Cost")}
    )
    chart = chart_of(filing, "x:Margin")
    assert last(chart.series) == {"x:Sales": Decimal(210), "less x:Cost": Decimal(-100)}
    assert chart.total[-1] == Decimal(110)
    (cost_point,) = [known.points[-1] for known in chart.series if known.label == "less x:Cost"]
    assert cost_point is not None
    assert cost_point.equation == "−(240 (2022) − 140 (1 Jan 2022 – 30 Sep 2022))"


def test_what_is_gathered_is_derived_too() -> None:
    names = [f"m{number}" for number in range(1, 13)]
    columns: list[Column] = []
    for first, end, each in ((1, 3, 1), (4, 6, 2), (7, 9, 3), (1, 9, 6), (1, 12, 10)):
        members = {name: str(each * (place + 1)) for place, name in enumerate(names)}
        columns.append((first, end, str(each * 78), members))
    chart = chart_of(filed(columns), "Revenue")
    other = chart.series[-1]
    assert len(other.gathers) == 5
    assert other.values[-1] == exact_sum(value for known in other.gathers if (value := known.values[-1]) is not None)
    assert other.points[-1] is not None
    assert other.points[-1].equation == "the sum of 5 members"
    assert other.points[0] is None
