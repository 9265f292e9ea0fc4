"""Turns the facts of a filing into sets of duplicates, by the classes of *Handling Duplicate Facts* (2018-04-19)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from functools import reduce
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from model.building import Words
from model.filing import Filing, Kind
from model.totals.rules.intervals import Interval, rounding

#: How readers begin the note of a fact that is part of a tuple.
_IN_TUPLE = "Part of the group "

IdKeys = npt.NDArray[np.int64]


class DuplicateClass(Enum):
    """How well facts that report the same thing agree.

    `COMPLETE` duplicates are the same to the last digit and of the same accuracy, `CONSISTENT` ones may all be
    roundings of one true value, `INCONSISTENT` ones contradict each other.
    """

    COMPLETE = "complete"
    CONSISTENT = "consistent"
    INCONSISTENT = "inconsistent"


class DuplicateSet(NamedTuple):
    """The rows of all facts that report the same thing, two or more in their order, and how well they agree."""

    rows: tuple[int, ...]
    agreement: DuplicateClass


def duplicates(filing: Filing) -> list[DuplicateSet]:
    """Every set of duplicates in the filing, in the order of their first facts.

    Duplicates have the same concept, period, unit and dimensions, and texts the same language too, however it is
    spelled. Facts whose period is open and those in tuples, which may repeat, are no duplicates of any other.
    """
    keys, rows = _keys(filing)
    ordered = np.sort(keys)
    repeated = np.unique(ordered[1:][ordered[1:] == ordered[:-1]])
    if not len(repeated):
        return []
    chosen = np.isin(keys, repeated)
    sets: dict[int, list[int]] = {}
    for key, row in zip(keys[chosen].tolist(), rows[chosen].tolist(), strict=True):
        sets.setdefault(key, []).append(row)
    return [DuplicateSet(tuple(listed), classify(filing, listed)) for listed in sets.values()]


def classify(filing: Filing, rows: Sequence[int]) -> DuplicateClass:
    """How well facts agree that report the same thing.

    Numbers are consistent when those of equal decimals are equal and all rounding intervals share a point (OIM 1.0):
    748 000 and 749 000 to thousands touch at 748 500, and contradict each other all the same.
    """
    facts = filing.facts
    kinds = {int(facts.kind[row]) for row in rows}
    if kinds == {Kind.NIL}:
        return DuplicateClass.COMPLETE
    if kinds == {Kind.TEXT}:
        same = len({int(facts.text[row]) for row in rows}) == 1
        return DuplicateClass.COMPLETE if same else DuplicateClass.INCONSISTENT
    if kinds != {Kind.NUMBER}:
        return DuplicateClass.INCONSISTENT
    by_decimals = {filing.decimals(row): facts.amount[row] for row in rows}
    if any(facts.amount[row] != by_decimals[filing.decimals(row)] for row in rows):
        return DuplicateClass.INCONSISTENT
    if len(by_decimals) == 1:
        return DuplicateClass.COMPLETE
    if not all(value.is_finite() for value in by_decimals.values()):
        same = len(set(by_decimals.values())) == 1
        return DuplicateClass.CONSISTENT if same else DuplicateClass.INCONSISTENT
    shared = reduce(Interval.meet, (rounding(value, decimals) for decimals, value in by_decimals.items()))
    return DuplicateClass.INCONSISTENT if shared.empty else DuplicateClass.CONSISTENT


def in_tuples(filing: Filing) -> set[int]:
    """The rows of the facts that are part of a tuple (XBRL 2.1, 4.9); outside the OIM, they are told by their notes."""
    return {row for row, note in filing.facts.notes.items() if _IN_TUPLE in note}


def _keys(filing: Filing) -> tuple[IdKeys, npt.NDArray[np.int64]]:
    """One number for what each fact reports, and the rows of the facts; equal numbers mean the same thing."""
    facts = filing.facts
    usable = facts.period >= 0
    usable[list(in_tuples(filing))] = False
    rows = np.flatnonzero(usable)
    columns = [facts.concept, facts.period, facts.unit, facts.dims]
    if facts.languages:
        columns.append(language_codes(filing))
    return joined_keys([column[rows] for column in columns]), rows


def language_codes(filing: Filing) -> npt.NDArray[np.int32]:
    """A number for the language of each text fact, 0 for none."""
    facts = filing.facts
    known: Words[str] = Words([""])
    codes = np.zeros(len(facts), dtype=np.int32)
    for row, language in facts.languages.items():
        if facts.kind[row] == Kind.TEXT:
            codes[row] = known.place(language.lower())
    return codes


def joined_keys(columns: Iterable[npt.NDArray[np.int32]]) -> IdKeys:
    """Columns of ids, each -1 or more, as one column that is equal where all of them are."""
    keys: IdKeys = np.zeros(0, dtype=np.int64)
    size = 0
    for column in columns:
        ids = column.astype(np.int64) + 1
        width = int(ids.max(initial=0)) + 1
        if not size:
            keys, size = ids, width
            continue
        if size * width >= 2**63:
            # Numbered anew, they are no more than there are facts.
            found, keys = np.unique(keys, return_inverse=True)
            size = len(found)
        keys = keys * width + ids
        size *= width
    return keys
