"""Turns the lexical form of numbers and their accuracy into mantissa, power of ten and decimals."""

from __future__ import annotations

import re
from decimal import Context, Decimal, Inexact

from model.amounts import INF, MAX_EXPONENT, UNSTATED, mantissa_and_exponent, parse_amount, plain

_FRACTIONAL = re.compile(r"\s*(-?\d{1,9})\.(\d{1,9})\s*\Z", re.ASCII)
_WHOLE = re.compile(r"\s*[+-]?\d{1,18}\s*\Z", re.ASCII)

_EXACT = Context(prec=60, traps=[Inexact])

#: Beyond what any amount has digits for: rounding intervals of a width like that could not be added up exactly.
_MAX_DECIMALS = MAX_EXPONENT

#: Mantissa and power of ten, and the exact value where those do not hold it.
Number = tuple[int, int, Decimal | None]


def plain_number(text: str) -> tuple[int, int] | None:
    """Mantissa and power of ten of a number in the forms that nearly all have, without a Decimal; None of any other."""
    if len(text) < 19 and text.isdecimal() and text.isascii():
        return int(text), 0
    if match := _FRACTIONAL.match(text):
        whole, part = match.groups()
        mantissa = int(whole + part)
        if mantissa or whole[0] != "-":
            return mantissa, -len(part)
    elif _WHOLE.match(text):
        mantissa = int(text)
        if mantissa or "-" not in text:
            return mantissa, 0
    return None


def read_number(text: str) -> Number:
    """The value of a number.

    Raises:
        ValueError: the text is no number, or too large to be an amount.
    """
    plain_form = plain_number(text)
    if plain_form is not None:
        return *plain_form, None
    value = parse_amount(text)
    narrow = mantissa_and_exponent(value)
    return (0, 0, value) if narrow is None else (*narrow, None)


def read_decimals(text: str) -> int:
    """The `decimals` of a fact. Raises ValueError where it is no whole number, nor INF."""
    text = text.strip()
    if text == "INF":
        return INF
    if not _WHOLE.match(text) or abs(int(text)) > _MAX_DECIMALS:
        raise ValueError(f"“{text[:40]}” is no number of decimals")
    return int(text)


def decimals_of_precision(text: str, value: Decimal) -> int:
    """The decimals that a `precision` of significant digits amounts to for a value (XBRL 2.1, 4.6.6).

    Zero is exact whatever its precision; a precision of 0 says that nothing is known of the accuracy. Raises
    ValueError as `read_decimals` does.
    """
    text = text.strip()
    if text == "INF" or (value == 0 and text.isdecimal()):
        return INF
    if not (text.isascii() and text.isdecimal()) or int(text) > _MAX_DECIMALS:
        raise ValueError(f"“{text[:40]}” is no precision")
    if int(text) == 0 or not value.is_finite():
        return UNSTATED
    return int(text) - value.adjusted() - 1


def exact_quotient(numerator: str, denominator: str) -> str:
    """A fraction as a decimal number where one equals it, else as `1/3`; as it stands where it is no fraction."""
    try:
        above, below = parse_amount(numerator), parse_amount(denominator)
    except ValueError:
        return f"{numerator}/{denominator}"
    if not (above.is_finite() and below.is_finite()) or not below:
        return f"{numerator}/{denominator}"
    try:
        return str(_EXACT.divide(above, below))
    except Inexact:
        return f"{plain(above)}/{plain(below)}"
