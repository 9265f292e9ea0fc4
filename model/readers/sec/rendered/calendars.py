"""Turns `6 Months Ended Mar. 29, 2025` into a period: pages do not say when a period begins."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date, timedelta

from model.periods import Period, months_ended

_DAY = timedelta(days=1)
#: How far the first day may lie from the same day so many months before: a year of 53 weeks moves it by a week.
_REACH = 10
#: Fiscal years of weeks end near the end of a month.
_NEAR = 7


class Calendar:
    """The days on which the periods of one filing end.

    The SEC's renderer counts a period's months by adding 15 days to its end and taking the whole months since its
    start, so the first day is open by weeks. Where the filing's periods end with months, they begin with months. Where
    they end on one day of the week, as years of 52 or 53 weeks do, a period is so many whole weeks, and begins behind
    a date of which the filing gives balances, if there is one that fits.
    """

    def __init__(self, ends: Iterable[tuple[date, int | None]]) -> None:
        self._known: set[date] = set()
        lasting: set[date] = set()
        for end, months in ends:
            self._known.add(end)
            if months:
                lasting.add(end)
        self._weekly = _one_weekday(lasting)
        self._periods: dict[tuple[int, date], Period] = {}

    def period(self, months: int, end: date) -> Period:
        """The period of so many months up to `end`, that one day where it is none."""
        if (months, end) not in self._periods:
            self._periods[months, end] = self._period(months, end)
        return self._periods[months, end]

    def _period(self, months: int, end: date) -> Period:
        if months < 1:
            return Period(end, end)
        usual = months_ended(months, end)
        if usual.start is None or months % 3 or not (self._weekly or _is_near_month_end(end)):
            return usual
        opening = usual.start - _DAY
        near = [opening + timedelta(days=days) for days in range(-_REACH, _REACH + 1)]
        weeks = sorted((day for day in near if (end - day).days % 7 == 0), key=lambda day: abs(day - opening))
        known = next((day for day in weeks if day in self._known), weeks[0])
        return Period(known + _DAY, end)


def _one_weekday(ends: set[date]) -> bool:
    """Whether several periods end on one day of the week, and not all with a month."""
    return len(ends) > 1 and len({end.weekday() for end in ends}) == 1 and not all(map(_is_month_end, ends))


def _is_month_end(day: date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]


def _is_near_month_end(day: date) -> bool:
    left = calendar.monthrange(day.year, day.month)[1] - day.day
    return 0 < left <= _NEAR or 0 < day.day <= _NEAR
