"""Turns the facts of a section into columns, one a period, and into the lines and cells in which each fact stands."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

import numpy as np

from model.filing import Filing, Ints
from model.periods import Period, PeriodClass, day_before
from model.sheets.lines.tree import Line


class Every(Enum):
    """The choice of all periods, whatever their class."""

    PERIODS = "All periods"


EVERY = Every.PERIODS
#: Which periods a sheet shows.
Kind = PeriodClass | Every


class Cells(NamedTuple):
    """The periods of the columns, newest first, and where each shown fact stands: row of the facts, column (-1 where
    its period is open), and whether it stands there as what there was when the period of the column began.

    `moments` holds by column the periods of the instants at which it begins and ends, -1 where the filing has none, and
    `joined` is true where facts at these instants stand in it.
    """

    periods: tuple[int, ...]
    rows: Ints
    columns: Ints
    opening: Ints
    moments: tuple[tuple[int, int], ...]
    joined: bool = False


def kinds_of(filing: Filing, rows: Ints) -> dict[PeriodClass, int]:
    """How many facts stand in each class of period, in the order of the classes."""
    counts: dict[PeriodClass, int] = {}
    periods, facts = np.unique(filing.facts.period[rows], return_counts=True)
    for period, count in zip(periods.tolist(), facts.tolist(), strict=True):
        if period >= 0:
            kind = filing.periods[period].kind
            counts[kind] = counts.get(kind, 0) + count
    return {kind: counts[kind] for kind in PeriodClass if kind in counts}


def usual_kind(filing: Filing, rows: Ints, counts: dict[PeriodClass, int]) -> PeriodClass | None:
    """The class in which most facts stand; the quarter where it has every line that a year to date has."""
    best = max(counts, key=lambda kind: counts[kind], default=None)
    if best in (PeriodClass.HALF, PeriodClass.NINE_MONTHS) and PeriodClass.QUARTER in counts:
        quarter, longer = (_lines_in(filing, rows, kind) for kind in (PeriodClass.QUARTER, best))
        return PeriodClass.QUARTER if longer <= quarter else best
    return best


def cells_of(filing: Filing, rows: Ints, kind: Kind | None) -> Cells:
    """The facts of one class of periods, each in the column of its own period."""
    periods = filing.facts.period[rows]
    shown = rows[np.isin(periods, _of_kind(filing, kind)) | (periods < 0)]
    columns = newest_first(filing, np.unique(filing.facts.period[shown]).tolist())
    return Cells(
        columns, shown, _places(filing, shown, columns), np.zeros(len(shown), np.int32), _moments(filing, columns)
    )


def joined_cells(filing: Filing, rows: Ints, kind: PeriodClass, opening: Iterable[int]) -> Cells:
    """As `cells_of`, with the facts at the beginning and the end of each period beside those of the period.

    `opening` are the concepts that stand in a row of their own for the beginning. An instant at which no period ends
    has a column of its own, where it is not the beginning of one in such a row: nothing that is filed is lost.
    """
    facts = filing.facts
    durations = cells_of(filing, rows, kind)
    instants = rows[np.isin(facts.period[rows], _of_kind(filing, PeriodClass.INSTANT))]
    ends = {end for _, end in durations.moments} - {-1}
    opened = np.isin(facts.concept[instants], list(opening))
    own = np.unique(facts.period[instants[~opened]]).tolist()
    columns = newest_first(filing, [*durations.periods, *(set(own) - ends)])
    moments = _moments(filing, columns)
    parts = [(durations.rows, _places(filing, durations.rows, columns), 0)]
    for column, (begins, closes) in enumerate(moments):
        at_end = instants[facts.period[instants] == closes]
        parts.append((at_end, np.full(len(at_end), column), 0))
        if begins >= 0:
            at_start = instants[opened & (facts.period[instants] == begins)]
            parts.append((at_start, np.full(len(at_start), column), 1))
    return Cells(
        columns,
        np.concatenate([part[0] for part in parts]).astype(np.int32),
        np.concatenate([part[1] for part in parts]).astype(np.int32),
        np.concatenate([np.full(len(part[0]), part[2]) for part in parts]).astype(np.int32),
        moments,
        joined=True,
    )


def numbered_lines(filing: Filing, cells: Cells, order: Ints) -> tuple[list[Line], Ints]:
    """The lines of the facts, as they come first in `order` (rows of the section), and the line of each cell."""
    facts = filing.facts
    rows = cells.rows
    key = facts.concept[rows].astype(np.int64) * len(filing.dims) + facts.dims[rows]
    key = (key * (len(filing.units) + 1) + facts.unit[rows] + 1) * 2 + cells.opening
    rank = np.full(len(facts), len(order), dtype=np.int64)
    ordered_rows, place = np.unique(order, return_index=True)
    rank[ordered_rows] = place
    _, inverse = np.unique(key, return_inverse=True)
    count = int(inverse.max()) + 1 if len(inverse) else 0
    first = np.full(count, len(order), dtype=np.int64)
    np.minimum.at(first, inverse, rank[rows])
    # Opening and closing rows of one concept come from the same facts; the opening one stands first.
    opening = np.zeros(count, dtype=np.int64)
    opening[inverse] = cells.opening
    ordered = np.lexsort((-opening, first))
    number = np.empty(count, dtype=np.int32)
    number[ordered] = np.arange(count, dtype=np.int32)
    lines_of: Ints = number[inverse]
    some = np.zeros(count, dtype=np.int64)
    some[lines_of] = np.arange(len(rows))
    lines = [
        Line(int(facts.concept[row]), filing.dimensions_of(row), int(facts.unit[row]), bool(opens))
        for row, opens in zip(rows[some].tolist(), cells.opening[some].tolist(), strict=True)
    ]
    return lines, lines_of


def grid_of(cells: Cells, lines: Ints, count: int) -> tuple[Ints, dict[int, list[int]]]:
    """Facts by line and column; of several facts in one cell the first, and those without a period apart."""
    grid = np.full((count, len(cells.periods)), -1, dtype=np.int32)
    dated = cells.columns >= 0
    places = lines[dated].astype(np.int64) * len(cells.periods) + cells.columns[dated]
    cell, first = np.unique(places, return_index=True)
    grid.ravel()[cell] = cells.rows[dated][first]
    undated: dict[int, list[int]] = {}
    for line, row in zip(lines[~dated].tolist(), cells.rows[~dated].tolist(), strict=True):
        undated.setdefault(line, []).append(row)
    return grid, undated


def newest_first(filing: Filing, periods: Iterable[int]) -> tuple[int, ...]:
    """Periods by their end and then their length, without the open one."""
    return tuple(sorted(set(periods) - {-1}, key=lambda period: filing.periods[period].sort_key, reverse=True))


def _of_kind(filing: Filing, kind: Kind | None) -> list[int]:
    return [code for code, period in enumerate(filing.periods) if kind is EVERY or period.kind is kind]


def _places(filing: Filing, rows: Ints, columns: tuple[int, ...]) -> Ints:
    place = np.full(len(filing.periods) + 1, -1, dtype=np.int32)
    place[list(columns)] = np.arange(len(columns))
    places: Ints = place[filing.facts.period[rows]]
    return places


def _moments(filing: Filing, columns: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    codes = {period: code for code, period in enumerate(filing.periods) if period.kind is PeriodClass.INSTANT}
    moments: list[tuple[int, int]] = []
    for column in columns:
        period = filing.periods[column]
        before = day_before(period.start) if period.start is not None else None
        moments.append(
            (codes.get(Period(None, before), -1) if before is not None else -1, codes.get(Period(None, period.end), -1))
        )
    return tuple(moments)


def _lines_in(filing: Filing, rows: Ints, kind: PeriodClass) -> set[tuple[int, ...]]:
    facts = filing.facts
    of_kind = rows[np.isin(facts.period[rows], _of_kind(filing, kind))]
    columns = (facts.concept[of_kind], facts.dims[of_kind], facts.unit[of_kind])
    return set(zip(*(column.tolist() for column in columns), strict=True))
