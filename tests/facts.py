"""The facts of a filing by name, in the form in which two filings are compared."""

from __future__ import annotations

from typing import NamedTuple

from model.filing import Filing, Kind, Placement
from model.readers.oim.own import qname


class Told(NamedTuple):
    """What one fact says. Decimals only count for a number: nil and texts have none."""

    concept: str
    heading: str | None
    period: str | None
    unit: str | None
    dimensions: frozenset[tuple[str, str, bool]]
    kind: Kind
    value: str | None
    decimals: int | None
    language: str | None
    placement: Placement
    element_id: str | None
    note: str | None


def told(filing: Filing) -> list[Told]:
    """What each fact of a filing says, in the order of the filing."""
    return [_told(filing, row) for row in range(len(filing.facts))]


def _told(filing: Filing, row: int) -> Told:
    facts = filing.facts
    kind = Kind(int(facts.kind[row]))
    concept = filing.concepts[int(facts.concept[row])]
    period, unit = filing.period_of(row), filing.unit_of(row)
    number = filing.value(row)
    return Told(
        concept.name,
        # A heading tells apart lines of one label; names need none.
        None if qname().match(concept.name) else concept.heading,
        period.text if period else None,
        unit.name if unit else None,
        frozenset(
            (filing.axes[axis].name, filing.members[member].name, filing.members[member].typed)
            for axis, member in filing.dimensions_of(row)
        ),
        kind,
        filing.text(row) if number is None else format(number, "f"),
        int(facts.decimals[row]) if kind is Kind.NUMBER else None,
        (facts.languages.get(row) or "").lower() or None,
        Placement(int(facts.placement[row])),
        facts.element_ids.get(row),
        facts.notes.get(row),
    )
