"""Turns the references in the text of a report into its taxonomy, while the report itself is still being parsed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from lxml import etree

from model.building import FilingBuilder
from model.files import Files
from model.networks import Taxonomy
from model.taxonomy.loading import TaxonomyLoader, Tick
from model.taxonomy.names import RESERVED, Names

_NAMES = rb"(?:[\w.\-]+:)?(?:schemaRef|linkbaseRef)"
_REFERENCES = re.compile(rb"(?:<" + _NAMES + rb"\s[^<>]*>\s*(?:</" + _NAMES + rb"\s*>\s*)?)+")
_HREF = re.compile(rb":href\s*=\s*[\"']([^\"'&]+)[\"']")


class TaxonomyAhead:
    """The taxonomy of a report. What its text refers to is read ahead, and counts if the parsed report refers to it.

    `share` is how much of all work `tick` is told that the taxonomy is: the first part of it, or else the last.
    """

    def __init__(
        self, builder: FilingBuilder, files: Files, names: Names, catalog: Files | None, tick: Tick, share: float
    ) -> None:
        notes: list[tuple[str, str, str]] = []
        self._builder = builder
        self._names = names
        self._notes = notes
        self._share = share
        self._entered: Sequence[tuple[str, str]] = ()
        self._loader: TaxonomyLoader | None = None

        def begin(after: float) -> TaxonomyLoader:
            # Nothing here refers to `self`: a cycle would keep the tree of the report until the collector finds it.
            return TaxonomyLoader(
                files, names, lambda done: tick(after + share * done), lambda *note: notes.append(note), catalog
            )

        self._begin: Callable[[float], TaxonomyLoader] = begin

    def read(self, base: str, data: bytes, prefixes: Mapping[str | None, str]) -> None:
        """Reads what the text of the document `base` refers to, in which `prefixes` have one meaning each.

        Nothing where names without a prefix are in a namespace that has none: the first to name it decides its prefix,
        and that is to be the report, however large it is.
        """
        others = [namespace for prefix, namespace in prefixes.items() if prefix]
        if prefixes.get(None) and prefixes[None] not in (*others, *RESERVED):
            return
        self._entered = [(base, href) for href in references_in(data)]
        if self._entered:
            self._names.declare(prefixes)
            self._loader = self._begin(0.0)
            self._loader.enter(self._entered)

    def taxonomy(
        self, entry_points: Sequence[tuple[str, str]], embedded: Sequence[tuple[str, etree._Element]] = ()
    ) -> Taxonomy:
        """The taxonomy that starts at `entry_points`: pairs of a file of the report and a reference that stands in it.

        `embedded` are the linkbases in the report itself. Problems are listed now, after those of the facts.
        """
        loader = self._loader
        if loader is None or self._entered != entry_points:
            self._notes.clear()
            loader = self._begin(1 - self._share)
            loader.enter(entry_points)
        taxonomy = loader.taxonomy(embedded)
        for message, where, severity in self._notes:
            self._builder.problem(message, where, severity)
        return taxonomy


def references_in(data: bytes) -> list[str]:
    """The hrefs in the first row of references to schemas and linkbases; none of a row in a comment."""
    first = data.find(b"schemaRef")
    start = data.rfind(b"<", 0, first) if first > 0 else -1
    if start < 0 or data.rfind(b"<!--", 0, start) > data.rfind(b"-->", 0, start):
        return []
    row = _REFERENCES.match(data, start)
    return [href.decode("utf-8", "replace").strip() for href in _HREF.findall(row[0])] if row else []
