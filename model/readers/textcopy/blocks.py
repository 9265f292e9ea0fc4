"""Turns labels with and without values into blocks: which labels head a block, and which are abstract lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from model.readers.textcopy.lines import Line, Shown
from model.readers.textcopy.values import ISO_CODES, SYMBOL

#: The members a heading names, in its order; `()` is the whole.
Heading = tuple[str, ...]

_MEMBER = re.compile(r"\s*\[(?:Member|Domain)\]\s*\Z", re.IGNORECASE)
_OTHER_KIND = re.compile(r"\s*\[(?:Abstract|Line Items|Table|Axis|Roll Forward|Text Block)\]\s*\Z", re.IGNORECASE)
_UNIT = re.compile(
    rf"(?:{SYMBOL}|{'|'.join(sorted(ISO_CODES))})(?:\s?/\s?[a-z]+)?"
    r"|[^\s\w]|[a-z]+(?:\s[a-z]+)?(?:\s?/\s?[a-z]+)?"
    r"|Integer|Item|Segment|Rate|Number|Pure"
)


class Entry(NamedTuple):
    """A line of a block: its members, its label without the unit behind it, the abstract line above it."""

    members: Heading
    label: str
    unit: str | None
    heading: str | None
    line: int
    shown: Sequence[Shown]


def read_blocks(lines: Sequence[Line]) -> tuple[list[Entry], list[Heading]]:
    """The lines that hold values, each under its block's members and its abstract line; and all headings in order.

    A block without values still tells which members stand together.
    """
    headings = _headings(lines)
    known = {base_and_unit(line.label)[0] for line in lines if line.shown}
    entries: list[Entry] = []
    members: Heading = ()
    abstract: str | None = None
    for place, line in enumerate(lines):
        if place in headings:
            members, abstract = headings[place], None
            continue
        base, unit = base_and_unit(line.label)
        if line.shown:
            entries.append(Entry(members, display(base), unit, abstract, line.line, line.shown))
        elif unit is None and base not in known:
            abstract = display(base)
    return _with_known_abstracts(entries), [headings[place] for place in sorted(headings)]


def base_and_unit(label: str) -> tuple[str, str | None]:
    """`Total | $` as (`Total`, `$`); a label without a unit keeps all its parts."""
    base, bar, unit = label.rpartition(" | ")
    return (base, unit) if bar and _UNIT.fullmatch(unit) else (label, None)


def display(label: str) -> str:
    """A label without the brackets that tell what kind of element it is."""
    return _OTHER_KIND.sub("", _MEMBER.sub("", label)) or label


def _headings(lines: Sequence[Line]) -> dict[int, Heading]:
    """The lines that head a block, by place: by their brackets, by their parts, or by what follows them."""
    bare = [place for place, line in enumerate(lines) if not line.shown and base_and_unit(line.label)[1] is None]
    parts = {place: _parts(lines[place].label) for place in bare}
    found = {place: each for place, each in parts.items() if len(each) > 1 or _MEMBER.search(lines[place].label)}
    members = {member for heading in found.values() for member in heading}
    known = {base_and_unit(line.label)[0] for line in lines if line.shown}
    for place, each in parts.items():
        if each[0] in members and lines[place].label not in known:
            found.setdefault(place, each)
    openers = _openers(lines, found, parts)
    for place, each in parts.items():
        label = lines[place].label
        below = lines[place + 1] if place + 1 < len(lines) else None
        if below is None or label in openers or _OTHER_KIND.search(label):
            continue
        # A member may be called like a line (`Cash`): above an opener without values of its own it heads a block.
        if base_and_unit(below.label)[0] in openers and (label not in known or not below.shown):
            found.setdefault(place, each)
    return found


def _parts(label: str) -> Heading:
    return tuple(display(part.strip()) for part in label.split(" | ") if part.strip()) or (label,)


def _openers(lines: Sequence[Line], found: dict[int, Heading], bare: dict[int, Heading]) -> set[str]:
    """The labels that open a block: those below a known heading, else the page's first where it comes again."""
    labels = [base_and_unit(line.label)[0] for line in lines]
    times = Counter(labels)
    below = [place + 1 for place in found if place + 1 < len(lines) and place + 1 not in found]
    openers = {labels[place] for place in below if lines[place].shown or times[labels[place]] > 1}
    if lines and 0 not in found and (found or times[labels[0]] > 1):
        openers.add(labels[0])
    if found or openers:
        return openers
    return _openers_without_whole(lines, bare)


def _openers_without_whole(lines: Sequence[Line], bare: dict[int, Heading]) -> set[str]:
    """A page that begins with a heading: its blocks are alike, and more alike than two that share one label."""
    if 0 not in bare or len(lines) < 2:
        return set()
    opener = lines[1].label
    starts = [place - 1 for place, line in enumerate(lines) if line.label == opener]
    heads = Counter(lines[start].label for start in starts)
    if len(starts) < 2 or any(start not in bare for start in starts) or max(heads.values()) > 1:
        return set()
    ends = [*starts[1:], len(lines)]
    blocks = [[line.label for line in lines[start + 1 : end]] for start, end in zip(starts, ends, strict=True)]
    alike = all(block == blocks[0] for block in blocks)
    return {opener} if alike and (len(blocks) > 2 or len(blocks[0]) > 1) else set()


def _with_known_abstracts(entries: list[Entry]) -> list[Entry]:
    """A label that stands under one abstract line only stands under it everywhere: it is one concept."""
    above: dict[str, set[str]] = {}
    for entry in entries:
        if entry.heading is not None:
            above.setdefault(entry.label, set()).add(entry.heading)
    return [
        Entry(entry.members, entry.label, entry.unit, next(iter(found)), entry.line, entry.shown)
        if entry.heading is None and len(found := above.get(entry.label, set())) == 1
        else entry
        for entry in entries
    ]
