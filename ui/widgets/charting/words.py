"""Turns a chart sheet into the sentences that say what its picture shows, for those who do not see it."""

from __future__ import annotations

from collections.abc import Iterator

from model.sheets.chartsheet import ChartKind, ChartSheet, Footing, Series, point_at
from model.sheets.numbers import percent_text
from ui.widgets.charting.amounts import Measure, measure_of
from ui.widgets.charting.kinds.gaps import GOOD_WORDS, footing_of, is_missing

#: So many lines are told with all their amounts; more would take minutes to be read aloud.
_TOLD = 12


def describe(sheet: ChartSheet) -> str:
    """What a chart shows, in words, with its amounts as the tables write them."""
    measure = measure_of(sheet)
    unit = f", {sheet.unit}" if sheet.unit else ""
    parts = [f"{sheet.title}{unit}.", *_lines(sheet, measure), *sheet.notes]
    return " ".join(parts)


def _lines(sheet: ChartSheet, measure: Measure) -> Iterator[str]:
    if sheet.kind is ChartKind.TOTAL:
        for period in range(len(sheet.periods)):
            yield _total(sheet, measure, period)
        return
    for series in sheet.series[:_TOLD]:
        yield _series(sheet, measure, series)
    if len(sheet.series) > _TOLD:
        yield f"And {len(sheet.series) - _TOLD} more lines."


def _series(sheet: ChartSheet, measure: Measure, series: Series) -> str:
    told = []
    for place, (period, amount) in enumerate(zip(sheet.periods, series.values, strict=True)):
        words = "no value" if amount is None else measure.text(amount)
        told.append(f"{period} {words}{_aside(series, place)}")
    name = "" if series.label == sheet.title else f"{series.label}: "
    return f"{name}{', '.join(told)}."


def _aside(series: Series, period: int) -> str:
    """What is said behind an amount: its share of the whole, its change, and that it was derived."""
    point = point_at(series.points, period)
    share = series.shares[period] if series.shares else None
    asides = [percent_text(share)] if share is not None else []
    if point is not None:
        asides.extend(part for part in (point.change, "derived" if point.equation else None) if part)
    return f" ({', '.join(asides)})" if asides else ""


def _total(sheet: ChartSheet, measure: Measure, period: int) -> str:
    total, gap = sheet.total[period], sheet.gaps[period]
    told = f"{sheet.periods[period]}: {'no value' if total is None else measure.text(total)}"
    footing = footing_of(sheet, period)
    if footing is None:
        return f"{told}."
    if footing in GOOD_WORDS or not gap:
        return f"{told}, {GOOD_WORDS.get(footing, GOOD_WORDS[Footing.ADDS_UP])}."
    words = "missing from the members" if is_missing(sheet, period, gap) else "too much in the members"
    return f"{told}, {measure.text(gap.copy_abs())} {words}."
