"""Turns the tuples of inline XBRL into notes on the facts that stand in them (Inline XBRL 1.1, section 15)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from lxml import etree

from model.readers.inline.collecting import TUPLES, Piece
from model.taxonomy.names import Names

#: So many levels are told: chains of references may be long.
_MAX_DEPTH = 8


class Tuples:
    """The tuples of a document set, by the id that facts elsewhere name."""

    def __init__(self, tuples: Mapping[str, Piece], names: Names) -> None:
        self._tuples = tuples
        self._names = names

    def __bool__(self) -> bool:
        return bool(self._tuples)

    def note_of(self, row: int, piece: Piece, note: str | None) -> dict[int, str]:
        """What is said of a fact, with the tuples that it is part of."""
        groups = [
            f"{self._names.of_qname(group.get('name', ''), group.nsmap)} (line {group.sourceline})"
            for group in islice(self._around(piece.element), _MAX_DEPTH)
        ]
        if not groups:
            return {}
        said = f"Part of the group {' / '.join(reversed(groups))}"
        return {row: f"{said}\n{note}" if note else said}

    def _around(self, element: etree._Element) -> Iterator[etree._Element]:
        """The tuples around an element, or named by it, from within outwards."""
        seen: set[str] = set()
        while True:
            reference = element.get("tupleRef", "")
            named = self._tuples.get(reference) if reference not in seen else None
            around = named.element if named else next(element.iterancestors(*TUPLES), None)
            if around is None:
                return
            seen.add(reference)
            element = around
            yield element
