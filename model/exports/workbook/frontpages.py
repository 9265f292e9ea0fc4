"""Turns the findings of a filing into the first sheet of its workbook, and its sections into the second."""

from __future__ import annotations

import os
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from model.exports.workbook.cells import LINE_PIXELS, Cells, lines_of
from model.exports.workbook.formulas import address
from model.exports.workbook.layout import Layout
from model.exports.workbook.styles import MUTED, RULE, SIGNS, look
from model.filing import Filing
from model.sheets.findings.markrows import MarkRow, is_marked
from model.sheets.findings.words import FindingWords
from model.sheets.findingsheet import FindingRow, finding_rows, reported_text
from model.sheets.marks import MarkKind
from model.sheets.numbers import UNITS, unit_text
from model.sheets.places import fault_cell, finding_fact
from model.sheets.report import filing_counts, told_evidence
from model.sheets.revenue import ALL_REVENUE
from model.sheets.sectionsheet import section_rows
from model.sheets.wording import suggestion
from model.totals.factfindings import FactFinding
from model.totals.findings import Finding, TotalFinding

#: The columns of the findings, each with its width in signs.
_FINDING_COLUMNS = (
    *(("Grade", 10), ("Problem", 9), ("Where", 44), ("Period", 14), ("Unit", 9), ("Reported", 17)),
    *(("Members add up to", 17), ("Difference", 17), ("Likely cause", 36), ("Suggested", 14)),
    *(("What is wrong", 48), ("Evidence", 48), ("Source", 26)),
)
#: Those of marks, where any finding has one.
_MARK_COLUMNS = (("Mark", 18), ("Note", 48))
_SECTION_COLUMNS = (("Section", 100), ("Group", 40), ("Sheet", 33), ("Lines", 8), ("Facts", 8), ("Findings", 10))
_NUMBERS = ("Reported", "Members add up to", "Difference", "Lines", "Facts", "Findings")
_INDENTED = ("Where", "Likely cause", "Suggested")
_WRAPPED = {"text_wrap": True}
LEGEND = (
    f"Signs: {SIGNS[MarkKind.ERROR]} error, {SIGNS[MarkKind.WARNING]} warning, {SIGNS[MarkKind.INFO]} remark, "
    f"{SIGNS[MarkKind.FAULT]} the fact to mend, {SIGNS[MarkKind.UNCHECKED]} total not checked, "
    f"{SIGNS[MarkKind.RESTATED]} restated. Sums beside a total are formulas over the cells of its members; "
    "in grey italics they need not make the total."
)


def write_findings(layout: Layout, cells: Cells, marks: Sequence[MarkRow] = ()) -> None:
    """The first sheet: what was read and checked, and every finding with a link to its cell and the mark on it."""
    filing, audit = layout.filing, layout.audit
    cells.text(0, 0, os.path.basename(os.path.normpath(filing.path)) or filing.path, bold=True, font_size=13)
    row = 1
    for name, value in filing_counts(filing, audit):
        cells.text(row, 0, name, font_color=MUTED)
        cells.text(row, 2, value)
        row += 1
    cells.text(row, 0, LEGEND, font_color=MUTED)
    row += 2
    marks = marks if any(map(is_marked, marks)) else ()
    columns = (*_FINDING_COLUMNS, *_MARK_COLUMNS) if marks else _FINDING_COLUMNS
    _heads(cells, row, columns)
    words = FindingWords(filing)
    rows = finding_rows(filing, audit, UNITS, words)
    if not rows:
        cells.text(row + 1, 0, "No findings.", font_color=MUTED)
    for place, (shown, finding) in enumerate(zip(rows, audit.findings, strict=True), row + 1):
        lines = _finding(layout, words.of(finding), cells, place, shown, finding)
        if marks:
            lines = max(lines, _mark(cells, place, marks[place - row - 1]))
        cells.sheet.set_row_pixels(place, LINE_PIXELS * lines)
    if rows:
        cells.sheet.autofilter(row, 0, row + len(rows), len(columns) - 1)
    cells.sheet.repeat_rows(row)
    cells.sheet.fit_to_pages(1, 0)


