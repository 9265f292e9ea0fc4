"""Turns one sheet of the layout into cells: the tree of a section, its amounts, and how each of its totals adds up."""

from __future__ import annotations

from typing import Any

from model.exports.workbook.cells import LINE_PIXELS, Cells, lines_of
from model.exports.workbook.celltext import is_kept, places_of
from model.exports.workbook.formulas import Spot, difference_formula, sum_formula
from model.exports.workbook.layout import BY, HEAD_ROWS, LABEL, UNIT, Layout, Page, PageRow, PeriodColumn
from model.exports.workbook.styles import MUTED, RULE, number_format
from model.exports.workbook.ways import Way
from model.filing import Filing, Kind, Placement
from model.sheets.linesheet import NodeKind
from model.sheets.marks import Mark, MarkKind
from model.sheets.numbers import MAX_PLACES, UNITS, unit_text
from model.sheets.texts import readable
from model.sheets.wording import cell_label
from model.totals.ledger import Cell, cell_of

#: Excel groups rows this deep.
_DEEPEST = 7
_CLASS_ROW, _PERIOD_ROW, _HEAD_ROW = 2, 3, 4
#: A longer text may not run on over the cells beside its own.
_LONG_TEXT = 120
_NARROWEST_LABEL, _WIDEST_LABEL, _WIDEST_WAY = 24, 60, 28
#: More columns than these are not pressed onto one page.
_ON_ONE_PAGE = 20

OPEN = "Period open"
NOT_CHECKED = "not checked"
NOT_BINDING = "Nothing in the filing says that these need add up."
NO_FORMULA = "Not a formula: an amount in it has more digits than a spreadsheet keeps."
TOO_MANY = "Not a formula: it would be longer than a spreadsheet allows."


