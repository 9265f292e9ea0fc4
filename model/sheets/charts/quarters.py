"""Turns the longer periods of a flow into the quarters that were not reported: fourth quarter = year − nine months."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

import numpy as np

from model.amounts import exact_difference, exact_sum
from model.filing import Filing, Kind
from model.periods import Period, PeriodClass
from model.sheets.linesheet import Line
from model.sheets.numbers import Scale, amount_text

#: The periods of which a quarter is what is left when the earlier ones are taken away, the shortest first.
_LONGER = (PeriodClass.HALF, PeriodClass.NINE_MONTHS, PeriodClass.YEAR)

#: Words in the name of a concept whose amounts cannot be taken from each other, whatever its unit.
_NO_FLOW = re.compile(
    r"\b(averages?|weighted|per|prices?|rates?|ratios?|percent(age)?|maximum|minimum|highest|lowest)\b", re.IGNORECASE
)
_WORD_BREAK = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_FLOW_TYPES = ("monetaryItemType", "sharesItemType")

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)


class Derived(NamedTuple):
    """A quarter that no fact reports, the equation that gives it, and its periods: the longer one, then the earlier."""

    value: Decimal
    equation: str
    periods: tuple[Period, ...]


def derived_quarters(filing: Filing, line: Line, scale: Scale) -> dict[Period, Derived]:
    """The quarters of a line that follow from its longer periods and are not reported themselves.

    None of instants, averages, amounts a share or ratios; and only from facts that are reported, of one concept,
    unit and dimensions.
    """
    if not is_flow(filing, line):
        return {}
    rows = _rows_by_period(filing, line)
    longer = [period for period in rows if period.kind in _LONGER]
    found: dict[Period, Derived] = {}
    for period in sorted(longer, key=lambda known: known.days):
        for earlier in _tilings(period, rows):
            quarter = Period(_behind(earlier[-1]), period.end)
            terms = [rows[known] for known in (period, *earlier)]
            if _is_missing(quarter, rows) and quarter not in found and _of_one_statement(filing, terms):
                found[quarter] = _derived(filing, line, scale, terms)
    return found


def is_flow(filing: Filing, line: Line) -> bool:
    """Whether the amounts of a line over two periods add up to that of both: money or shares that come and go."""
    if line.unit < 0:
        return False
    unit, concept = filing.units[line.unit], filing.concepts[line.concept]
    if "/" in unit.name or not (unit.currency or unit.label == "shares"):
        return False
    item_type = (concept.item_type or "").rpartition(":")[2]
    if item_type.endswith("ItemType") and item_type not in _FLOW_TYPES:
        return False
    words = _WORD_BREAK.sub(" ", concept.name.rpartition(":")[2])
    return not (_NO_FLOW.search(words) or _NO_FLOW.search(concept.label))


def _rows_by_period(filing: Filing, line: Line) -> dict[Period, int]:
    """The facts of a line by duration; without those that are reported with different values."""
    facts = filing.facts
    numbers = (facts.concept == line.concept) & (facts.unit == line.unit) & (facts.kind == Kind.NUMBER)
    dims = [number for number, known in enumerate(filing.dims) if known == line.dims]
    rows: dict[Period, int] = {}
    values: dict[Period, set[Decimal | None]] = {}
    for row in np.flatnonzero(numbers & np.isin(facts.dims, dims)).tolist():
        period = filing.period_of(row)
        if period is not None and period.start is not None:
            rows.setdefault(period, row)
            values.setdefault(period, set()).add(filing.value(row))
    return {period: row for period, row in rows.items() if len(values[period]) == 1 and _finite(values[period])}


def _finite(values: set[Decimal | None]) -> bool:
    return all(value is not None and value.is_finite() for value in values)


def _tilings(period: Period, rows: Mapping[Period, int]) -> Iterator[list[Period]]:
    """Reported periods without a gap from the first day of a longer one, the fewest first, that end before it."""
    queue: list[tuple[date | None, list[Period]]] = [(period.start, [])]
    shorter = [known for known in rows if known.days < period.days]
    for first, earlier in queue:
        for known in shorter:
            if known.start == first and known.end is not None and period.end is not None and known.end < period.end:
                tiling = [*earlier, known]
                # Four quarters make a year: longer chains are of months, and there are too many of them.
                if len(tiling) <= 3:
                    queue.append((_behind(known), tiling))
                    yield tiling


def _behind(period: Period) -> date | None:
    return period.end + _DAY if period.end is not None else None


def _is_missing(quarter: Period, rows: Iterable[Period]) -> bool:
    """Whether it is a quarter, and no quarter that is reported ends in the same week."""
    reported = (known.end for known in rows if known.kind is PeriodClass.QUARTER)
    ends = [end for end in reported if end is not None and quarter.end is not None and abs(end - quarter.end) < _WEEK]
    return quarter.kind is PeriodClass.QUARTER and not ends


def _of_one_statement(filing: Filing, rows: Iterable[int]) -> bool:
    """Whether none or all of these facts were restated: otherwise what is left is the restatement, not a quarter."""
    return len({row in filing.restated for row in rows}) == 1


def _derived(filing: Filing, line: Line, scale: Scale, rows: list[int]) -> Derived:
    unit = filing.units[line.unit]
    values = [value for row in rows if (value := filing.value(row)) is not None]
    value = exact_difference(values[0], exact_sum(values[1:]))
    periods = tuple(known for row in rows if (known := filing.period_of(row)) is not None)
    amounts = [amount_text(known, unit, scale) for known in values]
    terms = [f"{amount} ({period.label()})" for amount, period in zip(amounts, periods, strict=True)]
    return Derived(value, f"{' − '.join(terms)}", periods)
