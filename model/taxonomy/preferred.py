"""Turns the preferred label of a presentation arc into what it says of the line: its label, its sign, its moment."""

from __future__ import annotations

from typing import NamedTuple

from model.networks import STANDARD_LABEL


class Preferred(NamedTuple):
    """How a presentation wants a line shown: XBRL 2.1, 5.2.2.2.2, and the negated roles of the Link Role Registry."""

    role: str
    negated: bool
    total: bool
    opening: bool
    closing: bool


def preferred_of(role: str | None) -> Preferred:
    """What a preferred label role says; an arc without one wants the standard label."""
    # Negated roles come in several namespaces: 2009/role/negatedTotalLabel, us-gaap/role/label/negatedTotal.
    word = (role or "").rpartition("/")[2].lower()
    return Preferred(
        role or STANDARD_LABEL,
        word.startswith("negated"),
        word.removesuffix("label").endswith("total"),
        "periodstart" in word,
        "periodend" in word,
    )
