"""What is kept of a filing that is open, and what the panes beside the tree show of one place in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from model.filing import Filing, Section
from model.inspection import Inspection
from model.sheets.charts.choosing import chart_sheet
from model.sheets.chartsheet import ChartKind, ChartSheet
from model.sheets.equation import EquationSheet, equation_sheet
from model.sheets.fact.entry import Entry
from model.sheets.factcard import fact_card
from model.sheets.lines.columns import Kind
from model.sheets.linesheet import LineSheet, of_one_class
from model.sheets.numbers import Scale
from model.sheets.places import Place, cell_at, equation_total, facts_at, meant_place
from model.sheets.revenue import shown_sections
from model.sheets.source.source import Source
from model.totals.audit import Audit


@dataclass
class Opened:
    """One filing that is open, and where in it the reader stands."""

    inspection: Inspection
    name: str
    path: str | None
    seconds: float
    scale: Scale
    source: Source
    section: int = 0
    kind: Kind | None = None
    place: Place | None = None
    finding: int = -1
    #: The fact that was asked for, where several state the same; None is the one that the sheet shows.
    fact: int | None = None

    @property
    def filing(self) -> Filing:
        """What was read."""
        return self.inspection.filing

    @cached_property
    def sections(self) -> Sequence[Section]:
        """Its sections, and one of all its revenue lines."""
        return shown_sections(self.filing)

    @property
    def audit(self) -> Audit:
        """What was found."""
        return self.inspection.audit


@dataclass(frozen=True)
class Details:
    """What the panes beside the tree show of one place; `row` is its fact."""

    chart: ChartSheet | None = None
    equation: EquationSheet | None = None
    card: list[Entry] | None = None
    row: int | None = None


def details_of(
    inspection: Inspection,
    sheet: LineSheet,
    place: Place,
    fact: int | None,
    wanted: ChartKind | None,
    *,
    changes: bool,
) -> Details:
    """What there is to show of a place; of several facts of its cell `fact`, where one was asked for.

    `wanted` is the kind of chart, `changes` whether it writes them.
    """
    filing, audit = inspection.filing, inspection.audit
    node, place = place.node, meant_place(audit, sheet, place)
    drawn = of_one_class(filing, sheet, place.column - 1)
    chart = chart_sheet(filing, audit, drawn, node, wanted, changes=changes)
    cell, facts = cell_at(sheet, place), facts_at(sheet, place)
    total = equation_total(filing, audit, cell) if cell is not None else None
    equation = equation_sheet(filing, audit, total, sheet.scale) if total is not None else None
    if not facts:
        return Details(chart, equation)
    row = facts[0] if fact is None else fact
    return Details(chart, equation, fact_card(filing, row, audit), row)
