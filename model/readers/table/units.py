"""Turns what a table writes as a unit into a unit, and words for thousands into a power of ten."""

from __future__ import annotations

import re

from model.readers.textcopy.values import ISO_CODES

#: Signs that stand for one currency alone; `$`, `¥` and `kr` are those of several.
_SIGNS = {"€": "EUR", "£": "GBP", "₩": "KRW", "₹": "INR", "₽": "RUB", "₺": "TRY", "₪": "ILS", "US$": "USD", "C$": "CAD"}
_SHARES = frozenset({"share", "shares", "number of shares", "aktien", "stück aktien"})
_PURE = frozenset({"pure", "ratio", "number", "count", "factor", "%", "percent", "per cent", "prozent"})
_CODE = re.compile(r"[A-Z]{3}\Z")
_POWERS = {
    "thousand": 3,
    "thousands": 3,
    "k": 3,
    "000": 3,
    "000s": 3,
    "tsd": 3,
    "tsd.": 3,
    "million": 6,
    "millions": 6,
    "m": 6,
    "mn": 6,
    "mio": 6,
    "mio.": 6,
    "billion": 9,
    "billions": 9,
    "bn": 9,
    "mrd": 9,
    "mrd.": 9,
    "unit": 0,
    "units": 0,
    "ones": 0,
}


def unit_name(text: str) -> str:
    """The unit that a cell means; what is not known here stands as it is written."""
    text = text.strip()
    if ":" in text:
        return text
    over, slash, under = (part.strip() for part in text.partition("/"))
    if slash and over and under:
        return f"{_measure(over)}/{_measure(under)}"
    return _measure(text)


def is_percent(text: str) -> bool:
    """A unit that makes a number a hundred times what it means."""
    return text.strip().lower() in ("%", "percent", "per cent", "prozent")


def scale_of(text: str) -> int | None:
    """The power of ten of `3`, `1000`, `thousands` or `in millions`; None where it is none."""
    word = text.strip().lower().removeprefix("in ")
    if word in _POWERS:
        return _POWERS[word]
    if re.fullmatch(r"10{2,12}", word):
        return len(word) - 1
    return int(word) if re.fullmatch(r"-?(?:\d|1[0-2])", word, re.ASCII) else None


def _measure(text: str) -> str:
    if _CODE.match(text) and text in ISO_CODES:
        return f"iso4217:{text}"
    if text in _SIGNS:
        return f"iso4217:{_SIGNS[text]}"
    if text.lower() in _SHARES:
        return "xbrli:shares"
    return "xbrli:pure" if text.lower() in _PURE else text
