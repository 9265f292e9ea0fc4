"""Turns one fact into the lines of its card: what it is, what it says, how exact, and where it stands."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from model.amounts import INF
from model.filing import Filing, Kind, Placement
from model.sheets.fact.concept import concept_entries
from model.sheets.fact.entry import Entry
from model.sheets.fact.parts import duplicate_entries, total_entries
from model.sheets.numbers import SCALES, grouped, number_text
from model.sheets.texts import readable
from model.totals.audit import Audit
from model.totals.ledger import Cell, half_width

_PLACEMENT = {
    Placement.CERTAIN: "certain",
    Placement.LIKELY: "likely",
    Placement.OPEN: "open",
}


def fact_card(
    filing: Filing, row: int, audit: Audit | None = None, words: Callable[[Cell], Filing] | None = None
) -> list[Entry]:
    """Everything known of one fact, the reader's inferences marked as such; with `audit` the totals it is part of.

    Totals in other cells are told in `words`, for they may stand in rows with other names.
    """
    concept = filing.concepts[int(filing.facts.concept[row])]
    card = [Entry("Line", concept.label)]
    if concept.heading:
        card.append(Entry("Under", concept.heading))
    card.extend(_dimensions(filing, row))
    card.append(_value(filing, row))
    card.extend(_measure(filing, row))
    card.append(_period(filing, row))
    if concept.name != concept.label:
        card.append(Entry("Concept", concept.name))
    if audit is not None:
        card.extend(total_entries(filing, audit, row, words))
    card.extend(duplicate_entries(filing, row))
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
    card.extend(concept_entries(filing, concept))
    card.append(Entry("Source", filing.where(row)))
    if row in filing.facts.element_ids:
        card.append(Entry("Element id", filing.facts.element_ids[row]))
    return card


def _place(where: str) -> str:
    return f" ({where})" if where else ""


def _dimensions(filing: Filing, row: int) -> list[Entry]:
    """The members by axis; names only where they say more than the labels."""
    entries = []
    for axis_id, member_id in filing.dimensions_of(row):
        axis, member = filing.axes[axis_id], filing.members[member_id]
        names = [thing.name for thing in (member, axis) if thing.name != thing.label]
        entries.append(Entry(axis.label, member.label, axis.inferred, " on ".join(names)))
    return entries


def _value(filing: Filing, row: int) -> Entry:
    if filing.facts.kind[row] == Kind.NIL:
        return Entry("Value", "nil (reported as having no value)")
    value = filing.value(row)
    return Entry("Value", number_text(value) if value is not None else readable(filing.text(row) or ""))


def _measure(filing: Filing, row: int) -> list[Entry]:
    unit = filing.unit_of(row)
    if unit is None:
        return []
    exact = filing.decimals(row)
    # Calculations 1.1, round mode: the true value is anywhere within half a unit of the last stated digit.
    within = "" if exact is None else f": the true value is within ±{number_text(half_width(exact))}"
    return [Entry("Unit", unit.name), Entry("Decimals", decimals_text(filing, row) + within)]


def decimals_text(filing: Filing, row: int) -> str:
    """The decimals of a number and how exact they make it: `−3, to the thousand`, `exact`, `not stated`."""
    exact = filing.decimals(row)
    if exact is None:
        return "exact" if int(filing.facts.decimals[row]) == INF else "not stated"
    return f"{grouped(exact)}, {_accuracy(exact)}"


def _accuracy(decimals: int) -> str:
    words = {-scale.power: scale.word.removesuffix("s") or "unit" for scale in SCALES}
    return (
        f"to the {words[decimals]}"
        if decimals in words
        else (f"to {decimals} places" if decimals > 0 else f"to {number_text(Decimal(10) ** -decimals)}")
    )


def _period(filing: Filing, row: int) -> Entry:
    period = filing.period_of(row)
    return Entry("Period", period.text.replace("/", " to ") if period else "open", inferred=period is None)


__all__ = ["Entry", "fact_card"]
