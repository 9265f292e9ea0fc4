"""Turns the text of numeric facts, by their format, scale and sign, into exact amounts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from model.amounts import MAX_EXPONENT, shifted
from model.readers.inline.transforms.registry import transform
from model.readers.inline.transforms.text import Transform
from model.readers.xbrl.values import Number, read_number

UNKNOWN_FORMAT = "{facts} with a format that no registry has, shown as text; first {first}."
MISFIT = "{{facts}} with a text that does not fit the format {name}, shown as text; first {{first}}."
NO_NUMBER = "{facts} without a number where one should be, shown as text; first {first}."
NO_SCALE = "{facts} with a scale that makes no amount, shown as text; first {first}."
NO_SIGN = "{facts} with a sign that is no minus, or with two, shown as text; first {first}."

_SCALE = re.compile(r"\s*[+-]?[0-9]{1,4}\s*\Z", re.ASCII)


class UnreadableError(ValueError):
    """A value that cannot be read: the kind of problem as a `Tally` counts it, and what else there is to say of it."""

    def __init__(self, kind: str, about: str = "") -> None:
        super().__init__(kind)
        self.kind = kind
        self.about = about


def find_format(name: str, prefixes: Mapping[str | None, str]) -> Transform:
    """The transformation of a format. Its prefix counts for nothing, the namespace behind it for all.

    Raises:
        UnreadableError: no registry has the format.
    """
    prefix, _, local = name.strip().rpartition(":")
    convert = transform(prefixes.get(prefix or None), local)
    if convert is None:
        raise UnreadableError(UNKNOWN_FORMAT, f" ({name[:60]})")
    return convert


def formatted(convert: Transform, name: str, text: str) -> str:
    """The text that a format makes of what is shown. Raises UnreadableError where the text does not fit it."""
    result = convert(text)
    if result is None:
        raise UnreadableError(MISFIT.format(name=_as_it_stands(name)))
    return result


def read_scale(text: str) -> int:
    """The power of ten of a scale. Raises UnreadableError where it is none that an amount could have."""
    power = int(text) if _SCALE.match(text) else 2 * MAX_EXPONENT
    if abs(power) > MAX_EXPONENT:
        raise UnreadableError(NO_SCALE)
    return power


def amount(shown: str, power: int, sign: str | None) -> Number:
    """The amount of a number in the form of XML Schema, moved by its scale, then given its sign (section 10.1.2).

    Raises:
        UnreadableError: it is no number, no amount of any report, or its sign is none.
    """
    try:
        mantissa, exponent, wide = read_number(shown)
    except ValueError as error:
        raise UnreadableError(NO_NUMBER) from error
    if wide is not None or (sign and not mantissa):
        return 0, 0, _wide(Decimal(mantissa).scaleb(exponent) if wide is None else wide, power, sign)
    exponent += power
    if abs(exponent) > MAX_EXPONENT:
        raise UnreadableError(NO_SCALE)
    if sign:
        if sign.strip() != "-" or mantissa < 0:
            raise UnreadableError(NO_SIGN)
        mantissa = -mantissa
    return mantissa, exponent, None


def _wide(value: Decimal, power: int, sign: str | None) -> Decimal:
    """As `amount` does, for numbers of over 18 digits, minus zero and infinity."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int):
        if abs(exponent + power) > MAX_EXPONENT:
            raise UnreadableError(NO_SCALE)
        value = shifted(value, power)
    if sign and (sign.strip() != "-" or value.is_signed()):
        raise UnreadableError(NO_SIGN)
    return value.copy_negate() if sign else value


def _as_it_stands(name: str) -> str:
    """A name from the filing within a sentence that has places to fill."""
    return name[:60].replace("{", "{{").replace("}", "}}")
