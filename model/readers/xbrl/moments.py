"""Turns the dates and times of a report's periods into inclusive dates."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from model.periods import Period

FOREVER = Period(None, None)

_MOMENT = re.compile(
    r"\s*(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?\s*\Z",
    re.ASCII,
)
_DAY = timedelta(days=1)


class Moment(NamedTuple):
    """A day and the time within it, empty where the moment is the day's own boundary."""

    day: date
    time: str = ""


def first_day(text: str) -> Moment:
    """The first day of a period that starts at `text`: a date means the beginning of that day (XBRL 2.1, 4.7.2).

    Raises:
        ValueError: the text is no date and no date with a time.
    """
    return _moment(text, _DAY * 0)


def last_day(text: str) -> Moment:
    """The last day of a period that ends at `text`, or the day of an instant.

    A date means the end of that day; midnight is the end of the day before (XBRL 2.1, 4.7.2). Raises ValueError as
    `first_day` does.
    """
    return _moment(text, _DAY)


def duration(start: str, end: str) -> Period:
    """The period between two moments. Raises ValueError as `first_day` does."""
    first, last = first_day(start), last_day(end)
    return Period(first.day, last.day, first.time, last.time)


def instant(text: str) -> Period:
    """The period of one moment. Raises ValueError as `first_day` does."""
    last = last_day(text)
    return Period(None, last.day, end_time=last.time)


def _moment(text: str, midnight: timedelta) -> Moment:
    """`midnight` is how far back the day lies that midnight belongs to."""
    match = _MOMENT.match(text)
    if match is None:
        raise ValueError(f"“{text.strip()[:40]}” is not a date")
    year, month, number, hour, minute, second, fraction = match.groups()
    try:
        day = date(int(year), int(month), int(number))
        if hour is None:
            return Moment(day)
        time = int(hour), int(minute), int(second), int((fraction or ".0")[1:] or 0)
        if time == (0, 0, 0, 0):
            return Moment(day - midnight)
        if time == (24, 0, 0, 0):
            return Moment(day + _DAY - midnight)
    except (ValueError, OverflowError) as error:
        raise ValueError(f"“{text.strip()[:40]}” is not a date") from error
    if time[0] > 23 or time[1] > 59 or time[2] > 59:
        raise ValueError(f"“{text.strip()[:40]}” is not a time of a day")
    return Moment(day, f"{hour}:{minute}:{second}{fraction or ''}")
