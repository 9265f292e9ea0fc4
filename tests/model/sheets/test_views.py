"""Charts, equations, fact cards and the list of findings say what the filing and its audit say."""

from __future__ import annotations

from decimal import Decimal

from model.filing import Filing
from model.networks import Taxonomy
from model.sheets.charts.choosing import chart_sheet
from model.sheets.chartsheet import ChartKind, ChartSheet, Footing
from model.sheets.equation import TermRole, equation_sheet
from model.sheets.factcard import fact_card
from model.sheets.findingsheet import finding_rows
from model.sheets.linesheet import LineSheet, line_sheet
from model.totals.audit import Audit, audit
from model.totals.checks import Verdict
from model.totals.ledger import cell_of
from tests.calcs import ROLE, arcs
from tests.disclosure import FACILITATION, OTHER, POST, SALES, TYPES, disclosure_filing
from tests.filings import Fact, column, filing_of
from tests.model.sheets.test_linesheet import find
from tests.model.test_layout import network, two_sections


def opened(filing: Filing) -> tuple[Filing, Audit, LineSheet]:
    return filing, audit(filing, lambda _fraction: None), line_sheet(filing, filing.sections[0])


def chart_of(filing: Filing, *path: str) -> ChartSheet:
    filing, result, sheet = opened(filing)
    chart = chart_sheet(filing, result, sheet, find(sheet, *path))
    assert chart is not None
    return chart


def test_a_line_has_gaps_not_zeros_and_its_changes() -> None:
    chart = chart_of(disclosure_filing(), "Product offerings", "Direct lending program revenue", FACILITATION)
    assert chart.kind is ChartKind.LINE
    assert chart.periods == ("2020", "2021", "2022")
    assert chart.unit == "CNY in thousands"
    assert chart.series[0].values == (Decimal(66_286_000), None, None)
    assert [point.change if point else None for point in chart.series[0].points] == [None, None, None]


def test_a_total_is_stacked_by_the_axis_in_doubt_with_its_gaps() -> None:
    chart = chart_of(disclosure_filing(), "Online lending platform revenue", "Total")
    assert chart.kind is ChartKind.TOTAL
    assert chart.total == (Decimal(1_256_005_000), Decimal(761_451_000), Decimal(561_667_000))
    assert chart.gaps == (Decimal(5_667_000), Decimal(202_960_000), Decimal(154_906_000))
    assert [series.label for series in chart.series][:2] == [FACILITATION, POST]
    assert SALES not in [series.label for series in chart.series]
    assert chart.notes == ("Sales income is filed in USD.",)


def test_a_total_that_foots_has_no_gap() -> None:
    chart = chart_of(disclosure_filing(cny=True), TYPES.label, POST)
    assert chart.kind is ChartKind.TOTAL
    assert chart.gaps == (None, None, None)
    assert not chart.notes


def test_an_axis_draws_every_line_of_its_unit_and_names_the_others() -> None:
    chart = chart_of(disclosure_filing(), TYPES.label)
    assert chart.kind is ChartKind.AXIS
    assert len(chart.series) == 4
    assert chart.notes == ("Sales income is in USD and not drawn.",)


def test_a_member_has_one_colour_wherever_it_is_drawn() -> None:
    filing = disclosure_filing()
    axis = {series.label: series.colour for series in chart_of(filing, TYPES.label).series}
    total = {
        series.label: series.colour for series in chart_of(filing, "Online lending platform revenue", "Total").series
    }
    assert total.items() <= axis.items()
    assert len(set(axis.values())) == len(axis)


def test_an_empty_row_has_no_chart() -> None:
    filing, result, sheet = opened(filing_of([Fact("5"), Fact("3", {"A": "a", "B": "b"})]))
    assert chart_sheet(filing, result, sheet, find(sheet, "A")) is None


