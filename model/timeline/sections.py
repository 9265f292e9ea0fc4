"""Turns the sections of several filings into one list, each with the facts of all filings line by line."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from model.filing import Facts, Filing, Ints, Section
from model.readers.xbrl.sections import NOT_PRESENTED
from model.timeline.prefixes import stem
from model.totals.rules.duplicates import joined_keys

#: A role whose last word has no such run of letters is named by a number alone, which another year may give away.
_TELLING = re.compile(r"[a-z]{4}")


@dataclass(slots=True)
class _Growing:
    """A section as the filing filed last tells it, with the joined rows of each filing that has it."""

    first: Section
    role: str | None
    rows: list[Ints] = field(default_factory=list)


def joined_sections(
    filings: Sequence[Filing], rows: Sequence[Ints], facts: Facts
) -> tuple[list[Section], list[Mapping[str, str]]]:
    """The sections of the filing filed last in its order, then those that only earlier ones have.

    `rows` gives by filing the joined row of each of its facts. The second result tells by filing under which role the
    networks of its own roles now stand.
    """
    grown: list[_Growing] = []
    places = _Places()
    roles: list[Mapping[str, str]] = []
    for filing, joined in zip(filings, rows, strict=True):
        used: set[int] = set()
        renamed: dict[str, str] = {}
        for section in filing.sections:
            at = places.find(section, used)
            if at is None:
                at = len(grown)
                grown.append(_Growing(section, section.role))
            places.add(section, at)
            used.add(at)
            found = grown[at]
            found.role = found.role or section.role
            found.rows.append(joined[section.facts])
            if section.role and found.role and section.role != found.role:
                renamed[section.role] = found.role
        roles.append(renamed)
    # What no role presents comes last.
    grown.sort(key=lambda section: section.first.title == NOT_PRESENTED)
    return _finished(grown, facts), roles


class _Places:
    """Finds a section by title and group and, where there are several or none, by the last word of its role."""

    def __init__(self) -> None:
        self._titled: dict[tuple[str, str], list[int]] = {}
        self._named: dict[str, list[int]] = {}

    def find(self, section: Section, used: Collection[int]) -> int | None:
        """The number of the same section, of those that are not `used`; None where there is none."""
        alike = [at for at in self._titled.get(_title(section), ()) if at not in used]
        tail = _tail(section.role)
        named = [at for at in self._named.get(tail, ()) if tail and at not in used]
        return next((at for at in named if not alike or at in alike), alike[0] if alike else None)

    def add(self, section: Section, at: int) -> None:
        """Knows a section by these words as well."""
        titled = self._titled.setdefault(_title(section), [])
        named = self._named.setdefault(_tail(section.role), [])
        for places in (titled, named):
            if at not in places:
                places.append(at)


def _title(section: Section) -> tuple[str, str]:
    return section.group.casefold(), " ".join(section.title.casefold().split())


def _tail(role: str | None) -> str:
    tail = stem((role or "").rstrip("/").rpartition("/")[2])
    return tail if _TELLING.search(tail) else ""


def _finished(grown: Sequence[_Growing], facts: Facts) -> list[Section]:
    keys = joined_keys([facts.concept, facts.unit, facts.dims])
    lines = np.unique(keys, return_inverse=True)[1].astype(np.int32)
    shown = np.zeros(len(facts), dtype=np.bool_)
    finished = []
    for section in grown:
        rows = _line_by_line(section.rows, lines)
        if section.first.title == NOT_PRESENTED:
            rows = rows[~shown[rows]]
        shown[rows] = True
        first = section.first
        if len(rows):
            finished.append(Section(first.title, first.group, rows, first.number, section.role))
    return finished


def _line_by_line(listed: Sequence[Ints], lines: Ints) -> Ints:
    """The rows of several filings, each once. A line that only an earlier one has follows the line before it there."""
    together = np.concatenate(listed)
    rows = together[np.sort(np.unique(together, return_index=True)[1])]
    if len(listed) == 1:
        return rows
    after = {-1: -1}
    for part in listed:
        last = -1
        for line in dict.fromkeys(lines[part].tolist()):
            if line not in after:
                after[line], after[last] = after[last], line
            last = line
    places = np.zeros(int(lines.max(initial=0)) + 1, dtype=np.int32)
    line = after[-1]
    for place in range(len(after) - 1):
        places[line], line = place, after[line]
    ordered: Ints = rows[np.argsort(places[lines[rows]], kind="stable")]
    return ordered
