"""Small filings from a few words a fact, for tests of everything behind the readers."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from model.building import FilingBuilder
from model.filing import Axis, Concept, Filing, Member, Placement, Unit
from model.networks import NO_TAXONOMY, Arc, Taxonomy
from model.periods import Period
from model.readers.opening import read_text
from model.taxonomy.dimensions import DIMENSION_DOMAIN, DOMAIN_MEMBER, HYPERCUBE_DIMENSION
from model.totals.audit import Audit, audit
from model.totals.findings import TotalFinding


class Fact(NamedTuple):
    """A fact in short: `members` by axis, a year or another period (`span`), the value as text (None is nil)."""

    value: str | None
    members: dict[str, str] = {}  # noqa: RUF012 - a tuple's default, never changed
    year: int = 2022
    concept: str = "Revenue"
    unit: str = "iso4217:EUR"
    decimals: int = 0
    placement: Placement = Placement.GIVEN
    span: Period | None = None

    @property
    def period(self) -> Period:
        """The period that is meant."""
        return self.span or Period(date(self.year, 1, 1), date(self.year, 12, 31))


def filing_of(
    facts: Iterable[Fact], taxonomy: Taxonomy = NO_TAXONOMY, roles: Mapping[str, Iterable[int]] | None = None
) -> Filing:
    """A filing of these facts in their order; `roles` has a section each, with the rows that it presents.

    Without roles one section without a role holds every fact.
    """
    builder = FilingBuilder("small", "test")
    rows = []
    for line, fact in enumerate(facts, 1):
        rows.append(
            builder.add(
                builder.concepts.place(Concept(fact.concept, fact.concept)),
                -1 if fact.placement is Placement.OPEN else builder.periods.place(fact.period),
                builder.dimensions((Axis(axis, axis), Member(name, name)) for axis, name in fact.members.items()),
                None if fact.value is None else Decimal(fact.value),
                unit=builder.units.place(Unit(fact.unit)),
                decimals=fact.decimals,
                line=line,
                placement=fact.placement,
            )
        )
    builder.taxonomy = taxonomy
    if roles is None:
        builder.section("Revenue", "Notes", rows)
    for role, presented in (roles or {}).items():
        builder.section(role, "Notes", presented, role=role)
    return builder.build()


#: What a number in `instance_of` says of itself.
SAID = 'contextRef="c" unitRef="u" decimals="0"'


def instance_of(facts: str) -> Filing:
    """The filing of an instance with one context and one unit: for what only a reader makes, such as tuples."""
    return read_text(
        f"""<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:co="http://example.com/co">
        <context id="c"><entity><identifier scheme="http://example.com">1</identifier></entity>
          <period><instant>2022-12-31</instant></period></context>
        <unit id="u"><measure>pure</measure></unit>
        {facts}</xbrl>""",
        "instance.xml",
    )


def audited(filing: Filing) -> Audit:
    """The audit of a filing, with nobody to tell how far it is."""
    return audit(filing, lambda _fraction: None)


def audit_of(facts: Iterable[Fact]) -> Audit:
    """The audit of a filing of these facts."""
    return audited(filing_of(facts))


def column(axis: str, values: dict[str, str], total: str, year: int = 2022, **others: str) -> list[Fact]:
    """A total and its members on one axis in one year, each with the `others` (axis=member) held fixed."""
    parts = [Fact(value, {**others, axis: member}, year) for member, value in values.items()]
    return [Fact(total, dict(others), year), *parts]


def accused(result: Audit) -> list[TotalFinding]:
    """The findings on totals, as they are shown."""
    return [finding for finding in result.findings if isinstance(finding, TotalFinding)]


def at(year: int, month: int = 12, day: int = 31) -> Period:
    """The instant at the end of a day."""
    return Period(None, date(year, month, day))


def months(year: int, first: int, last: int) -> Period:
    """Whole months of one year."""
    return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def nested(role: str, axis: str, below: Mapping[str, Sequence[str]]) -> Taxonomy:
    """A definition network in which the members stand as `below` says, all others under the domain."""
    arcs = [Arc("table", axis, HYPERCUBE_DIMENSION, 1), Arc(axis, "domain", DIMENSION_DOMAIN, 1)]
    inner = {name for names in below.values() for name in names}
    tops = [name for name in below if name not in inner]
    for parent, names in {"domain": tops, **below}.items():
        arcs += [Arc(parent, name, DOMAIN_MEMBER, order) for order, name in enumerate(names, 1)]
    return Taxonomy(definition={role: arcs})


def quarters(year: int, *values: str) -> list[Fact]:
    """The four quarters of a year, and the year."""
    spans = [months(year, first, first + 2) for first in (1, 4, 7, 10)]
    return [Fact(value, span=span) for value, span in zip(values, (*spans, months(year, 1, 12)), strict=True)]
