"""Turns texts and exact amounts of a filing into what the cell of a spreadsheet can hold."""

from __future__ import annotations

import re
from decimal import Decimal

from model.amounts import lowest_power, significant_digits

#: A spreadsheet keeps numbers as binary floats, in which so many decimal digits are sure (IEEE 754, double).
DIGITS = 15
#: Beyond this power of ten, in either direction, a spreadsheet has no numbers.
_POWER = 300
#: A cell holds so many signs, counted in UTF-16.
LONGEST = 32_767
CUT = " … (cut: a cell holds no more)"

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def is_kept(value: Decimal) -> bool:
    """Whether a spreadsheet keeps every digit of a number."""
    if not value:
        return value.is_finite()
    if not value.is_finite() or abs(value.adjusted()) > _POWER:
        return False
    return significant_digits(value) <= DIGITS


def places_of(value: Decimal) -> int:
    """How many digits behind the point a number needs."""
    return max(0, -lowest_power(value)) if value.is_finite() else 0


def cell_text(text: str) -> str:
    """A text as a cell can hold it: without signs that XML lacks, cut where it is too long, and saying so."""
    clean = _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)
    return clean if utf16_length(clean) <= LONGEST else cut(clean, LONGEST - len(CUT)) + CUT


def cut(text: str, length: int) -> str:
    """The beginning of a text, at most so many signs in UTF-16, never half of one."""
    return text.encode("utf-16-le")[: 2 * length].decode("utf-16-le", errors="ignore")


def utf16_length(text: str) -> int:
    """How long a spreadsheet takes a text to be."""
    return len(text.encode("utf-16-le")) // 2
