"""Turns the body of an extended link whose tags are of a few known forms into its rows, by one regular expression.

What is found is certain once every `<` is known to begin a tag of one of the forms (or to end it): then nothing else
can stand there but text between elements, which no parser would keep.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from model.taxonomy.links import LOC, XML, Link

#: Writers declare what needs no declaration on each label; it counts as an attribute, and has to be right.
DECLARES_XML = "xmlns:xml"
#: All occurrences of these have to be accounted for.
SIGNS = "<&\n\t"

_Found = tuple[str, ...]


class Form(NamedTuple):
    """A tag without the values of its attributes: what stands around each, and their expanded names.

    `wanted` are the attributes that make its row.
    """

    tag: str
    name: str
    around: tuple[str, ...]
    attributes: tuple[str, ...]
    wanted: tuple[str, ...]
    holds_text: bool


class _Taker(NamedTuple):
    """What takes the row of a form out of what is found, where `mark` tells that it is of this form."""

    mark: int
    take: Callable[[_Found], Any]


class _Runs(NamedTuple):
    """Finds all tags of some forms; any other tag is the last group of what is found."""

    pattern: re.Pattern[str]
    locators: Sequence[_Taker]
    resources: Sequence[_Taker]
    arcs: Sequence[_Taker]


def fill(link: Link, text: str, start: int, end: int, forms: tuple[Form, ...]) -> dict[str, int] | list[str]:
    """Fills a link from its body, a part of a text; gives the tags of other forms, and then nothing is filled in.

    Else gives how often `SIGNS` stand where they may: `<` at the tags, white space in the gap before each (it has to be
    the same before all) and in the texts of labels, where references are left as they are. If the text holds more of
    them, there is something else in it, or in values, where a parser would think about them.
    """
    gap = text[start : text.find("<", start, end)]
    if gap.strip(" \t\n"):
        return [gap]
    runs = _runs(forms, gap)
    found = runs.pattern.findall(text, start, end)
    odd = [row[-1] for row in found if row[-1]]
    if odd:
        return odd
    labels = _rows(found, runs.resources)
    link.locators = _rows(found, runs.locators)
    link.resources = labels
    link.arcs = _rows(found, runs.arcs)
    texts = "".join([row[-1] for row in labels])
    after = text[text.rfind(">", start, end) + 1 : end]
    counted = {sign: gap.count(sign) * len(found) + texts.count(sign) + after.count(sign) for sign in "\n\t"}
    return {**counted, "<": len(found) + len(labels), "&": texts.count("&")}


def _rows(found: list[_Found], takers: Sequence[_Taker]) -> list[Any]:
    """The rows of one kind, in the order of the tags."""
    if len(takers) == 1:
        mark, take = takers[0]
        return [take(row) for row in found if row[mark]]
    return [take(row) for row in found for mark, take in takers if row[mark]]


@lru_cache(maxsize=64)
def _runs(forms: tuple[Form, ...], gap: str) -> _Runs:
    """What finds the tags of these forms behind a gap. Compiling it takes longer than reading a small link."""
    kinds: tuple[list[_Taker], ...] = ([], [], [])
    written = []
    mark = 0
    for form in forms:
        places: dict[str, int] = {}
        pieces = [f"{gap}<({form.around[0][0]}){re.escape(form.around[0][1:])}"]
        for attribute, after in zip(form.attributes, form.around[1:], strict=True):
            if attribute in form.wanted:
                places[attribute] = mark + 1 + len(places)
                value = '([^"]*+)'
            else:
                value = re.escape(XML) if attribute == DECLARES_XML else '[^"]*+'
            pieces.append(f'"{value}"{re.escape(after)}')
        pieces.append(">")
        wanted = [places.get(attribute, -1) for attribute in form.wanted]
        if form.holds_text:
            wanted.append(mark + 1 + len(places))
            pieces.append(f"([^<]*+)</{re.escape(form.name)}>")
        kinds[0 if form.tag == LOC else 1 if form.holds_text else 2].append(
            _Taker(mark, _taker(wanted, is_label=form.holds_text))
        )
        mark += 1 + len(places) + form.holds_text
        written.append("".join(pieces))
    return _Runs(re.compile("|".join([*written, "<([^<]+)"])), *kinds)


def _taker(places: list[int], *, is_label: bool) -> Callable[[_Found], Any]:
    """What takes the values at some places; -1 is a group that is empty then, and stands for None in labels."""
    take = itemgetter(*places)
    return (lambda row: take((*row, None))) if is_label and -1 in places else take
