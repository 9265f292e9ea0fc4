"""Turns the facts of a section into the sheet that a table shows: lines by period, hung into a tree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

import numpy as np

from model.amounts import MAX_EXPONENT
from model.filing import Dimensions, Filing, Ints, Section, Unit
from model.filing import Kind as FactKind
from model.layout import layout_of
from model.pausing import collection_paused
from model.periods import PeriodClass
from model.sheets.lines.byaxis import axis_tree, concept_tree
from model.sheets.lines.colours import Colours, member_colours
from model.sheets.lines.columns import (
    EVERY,
    Cells,
    Kind,
    cells_of,
    grid_of,
    joined_cells,
    kinds_of,
    numbered_lines,
    usual_kind,
)
from model.sheets.lines.presented import opening_concepts, presented_tree
from model.sheets.lines.tree import Arrangement, Line, LineTree, NodeKind, preorder
from model.sheets.numbers import Scale, amount_text, common_scale, grouped, has_fractions, with_places
from model.sheets.revenue import ALL_REVENUE
from model.sheets.texts import in_one_line
from model.totals.ledger import Cell

__all__ = [
    "Arrangement",
    "Line",
    "LineSheet",
    "LineTree",
    "NodeKind",
    "build_tree",
    "fact_text",
    "line_sheet",
    "of_one_class",
]

build_tree = axis_tree
#: Of so many lines the collector would go over the rows of the tree longer than it takes to make them.
_MANY = 50_000


@dataclass(frozen=True)
class LineSheet:
    """The lines of a section in the periods of one class, newest first; `monetary` tells whether `unit` is a currency.

    `facts` has a row a line and a column a period and holds rows of the filing's facts, -1 where nothing is reported.
    `open` holds, by line, the facts of which the text lost the period; `colours` numbers the members of an axis from 1.
    `moments` holds by column the instants at which its period begins and ends, -1 where there is none; `at_moments` the
    lines whose facts stand there, which a statement shows beside those of the whole period.
    """

    section: Section
    kind: Kind | None
    kinds: tuple[PeriodClass, ...]
    periods: tuple[int, ...]
    scale: Scale
    unit: int
    monetary: bool
    lines: list[Line]
    facts: Ints
    open: dict[int, list[int]]
    tree: LineTree
    colours: Colours
    arrangement: Arrangement = Arrangement.BY_AXIS
    moments: tuple[tuple[int, int], ...] = ()
    at_moments: frozenset[int] = field(default_factory=frozenset)
    #: Whether some money is no whole number in the scale; all of it then bears its places, so that points line up.
    fractions: bool = False

    @property
    def title(self) -> str:
        """The title of the section."""
        return self.section.title

    @cached_property
    def lines_of_nodes(self) -> Ints:
        """The line of each node, -1 where it reports nothing."""
        return np.asarray(self.tree.line, dtype=np.int32)

    @cached_property
    def _numbers(self) -> dict[Line, int]:
        return {line: number for number, line in enumerate(self.lines)}

    @cached_property
    def _ranks(self) -> dict[tuple[int, Dimensions], int]:
        shown = (self.lines[line] for node, _ in preorder(self.tree) if (line := self.tree.line[node]) >= 0)
        return {(line.concept, line.dims): rank for rank, line in enumerate(dict.fromkeys(shown))}

    def rank_of(self, cell: Cell) -> int:
        """Where the line of a cell stands from top to bottom, beyond all lines where the sheet has none."""
        return self._ranks.get((cell.concept, cell.dims), len(self.lines))

    def shown_of(self, cells: Iterable[Cell]) -> int:
        """How many of some cells have a line in the sheet, beyond those that have none."""
        return sum(1 if (cell.concept, cell.dims) in self._ranks else -1 for cell in cells)

    def line_of(self, concept: int, dims: Dimensions, unit: int, *, opening: bool = False) -> int | None:
        """The line of these coordinates, None where the sheet has none."""
        return self._numbers.get(Line(concept, dims, unit, opening))

    def node_of(self, line: int) -> int | None:
        """The first node that shows a line."""
        return self.tree.line.index(line) if line in self.tree.line else None

    def column_of(self, period: int) -> int | None:
        """The column of a period."""
        return self.periods.index(period) if period in self.periods else None

    def period_of(self, line: int, column: int) -> int:
        """The period that a line reports in a column: the column's, or the instant at its beginning or end, else -1."""
        if line not in self.at_moments:
            return self.periods[column]
        begins, ends = self.moments[column]
        return begins if self.lines[line].opening else ends

    def axis_lines(self, node: int) -> list[int]:
        """The lines directly below an axis or heading: one or more a member, none of a member's own breakdown."""
        tree = self.tree
        children = range(tree.first_child[node], tree.first_child[node] + tree.child_count[node])
        return [tree.line[child] for child in children if tree.line[child] >= 0]


def line_sheet(
    filing: Filing,
    section: Section,
    kind: Kind | None = None,
    arrangement: Arrangement = Arrangement.BY_AXIS,
) -> LineSheet:
    """The sheet of a section; without `kind` in the class of period in which most of its facts stand.

    Columns in which the section has nothing are left out.
    """
    counts = kinds_of(filing, section.facts)
    presented = arrangement is Arrangement.PRESENTED and section.role in filing.taxonomy.presentation
    opening = opening_concepts(filing, section) if presented else set()
    if kind is not EVERY and kind not in counts:
        kind = _default_kind(filing, section, counts, opening if presented else None)
    if presented and isinstance(kind, PeriodClass) and kind is not PeriodClass.INSTANT:
        cells = joined_cells(filing, section.facts, kind, opening)
    else:
        cells = cells_of(filing, section.facts, kind)
    lines, numbers = numbered_lines(filing, cells, section.facts)
    facts, undated = grid_of(cells, numbers, len(lines))
    unit = _main_unit(filing, cells.rows)
    scale = common_scale(filing, cells.rows)
    return LineSheet(
        section,
        kind,
        tuple(counts),
        cells.periods,
        scale,
        unit,
        unit >= 0 and filing.units[unit].currency is not None,
        lines,
        facts,
        undated,
        _tree(filing, section, arrangement, lines),
        member_colours(filing, lines),
        arrangement,
        cells.moments,
        _at_moments(filing, cells, numbers),
        has_fractions(filing, cells.rows, scale),
    )


