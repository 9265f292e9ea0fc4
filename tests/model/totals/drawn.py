"""Small random filings for properties: tables of two axes with slips in them, under networks that may hold anything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import product

from hypothesis import strategies as st

from model.filing import Filing
from model.networks import SUMMATION_11, Arc, Taxonomy
from model.periods import Period
from model.taxonomy.dimensions import DIMENSION_DOMAIN, DOMAIN_MEMBER, HYPERCUBE_DIMENSION
from model.totals.audit import Audit
from model.totals.checks import Check
from model.totals.factfindings import FactFinding
from model.totals.ledger import Cell
from tests.filings import Fact, at, audited, months

ROLES = ("r1", "r2")
AXES: Mapping[str, Sequence[str]] = {"A": ("a1", "a2", "a3", "a4"), "B": ("b1", "b2", "b3")}
CONCEPTS = ("X", "Y", "Z")
PERIODS = (
    months(2022, 1, 12),
    months(2021, 1, 12),
    months(2022, 1, 6),
    months(2022, 7, 12),
    at(2022),
    at(2021),
    Period(date(1, 1, 1), date(2021, 12, 31)),
)
LABELS = ("periodStartLabel", "periodEndLabel", "negatedLabel", "totalLabel", None)

amounts = st.one_of(st.integers(-99, 99), st.integers(-999_999, 999_999))
members = st.fixed_dictionaries({}, optional={axis: st.sampled_from(names) for axis, names in AXES.items()})


@st.composite
def networks(draw: st.DrawFn) -> Taxonomy:
    """Arcs between any of the names, cycles and loops among them."""
    names = [*AXES, *(name for listed in AXES.values() for name in listed), "domain"]
    stands = st.sampled_from(names)
    dimensional = st.builds(
        lambda source, target, arcrole, order, role: Arc(source, target, arcrole, order, target_role=role),
        stands,
        stands,
        st.sampled_from((DIMENSION_DOMAIN, DOMAIN_MEMBER)),
        st.integers(1, 3),
        st.sampled_from((None, None, *ROLES)),
    )
    shown = st.builds(
        lambda source, target, order, label: Arc(source, target, "", order, preferred_label=label),
        st.sampled_from([*names, *CONCEPTS]),
        st.sampled_from([*names, *CONCEPTS]),
        st.integers(1, 5),
        st.sampled_from(LABELS),
    )
    added = st.builds(
        lambda source, target, order, weight: Arc(source, target, SUMMATION_11, order, Decimal(weight)),
        st.sampled_from(CONCEPTS),
        st.sampled_from(CONCEPTS),
        st.integers(1, 3),
        st.sampled_from(("1", "-1", "0.5", "3", "0")),
    )
    tables = [Arc("table", axis, HYPERCUBE_DIMENSION, 1) for axis in AXES]

    def by_role(arcs: st.SearchStrategy[Arc], first: Sequence[Arc] = ()) -> dict[str, list[Arc]]:
        return {role: [*first, *draw(st.lists(arcs, max_size=8))] for role in ROLES if draw(st.booleans())}

    return Taxonomy(presentation=by_role(shown), definition=by_role(dimensional, tables), calculation=by_role(added))


@st.composite
def scattered(draw: st.DrawFn) -> list[Fact]:
    """Facts that have little to do with each other, some of them twice."""
    fact = st.builds(
        Fact,
        st.one_of(amounts.map(str), st.none()),
        members,
        concept=st.sampled_from(CONCEPTS),
        unit=st.sampled_from(("iso4217:EUR", "iso4217:EUR", "iso4217:USD", "xbrli:pure")),
        decimals=st.sampled_from((0, 0, -1, -3)),
        span=st.sampled_from(PERIODS),
    )
    return draw(st.lists(fact, max_size=25))


@st.composite
def tables(draw: st.DrawFn, *, slips: int = 4) -> list[Fact]:
    """A table of two axes in a few periods, of each concept one, with all its totals; then so many slips at most."""
    facts: dict[tuple[object, ...], Fact] = {}
    rows = AXES["A"][: draw(st.integers(1, 4))]
    columns = AXES["B"][: draw(st.integers(1, 3))]
    shown = draw(st.lists(st.sampled_from(PERIODS[:2] + PERIODS[4:6]), min_size=1, max_size=3, unique=True))
    for concept in CONCEPTS[: draw(st.integers(1, 2))]:
        for span in shown:
            sums: dict[tuple[str | None, str | None], int] = {}
            for row in rows:
                for column in columns:
                    amount = draw(amounts)
                    for place in product((row, None), (column, None)):
                        sums[place] = sums.get(place, 0) + amount
            for (in_row, in_column), total in sums.items():
                pairs = {axis: name for axis, name in (("A", in_row), ("B", in_column)) if name}
                facts[concept, span, in_row, in_column] = Fact(str(total), pairs, concept=concept, span=span)
    places = list(facts)
    for _ in range(draw(st.integers(0, slips))):
        chosen = draw(st.sampled_from(places))
        fact = facts.get(chosen)
        if fact is None or fact.value is None:
            continue
        slip = draw(st.sampled_from(("sign", "scale", "other", "gone", "unit")))
        amount = int(fact.value)
        if slip == "gone":
            del facts[chosen]
        elif slip == "unit":
            facts[chosen] = fact._replace(unit="iso4217:USD")
        else:
            changed = {"sign": -amount, "scale": amount * 1000, "other": draw(amounts)}[slip]
            facts[chosen] = fact._replace(value=str(changed))
    return list(facts.values())


@st.composite
def filings(draw: st.DrawFn) -> tuple[list[Fact], Taxonomy, dict[str, list[int]]]:
    """What `filing_of` takes: facts, networks, and the rows of sections that show some of them."""
    facts = draw(st.one_of(scattered(), tables(), tables()))
    every = list(range(len(facts)))
    rows = st.one_of(st.just(every), st.lists(st.sampled_from(every), unique=True) if facts else st.just(every))
    return facts, draw(networks()), {role: draw(rows) for role in ROLES if draw(st.booleans())}


def cell_named(filing: Filing, cell: Cell) -> tuple[object, ...]:
    """A cell by names, the same whatever the order in which a filing states its facts."""
    pairs = frozenset(filing.named_dimensions(cell.dims).items())
    unit = filing.units[cell.unit].name if cell.unit >= 0 else None
    return filing.concepts[cell.concept].name, filing.periods[cell.period].text, unit, pairs


def check_named(filing: Filing, check: Check) -> tuple[object, ...]:
    """A check by names: its total, its contributors, and what came of it."""
    terms = frozenset((cell_named(filing, term.cell), term.weight, term.entry.value) for term in check.contributors)
    kind = check.relation.kind
    return kind, cell_named(filing, check.total_cell), terms, check.reported, check.verdict, check.partial


def told(filing: Filing, *, causes: bool = True) -> tuple[Audit, set[object]]:
    """The audit of a filing, and its checks and findings by names whatever their order."""
    result = audited(filing)
    said: set[object] = {check_named(filing, check) for check in result.checks.values()}
    for finding in result.findings:
        if isinstance(finding, FactFinding):
            said.add(cell_named(filing, finding.cell))
        else:
            cause = finding.correction.cause if finding.correction and causes else None
            said.add((check_named(filing, finding.check), finding.severity, cause))
    return result, said


def magnified(facts: Sequence[Fact], power: int) -> list[Fact]:
    """All amounts by a power of ten, with their accuracy."""
    factor = Decimal(10) ** power
    return [
        fact._replace(
            value=None if fact.value is None else format(Decimal(fact.value) * factor, "f"),
            decimals=fact.decimals - power,
        )
        for fact in facts
    ]
