"""Turns the labels of members (`Money market funds | Level 1`) and the one link beside them into axes and members."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from itertools import islice

from model.readers.sec.rendered.lexicon import Lexicon
from model.readers.sec.rendered.sheet import Pair

_TYPED = re.compile(r"(?P<axis>[^|]+\[Axis\]):\s*(?P<value>.+)\Z")
_RAW_NAME = re.compile(r"[^\W\d][\w.-]*_[\w.-]+\Z")
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_TAIL = re.compile(r"(?:Member|Domain)\Z")
_SMALL = frozenset(("and", "of", "the", "in", "for", "to", "or", "by", "other", "us"))

#: The most pairs of a page that a label is compared with.
MAX_NEAR = 200

#: The labels of one row or column, and who they are: an axis and a member each, None where that stays open.
Who = list[Pair | None]


class MemberBook:
    """What the rows of a filing tell of its members: a row with one label and a link names both without doubt."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._known: dict[str, dict[Pair, None]] = defaultdict(dict)
        self.axis_labels: dict[str, str] = {}

    def learn(self, label: str, pair: Pair) -> None:
        """Takes in a row that names one member."""
        parts = parts_of(label)
        if len(parts) == 1:
            self._known[parts[0]][pair] = None
            typed = _TYPED.match(parts[0])
            if typed:
                self.axis_labels[pair[0]] = typed["axis"]

    def learn_linked(self, label: str, pair: Pair) -> None:
        """Takes in a row of several members: of those that no row names alone, the link names the likeliest one."""
        parts = parts_of(label)
        place = self._linked_place(parts, pair)
        self._known[parts[place]][pair] = None

    def resolve(self, parts: Sequence[str], link: Pair | None, near: Mapping[Pair, None], role: str | None) -> Who:
        """Who the labels are. `near` are the pairs that the page's definitions list, the likeliest by far."""
        found: Who = [None] * len(parts)
        if link is not None and parts:
            found[self._linked_place(parts, link)] = link
        for place, part in enumerate(parts):
            if found[place] is None:
                used = {pair[0] for pair in found if pair}
                found[place] = self._by_label(part, near, used) or self._by_taxonomy(part, role, used)
        left = [pair for pair in islice(near, MAX_NEAR) if pair not in found] if None in found else []
        for place, part in enumerate(parts):
            if found[place] is None:
                used = {pair[0] for pair in found if pair}
                free = [pair for pair in left if pair[0] not in used]
                best = max(free, key=lambda pair: likeness(part, pair[1]), default=None)
                if best is not None and likeness(part, best[1]) > 0:
                    found[place] = best
        return found

    def _linked_place(self, parts: Sequence[str], link: Pair) -> int:
        """The label that the link names: renderers link the first member of a row, older ones the last."""
        sure = [place for place, part in enumerate(parts) if link in self._known.get(part, ())]
        if sure:
            return sure[0]
        elsewhere = [bool(self._known.get(part)) for part in parts]
        return max(range(len(parts)), key=lambda place: (likeness(parts[place], link[1]), not elsewhere[place], -place))

    def _by_label(self, part: str, near: Mapping[Pair, None], used: Collection[str]) -> Pair | None:
        """The pair that other rows give this label, one on this page first."""
        known = [pair for pair in islice(self._known.get(part, ()), MAX_NEAR) if pair[0] not in used]
        here = [pair for pair in known if pair in near]
        return next(iter(here or known), None)

    def _by_taxonomy(self, part: str, role: str | None, used: Collection[str]) -> Pair | None:
        """The member that has this label in the taxonomy, on the axis of the page that has this member."""
        axes = {axis: members for axis, members in self._lexicon.axes(role).items() if _raw(axis) not in used}
        typed = _TYPED.match(part)
        if typed:
            named = [axis for axis in axes if self._lexicon.has_label(axis, typed["axis"].strip())]
            return (_raw(named[0]), typed["value"]) if len(named) == 1 else None
        names = self._lexicon.members_named(part)
        for name in names:
            for axis, members in axes.items():
                if members is not None and name in members:
                    return _raw(axis), _raw(name)
        untold = [axis for axis, members in axes.items() if members is None]
        return (_raw(untold[0]), _raw(names[0])) if names and len(untold) == 1 else None


def _raw(name: str) -> str:
    return name.replace(":", "_", 1)


def parts_of(label: str) -> list[str]:
    """The labels of the members in a heading."""
    return [part.strip() for part in label.split(" | ") if part.strip()] or [label]


def typed_value(label: str, pair: Pair) -> str | None:
    """The value of a typed member; None for a member that has a name."""
    typed = _TYPED.match(label)
    if typed:
        return typed["value"]
    return None if _RAW_NAME.match(pair[1]) else pair[1]


def likeness(label: str, raw: str) -> float:
    """How much of a label stands in the local name of a member: 1 where all its words do."""
    words = _words(label)
    local = _words(_TAIL.sub("", raw.partition("_")[2] or raw))
    return len(words & local) / len(words) if words else 0.0


@lru_cache(maxsize=4_096)
def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold().rstrip("s") for word in _WORD.findall(text)) - _SMALL
