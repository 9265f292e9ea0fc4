"""The sheets of the sample disclosure, as the panes are given them."""

from __future__ import annotations

from functools import cache

from model.filing import Filing
from model.sheets.charts.choosing import chart_sheet
from model.sheets.chartsheet import ChartSheet
from model.sheets.equation import EquationSheet, equation_sheet
from model.sheets.linesheet import LineSheet, line_sheet
from model.totals.audit import Audit, audit
from model.totals.ledger import cell_of
from tests.disclosure import disclosure_filing


@cache
def disclosed(*, cny: bool = False) -> tuple[Filing, Audit, LineSheet]:
    """The disclosure, read and checked; `cny` with all its rows in one currency."""
    filing = disclosure_filing(cny=cny)
    return filing, audit(filing, lambda _fraction: None), line_sheet(filing, filing.sections[0])


def chart_of(node: int, *, cny: bool = False) -> ChartSheet:
    """The chart of a row of the tree."""
    sheet = chart_sheet(*disclosed(cny=cny), node)
    assert sheet is not None
    return sheet


def node_of(*path: str) -> int:
    """The row of the tree with this label, below rows with the labels before it."""
    tree = disclosed()[2].tree
    for node, label in enumerate(tree.label):
        above, at = [label], node
        while (at := tree.parent[at]) >= 0:
            above.insert(0, tree.label[at])
        if above == list(path):
            return node
    raise LookupError(path)


def all_charts() -> list[ChartSheet]:
    """The chart of every row of the tree."""
    return [chart_of(node) for node in range(len(disclosed()[2].tree.label))]


def equations_of(row: int, *, cny: bool = False) -> EquationSheet:
    """The equations of the total in which a fact stands."""
    filing, result, sheet = disclosed(cny=cny)
    found = equation_sheet(filing, result, cell_of(filing, row), sheet.scale)
    assert found is not None
    return found
