"""Turns the pooled facts of several filings into those that stand, and into what an earlier filing said otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from model.filing import Filing, Ints, Kind
from model.timeline.pooling import Flags
from model.totals.rules.duplicates import DuplicateClass, IdKeys, classify, in_tuples, joined_keys, language_codes


class Standing(NamedTuple):
    """Which pooled facts stand: those of the filing that was filed last of all that report the same thing.

    `instead` holds for each row the one that stands in its place, itself where it stands; `restated` lists by standing
    row those that say otherwise, the newest first.
    """

    keep: Flags
    instead: Ints
    restated: Mapping[int, Sequence[int]]


def standing(pool: Filing, part: Ints) -> Standing:
    """What stands of a pool of filings, the one filed last first; `part` numbers the filing of each row."""
    keys = _keys(pool)
    _, first, group = np.unique(keys, return_index=True, return_inverse=True)
    instead = first[group].astype(np.int32)
    keep = part == part[instead]
    # A filing may report one thing twice: each of these facts stands for itself.
    instead[keep] = np.flatnonzero(keep)
    return Standing(keep, instead, _restated(pool, keys, keep, instead))


def _keys(pool: Filing) -> IdKeys:
    """One number for what each fact reports; those that may repeat, in tuples or open periods, report their value."""
    facts = pool.facts
    loose = facts.period < 0
    loose[list(in_tuples(pool))] = True
    columns = [facts.concept, facts.period, facts.unit, facts.dims, language_codes(pool)]
    if loose.any():
        for value in (facts.kind, facts.text, facts.amount.mantissa, facts.amount.exponent):
            numbers = np.unique(value, return_inverse=True)[1].astype(np.int32)
            columns.append(np.where(loose, numbers, -1).astype(np.int32))
    return joined_keys(columns)


def _restated(pool: Filing, keys: IdKeys, keep: Flags, instead: Ints) -> dict[int, list[int]]:
    """The rows that do not stand and whose number contradicts every one that does, as duplicates would.

    Of equal accuracy they are equal or restated, a cent a share as well; else one may be a rounding of the other.
    """
    facts = pool.facts
    mantissa, exponent, kind = facts.amount.mantissa, facts.amount.exponent, facts.kind
    doubtful = (kind == Kind.NUMBER) & ~keep
    same = (kind == kind[instead]) & (mantissa == mantissa[instead]) & (exponent == exponent[instead])
    same[list(facts.amount.wide)] = False
    rows = np.flatnonzero(doubtful & ~same)
    stands = np.flatnonzero(keep & np.isin(keys, keys[rows]))
    by_key: dict[int, list[int]] = {}
    for key, row in zip(keys[stands].tolist(), stands.tolist(), strict=True):
        by_key.setdefault(key, []).append(row)
    found: dict[int, list[int]] = {}
    for key, row in zip(keys[rows].tolist(), rows.tolist(), strict=True):
        if all(classify(pool, (row, other)) is DuplicateClass.INCONSISTENT for other in by_key[key]):
            found.setdefault(by_key[key][0], []).append(row)
    return found
