"""Turns the dates of a context into a period that can be compared, classed by length and shown."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum


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


@dataclass(frozen=True, slots=True)
class Period:
    """Inclusive dates as the report writes them: both for a duration, only `end` for an instant, none for forever."""

    start: date | None
    end: date | None

    @property
    def days(self) -> int:
        """Length in days, 0 for an instant or forever."""
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
        return f"{self.start.isoformat()}/{self.end.isoformat()}" if self.start else self.end.isoformat()

    @property
    def sort_key(self) -> tuple[date, date]:
        """Orders periods by their end, then by their start; forever comes last."""
        end = self.end or date.max
        return end, self.start or end

    def label(self) -> str:
        """A short heading: `2022` for a calendar year, `Q3 2022`, otherwise the dates."""
        if self.end is None:
            return "Forever"
        if self.start is None:
            return day_label(self.end)
        if _whole_months(self.start, self.end):
            if self.kind is PeriodClass.YEAR and self.start.month == 1:
                return str(self.end.year)
            if self.kind is PeriodClass.QUARTER and self.start.month % 3 == 1:
                return f"Q{self.end.month // 3} {self.end.year}"
        return f"{day_label(self.start)} – {day_label(self.end)}"

    def in_words(self) -> str:
        """The period inside a sentence: `2022`, `at 31 Dec 2022`, `from 1 Oct 2021 to 30 Sep 2022`."""
        if self.end is not None and self.start is None:
            return f"at {day_label(self.end)}"
        label = self.label()
        return f"from {label.replace(' – ', ' to ')}" if " – " in label else label


def day_label(day: date) -> str:
    """`31 Dec 2022`, the same in every locale."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


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


def _whole_months(start: date, end: date) -> bool:
    return start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
