"""Reports of one company from a few words a fact, with a cover that says for which period they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from model.building import FilingBuilder
from model.filing import Axis, Concept, Filing, Member, Origin, Unit
from model.inspection import Inspection, no_tick
from model.networks import Taxonomy
from model.periods import Period
from model.totals.audit import audit
from tests.model.readers.xbrl.writing import USD, context, fact, instance, text_fact

CIK = "http://www.sec.gov/CIK"
NAMESPACES = {"us-gaap": "http://fasb.org/us-gaap/2022", "ex": "http://example.com/20221231"}


class Said(NamedTuple):
    """A fact in short: the value as text (None is nil), the year, concept, members by axis, decimals, and unit."""

    value: str | None
    year: int = 2022
    concept: str = "us-gaap:Revenues"
    members: Mapping[str, str] = {}
    decimals: int = 0
    text: bool = False
    unit: str = "iso4217:USD"


class Shown(NamedTuple):
    """A section: its title, its role, and the concepts that it presents in their order."""

    title: str
    role: str | None
    concepts: Sequence[str]
    group: str = "Statement"


def report(
    said: Iterable[Said],
    year: int = 2022,
    *,
    form: str = "10-K",
    amended: bool = False,
    name: str | None = "Example Inc",
    identifier: str | None = "0000000001",
    path: str = "",
    namespaces: Mapping[str, str] = NAMESPACES,
    sections: Sequence[Shown] = (),
    taxonomy: Taxonomy | None = None,
    labels: str = "",
    cover: bool = True,
) -> Filing:
    """The report of a year, or of several years that end with it; `labels` stands behind every label."""
    path = path or f"{year}.xml"
    builder = FilingBuilder(path, "xbrl", name, [path])
    builder.origin = Origin(dict(namespaces), (), CIK if identifier else None, identifier)
    builder.taxonomy = taxonomy or builder.taxonomy
    rows: dict[str, list[int]] = {}
    stated = [
        Said(f"{year}-12-31", year, "dei:DocumentPeriodEndDate", text=True),
        Said(form, year, "dei:DocumentType", text=True),
        Said(str(amended).lower(), year, "dei:AmendmentFlag", text=True),
    ]
    for line, each in enumerate([*(stated if cover else ()), *said], 1):
        rows.setdefault(each.concept, []).append(_add(builder, each, line, labels))
    for section in sections:
        shown = [row for concept in section.concepts for row in rows.get(concept, ())]
        builder.section(section.title, section.group, shown, role=section.role)
    if not sections:
        builder.section("All facts", "", (row for listed in rows.values() for row in listed))
    return builder.build()


def _add(builder: FilingBuilder, said: Said, line: int, labels: str) -> int:
    value = said.value if said.text or said.value is None else Decimal(said.value)
    pairs = [(Axis(axis, axis + labels), Member(member, member + labels)) for axis, member in said.members.items()]
    return builder.add(
        builder.concepts.place(Concept(said.concept, said.concept + labels)),
        builder.periods.place(Period(date(said.year, 1, 1), date(said.year, 12, 31))),
        builder.dimensions(pairs),
        value,
        unit=-1 if said.text else builder.units.place(Unit(said.unit)),
        decimals=said.decimals,
        line=line,
    )


def write_report(
    folder: Path, year: int, amounts: Mapping[int, str], identifier: str = "0000000001", name: str = "Example"
) -> Path:
    """Writes the instance of a year with the revenue of these years, named after company and year."""
    path = folder / f"{identifier[-1]}-{year}.xml"
    content = instance(
        context(period=_year(year), entity=identifier),
        *(context(f"c{known}", _year(known), entity=identifier) for known in amounts),
        USD,
        text_fact(name, "dei:EntityRegistrantName"),
        text_fact("10-K", "dei:DocumentType"),
        text_fact(f"{year}-12-31", "dei:DocumentPeriodEndDate"),
        *(fact(amount, ref=f"c{known}") for known, amount in amounts.items()),
        more='xmlns:dei="http://xbrl.sec.gov/dei/2022"',
    )
    path.write_text(content, encoding="utf-8")
    return path


def _year(year: int) -> str:
    return f"<xbrli:startDate>{year}-01-01</xbrli:startDate><xbrli:endDate>{year}-12-31</xbrli:endDate>"


def inspected(filing: Filing) -> Inspection:
    """A filing with its audit."""
    return Inspection(filing, audit(filing, no_tick), 0.0, 0.0)


def values(filing: Filing, concept: str = "us-gaap:Revenues") -> dict[tuple[int, tuple[str, ...]], Decimal | None]:
    """The amounts of a concept by year and members."""
    found = {}
    for row in range(len(filing.facts)):
        period = filing.period_of(row)
        if filing.concepts[int(filing.facts.concept[row])].name == concept and period and period.end:
            members = tuple(filing.named_dimensions(filing.dimensions_of(row)).values())
            found[period.end.year, members] = filing.value(row)
    return found


def row_of(filing: Filing, year: int, concept: str = "us-gaap:Revenues") -> int:
    """The first row of a concept in a year, without members."""
    for row in range(len(filing.facts)):
        period = filing.period_of(row)
        named = filing.concepts[int(filing.facts.concept[row])].name
        if named == concept and period and period.end and period.end.year == year and not filing.dimensions_of(row):
            return row
    raise AssertionError(f"{concept} is not stated for {year}")
