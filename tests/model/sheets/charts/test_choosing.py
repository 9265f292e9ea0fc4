"""A row is drawn in the kind of chart that was asked for where it suits, and otherwise it is said why not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from model.filing import Filing
from model.inspection import no_tick
from model.sheets.charts.choosing import MOST_PANELS, chart_sheet
from model.sheets.charts.stacks import NOTHING_ADDS_UP
from model.sheets.chartsheet import ChartKind, ChartSheet, Footing
from model.sheets.equation import equation_sheet
from model.sheets.linesheet import line_sheet
from model.totals.audit import audit
from model.totals.ledger import cell_of
from tests.calcs import ROLE, arcs, with_networks
from tests.disclosure import disclosure_filing
from tests.filings import Fact, column, filing_of
from tests.model.sheets.test_linesheet import find

PARTS = {"a": "30", "b": "50", "c": "20"}


def chart_of(filing: Filing, *path: str, wanted: ChartKind | None = None) -> ChartSheet:
    sheet = line_sheet(filing, filing.sections[0])
    chart = chart_sheet(filing, audit(filing, lambda _fraction: None), sheet, find(sheet, *path), wanted)
    assert chart is not None
    return chart


def why_not(chart: ChartSheet) -> dict[ChartKind, str]:
    return {choice.kind: choice.why_not for choice in chart.choices}


def test_a_total_that_foots_can_be_drawn_in_every_kind() -> None:
    filing = filing_of(column("A", PARTS, "100"))
    assert chart_of(filing, "Revenue").kind is ChartKind.TOTAL
    for kind in ChartKind:
        chart = chart_of(filing, "Revenue", wanted=kind)
        assert chart.kind is kind
        assert not any(why_not(chart).values())


def test_a_member_that_is_told_by_the_members_of_another_axis_is_drawn_by_all_of_them() -> None:
    """It is two contributors of one member: neither takes the place of the other, nor its colour."""
    facts = []
    for year, total, parts in ((2022, "1245", ("234", "411", "600")), (2021, "1156", ("256", "300", "600"))):
        research, goods, services = parts
        facts += [Fact(total, year=year), Fact(research, {"A": "research"}, year)]
        facts += [
            Fact(goods, {"A": "sales", "B": "goods"}, year),
            Fact(services, {"A": "sales", "B": "services"}, year),
        ]
    chart = chart_of(filing_of(facts), "Revenue")
    assert chart.kind is ChartKind.TOTAL
    assert chart.footings == (Footing.ADDS_UP,) * 2
    assert [sum(known.values[period] or 0 for known in chart.series) for period in (0, 1)] == [1156, 1245]
    assert len({known.colour for known in chart.series}) == 3


def test_every_part_of_a_stack_knows_its_fact_and_its_change() -> None:
    filing = filing_of([*column("A", PARTS, "100"), *column("A", {"a": "20", "b": "60"}, "80", 2021)])
    chart = chart_of(filing, "Revenue")
    rows = {series.label: [point.row if point else None for point in series.points] for series in chart.series}
    assert rows == {"a": [5, 1], "b": [6, 2], "c": [None, 3]}
    assert [point.row if point else None for point in chart.total_points] == [4, 0]
    changes = {series.label: series.points[1].change for series in chart.series if series.points[1]}
    assert changes == {"a": "+50.0 %", "b": "−16.7 %", "c": None}
    assert chart.total_points[1] is not None
    assert chart.total_points[1].change == "+25.0 %"


def test_shares_are_hundredths_of_the_sum_of_the_members() -> None:
    chart = chart_of(filing_of(column("A", {"a": "1", "b": "2"}, "3")), "Revenue", wanted=ChartKind.SHARE)
    assert [series.values for series in chart.series] == [(Decimal(1),), (Decimal(2),)]
    shares = [series.shares[0] for series in chart.series]
    assert [f"{share:.6f}" for share in shares] == ["33.333333", "66.666667"]


def test_members_below_zero_have_shares_too() -> None:
    chart = chart_of(filing_of(column("A", {"a": "-30", "b": "-70"}, "-100")), "Revenue", wanted=ChartKind.SHARE)
    assert [series.shares for series in chart.series] == [(Decimal(30),), (Decimal(70),)]


@pytest.mark.parametrize(
    ("parts", "total", "reason"),
    [
        ({"a": "30", "b": "-10"}, "20", "some members are above zero and some below"),
        ({"a": "30", "b": "10"}, "60", "the members do not add up to the total"),
        ({"a": "0", "b": "0"}, "0", "all members are zero"),
    ],
)
def test_where_there_are_no_shares_it_is_said_why(parts: dict[str, str], total: str, reason: str) -> None:
    chart = chart_of(filing_of(column("A", parts, total)), "Revenue", wanted=ChartKind.SHARE)
    assert chart.kind is not ChartKind.SHARE
    assert why_not(chart)[ChartKind.SHARE] == f"There are no shares of the whole: {reason}."


def test_a_period_without_shares_is_a_gap_and_a_note() -> None:
    filing = filing_of(
        [*column("A", PARTS, "100"), *column("A", {"a": "1", "b": "2"}, "9", 2021), Fact("5", year=2020)]
    )
    chart = chart_of(filing, "Revenue", wanted=ChartKind.SHARE)
    assert [series.shares for series in chart.series] == [(None, None, Decimal(share)) for share in (30, 50, 20)]
    assert chart.notes == (
        "No shares in 2020: no members are reported.",
        "No shares in 2021: the members do not add up to the total.",
    )


def test_shares_are_those_of_the_axis_that_adds_up() -> None:
    off = [Fact(value, {"B": member}) for member, value in (("x", "1"), ("y", "2"), ("z", "3"), ("w", "4"))]
    filing = filing_of([*column("A", PARTS, "100"), *off])
    for wanted in (None, ChartKind.SHARE):
        assert chart_of(filing, "Revenue", wanted=wanted).title == "Revenue by A"


def test_shares_are_those_of_another_axis_where_the_first_is_in_doubt() -> None:
    filing = disclosure_filing()
    whole = ("Online lending platform revenue", "Total")
    assert chart_of(filing, *whole).title == "Total by Types of revenues"
    shares = chart_of(filing, *whole, wanted=ChartKind.SHARE)
    assert (shares.kind, shares.title) == (ChartKind.SHARE, "Total by Product offerings")


def test_a_line_without_members_is_a_line_and_says_so() -> None:
    chart = chart_of(filing_of([Fact("5")]), "Revenue", wanted=ChartKind.TOTAL)
    assert chart.kind is ChartKind.LINE
    assert why_not(chart) == {
        ChartKind.LINE: "",
        ChartKind.TOTAL: NOTHING_ADDS_UP,
        ChartKind.SHARE: NOTHING_ADDS_UP,
        ChartKind.AXIS: NOTHING_ADDS_UP,
    }


def test_members_that_need_not_add_up_leave_the_line_a_line() -> None:
    filing = filing_of(column("A", {"a": "30"}, "100"))
    assert chart_of(filing, "Revenue").kind is ChartKind.LINE
    assert chart_of(filing, "Revenue", wanted=ChartKind.TOTAL).gaps == (Decimal(70),)


def test_an_axis_is_stacked_against_the_line_that_it_splits() -> None:
    filing = filing_of(column("A", PARTS, "100"))
    assert chart_of(filing, "A").kind is ChartKind.AXIS
    assert chart_of(filing, "A", wanted=ChartKind.LINE).kind is ChartKind.AXIS
    stacked = chart_of(filing, "A", wanted=ChartKind.TOTAL)
    assert stacked.title == "Revenue by A"
    assert list(stacked.total) == [100]
    assert chart_of(filing, "A", wanted=ChartKind.SHARE).series[0].shares == (Decimal(30),)


def test_an_axis_without_a_total_says_so() -> None:
    chart = chart_of(filing_of([Fact("5", {"A": "a"}), Fact("3", {"A": "b"})]), "A", wanted=ChartKind.TOTAL)
    assert why_not(chart)[ChartKind.TOTAL] == "No total is reported that these lines add up to."


def test_of_too_many_lines_the_largest_are_drawn_and_the_rest_counted() -> None:
    parts = {f"m{number}": str(number) for number in range(30)}
    chart = chart_of(filing_of(column("A", parts, str(sum(range(30))))), "A")
    assert [series.label for series in chart.series] == [f"m{number}" for number in range(6, 30)]
    assert (len(chart.series), chart.left_out) == (MOST_PANELS, 6)


def calculated(*values: str, year: int = 2022) -> list[Fact]:
    """Income before tax, the tax that is taken off it, and what is left."""
    return [
        Fact(value, concept=name, year=year) for name, value in zip(("Before", "Tax", "After"), values, strict=True)
    ]


def test_a_calculation_is_stacked_on_demand_and_what_it_takes_off_stands_below_zero() -> None:
    facts = [*calculated("100", "30", "70"), *calculated("90", "20", "70", year=2021)]
    filing = with_networks(filing_of(facts), {ROLE: arcs("After", "Before", "-Tax")})
    assert chart_of(filing, "After").kind is ChartKind.LINE
    chart = chart_of(filing, "After", wanted=ChartKind.TOTAL)
    assert (chart.kind, chart.title) == (ChartKind.TOTAL, "After by calculation")
    assert [series.label for series in chart.series] == ["Before", "less Tax"]
    assert [list(series.values) for series in chart.series] == [[90, 100], [-20, -30]]
    assert [point.row if point else None for point in chart.series[1].points] == [4, 1]
    assert len({series.colour for series in chart.series}) == 2
    assert list(chart.total) == [70, 70]
    assert chart.gaps == (None, None)
    assert "below" in why_not(chart)[ChartKind.SHARE]


def test_a_calculation_in_doubt_is_drawn_unasked_with_its_gap() -> None:
    years = {2019: "70", 2020: "70", 2021: "70", 2022: "79"}
    facts = [fact for year, after in years.items() for fact in calculated("100", "30", after, year=year)]
    filing = with_networks(filing_of(facts), {ROLE: arcs("After", "Before", "-Tax")})
    chart = chart_of(filing, "After")
    assert chart.kind is ChartKind.TOTAL
    assert list(chart.gaps) == [None, None, None, 9]
    assert chart.footings[-1] is not None
    assert chart.footings[-1].in_doubt


def test_of_several_concepts_a_member_is_titled_with_its_own() -> None:
    revenue = column("B", {"x": "6", "y": "4"}, "10", A="a")
    filing = filing_of([*revenue, *(fact._replace(concept="Cost") for fact in revenue)])
    result, sheet = audit(filing, no_tick), line_sheet(filing, filing.sections[0])
    titles, equations = set(), set()
    for node, line in enumerate(sheet.tree.line):
        if line >= 0:
            chart = chart_sheet(filing, result, sheet, node)
            titles.add(chart.title if chart else "")
            equation = equation_sheet(filing, result, cell_of(filing, int(sheet.facts[line][0])), sheet.scale)
            equations.add(equation.title if equation else "")
    assert titles >= {"Cost, a by B", "Revenue, a by B"}
    assert {"Cost, a", "Revenue, a"} <= equations
    assert all(title.startswith(("Cost, ", "Revenue, ")) for title in titles)


def test_members_come_before_a_calculation() -> None:
    facts = [
        *calculated("100", "30", "70"),
        Fact("50", {"A": "a"}, concept="After"),
        Fact("20", {"A": "b"}, concept="After"),
    ]
    filing = with_networks(filing_of(facts), {ROLE: arcs("After", "Before", "-Tax")})
    assert chart_of(filing, "After").title == "After by A"


def test_members_of_a_total_that_is_filed_twice_are_drawn_as_filed_without_a_verdict() -> None:
    facts = [*column("A", PARTS, "100", 2021), *column("A", PARTS, "100"), Fact("90")]
    filing = filing_of(facts)
    stacked = chart_of(filing, "Revenue", wanted=ChartKind.TOTAL)
    assert stacked.footings[-1] is None
    assert stacked.gaps[-1] is None
    values = [series.values for series in stacked.series]
    assert all(value is not None for of_member in values for value in of_member)
    assert [of_member[0] for of_member in values] == [of_member[1] for of_member in values]
    shares = chart_of(filing, "Revenue", wanted=ChartKind.SHARE)
    assert any("2022: the members were not added up" in note for note in shares.notes)


def test_huge_amounts_are_stated_in_trillions() -> None:
    facts = [Fact(str(value * 10**12), year=year, unit="iso4217:JPY") for year, value in ((2021, 31), (2022, 37))]
    chart = chart_of(filing_of(facts), "Revenue")
    assert (chart.unit, chart.unit_name, chart.scale.power) == ("JPY in trillions", "JPY", 12)
