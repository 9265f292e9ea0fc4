"""Small filings from a few words a fact, for tests of everything behind the readers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from model.building import FilingBuilder
from model.filing import Axis, Concept, Filing, Member, Placement, Unit
from model.periods import Period
from model.totals.audit import Audit, audit


class Fact(NamedTuple):
    """A fact in short: `members` by axis, a year or a period, the value as text (None is nil)."""

    value: str | None
    members: dict[str, str] = {}  # noqa: RUF012 - a tuple's default, never changed
    year: int = 2022
    concept: str = "Revenue"
    unit: str = "iso4217:EUR"
    decimals: int = 0
    placement: Placement = Placement.GIVEN


def filing_of(facts: Iterable[Fact]) -> Filing:
    """A filing of one section that holds these facts in their order."""
    builder = FilingBuilder("small", "test")
    rows = []
    for line, fact in enumerate(facts, 1):
        year = Period(date(fact.year, 1, 1), date(fact.year, 12, 31))
        rows.append(
            builder.add(
                builder.concepts.place(Concept(fact.concept, fact.concept)),
                -1 if fact.placement is Placement.OPEN else builder.periods.place(year),
                builder.dimensions((Axis(axis, axis), Member(name, name)) for axis, name in fact.members.items()),
                None if fact.value is None else Decimal(fact.value),
                unit=builder.units.place(Unit(fact.unit)),
                decimals=fact.decimals,
                line=line,
                placement=fact.placement,
            )
        )
    builder.section("Revenue", "Notes", rows)
    return builder.build()


def audit_of(facts: Iterable[Fact]) -> Audit:
    """The audit of a filing of these facts."""
    return audit(filing_of(facts), lambda _fraction: None)


def column(axis: str, values: dict[str, str], total: str, year: int = 2022, **others: str) -> list[Fact]:
    """A total and its members on one axis in one year, each with the `others` (axis=member) held fixed."""
    parts = [Fact(value, {**others, axis: member}, year) for member, value in values.items()]
    return [Fact(total, dict(others), year), *parts]
