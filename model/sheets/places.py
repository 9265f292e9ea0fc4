"""Turns a place in a sheet, a node and a column, into the cell, fact and total that it stands for, and back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from model.amounts import plain
from model.filing import Filing
from model.sheets.findingsheet import finding_cell
from model.sheets.linesheet import LineSheet
from model.totals.audit import Audit
from model.totals.findings import Finding, TotalFinding
from model.totals.ledger import Cell, cell_of

#: The column of the labels; the periods follow it, and last come the facts whose period is open.
LABEL = 0


class Place(NamedTuple):
    """A node of a sheet's tree and a column of its table."""

    node: int
    column: int


def column_count(sheet: LineSheet) -> int:
    """The label, one column a period, and one for facts whose period is open where there are any."""
    return 1 + len(sheet.periods) + bool(sheet.open)


def facts_at(sheet: LineSheet, place: Place) -> list[int]:
    """The rows of the facts in a place: none, one, or several whose period is open."""
    line = sheet.tree.line[place.node]
    if line < 0 or place.column == LABEL:
        return []
    if place.column > len(sheet.periods):
        return sheet.open.get(line, [])
    row = int(sheet.facts[line, place.column - 1])
    return [row] if row >= 0 else []


def cell_at(sheet: LineSheet, place: Place) -> Cell | None:
    """The coordinates of a place, whether or not a fact stands there; None for labels and open periods."""
    line = sheet.tree.line[place.node]
    if line < 0 or not LABEL < place.column <= len(sheet.periods):
        return None
    at = sheet.lines[line]
    return Cell(at.concept, at.unit, sheet.periods[place.column - 1], at.dims)


def meant_place(audit: Audit, sheet: LineSheet, place: Place) -> Place:
    """The place that a label stands for: its newest total in doubt, else its newest fact."""
    if place.column != LABEL or sheet.tree.line[place.node] < 0:
        return place
    there = [Place(place.node, column) for column in range(1, column_count(sheet))]
    filed = [other for other in there if facts_at(sheet, other)]
    doubtful = (other for other in filed if _in_doubt(audit, cell_at(sheet, other)))
    return next(doubtful, filed[0] if filed else place)


def place_of(sheet: LineSheet, cell: Cell) -> Place | None:
    """The first place that shows a cell, None where the sheet does not."""
    column = sheet.column_of(cell.period)
    line = sheet.line_of(cell.concept, cell.dims, cell.unit)
    node = sheet.node_of(line) if line is not None else None
    return Place(node, column + 1) if node is not None and column is not None else None


def place_of_fact(sheet: LineSheet, row: int) -> Place | None:
    """The first place that shows a fact, None where the sheet does not."""
    found = np.argwhere(sheet.facts == row)
    if not len(found):
        return None
    node = sheet.node_of(int(found[0][0]))
    return Place(node, int(found[0][1]) + 1) if node is not None else None


def first_place(audit: Audit, sheet: LineSheet) -> Place | None:
    """Where a reader begins: at the first total in doubt, else at the first line with a value."""
    for finding in audit.findings:
        place = place_of(sheet, finding_cell(finding))
        if place is not None:
            return place
    lines = (node for node, line in enumerate(sheet.tree.line) if line >= 0)
    node = min(lines, key=lambda known: sheet.tree.line[known], default=None)
    return meant_place(audit, sheet, Place(node, LABEL)) if node is not None else None


def equation_total(filing: Filing, audit: Audit, cell: Cell) -> Cell | None:
    """The total that explains a cell: itself in doubt, the one it is at fault for, itself, or one it is part of."""
    if _in_doubt(audit, cell):
        return cell
    for finding in audit.findings:
        if isinstance(finding, TotalFinding) and fault_cell(filing, finding) == cell:
            return finding.check.total_cell
    if cell in audit.by_total:
        return cell
    above = [check.total_cell for check in audit.using.get(cell, ())]
    # What is not reported is no contributor, and stands below totals all the same.
    above += [total for axis, _ in cell.dims if (total := cell._replace(dims=cell.without(axis))) in audit.by_total]
    return min(above, key=lambda total: not _in_doubt(audit, total), default=None)


def section_of(filing: Filing, finding: Finding, preferred: int) -> int | None:
    """The section that shows the total of a finding: the preferred one, else the first."""
    return section_with(filing, finding_fact(finding), preferred)


def section_with(filing: Filing, row: int, preferred: int) -> int | None:
    """The section that shows a fact: the preferred one, else the first."""
    order = [preferred, *range(len(filing.sections))]
    return next((number for number in order if bool(np.any(filing.sections[number].facts == row))), None)


def finding_fact(finding: Finding) -> int:
    """The row of the fact that a finding is about."""
    return finding.check.total.row if isinstance(finding, TotalFinding) else finding.conflict.rows[0]


def fault_cell(filing: Filing, finding: TotalFinding) -> Cell | None:
    """The cell to mend: that of the fact at fault, or the empty one where a fact is missing."""
    if finding.fault_row >= 0:
        return cell_of(filing, finding.fault_row)
    return finding.correction.cell if finding.correction is not None and finding.mended is not None else None


def copied_text(filing: Filing, sheet: LineSheet, rows: Iterable[Iterable[Place]]) -> str:
    """Places as tab-separated lines, amounts in full and without grouping, for a spreadsheet to take."""
    return "\n".join("\t".join(_copied(filing, sheet, place) for place in row) for row in rows)


def _copied(filing: Filing, sheet: LineSheet, place: Place) -> str:
    if place.column == LABEL:
        return sheet.tree.label[place.node]
    values = ((filing.value(row), filing.text(row)) for row in facts_at(sheet, place))
    return "; ".join(plain(value) if value is not None else text or "" for value, text in values)


def _in_doubt(audit: Audit, cell: Cell | None) -> bool:
    return cell is not None and any(check.key in audit.finding_of for check in audit.by_total.get(cell, ()))