def test_the_equation_of_a_total_in_doubt_before_and_after() -> None:
    filing, result, sheet = opened(disclosure_filing())
    cell = next(finding.check.total_cell for finding in result.finding_of.values())
    shown = equation_sheet(filing, result, cell, sheet.scale)
    assert shown is not None
    doubt, other = shown.equations
    assert (doubt.axis, doubt.verdict, doubt.severity) == (TYPES.label, Verdict.OFF, "error")
    rows = [(term.role, term.amount) for term in doubt.terms]
    assert rows[-3:] == [
        (TermRole.SUM, "406,761"),
        (TermRole.TOTAL, "561,667"),
        (TermRole.DIFFERENCE, "154,906"),
    ]
    assert doubt.mended[-1].amount == "0"
    assert [term.label for term in doubt.mended if term.corrected] == [SALES]
    assert doubt.message.startswith("Sales income is filed in USD; read as CNY,")
    assert doubt.evidence[0] == "This one correction makes six totals foot exactly."
    assert (other.verdict, other.severity, other.mended) == (Verdict.FOOTS, None, ())


def test_the_fact_at_fault_is_marked() -> None:
    filing, result, sheet = opened(disclosure_filing(cny=True, changes={(FACILITATION, None, 2020): -177_147}))
    cell = next(
        finding.check.total_cell for finding in result.finding_of.values() if finding.check.relation.fixed == ()
    )
    shown = equation_sheet(filing, result, cell, sheet.scale)
    assert shown is not None
    assert [term.label for term in shown.equations[0].terms if term.suspect] == [FACILITATION]
    assert [(term.label, term.amount) for term in shown.equations[0].mended if term.corrected] == [
        (FACILITATION, "177,147")
    ]


def test_nothing_adds_up_to_a_bare_fact() -> None:
    filing, result, sheet = opened(disclosure_filing())
    assert equation_sheet(filing, result, cell_of(filing, len(filing.facts) - 1), sheet.scale) is None


def test_a_fact_card_marks_what_was_inferred() -> None:
    filing = disclosure_filing()
    row = next(row for row in range(len(filing.facts)) if filing.value(row) == 26_376_000)
    card = {entry.name: entry for entry in fact_card(filing, row)}
    assert card["Value"].value == "26,376,000"
    assert card["Unit"].value == "iso4217:CNY"
    assert card["Decimals"].value == "−3, to the thousand: the true value is within ±500"
    assert card["Period"].value == "2020-01-01 to 2020-12-31"
    assert card[TYPES.label].inferred
    assert card["Column"].inferred
    assert "certain" in card["Column"].value
    assert card["Source"].value.startswith("disclosure.txt:")


def test_the_list_of_findings() -> None:
    filing, result, sheet = opened(disclosure_filing())
    rows = finding_rows(filing, result, sheet.scale)
    assert len(rows) == 6
    first = rows[0]
    assert (first.severity, first.root, first.period) == ("error", 1, "2022")
    assert (first.reported, first.computed, first.difference) == ("561,667", "406,761", "154,906")
    assert first.where == f"Total by {TYPES.label}"
    assert first.cause == "Sales income: tagged in another unit"
    assert rows[3].where == f"{OTHER} by {TYPES.label}"


def test_a_finding_on_contradicting_facts_leads_to_them() -> None:
    filing, result, sheet = opened(filing_of([*column("A", {"a": "1", "b": "2"}, "3"), Fact("4")]))
    (row,) = finding_rows(filing, result, sheet.scale)
    said = "Revenue for 2022 is filed twice with different values: 3 and 4; with 3 its totals add up."
    assert row.message == said
    assert row.cell == cell_of(filing, 0)


def test_a_member_in_another_unit_stands_apart_in_the_equation_as_filed() -> None:
    filing, result, sheet = opened(disclosure_filing())
    equations = equation_sheet(filing, result, cell_of(filing, 0), sheet.scale)
    assert equations is not None
    apart = [term for term in equations.equations[0].terms if term.role is TermRole.LEFT_OUT]
    assert [(term.label, term.amount, term.suspect) for term in apart] == [(SALES, "USD 154,906", True)]
    assert filing.value(apart[0].row) == Decimal(154_906_000)
    assert not [term for term in equations.equations[1].terms if term.role is TermRole.LEFT_OUT]


