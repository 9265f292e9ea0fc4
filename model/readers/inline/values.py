"""Turns the text of numeric facts, by their format, scale and sign, into exact amounts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from model.amounts import MAX_EXPONENT, parse_amount, shifted
from model.readers.inline.transforms.registry import transform
from model.readers.inline.transforms.text import Transform

UNKNOWN_FORMAT = "{{facts}} are shown as they stand: no registry has their format {name}; first “{{first}}”."
MISFIT = "{{facts}} are shown as they stand: they do not fit their format {name}; first “{{first}}”."
NO_NUMBER = "{facts} should hold a number and are shown as text; first {first}."
NO_SCALE = "{facts} have a scale that makes no amount and are shown as text; first {first}."
NO_SIGN = "{facts} have a sign that is no minus, or two, and are shown as text; first {first}."

_SCALE = re.compile(r"\s*[+-]?[0-9]{1,4}\s*\Z", re.ASCII)


class UnreadableError(ValueError):
    """A value that cannot be read; the message is the kind of problem, as a `Tally` counts it."""


class Formats:
    """The transformations of one document set by the formats that its facts name."""

    def __init__(self) -> None:
        self._known: dict[tuple[str | None, str], Transform | None] = {}

    def apply(self, name: str, prefixes: Mapping[str | None, str], text: str) -> str:
        """The text that a format makes of what is shown. A prefix counts for nothing, its namespace for all.

        Raises:
            UnreadableError: no registry has the format, or the text does not fit it.
        """
        prefix, _, local = name.strip().rpartition(":")
        key = prefixes.get(prefix or None), local
        if key not in self._known:
            self._known[key] = transform(*key)
        convert = self._known[key]
        result = None if convert is None else convert(text)
        if result is None:
            kind = UNKNOWN_FORMAT if convert is None else MISFIT
            raise UnreadableError(kind.format(name=_as_it_stands(name)))
        return result


def amount(shown: str, scale: str | None, sign: str | None) -> Decimal:
    """The amount of a number in the form of XML Schema, moved by its scale, then given its sign (section 10.1.2).

    Raises:
        UnreadableError: it is no number, or no scale or sign that could be meant.
    """
    try:
        value = parse_amount(shown)
    except ValueError as error:
        raise UnreadableError(NO_NUMBER) from error
    if scale:
        value = _scaled(value, scale)
    if sign:
        if sign.strip() != "-" or value.is_signed():
            raise UnreadableError(NO_SIGN)
        value = value.copy_negate()
    return value


def _scaled(value: Decimal, scale: str) -> Decimal:
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int):
        return value
    power = int(scale) if _SCALE.match(scale) else 2 * MAX_EXPONENT
    if abs(power) > MAX_EXPONENT or abs(exponent + power) > MAX_EXPONENT:
        raise UnreadableError(NO_SCALE)
    return shifted(value, power)


def _as_it_stands(name: str) -> str:
    """A name from the filing within a sentence that has places to fill."""
    return name[:60].replace("{", "{{").replace("}", "}}")
