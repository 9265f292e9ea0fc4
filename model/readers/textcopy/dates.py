"""Turns the dates, lengths and units of column headings into things that can be compared."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from model.readers.textcopy.values import ISO_CODES

#: A year outside of these is no year of a report.
FIRST_YEAR, LAST_YEAR = 1900, 2200
MAX_MONTHS = 600

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_PART = re.compile(
    r"(?P<months>\d{1,3})\s+Months?\s+Ended"
    rf"|(?P<month>{_MONTH})\.?\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}})"
    rf"|(?P<day2>\d{{1,2}})\s+(?P<month2>{_MONTH})\.?,?\s+(?P<year2>\d{{4}})"
    r"|(?P<iso>\d{4}-\d\d-\d\d)"
    r"|(?P<code>[A-Z]{3})\s*\((?P<symbol>[^()\s\d]{1,4})\)"
    r"|\((?P<code2>[A-Z]{3})\s(?P<symbol2>[^()\s\w]{1,3})\)"
    r"|(?P<bare>[$¥€£₩₹₽₺₪฿₫₱]|[A-Z]{3})(?=\s*\Z)"
    r"|(?P<unit>\S{1,4}\s?/\s?[a-z]+|shares?|pure|segments?|stores?|items?)(?=\s|\Z)",
    re.IGNORECASE | re.ASCII,
)


class Length(NamedTuple):
    """`12 Months Ended`."""

    months: int


class Currency(NamedTuple):
    """`CNY (¥)`; the code is None where only the symbol is known."""

    code: str | None
    symbol: str | None


class Measure(NamedTuple):
    """A line of a heading that names another unit: `shares`, `$ / shares`."""

    text: str


HeadingPart = Length | Currency | Measure | date


def heading_parts(text: str) -> list[HeadingPart] | None:
    """What a piece of a column heading consists of, or None when anything else stands in it."""
    parts: list[HeadingPart] = []
    at = 0
    while at < len(text):
        found = _PART.match(text, at)
        part = _part(found) if found else None
        if found is None or part is None:
            return None
        parts.append(part)
        at = found.end()
        while at < len(text) and text[at] in " ,;":
            at += 1
    return parts or None


def _part(found: re.Match[str]) -> HeadingPart | None:
    if found["months"]:
        return Length(int(found["months"]))
    if found["iso"]:
        year, month, day = found["iso"].split("-")
        return day_of(int(year), int(month), int(day))
    name = found["month"] or found["month2"]
    if name:
        year, day = found["year"] or found["year2"], found["day"] or found["day2"]
        return day_of(int(year), 1 + _NAMES.index(name[:3].lower()), int(day))
    code = found["code"] or found["code2"]
    if code:
        # The pattern ignores case for the sake of dates; a currency code never is in small letters.
        return Currency(code, found["symbol"] or found["symbol2"]) if code.isupper() else None
    bare = found["bare"]
    if bare:
        return _bare_currency(bare)
    return Measure(found["unit"])


def _bare_currency(text: str) -> Currency | None:
    """A currency that stands for itself: its symbol, or a code known as one."""
    if len(text) == 3:
        return Currency(text, None) if text in ISO_CODES else None
    return Currency(None, text)


def day_of(year: int, month: int, day: int) -> date | None:
    """The date, or None when there is no such day or its year is no year of a report."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
