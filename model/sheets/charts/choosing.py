"""Turns a row of a sheet's tree into its chart: the kind that was asked for where it suits, else the one that does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from model.filing import Filing
from model.periods import Period
from model.sheets.charts.gathering import coloured_apart, colours_apart, largest, told_apart
from model.sheets.charts.points import Timeline, line_series, line_values, quarters_of, timeline
from model.sheets.charts.quarters import Derived
from model.sheets.charts.stacks import NOTHING_ADDS_UP, Stack, shares_of, stack_of, stacks_of, why_no_shares
from model.sheets.charts.ways import Way
from model.sheets.chartsheet import ChartKind, ChartSheet, Choice, Series, is_derived
from model.sheets.linesheet import Line, LineSheet, NodeKind
from model.sheets.numbers import unit_text
from model.sheets.wording import line_label, whole_label
from model.totals.audit import Audit
from model.totals.relations import Kind

#: So many small multiples can still be told apart; the lines with the largest amounts are drawn.
MOST_PANELS = 24

DERIVED_NOTE = "Hatched or hollow: derived from longer periods, not filed."


def chart_sheet(
    filing: Filing,
    audit: Audit,
    sheet: LineSheet,
    node: int,
    wanted: ChartKind | None = None,
    *,
    changes: bool = True,
) -> ChartSheet | None:
    """The chart of a node, of the kind that is wanted where that can be drawn; None without any number."""
    line = sheet.tree.line[node]
    chart = _of_axis(filing, audit, sheet, node, wanted) if line < 0 else _of_line(filing, audit, sheet, line, wanted)
    return chart._replace(changes=changes) if chart is not None else None


_Drawers = dict[ChartKind, Callable[[], ChartSheet]]


def _of_line(filing: Filing, audit: Audit, sheet: LineSheet, line: int, wanted: ChartKind | None) -> ChartSheet | None:
    quarters = quarters_of(filing, sheet, line)
    if not quarters and not any(value is not None for value in line_values(filing, sheet, line)):
        return None
    stacks = stacks_of(filing, audit, sheet, line)
    drawers: _Drawers = {ChartKind.LINE: lambda: _line_chart(filing, audit, sheet, line, quarters)}
    if stacks:
        drawers |= _stack_drawers(filing, sheet, line, stacks)
        drawers[ChartKind.AXIS] = lambda: _stack_panels(filing, sheet, line, stacks[0])
    automatic = ChartKind.TOTAL if stacks and stacks[0].comes_first else ChartKind.LINE
    why_not = {
        ChartKind.TOTAL: NOTHING_ADDS_UP,
        ChartKind.SHARE: why_no_shares(stacks[0]) if stacks else NOTHING_ADDS_UP,
        ChartKind.AXIS: NOTHING_ADDS_UP,
    }
    return _chosen(drawers, wanted, automatic, why_not)


def _of_axis(filing: Filing, audit: Audit, sheet: LineSheet, node: int, wanted: ChartKind | None) -> ChartSheet | None:
    lines = sheet.axis_lines(node)
    if not lines:
        return None
    whole = _whole_of(sheet, node, lines)
    stack = None
    if whole is not None:
        stack = stack_of(filing, audit, sheet, whole, Way(Kind.MEMBERS, sheet.tree.axis[node]))
    apart = colours_apart(stack.series) if stack is not None else {}
    drawers: _Drawers = {ChartKind.AXIS: lambda: _axis_chart(filing, sheet, sheet.tree.label[node], lines, apart)}
    if whole is not None and stack is not None:
        drawers |= _stack_drawers(filing, sheet, whole, [stack])
    why_not = {
        ChartKind.LINE: "Several lines stand here; select one of them.",
        ChartKind.TOTAL: "No total is reported that these lines add up to.",
        ChartKind.SHARE: why_no_shares(stack) if stack else "No total is reported that these lines are shares of.",
    }
    return _chosen(drawers, wanted, ChartKind.AXIS, why_not)


def _chosen(
    drawers: _Drawers, wanted: ChartKind | None, automatic: ChartKind, why_not: dict[ChartKind, str]
) -> ChartSheet:
    kind = wanted if wanted in drawers else automatic
    choices = tuple(Choice(known, "" if known in drawers else why_not[known]) for known in ChartKind)
    return drawers[kind]()._replace(choices=choices)


def _stack_drawers(filing: Filing, sheet: LineSheet, line: int, stacks: Sequence[Stack]) -> _Drawers:
    """The first stack as it is, and the shares of the first that has any."""
    drawers: _Drawers = {ChartKind.TOTAL: lambda: _total_chart(filing, sheet, line, stacks[0])}
    shared = next((stack for stack in stacks if not why_no_shares(stack)), None)
    if shared is not None:
        drawers[ChartKind.SHARE] = lambda: _share_chart(filing, sheet, line, shared)
    return drawers


def _whole_of(sheet: LineSheet, node: int, lines: Sequence[int]) -> int | None:
    """The line that the members of an axis split."""
    if sheet.tree.kind[node] is not NodeKind.AXIS:
        return None
    first = sheet.lines[lines[0]]
    rest = tuple(pair for pair in first.dims if pair[0] != sheet.tree.axis[node])
    return sheet.line_of(first.concept, rest, first.unit)


def _line_chart(
    filing: Filing, audit: Audit, sheet: LineSheet, line: int, quarters: Mapping[Period, Derived]
) -> ChartSheet:
    at = sheet.lines[line]
    over = timeline(filing, sheet, quarters)
    series = line_series(filing, sheet, line, line_label(filing, at.concept, at.dims), over, quarters)
    drawn = _in_colours((series,), _colours_beside(filing, audit, sheet, at))
    title = whole_label(filing, at.concept, at.dims)
    chart = _chart(filing, sheet, ChartKind.LINE, title, at.unit, drawn, over)
    return chart._replace(notes=_derived_notes(chart.series))


def _colours_beside(filing: Filing, audit: Audit, sheet: LineSheet, at: Line) -> dict[int, int]:
    """The colours that a line of a member and those beside it have where they are stacked against their whole."""
    whole = sheet.line_of(at.concept, at.dims[:-1], at.unit) if at.dims else None
    if whole is None:
        return {}
    stack = stack_of(filing, audit, sheet, whole, Way(Kind.MEMBERS, at.dims[-1][0]))
    return colours_apart(stack.series) if stack is not None else {}


def _in_colours(series: Iterable[Series], apart: Mapping[int, int]) -> tuple[Series, ...]:
    return tuple(known._replace(colour=apart.get(known.colour, known.colour)) for known in series)


def _axis_chart(
    filing: Filing, sheet: LineSheet, title: str, lines: Sequence[int], apart: Mapping[int, int]
) -> ChartSheet:
    """Every line of an axis in the unit that most of them have; amounts in different units never share a scale."""
    units = [sheet.lines[line].unit for line in lines]
    unit = max(dict.fromkeys(units), key=units.count)
    drawn = [line for line in lines if sheet.lines[line].unit == unit]
    notes = tuple(
        f"{_label(filing, sheet, line)} is in {filing.units[sheet.lines[line].unit].label} and not drawn."
        for line in lines
        if line not in drawn and sheet.lines[line].unit >= 0
    )
    quarters = {line: quarters_of(filing, sheet, line) for line in drawn}
    over = timeline(filing, sheet, (period for known in quarters.values() for period in known))
    series = [line_series(filing, sheet, line, _label(filing, sheet, line), over, quarters[line]) for line in drawn]
    chart = _panels(filing, sheet, title, unit, _in_colours(series, apart), over)
    return chart._replace(notes=(*notes, *_derived_notes(chart.series)))


def _derived_notes(series: Sequence[Series]) -> tuple[str, ...]:
    """Says how amounts are drawn that nobody filed, where there are any."""
    any_derived = any(is_derived(known.points, period) for known in series for period in range(len(known.points)))
    return (DERIVED_NOTE,) if any_derived else ()


def _stack_panels(filing: Filing, sheet: LineSheet, line: int, stack: Stack) -> ChartSheet:
    """The contributors of a total, each in the colour that it has in the stack."""
    series = coloured_apart(stack.series)
    chart = _panels(filing, sheet, stack.label, sheet.lines[line].unit, series, stack.over)
    return chart._replace(notes=(*stack.left_out, *_derived_notes(chart.series)))


def _panels(
    filing: Filing, sheet: LineSheet, title: str, unit: int, series: Sequence[Series], over: Timeline
) -> ChartSheet:
    """A panel a line; of too many the largest, in their order."""
    shown = largest(series, MOST_PANELS)
    chart = _chart(filing, sheet, ChartKind.AXIS, title, unit, shown, over)
    return chart._replace(left_out=len(series) - len(shown))


def _total_chart(filing: Filing, sheet: LineSheet, line: int, stack: Stack) -> ChartSheet:
    unit = sheet.lines[line].unit
    series = told_apart(stack.series, stack.parts)
    return _chart(filing, sheet, ChartKind.TOTAL, stack.label, unit, series, stack.over)._replace(
        total=stack.total,
        total_points=stack.total_points,
        gaps=stack.gaps,
        footings=stack.footings,
        notes=(*stack.notes, *stack.left_out, *_derived_notes(stack.series)),
    )


def _share_chart(filing: Filing, sheet: LineSheet, line: int, stack: Stack) -> ChartSheet:
    parts, notes = shares_of(stack)
    unit = sheet.lines[line].unit
    series = told_apart(parts, stack.parts)
    chart = _chart(filing, sheet, ChartKind.SHARE, stack.label, unit, series, stack.over)
    return chart._replace(notes=(*notes, *stack.left_out, *_derived_notes(stack.series)))


def _chart(
    filing: Filing,
    sheet: LineSheet,
    kind: ChartKind,
    title: str,
    unit: int,
    series: Sequence[Series],
    over: Timeline,
) -> ChartSheet:
    measured = filing.units[unit] if unit >= 0 else None
    monetary = measured is not None and measured.currency is not None
    words = unit_text(measured, sheet.scale)
    return ChartSheet(kind, title, words, sheet.scale, monetary, over.labels, tuple(series), forms=over.forms)


def _label(filing: Filing, sheet: LineSheet, line: int) -> str:
    at = sheet.lines[line]
    return filing.members[at.dims[-1][1]].label if at.dims else filing.concepts[at.concept].label
