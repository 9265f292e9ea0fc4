"""Turns the facts of several filings into one table of all of them, in the joined words, and into a part of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from model.amounts import AmountColumn
from model.filing import Facts, Filing, Ints
from model.timeline.vocabulary import Codes

Flags = npt.NDArray[np.bool_]
T = TypeVar("T")


def pooled(filings: Sequence[Filing], codes: Sequence[Codes]) -> Facts:
    """Every fact of all filings, one filing after the other; files are counted on from one filing to the next."""
    parts = [filing.facts for filing in filings]
    starts = np.cumsum([0, *(len(part) for part in parts)]).tolist()
    files = np.cumsum([0, *(len(filing.files) for filing in filings)])

    def column(name: str) -> Ints:
        ids = (_recoded(getattr(part, name), getattr(own, f"{name}s")) for part, own in zip(parts, codes, strict=True))
        return np.concatenate(list(ids))

    def beside(of: Callable[[Facts], Mapping[int, T]]) -> dict[int, T]:
        return dict(_counted_on([of(part) for part in parts], starts))

    return Facts(
        concept=column("concept"),
        period=column("period"),
        unit=column("unit"),
        dims=np.concatenate([own.dims[part.dims] for part, own in zip(parts, codes, strict=True)]),
        kind=np.concatenate([part.kind for part in parts]),
        amount=AmountColumn(
            np.concatenate([part.amount.mantissa for part in parts]),
            np.concatenate([part.amount.exponent for part in parts]),
            beside(lambda part: part.amount.wide),
        ),
        text=np.concatenate([_recoded(part.text, own.strings) for part, own in zip(parts, codes, strict=True)]),
        decimals=np.concatenate([part.decimals for part in parts]),
        file=np.concatenate(
            [part.file + np.int16(first) for part, first in zip(parts, files[:-1].tolist(), strict=True)]
        ),
        line=np.concatenate([part.line for part in parts]),
        placement=np.concatenate([part.placement for part in parts]),
        element_ids=beside(lambda part: part.element_ids),
        notes=beside(lambda part: part.notes),
        languages=beside(lambda part: part.languages),
    )


def chosen(facts: Facts, keep: Flags, new_rows: Sequence[int]) -> Facts:
    """The facts that are kept; `new_rows` tells the new row of each of them by its old one."""

    def beside(of: Mapping[int, T]) -> dict[int, T]:
        return {new_rows[row]: word for row, word in of.items() if keep[row]}

    amount = facts.amount
    return Facts(
        concept=facts.concept[keep],
        period=facts.period[keep],
        unit=facts.unit[keep],
        dims=facts.dims[keep],
        kind=facts.kind[keep],
        amount=AmountColumn(amount.mantissa[keep], amount.exponent[keep], beside(amount.wide)),
        text=facts.text[keep],
        decimals=facts.decimals[keep],
        file=facts.file[keep],
        line=facts.line[keep],
        placement=facts.placement[keep],
        element_ids=beside(facts.element_ids),
        notes=beside(facts.notes),
        languages=beside(facts.languages),
    )


def _recoded(ids: Ints, codes: Ints) -> Ints:
    """The joined ids of a column; -1 stays, which indexes the last of the codes here."""
    return np.append(codes, np.int32(-1))[ids]


def _counted_on(parts: Sequence[Mapping[int, T]], starts: Sequence[int]) -> Iterator[tuple[int, T]]:
    for part, first in zip(parts, starts, strict=False):
        yield from ((first + row, word) for row, word in part.items())
