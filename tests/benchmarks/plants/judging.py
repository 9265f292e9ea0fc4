"""Judges the public report of a filing with an error planted: was it found, its cause and its fact named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.benchmarks.plants import slips
from tests.benchmarks.plants.alternatives import Named, rightly_named
from tests.benchmarks.plants.clean import Clean, Place, place_of
from tests.benchmarks.plants.planter import Plant

Json = Mapping[str, Any]
GRADES = ("error", "warning")


@dataclass(frozen=True)
class Outcome:
    """What became of one plant.

    `fact` is right where a fact was named that could hold the slip as well; `itself` says that it was the one planted
    in, `listed` that this one was named at least as an alternative.
    """

    filing: str
    real: bool
    kind: str
    found: bool
    cause: bool
    fact: bool
    itself: bool
    listed: bool
    story: dict[str, Any]


def graded(report: Json) -> list[Json]:
    """The findings of grade error and warning, in the order of the report."""
    return [finding for finding in report["findings"] if finding["severity"] in GRADES]


def identities(findings: Iterable[Json]) -> set[tuple[Any, ...]]:
    """What tells findings apart, to leave out those that the untouched filing has as well."""
    return {_identity(finding) for finding in findings}


def judge(clean: Clean, plant: Plant, report: Json, known: set[tuple[Any, ...]]) -> Outcome:
    """Judges by the first finding, in the order of the report, that holds the changed fact and is new."""
    new = [finding for finding in graded(report) if _identity(finding) not in known]
    holding = [finding for finding in new if _holds(clean, plant, finding)]
    if not holding:
        return Outcome(clean.name, clean.real, plant.kind, False, False, False, False, False, _story(clean, plant, new))
    right = rightly_named(clean, plant)
    named = _named(holding[0], holding[0]["cause"])
    own = {kind for place, unit, kind in right if (place, unit) == (plant.place, plant.unit)}
    itself = named is not None and named[:2] == (plant.place, plant.unit)
    cause = named in right or holding[0]["cause"]["kind"] in own
    fact = named in right or itself
    others = [_named(holding[0], other) for other in holding[0]["cause"].get("alternatives") or ()]
    listed = itself or any(other is not None and other[:2] == (plant.place, plant.unit) for other in others)
    return Outcome(clean.name, clean.real, plant.kind, True, cause, fact, itself, listed, _story(clean, plant, holding))


def _holds(clean: Clean, plant: Plant, finding: Json) -> bool:
    """Whether the fact is the total or a term of a finding; one that is gone or new, whether its total is."""
    places = {_place(finding), *(_place(term) for term in finding["terms"])}
    if plant.place in places:
        return True
    if plant.kind not in (slips.MISSING, slips.UNIT, slips.TWICE):
        return False
    totals = (clean.members[number].total for number in clean.totals_of[plant.row])
    return _place(finding) in {place_of(clean.filing, row) for row in totals}


def _named(finding: Json, cause: Json) -> Named | None:
    """The fact that a cause names; a duplicate is the fact of its finding, which stands twice."""
    term = cause["term"] or (finding if cause["kind"] == slips.DUPLICATE else None)
    return None if term is None else Named(_place(term), term["unit"] or "", cause["kind"])


def _place(term: Json) -> Place:
    return Place(term["concept"], term["period"], frozenset((term["dimensions"] or {}).items()))


def _identity(finding: Json) -> tuple[Any, ...]:
    amounts = finding["reported"], finding["computed"]
    return finding["kind"], _place(finding), finding["axis"], finding["unit"], finding["cause"]["kind"], *amounts


def _story(clean: Clean, plant: Plant, findings: Iterable[Json]) -> dict[str, Any]:
    """What was planted and what was said of it, for the list of failures."""
    numbers = sorted(clean.totals_of[plant.row])
    return {
        "filing": clean.name,
        "kind": plant.kind,
        "variant": plant.variant,
        "concept": plant.place.concept,
        "period": plant.place.period,
        "dimensions": dict(sorted(plant.place.dimensions)),
        "unit": plant.unit,
        "before": None if plant.before is None else format(plant.before, "f"),
        "after": None if plant.after is None else format(plant.after, "f"),
        "decimals": clean.filing.decimals(plant.row),
        "total_of": sum(clean.members[number].total == plant.row for number in numbers),
        "part_of": sum(clean.members[number].total != plant.row for number in numbers),
        "relations": [clean.members[number].relation for number in numbers],
        "findings": [
            {key: finding.get(key) for key in ("kind", "severity", "concept", "axis", "dimensions", "period", "unit")}
            | {key: finding.get(key) for key in ("reported", "computed", "cause", "root", "message")}
            for finding in list(findings)[:4]
        ],
    }
