"""Turns a line, a total or an axis of a sheet into the series that a chart draws over its periods."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from itertools import pairwise

from model.filing import Filing
from model.sheets.linesheet import Line, LineSheet
from model.sheets.numbers import Scale, change_text, unit_text
from model.sheets.wording import line_label
from model.totals.audit import Audit
from model.totals.checks import Check, Verdict
from model.totals.ledger import Cell
from model.totals.relations import NO_AXIS

Values = tuple[Decimal | None, ...]


class ChartKind(Enum):
    """What a chart shows."""

    LINE = "line"
    TOTAL = "total"
    AXIS = "axis"


class Footing(Enum):
    """How the contributors of a total stand to it in one period; a total in doubt by the grade of its finding."""

    ADDS_UP = "adds up"
    ROUNDS = "adds up within rounding"
    NOT_ADDITIVE = "need not add up"
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def in_doubt(self) -> bool:
        """Whether there is a finding on it."""
        return self in (Footing.ERROR, Footing.WARNING, Footing.INFO)


@dataclass(frozen=True, slots=True)
class Series:
    """One line over the periods, oldest first, None where it has no value.

    `colour` counts the members of one axis from 1 (0 is the whole) and is the same for a member wherever it is drawn.
    """

    label: str
    colour: int
    values: Values


@dataclass(frozen=True, slots=True)
class ChartSheet:
    """What is drawn: for a total its contributors as `series`, the reported amounts as `total`, and the gaps between.

    `changes` holds the change of a single line against the period before; `notes` what could not be drawn and why;
    `footings` says of each period of a total what its gap means, None where nothing was added up.
    """

    kind: ChartKind
    title: str
    unit: str
    scale: Scale
    monetary: bool
    periods: tuple[str, ...]
    series: tuple[Series, ...]
    total: Values
    gaps: Values
    changes: tuple[str | None, ...]
    notes: tuple[str, ...]
    footings: tuple[Footing | None, ...] = ()


def chart_sheet(filing: Filing, audit: Audit, sheet: LineSheet, node: int) -> ChartSheet | None:
    """The chart of a node: a total with its contributors, a line, or every line of an axis; None without any number."""
    line = sheet.tree.line[node]
    if line < 0:
        lines = sheet.axis_lines(node)
        return _axis_chart(filing, sheet, sheet.tree.label[node], lines) if lines else None
    if not any(value is not None for value in _values(filing, sheet, line)):
        return None
    axis = _axis_in_doubt(filing, audit, sheet, line)
    return _total_chart(filing, audit, sheet, line, axis) if axis is not None else _line_chart(filing, sheet, line)


def _line_chart(filing: Filing, sheet: LineSheet, line: int) -> ChartSheet:
    at = sheet.lines[line]
    values = _values(filing, sheet, line)
    changes = (None, *(change_text(now, before) for before, now in pairwise(values)))
    series = Series(line_label(filing, at.concept, at.dims), _colour(sheet, at), values)
    return _chart(filing, sheet, ChartKind.LINE, series.label, at.unit, (series,), changes=changes)


def _axis_chart(filing: Filing, sheet: LineSheet, title: str, lines: Iterable[int]) -> ChartSheet:
    """Every line of an axis in the unit that most of them have; amounts in different units never share a scale."""
    numbers = list(lines)
    units = [sheet.lines[line].unit for line in numbers]
    unit = max(dict.fromkeys(units), key=units.count)
    drawn = [line for line in numbers if sheet.lines[line].unit == unit]
    notes = tuple(
        f"{_label(filing, sheet, line)} is in {filing.units[sheet.lines[line].unit].label} and not drawn."
        for line in numbers
        if line not in drawn and sheet.lines[line].unit >= 0
    )
    series = tuple(
        Series(_label(filing, sheet, line), _colour(sheet, sheet.lines[line]), _values(filing, sheet, line))
        for line in drawn
    )
    return _chart(filing, sheet, ChartKind.AXIS, title, unit, series, notes=notes)


def _total_chart(filing: Filing, audit: Audit, sheet: LineSheet, line: int, axis: int) -> ChartSheet:
    at = sheet.lines[line]
    checks = [_check_on(audit, at, period, axis) for period in reversed(sheet.periods)]
    members: dict[int, None] = {}
    for check in checks:
        for cell, _, _ in check.contributors if check else ():
            members[next(member for known, member in cell.dims if known == axis)] = None
    series = tuple(
        Series(
            filing.members[member].label,
            sheet.colours[axis, member],
            tuple(_contribution(check, axis, member) for check in checks),
        )
        for member in members
    )
    gaps = tuple(check.difference if check is not None and check.difference else None for check in checks)
    title = f"{line_label(filing, at.concept, at.dims)} by {filing.axes[axis].label}"
    notes = tuple(dict.fromkeys(_foreign_note(filing, audit, check) for check in checks if check))
    return _chart(
        filing,
        sheet,
        ChartKind.TOTAL,
        title,
        at.unit,
        series,
        total=_values(filing, sheet, line),
        gaps=gaps,
        notes=tuple(note for note in notes if note),
        footings=tuple(_footing(audit, check) for check in checks),
    )


def _footing(audit: Audit, check: Check | None) -> Footing | None:
    if check is None:
        return None
    if check.verdict is Verdict.OFF:
        finding = audit.finding_of.get(check.key)
        return Footing(finding.severity.value) if finding else Footing.NOT_ADDITIVE
    return Footing.ADDS_UP if check.verdict is Verdict.FOOTS else Footing.ROUNDS


def _foreign_note(filing: Filing, audit: Audit, check: Check) -> str:
    """Says which line is missing from a stack because it is filed in another unit."""
    finding = audit.finding_of.get(check.key)
    correction = finding.correction if finding else None
    if correction is None or correction.unit == correction.cell.unit or correction.cell.unit < 0:
        return ""
    label = line_label(filing, correction.cell.concept, correction.line)
    return f"{label} is filed in {filing.units[correction.cell.unit].label}."


def _chart(
    filing: Filing,
    sheet: LineSheet,
    kind: ChartKind,
    title: str,
    unit: int,
    series: tuple[Series, ...],
    *,
    total: Values = (),
    gaps: Values = (),
    changes: tuple[str | None, ...] = (),
    notes: tuple[str, ...] = (),
    footings: tuple[Footing | None, ...] = (),
) -> ChartSheet:
    measured = filing.units[unit] if unit >= 0 else None
    monetary = measured is not None and measured.currency is not None
    labels = tuple(filing.periods[period].label() for period in reversed(sheet.periods))
    return ChartSheet(
        kind,
        title,
        unit_text(measured, sheet.scale),
        sheet.scale,
        monetary,
        labels,
        series,
        total,
        gaps,
        changes,
        notes,
        footings,
    )


def _axis_in_doubt(filing: Filing, audit: Audit, sheet: LineSheet, line: int) -> int | None:
    """The axis by which a total is stacked: the one with findings, else the one with the most contributors."""
    at = sheet.lines[line]
    best: tuple[bool, int, int] | None = None
    for period in sheet.periods:
        for check in audit.by_total.get(Cell(at.concept, at.unit, period, at.dims), ()):
            if check.relation.axis == NO_AXIS:
                continue
            rank = check.key in audit.finding_of, len(check.contributors), -check.relation.axis
            best = max(best, rank) if best else rank
    return -best[2] if best else None


def _check_on(audit: Audit, line: Line, period: int, axis: int) -> Check | None:
    checks = audit.by_total.get(Cell(line.concept, line.unit, period, line.dims), ())
    return next((check for check in checks if check.relation.axis == axis), None)


def _contribution(check: Check | None, axis: int, member: int) -> Decimal | None:
    for cell, entry, _ in check.contributors if check else ():
        if (axis, member) in cell.dims:
            return entry.value
    return None


def _values(filing: Filing, sheet: LineSheet, line: int) -> Values:
    rows = reversed(sheet.facts[line].tolist())
    return tuple(filing.value(row) if row >= 0 else None for row in rows)


def _colour(sheet: LineSheet, line: Line) -> int:
    return sheet.colours[line.dims[-1]] if line.dims else 0


def _label(filing: Filing, sheet: LineSheet, line: int) -> str:
    at = sheet.lines[line]
    return filing.members[at.dims[-1][1]].label if at.dims else filing.concepts[at.concept].label
