"""Turns the schemas and linkbases that a report refers to into its taxonomy, from the files that are at hand."""

from __future__ import annotations

import posixpath
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from urllib.parse import unquote, urlsplit

from lxml import etree

from model.files import Files
from model.networks import Element, Label, Role, Taxonomy
from model.taxonomy.gaps import Gaps
from model.taxonomy.library import Library, Note, Place, parsed
from model.taxonomy.linkbases import LinkbaseReader
from model.taxonomy.links import LINKBASE, Link, links_of
from model.taxonomy.names import Names
from model.taxonomy.plain.links import plain_links
from model.taxonomy.roles import role_of
from model.taxonomy.schemas import SCHEMA, Schema, read_schema

Tick = Callable[[float], None]


def load_taxonomy(
    files: Files,
    entry_points: Iterable[tuple[str, str]],
    names: Names,
    tick: Tick,
    note: Note,
    *,
    catalog: Files | None = None,
    embedded: Sequence[tuple[str, etree._Element]] = (),
) -> Taxonomy:
    """The taxonomy that starts at `entry_points`: pairs of a file of the report and a reference that stands in it.

    Whatever is not among `files`, nor in `catalog` (standard taxonomies, or a taxonomy package), is left out: nothing
    is fetched. `embedded` are linkbases that stand in the report itself, each with the name of its file.
    """
    loader = TaxonomyLoader(files, names, tick, note, catalog)
    loader.enter(entry_points)
    return loader.taxonomy(embedded)


