"""Turns a choice of grade, mark, kind, cause and section into the findings that it lets through."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum

import numpy as np
import numpy.typing as npt

from model.filing import Filing
from model.reviews.marks import Mark
from model.sheets.findings.markrows import MARK_WORDS, MarkRow
from model.sheets.findingsheet import FindingRow
from model.sheets.places import finding_fact
from model.totals.findings import Finding

Mask = npt.NDArray[np.bool_]


class Facet(Enum):
    """What a finding is filtered by, in the words of the control that does it."""

    GRADE = "All grades"
    KIND = "All kinds"
    CAUSE = "All causes"
    MARK = "All marks"
    SECTION = "All sections"


#: The value chosen of each facet; a facet that is not named lets everything through.
Choice = Mapping[Facet, str]


class FindingFilter:
    """The findings of a filing by every value of every facet, each an array with one truth a finding."""

    def __init__(self, filing: Filing, findings: Sequence[Finding], rows: Sequence[FindingRow]) -> None:
        self._count = len(rows)
        self._masks = {
            Facet.GRADE: _by_value([row.severity.capitalize() for row in rows]),
            Facet.KIND: _by_value([row.kind for row in rows]),
            Facet.CAUSE: _by_value([row.cause_kind for row in rows]),
            Facet.MARK: {},
            Facet.SECTION: _by_section(filing, findings),
        }

    def set_marks(self, marks: Sequence[MarkRow]) -> None:
        """Takes over other marks of the same findings; every mark can be chosen, for the next one may be it."""
        ranks = np.array([list(Mark).index(row.mark) for row in marks], dtype=np.int8)
        self._masks[Facet.MARK] = {MARK_WORDS[mark]: ranks == rank for rank, mark in enumerate(Mark)}

    def values(self, facet: Facet) -> list[tuple[str, int]]:
        """What can be chosen of a facet, with how many findings there are of each."""
        return [(value, int(mask.sum())) for value, mask in self._masks[facet].items()]

    def mask(self, choice: Choice) -> Mask:
        """The findings that have all that was chosen."""
        let_through = np.ones(self._count, dtype=np.bool_)
        for facet, value in choice.items():
            let_through &= self._masks[facet].get(value, np.zeros(self._count, dtype=np.bool_))
        return let_through


def _by_value(values: Iterable[str]) -> dict[str, Mask]:
    """Which findings have each value, in the order in which values come first."""
    listed = np.array(list(values), dtype=np.str_)
    return {value: listed == value for value in dict.fromkeys(listed.tolist())}


def _by_section(filing: Filing, findings: Sequence[Finding]) -> dict[str, Mask]:
    """Which findings stand in each section that holds any; sections of one title are one choice."""
    facts = np.array([finding_fact(finding) for finding in findings], dtype=np.int32)
    masks: dict[str, Mask] = {}
    for section in filing.sections if len(facts) else ():
        mask = np.isin(facts, section.facts)
        if mask.any():
            masks[section.title] = masks.get(section.title, False) | mask
    return masks
