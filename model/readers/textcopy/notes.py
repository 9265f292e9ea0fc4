"""Turns the place of a value, or that it is open, into a sentence for the person who looks at the fact."""

from __future__ import annotations

from collections.abc import Sequence

from model.filing import Placement
from model.readers.textcopy.blocks import Entry
from model.readers.textcopy.head import Column
from model.readers.textcopy.placing.judging import Place, Reason
from model.readers.textcopy.placing.sweep import COMPONENT_STEPS


def note_of(place: Place, columns: Sequence[Column]) -> str:
    """How the column of a value was found, or why it is open."""
    where = columns_in_words(place, columns)
    if place.placement is Placement.CERTAIN:
        return "The only column in which the totals foot."
    if place.reason is Reason.EXACT:
        return "The only column in which the totals foot exactly; others foot within rounding."
    if place.placement is Placement.LIKELY:
        return "The column in which the fewest totals fail."
    if place.reason is Reason.SEVERAL:
        return f"Could stand in {where}; the totals foot equally well."
    if place.reason is Reason.BOUND:
        return f"Could stand in {where}; the search was given up after {COMPONENT_STEPS:,} steps."
    return f"Could stand in {where}; no total tells which."


def open_line(entry: Entry, places: Sequence[Place], columns: Sequence[Column]) -> str | None:
    """One sentence for a line with open values, None when all have a column."""
    left = [place for place in places if place.column is None]
    if not left:
        return None
    name = " | ".join((*entry.members, entry.label))
    what = "The period of one value" if len(left) == 1 else f"The periods of {len(left)} values"
    return f"{what} of “{name}” {'is' if len(left) == 1 else 'are'} open. {note_of(left[0], columns)}"


def columns_in_words(place: Place, columns: Sequence[Column]) -> str:
    """`2022, 2021 or 2020`."""
    names = list(dict.fromkeys(_name(columns[at]) for at in place.candidates))
    return " or ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _name(column: Column) -> str:
    return column.period.label() if column.period else f"the column of {column.end.isoformat()}"
