"""Turns the unit of an OIM fact into a unit with the filing's own prefixes, and tells what is wrong with its form."""

from __future__ import annotations

import re
from collections.abc import Callable

from model.readers.xbrl.contexts import unit_name

PURE = "xbrli:pure"

_SIDE = r"(?:[^\s()*/]+|\([^\s()*/]+(?:\*[^\s()*/]+)+\))"
_UNIT = re.compile(rf"(?P<product>[^\s()*/]+(?:\*[^\s()*/]+)+)\Z|(?P<top>{_SIDE})(?:/(?P<bottom>{_SIDE}))?\Z")


def measures(text: str) -> tuple[list[str], list[str]] | None:
    """The measures above and below the line of `iso4217:USD/xbrli:shares` or `(a:b*a:c)/a:d`; None where it is no unit
    (OIM 1.0, string representation of units)."""
    match = _UNIT.match(text)
    if match is None:
        return None
    top, bottom = match["product"] or match["top"], match["bottom"] or ""
    return top.strip("()").split("*"), bottom.strip("()").split("*") if bottom else []


def renamed(text: str, name: Callable[[str], str | None]) -> str | None:
    """The unit with each measure as `name` calls it; None where it is no unit or one of them has no name."""
    sides = measures(text)
    if sides is None:
        return None
    top, bottom = ([name(measure) for measure in side] for side in sides)
    known_top, known_bottom = [m for m in top if m is not None], [m for m in bottom if m is not None]
    if len(known_top) < len(top) or len(known_bottom) < len(bottom):
        return None
    return unit_name(known_top, known_bottom)
