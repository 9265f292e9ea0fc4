"""Turns the references between schemas and linkbases into files that are at hand; nothing is ever fetched."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from lxml import etree

from model.errors import FilingError
from model.files import Files, read_bytes, resolve

_CATALOG = "META-INF/catalog.xml"
_REWRITE = "{urn:oasis:names:tc:entity:xmlns:xml:catalog}rewriteURI"

#: Notes what is wrong with a file: message, `file:line`, severity.
Note = Callable[[str, str, str], None]


class Place(NamedTuple):
    """A file that is at hand: on which shelf of the library (0: the filing's own files), and by what name."""

    shelf: int
    name: str

    @property
    def key(self) -> str:
        """The place as one text, to which a fragment can be joined."""
        return f"{self.shelf}/{self.name}"


class Library:
    """The filing's own files, and the folder or package of standard taxonomies that the user pointed to."""

    def __init__(self, files: Files, catalog: Files | None, note: Note) -> None:
        self._shelves = [files] if catalog is None else [files, catalog]
        self._note = note
        self._found: dict[tuple[Place, str], Place | None] = {}
        self._rewrites: list[tuple[str, int, str]] | None = None
        self._by_file_name: list[dict[str, list[str]] | None] = [None] * len(self._shelves)

    def find(self, base: Place, address: str) -> Place | None:
        """The file to which an address (a reference without its fragment) leads from another file."""
        if not address:
            return base
        key = base, address
        if key not in self._found:
            self._found[key] = self._find(base, address)
        return self._found[key]

    def read(self, place: Place) -> bytes | None:
        """The bytes of a file; None, and a note, where it cannot be opened."""
        try:
            return read_bytes(self._shelves[place.shelf], place.name)
        except FilingError as error:
            self._note(str(error), f"{place.name}:0", "warning")
            return None

    def beside(self, base: Place, reference: str) -> Place | None:
        """The one file of the set that is named like a reference which leads nowhere: a copy under other paths."""
        name = posixpath.basename(urlsplit(reference).path)
        listed = self._file_names(base.shelf).get(name, [])
        folder = posixpath.dirname(base.name)
        close = [other for other in listed if posixpath.dirname(other) == folder] or listed
        return Place(base.shelf, close[0]) if len(close) == 1 else None

    def linkbases_named(self, base: Place, stem: str) -> list[Place]:
        """The linkbases in the folder of `base` that bear the name of a schema: `stem_lab.xml` and its like."""
        start = posixpath.join(posixpath.dirname(base.name), stem)
        ends = ("_lab.xml", "_pre.xml", "_def.xml", "_cal.xml")
        return [
            Place(base.shelf, name)
            for name in self._shelves[base.shelf].names()
            if name.startswith(start) and name[len(start) :] in ends
        ]

    def standard_labels(self, schema: Place) -> Place | None:
        """The labels beside a standard schema, which does not refer to them: `us-gaap-lab-2024.xml`."""
        if schema.shelf == 0:
            return None
        name = re.sub(r"-(\d{4}[\d-]*)\.xsd\Z", r"-lab-\1.xml", schema.name)
        return Place(schema.shelf, name) if name != schema.name and name in self._names(schema.shelf) else None

    def _find(self, base: Place, address: str) -> Place | None:
        if not urlsplit(address).scheme:
            name = resolve(self._shelves[base.shelf], base.name, address)
            return Place(base.shelf, name) if name is not None else None
        for start, shelf, folder in self._catalogs():
            if address.startswith(start):
                name = posixpath.normpath(posixpath.join(folder, unquote(address[len(start) :])))
                if name in self._names(shelf):
                    return Place(shelf, name)
        return self._mirrored(address) if len(self._shelves) > 1 else None

    def _mirrored(self, address: str) -> Place | None:
        """The file of the pointed folder that stands as in the address: at least its folder and name agree."""
        path = unquote(urlsplit(address).path)
        listed = self._file_names(1).get(posixpath.basename(path), [])
        best = max(listed, key=lambda name: _shared_end(name, path), default=None)
        if best is None or (_shared_end(best, path) < 2 and len(listed) > 1):
            return None
        return Place(1, best)

    def _names(self, shelf: int) -> set[str]:
        return {name for names in self._file_names(shelf).values() for name in names}

    def _file_names(self, shelf: int) -> dict[str, list[str]]:
        known = self._by_file_name[shelf]
        if known is None:
            known = self._by_file_name[shelf] = {}
            for name in self._shelves[shelf].names():
                known.setdefault(posixpath.basename(name), []).append(name)
        return known

    def _catalogs(self) -> list[tuple[str, int, str]]:
        """What each `rewriteURI` of the taxonomy packages says, the longest beginnings first."""
        if self._rewrites is None:
            self._rewrites = []
            for shelf in range(len(self._shelves)):
                for name in self._file_names(shelf).get("catalog.xml", []):
                    if name.endswith(_CATALOG):
                        self._read_catalog(Place(shelf, name), self._rewrites)
            self._rewrites.sort(key=lambda rewrite: -len(rewrite[0]))
        return self._rewrites

    def _read_catalog(self, place: Place, rewrites: list[tuple[str, int, str]]) -> None:
        data = self.read(place)
        root = parsed(data, place, self._note) if data is not None else None
        for element in root.iter(_REWRITE) if root is not None else ():
            start, target = element.get("uriStartString"), element.get("rewritePrefix")
            if start and target is not None:
                rewrites.append((start, place.shelf, posixpath.join(posixpath.dirname(place.name), unquote(target))))


def parsed(data: bytes, place: Place, note: Note) -> etree._Element | None:
    """The root of a schema or linkbase; of a damaged one what stands before the damage, None of one with nothing."""
    try:
        return etree.fromstring(data, _parser(recover=False))
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", 0) or 0
        note(f"The file is damaged and was read only in part: {error}.", f"{place.name}:{line}", "warning")
    try:
        root: etree._Element | None = etree.fromstring(data, _parser(recover=True))
    except (etree.XMLSyntaxError, ValueError):
        return None
    return root


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
    )


def _shared_end(name: str, path: str) -> int:
    """How many of the last parts of two paths agree."""
    left, right = name.split("/")[::-1], path.split("/")[::-1]
    return next(
        (count for count, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right))
    )
