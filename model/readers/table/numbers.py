"""Turns the numbers of a column into exact amounts, once the whole column tells what its points and commas mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from model.amounts import parse_amount, shifted

_BLANKS = re.compile(r"[\s\u00a0\u202f\u2009'’]+")
_SHAPE = re.compile(
    r"(?P<open>\()?\s*(?P<sign>[-−–+])?\s*(?P<body>[\d.,\s\u00a0\u202f\u2009'’]*\d[\d.,\s\u00a0\u202f\u2009'’]*)"
    r"(?P<power>[eE][+-]?\d{1,20})?\s*(?P<behind>-)?\s*(?P<close>\))?\s*(?P<percent>%)?\Z",
    re.ASCII,
)
_GROUPED = {
    ",": re.compile(r"\d{1,3}(?:,\d{3})+\Z", re.ASCII),
    ".": re.compile(r"\d{1,3}(?:\.\d{3})+\Z", re.ASCII),
    " ": re.compile(r"\d{1,3}(?: \d{3})+\Z", re.ASCII),
}
_INFINITE = {"INF": "INF", "-INF": "-INF", "∞": "INF", "-∞": "-INF", "−∞": "-INF"}
#: No number of a table is longer; the pattern above is not tried on blocks of text.
_MAX_LENGTH = 500


class Shape(NamedTuple):
    """The parts of a text that has the form of a number: `body` holds digits, points, commas, and single blanks."""

    body: str
    negative: bool
    power: str
    percent: bool


def shape_of(text: str) -> Shape | None:
    """The parts of a number; None where the text has no such form."""
    match = _SHAPE.match(text.strip()) if len(text) < _MAX_LENGTH else None
    if match is None or (match["open"] is None) != (match["close"] is None):
        return None
    signs = [match["sign"] in ("-", "−", "–"), match["behind"] is not None, match["open"] is not None]
    if sum(signs) > 1:
        return None
    return Shape(
        _BLANKS.sub(" ", match["body"].strip()), any(signs), match["power"] or "", match["percent"] is not None
    )


def decimal_sign(body: str) -> str | None:
    """The sign before the decimals, `.` or `,`, where the number itself tells; `""` where it holds neither.

    Raises:
        ValueError: its points and commas make no number.
    """
    points, commas = body.count("."), body.count(",")
    if not points and not commas:
        return ""
    if points and commas:
        sign = "." if body.rindex(".") > body.rindex(",") else ","
        if body.count(sign) > 1:
            raise ValueError(f"“{body}” is no number")
        return sign
    found, other, count = (".", ",", points) if points else (",", ".", commas)
    if count > 1:
        return other
    before, _, behind = body.partition(found)
    # Blanks between groups leave the other sign for the decimals.
    if " " in body or len(behind) != 3 or not 1 <= len(before) <= 3 or before.startswith("0"):
        return found
    return None


class Convention:
    """What points and commas mean in one column. `sign` is the decimal sign; None where the column does not tell.

    `contradicts` says that some numbers of the column have a decimal point and others a decimal comma.
    """

    def __init__(self, texts: Iterable[str], sign: str | None = None) -> None:
        found: set[str] = set()
        for text in texts if sign is None else ():
            shape = shape_of(text)
            if shape is None or shape.power:
                continue
            try:
                found.add(decimal_sign(shape.body) or "")
            except ValueError:
                continue
        found.discard("")
        self.contradicts = len(found) > 1
        self.sign = sign if sign is not None else next(iter(found)) if len(found) == 1 else None

    def amount(self, text: str) -> tuple[Decimal, bool] | None:
        """The exact amount, and whether it was a percentage (then of one); None where the text is no number.

        Raises:
            ValueError: it is a number, but it could be one of two; or its points and commas make none.
        """
        if text.strip() in _INFINITE:
            return parse_amount(_INFINITE[text.strip()]), False
        shape = shape_of(text)
        if shape is None:
            return None
        body = shape.body
        own = decimal_sign(body) if not shape.power else "."
        sign = own if self.contradicts or own else self.sign
        if own is None and sign is None:
            raise ValueError(f"“{text.strip()}” may have a thousands separator or a decimal sign")
        if own and self.sign and own != self.sign:
            raise ValueError(f"“{text.strip()}” is written otherwise than the rest of its column")
        value = parse_amount(f"{_plain(body, sign or '.')}{shape.power}")
        value = value.copy_negate() if shape.negative else value
        return (shifted(value, -2) if shape.percent else value), shape.percent


def _plain(body: str, sign: str) -> str:
    """The number with a decimal point and without separators. Raises ValueError where groups are not of three."""
    whole, _, part = body.partition(sign)
    group = "," if sign == "." else "."
    separators = {separator for separator in (group, " ") if separator in whole}
    if len(separators) > 1 or group in part or " " in part or sign in part:
        raise ValueError(f"“{body}” is no number")
    for separator in separators:
        if not _GROUPED[separator].match(whole):
            raise ValueError(f"“{body}” is no number")
        whole = whole.replace(separator, "")
    return f"{whole}.{part}" if part else whole
