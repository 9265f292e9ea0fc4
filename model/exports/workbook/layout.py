"""Turns the sections of a filing into the sheets of a workbook: which row and column every fact stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from model.errors import FilingError
from model.exports.workbook.formulas import Spot
from model.exports.workbook.sectiontable import SectionTable, section_table
from model.exports.workbook.sheetnames import SheetNames
from model.exports.workbook.ways import Amount, Way, ways_of
from model.filing import Filing, Section
from model.sheets.lines.tree import preorder
from model.totals.audit import Audit
from model.totals.ledger import Cell

#: What Excel allows a sheet.
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
#: Title, group and unit, class of periods, period, and what each column holds stand above the tree.
HEAD_ROWS = 5
#: The label and the unit of a line stand before its amounts and, where totals are checked, by what they add up.
LABEL, UNIT, BY = 0, 1, 2

FRONT, CONTENTS, OTHER = "Findings", "Sections", "Other facts"


class PeriodColumn(NamedTuple):
    """The amounts of one period, or those whose period is open (-1), of which `place` counts several in a line.

    Where totals are `checked` their sums stand in the next column, and the differences in the one after.
    """

    column: int
    period: int
    place: int
    checked: bool

    @property
    def end(self) -> int:
        """The first column after it."""
        return self.column + (3 if self.checked else 1)


class PageRow(NamedTuple):
    """A row of the tree, `depth` deep, and the label of a way in which its total adds up.

    A total that adds up in several ways has a `further` row for each but the first.
    """

    node: int
    depth: int
    way: str = ""
    further: bool = False


class Page(NamedTuple):
    """One sheet: a section or, where it has more rows than a sheet, a part of one."""

    name: str
    table: SectionTable
    rows: list[PageRow]
    columns: list[PeriodColumn]
    again: list[int]

    @property
    def top(self) -> Spot:
        """Its first cell."""
        return Spot(self.name, 0, 0)

    @property
    def width(self) -> int:
        """How many columns it has."""
        return self.columns[-1].end if self.columns else UNIT + 1

    @property
    def is_checked(self) -> bool:
        """Whether any of its totals is added up."""
        return any(column.checked for column in self.columns)

    def row_of_again(self, place: int) -> int:
        """The row of a fact that is filed once more: two rows below the tree, after a heading."""
        return HEAD_ROWS + len(self.rows) + 2 + place

    def facts(self) -> Iterator[tuple[int, int, int, PeriodColumn]]:
        """The facts of its tree, each as row of the sheet, line, row of the fact, and column."""
        for row, line in self.lines():
            for column in self.columns:
                fact = fact_in(self.table, line, column)
                if fact is not None:
                    yield row, line, fact, column

    def lines(self) -> Iterator[tuple[int, int]]:
        """The rows of the sheet that report a line, with its number."""
        for place, row in enumerate(self.rows):
            line = self.table.tree.line[row.node]
            if line >= 0 and not row.further:
                yield HEAD_ROWS + place, line

    def cell(self, line: int, column: PeriodColumn) -> Cell | None:
        """The coordinates of a place, None where its period is open."""
        return _cell(self.table, line, column.period) if column.period >= 0 else None


def fact_in(table: SectionTable, line: int, column: PeriodColumn) -> int | None:
    """The row of the fact in a line and column."""
    if column.period >= 0:
        return table.facts.get((line, column.period))
    undated = table.open.get(line, [])
    return undated[column.place] if column.place < len(undated) else None


def _cell(table: SectionTable, line: int, period: int) -> Cell:
    at = table.lines[line]
    return Cell(at.concept, at.unit, period, at.dims)


class Layout:
    """The sheets of a filing, and where in them each fact stands."""

    def __init__(self, filing: Filing, audit: Audit) -> None:
        self.filing, self.audit = filing, audit
        self._known_ways: dict[Cell, list[Way]] = {}
        names = SheetNames()
        self.front, self.contents = names.name_for(FRONT), names.name_for(CONTENTS)
        sections = [*filing.sections, *_unpresented(filing)]
        #: The sheets of each section.
        self.sections: list[list[Page]] = [self._pages(section, names) for section in sections]
        self.pages = [page for pages in self.sections for page in pages]
        self._spots: dict[int, list[Spot]] = {}
        self._cells: dict[Cell, list[Spot]] = {}
        for page in self.pages:
            self._note(page)

    def ways(self, cell: Cell | None) -> list[Way]:
        """The ways in which the total in a cell adds up."""
        if cell is None:
            return []
        if cell not in self._known_ways:
            self._known_ways[cell] = [*ways_of(self.filing, self.audit, cell)]
        return self._known_ways[cell]

    def spot_of(self, amount: Amount, near: Spot) -> Spot | None:
        """Where an amount stands: in the same sheet where it does, the next below; None where no cell holds it."""
        # Of facts in one cell, those that say the same share a place; every other one has its own.
        spots = self._spots.get(amount.row) or self._cells.get(amount.cell, [])
        return min(spots, key=lambda spot: _distance(spot, near), default=None)

    def spot_of_cell(self, cell: Cell, near: Spot | None = None) -> Spot | None:
        """The first place of a cell, in the sheet of another where it stands there."""
        spots = self._cells.get(cell, [])
        return min(spots, key=lambda spot: near is not None and spot.sheet != near.sheet, default=None)

    def _pages(self, section: Section, names: SheetNames) -> list[Page]:
        table = section_table(self.filing, section)
        ways = self._ways_by_line(table)
        rows = list(_rows(table, ways))
        columns = self._columns(table, bool(ways))
        room = MOST_ROWS - HEAD_ROWS - 2 - len(table.again)
        starts = range(0, len(rows), room) if rows else (0,)
        return [
            Page(
                names.name_for(section.title),
                table,
                rows[start : start + room],
                columns,
                table.again if start == starts[-1] else [],
            )
            for start in starts
        ]

    def _ways_by_line(self, table: SectionTable) -> dict[int, list[str]]:
        """The labels of all ways in which a line adds up in some period, those in doubt first."""
        found: dict[int, dict[str, bool]] = {}
        for number, period in table.facts:
            for way in self.ways(_cell(table, number, period)):
                labels = found.setdefault(number, {})
                labels[way.label] = labels.get(way.label, False) or way.in_doubt
        return {number: sorted(labels, key=lambda label: not labels[label]) for number, labels in found.items()}

    def _columns(self, table: SectionTable, by: bool) -> list[PeriodColumn]:
        checked = {period for number, period in table.facts if self.ways(_cell(table, number, period))}
        columns: list[PeriodColumn] = []
        at = BY + 1 if by else BY
        undated = max(map(len, table.open.values()), default=0)
        for period, place in [*((period, 0) for period in table.periods), *((-1, place) for place in range(undated))]:
            columns.append(PeriodColumn(at, period, place, period in checked))
            at = columns[-1].end
        if at > MOST_COLUMNS:
            title = table.section.title
            raise FilingError(f"“{title}” has more periods than a spreadsheet has columns; export it as .csv instead.")
        return columns

    def _note(self, page: Page) -> None:
        for row, line, fact, column in page.facts():
            spot = Spot(page.name, column.column, row)
            self._spots.setdefault(fact, []).append(spot)
            cell = page.cell(line, column)
            if cell is not None:
                self._cells.setdefault(cell, []).append(spot)
        columns = {column.period: column.column for column in page.columns}
        for place, fact in enumerate(page.again):
            at = columns[int(self.filing.facts.period[fact])]
            self._spots.setdefault(fact, []).append(Spot(page.name, at, page.row_of_again(place)))


def _rows(table: SectionTable, ways: dict[int, list[str]]) -> Iterator[PageRow]:
    for node, depth in preorder(table.tree):
        labels = ways.get(table.tree.line[node], [""])
        for number, label in enumerate(labels):
            yield PageRow(node, depth, label, further=number > 0)


def _unpresented(filing: Filing) -> Iterable[Section]:
    """The facts that no section presents, as a section."""
    shown = np.zeros(len(filing.facts), dtype=np.bool_)
    for section in filing.sections:
        shown[section.facts] = True
    left = np.flatnonzero(~shown).astype(np.int32)
    return [Section(OTHER, "", left)] if len(left) else []


def _distance(spot: Spot, near: Spot) -> tuple[bool, bool, int]:
    """In another sheet is far; above is farther than below."""
    return spot.sheet != near.sheet, spot.row < near.row, abs(spot.row - near.row)
