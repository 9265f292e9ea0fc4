"""Turns a place in a sheet, a node and a column, into the cell, fact and total that it stands for, and back."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from model.filing import Filing, Section
from model.sheets.lines.tree import node_paths, preorder
from model.sheets.linesheet import LineSheet
from model.sheets.revenue import shown_sections
from model.totals.audit import Audit
from model.totals.checks import Verdict
from model.totals.findings import Finding, TotalFinding, finding_cell
from model.totals.ledger import Cell, cell_of

#: The column of the labels; the periods follow it, and last come the facts whose period is open.
LABEL = 0


class Place(NamedTuple):
    """A node of a sheet's tree and a column of its table."""

    node: int
    column: int


class NamedPlace(NamedTuple):
    """A place by names: the labels down to its row, its line where it reports one, and its period, empty for labels."""

    path: str
    line: tuple[object, ...] | None
    period: str


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
    period = sheet.period_of(line, place.column - 1)
    return Cell(at.concept, at.unit, period, at.dims) if period >= 0 else None


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
    for opening in (False, True):
        line = sheet.line_of(cell.concept, cell.dims, cell.unit, opening=opening)
        node = sheet.node_of(line) if line is not None else None
        if line is None or node is None:
            continue
        columns = range(len(sheet.periods)) if line in sheet.at_moments else (sheet.column_of(cell.period),)
        column = next((at for at in columns if at is not None and sheet.period_of(line, at) == cell.period), None)
        if column is not None:
            return Place(node, column + 1)
    return None


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
    node = next((node for node, _ in preorder(sheet.tree) if sheet.tree.line[node] >= 0), None)
    return meant_place(audit, sheet, Place(node, LABEL)) if node is not None else None


def equation_total(filing: Filing, audit: Audit, cell: Cell) -> Cell | None:
    """The total that explains a cell: itself in doubt, the one it is at fault for, itself, or one it is part of.

    A total that nothing makes, such as one with a member in passing, comes after those that it helps to make.
    """
    if _in_doubt(audit, cell):
        return cell
    for finding in audit.findings:
        if isinstance(finding, TotalFinding) and fault_cell(filing, finding) == cell:
            return finding.check.total_cell
    own = audit.by_total.get(cell, ())
    if any(check.verdict is not Verdict.OFF for check in own) or audit.unchecked_at(cell):
        return cell
    above = [check.total_cell for check in audit.using.get(cell, ()) if check.verdict is not Verdict.OFF or not own]
    above += [one.total_cell for one in audit.unchecked_with.get(cell, ())]
    # What is not reported is no contributor, and stands below totals all the same.
    above += [
        total for axis, _ in cell.dims if _is_broken_down(audit, total := cell._replace(dims=cell.without(axis)), axis)
    ]
    return min(above, key=lambda total: not _in_doubt(audit, total), default=cell if own else None)


def _is_broken_down(audit: Audit, total: Cell, axis: int) -> bool:
    """Whether the members of an axis were added up to a total: by another axis it says nothing of them."""
    return any(check.relation.axis == axis for check in audit.by_total.get(total, ()))


def section_of(filing: Filing, finding: Finding, preferred: int) -> int | None:
    """The section that shows the total of a finding: the preferred one, else the first."""
    return section_with(filing, finding_fact(finding), preferred)


def section_with(filing: Filing, row: int, preferred: int) -> int | None:
    """The section that shows a fact: the preferred one, else the first."""
    sections = shown_sections(filing)
    order = [preferred, *range(len(sections))]
    return next((number for number in order if bool(np.any(sections[number].facts == row))), None)


def section_like(filing: Filing, section: Section) -> int | None:
    """The section of the same role, or of the same title where it has none."""
    wanted = section.role or section.title
    names = (other.role or other.title for other in shown_sections(filing))
    return next((number for number, name in enumerate(names) if name == wanted), None)


def finding_fact(finding: Finding) -> int:
    """The row of the fact that a finding is about."""
    return finding.check.total.row if isinstance(finding, TotalFinding) else finding.rows[0]


def fault_cell(filing: Filing, finding: Finding) -> Cell | None:
    """The cell to mend: that of the fact at fault, or the empty one where a fact is missing."""
    if not isinstance(finding, TotalFinding):
        return finding.cell if finding.fault_row >= 0 else None
    if finding.fault_row >= 0:
        return cell_of(filing, finding.fault_row)
    return finding.correction.cell if finding.correction is not None and finding.mended is not None else None


def named_place(filing: Filing, sheet: LineSheet, place: Place) -> NamedPlace:
    """A place by names, to find it again in another version of the filing."""
    line = sheet.tree.line[place.node]
    period = sheet.periods[place.column - 1] if LABEL < place.column <= len(sheet.periods) else None
    return NamedPlace(
        node_paths(sheet.tree)[place.node],
        _named_line(filing, sheet, line) if line >= 0 else None,
        filing.periods[period].text if period is not None else "",
    )


def place_named(filing: Filing, sheet: LineSheet, named: NamedPlace) -> Place | None:
    """The place of these names: the same row of the tree, else the first that shows the line; None where none does."""
    lines = {_named_line(filing, sheet, line): line for line in range(len(sheet.lines))}
    line = lines.get(named.line, -1) if named.line is not None else -1
    paths = enumerate(node_paths(sheet.tree))
    node = next((node for node, path in paths if path == named.path and sheet.tree.line[node] == line), None)
    if node is None and line >= 0:
        node = sheet.node_of(line)
    columns = {filing.periods[period].text: column for column, period in enumerate(sheet.periods, 1)}
    return Place(node, columns.get(named.period, LABEL)) if node is not None else None


def _named_line(filing: Filing, sheet: LineSheet, line: int) -> tuple[object, ...]:
    concept, dims, unit, opening = sheet.lines[line]
    dimensions = tuple(sorted(filing.named_dimensions(dims).items()))
    return filing.concepts[concept].name, dimensions, filing.units[unit].name if unit >= 0 else None, opening


def _in_doubt(audit: Audit, cell: Cell | None) -> bool:
    return cell is not None and any(check.key in audit.finding_of for check in audit.by_total.get(cell, ()))
