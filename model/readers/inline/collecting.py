"""Turns the trees of a document set into lists of what inline XBRL put into them, in one pass over its own elements."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

#: Inline XBRL 1.1 and 1.0.
NAMESPACES = ("http://www.xbrl.org/2013/inlineXBRL", "http://www.xbrl.org/2008/inlineXBRL")

_FACTS = ("nonFraction", "nonNumeric", "fraction")
_KINDS = (*_FACTS, "tuple", "continuation", "exclude", "footnote", "relationship", "references", "resources")
#: What each element of inline XBRL is, in either version.
KIND_OF = {f"{{{namespace}}}{kind}": kind for namespace in NAMESPACES for kind in _KINDS}
TUPLES = tuple(f"{{{namespace}}}tuple" for namespace in NAMESPACES)

#: What a named tuple does itself, without the call by which it does it: this runs once a fact.
_new = tuple.__new__


class Piece(NamedTuple):
    """An element of inline XBRL, what it is, and the document it stands in."""

    element: etree._Element
    kind: str
    file: int
    #: What prefixes mean where the element stands; None where it has to be asked itself.
    scope: Mapping[str | None, str] | None

    @property
    def line(self) -> int:
        """The line of its document."""
        return self.element.sourceline or 0

    @property
    def prefixes(self) -> Mapping[str | None, str]:
        """What prefixes mean where the element stands."""
        return self.scope if self.scope is not None else self.element.nsmap


@dataclass
class Collected:
    """What a document set holds. Ids are of the whole set (Inline XBRL 1.1, section 3)."""

    facts: list[Piece] = field(default_factory=list)
    continuations: dict[str, Piece] = field(default_factory=dict)
    footnotes: dict[str, Piece] = field(default_factory=dict)
    relationships: list[Piece] = field(default_factory=list)
    references: list[Piece] = field(default_factory=list)
    resources: list[Piece] = field(default_factory=list)
    excludes: list[Piece] = field(default_factory=list)
    #: How many facts each target document has; None is the default one.
    targets: dict[str | None, int] = field(default_factory=dict)
    #: By the id that facts elsewhere name; those without one, which only hold facts, by a number.
    tuples: dict[str, Piece] = field(default_factory=dict)

    def take(
        self,
        root: etree._Element,
        file: int,
        scope: Mapping[str | None, str] | None,
        repeated: Callable[[str, Piece], None],
    ) -> None:
        """Takes in a document; `repeated` is told of ids that were there before."""
        lists = {
            "relationship": self.relationships,
            "references": self.references,
            "resources": self.resources,
            "exclude": self.excludes,
        }
        facts, targets = self.facts, self.targets
        for element in root.iter(*KIND_OF):
            kind = KIND_OF[str(element.tag)]
            piece = _new(Piece, (element, kind, file, scope))
            if kind in _FACTS:
                facts.append(piece)
                target = element.get("target")
                targets[target] = targets.get(target, 0) + 1
            elif kind in lists:
                lists[kind].append(piece)
            elif kind == "tuple":
                self.tuples.setdefault(element.get("tupleID") or f" {len(self.tuples)}", piece)
            else:
                named = self.continuations if kind == "continuation" else self.footnotes
                name = element.get("id") or element.get("footnoteID") or ""
                if not name or named.setdefault(name, piece) is not piece:
                    repeated(name, piece)

    def children(self, pieces: list[Piece]) -> Iterator[Piece]:
        """What stands in references or resources: links, contexts, units."""
        for _element, kind, file, scope in pieces:
            yield from (_new(Piece, (child, kind, file, scope)) for child in _element if isinstance(child.tag, str))
