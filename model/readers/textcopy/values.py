"""Turns the text of one table cell into an exact number, a nil, a text, or the knowledge that it is a label."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import IntEnum
from typing import NamedTuple

#: Longer numbers are no amounts, and their decimals would not fit.
MAX_DIGITS = 60

#: The codes that stand before a number as a symbol does. Any other three letters before a number are a word.
ISO_CODES = frozenset(
    re.findall(
        r"\w+",
        "AED ARS AUD BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS "
        "INR JPY KRW KWD KZT MXN MYR NGN NOK NZD PEN PHP PKR PLN QAR RON RUB SAR "
        "SEK SGD THB TRY TWD UAH USD VND ZAR",
    )
)
SYMBOL = r"(?:(?:[A-Z]{1,3}|Mex|Col)?\$|[¥€£₩₹₽₺₪฿₫₱₦₴₸]|RMB|SFr\.?|CHF|kr\.?|zł|Kč|Rp|RM|R(?=\s?\d))"

_MARKS = re.compile(r"(?:\s*,?\s*\[\w{1,3}\])+\Z")
_ONLY_MARKS = re.compile(r"\[\w{1,3}\](?:\s*,?\s*\[\w{1,3}\])*\Z")
_PREFIX = re.compile(rf"(?P<symbol>{SYMBOL}|[A-Z]{{3}}(?=\s))\s*")
_CORE = re.compile(r"(?P<whole>\d{1,3}(?:,\d{3})+|\d+)?(?:\.(?P<part>\d+))?\Z", re.ASCII)
_NUMBER_LIKE = re.compile(r"[\s(]*(?:[-−–+]\s?)?(?:\W\s?)?\(?[\d.,]*\d[\d.,]*[%)\s]*\Z", re.ASCII)
_NIL = frozenset("-–—−") | {"--", "$ —", "$ –", "$ -", "¥ —", "€ —", "£ —"}
_TERM = r"\d+(?:\.\d+)?\s(?:year|month|week|day|hour|quarter)s?"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_TEXTS = re.compile(
    rf"{_TERM}(?:,?\s(?:and\s)?{_TERM}){{0,4}}"
    rf"|{_MONTH}\s\d{{1,2}},\s?\d{{4}}|\d{{4}}-\d\d-\d\d|--\d\d-\d\d"
    r"|P(?=[\dT])(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?"
    r"|true|false|yes|no\Z",
    re.IGNORECASE,
)


class Form(IntEnum):
    """What a cell holds."""

    NUMBER = 0
    NIL = 1
    TEXT = 2
    MARK = 3
    MALFORMED = 4


class Value(NamedTuple):
    """A cell read as a value: the number as shown (a percentage too), the digits after its point, its symbol."""

    form: Form
    text: str
    number: Decimal | None = None
    places: int = 0
    symbol: str | None = None
    percent: bool = False


def without_marks(text: str) -> str:
    """The text without the footnote marks at its end: `1,234 [1],[2]` is `1,234`."""
    return _MARKS.sub("", text) or text


def is_marks(text: str) -> bool:
    """Whether nothing but footnote marks stands in a cell."""
    return bool(_ONLY_MARKS.match(text))


def parse(text: str) -> Value | None:
    """What a cell holds, or None where it is some other text: a label, or a text of its own."""
    if is_marks(text):
        return Value(Form.MARK, text)
    shown = without_marks(text)
    if shown in _NIL:
        return Value(Form.NIL, shown)
    number = _number(shown)
    if number is not None:
        return number
    if _NUMBER_LIKE.match(shown):
        return Value(Form.MALFORMED, shown)
    return Value(Form.TEXT, shown) if _TEXTS.fullmatch(shown) else None


def _number(shown: str) -> Value | None:
    """A number with its symbol before or behind the parenthesis or sign: `$ (1,234)`, `-$1,234`, `(2.5%)`."""
    rest, symbol, signs, opened = shown, None, 0, False
    while rest and not rest[0].isdigit() and rest[0] != ".":
        found = _PREFIX.match(rest)
        if found and symbol is None:
            symbol, rest = found["symbol"], rest[found.end() :]
        elif rest[0] == "(" and not opened:
            opened, rest = True, rest[1:].lstrip()
        elif rest[0] in "-−–+" and not signs:
            signs, rest = (1 if rest[0] == "+" else -1), rest[1:].lstrip()
        else:
            return None
    rest, percent = _peeled(rest, "%")
    rest, closed = _peeled(rest, ")")
    if not percent:
        rest, percent = _peeled(rest, "%")
    core = _CORE.match(rest)
    if closed != opened or not rest or not core or (opened and signs) or not _plain(rest, symbol):
        return None
    if symbol is not None and symbol.isalpha() and len(symbol) == 3 and symbol not in ISO_CODES | {"RMB", "SFr"}:
        return None
    number = Decimal(rest.replace(",", ""))
    negative = (opened or signs < 0) and number != 0
    return Value(Form.NUMBER, shown, -number if negative else number, len(core["part"] or ""), symbol, percent)


def _peeled(text: str, sign: str) -> tuple[str, bool]:
    return (text[:-1].rstrip(), True) if text.endswith(sign) else (text, False)


def _plain(core: str, symbol: str | None) -> bool:
    """Whether the digits are those of an amount: not a code that begins with zeros, not beyond any amount."""
    code = core[0] == "0" and core[1:2].isdigit() and symbol is None
    return not code and sum(sign.isdigit() for sign in core) <= MAX_DIGITS
