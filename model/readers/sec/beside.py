"""Finds what stands beside rendered pages or their workbook and helps to show them: labels, and the list of pages."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from model.errors import FilingError
from model.files import Files, read_bytes, resolve
from model.filing import NO_ORIGIN, Origin
from model.networks import NO_TAXONOMY, Element, Taxonomy
from model.readers.sec.definitions import read_definitions
from model.readers.sec.markup import parse_html
from model.readers.sec.metalinks import NAME as METALINKS
from model.readers.sec.metalinks import MetaLinks, read_metalinks
from model.readers.sec.rendered.lexicon import Lexicon
from model.readers.sec.rendered.sheet import Definition, Report
from model.readers.sec.summary import NAME as SUMMARY
from model.readers.sec.summary import read_summary
from model.taxonomy.loading import load_taxonomy
from model.taxonomy.names import Names

_R_PAGE = re.compile(r"(?:.*/)?R(\d+)\.html?\Z", re.IGNORECASE)


def pages_in(files: Files) -> list[str]:
    """The names of all rendered pages of a set, by their numbers."""
    found = [(int(match[1]), name) for name in files.names() if (match := _R_PAGE.match(name))]
    return [name for _, name in sorted(found)]


def lexicon_for(files: Files, base: str, taxonomy: Taxonomy) -> tuple[Lexicon, Origin]:
    """What tells of the labels on a page: the taxonomy if there is one, else what stands beside the page.

    The linkbases tell the networks, and the `MetaLinks.json` the types of standard concepts, which they do not tell.
    """
    if taxonomy is not NO_TAXONOMY:
        return Lexicon(taxonomy), NO_ORIGIN
    networks, links = taxonomy_beside(files, base), metalinks_beside(files, base)
    if links is None:
        return Lexicon(networks), NO_ORIGIN
    lexicon = Lexicon(_together(networks, links.taxonomy), links.presented, links.own_prefix)
    return lexicon, Origin(dict(links.namespaces))


def taxonomy_beside(files: Files, base: str) -> Taxonomy:
    """The taxonomy of the filing that stands beside a file: its schema is the one that linkbases are named after."""
    folder = posixpath.dirname(base)
    names = [name for name in files.names() if posixpath.dirname(name) == folder]
    stems = {name.rpartition("_pre")[0] for name in names if name.endswith("_pre.xml")}
    schemas = [name for name in names if name.endswith(".xsd") and name.removesuffix(".xsd") in stems]
    if len(schemas) != 1:
        return NO_TAXONOMY
    reference = posixpath.basename(schemas[0])
    try:
        return load_taxonomy(files, [(base, reference)], Names(), lambda _fraction: None, lambda *_problem: None)
    except FilingError:
        # Like the list of labels it only helps to show the facts.
        return NO_TAXONOMY


def elements_beside(files: Files, base: str) -> dict[str, Element]:
    """What the rendered pages beside a file say of their concepts, by name."""
    folder = posixpath.dirname(base)
    found: dict[str, Definition] = {}
    for name in pages_in(files):
        if posixpath.dirname(name) == folder:
            try:
                read_definitions(parse_html(read_bytes(files, name), name), found)
            except FilingError:
                # A page that cannot be read tells nothing; the others may.
                continue
    return {each.name: each.element for each in found.values()}


def _together(networks: Taxonomy, links: Taxonomy) -> Taxonomy:
    if networks is NO_TAXONOMY:
        return links
    elements = completed(networks.elements, links.elements)
    return replace(networks, labels={**links.labels, **networks.labels}, elements=elements)


def completed(elements: Mapping[str, Element], others: Mapping[str, Element]) -> dict[str, Element]:
    """The elements of either, with what the others tell of them where they do not tell it themselves."""
    found = dict(others)
    for name, element in elements.items():
        known = found.get(name, element)
        found[name] = element._replace(
            item_type=element.item_type or known.item_type,
            balance=element.balance or known.balance,
            period_type=element.period_type or known.period_type,
        )
    return found


def metalinks_beside(files: Files, base: str) -> MetaLinks | None:
    """The labels that stand beside a file, None where there are none that can be read."""
    name = resolve(files, base, METALINKS)
    if name is None:
        return None
    try:
        return read_metalinks(read_bytes(files, name), name)
    except FilingError:
        # It only helps to show the facts: without it they are shown as the pages have them.
        return None


def reports_beside(files: Files, base: str) -> Sequence[Report]:
    """The list of pages that stands beside a file, empty where there is none that can be read."""
    name = resolve(files, base, SUMMARY)
    if name is None:
        return ()
    try:
        return read_summary(read_bytes(files, name), name)
    except FilingError:
        return ()
