"""Turns the headings of a table into what its columns hold: the parts of a fact, and an axis for every other column."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from model.readers.table.units import scale_of, unit_name
from model.readers.textcopy.values import ISO_CODES


class Part(Enum):
    """A part of a fact that a column may hold, with the headings that name it."""

    CONCEPT = (
        "concept",
        "line item",
        "line",
        "item",
        "element",
        "tag",
        "account",
        "fact",
        "metric",
        "position",
        "konto",
    )
    LABEL = ("label", "description", "caption", "title", "bezeichnung", "libellé")
    HEADING = ("heading",)
    VALUE = ("value", "amount", "fact value", "figure", "wert", "betrag", "valeur", "montant")
    UNIT = ("unit", "currency", "measure", "uom", "unit of measure", "einheit", "währung", "unité", "devise")
    PERIOD = ("period", "zeitraum", "période")
    START = ("start", "from", "start date", "period start", "begin", "startdate", "von", "beginn", "début")
    END = ("end", "to", "end date", "period end", "until", "enddate", "bis", "ende", "fin")
    DATE = ("date", "as of", "as at", "instant", "at", "datum", "stichtag")
    YEAR = ("year", "fiscal year", "fy", "jahr", "geschäftsjahr", "année", "exercice")
    QUARTER = ("quarter", "quartal", "trimestre")
    DECIMALS = ("decimals",)
    SCALE = ("scale", "multiplier")
    NIL = ("nil", "is nil")
    KIND = ("kind",)
    LANGUAGE = ("language", "lang")
    PLACEMENT = ("placement",)
    ID = ("id", "fact id", "element id")
    NOTE = ("note", "notes", "footnote", "footnotes", "comment", "comments", "remark", "remarks")
    ENTITY = ("entity", "company", "reporting entity", "unternehmen", "société")
    LEFT_ASIDE = ("source", "file", "row", "row number", "no", "no.", "nr", "nr.", "#", "index")


_NAMES: Mapping[str, Part] = {name: part for part in Part for name in part.value}
_ASIDE = re.compile(r"(?P<name>.*?)\s*[(\[](?P<aside>[^()\[\]]+)[)\]]\s*\Z", re.DOTALL)
_FLAGS = frozenset({"", "x", "yes", "true", "1", "ja", "oui", "✓", "✔"})
#: What only a table that Crossfoot itself wrote has all of; its numbers have a decimal point and no separators.
_OWN = frozenset({"concept", "label", "start", "end", "unit", "decimals", "value", "nil", "kind", "source", "id"})
#: The heading stands below a title and a few lines at most.
MAX_ABOVE = 30


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the parts of a fact stand; `axes` by the place of their column, `members` where the heading names one too.

    `unit` and `scale` are what the heading of the values says of all of them.
    """

    row: int
    parts: Mapping[Part, int]
    axes: Mapping[int, str]
    members: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    repeated: Sequence[str] = ()
    unit: str | None = None
    scale: int = 0
    own: bool = False


def find_layout(rows: Sequence[Sequence[str]]) -> Layout | None:
    """The layout by the first row that names a line and a value; None where the rows are no table of facts."""
    for at, row in enumerate(rows[:MAX_ABOVE]):
        names = [" ".join(name.split()) for name in row]
        parts = [_part(name) for name in names]
        if Part.VALUE in parts and (Part.CONCEPT in parts or Part.LABEL in parts):
            return _layout(at, names, parts, rows[at + 1 :])
    return None


def looks_like_headings(names: Sequence[str]) -> bool:
    """A row names a line and a value."""
    parts = [_part(" ".join(name.split())) for name in names]
    return Part.VALUE in parts and (Part.CONCEPT in parts or Part.LABEL in parts)


def _layout(at: int, names: list[str], parts: list[Part | None], below: Sequence[Sequence[str]]) -> Layout:
    places: dict[Part, int] = {}
    axes: dict[int, str] = {}
    members: dict[int, tuple[str, str]] = {}
    repeated = []
    for place, (name, part) in enumerate(zip(names, parts, strict=True)):
        if part is not None:
            other = places.setdefault(part, place)
            if other != place and names[other] == name:
                repeated.append(name)
            elif other != place and part is not Part.LEFT_ASIDE:
                # `Account` beside `Line`: one of them names the line, so the other splits it.
                axes[place] = name
        elif name in axes.values():
            repeated.append(name)
        elif name:
            axis, colon, member = name.partition(": ")
            if colon and all(row[place].strip().lower() in _FLAGS for row in below if place < len(row)):
                members[place] = axis.strip(), member.strip()
            else:
                axes[place] = name
    unit, scale = _said_of_values(names[places[Part.VALUE]])
    own = set(names) >= _OWN
    return Layout(at, places, axes, members, repeated, unit, scale, own)


def _part(name: str) -> Part | None:
    folded = name.casefold()
    if folded in _NAMES:
        return _NAMES[folded]
    aside = _ASIDE.match(folded)
    return _NAMES.get(aside["name"]) if aside and _NAMES.get(aside["name"]) is Part.VALUE else None


def _said_of_values(name: str) -> tuple[str | None, int]:
    """The unit and the scale in `Value (EUR, in thousands)`."""
    unit, scale = None, 0
    aside = _ASIDE.match(name)
    for word in re.split(r"[,;\s]+", aside["aside"]) if aside else ():
        power = None if word.isdecimal() and word != "000" else scale_of(word)
        if power is not None:
            scale = power
        elif word in ISO_CODES or word in ("€", "£", "%"):
            unit = unit_name(word)
    return unit, scale
