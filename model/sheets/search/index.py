"""Turns a filing into what a search looks in: labels, names, members, texts and digits, each once, in lower case."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from model.amounts import plain
from model.filing import Filing, Kind
from model.readers.xbrl.naming import DOCUMENTATION
from model.sheets.texts import readable

T = TypeVar("T")
#: How many things are looked at between two chances to stop.
_STRIDE = 20_000


class SearchIndex(NamedTuple):
    """What stands behind the ids of a filing's facts, as text: `digits` by row, the others by concept, axis-member
    pairs, string and section. `digits` are those of a value written in full, without point and sign."""

    filing: Filing
    concepts: list[str]
    dims: list[str]
    strings: list[str]
    titles: list[str]
    digits: list[str]
    negative: npt.NDArray[np.bool_]


def build_index(filing: Filing, tick: Callable[[float], None]) -> SearchIndex:
    """The index of a filing. Raises Cancelled where tick does."""
    members = [_words(filing, member.label, member.name) for member in filing.members]
    axes = [_words(filing, axis.label, axis.name) for axis in filing.axes]
    digits = [_digits(*number) for number in stepwise(_numbers(filing), tick)]
    negative = filing.facts.amount.mantissa < 0
    for row, value in filing.facts.amount.wide.items():
        digits[row] = plain(value.copy_abs()).replace(".", "") if value.is_finite() else ""
        negative[row] = value.is_signed()
    return SearchIndex(
        filing,
        [_words(filing, concept.label, concept.name) for concept in filing.concepts],
        [" ".join(f"{axes[axis]} {members[member]}" for axis, member in pairs) for pairs in filing.dims],
        [readable(text).lower() for text in stepwise(filing.strings, tick)],
        [section.title.lower() for section in filing.sections],
        digits,
        negative,
    )


def _words(filing: Filing, label: str, name: str) -> str:
    """All that a thing is called: in one section or another its lines bear other labels than the standard one."""
    others = (other.text for other in filing.taxonomy.labels.get(name, ()) if other.role != DOCUMENTATION)
    return " ".join(dict.fromkeys((label, *others, name))).lower()


def stepwise(things: Iterable[T], tick: Callable[[float], None]) -> Iterator[T]:
    """The same things, with a chance to stop every now and then."""
    for number, thing in enumerate(things):
        if number % _STRIDE == 0:
            tick(0.0)
        yield thing


def _numbers(filing: Filing) -> Iterator[tuple[int, int, bool]]:
    facts = filing.facts
    amounts: tuple[Sequence[int], Sequence[int]] = (facts.amount.mantissa.tolist(), facts.amount.exponent.tolist())
    return zip(*amounts, (facts.kind == Kind.NUMBER).tolist(), strict=True)


def _digits(mantissa: int, exponent: int, is_number: bool) -> str:
    if not is_number:
        return ""
    digits = str(abs(mantissa))
    return digits + "0" * exponent if exponent >= 0 else digits.zfill(1 - exponent)
