"""Turns the periods of OIM reports into periods with inclusive dates: the full form, and the short ones of xBRL-CSV."""

from __future__ import annotations

import re
from datetime import date, timedelta

from model.periods import Period
from model.readers.xbrl.moments import duration, instant

_FULL = re.compile(
    r"-?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?"
    r"(?:/-?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?)?\Z",
    re.ASCII,
)
_SHORT = re.compile(
    r"(?:(?P<first>\d{4}-\d\d-\d\d)\.\.(?P<last>\d{4}-\d\d-\d\d)"
    r"|(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?|Q(?P<quarter>[1-4])|H(?P<half>[12])|W(?P<week>\d\d))?)\Z",
    re.ASCII,
)
_DAY = timedelta(days=1)


def full_period(text: str) -> Period:
    """The period `start/end` or `instant` with full times (OIM 1.0, 5.2).

    Raises:
        ValueError: it is neither; a bare date does not say whether it means the day's beginning or its end.
    """
    if not _FULL.match(text):
        raise ValueError(f"“{text[:60]}” is not a period in full")
    start, slash, end = text.partition("/")
    return duration(start, end) if slash else instant(start)


def short_period(text: str) -> Period:
    """The period of a cell of xBRL-CSV: in full, `2024`, `2024Q1`, `2024-03`, `2024-01-01..2024-03-31`, and `@end`.

    `@start` and `@end` behind a duration are the instants of its bounds: the end of the day before its first day, and
    of its last (xBRL-CSV 1.0, period representation). Raises ValueError where it is none of these.
    """
    body, at, bound = text.partition("@")
    if at and bound not in ("start", "end"):
        raise ValueError(f"“{text[:60]}” is not a period")
    period = full_period(body) if _FULL.match(body) else Period(*_span(body))
    return _bound(period, bound) if at else period


def _bound(period: Period, bound: str) -> Period:
    if period.start is None or period.end is None:
        raise ValueError(f"{period.text} has no {bound}")
    try:
        return Period(None, period.start - _DAY if bound == "start" else period.end)
    except OverflowError as error:
        raise ValueError(f"{period.text} has no {bound}") from error


def _span(text: str) -> tuple[date, date]:
    match = _SHORT.match(text)
    if match is None:
        raise ValueError(f"“{text[:60]}” is not a period")
    parts = match.groupdict()
    if parts["first"]:
        return date.fromisoformat(parts["first"]), date.fromisoformat(parts["last"])
    year = int(parts["year"])
    if parts["day"]:
        day = date(year, int(parts["month"]), int(parts["day"]))
        return day, day
    if parts["week"]:
        return date.fromisocalendar(year, int(parts["week"]), 1), date.fromisocalendar(year, int(parts["week"]), 7)
    if parts["month"]:
        return _months(year, int(parts["month"]), 1)
    if parts["quarter"]:
        return _months(year, int(parts["quarter"]) * 3 - 2, 3)
    return _months(year, int(parts["half"]) * 6 - 5, 6) if parts["half"] else _months(year, 1, 12)


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    """The first and last day of so many months; date.max ends the last year that a date can name."""
    after = year * 12 + month - 1 + count
    return date(year, month, 1), date(after // 12, after % 12 + 1, 1) - _DAY if after < 120_000 else date.max