class TaxonomyLoader:
    """Discovers documents (XBRL 2.1, 3.2) and reads each once: schemas when they are met, linkbases after them."""

    def __init__(self, files: Files, names: Names, tick: Tick, note: Note, catalog: Files | None = None) -> None:
        self._library = Library(files, catalog, note)
        self._names = names
        self._note = note
        self._tick = tick
        self._schemas: dict[Place, Schema] = {}
        self._seen: set[Place] = set()
        self._linkbases: deque[tuple[Place, Iterable[Link]]] = deque()
        self._gaps = Gaps(names)
        self._elements: dict[str, Element] = {}
        self._typed: list[tuple[Place, Element]] = []
        self._definitions: dict[str, str] = {}
        self._reader = LinkbaseReader()
        #: What references lead to, by the folder they stand in.
        self._located: dict[tuple[int, str], dict[str, str | None]] = {}

    def enter(self, entry_points: Iterable[tuple[str, str]]) -> None:
        """Reads what entry points lead to, and all that leads on from there."""
        for base, reference in entry_points:
            self._enter(Place(0, base), reference)

    def taxonomy(self, embedded: Sequence[tuple[str, etree._Element]] = ()) -> Taxonomy:
        """All that was read, with the linkbases that stand in the report itself."""
        for base, linkbase in embedded:
            self._read_linkbase(Place(0, base), links_of(linkbase))
        for place, element in self._typed:
            domain = self._locate(place, element.typed_domain or "")
            self._elements[element.name] = element._replace(typed_domain=domain)
        self._read_linkbases()
        self._gaps.tell(self._note)
        reader = self._reader
        labels = reader.labels.in_force()
        roles = self._roles(labels)
        order = {role.uri: number for number, role in enumerate(roles)}
        return Taxonomy(
            roles,
            reader.presentation.in_force(order),
            reader.definition.in_force(order),
            reader.calculation.in_force(order),
            labels,
            self._elements,
        )

    def _enter(self, base: Place, reference: str) -> None:
        place = self._library.find(base, reference) or self._library.beside(base, reference)
        if place is None:
            self._gaps.miss(base, reference)
            # The linkbases of a filing bear the name of its schema, which alone may be missing.
            stem = posixpath.splitext(posixpath.basename(urlsplit(reference).path))[0]
            for other in self._library.linkbases_named(base, stem) if stem else ():
                self._discover(other)
        else:
            self._discover(place)
        self._read_linkbases()

    def _read_linkbase(self, place: Place, links: Iterable[Link]) -> None:
        """Reads a linkbase, and the schemas to which its locators lead."""
        known = self._located.setdefault((place.shelf, posixpath.dirname(place.name)), {})

        def locate(reference: str) -> str | None:
            target = self._locate(place, reference)
            if not reference.startswith("#"):
                known[reference] = target
            return target

        self._reader.read(links, place.key, locate, known)

    def _roles(self, labels: Mapping[str, Sequence[Label]]) -> list[Role]:
        """The roles that have a network: those with a number by it, then the others as they came.

        Numbers sort as texts, as the SEC's renderer sorts them: 9952167, 995410, 9955511.
        """
        reader = self._reader
        used = dict.fromkeys(chain(reader.presentation.roles(), reader.definition.roles(), reader.calculation.roles()))
        roles = [role_of(uri, self._definitions.get(uri, ""), english(labels.get(uri, ()))) for uri in used]
        return sorted(roles, key=lambda role: (not role.number, role.number))

    def _read_linkbases(self) -> None:
        while self._linkbases:
            self._tick(len(self._seen) / (len(self._seen) + len(self._linkbases)))
            self._read_linkbase(*self._linkbases.popleft())

    def _discover(self, place: Place) -> None:
        """Reads a schema with those it refers to, or puts a linkbase in line. Chains may be long: nothing recurses."""
        waiting = [(place, "")]
        while waiting:
            place, includer = waiting.pop()
            if place in self._seen:
                continue
            self._seen.add(place)
            data = self._library.read(place)
            if data is None:
                continue
            links = plain_links(data)
            if links is not None:
                self._linkbases.append((place, links))
                continue
            root = parsed(data, place, self._note)
            if root is None:
                continue
            if root.tag == SCHEMA:
                waiting.extend(reversed(self._take_schema(place, read_schema(root, self._names, includer))))
            elif root.tag == LINKBASE:
                self._linkbases.append((place, links_of(root)))
            else:
                self._note("It is neither a schema nor a linkbase, so it adds nothing.", f"{place.name}:1", "info")

    def _take_schema(self, place: Place, schema: Schema) -> list[tuple[Place, str]]:
        """Takes in a schema; gives the files it leads to, those it includes with its own namespace."""
        self._schemas[place] = schema
        for element in schema.elements:
            self._elements.setdefault(element.name, element)
            if element.typed_domain:
                self._typed.append((place, element))
        for uri, definition in schema.roles.items():
            self._definitions.setdefault(uri, definition)
        self._linkbases.extend((place, links_of(linkbase)) for linkbase in schema.embedded)
        references = [(href, "") for href in schema.linkbases]
        references += [(location, schema.namespace) for location in schema.includes]
        for namespace, location in schema.imports:
            self._gaps.import_from(place, location, namespace)
            references.append((location, ""))
        found: list[tuple[Place, str]] = []
        for reference, namespace in references:
            target = self._library.find(place, reference)
            if target is None:
                self._gaps.miss(place, reference)
            else:
                found.append((target, namespace))
        beside = self._library.standard_labels(place)
        return [*found, (beside, "")] if beside else found

    def _locate(self, place: Place, reference: str) -> str | None:
        """What a locator leads to: a canonical name, the uri of a role, or the key of a resource."""
        address, _, fragment = reference.partition("#")
        target = self._library.find(place, address)
        if "%" in fragment:
            fragment = unquote(fragment)
        if target is None:
            return self._gaps.name_behind(place, address, fragment)
        if target not in self._seen:
            self._discover(target)
        schema = self._schemas.get(target)
        if schema is None:
            return f"{target.key}#{fragment}"
        name = schema.ids.get(fragment)
        if name is None:
            self._gaps.dangle(place, reference)
        return name


def english(labels: Sequence[Label]) -> str:
    """The text of the first English label, else of none."""
    return next((label.text.strip() for label in labels if label.language.lower().startswith("en")), "")
