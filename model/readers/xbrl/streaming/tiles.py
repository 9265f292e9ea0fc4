"""Turns a stretch of an instance that holds plain numbers or plain contexts alone into texts, without parsing it.

What matches is well-formed by itself, matches do not overlap, and together they are as long as the stretch: so there is
nothing else in it, and a parser would find the same (XML 1.0, productions 39 to 43). All that is written in another way
(comments, entities, other attributes or another order of elements, letters that are not ASCII) is left to the parser.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_SPACE = r"[ \t\r\n]*"
_QNAME = r"[A-Za-z_][A-Za-z0-9_.\-]*:[A-Za-z_][A-Za-z0-9_.\-]*"
#: What an attribute may hold here: printable ASCII but for blanks, quotes, `&` and `<`.
_VALUE = r"[!#-%'-;=-~]+"
#: What an element may hold here: the same with quotes, but without `>`.
_TEXT = "[!-%'-;=?-~]+"
_CONTEXT = re.compile(rf"{_SPACE}<(?:[\w.\-]+:)?context[ >]", re.ASCII)
_NAMES = re.compile(f' ([A-Za-z]+)="{_VALUE}"')
_FIRST = re.compile(f'{_SPACE}<{_QNAME}((?: [A-Za-z]+="{_VALUE}")+)>')
#: The attributes of a plain number: exactly these, in whatever order the first of a stretch has them.
_PLAIN = {"contextRef", "unitRef", "decimals", "id"}


class Tile(NamedTuple):
    """Plain numbers column by column, as they are written; `gaps` is the white space before each."""

    gaps: tuple[str, ...]
    names: tuple[str, ...]
    contexts: tuple[str, ...]
    units: tuple[str, ...]
    decimals: tuple[str, ...]
    ids: tuple[str, ...]
    values: tuple[str, ...]


class PlainContext(NamedTuple):
    """A context as it is written; `whole` is all of its text. An instant has no `start`."""

    whole: str
    name: str
    scheme: str
    identifier: str
    members: str
    instant: str
    start: str
    end: str


def begins_plain(text: str) -> bool:
    """Whether a stretch begins like a plain number or a plain context."""
    order = _order(text)
    return _CONTEXT.match(text) is not None or (order is not None and _pattern(order).match(text) is not None)


def read_contexts(text: str, xbrli: str, xbrldi: str) -> list[PlainContext] | None:
    """The contexts of a stretch that is made of plain contexts from end to end, else None.

    `xbrli` and `xbrldi` are what the report calls the namespaces of instances and of dimensions, with the colon.
    """
    # What cannot be is told at once: to look for contexts in all of a long stretch takes longer than to parse it.
    if not _CONTEXT.match(text) or not text.rstrip(" \t\r\n").endswith("context>"):
        return None
    found = _context_pattern(xbrli, xbrldi).findall(text)
    if sum(len(context[0]) for context in found) != len(text.rstrip(" \t\r\n")):
        return None
    return [PlainContext._make(context) for context in found]


def read_members(text: str, xbrldi: str) -> list[tuple[str, str]]:
    """The axis and member of each explicit dimension in `PlainContext.members`, as they are written."""
    return _member_pattern(xbrldi).findall(text)


def read_tile(text: str) -> Tile | None:
    """The facts of a stretch that is made of plain numbers from end to end, else None.

    Numbers with a leading zero, and minus zero, are left to the parser.
    """
    order = _order(text)
    if order is None or text.count("<") != 2 * text.count(' unitRef="'):
        return None
    found = _pattern(order).findall(text)
    if not found:
        return None
    columns = dict(zip(("gap", "name", *order, "value"), zip(*found, strict=True), strict=True))
    length = sum(sum(map(len, column)) for column in columns.values()) + sum(map(len, columns["name"]))
    # `<`, `>`, `</`, `>`, and ` ="" ` with its name for each attribute.
    frame = 5 + sum(len(name) + 4 for name in order)
    if length + frame * len(found) != len(text.rstrip(" \t\r\n")):
        return None
    return Tile(
        *(columns[name] for name in ("gap", "name", "contextRef", "unitRef", "decimals", "id", "value")),
    )


def _order(text: str) -> tuple[str, ...] | None:
    first = _FIRST.match(text)
    order = tuple(_NAMES.findall(first[1])) if first else ()
    return order if len(order) == len(_PLAIN) and set(order) == _PLAIN else None


@lru_cache(maxsize=24)
def _pattern(order: tuple[str, ...]) -> re.Pattern[str]:
    forms = {"decimals": "-?[0-9]{1,4}|INF"}
    attributes = "".join(f' {name}="({forms.get(name, _VALUE)})"' for name in order)
    return re.compile(f"({_SPACE})<({_QNAME}){attributes}>(-?[1-9][0-9]{{0,17}}|0)</\\2>")


@lru_cache(maxsize=8)
def _context_pattern(xbrli: str, xbrldi: str) -> re.Pattern[str]:
    i, d = re.escape(xbrli), re.escape(xbrldi)
    member = f'<{d}explicitMember dimension="{_QNAME}">{_QNAME}</{d}explicitMember>{_SPACE}'
    parts = (
        f'<{i}context id="({_VALUE})">',
        f"<{i}entity>",
        f'<{i}identifier scheme="({_VALUE})">({_TEXT})</{i}identifier>',
        f"(?:<{i}segment>{_SPACE}((?:{member})+)</{i}segment>{_SPACE})?</{i}entity>",
        f"<{i}period>",
        f"(?:<{i}instant>([0-9\\-]{{10}})</{i}instant>|<{i}startDate>([0-9\\-]{{10}})</{i}startDate>"
        f"{_SPACE}<{i}endDate>([0-9\\-]{{10}})</{i}endDate>)",
        f"</{i}period>",
        f"</{i}context>",
    )
    return re.compile(f"({_SPACE}{_SPACE.join(parts)})")


@lru_cache(maxsize=8)
def _member_pattern(xbrldi: str) -> re.Pattern[str]:
    return re.compile(f'<{re.escape(xbrldi)}explicitMember dimension="({_QNAME})">({_QNAME})<')
