"""Messages read well for every kind of total, period and slip."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from model.building import FilingBuilder
from model.filing import Concept, Filing, Unit
from model.inspection import no_tick
from model.periods import Period
from model.sheets.equation import equation_sheet
from model.sheets.findingsheet import finding_rows, quiet_sentence
from model.sheets.numbers import UNITS
from model.sheets.wording import evidence_sentences, finding_message
from model.totals.audit import Audit, audit
from model.totals.findings import Finding, TotalFinding
from tests.calcs import ROLE, arcs, with_networks
from tests.disclosure import disclosure_filing
from tests.filings import Fact, column, filing_of

Amount = tuple[str, Period, int]


def instant(year: int) -> Period:
    return Period(None, date(year, 12, 31))


def year_of(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31))


def reported(*amounts: Amount) -> Filing:
    builder = FilingBuilder("small", "test")
    unit = builder.units.place(Unit("iso4217:EUR"))
    rows = [
        builder.add(
            builder.concepts.place(Concept(name, name)),
            builder.periods.place(period),
            builder.dimensions([]),
            Decimal(value),
            unit=unit,
            decimals=0,
        )
        for name, period, value in amounts
    ]
    builder.section("Statement", "Statements", rows)
    return builder.build()


def calculated(*amounts: Amount) -> Filing:
    return with_networks(reported(*amounts), {ROLE: arcs("Assets", "Cash", "Land", "-Debt")})


def first(filing: Filing) -> tuple[Audit, Finding]:
    result = audit(filing, no_tick)
    return result, result.findings[0]


def balance(cash: int, land: int, debt: int, total: int, year: int) -> list[Amount]:
    names = zip(("Cash", "Land", "Debt", "Assets"), (cash, land, debt, total), strict=True)
    return [(name, instant(year), value) for name, value in names]


def test_a_calculation_at_a_date() -> None:
    filing = calculated(*balance(5_200, 7_310, 400, -12_110, 2022), *balance(5_000, 7_000, 300, 11_700, 2021))
    _, finding = first(filing)
    assert isinstance(finding, TotalFinding)
    assert finding_message(filing, finding, UNITS) == (
        "Assets at 31 Dec 2022, filed as −12,110, has the wrong sign; "
        "as 12,110, the three items of its calculation add up to it."
    )
    assert evidence_sentences(filing, finding) == [
        "The three items of its calculation add up to this total at 31 Dec 2021."
    ]
    (row,) = finding_rows(filing, audit(filing, no_tick), UNITS)
    assert (row.where, row.kind, row.cause_kind) == ("Assets (calculation)", "Calculation", "Wrong sign")


def test_an_item_of_a_calculation_at_fault() -> None:
    filing = calculated(*balance(5_200, 7_310_000, 400, 12_110, 2022), *balance(5_000, 7_000, 300, 11_700, 2021))
    _, finding = first(filing)
    assert finding_message(filing, finding, UNITS) == (
        "Land at 31 Dec 2022, filed as 7,310,000, is off by a power of ten; "
        "as 7,310, the three items of its calculation add up to the total of Assets."
    )


def quarters(year: int, *amounts: int) -> list[Amount]:
    starts = [date(year, month, 1) for month in (1, 4, 7, 10)]
    ends = [date(year, 3, 31), date(year, 6, 30), date(year, 9, 30), date(year, 12, 31)]
    spans = [Period(*pair) for pair in zip(starts, ends, strict=True)]
    return [("Sales", span, amount) for span, amount in zip(spans, amounts, strict=True)]


def test_shorter_periods_of_a_longer_one() -> None:
    filing = reported(
        *quarters(2022, 1_100, 1_251, -1_307, 1_402),
        *quarters(2021, 1_000, 1_050, 1_010, 1_020),
        ("Sales", year_of(2022), 5_060),
        ("Sales", year_of(2021), 4_080),
    )
    result, finding = first(filing)
    assert finding_message(filing, finding, UNITS) == (
        "Sales for Q3 2022, filed as −1,307, has the wrong sign; "
        "as 1,307, the four shorter periods add up to the total of Sales for 2022."
    )
    assert isinstance(finding, TotalFinding)
    sheet = equation_sheet(filing, result, finding.check.total_cell, UNITS)
    assert sheet is not None
    assert sheet.equations[0].axis == "Shorter periods"
    assert {"Q1 2022", "Q2 2022", "Q3 2022", "Q4 2022"} <= {term.label for term in sheet.equations[0].terms}


def test_amounts_in_two_units_have_no_difference_to_tell() -> None:
    filing = filing_of(column("Segments", {"Asia": "3000", "Europe": "4321"}, "7321"))
    builder_units = [*filing.units, Unit("iso4217:USD")]
    filing = replace(filing, units=builder_units)
    check = next(iter(audit(filing, no_tick).checks.values()))
    other = check.in_unit(check.total_cell._replace(unit=len(builder_units) - 1))
    result, known = first(disclosure_filing())
    assert isinstance(known, TotalFinding)
    finding = known._replace(check=other, correction=None, mended=None)
    assert finding_message(filing, finding, UNITS) == (
        "The total of Revenue is filed in USD and the two segments in EUR; no single correction explains it."
    )
    assert result.findings


def test_a_fact_that_is_filed_twice_or_more_often() -> None:
    twice = filing_of([Fact("20"), Fact("3")])
    assert finding_message(twice, first(twice)[1], UNITS) == (
        "Revenue for 2022 is filed twice with different values: 20 and 3."
    )
    thrice = filing_of([Fact("20"), Fact("3"), Fact("3")])
    assert "is filed three times with different values: 20 and 3." in finding_message(thrice, first(thrice)[1], UNITS)


def test_a_filing_without_findings_says_what_adds_up() -> None:
    def said(filing: Filing) -> str:
        return quiet_sentence(filing, audit(filing, no_tick))

    assert said(disclosure_filing(cny=True)) == "No total is in doubt: all 28 add up"
    assert said(filing_of([Fact("20")])) == "No total is in doubt: nothing in this filing should add up to anything"
    assert said(filing_of([])) == "Nothing was checked: no fact could be read"
    one = filing_of(column("Segments", {"Asia": "3000", "Europe": "4321"}, "7321"))
    assert said(one) == "No total is in doubt: the only one adds up"
    partial = filing_of(
        [
            *column("Segments", {"Asia": "3000", "Europe": "4321"}, "7321"),
            *column("Owners", {"Ann": "3", "Bob": "50"}, "7321")[1:],
        ]
    )
    assert said(partial) == "No total is in doubt: 1 adds up, 1 need not"


def test_a_total_that_is_called_one_by_its_label_is_not_called_so_twice() -> None:
    filing = calculated(*balance(5_200, 7_310_000, 400, 12_110, 2022), *balance(5_000, 7_000, 300, 11_700, 2021))
    labels = {"Assets": "Total assets"}
    concepts = [concept._replace(label=labels.get(concept.name, concept.label)) for concept in filing.concepts]
    _, finding = first(filing)
    told = finding_message(replace(filing, concepts=concepts), finding, UNITS)
    assert told.endswith("the three items of its calculation add up to the total assets.")