class SectionPage:
    """Writes one sheet."""

    def __init__(self, layout: Layout, page: Page, cells: Cells, marks: dict[Cell, Mark]) -> None:
        self._layout, self._page, self._cells, self._marks = layout, page, cells, marks
        self._filing: Filing = layout.filing
        labels = page.table.tree.label
        longest = max((len(labels[row.node]) + 2 * row.depth for row in page.rows), default=0)
        self._label_width = min(max(longest + 2, _NARROWEST_LABEL), _WIDEST_LABEL)

    def write(self) -> None:
        """Writes everything."""
        self._head()
        for place, row in enumerate(self._page.rows):
            self._row(HEAD_ROWS + place, row)
        for at, line, fact, column in self._page.facts():
            self._fact(at, line, fact, column)
        self._empty_faults()
        self._again()
        self._set_up()

    def _head(self) -> None:
        cells, section = self._cells, self._page.table.section
        cells.text(0, LABEL, section.title, bold=True, font_size=13)
        told = [text for text in (section.group, self._filing.entity, "Amounts in full.") if text]
        cells.text(1, LABEL, " · ".join(told), font_color=MUTED)
        head: dict[str, Any] = {"bold": True, "bottom": 1, "bottom_color": RULE, "valign": "bottom"}
        cells.text(_HEAD_ROW, LABEL, "Line", **head)
        cells.text(_HEAD_ROW, UNIT, "Unit", **head)
        quiet = {**head, "bold": False, "font_color": MUTED}
        if self._page.is_checked:
            cells.text(_HEAD_ROW, BY, "Adds up by", **quiet)
        shown = ""
        for column in self._page.columns:
            period = self._filing.periods[column.period] if column.period >= 0 else None
            kind = period.kind.value if period else OPEN
            if kind != shown:
                cells.text(_CLASS_ROW, column.column, kind, font_color=MUTED, align="right")
                shown = kind
            # The two dates of a period stand below one another.
            label = period.label().replace(" – ", " –\n") if period else ""
            for part in label.split("\n"):
                cells.measure(column.column, part, 3)
            cells.text(_PERIOD_ROW, column.column, label, bold=True, align="right", valign="bottom", text_wrap=True)
            cells.text(_HEAD_ROW, column.column, "Reported", **head, align="right")
            for at in range(column.column + 1, column.end):
                name = "Sum" if at == column.column + 1 else "Difference"
                cells.text(_HEAD_ROW, at, name, **quiet, align="right")
        cells.sheet.set_row_pixels(_PERIOD_ROW, 2 * LINE_PIXELS)

    def _row(self, at: int, row: PageRow) -> None:
        tree = self._page.table.tree
        line = tree.line[row.node]
        if not row.further:
            strong = {"bold": True} if tree.kind[row.node] in (NodeKind.AXIS, NodeKind.HEADING) else {}
            look = {"align": "left", "indent": min(row.depth, _DEEPEST), "text_wrap": True, **strong}
            self._cells.text(at, LABEL, tree.label[row.node], **look)
        if line >= 0 and not row.further:
            unit = self._page.table.lines[line].unit
            text = unit_text(self._filing.units[unit], UNITS) if unit >= 0 else ""
            self._cells.text(at, UNIT, text, font_color=MUTED)
        if row.way:
            self._cells.text(at, BY, row.way, font_color=MUTED)
        depth = row.depth + row.further
        height = LINE_PIXELS * lines_of(tree.label[row.node], self._label_width - 2 * row.depth)
        self._cells.sheet.set_row_pixels(at, height, None, {"level": min(depth, _DEEPEST)})

    def _fact(self, row: int, line: int, fact: int, column: PeriodColumn) -> None:
        cell = self._page.cell(line, column)
        mark = self._marks.get(cell) if cell is not None else None
        told = self._value(row, column.column, fact, mark.kind if mark else None)
        self._cells.remark(row, column.column, mark.message if mark else "", told, self._unsure(fact))
        near = Spot(self._page.name, column.column, row)
        for way in self._layout.ways(cell):
            if way.unchecked:
                self._unchecked(self._row_of(row, way), column, way.unchecked)
                continue
            self._way(near, way, self._row_of(row, way), mark.kind if mark else None)

    def _row_of(self, row: int, way: Way) -> int:
        """The row of a way below that of its total."""
        rows = self._page.rows
        return next(at for at in range(row, HEAD_ROWS + len(rows)) if rows[at - HEAD_ROWS].way == way.label)

    def _value(self, row: int, at: int, fact: int, mark: MarkKind | None) -> str:
        filing = self._filing
        value = filing.value(fact)
        if filing.facts.kind[fact] == Kind.NIL:
            self._cells.text(row, at, "nil", align="right", font_color=MUTED)
            return ""
        if value is None:
            # In one line: rows of tables within a cell would lie over one another. A long text keeps to its cell.
            text = " ".join(readable(filing.text(fact) or "").split())
            self._cells.text(row, at, text, align="left", text_wrap=len(text) > _LONG_TEXT)
            return ""
        likely = filing.facts.placement[fact] == Placement.LIKELY
        places = max(0, min(filing.decimals(fact) or 0, MAX_PLACES))
        return self._cells.amount(row, at, value, places, mark, **({"italic": True} if likely else {}))

    def _unsure(self, fact: int) -> str:
        placement = Placement(int(self._filing.facts.placement[fact]))
        return self._filing.facts.notes.get(fact, "") if placement in (Placement.LIKELY, Placement.OPEN) else ""

    def _way(self, near: Spot, way: Way, row: int, mark: MarkKind | None) -> None:
        """The sum beside a total as a live formula over the cells of its parts, and the difference."""
        places = max(places_of(amount.value) for amount in (way.total, *way.parts))
        quiet = {} if way.in_doubt else {"font_color": MUTED, "italic": not way.binding}
        spot = Spot(near.sheet, near.column + 1, row)
        at = near.column + 2
        self._sum(near, spot, way, places, quiet)
        total = self._layout.spot_of(way.total, near)
        shown = mark if way.in_doubt else None
        remark = "" if way.binding else NOT_BINDING
        if total is None or not all(map(is_kept, (way.total.value, way.computed, way.difference))):
            self._cells.amount(row, at, way.difference, places, shown, **quiet)
        else:
            formula = difference_formula(near.sheet, total, spot, places)
            look = {"bold": True, "font_color": "#b3261e"} if way.in_doubt else quiet
            code = number_format(places, zero="–")
            self._cells.formula(row, at, formula, way.difference, num_format=code, align="right", **look)
        self._cells.remark(row, at, remark if way.difference else "")

    def _unchecked(self, row: int, column: PeriodColumn, reason: str) -> None:
        """Says in the place of sum and difference that there are none, and why."""
        for at in range(column.column + 1, column.end):
            self._cells.text(row, at, NOT_CHECKED, align="right", font_color=MUTED, italic=True)
            self._cells.measure(at, NOT_CHECKED)
            self._cells.remark(row, at, reason)

    def _sum(self, near: Spot, at: Spot, way: Way, places: int, quiet: dict[str, Any]) -> None:
        parts = [(self._layout.spot_of(part, near), part.weight) for part in way.parts]
        found = [(spot, weight) for spot, weight in parts if spot is not None]
        kept = all(is_kept(part.value) for part in way.parts) and is_kept(way.computed) and len(found) == len(parts)
        formula = sum_formula(near.sheet, found, places) if kept else None
        if formula is None:
            self._cells.amount(at.row, at.column, way.computed, places, **quiet)
            self._cells.remark(at.row, at.column, TOO_MANY if kept else NO_FORMULA)
        else:
            code = number_format(places)
            self._cells.formula(at.row, at.column, formula, way.computed, num_format=code, **quiet)

    def _empty_faults(self) -> None:
        """Marks the empty cells in which a fact is missing."""
        for row, line in self._page.lines():
            for column in self._page.columns:
                cell = self._page.cell(line, column)
                mark = self._marks.get(cell) if cell is not None else None
                if mark is not None and (line, column.period) not in self._page.table.facts:
                    self._cells.empty(row, column.column, mark.kind)
                    self._cells.remark(row, column.column, mark.message)

    def _again(self) -> None:
        page = self._page
        columns = {column.period: column.column for column in page.columns}
        if page.again:
            self._cells.text(page.row_of_again(0) - 1, LABEL, "Filed once more with another value", bold=True)
        for place, fact in enumerate(page.again):
            row, unit = page.row_of_again(place), self._filing.unit_of(fact)
            cell = cell_of(self._filing, fact)
            self._cells.text(row, LABEL, cell_label(self._filing, cell), indent=1, text_wrap=True)
            self._cells.text(row, UNIT, unit_text(unit, UNITS), font_color=MUTED)
            self._cells.remark(row, columns[cell.period], self._value(row, columns[cell.period], fact, None))

    def _set_up(self) -> None:
        """Widths, what stays in sight, and how it is printed."""
        sheet, page = self._cells.sheet, self._page
        sheet.set_column(LABEL, LABEL, self._label_width)
        sheet.set_column(UNIT, UNIT, 11)
        if page.is_checked:
            sheet.set_column(BY, BY, min(max((len(row.way) for row in page.rows), default=0) + 1, _WIDEST_WAY))
        for column in page.columns:
            sheet.set_column(column.column, column.column, self._cells.width(column.column) + 2)
            if column.checked:
                width = max(map(self._cells.width, range(column.column + 1, column.end))) + 1
                sheet.set_column(column.column + 1, column.end - 1, width, None, {"level": 1})
        sheet.outline_settings(True, False, False, False)
        sheet.freeze_panes(HEAD_ROWS, UNIT + 1)
        sheet.repeat_rows(_CLASS_ROW, _HEAD_ROW)
        sheet.repeat_columns(LABEL, UNIT)
        sheet.fit_to_pages(-(-page.width // _ON_ONE_PAGE), 0)
