"""Turns the columns of a filing into the concepts that can take part in a total, so that all others cost nothing."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from model.filing import Filing, Kind

_Codes = npt.NDArray[np.int64]
_Flags = npt.NDArray[np.bool_]

#: A line with fewer periods has none that others make.
_MIN_PERIODS = 3


def relevant_concepts(filing: Filing, named: Iterable[int]) -> set[int]:
    """The concepts of which some amounts may make another: by members, by periods, or because networks name them.

    `named` are those of networks. A concept is broken down by members where one of its facts stands on the members of
    another but for one axis, or on a member that has others below it.
    """
    facts = filing.facts
    usable = (facts.kind == Kind.NUMBER) & (facts.period >= 0)
    chosen = np.zeros(len(filing.concepts), dtype=np.bool_)
    chosen[list(named)] = True
    left = usable & ~chosen[facts.concept]
    for found in (_by_members(filing, left), _by_parents(filing, left), _by_periods(filing, left)):
        chosen[found] = True
    present = np.zeros(len(filing.concepts), dtype=np.bool_)
    present[facts.concept[usable]] = True
    return set(np.flatnonzero(chosen & present).tolist())


def _by_members(filing: Filing, usable: _Flags) -> _Codes:
    """Concepts with a fact whose members less one axis are those of another fact of the concept."""
    facts = filing.facts
    count = len(filing.dims)
    pairs = facts.concept[usable].astype(np.int64) * count + facts.dims[usable]
    dims = pairs % count
    found = [np.empty(0, dtype=np.int64)]
    for lessened in _lessened(filing):
        total = lessened[dims]
        has = total >= 0
        if has.any():
            wholes = pairs[has] - dims[has] + total[has]
            found.append(wholes[np.isin(wholes, pairs)] // count)
    return np.concatenate(found)


def _by_parents(filing: Filing, usable: _Flags) -> _Codes:
    """Concepts with a fact on a member that some network has others below: a total even where no whole is reported."""
    networks = (*filing.taxonomy.definition.values(), *filing.taxonomy.presentation.values())
    above = {arc.source for arcs in networks for arc in arcs}
    parents = {number for number, member in enumerate(filing.members) if member.name in above}
    on_parent = [any(member in parents for _, member in dimensions) for dimensions in filing.dims]
    chosen = usable & np.array(on_parent, dtype=np.bool_)[filing.facts.dims]
    return filing.facts.concept[chosen].astype(np.int64)


def _lessened(filing: Filing) -> list[_Codes]:
    """For each place among the pairs of a set of dimensions, the id of the set without it, -1 where there is none."""
    ids = {dimensions: number for number, dimensions in enumerate(filing.dims)}
    most = max((len(dimensions) for dimensions in filing.dims), default=0)
    tables = [np.full(len(filing.dims), -1, dtype=np.int64) for _ in range(most)]
    for number, dimensions in enumerate(filing.dims):
        for place in range(len(dimensions)):
            tables[place][number] = ids.get(dimensions[:place] + dimensions[place + 1 :], -1)
    return tables


def _by_periods(filing: Filing, usable: _Flags) -> _Codes:
    """Concepts that some line reports for three durations or more."""
    facts = filing.facts
    lasting = np.array([period.days > 0 for period in filing.periods] + [False], dtype=np.bool_)
    rows = np.flatnonzero(usable & lasting[facts.period])
    line = facts.concept[rows].astype(np.int64) * (len(filing.units) + 1) + facts.unit[rows] + 1
    line = line * len(filing.dims) + facts.dims[rows]
    # Sorting is many times faster here than the hash tables of `numpy.unique`.
    reported = np.sort(line * len(lasting) + facts.period[rows])
    lines = reported[np.diff(reported, prepend=-1) > 0] // len(lasting)
    often = lines[_MIN_PERIODS - 1 :] if len(lines) >= _MIN_PERIODS else lines[:0]
    often = often[often == lines[: len(often)]]
    concepts: _Codes = often // len(filing.dims) // (len(filing.units) + 1)
    return concepts
