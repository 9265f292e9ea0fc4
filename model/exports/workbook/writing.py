"""Turns a filing and its audit into a workbook on disk."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from model.exports.workbook.cells import Cells
from model.exports.workbook.frontpages import write_contents, write_findings
from model.exports.workbook.layout import Layout
from model.exports.workbook.sectionpage import SectionPage
from model.exports.workbook.styles import Styles
from model.filing import Filing
from model.sheets.findings.markrows import MarkRow
from model.sheets.findings.words import FindingWords
from model.sheets.marks import Mark, cell_marks
from model.sheets.report import report_scale
from model.totals.audit import Audit
from model.totals.ledger import Cell

Tick = Callable[[float], None]

#: The code of XlsxWriter's for A4.
_A4 = 9


def write_workbook(filing: Filing, audit: Audit, path: str, tick: Tick, marked: Sequence[MarkRow] = ()) -> None:
    """Writes the workbook; `tick` hears how far it is, `marked` has what a reader made of the findings.

    Raises FilingError where it would be too wide, OSError.
    """
    layout = Layout(filing, audit)
    tick(0.3)
    scale, words = report_scale(filing), FindingWords(filing)
    marks: dict[tuple[int, ...], dict[Cell, Mark]] = {}
    with open(path, "wb") as file, Workbook(file) as workbook:
        styles = Styles(workbook)
        write_findings(layout, Cells(_sheet(workbook, layout.front), styles), marked)
        write_contents(layout, Cells(_sheet(workbook, layout.contents), styles))
        for number, page in enumerate(layout.pages):
            words.stand_in(page.table.section)
            # Nearly all sections name all findings, and what was not checked, alike.
            unchecked = (words.at(one.supposed.total.row, one.total_cell) for one in audit.unchecked)
            told = tuple(map(id, (*words.of_each(audit.findings), *unchecked)))
            if told not in marks:
                marks[told] = cell_marks(filing, audit, scale, words)
            SectionPage(layout, page, Cells(_sheet(workbook, page.name), styles), marks[told]).write()
            tick(0.3 + 0.5 * number / len(layout.pages))
    tick(1.0)


def _sheet(workbook: Workbook, name: str) -> Worksheet:
    sheet = workbook.add_worksheet(name)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    # The name of the sheet, and the page: codes of Excel's, so that no title can bring in codes of its own.
    sheet.set_footer("&L&8&A&R&8&P / &N")
    return sheet
