"""What is wrong with a fact by itself is told with every value that was filed, beside its total or alone."""

from __future__ import annotations

from model.inspection import no_tick
from model.sheets.equation import equation_sheet, with_remarks
from model.sheets.fact.remarks import fact_remarks
from model.sheets.findingsheet import finding_rows
from model.sheets.numbers import UNITS
from model.totals.audit import audit
from model.totals.ledger import cell_of
from tests.filings import Fact, column, filing_of


def test_a_fact_that_is_filed_twice_is_remarked_with_both_values() -> None:
    filing = filing_of([Fact("20"), Fact("3"), Fact("7", concept="Cost")])
    result = audit(filing, no_tick)
    (remark,) = fact_remarks(filing, result, cell_of(filing, 0), UNITS)
    assert remark.severity == result.findings[0].severity.value
    assert "is filed twice with different values: 20 and 3" in remark.message
    assert [(filed.row, filed.amount, filed.where) for filed in remark.filed] == [
        (0, "20", "small:1"),
        (1, "3", "small:2"),
    ]
    assert fact_remarks(filing, result, cell_of(filing, 2), UNITS) == ()


def test_the_value_that_breaks_its_total_is_the_suspect() -> None:
    facts = column("Segments", {"Asia": "3000", "Europe": "4321"}, "7321")
    filing = filing_of([*facts, Fact("4231", {"Segments": "Europe"})])
    result = audit(filing, no_tick)
    row = next(row for row in range(len(filing.facts)) if filing.value(row) == 4321)
    remarks = fact_remarks(filing, result, cell_of(filing, row), UNITS)
    assert [(filed.amount, filed.suspect) for filed in remarks[0].filed] == [("4,321", False), ("4,231", True)]


def test_remarks_stand_alone_or_above_the_equation() -> None:
    filing = filing_of([*column("Segments", {"Asia": "3000", "Europe": "4321"}, "7321"), Fact("7")])
    result = audit(filing, no_tick)
    cell = cell_of(filing, len(filing.facts) - 1)
    alone = with_remarks(None, filing, result, cell, UNITS)
    assert alone is not None
    assert (alone.equations, len(alone.remarks)) == ((), 1)
    clean = filing_of(column("Segments", {"Asia": "3000", "Europe": "4321"}, "7321"))
    equation = equation_sheet(clean, audit(clean, no_tick), cell_of(clean, 0), UNITS)
    both = with_remarks(equation, filing, result, cell, UNITS)
    assert equation is not None
    assert both == equation._replace(remarks=alone.remarks)


def test_the_list_of_findings_states_the_values_that_were_filed() -> None:
    filing = filing_of([Fact("20"), Fact("3"), Fact("3")])
    (row,) = finding_rows(filing, audit(filing, no_tick), UNITS)
    assert (row.reported, row.computed, row.difference) == ("20 / 3", "", "")
    assert row.amounts[0] == 20
