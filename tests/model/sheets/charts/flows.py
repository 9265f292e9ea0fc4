"""Filings of one line over periods of several lengths."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from model.building import FilingBuilder
from model.filing import Axis, Concept, Filing, Member, Unit
from model.periods import Period, months_ended
from model.sheets.linesheet import Line

#: A fact in short: months (0 is an instant), the last month of 2022 or one of those before it, and its value.
Flow = tuple[int, int, str | None]

REVENUE = Concept("x:Revenue", "Revenue")
YEAR_OF_FLOWS: tuple[Flow, ...] = ((3, 3, "100"), (6, 6, "230"), (9, 9, "390"), (12, 12, "600"))


def flows(
    facts: Iterable[Flow],
    concept: Concept = REVENUE,
    unit: str = "iso4217:EUR",
    member: str | None = None,
) -> Filing:
    """A filing of these facts."""
    builder = FilingBuilder("flows", "test")
    pairs = [(Axis("A", "Segments"), Member(member, member))] if member else []
    rows = [
        builder.add(
            builder.concepts.place(concept),
            builder.periods.place(span(months, month)),
            builder.dimensions(pairs),
            None if value is None else Decimal(value),
            unit=builder.units.place(Unit(unit)),
            decimals=0,
        )
        for months, month, value in facts
    ]
    builder.section("Income", "", rows)
    return builder.build()


def span(months: int, month: int) -> Period:
    """So many months up to the end of a month of 2022; months below 1 lie in the years before."""
    year, at = divmod(2022 * 12 + month - 1, 12)
    end = date(year, 12, 31) if at == 11 else date.fromordinal(date(year, at + 2, 1).toordinal() - 1)
    return months_ended(months, end) if months else Period(None, end)


def the_line(filing: Filing) -> Line:
    """The one line of a filing of flows."""
    return Line(0, filing.dimensions_of(0), 0)
