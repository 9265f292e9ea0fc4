"""Turns the dates and periods of a table into periods, once its dates tell whether days or months stand first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from model.periods import Period
from model.readers.oim.periods import full_period, short_period
from model.readers.xbrl.moments import FOREVER

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ]00:00(?::00(?:\.0+)?)?)?\Z", re.ASCII)
_SLASHED = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})\Z", re.ASCII)
_NAMED = re.compile(
    r"(?:(?P<day>\d{1,2})\.?[ -](?P<month>[A-Za-z]{3,9})\.?,?[ -](?P<year>\d{4})"
    r"|(?P<month2>[A-Za-z]{3,9})\.? (?P<day2>\d{1,2}),? (?P<year2>\d{4}))\Z",
    re.ASCII,
)
#: Days since 1899-12-30, as workbooks hold dates: from 1900 to 2199.
_SERIAL = re.compile(r"\d{3,6}(?:\.0+)?\Z", re.ASCII)
_SERIAL_ZERO = date(1899, 12, 30)
_BETWEEN = re.compile(r"\s*(?:/|\.\.|–|—|\bto\b|\bbis\b|\s-\s)\s*", re.IGNORECASE)
_YEAR = re.compile(r"(?:FY|CY|year)?\s?(\d{4})\Z", re.IGNORECASE | re.ASCII)
_PART = re.compile(r"(?:([QH])\s?([1-4])[\s/-]?(\d{4})|(\d{4})[\s/-]?([QH])\s?([1-4]))\Z", re.IGNORECASE | re.ASCII)


class DateOrder:
    """Which of `05/06/2024` is the month, as told by the dates of the columns that stand in one table."""

    def __init__(self, texts: Iterable[str]) -> None:
        day_first = month_first = False
        for text in texts:
            match = _SLASHED.match(text.strip())
            if match and match[2] == ".":
                continue
            if match:
                day_first |= int(match[1]) > 12
                month_first |= int(match[3]) > 12
        self._day_first = day_first if day_first != month_first else None

    def day(self, text: str) -> date:
        """The day that a text names.

        Raises:
            ValueError: it names none, or one of two.
        """
        text = text.strip()
        if match := _ISO.match(text):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if match := _SLASHED.match(text):
            return self._slashed(match)
        if match := _NAMED.match(text):
            name = (match["month"] or match["month2"])[:3].lower()
            if name in _MONTHS:
                day, year = match["day"] or match["day2"], match["year"] or match["year2"]
                return date(int(year), _MONTHS.index(name) + 1, int(day))
        if _SERIAL.match(text) and 366 < float(text) < 110_000:
            return _SERIAL_ZERO + timedelta(days=int(float(text)))
        raise ValueError(f"“{text[:40]}” is not a date")

    def _slashed(self, match: re.Match[str]) -> date:
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        # Only days stand before points; equal numbers are the same either way.
        day_first = (
            True if match[2] == "." or first == second or first > 12 else False if second > 12 else self._day_first
        )
        if day_first is None:
            raise ValueError(f"“{match[0]}” may be a day of either month")
        return date(year, second, first) if day_first else date(year, first, second)

    def period(self, text: str) -> Period:
        """The period that one cell names: a date is an instant, a year and its parts are durations.

        Raises:
            ValueError: it names none.
        """
        text = text.strip()
        if text.lower() in ("forever", "all time"):
            return FOREVER
        if match := _YEAR.match(text):
            return short_period(match[1])
        if match := _PART.match(text):
            kind, number, year = (match[1], match[2], match[3]) if match[3] else (match[5], match[6], match[4])
            return short_period(f"{year}{kind.upper()}{number}")
        if "T" in text and ":" in text:
            return full_period(text)
        sides = _BETWEEN.split(text)
        if len(sides) == 2 and all(sides):
            try:
                return self._between(*sides)
            except ValueError:
                # `05/2024` is no two dates, but may be a date or a month all the same.
                pass
        return self._single(text)

    def _between(self, start: str, end: str) -> Period:
        period = Period(self.day(start), self.day(end))
        if period.days < 1:
            raise ValueError(f"{period.text} ends before it starts")
        return period

    def _single(self, text: str) -> Period:
        try:
            return Period(None, self.day(text))
        except ValueError:
            if re.fullmatch(r"\d{4}-\d\d|\d{4}W\d\d", text, re.ASCII):
                return short_period(text)
            raise