def test_a_chart_of_a_total_says_what_each_gap_means() -> None:
    in_doubt = chart_of(disclosure_filing(), "Online lending platform revenue", "Total")
    assert in_doubt.footings == (Footing.ERROR,) * 3
    foots = chart_of(disclosure_filing(), "Types of revenues", POST)
    assert foots.footings == (Footing.ADDS_UP,) * 3


def test_an_equation_is_headed_by_its_line() -> None:
    filing, result, sheet = opened(disclosure_filing())
    cell = next(check.total_cell for check in result.checks.values() if check.relation.fixed)
    shown = equation_sheet(filing, result, cell, sheet.scale)
    assert shown is not None
    assert shown.title == filing.members[cell.dims[-1][1]].label


def test_a_line_without_numbers_has_no_chart() -> None:
    filing, result, sheet = opened(filing_of([Fact(None), Fact("3", {"A": "a"})]))
    assert chart_sheet(filing, result, sheet, find(sheet, "Revenue")) is None


def test_members_stand_in_the_order_of_the_sheet_in_chart_and_equation() -> None:
    filing = two_sections()
    result = audit(filing, lambda _fraction: None)
    for section, order in ((0, ["South", "North", "Far"]), (1, ["North", "South", "Far"])):
        sheet = line_sheet(filing, filing.sections[section])
        chart = chart_sheet(filing, result, sheet, sheet.node_of(0) or 0, ChartKind.TOTAL)
        shown = equation_sheet(filing, result, cell_of(filing, 0), sheet.scale, sheet)
        assert chart is not None
        assert shown is not None
        assert [series.label for series in chart.series] == order
        assert [term.label for term in shown.equations[0].terms if term.role is TermRole.CONTRIBUTOR] == order


def test_of_several_breakdowns_that_of_the_sheet_comes_first() -> None:
    parts = {"": "30", "Goods": "20", "Phones": "15", "Tablets": "5", "Services": "10"}
    facts = [Fact(value, {"Product": member} if member else {}) for member, value in parts.items()]
    roles = {"coarse": (0, 1, 4), "fine": (0, 2, 3, 4)}
    networks = {
        "coarse": network("Head>Revenue", "Head>Product", "Product>Goods", "Product>Services"),
        "fine": network("Head>Revenue", "Head>Product", "Product>Phones", "Product>Tablets", "Product>Services"),
    }
    filing = filing_of(facts, Taxonomy(presentation=networks), roles)
    result = audit(filing, lambda _fraction: None)
    for section, count in enumerate((2, 3)):
        sheet = line_sheet(filing, filing.sections[section])
        shown = equation_sheet(filing, result, cell_of(filing, 0), sheet.scale, sheet)
        assert shown is not None
        first = [term for term in shown.equations[0].terms if term.role is TermRole.CONTRIBUTOR]
        assert len(shown.equations) == 2
        assert len(first) == count


def test_items_of_a_calculation_stand_in_the_order_of_the_sheet() -> None:
    facts = [Fact(value, concept=name) for name, value in (("Cash", "5"), ("Land", "7"), ("Assets", "12"))]
    networks = {ROLE: network("Head>Land", "Head>Cash", "Head>Assets")}
    taxonomy = Taxonomy(presentation=networks, calculation={ROLE: arcs("Assets", "Cash", "Land")})
    filing = filing_of(facts, taxonomy, {ROLE: (1, 0, 2)})
    sheet = line_sheet(filing, filing.sections[0])
    shown = equation_sheet(filing, audit(filing, lambda _fraction: None), cell_of(filing, 2), sheet.scale, sheet)
    assert shown is not None
    assert [term.label for term in shown.equations[0].terms][:2] == ["Land", "Cash"]
