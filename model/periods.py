"""Turns the dates of a context into a period that can be compared, classed by length and shown."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple


class PeriodClass(Enum):
    """What kind of period it is; periods of different classes never share an axis of a chart."""

    YEAR = "Year"
    NINE_MONTHS = "Nine months"
    HALF = "Half year"
    QUARTER = "Quarter"
    MONTH = "Month"
    OTHER = "Other length"
    INSTANT = "At a date"
    FOREVER = "Forever"


#: Lengths in days, generous enough for 52 and 53 week years and 12 and 14 week quarters.
_LENGTHS = (
    (25, 36, PeriodClass.MONTH),
    (80, 101, PeriodClass.QUARTER),
    (166, 200, PeriodClass.HALF),
    (255, 290, PeriodClass.NINE_MONTHS),
    (345, 385, PeriodClass.YEAR),
)


class Period(NamedTuple):
    """Inclusive dates as the report writes them: both for a duration, only `end` for an instant, none for forever.

    Times within the day, which hardly any report states, are kept as written (`09:30:00`, empty for a whole day), so
    that facts of two hours of one day are not taken for one fact filed twice.
    """

    start: date | None
    end: date | None
    start_time: str = ""
    end_time: str = ""

    @property
    def days(self) -> int:
        """Length in days, both ends counted whole; 0 for an instant or forever."""
        return (self.end - self.start).days + 1 if self.start and self.end else 0

    @property
    def kind(self) -> PeriodClass:
        """The class of the period's length."""
        if self.end is None:
            return PeriodClass.FOREVER
        if self.start is None:
            return PeriodClass.INSTANT
        days = self.days
        return next((kind for low, high, kind in _LENGTHS if low <= days <= high), PeriodClass.OTHER)

    @property
    def text(self) -> str:
        """`start/end`, one date, or `forever`: the form of `check --json`."""
        if self.end is None:
            return "forever"
        end = _written(self.end, self.end_time)
        return f"{_written(self.start, self.start_time)}/{end}" if self.start else end

    @property
    def whole(self) -> bool:
        """Whether it begins and ends with a day."""
        return not (self.start_time or self.end_time)

    @property
    def sort_key(self) -> tuple[date, date]:
        """Orders periods by their end, then by their start; forever comes last."""
        end = self.end or date.max
        return end, self.start or end

    def label(self) -> str:
        """A short heading: `2022` for a calendar year, `Q3 2022`, otherwise the dates."""
        if self.end is None:
            return "Forever"
        end = day_label(self.end, self.end_time)
        if self.start is None:
            return end
        if self.whole and _whole_months(self.start, self.end):
            if self.kind is PeriodClass.YEAR and self.start.month == 1:
                return str(self.end.year)
            if self.kind is PeriodClass.QUARTER and self.start.month % 3 == 1:
                return f"Q{self.end.month // 3} {self.end.year}"
        return f"{day_label(self.start, self.start_time)} – {end}"

    def brief(self) -> tuple[str, ...]:
        """The label in short parts, the year last: (`2022`), (`Q3`, `2022`), (`9M`, `2022`), (`3M to`, `Apr`, `2022`).

        Empty for a period that has no shorter name than its dates.
        """
        if self.end is None or not self.whole:
            return ()
        month, year = _MONTHS[self.end.month - 1], str(self.end.year)
        if self.start is None:
            return month, year
        whole = _whole_months(self.start, self.end)
        of_calendar = _IN_CALENDAR.get((self.kind, self.start.month, self.end.month)) if whole else None
        if of_calendar is not None:
            return (*of_calendar, year)
        months = _COUNTS.get(self.kind, _months_of(self.start, self.end) if whole else 0)
        return (f"{months}M to", month, year) if months else ()

    def in_words(self) -> str:
        """The period inside a sentence: `2022`, `at 31 Dec 2022`, `from 1 Oct 2021 to 30 Sep 2022`."""
        if self.end is not None and self.start is None:
            return f"at {day_label(self.end, self.end_time)}"
        label = self.label()
        return f"from {label.replace(' – ', ' to ')}" if " – " in label else label


def day_label(day: date, time: str = "") -> str:
    """`31 Dec 2022`, the same in every locale, with the time of the day where there is one: `31 Dec 2022, 09:30`."""
    label = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return f"{label}, {time.removesuffix(':00')}" if time else label


def day_before(day: date) -> date | None:
    """The day before, None for the first day of the calendar, which some reports put for "since ever"."""
    return day - timedelta(days=1) if day > date.min else None


def months_ended(months: int, end: date) -> Period:
    """The period of so many months up to `end`, as rendered pages head their columns (`12 Months Ended`).

    The page does not say the first day: a period that ends with a month begins with one, any other begins the day
    after the same day so many months before.
    """
    first = end.year * 12 + (end.month - 1) - months
    year, month = divmod(first, 12)
    last_day = calendar.monthrange(year, month + 1)[1]
    if end.day == calendar.monthrange(end.year, end.month)[1]:
        return Period(date(year, month + 1, last_day) + timedelta(days=1), end)
    return Period(date(year, month + 1, min(end.day, last_day)) + timedelta(days=1), end)


def _written(day: date, time: str) -> str:
    return f"{day.isoformat()}T{time}" if time else day.isoformat()


def _months_of(start: date, end: date) -> int:
    """How many months a period of whole ones has."""
    return (end.year - start.year) * 12 + end.month - start.month + 1


def _whole_months(start: date, end: date) -> bool:
    return start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_COUNTS = {
    PeriodClass.YEAR: 12,
    PeriodClass.NINE_MONTHS: 9,
    PeriodClass.HALF: 6,
    PeriodClass.QUARTER: 3,
    PeriodClass.MONTH: 1,
}
#: What periods of whole months are called before their year, by class, first and last month.
_IN_CALENDAR: dict[tuple[PeriodClass, int, int], tuple[str, ...]] = {
    (PeriodClass.YEAR, 1, 12): (),
    (PeriodClass.NINE_MONTHS, 1, 9): ("9M",),
    (PeriodClass.HALF, 1, 6): ("H1",),
    (PeriodClass.HALF, 7, 12): ("H2",),
    **{(PeriodClass.QUARTER, 3 * number - 2, 3 * number): (f"Q{number}",) for number in range(1, 5)},
    **{(PeriodClass.MONTH, number, number): (name,) for number, name in enumerate(_MONTHS, 1)},
}