def write_contents(layout: Layout, cells: Cells) -> None:
    """The second sheet: every section with a link to its sheets, since their names have room for little."""
    _heads(cells, 0, _SECTION_COLUMNS)
    # The rows of the list stand in another order than the sections.
    listed = section_rows(layout.filing, layout.audit)
    counted = {row.number: row.findings for row in listed if row.title != ALL_REVENUE}
    row = 1
    for number, pages in enumerate(layout.sections):
        for page in pages:
            section = page.table.section
            cells.link(row, 0, section.title, address("", page.top), **_WRAPPED)
            cells.text(row, 1, section.group)
            cells.sheet.set_row_pixels(row, LINE_PIXELS * lines_of(section.title, _SECTION_COLUMNS[0][1]))
            cells.text(row, 2, page.name)
            counts = len(page.table.lines), len(section.facts), counted.get(number, 0)
            for column, count in enumerate(counts, 3):
                cells.amount(row, column, Decimal(count))
            row += 1
    cells.sheet.freeze_panes(1, 1)
    cells.sheet.repeat_rows(0)
    cells.sheet.fit_to_pages(1, 0)


def _heads(cells: Cells, row: int, columns: tuple[tuple[str, int], ...]) -> None:
    for column, (name, width) in enumerate(columns):
        look = {"align": "right"} if name in _NUMBERS else {"align": "left", "indent": int(name in _INDENTED)}
        cells.text(row, column, name, bold=True, bottom=1, bottom_color=RULE, **look)
        cells.sheet.set_column(column, column, width)


def _finding(layout: Layout, filing: Filing, cells: Cells, row: int, shown: FindingRow, finding: Finding) -> int:
    """A row of the list, and how many lines it needs; `filing` is in the words of the finding."""
    mark = MarkKind(shown.severity)
    unit = filing.units[shown.cell.unit] if shown.cell.unit >= 0 else None
    cells.text(row, 0, f"{SIGNS[mark]} {shown.severity}", **look(mark))
    cells.amount(row, 1, Decimal(shown.root), align="center")
    spot = layout.spot_of_cell(shown.cell)
    _told(cells, row, 2, shown.where, address("", spot) if spot else "")
    cells.text(row, 3, shown.period, **_WRAPPED)
    cells.text(row, 4, unit_text(unit, UNITS))
    amounts = shown.amounts
    if isinstance(finding, FactFinding) and len(finding.rows) > 1:
        # Of values that contradict each other none is the one that was reported.
        amounts = (None, None, None)
        cells.text(row, 5, reported_text(filing, finding, UNITS), align="right", **_WRAPPED)
    for column, amount in enumerate(amounts, 5):
        if amount is not None:
            cells.remark(row, column, cells.amount(row, column, amount))
    fault = fault_cell(filing, finding)
    mended = layout.spot_of_cell(fault, spot) if fault is not None else None
    _told(cells, row, 8, shown.cause, address("", mended) if mended else "")
    cells.text(row, 9, suggestion(filing, finding, UNITS), **_WRAPPED, align="left", indent=1)
    cells.text(row, 10, shown.message, **_WRAPPED)
    evidence = " ".join(told_evidence(filing, finding, UNITS)) if isinstance(finding, TotalFinding) else ""
    cells.text(row, 11, evidence, **_WRAPPED)
    fact = finding.fault_row if finding.fault_row >= 0 else finding_fact(finding)
    cells.text(row, 12, os.path.basename(filing.where(fact)), font_color=MUTED)
    texts = {2: shown.where, 3: shown.period, 8: shown.cause, 10: shown.message, 11: evidence}
    return max(lines_of(text, _FINDING_COLUMNS[column][1] - 2) for column, text in texts.items())


def _mark(cells: Cells, row: int, mark: MarkRow) -> int:
    """The mark on a finding with its note, and how many lines these need."""
    at = len(_FINDING_COLUMNS)
    lines = 0
    for column, (text, (_, width)) in enumerate(zip((mark.text, mark.whole_note), _MARK_COLUMNS, strict=True), at):
        cells.text(row, column, text, **_WRAPPED)
        lines = max(lines, sum(lines_of(line, width - 2) for line in text.splitlines()))
    cells.remark(row, at if mark.text else at + 1, f"Marked on {mark.day}." if mark.day else "")
    return lines


def _told(cells: Cells, row: int, column: int, text: str, target: str) -> None:
    properties: dict[str, Any] = {**_WRAPPED, "align": "left", "indent": 1}
    if target:
        cells.link(row, column, text, target, **properties)
    else:
        cells.text(row, column, text, **properties)
