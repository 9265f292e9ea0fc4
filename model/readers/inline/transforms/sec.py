"""Turns what SEC filings show on a page into values: the SEC's own registry of transformations (`ixt-sec`)."""

from __future__ import annotations

import re
from decimal import Decimal

from model.amounts import parse_amount
from model.readers.inline.transforms import places, words
from model.readers.inline.transforms.dates import dated
from model.readers.inline.transforms.text import BLANKS, MAX_LENGTH, Transform, fixed

_PLAIN_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_MONTH = Decimal("30.4375")
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
_QUARTER_WORD = re.compile(rf"\b(?:{'|'.join(_QUARTERS)})\b", re.I)
_QUARTER_DAYS = {3: 31, 6: 30, 9: 30, 12: 31}
_BALLOT_BOXES = {"☐": False, "☑": True, "☒": True}


def _number(text: str) -> Decimal | None:
    text = text.strip(BLANKS)
    if len(text) > MAX_LENGTH or not _PLAIN_NUMBER.fullmatch(text):
        return None
    return parse_amount(text)


def _duration(number: Decimal, fields: str) -> str:
    """A duration of whole fields: what is left of one goes into the next, and what is left of the last is dropped."""
    shares = {"YM": Decimal(12), "MD": _MONTH, "DH": Decimal(24)}
    left, parts = number.copy_abs(), []
    for place, field in enumerate(fields):
        whole = int(left)
        parts.append((whole, field))
        left = (left - whole) * shares.get(fields[place : place + 2], Decimal(1))
    # The first field is always told, as the SEC's extraction does: `P0Y6M`.
    told = parts[:1] + [part for part in parts[1:] if part[0]]
    sign = "-" if number < 0 and any(whole for whole, _ in told) else ""
    return sign + "P" + "".join(f"{'T' if field == 'H' else ''}{whole}{field}" for whole, field in told)


def _lasting(fields: str, factor: int = 1) -> Transform:
    def convert(text: str) -> str | None:
        number = _number(text)
        return None if number is None else _duration(number * factor, fields)

    return convert


def quarter_end(text: str) -> str | None:
    """`Q3 1999`, `1999, third quarter` → `1999-09-30`."""
    text = text.strip(BLANKS)
    if not text or len(text) > MAX_LENGTH or not text[0].isalnum() or not text[-1].isalnum():
        return None
    numbers = re.findall("[0-9]+", text)
    named = _QUARTER_WORD.findall(text)
    quarters = [int(number) for number in numbers if number in ("1", "2", "3", "4")]
    quarters += [_QUARTERS[word.lower()] for word in named]
    years = [int(number) for number in numbers if len(number) == 4]
    if len(quarters) != 1 or len(years) != 1 or len(numbers) + len(named) != 2:
        return None
    month = quarters[0] * 3
    return dated(years[0], month, _QUARTER_DAYS[month])


def _ballot_box(empty: str, ticked: str) -> Transform:
    def convert(text: str) -> str | None:
        state = _BALLOT_BOXES.get(text.strip(BLANKS))
        return None if state is None else ticked if state else empty

    return convert


SEC: dict[str, Transform] = {
    "boolballotbox": _ballot_box("false", "true"),
    "countrynameen": places.country,
    "datequarterend": quarter_end,
    "durday": _lasting("DH"),
    "durhour": _lasting("H"),
    "durmonth": _lasting("MD"),
    "durweek": _lasting("D", 7),
    "durwordsen": words.duration_in_words,
    "duryear": _lasting("YMD"),
    "edgarprovcountryen": places.edgar_country,
    "entityfilercategoryen": places.filer_category,
    "exchnameen": places.exchange,
    "numinf": fixed("INF"),
    "numnan": fixed("NaN"),
    "numneginf": fixed("-INF"),
    "numwordsen": words.number_in_words,
    "stateprovnameen": places.state_or_province,
    "yesnoballotbox": _ballot_box("No", "Yes"),
}
