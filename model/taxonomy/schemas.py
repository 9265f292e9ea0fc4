"""Turns one XML schema into the elements, roles and references that it declares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from model.networks import Element
from model.taxonomy.names import Names

XS = "{http://www.w3.org/2001/XMLSchema}"
LINK = "{http://www.xbrl.org/2003/linkbase}"
XLINK = "{http://www.w3.org/1999/xlink}"
SCHEMA = f"{XS}schema"
_XBRLI = "{http://www.xbrl.org/2003/instance}"
_TYPED_DOMAIN = "{http://xbrl.org/2005/xbrldt}typedDomainRef"
_HREF = f"{XLINK}href"


@dataclass
class Schema:
    """What one schema declares; `ids` leads from the ids in it to canonical names, those of roles to their uris."""

    namespace: str
    ids: dict[str, str] = field(default_factory=dict)
    elements: list[Element] = field(default_factory=list)
    roles: dict[str, str] = field(default_factory=dict)
    #: Namespace and location of each import.
    imports: list[tuple[str, str]] = field(default_factory=list)
    includes: list[str] = field(default_factory=list)
    linkbases: list[str] = field(default_factory=list)
    embedded: list[etree._Element] = field(default_factory=list)


def read_schema(root: etree._Element, names: Names, includer: str = "") -> Schema:
    """Reads a schema; one without a namespace of its own has that of the schema which includes it."""
    reader = _SchemaReader(root, names, root.get("targetNamespace") or includer)
    for child in root:
        reader.take(child)
    return reader.schema


class _SchemaReader:
    def __init__(self, root: etree._Element, names: Names, namespace: str) -> None:
        self.schema = Schema(namespace)
        self._names = names
        self._scope: Mapping[str | None, str] = root.nsmap
        self._known: dict[str, str | None] = {}
        names.declare(self._scope)

    def take(self, child: etree._Element) -> None:
        """Reads one child of the schema."""
        tag = child.tag
        if tag == f"{XS}element":
            self._take_element(child)
        elif tag == f"{XS}import":
            if location := child.get("schemaLocation"):
                self.schema.imports.append((child.get("namespace") or "", location))
        elif tag == f"{XS}include":
            if location := child.get("schemaLocation"):
                self.schema.includes.append(location)
        elif tag == f"{XS}annotation":
            for info in child.iterchildren(f"{XS}appinfo"):
                for element in info:
                    self._take_info(element)

    def _take_element(self, element: etree._Element) -> None:
        local = element.get("name")
        if not local:
            return
        name = self._names.of(self.schema.namespace, local)
        if identifier := element.get("id"):
            self.schema.ids[identifier] = name
        self.schema.elements.append(
            Element(
                name,
                self._qname(element, "type"),
                element.get(f"{_XBRLI}periodType"),
                element.get(f"{_XBRLI}balance"),
                element.get("abstract") in ("true", "1"),
                self._qname(element, "substitutionGroup"),
                element.get(_TYPED_DOMAIN),
            )
        )

    def _take_info(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == f"{LINK}linkbaseRef":
            if href := element.get(_HREF):
                self.schema.linkbases.append(href)
        elif tag == f"{LINK}linkbase":
            self.schema.embedded.append(element)
        elif tag == f"{LINK}roleType" and (uri := element.get("roleURI")):
            definition = element.find(f"{LINK}definition")
            self.schema.roles.setdefault(uri, (definition.text or "").strip() if definition is not None else "")
            if identifier := element.get("id"):
                self.schema.ids[identifier] = uri

    def _qname(self, element: etree._Element, attribute: str) -> str | None:
        text = element.get(attribute)
        if text is None:
            return None
        if text not in self._known:
            name = self._names.of_qname(text, self._scope)
            # A prefix may be declared on the element itself; that is rare and dear to look up.
            self._known[text] = name if name is not None else self._names.of_qname(text, element.nsmap)
        return self._known[text]
