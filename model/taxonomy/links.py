"""Turns the extended links of a parsed linkbase into rows of what is written in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import repeat
from typing import NamedTuple

from lxml import etree

from model.taxonomy.schemas import LINK, XLINK

LINKBASE = f"{LINK}linkbase"
LOC = f"{LINK}loc"
XML = "http://www.w3.org/XML/1998/namespace"

TYPE, ROLE = f"{XLINK}type", f"{XLINK}role"
LANG = f"{{{XML}}}lang"
_XBRLDT = "{http://xbrl.org/2005/xbrldt}"


class Parts(NamedTuple):
    """The tags of the resources (if any count) and of the arcs of one kind of extended link."""

    resource: str | None
    arc: str


#: The links that relate concepts, and those that label concepts or (a generic link) anything.
CONCEPT_LINKS = {f"{LINK}{kind}Link": Parts(None, f"{LINK}{kind}Arc") for kind in ("presentation", "calculation")}
DEFINITION_LINK = f"{LINK}definitionLink"
CONCEPT_LINKS[DEFINITION_LINK] = Parts(None, f"{LINK}definitionArc")
LABEL_LINKS = {
    f"{LINK}labelLink": Parts(f"{LINK}label", f"{LINK}labelArc"),
    "{http://xbrl.org/2008/generic}link": Parts(
        "{http://xbrl.org/2008/label}label", "{http://xbrl.org/2008/generic}arc"
    ),
}
LINKS = {**CONCEPT_LINKS, **LABEL_LINKS}

#: The attributes of locators, resources and arcs that are read, in the order in which the rows hold them.
LOCATOR = (f"{XLINK}label", f"{XLINK}href")
RESOURCE = (f"{XLINK}label", "id", ROLE, LANG)
ARC = (
    *(f"{XLINK}{name}" for name in ("from", "to", "arcrole")),
    *("use", "priority", "order", "weight", "preferredLabel"),
    *(f"{_XBRLDT}{name}" for name in ("usable", "targetRole")),
)

#: The values of attributes. Where one is not there it is empty in locators and arcs, None in resources.
Row = tuple[str, ...]
ResourceRow = tuple[str | None, ...]


@dataclass(slots=True)
class Link:
    """An extended link as it is written; each resource ends with its text."""

    tag: str
    role: str
    language: str
    locators: list[Row] = field(default_factory=list)
    resources: list[ResourceRow] = field(default_factory=list)
    arcs: list[Row] = field(default_factory=list)


def links_of(linkbase: etree._Element) -> Iterator[Link]:
    """The extended links of a linkbase, in their order."""
    language = linkbase.get(LANG, "")
    for element in linkbase:
        if element.get(TYPE) == "extended":
            yield _link(element, element.get(LANG, language))


def _link(element: etree._Element, language: str) -> Link:
    """Elements are sought by their tags, which costs less than to ask each for its own."""
    link = Link(str(element.tag), element.get(ROLE, ""), language)
    link.locators.extend(tuple(map(locator.get, LOCATOR, repeat(""))) for locator in element.iterchildren(LOC))
    parts = LINKS.get(link.tag)
    if parts is not None:
        for resource in element.iterchildren(parts.resource) if parts.resource else ():
            text = resource.text or "" if not len(resource) else "".join(resource.itertext())
            link.resources.append((*map(resource.get, RESOURCE), text))
        link.arcs.extend(tuple(map(arc.get, ARC, repeat(""))) for arc in element.iterchildren(parts.arc))
    return link
