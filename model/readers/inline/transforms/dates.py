"""Turns dates as pages show them into those of XML Schema; None where the text does not fit the format.

A format is an order of day, month and year (`dmy`, `my`, …) with the month as a number, a name or a Roman number.
Years of one or two digits are of this century (Transformation Registry 4, section 4.1).
"""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from model.readers.inline.transforms.months import ROMAN, folded, month_beginnings
from model.readers.inline.transforms.text import BLANKS, MAX_LENGTH, Transform, ascii_digits

_DAY = "(?P<d>[0-9]{1,2})"
_MONTH = "(?P<m>[0-9]{1,2})"
_YEAR = "(?P<y>[0-9]{4}|[0-9]{1,2})"
#: A word begins here: `mar` is not found inside another.
_WORD = r"(?<![^\W\d_])"
_MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def numeric(order: str, separator: str = "[^0-9]+", tail: str = "") -> Transform:
    """A date of numbers alone, in this order."""
    parts = {"d": _DAY, "m": _MONTH, "y": _YEAR}
    lexical = re.compile(separator.join(parts[field] for field in order) + tail)

    def convert(text: str) -> str | None:
        if len(text) > MAX_LENGTH:
            return None
        match = lexical.fullmatch(ascii_digits(text).strip(BLANKS))
        return None if match is None else _canonical(match, int(match["m"]))

    return convert


def named(order: str, language: str) -> Transform:
    """A date with the name of its month, full or shortened, in one language; what stands around it does not matter."""
    months = month_beginnings(language)
    return _with_word(order, language, f"{_WORD}(?P<n>{'|'.join(months)})", months)


def roman(order: str) -> Transform:
    """A date with its month as a Roman number."""
    names = "|".join(sorted(ROMAN, key=len, reverse=True))
    return _with_word(order, "", rf"{_WORD}(?P<n>{names})(?![^\W\d_])", dict(ROMAN))


def strict_english(order: str, form: str, pattern: str) -> Transform:
    """The dates of registry 1: one form of the month's name (`%b`, `%B`), as `pattern` says with D, N and Y."""
    names = {date(2000, number, 1).strftime(form): number for number in range(1, 13)}
    parts = {"D": _DAY, "N": f"(?P<n>{'|'.join(names)})", "Y": "(?P<y>[0-9]{4}|[0-9]{2})"}
    lexical = re.compile("".join(parts.get(sign, sign) for sign in pattern))

    def convert(text: str) -> str | None:
        match = lexical.fullmatch(text.strip(BLANKS))
        return None if match is None else _canonical(match, names[match["n"]])

    return convert


def _with_word(order: str, language: str, month: str, months: dict[str, int]) -> Transform:
    parts = {"d": _DAY, "m": month, "y": _YEAR}
    pattern = parts[order[0]]
    for before, field in pairwise(order):
        # Between month and day or year any words; the day may have its own behind it: `30th of June`.
        pattern += ("[^0-9]*" if before == "m" else "") + "[^0-9]+" + parts[field]
    lexical = re.compile(pattern + "[^0-9]*")

    def convert(text: str) -> str | None:
        if len(text) > MAX_LENGTH:
            return None
        match = lexical.fullmatch(folded(ascii_digits(text), language).strip(BLANKS))
        return None if match is None else _canonical(match, months[match["n"]])

    return convert


def _canonical(match: re.Match[str], month: int) -> str | None:
    """The date of the fields that were found: `2022-12-31`, `--12-31` or `2022-12`."""
    fields = match.groupdict()
    day = int(fields["d"]) if fields.get("d") else None
    year = int(fields["y"]) + (2000 if len(fields["y"]) < 3 else 0) if fields.get("y") else None
    return dated(year, month, day)


def dated(year: int | None, month: int, day: int | None) -> str | None:
    """The date of these numbers in the form of XML Schema, None where there is no such day."""
    if not 1 <= month <= 12 or (year is not None and not 1 <= year <= 9999):
        return None
    if day is None:
        return f"{year:04}-{month:02}"
    if year is None:
        return f"--{month:02}-{day:02}" if 1 <= day <= _MONTH_DAYS[month - 1] else None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
