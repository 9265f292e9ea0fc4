"""Gathers what the panes beside the tree show of one place: its chart, its equation, and its fact."""

from __future__ import annotations

from typing import NamedTuple

from model.filing import Filing
from model.sheets.charts.choosing import chart_sheet
from model.sheets.chartsheet import ChartKind, ChartSheet
from model.sheets.equation import EquationSheet, equation_sheet, with_remarks
from model.sheets.fact.entry import Entry
from model.sheets.factcard import fact_card
from model.sheets.lines.words import in_words_of_cell, in_words_of_row
from model.sheets.linesheet import LineSheet, of_one_class
from model.sheets.places import Place, cell_at, equation_total, facts_at, meant_place
from model.totals.audit import Audit
from model.totals.ledger import Cell


class Details(NamedTuple):
    """What the panes beside the tree show of one place; `row` is its fact."""

    chart: ChartSheet | None = None
    equation: EquationSheet | None = None
    card: list[Entry] | None = None
    row: int | None = None


def details_of(
    filing: Filing,
    audit: Audit,
    sheet: LineSheet,
    place: Place,
    fact: int | None,
    wanted: ChartKind | None,
    *,
    changes: bool,
) -> Details:
    """What there is to show of a place; of several facts of its cell `fact`, where one was asked for.

    `filing` is in the words of the section that the sheet shows, so that a line is called what it is called there, and
    that of the place what its row is called. `wanted` is the kind of chart, `changes` whether it writes them.
    """
    node, place = place.node, meant_place(audit, sheet, place)
    named = in_words_of_row(filing, sheet, node)
    drawn = of_one_class(filing, sheet, place.column - 1)
    chart = chart_sheet(named, audit, drawn, node, wanted, changes=changes)
    cell, facts = cell_at(sheet, place), facts_at(sheet, place)

    def words(other: Cell) -> Filing:
        """What a total is called: one line may be called otherwise in the row of another moment."""
        same = cell is not None and other.concept == cell.concept
        return named if other == cell else in_words_of_cell(filing if same else named, sheet, other)

    total = equation_total(filing, audit, cell) if cell is not None else None
    equation = equation_sheet(words(total), audit, total, sheet.scale, sheet) if total is not None else None
    if cell is not None:
        equation = with_remarks(equation, named, audit, cell, sheet.scale)
    if not facts:
        return Details(chart, equation)
    row = facts[0] if fact is None else fact
    return Details(chart, equation, fact_card(named, row, audit, words), row)
