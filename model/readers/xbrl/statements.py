"""Turns the rows of statements into those of the columns that they are printed with.

A role shows whatever fact it presents, so that a statement of operations also has the net loss of each quarter that the
statement of equity tells of: columns of one amount each. As the SEC's renderer does, such columns are left to the
statement that has more of them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from model.filing import Ints
from model.periods import Period, PeriodClass

#: A column with less than this share of the fullest one of its class of periods is a sparse one.
_SPARSE = 0.25

_CLASSES = list(PeriodClass)

Mask = npt.NDArray[np.bool_]


def without_sparse_columns(statements: Sequence[Ints], period: Ints, periods: Sequence[Period]) -> list[Ints]:
    """The rows of each statement, without sparse columns of which every fact stands in a fuller column of another.

    `period` has the id of each fact's period, -1 for none; a fact is never left out of all statements.
    """
    kinds = np.array([*(_CLASSES.index(each.kind) for each in periods), -1])
    sparse = [_in_sparse_columns(period[rows], kinds) for rows in statements]
    told = np.zeros(len(period), dtype=np.bool_)
    for rows, mask in zip(statements, sparse, strict=True):
        told[rows[~mask]] = True
    return [_kept(rows, mask, period[rows], told[rows]) for rows, mask in zip(statements, sparse, strict=True)]


def _in_sparse_columns(period: Ints, kinds: Ints) -> Mask:
    """Which facts stand in a column that has few beside the fullest of its class."""
    counts = np.bincount(period + 1, minlength=len(kinds))[period + 1]
    fullest = np.zeros(len(kinds) + 1, dtype=np.intp)
    np.maximum.at(fullest, kinds[period], counts)
    sparse: Mask = (counts < _SPARSE * fullest[kinds[period]]) & (period >= 0)
    return sparse


def _kept(rows: Ints, sparse: Mask, period: Ints, told: Mask) -> Ints:
    """The rows without the sparse columns of which all is told elsewhere."""
    wanted = np.unique(period[sparse & ~told])
    kept: Ints = rows[~sparse | np.isin(period, wanted)]
    return kept
