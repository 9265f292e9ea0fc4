"""Turns words in any order into the lines, amounts and sections that hold all of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from model.filing import Filing, Ints
from model.layout import in_words_of
from model.sheets.numbers import Scale, amount_text, unit_text
from model.sheets.search.index import SearchIndex, stepwise
from model.sheets.texts import in_one_line
from model.totals.rules.duplicates import joined_keys

Mask = npt.NDArray[np.bool_]
#: More places than these are not listed; how many there are is said.
MOST = 300
#: A number of fewer digits is looked for at the beginning of an amount alone: it stands within nearly all of them.
_LONG = 3
_ROUND_THE_WORD = 60

_NUMBER = re.compile(r"[(+]?([-\u2212]?)[$€£¥]?((?:\d[\d,.]*)|(?:\.\d+))%?\)?")


class Hit(NamedTuple):
    """One place: a section, and in it the row of a fact; -1 is the section itself.

    `by_value` says that the value of that fact holds what was asked for; else the line of the fact does.
    """

    section: int
    row: int
    by_value: bool
    text: str
    aside: str


@dataclass(frozen=True, slots=True)
class Found:
    """The first places in the order of the sections, and how many there are."""

    words: tuple[str, ...]
    hits: tuple[Hit, ...]
    count: int


class _Marked(NamedTuple):
    """Which facts hold a word at all, and which in their labels and names; which sections hold it in their title."""

    facts: Mask
    lines: Mask
    titles: Mask


def search(index: SearchIndex, text: str, scale: Scale, tick: Callable[[float], None]) -> Found:
    """The places that hold every word; amounts are told in `scale`. Raises Cancelled where tick does.

    A word may stand in the label or name of a concept, axis or member, in the title of the section, or in the value. A
    line is found where its labels and the title hold all words, though not the title alone; else the fact that does.
    A number finds amounts whose digits hold its own (a short one: begin with them), whatever the commas and the scale.
    """
    words = tuple(text.lower().split())
    if not words:
        return Found((), (), 0)
    marks = [_mark(index, word, tick) for word in words]
    hits: list[Hit] = []
    count = 0
    for number, section in enumerate(index.filing.sections):
        tick(0.0)
        if all(mark.titles[number] for mark in marks):
            count += 1
            hits.append(Hit(number, -1, False, section.title, section.group))
        lines, values = _rows(section.facts, number, marks)
        lines, values = _one_a_line(index.filing, lines), _one_a_place(index.filing, values)
        count += len(lines) + len(values)
        room = max(MOST - len(hits), 0)
        if room and (len(lines) or len(values)):
            named = in_words_of(index.filing, section)
            found = [_line_hit(named, number, row) for row in lines[:room].tolist()]
            hits += found
            hits += [_value_hit(named, number, row, scale, words) for row in values[: room - len(found)].tolist()]
    return Found(words, tuple(hits[:MOST]), count)


def _mark(index: SearchIndex, word: str, tick: Callable[[float], None]) -> _Marked:
    facts = index.filing.facts
    lines = _holds(index.concepts, word, tick)[facts.concept] | _holds(index.dims, word, tick)[facts.dims]
    # The last place is that of facts without a text.
    texts = np.append(_holds(index.strings, word, tick), False)[facts.text]
    titles = _holds(index.titles, word, tick)
    return _Marked(lines | texts | _amounts(index, word, tick), lines, titles)


def _holds(texts: Sequence[str], word: str, tick: Callable[[float], None]) -> Mask:
    return np.fromiter((word in text for text in stepwise(texts, tick)), np.bool_, len(texts))


def _amounts(index: SearchIndex, word: str, tick: Callable[[float], None]) -> Mask:
    number = _NUMBER.fullmatch(word)
    wanted = re.sub(r"[,.]", "", number[2]) if number else ""
    if number is None or not wanted:
        return np.zeros(len(index.digits), np.bool_)
    if len(wanted) < _LONG:
        found = (digits.startswith(wanted) for digits in stepwise(index.digits, tick))
        mask = np.fromiter(found, np.bool_, len(index.digits))
    else:
        mask = _holds(index.digits, wanted, tick)
    return mask & index.negative if number[1] else mask


def _rows(rows: Ints, section: int, marks: Sequence[_Marked]) -> tuple[Ints, Ints]:
    """The facts of a section whose lines hold every word, and those that do only with their value."""
    every = np.ones(len(rows), np.bool_)
    lines, own, shown = every, ~every, ~every
    for mark in marks:
        in_title = bool(mark.titles[section])
        every = every & (mark.facts[rows] | in_title)
        lines = lines & (mark.lines[rows] | in_title)
        own = own | mark.lines[rows]
        shown = shown | mark.facts[rows]
    return rows[lines & own], rows[every & shown & ~(lines & own)]


def _one_a_line(filing: Filing, rows: Ints) -> Ints:
    """The first fact of each line, in their order."""
    facts = filing.facts
    keys = (facts.concept[rows].astype(np.int64) * (len(filing.dims) + 1) + facts.dims[rows]) * (
        len(filing.units) + 1
    ) + facts.unit[rows]
    first: Ints = np.unique(keys, return_index=True)[1].astype(np.int32)
    return rows[np.sort(first)]


def _one_a_place(filing: Filing, rows: Ints) -> Ints:
    """The first of the facts that report the same value of the same line in the same period, in their order."""
    facts = filing.facts
    keys = joined_keys([column[rows] for column in (facts.concept, facts.dims, facts.unit, facts.period)])
    _, groups, counts = np.unique(keys, return_inverse=True, return_counts=True)
    kept = np.ones(len(rows), np.bool_)
    told: set[tuple[int, object, str | None]] = set()
    for place in np.flatnonzero((counts[groups] > 1) & (facts.period[rows] >= 0)).tolist():
        row = int(rows[place])
        said = int(groups[place]), filing.value(row), filing.text(row)
        kept[place] = said not in told
        told.add(said)
    return rows[kept]


def _line_hit(filing: Filing, section: int, row: int) -> Hit:
    return Hit(section, row, False, _line_text(filing, row), filing.concepts[int(filing.facts.concept[row])].name)


def _value_hit(filing: Filing, section: int, row: int, scale: Scale, words: Sequence[str]) -> Hit:
    period, value = filing.period_of(row), filing.value(row)
    if value is None:
        shown = _around(in_one_line(filing.text(row) or ""), words)
    else:
        unit = filing.unit_of(row)
        shown = f"{amount_text(value, unit, scale)} {unit_text(unit, scale)}".rstrip()
    return Hit(section, row, True, _line_text(filing, row), f"{period.label()}: {shown}" if period else shown)


def _line_text(filing: Filing, row: int) -> str:
    members = [filing.members[member].label for _, member in filing.dimensions_of(row)]
    return " · ".join((filing.concepts[int(filing.facts.concept[row])].label, *members))


def _around(text: str, words: Sequence[str]) -> str:
    """The text from a little before the first word that it holds."""
    lowered = text.lower()
    places = [place for word in words if (place := lowered.find(word)) >= 0]
    start = max(min(places, default=0) - _ROUND_THE_WORD // 3, 0)
    return ("…" if start else "") + text[start : start + 2 * _ROUND_THE_WORD]
