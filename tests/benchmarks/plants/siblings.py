"""Which axis makes a total of its parts, and networks with one member more beside a known one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from model.filing import Filing
from model.networks import Arc, Taxonomy
from tests.benchmarks.plants.clean import Total

__all__ = ["Total", "axes", "axis_between", "beside"]


def axes(filing: Filing, row: int) -> set[int]:
    """The axes a fact stands on."""
    return {axis for axis, _ in filing.dimensions_of(row)}


def axis_between(filing: Filing, total: int, part: int) -> int | None:
    """The one axis on which a part stands apart from its total, None where there are several."""
    above = set(filing.dimensions_of(total))
    apart = [axis for axis, member in filing.dimensions_of(part) if (axis, member) not in above]
    return apart[0] if len(apart) == 1 else None


def beside(taxonomy: Taxonomy, known: str, added: str) -> Taxonomy:
    """The taxonomy with a member more, listed behind a known one wherever that is, and nested in nothing else."""
    return replace(
        taxonomy,
        presentation=_beside(taxonomy.presentation, known, added),
        definition=_beside(taxonomy.definition, known, added),
    )


def _beside(networks: Mapping[str, Sequence[Arc]], known: str, added: str) -> dict[str, list[Arc]]:
    return {
        role: [*arcs, *(arc._replace(target=added, order=arc.order + 0.5) for arc in arcs if arc.target == known)]
        for role, arcs in networks.items()
    }
