"""Turns dates of Japanese eras, of the Indian national calendar and in Hindi into Gregorian ones."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from model.readers.inline.transforms.dates import dated, named
from model.readers.inline.transforms.months import folded
from model.readers.inline.transforms.text import BLANKS, MAX_LENGTH, ascii_digits

#: The year before the first of each era (`令和元年` is 2019).
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}
_ERA_YEARS = {**_ERAS, **{name[0]: year for name, year in _ERAS.items()}}
_GAP = r"[\s\u00a0\u3000]*"
_ERA = rf"(?P<era>{'|'.join(_ERA_YEARS)}){_GAP}(?P<y>[0-9]{{1,2}}|元)"
_YEAR = "(?P<y>[0-9]{4}|[0-9]{1,2})"
_MONTH = rf"{_GAP}年{_GAP}(?P<m>[0-9]{{1,2}}){_GAP}月"
_DAY = rf"{_GAP}(?P<d>[0-9]{{1,2}}){_GAP}日"
_ERA_MONTH = re.compile(_GAP + _ERA + _MONTH + _GAP)
_ERA_DAY = re.compile(_GAP + _ERA + _MONTH + _DAY + _GAP)
_YEAR_MONTH = re.compile(_GAP + _YEAR + _MONTH + _GAP)
_YEAR_DAY = re.compile(_GAP + _YEAR + _MONTH + _DAY + _GAP)

_INDIAN = re.compile(r"([0-9]{1,2})([^0-9]+)([0-9]{4}|[0-9]{2})")
_HINDI_NUMBERS = re.compile(r"([0-9०-९]{1,2})[^0-9०-९]+([०-९]{1,2})[^0-9०-९]+([0-9०-९]{4}|[0-9०-९]{2})")

#: How the twelve months are told apart, in the Latin spellings that are in use and in Devanagari (registry 3).
_SAKA_MONTHS = (
    "c[^ ]*ait|चैत्र",
    "vai|वैशाख|बैसाख",
    "jy|ज्येष्ठ",
    "dha|आषाढ",
    "vana|श्रावण|सावन",
    "bh[^ ]*dra|prosthapada|भाद्रपद|भादो",
    "in|आश्विन",
    "k[^ ]*rti|कार्तिक",
    "m[^ ]*rga|agra|मार्गशीर्ष|अगहन",
    "pau|पौष",
    "m[^ ]*gh|माघ",
    "ph[^ ]*lg|फाल्गुन",
)
_SAKA = tuple(re.compile(folded(pattern)) for pattern in _SAKA_MONTHS)

hindi_day_month_year = named("dmy", "hi")


def era_year_month(text: str) -> str | None:
    """`平成20年9月` → `2008-09`."""
    return _japanese(_ERA_MONTH, text)


def era_year_month_day(text: str) -> str | None:
    """`令和元年5月1日` → `2019-05-01`."""
    return _japanese(_ERA_DAY, text)


def cjk_year_month(text: str) -> str | None:
    """`2008年9月` → `2008-09`."""
    return _japanese(_YEAR_MONTH, text)


def cjk_year_month_day(text: str) -> str | None:
    """`2008年9月30日` → `2008-09-30`."""
    return _japanese(_YEAR_DAY, text)


def _japanese(lexical: re.Pattern[str], text: str) -> str | None:
    match = lexical.fullmatch(ascii_digits(text)) if len(text) <= MAX_LENGTH else None
    if match is None:
        return None
    fields = match.groupdict()
    year = 1 if fields["y"] == "元" else int(fields["y"])
    if "era" in fields:
        year += _ERA_YEARS[fields["era"]]
    elif len(fields["y"]) < 3:
        year += 2000
    return dated(year, int(fields["m"]), int(fields["d"]) if "d" in fields else None)


def hindi_or_numbers(text: str) -> str | None:
    """Registry 3: a Hindi date whose month is a name or a Devanagari number."""
    match = _HINDI_NUMBERS.fullmatch(text.strip(BLANKS)) if len(text) <= MAX_LENGTH else None
    if match is None:
        return hindi_day_month_year(text)
    day, month, year = (ascii_digits(group) for group in match.groups())
    return dated(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))


def indian_day_month_year(text: str) -> str | None:
    """A date of the Indian national calendar (Saka era): `11 पौष 1921` → `2000-01-01`."""
    match = _INDIAN.fullmatch(folded(ascii_digits(text)).strip(BLANKS)) if len(text) <= MAX_LENGTH else None
    if match is None:
        return None
    month = next((number for number, name in enumerate(_SAKA, 1) if name.search(match[2])), None)
    if month is None:
        return None
    day, year = int(match[1]), int(match[3])
    if len(match[3]) == 2:
        # Registry 3: two digits up to the Saka day of 2000-01-01 are of the twentieth Saka century.
        year += 1900 if year > 21 or (year == 21 and month >= 10 and day >= 11) else 2000
    return _gregorian(year, month, day)


def _gregorian(year: int, month: int, day: int) -> str | None:
    """The year begins on 22 March, in leap years on the 21st; its first month then has 31 days, as the next five."""
    if not 0 < year + 78 < 9999:
        return None
    leap = calendar.isleap(year + 78)
    lengths = (31 if leap else 30, 31, 31, 31, 31, 31, 30, 30, 30, 30, 30, 30)
    if not 1 <= day <= lengths[month - 1]:
        return None
    first = date(year + 78, 3, 21 if leap else 22)
    return (first + timedelta(days=sum(lengths[: month - 1]) + day - 1)).isoformat()
