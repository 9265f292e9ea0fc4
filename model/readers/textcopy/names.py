"""Turns the page's title and the labels of members into readable names for axes that the text does not name."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from model.filing import Axis

_BY = re.compile(r"\bby\s+", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_DROPPED = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_LIST = re.compile(r",|\band\b|&", re.IGNORECASE)
#: Words that say nothing about what a member is.
_EMPTY = frozenset(
    (
        "the",
        "a",
        "an",
        "of",
        "and",
        "or",
        "by",
        "for",
        "in",
        "on",
        "to",
        "from",
        "with",
        "other",
        "others",
        "total",
        "its",
    )
)
#: More axes than this are matched to the title's phrases in page order only.
MAX_MATCHED = 5


def name_axes(title: str, members: Sequence[Sequence[str]]) -> list[Axis]:
    """Names the axes by the `by X` phrases of the title, by a word most members share, or by number."""
    names = _from_title(title, members)
    for axis, labels in enumerate(members):
        word = _shared_word(labels)
        taken = {name.casefold() for name, _ in names.values()}
        if axis not in names and word and word.casefold() not in taken:
            names[axis] = word, f"Inferred from “{word.lower()}”, a word that most of its members share."
    for axis in range(len(members)):
        names.setdefault(axis, (f"Axis {axis + 1}", "Inferred from which members stand together; nothing names it."))
    return [
        Axis(name, name, inferred=True, basis=basis) for name, basis in (names[axis] for axis in range(len(members)))
    ]


def phrases(title: str) -> list[str]:
    """`Revenues by types of revenues and revenue by product` gives `types of revenues` and `product`."""
    pieces = _BY.split(_DROPPED.sub(" ", title))[1:]
    found: list[str] = []
    for at, piece in enumerate(pieces):
        listed = [" ".join(part.split()).strip(" .;:-–—") for part in _LIST.split(piece)]
        # What stands before the next “by” is what is split, not by what.
        found += listed[:-1] if at < len(pieces) - 1 and len(listed) > 1 else listed
    return [phrase for phrase in dict.fromkeys(found) if phrase]


def _from_title(title: str, members: Sequence[Sequence[str]]) -> dict[int, tuple[str, str]]:
    found = phrases(title)[:MAX_MATCHED]
    axes = range(min(len(members), MAX_MATCHED))
    stems = [[_stems(label) for label in labels] for labels in members]
    names: dict[int, tuple[str, str]] = {}
    for axis, phrase in _best_match(found, [stems[axis] for axis in axes]):
        names[axis] = _capital(phrase), f"Inferred from “by {phrase}” in the page's title and the words of its members."
    left = [phrase for phrase in found if _capital(phrase) not in {name for name, _ in names.values()}]
    if len(left) == 1 and len(members) - len(names) == 1:
        axis = next(axis for axis in range(len(members)) if axis not in names)
        names[axis] = _capital(left[0]), f"Inferred from “by {left[0]}” in the page's title."
    return names


def _best_match(found: Sequence[str], axes: Sequence[Sequence[frozenset[str]]]) -> list[tuple[int, str]]:
    """The pairs of axis and phrase that share the most stems in all; a pair that shares none is left out."""
    shares = {
        (axis, phrase): sum(bool(stems & _stems(phrase)) for stems in labels) / max(1, len(labels))
        for axis, labels in enumerate(axes)
        for phrase in found
    }
    padded = [*found, *[""] * max(0, len(axes) - len(found))]
    best: tuple[float, list[tuple[int, str]]] = (0.0, [])
    for order in itertools.permutations(padded, len(axes)):
        pairs = [(axis, phrase) for axis, phrase in enumerate(order) if shares.get((axis, phrase), 0)]
        total = sum(shares[pair] for pair in pairs)
        if total > best[0]:
            best = total, pairs
    return best[1]


def _shared_word(labels: Sequence[str]) -> str | None:
    """A word that at least two and more than half of the members share, as one of them writes it, most often."""
    stems = Counter(stem for label in labels for stem in _stems(label))
    stem, times = max(stems.items(), key=lambda item: item[1], default=("", 0))
    if times < 2 or 2 * times <= len(labels):
        return None
    words = Counter(word.lower() for label in labels for word in _WORD.findall(label) if _stem(word) == stem)
    return _capital(words.most_common(1)[0][0])


def _stems(label: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in _WORD.findall(label) if word.lower() not in _EMPTY)


def _stem(word: str) -> str:
    """The word without the endings of plural and kind: `revenues`, `revenue`; `services`, `service`."""
    word = word.lower()
    for ending, instead in (("ies", "y"), ("ses", "s"), ("s", ""), ("al", ""), ("y", "")):
        if word.endswith(ending) and len(word) > len(ending) + 3 and not word.endswith("ss"):
            word = word[: -len(ending)] + instead
            break
    return word


def _capital(phrase: str) -> str:
    return phrase[:1].upper() + phrase[1:]
