"""Calculations by name: small filings with networks of their own, and what was found in them in short."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from model.filing import Filing
from model.networks import SUMMATION_11, SUMMATION_21, Arc, Taxonomy
from model.totals.rules.calculations import Calculation, calculations
from model.totals.rules.summation import Mode
from tests.filings import Fact, filing_of

ROLE = "http://example.com/role/Statement"


def arcs(total: str, *parts: str, arcrole: str = SUMMATION_11) -> list[Arc]:
    """The arcs of a total; a part that begins with `-` has the weight -1, `0.5 x` another."""
    listed = []
    for order, part in enumerate(parts, 1):
        weight, _, name = part.rpartition(" ")
        if name.startswith("-"):
            weight, name = "-1", name[1:]
        listed.append(Arc(total, name, arcrole, float(order), Decimal(weight or "1")))
    return listed


def with_networks(filing: Filing, networks: Mapping[str, Sequence[Arc]]) -> Filing:
    """The filing with these calculation networks by role."""
    return replace(filing, taxonomy=Taxonomy(calculation=networks))


def checked(facts: Iterable[Fact], networks: Sequence[Arc], mode: Mode = Mode.ROUND) -> list[Calculation]:
    """What is found in a filing of these facts and one role."""
    return calculations(with_networks(filing_of(facts), {ROLE: networks}), mode)


def amounts(decimals: int, **values: str | None) -> list[Fact]:
    """A fact of each concept, all with these decimals."""
    return [Fact(value, concept=name, decimals=decimals) for name, value in values.items()]


__all__ = ["ROLE", "SUMMATION_11", "SUMMATION_21", "amounts", "arcs", "checked", "with_networks"]
