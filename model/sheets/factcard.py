"""Turns one fact into the lines of its card: what it is, what it says, how exact, and where it stands."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from model.amounts import INF
from model.filing import Filing, Kind, Placement
from model.sheets.numbers import number_text
from model.sheets.texts import readable

_PLACEMENT = {
    Placement.CERTAIN: "certain",
    Placement.LIKELY: "likely",
    Placement.OPEN: "open",
}


class Entry(NamedTuple):
    """A line of the card; `inferred` marks what the filing does not say itself."""

    name: str
    value: str
    inferred: bool = False


def fact_card(filing: Filing, row: int) -> list[Entry]:
    """Everything known of one fact, the reader's inferences marked as such."""
    concept = filing.concepts[int(filing.facts.concept[row])]
    card = [Entry("Line", concept.label)]
    if concept.heading:
        card.append(Entry("Under", concept.heading))
    if concept.name != concept.label:
        card.append(Entry("Concept", concept.name))
    for axis, member in filing.dimensions_of(row):
        card.append(Entry(filing.axes[axis].label, filing.members[member].label, filing.axes[axis].inferred))
    card.append(_value(filing, row))
    card.extend(_measure(filing, row))
    card.append(_period(filing, row))
    note = filing.facts.notes.get(row)
    placement = Placement(int(filing.facts.placement[row]))
    if placement is not Placement.GIVEN:
        card.append(Entry("Column", f"{_PLACEMENT[placement]}. {note or ''}".strip(), inferred=True))
    elif note:
        card.append(Entry("Note", note))
    card.extend(
        Entry("Stated before", f"{number_text(earlier.value)} in the {earlier.report}" + _place(earlier.where))
        for earlier in filing.restated.get(row, ())
    )
    part = filing.part_of(row)
    if part is not None:
        card.append(Entry("Report", part.report))
    card.append(Entry("Source", filing.where(row)))
    if row in filing.facts.element_ids:
        card.append(Entry("Element id", filing.facts.element_ids[row]))
    return card


def _place(where: str) -> str:
    return f" ({where})" if where else ""


def _value(filing: Filing, row: int) -> Entry:
    if filing.facts.kind[row] == Kind.NIL:
        return Entry("Value", "nil (reported as having no value)")
    value = filing.value(row)
    return Entry("Value", number_text(value) if value is not None else readable(filing.text(row) or ""))


def _measure(filing: Filing, row: int) -> list[Entry]:
    unit = filing.unit_of(row)
    if unit is None:
        return []
    decimals = int(filing.facts.decimals[row])
    exact = filing.decimals(row)
    meaning = "exact" if decimals == INF else "not stated" if exact is None else f"{exact}, {_accuracy(exact)}"
    return [Entry("Unit", unit.name), Entry("Decimals", meaning)]


def _accuracy(decimals: int) -> str:
    words = {0: "to the unit", -3: "to the thousand", -6: "to the million", -9: "to the billion"}
    return words.get(decimals) or (
        f"to {decimals} places" if decimals > 0 else f"to {number_text(Decimal(10) ** -decimals)}"
    )


def _period(filing: Filing, row: int) -> Entry:
    period = filing.period_of(row)
    return Entry("Period", period.text.replace("/", " to ") if period else "open", inferred=period is None)
