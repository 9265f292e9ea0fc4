"""Turns the facts of a filing into a table with one row a fact and one column an axis, and that into CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.amounts import INF, UNSTATED, plain
from model.filing import Filing, Kind, Placement
from model.periods import Period

if TYPE_CHECKING:
    import pandas as pd

#: What `check` and the window call these placements; a given one says nothing.
_PLACEMENT = {placement: placement.name.lower() for placement in Placement} | {Placement.GIVEN: ""}


def fact_table(filing: Filing) -> pd.DataFrame:
    """n facts by name: text columns throughout, amounts with every digit, an empty text where there is nothing.

    The columns are `concept`, `label`, `heading`, one for each axis by its name, `start`, `end`, `unit`, `decimals`,
    `value`, `nil`, `kind`, `language`, `placement`, `source` and `id`. `start` is empty for an instant, `end` is
    `forever` where the fact is of all time; both are empty where the period is open.
    """
    # Half a second to import, which only exports need.
    import pandas as pd

    facts = filing.facts
    rows = range(len(facts))
    concepts = [filing.concepts[code] for code in facts.concept.tolist()]
    periods = [filing.period_of(row) for row in rows]
    members = [filing.named_dimensions(filing.dimensions_of(row)) for row in rows]
    units = [filing.unit_of(row) for row in rows]
    columns: dict[str, list[str]] = {
        "concept": [concept.name for concept in concepts],
        "label": [concept.label for concept in concepts],
        "heading": [concept.heading or "" for concept in concepts],
    }
    for axis in filing.axes:
        columns[axis.name] = [pairs.get(axis.name, "") for pairs in members]
    columns |= {
        "start": [period.start.isoformat() if period and period.start else "" for period in periods],
        "end": [_end(period) for period in periods],
        "unit": [unit.name if unit else "" for unit in units],
        "decimals": [_decimals(code) for code in facts.decimals.tolist()],
        "value": [_value(filing, row) for row in rows],
        "nil": ["true" if kind == Kind.NIL else "" for kind in facts.kind.tolist()],
        "kind": [Kind(kind).name.lower() for kind in facts.kind.tolist()],
        "language": [facts.languages.get(row, "") for row in rows],
        "placement": [_PLACEMENT[Placement(code)] for code in facts.placement.tolist()],
        "source": [filing.where(row) for row in rows],
        "id": [facts.element_ids.get(row, "") for row in rows],
    }
    return pd.DataFrame(columns, dtype="str")


def write_csv(filing: Filing, path: str) -> None:
    """Writes the fact table as CSV in UTF-8, with a mark by which spreadsheets know the encoding."""
    fact_table(filing).to_csv(path, index=False, encoding="utf-8-sig")


def _end(period: Period | None) -> str:
    if period is None:
        return ""
    return period.end.isoformat() if period.end else period.text


def _decimals(code: int) -> str:
    return {INF: "INF", UNSTATED: ""}.get(code, str(code))


def _value(filing: Filing, row: int) -> str:
    value = filing.value(row)
    if value is None:
        return filing.text(row) or ""
    return plain(value) if value.is_finite() else str(value).replace("Infinity", "INF")