def in_scale(filing: Filing, sheet: LineSheet, scale: Scale) -> LineSheet:
    """The same sheet with its money in another scale."""
    rows = np.append(sheet.facts[sheet.facts >= 0], [row for rows in sheet.open.values() for row in rows])
    return replace(sheet, scale=scale, fractions=has_fractions(filing, rows.astype(np.int32), scale))


def _default_kind(
    filing: Filing, section: Section, counts: dict[PeriodClass, int], opening: set[int] | None
) -> Kind | None:
    """The periods that a section shows at first; `opening` has the concepts that it presents as at the beginning of
    periods, None where it is not shown as presented."""
    if section.title == ALL_REVENUE and len(counts) > 1:
        return EVERY
    kind = usual_kind(filing, section.facts, counts)
    if opening is None or kind is not PeriodClass.INSTANT or len(counts) == 1:
        return kind
    # A statement loses no row: what is filed over periods goes with what there was at their ends, or beside it.
    over = dict(counts)
    del over[kind]
    return usual_kind(filing, section.facts, over) if opening else EVERY


def of_one_class(filing: Filing, sheet: LineSheet, column: int) -> LineSheet:
    """The sheet with only the columns whose periods are of the class of one column: what one chart may show."""
    if not 0 <= column < len(sheet.periods):
        return sheet
    kind = filing.periods[sheet.periods[column]].kind
    kept = [place for place, period in enumerate(sheet.periods) if filing.periods[period].kind is kind]
    if len(kept) == len(sheet.periods) and sheet.kind is kind:
        return sheet
    return replace(
        sheet,
        kind=kind,
        periods=tuple(sheet.periods[place] for place in kept),
        facts=sheet.facts[:, kept],
        moments=tuple(sheet.moments[place] for place in kept),
    )


def fact_text(filing: Filing, row: int, sheet: LineSheet, *, negated: bool = False) -> str:
    """What a cell shows: the amount in the view's scale, with its currency where that is not the view's."""
    facts, amount = filing.facts, filing.facts.amount
    kind = facts.kind.item(row)
    if kind == FactKind.NUMBER and sheet.monetary and facts.unit.item(row) == sheet.unit and row not in amount.wide:
        # Most of a page, and most of what scrolling takes, so without a Decimal.
        power = amount.exponent.item(row) - sheet.scale.power
        if 0 <= power <= MAX_EXPONENT and not sheet.fractions:
            return grouped(amount.mantissa.item(row) * 10**power * (-1 if negated else 1))
    if facts.kind[row] == FactKind.NIL:
        return "nil"
    value = filing.value(row)
    if value is None:
        return in_one_line(filing.text(row) or "")
    if negated:
        value = turned(value)
    unit = filing.unit_of(row)
    text = with_places(amount_text(value, unit, sheet.scale), value, _places(filing, row, sheet, unit), sheet.scale)
    # Other units are named once beside the label; another currency must not be overlooked at any amount.
    foreign = unit is not None and unit.currency is not None and int(filing.facts.unit[row]) != sheet.unit
    return f"{unit.label} {text}" if foreign and unit is not None else text


def _places(filing: Filing, row: int, sheet: LineSheet, unit: Unit | None) -> int | None:
    """The places that an amount was filed with, in the scale of the sheet; none of money where all of it is whole."""
    decimals = filing.decimals(row)
    if decimals is None or unit is None or not unit.currency:
        return decimals
    return decimals + sheet.scale.power if sheet.fractions else None


def turned(value: Decimal) -> Decimal:
    """A value as a negated label shows it; nothing has no sign."""
    return value.copy_negate() if value else value


def _tree(filing: Filing, section: Section, arrangement: Arrangement, lines: list[Line]) -> LineTree:
    layout = layout_of(filing, section)
    if section.title == ALL_REVENUE:
        # What stands above revenue in one section or another says nothing where it is gathered.
        layout = layout._replace(headings={})
    with collection_paused(pays=len(lines) > _MANY):
        if arrangement is Arrangement.PRESENTED:
            return presented_tree(filing, section, layout, lines)
        return (concept_tree if arrangement is Arrangement.LINE_FIRST else axis_tree)(filing, layout, lines)


def _at_moments(filing: Filing, cells: Cells, numbers: Ints) -> frozenset[int]:
    if not cells.joined:
        return frozenset()
    instants = [code for code, period in enumerate(filing.periods) if period.kind is PeriodClass.INSTANT]
    return frozenset(numbers[np.isin(filing.facts.period[cells.rows], instants)].tolist())


def _main_unit(filing: Filing, rows: Ints) -> int:
    """The unit of most numbers, of equals the first; it is stated once for the view."""
    units = filing.facts.unit[rows[filing.facts.kind[rows] == FactKind.NUMBER]]
    codes, first, counts = np.unique(units, return_index=True, return_counts=True)
    return int(codes[np.lexsort((first, -counts))[0]]) if len(codes) else -1
