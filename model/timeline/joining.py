"""Turns several filings of one company into one filing: every line over all of its periods, as stated last."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

import numpy as np

from model.errors import FilingError
from model.filing import Filing, Ints, Part, Problem, Restatement
from model.timeline.companies import FORM, Report, report_of, same_company
from model.timeline.networks import joined_taxonomy
from model.timeline.pooling import chosen, pooled
from model.timeline.prefixes import Prefixes
from model.timeline.restating import Standing, standing
from model.timeline.sections import joined_sections
from model.timeline.vocabulary import Codes, Vocabulary


class Joined(NamedTuple):
    """The joined filing, and what became of each that it joins, the one filed last first.

    `order` holds their places among those given; `codes` the joined ids of their words; `rows` by fact the row that
    states the same, -1 where a later filing states otherwise; `roles` the joined uri of each role that has another.
    """

    filing: Filing
    order: Sequence[int]
    codes: Sequence[Codes]
    rows: Sequence[Ints]
    roles: Sequence[Mapping[str, str]]


def join(given: Sequence[Filing]) -> Joined:
    """Joins filings of one company, in whatever order they are given.

    The fact of a period is that of the filing that was filed last: by the period it is for, an amendment after what it
    amends, of equals the one given last. What earlier ones said otherwise, beyond rounding, is in `Filing.restated`.

    Raises:
        FilingError: one of them is of another company than the one filed last, or does not tell whose it is.
    """
    reports = [report_of(filing) for filing in given]
    order = sorted(range(len(given)), key=lambda place: (reports[place], place), reverse=True)
    filings = [given[place] for place in order]
    for filing in filings[1:]:
        if not same_company(filings[0], filing):
            raise FilingError(_stranger(filing, filings[0]))
    prefixes, vocabulary = Prefixes(), Vocabulary()
    renamings = [prefixes.take(filing.origin.namespaces) for filing in filings]
    codes = [vocabulary.take(filing, own) for filing, own in zip(filings, renamings, strict=True)]
    files = _Files(filings, [reports[place] for place in order])
    pool = _pool(filings, codes, vocabulary, prefixes, files)
    sizes = [len(filing.facts) for filing in filings]
    stands = standing(pool, np.repeat(np.arange(len(filings), dtype=np.int32), sizes))
    new_rows = (np.cumsum(stands.keep) - 1).astype(np.int32)
    bounds = np.cumsum(sizes)[:-1]
    facts = chosen(pool.facts, stands.keep, new_rows.tolist())
    rows = np.split(new_rows[stands.instead], bounds)
    sections, roles = joined_sections(filings, rows, facts)
    filing = replace(
        pool,
        facts=facts,
        sections=sections,
        taxonomy=joined_taxonomy(filings, renamings, roles),
        restated=_restatements(pool, stands, new_rows, filings),
        parts=[replace(part, rows=own) for part, own in zip(pool.parts, rows, strict=True)],
        problems=[*pool.problems, *_remark(len(stands.restated), files.names[0])],
    )
    return Joined(filing, order, codes, np.split(_agreeing(stands, new_rows), bounds), roles)


def _pool(
    filings: Sequence[Filing], codes: Sequence[Codes], vocabulary: Vocabulary, prefixes: Prefixes, files: _Files
) -> Filing:
    """All facts of all filings, without sections."""
    origin = filings[0].origin
    return Filing(
        path=", ".join(filing.path for filing in filings),
        format=FORM,
        entity=filings[0].entity,
        files=files.names,
        facts=pooled(filings, codes),
        concepts=vocabulary.concepts.items,
        axes=vocabulary.axes.items,
        members=vocabulary.members.items,
        units=vocabulary.units.items,
        periods=vocabulary.periods.items,
        dims=vocabulary.dims.items,
        strings=vocabulary.strings.items,
        sections=(),
        problems=[problem for number in range(len(filings)) for problem in files.problems(number)],
        origin=replace(origin, namespaces=prefixes.namespaces),
        parts=files.parts,
    )


def _stranger(filing: Filing, newest: Filing) -> str:
    names = [os.path.basename(os.path.normpath(known.path)) for known in (filing, newest)]
    if not (filing.entity or filing.origin.identifier):
        return f"{names[0]} does not tell which company it is of; a timeline is of one company."
    whose = [
        f"{name} ({known.entity})" if known.entity else name
        for name, known in zip(names, (filing, newest), strict=True)
    ]
    return f"{whose[0]} is of another company than {whose[1]}; a timeline is of one company."


def _agreeing(stands: Standing, new_rows: Ints) -> Ints:
    """The new row of what stands in the place of each pooled fact, -1 where that says otherwise."""
    rows = new_rows[stands.instead]
    rows[[row for listed in stands.restated.values() for row in listed]] = -1
    return rows


def _restatements(
    pool: Filing, stands: Standing, new_rows: Ints, filings: Sequence[Filing]
) -> dict[int, Sequence[Restatement]]:
    """What was said before, by new row: in the earlier filings, and as each filing itself told already."""
    starts = np.cumsum([0, *(len(filing.facts) for filing in filings)]).tolist()
    told = {
        start + row: said
        for start, filing in zip(starts, filings, strict=False)
        for row, said in filing.restated.items()
    }
    otherwise = {row for listed in stands.restated.values() for row in listed}
    found: dict[int, list[Restatement]] = {}
    # The rows of the pool come filing by filing, the one filed last first.
    for row in sorted(told.keys() | otherwise):
        said = found.setdefault(int(new_rows[stands.instead[row]]), [])
        part, value = pool.part_of(row), pool.value(row)
        if row in otherwise and part is not None and value is not None:
            said.append(Restatement(value, None, part.report, "", pool.where(row)))
        said.extend(told.get(row, ()))
    return {row: tuple(next(same) for _, same in groupby(said, _value)) for row, said in found.items()}


def _value(said: Restatement) -> Decimal:
    return said.value


def _remark(count: int, file: str) -> list[Problem]:
    if not count:
        return []
    facts = "One fact is" if count == 1 else f"{count:,} facts are"
    return [Problem("info", f"{facts} stated otherwise by a later filing; shown is what was stated last.", f"{file}:1")]


class _Files:
    """The files of all filings, each named with the path of its filing, as short as it is clear."""

    def __init__(self, filings: Sequence[Filing], reports: Sequence[Report]) -> None:
        self._filings = filings
        short = [os.path.basename(os.path.normpath(filing.path)) for filing in filings]
        self._shown = [
            name if short.count(name) == 1 else filing.path for name, filing in zip(short, filings, strict=True)
        ]
        self.names: list[str] = []
        self.parts: list[Part] = []
        for number, (filing, report) in enumerate(zip(filings, reports, strict=True)):
            self.parts.append(Part(filing.path, report.words, len(self.names), filing.files))
            self.names.extend(self._named(number, name) for name in filing.files)

    def problems(self, number: int) -> list[Problem]:
        """The problems of one filing, with its path in front."""
        return [
            problem._replace(where=self._named(number, problem.where)) for problem in self._filings[number].problems
        ]

    def _named(self, number: int, where: str) -> str:
        path = self._filings[number].path
        for own in (path, os.path.basename(os.path.normpath(path))):
            if where == own or where.startswith(f"{own}:"):
                return self._shown[number] + where[len(own) :]
        return f"{self._shown[number]}/{where}"
