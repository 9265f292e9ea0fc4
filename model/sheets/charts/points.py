"""Turns a line of a sheet into its amounts over the periods of a chart, each with its fact, accuracy and change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import NamedTuple

from model.filing import Filing
from model.periods import Period, PeriodClass
from model.sheets.charts.quarters import Derived, derived_quarters
from model.sheets.chartsheet import Point, Points, Series, Values
from model.sheets.factcard import decimals_text
from model.sheets.linesheet import Line, LineSheet
from model.sheets.numbers import change_text

#: What "a year apart" means in days: fiscal years have 52 or 53 weeks.
_YEAR = (357, 378)
_DAY = timedelta(days=1)


class Timeline(NamedTuple):
    """The periods of a chart, oldest first, and the column of the sheet in which each stands, -1 where in none."""

    periods: tuple[Period, ...]
    columns: tuple[int, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """What the periods are called; those that no column has are derived."""
        return tuple(
            f"{period.label()} derived" if column < 0 else period.label()
            for period, column in zip(self.periods, self.columns, strict=True)
        )

    @property
    def forms(self) -> tuple[tuple[str, ...], ...]:
        """The labels in ever shorter forms: dates below each other, months and classes, these above their year.

        A shorter form calls no two periods the same, and leaves out that an amount was derived.
        """
        dates = [label.replace(" – ", " –\n") for label in self.labels]
        forms = [self.labels, tuple(label.replace(" derived", "\nderived") for label in dates)]
        for told in _SHORTER:
            brief = [period.brief() for period in self.periods]
            form = tuple(
                told(parts) if parts else label.removesuffix(" derived")
                for parts, label in zip(brief, dates, strict=True)
            )
            forms.extend([form] if len(set(form)) == len(form) else [])
        return tuple(dict.fromkeys(forms))


#: How the parts of a short label are written: on one line, below each other, in the end with a year of two digits.
_SHORTER: tuple[Callable[[Sequence[str]], str], ...] = (
    " ".join,
    lambda parts: " ".join((*parts[:-1], _short_year(parts[-1]))),
    lambda parts: "\n".join((*parts[:1], " ".join(parts[1:]))).strip(),
    "\n".join,
    lambda parts: "\n".join((*parts[:-1], _short_year(parts[-1]))),
)


def _short_year(year: str) -> str:
    return f"’{year[-2:]}"


def timeline(filing: Filing, sheet: LineSheet, derived: Iterable[Period] = ()) -> Timeline:
    """The periods of a sheet with those that were derived, in their order."""
    columns = {filing.periods[period]: column for column, period in enumerate(sheet.periods)}
    periods = sorted({*columns, *derived}, key=lambda period: period.sort_key)
    return Timeline(tuple(periods), tuple(columns.get(period, -1) for period in periods))


def quarters_of(filing: Filing, sheet: LineSheet, line: int) -> dict[Period, Derived]:
    """The derived quarters of a line, where the sheet shows quarters."""
    return derived_quarters(filing, sheet.lines[line], sheet.scale) if sheet.kind is PeriodClass.QUARTER else {}


def line_series(
    filing: Filing, sheet: LineSheet, line: int, label: str, over: Timeline, quarters: Mapping[Period, Derived]
) -> Series:
    """A line over the periods of a chart, what is not reported from `quarters` where it stands there."""
    values: list[Decimal | None] = []
    points: list[Point | None] = []
    for period, column in zip(over.periods, over.columns, strict=True):
        row = int(sheet.facts[line, column]) if column >= 0 else -1
        derived = quarters.get(period)
        if row >= 0 or derived is None:
            values.append(filing.value(row) if row >= 0 else None)
            points.append(fact_point(filing, row) if values[-1] is not None else None)
        else:
            values.append(derived.value)
            points.append(Point(equation=derived.equation))
    return Series(label, colour_of(sheet, sheet.lines[line]), tuple(values), with_changes(over, values, points))


def fact_point(filing: Filing, row: int) -> Point:
    """What stands behind the amount of a fact; of an amount that no fact holds nothing is known."""
    return Point(row, decimals_text(filing, row)) if row >= 0 else Point()


def with_changes(over: Timeline, values: Sequence[Decimal | None], points: Sequence[Point | None]) -> Points:
    """The points with the change of each against the period before, where the two can be compared."""
    changed: list[Point | None] = []
    for place, point in enumerate(points):
        if point is not None and place and comparable(over.periods[place - 1], over.periods[place]):
            change = change_text(values[place], values[place - 1])
            before = over.periods[place - 1].label() if change else ""
            changed.append(Point(point.row, point.accuracy, point.equation, change, before))
        else:
            changed.append(point)
    return tuple(changed)


def comparable(before: Period, now: Period) -> bool:
    """Whether a change says something: periods of one length that follow each other or are a year apart."""
    if before.end is None or now.end is None or before.kind is not now.kind:
        return False
    if now.kind is PeriodClass.OTHER and abs(now.days - before.days) > now.days * 0.1:
        return False
    adjacent = now.start is not None and before.end + _DAY == now.start
    return adjacent or _YEAR[0] <= (now.end - before.end).days <= _YEAR[1]


def line_values(filing: Filing, sheet: LineSheet, line: int) -> Values:
    """The amounts of a line in the columns of its sheet, oldest first."""
    rows = reversed(sheet.facts[line].tolist())
    return tuple(filing.value(row) if row >= 0 else None for row in rows)


def colour_of(sheet: LineSheet, line: Line) -> int:
    """The number of the colour of a line: that of its last member, 0 for the whole."""
    return sheet.colours[line.dims[-1]] if line.dims else 0
