"""Turns the calculation networks of a filing into calculations: which totals they give, and whether those add up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import Enum
from itertools import groupby
from typing import NamedTuple

import numpy as np

from model.filing import Filing, Kind
from model.networks import SUMMATION_11, SUMMATION_21, Arc
from model.taxonomy.trees import children_of
from model.totals.ledger import ids_of
from model.totals.rules.duplicates import in_tuples
from model.totals.rules.summation import Amount, Mode, Unusable, adds_up, amount_of


class Status(Enum):
    """What the check of a calculation came to."""

    CONSISTENT = "consistent"
    INCONSISTENT = "inconsistent"
    NOT_CHECKED = "not_checked"


class Term(NamedTuple):
    """A contributor: the id of its concept, its weight, and the rows of its facts, none where it is not reported."""

    concept: int
    weight: Decimal
    rows: tuple[int, ...]


class Calculation(NamedTuple):
    """A total of one role at one place, with every contributor that the filing knows, in the order of the network.

    `concept`, `unit`, `period` and `dims` are ids in the filing. `reported` and `computed` are the amounts of the most
    precise facts, rounded in mode `XBRL21`; None where they cannot be told. `reason` is a sentence where the
    calculation was not checked, else empty.
    """

    role: str
    concept: int
    unit: int
    period: int
    dims: int
    rows: tuple[int, ...]
    terms: tuple[Term, ...]
    status: Status
    reason: str
    reported: Decimal | None
    computed: Decimal | None


class Place(NamedTuple):
    """What facts have in common that may be added up: ids of unit and period, and of exactly the same dimensions."""

    unit: int
    period: int
    dims: int


#: The rows of the facts of one concept by place, in their order.
Places = Mapping[Place, tuple[int, ...]]


class NetworkProblem(NamedTuple):
    """Something wrong with the calculation network of a role, as a sentence."""

    role: str
    message: str


class _Network(NamedTuple):
    """A total of one role and its contributors, by the ids of their concepts; `broken` says why none is checked."""

    role: str
    concept: int
    contributors: tuple[tuple[int, Decimal], ...]
    broken: str


def calculations(filing: Filing, mode: Mode = Mode.ROUND) -> list[Calculation]:
    """Every calculation of which the total and a contributor are reported, role by role.

    Calculations 1.1 hold for arcs of its own arcrole and of that of XBRL 2.1, whose older rules apply to the latter
    alone. A contributor that is not reported counts nothing, one that is only reported as nil no more.
    """
    networks = _networks(filing, mode)
    concepts = {concept for network in networks for concept in (network.concept, *dict(network.contributors))}
    places = places_of(filing, concepts)
    nil = set(np.flatnonzero(filing.facts.kind == Kind.NIL).tolist())
    found: list[Calculation] = []
    for network in networks:
        totals = places.get(network.concept, {})
        bound = {
            place
            for concept, _ in network.contributors
            for place, rows in places.get(concept, {}).items()
            if place in totals and not nil.issuperset(rows)
        }
        found.extend(
            _calculation(filing, network, place, rows, places, mode)
            for place, rows in totals.items()
            if place in bound and not nil.issuperset(rows)
        )
    return found


def network_problems(filing: Filing) -> list[NetworkProblem]:
    """Totals to which a role says twice that an item contributes (calc11e:duplicateCalculationRelationships)."""
    problems: dict[NetworkProblem, None] = {}
    for role, arcs in filing.taxonomy.calculation.items():
        for arcrole in (SUMMATION_11, SUMMATION_21):
            for source, listed in children_of(arc for arc in arcs if arc.arcrole == arcrole).items():
                for target in _repeated(listed):
                    said = f"The calculation of {source} names {target} more than once as a contributor."
                    problems[NetworkProblem(role, said)] = None
    return list(problems)


def places_of(filing: Filing, concepts: set[int]) -> dict[int, Places]:
    """The facts of these concepts that can be added up, by concept and place; those in tuples stand apart."""
    facts = filing.facts
    wanted = np.zeros(len(filing.concepts), dtype=bool)
    wanted[list(concepts)] = True
    chosen = wanted[facts.concept] & (facts.period >= 0)
    chosen[list(in_tuples(filing))] = False
    rows = np.flatnonzero(chosen)
    columns = (facts.concept, facts.unit, facts.period, facts.dims)
    places: dict[int, dict[Place, list[int]]] = {}
    for row, concept, *place in zip(rows.tolist(), *(column[rows].tolist() for column in columns), strict=True):
        places.setdefault(concept, {}).setdefault(Place(*place), []).append(row)
    return {
        concept: {place: tuple(listed) for place, listed in by_place.items()} for concept, by_place in places.items()
    }


def _networks(filing: Filing, mode: Mode) -> list[_Network]:
    """The totals of all roles in their order; one that both arcroles give alike counts once."""
    arcroles = (SUMMATION_21,) if mode is Mode.XBRL21 else (SUMMATION_11, SUMMATION_21)
    ids = ids_of(filing)
    networks: dict[_Network, None] = {}
    for role, arcs in filing.taxonomy.calculation.items():
        for arcrole in arcroles:
            for source, listed in children_of(arc for arc in arcs if arc.arcrole == arcrole).items():
                contributors = tuple((ids[arc.target], _plain(arc.weight)) for arc in listed if arc.target in ids)
                if source not in ids or not contributors:
                    continue
                # XBRL 2.1 lets arcs of different weight or order stand side by side.
                twice = [] if mode is Mode.XBRL21 else _repeated(listed)
                broken = f"The network names {twice[0]} more than once as a contributor." if twice else ""
                networks[_Network(role, ids[source], contributors, broken)] = None
    return list(networks)


def _calculation(
    filing: Filing, network: _Network, place: Place, rows: tuple[int, ...], places: Mapping[int, Places], mode: Mode
) -> Calculation:
    terms = tuple(
        Term(concept, weight, places.get(concept, {}).get(place, ())) for concept, weight in network.contributors
    )
    reported = amount_of(filing, rows, mode)
    addends: list[tuple[Decimal, Amount]] = []
    reasons = [network.broken] if network.broken else []
    if isinstance(reported, Unusable):
        reasons.append(_sentence(filing, network.concept, reported))
    for term in terms:
        amount = amount_of(filing, term.rows, mode)
        if isinstance(amount, Unusable):
            reasons.append(_sentence(filing, term.concept, amount))
        elif amount is not None:
            addends.append((term.weight, amount))
    status, computed = Status.NOT_CHECKED, None
    if isinstance(reported, Amount) and not reasons:
        right, computed = adds_up(reported, addends, mode)
        status = Status.CONSISTENT if right else Status.INCONSISTENT
    value = reported.value if isinstance(reported, Amount) else None
    reason = reasons[0] if reasons else ""
    return Calculation(network.role, network.concept, *place, rows, terms, status, reason, value, computed)


def _plain(weight: Decimal) -> Decimal:
    """A weight of `1.0` as 1: sums would take over its decimal place."""
    whole = weight.to_integral_value()
    return whole if whole == weight else weight


def _sentence(filing: Filing, concept: int, unusable: Unusable) -> str:
    return f"{filing.concepts[concept].label} {unusable.why}."


def _repeated(arcs: Sequence[Arc]) -> list[str]:
    """The targets to which more than one of the arcs leads."""
    names = sorted(arc.target for arc in arcs)
    return [name for name, listed in groupby(names) if len(list(listed)) > 1]
