"""Turns numbers as pages show them into the lexical form of XML Schema; None where the text does not fit the format.

A sign never comes from the text: inline XBRL states it in an attribute (Inline XBRL 1.1, section 10.1.2).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from model.readers.inline.transforms.text import BLANKS, ascii_digits

_SPACES = " \u00a0"
#: Apostrophes that group thousands in Switzerland (registry 5).
_APOSTROPHES = "'`´’′"
_DASHES = re.compile("[-\u058a\u05be\u2010-\u2015\ufe58\ufe63\uff0d]")
_FULL_WIDTH = str.maketrans({"，": ",", "．": ".", "＇": "'"})


def _separated(grouping: str, decimal: str, pattern: str) -> Callable[[str], str | None]:
    """A format of digits with signs between thousands and one before the decimals."""
    lexical = re.compile(pattern)
    table: dict[int, str | None] = {ord(sign): None for sign in grouping + BLANKS}
    table[ord(decimal)] = "."
    ungrouped = lexical.fullmatch("1234") is not None

    def convert(text: str) -> str | None:
        if ungrouped and text.isdecimal() and text.isascii():
            return text
        text = text.strip(BLANKS)
        if not lexical.fullmatch(text):
            return None
        number = text.replace(grouping[:1], "")
        if number.isdecimal():
            return number
        number = text.translate(table)
        return number if number.strip(".") else None

    return convert


def _grouped(grouping: str, decimal: str, *, optional: bool = False) -> Callable[[str], str | None]:
    """The strict formats of registries 1 to 3: groups of three digits; `optional` allows digits without any sign."""
    group = f"[{grouping}]{'?' if optional else ''}"
    return _separated(grouping, decimal, rf"[0-9]{{1,3}}(?:{group}[0-9]{{3}})*(?:[{decimal}][0-9]+)?")


def _relaxed(grouping: str, decimal: str) -> Callable[[str], str | None]:
    """The formats of registries 4 and 5: grouping signs anywhere before the decimals, which may stand alone."""
    return _separated(grouping + _SPACES, decimal, rf"[{grouping}{_SPACES}0-9]*(?:[{decimal}][{_SPACES}0-9]+)?")


num_comma_dot = _grouped(",", ".")
num_space_dot = _grouped(_SPACES, ".")
num_dot_comma = _grouped(".", ",")
num_space_comma = _grouped(_SPACES, ",")
num_comma = _separated("", ",", "[0-9]+(?:,[0-9]+)?")
num_dot_decimal_3 = _grouped("," + _SPACES, ".", optional=True)
num_comma_decimal_3 = _grouped("." + _SPACES, ",", optional=True)
num_dot_decimal = _relaxed(",", ".")
num_comma_decimal = _relaxed(".", ",")
num_dot_decimal_apos = _relaxed("," + _APOSTROPHES, ".")
num_comma_decimal_apos = _relaxed("." + _APOSTROPHES, ",")
#: Indian grouping: `12,34,56,789.00`.
num_dot_decimal_in = _separated(
    "," + _SPACES,
    ".",
    rf"(?:(?:[0-9]{{1,2}}[,{_SPACES}])?(?:[0-9]{{2}}[,{_SPACES}])*[0-9]{{3}}|[0-9]+)(?:\.[0-9]+)?",
)


def zero_dash(text: str) -> str | None:
    """A dash, in any of its many forms, is zero."""
    return "0" if _DASHES.fullmatch(text.strip(BLANKS)) else None


def num_dash(text: str) -> str | None:
    """A hyphen is zero (registry 1)."""
    return "0" if text.strip(BLANKS) == "-" else None


def _with_unit(pattern: str) -> Callable[[str], str | None]:
    """A format of whole units, the unit in words, and hundredths: `1.234 Euro 5 Cent` is 1234.05."""
    lexical = re.compile(pattern)

    def convert(text: str) -> str | None:
        match = lexical.fullmatch(ascii_digits(text).translate(_FULL_WIDTH).strip(BLANKS))
        if match is None:
            return None
        whole = re.sub("[^0-9]", "", match.group(1))
        return f"{whole}.{match.group(2).zfill(2)}" if whole else None

    return convert


num_unit_decimal_3 = _with_unit(r"(0|[1-9][0-9]{0,2}(?:[.,]?[0-9]{3})*)[^0-9,.]+([0-9]{1,2})[^0-9,.]*")
num_unit_decimal = _with_unit(r"([0-9.,]+)[^0-9.,][^0-9]*([0-9]{1,2})[^0-9]*")
num_unit_decimal_apos = _with_unit(rf"([0-9.,{_APOSTROPHES}]+)[^0-9.,{_APOSTROPHES}][^0-9]*([0-9]{{1,2}})[^0-9]*")
num_unit_decimal_in = _with_unit(
    rf"((?:[0-9]{{1,2}}[,{_SPACES}])?(?:[0-9]{{2}}[,{_SPACES}])*[0-9]{{3}}|[0-9]+)[^0-9]+([0-9]{{1,2}})[^0-9]*"
)
