"""Turns a finding into what it is about, by names that stay the same when a filing is read again or corrected."""

from __future__ import annotations

from typing import NamedTuple

from model.amounts import plain
from model.filing import Filing
from model.totals.causes.slips import Cause
from model.totals.factfindings import FactFinding
from model.totals.findings import Finding, TotalFinding, finding_cell
from model.totals.relations import NO_AXIS


class Subject(NamedTuple):
    """What a finding is about, named as in `check --json`; `dimensions` in the order of the filing's axes."""

    kind: str
    concept: str
    axis: str | None
    parent: str | None
    dimensions: tuple[tuple[str, str], ...]
    period: str
    unit: str | None


class Key(NamedTuple):
    """What tells one finding from another: its subject first, then its cause, which a correction may change."""

    subject: Subject
    cause: str


def subject_of(filing: Filing, finding: Finding) -> Subject:
    """What a finding is about; `parent` is the member whose members below it are added up, None for the whole."""
    cell = finding_cell(finding)
    relation = finding.check.relation if isinstance(finding, TotalFinding) else None
    axis = relation.axis if relation else NO_AXIS
    parent = next(
        (filing.members[member].name for on, member in (relation.dims if relation else ()) if on == axis), None
    )
    return Subject(
        relation.kind.word if relation else "duplicate" if _cause(finding) is Cause.DUPLICATE else "magnitude",
        filing.concepts[cell.concept].name,
        filing.axes[axis].name if axis != NO_AXIS else None,
        parent,
        tuple(filing.named_dimensions(cell.dims).items()),
        filing.periods[cell.period].text,
        filing.units[cell.unit].name if cell.unit >= 0 else None,
    )


def key_of(filing: Filing, finding: Finding) -> Key:
    """The subject of a finding with its dimensions in the order of their names, whatever the order of the axes."""
    subject = subject_of(filing, finding)
    return Key(subject._replace(dimensions=tuple(sorted(subject.dimensions))), _cause(finding).value)


def amounts_of(filing: Filing, finding: Finding) -> tuple[str, ...]:
    """The amounts that a finding rests on, exact: total and sum, or the values that contradict each other."""
    if isinstance(finding, FactFinding):
        values = map(filing.value, finding.rows)
        return tuple(sorted("nil" if value is None else plain(value) for value in values))
    return plain(finding.check.reported), plain(finding.check.computed)


def _cause(finding: Finding) -> Cause:
    if isinstance(finding, FactFinding):
        return finding.cause
    return finding.correction.cause if finding.correction is not None else Cause.UNEXPLAINED
