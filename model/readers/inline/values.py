"""Turns the text of numeric facts, by their format, scale and sign, into exact amounts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from model.amounts import MAX_EXPONENT, parse_amount, shifted
from model.readers.inline.transforms.registry import transform
from model.readers.inline.transforms.text import Transform

_SCALE = re.compile(r"\s*[+-]?[0-9]{1,4}\s*\Z", re.ASCII)


class UnknownFormatError(ValueError):
    """A format that none of the registries has."""


class Formats:
    """The transformations of one document set by the formats that its facts name."""

    def __init__(self) -> None:
        self._known: dict[tuple[str | None, str], Transform | None] = {}

    def apply(self, name: str, prefixes: Mapping[str | None, str], text: str) -> str:
        """The text that a format makes of what is shown. A prefix counts for nothing, its namespace for all.

        Raises:
            UnknownFormatError: no registry has the format.
            ValueError: the text does not fit the format.
        """
        prefix, _, local = name.strip().rpartition(":")
        key = prefixes.get(prefix or None), local
        if key not in self._known:
            self._known[key] = transform(*key)
        convert = self._known[key]
        if convert is None:
            raise UnknownFormatError(f"The format {name} is in no registry, so the text is kept as it stands")
        result = convert(text)
        if result is None:
            raise ValueError(f"A text does not fit its format {name} and is kept as it stands")
        return result


def amount(shown: str, scale: str | None, sign: str | None) -> Decimal:
    """The amount of a number in the form of XML Schema, moved by its scale, then given its sign (section 10.1.2).

    Raises:
        ValueError: it is no number, or no scale or sign that could be meant.
    """
    try:
        value = parse_amount(shown)
    except ValueError as error:
        raise ValueError("A fact that should be a number is none and is kept as text") from error
    if scale:
        value = _scaled(value, scale)
    if sign:
        if sign.strip() != "-":
            raise ValueError(f"A fact has the sign “{sign[:20]}”, where only “-” may stand, and is kept as text")
        if value.is_signed():
            raise ValueError("A number has a minus in its text and in its sign; it is kept as text")
        value = value.copy_negate()
    return value


def _scaled(value: Decimal, scale: str) -> Decimal:
    if not _SCALE.match(scale):
        raise ValueError(f"A fact has the scale “{scale[:20]}”, which is none, and is kept as text")
    exponent = value.as_tuple().exponent
    power = int(scale)
    if not isinstance(exponent, int):
        return value
    if abs(power) > MAX_EXPONENT or abs(exponent + power) > MAX_EXPONENT:
        raise ValueError(f"A fact has the scale “{scale[:20]}”, which makes it no amount, and is kept as text")
    return shifted(value, power)
