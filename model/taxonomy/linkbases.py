"""Turns linkbases into arcs and labels under the canonical names that their locators lead to."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from decimal import Decimal

from lxml import etree

from model.amounts import parse_amount
from model.networks import STANDARD_LABEL, SUMMATION_11, SUMMATION_21, Arc, Label
from model.taxonomy.effective import Labels, Networks
from model.taxonomy.schemas import LINK, XLINK

LINKBASE = f"{LINK}linkbase"
PARENT_CHILD = "http://www.xbrl.org/2003/arcrole/parent-child"

_TYPE, _FROM, _TO, _HREF, _LABEL, _ROLE, _ARCROLE = (
    f"{XLINK}{name}" for name in ("type", "from", "to", "href", "label", "role", "arcrole")
)
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_LOC = f"{LINK}loc"
_DEFINITION_ARC = f"{LINK}definitionArc"
#: The arcs of each link that relates concepts.
_CONCEPT_ARCS = {
    f"{LINK}presentationLink": f"{LINK}presentationArc",
    f"{LINK}calculationLink": f"{LINK}calculationArc",
    f"{LINK}definitionLink": _DEFINITION_ARC,
}
#: The resources and arcs of each link that labels concepts, or (a generic link) anything.
_LABEL_ARCS = {
    f"{LINK}labelLink": (f"{LINK}label", f"{LINK}labelArc"),
    "{http://xbrl.org/2008/generic}link": ("{http://xbrl.org/2008/label}label", "{http://xbrl.org/2008/generic}arc"),
}
#: The role of a generic label that is a standard label.
_GENERIC_LABEL = "http://www.xbrl.org/2008/role/label"
_USABLE = "{http://xbrl.org/2005/xbrldt}usable"
_TARGET_ROLE = "{http://xbrl.org/2005/xbrldt}targetRole"
_ONE = Decimal(1)

#: What a locator's href leads to: a canonical name, the uri of a role, or the key of a resource; None is nothing.
Locate = Callable[[str], str | None]


class LinkbaseReader:
    """Reads extended links into the networks and labels of a taxonomy."""

    def __init__(self) -> None:
        self.presentation, self.definition, self.calculation = Networks(), Networks(), Networks()
        self.labels = Labels()
        self._unnamed = 0
        self._orders: dict[str | None, float] = {None: 1.0}
        self._weights: dict[str | None, Decimal] = {None: _ONE}
        # One object for each uri that is read again and again: equal texts then compare and hash at once.
        self._uris: dict[str, str] = {uri: uri for uri in (PARENT_CHILD, SUMMATION_11, SUMMATION_21)}
        self._uris[_GENERIC_LABEL] = STANDARD_LABEL

    def read(self, linkbase: etree._Element, place: str, locate: Locate) -> None:
        """Reads a linkbase that stands in the file `place`."""
        language = linkbase.get(_LANG, "")
        for link in linkbase:
            if link.get(_TYPE) == "extended":
                _Link(self, link, place, link.get(_LANG, language)).read(locate)

    def network(self, arcrole: str, tag: str) -> Networks | None:
        """Where arcs of an arcrole belong; those of a definition link may have any arcrole."""
        if arcrole == PARENT_CHILD:
            return self.presentation
        if arcrole in (SUMMATION_21, SUMMATION_11):
            return self.calculation
        return self.definition if tag == _DEFINITION_ARC else None

    def arc(self, element: etree._Element, source: str, target: str, arcrole: str) -> Arc:
        """The arc that an element states; `arcrole` is one of the objects that `uri` gives."""
        order = self.order(element.get("order"))
        if arcrole is PARENT_CHILD:
            label = element.get("preferredLabel")
            return Arc(source, target, arcrole, order, _ONE, self.uri(label) if label else None)
        if arcrole is SUMMATION_21 or arcrole is SUMMATION_11:
            return Arc(source, target, arcrole, order, self.weight(element.get("weight")))
        usable = element.get(_USABLE) not in ("false", "0")
        return Arc(source, target, arcrole, order, _ONE, None, element.get(_TARGET_ROLE), usable)

    def next_key(self) -> str:
        """A key for a resource without an id; no id may hold a `/`."""
        self._unnamed += 1
        return f"/{self._unnamed}"

    def uri(self, text: str) -> str:
        """The same uri, as the one object that stands for it."""
        return self._uris.setdefault(text, text)

    def order(self, text: str | None) -> float:
        """The `order` of an arc; 1 where it states none or no number (XBRL 2.1, 3.5.3.9.5)."""
        known = self._orders.get(text)
        if known is None:
            try:
                known = float(text or "1")
            except ValueError:
                known = 1.0
            known = self._orders[text] = known if math.isfinite(known) else 1.0
        return known

    def weight(self, text: str | None) -> Decimal:
        """The `weight` of a calculation arc, 1 where it is no number."""
        known = self._weights.get(text)
        if known is None:
            try:
                known = parse_amount(text or "1")
            except ValueError:
                known = _ONE
            known = self._weights[text] = known if known.is_finite() else _ONE
        return known


class _Link:
    """One extended link while it is read: what its locators and resources stand for.

    Elements are sought by their tags, which costs less than to ask each for its own.
    """

    def __init__(self, reader: LinkbaseReader, link: etree._Element, place: str, lang: str) -> None:
        self._reader = reader
        self._element = link
        self._place = place
        self._language = lang
        self._role = link.get(_ROLE, "")
        self._targets: dict[str | None, str] = {}
        #: Several locators may bear one label: an arc then stands for as many relationships (XBRL 2.1, 3.5.3.9).
        self._others: dict[str | None, list[str]] = {}

    def read(self, locate: Locate) -> None:
        """Reads the locators and resources, and then the arcs between them."""
        link = self._element
        targets = self._targets
        for element in link.iterchildren(_LOC):
            target = locate(element.get(_HREF, ""))
            if target is not None:
                label = element.get(_LABEL)
                if targets.setdefault(label, target) is not target:
                    self._others.setdefault(label, []).append(target)
        if link.tag in _LABEL_ARCS:
            self._read_labels(_LABEL_ARCS[str(link.tag)])
        elif link.tag in _CONCEPT_ARCS:
            self._read_arcs(_CONCEPT_ARCS[str(link.tag)])

    def _read_labels(self, tags: tuple[str, str]) -> None:
        reader, targets = self._reader, self._targets
        texts, place, uri = reader.labels.texts, f"{self._place}#", reader.uri
        for element in self._element.iterchildren(tags[0]):
            key = place + (element.get("id") or reader.next_key())
            text = element.text or "" if not len(element) else "".join(element.itertext())
            texts[key] = Label(uri(element.get(_ROLE, STANDARD_LABEL)), element.get(_LANG, self._language), text)
            label = element.get(_LABEL)
            if targets.setdefault(label, key) is not key:
                self._others.setdefault(label, []).append(key)
        arcs = reader.labels.arcs
        for element in self._element.iterchildren(tags[1]):
            ranked = element.get("use") == "prohibited" or element.get("priority")
            for arc in self._ends(element):
                if ranked:
                    rank, prohibits = _rank(element)
                    reader.labels.add_ranked(arc, rank, prohibits=prohibits)
                else:
                    arcs.append(arc)

    def _read_arcs(self, tag: str) -> None:
        reader = self._reader
        role = self._role
        plain: dict[str, list[Arc]] = {}
        for element in self._element.iterchildren(tag):
            arcrole = reader.uri(element.get(_ARCROLE, ""))
            networks = reader.network(arcrole, tag)
            if networks is None:
                continue
            if arcrole not in plain:
                plain[arcrole] = networks.of_role(role)
            ranked = element.get("use") == "prohibited" or element.get("priority")
            for source, target in self._ends(element):
                arc = reader.arc(element, source, target, arcrole)
                if ranked:
                    rank, prohibits = _rank(element)
                    networks.add_ranked(role, arc, rank, prohibits=prohibits)
                else:
                    plain[arcrole].append(arc)

    def _ends(self, element: etree._Element) -> Sequence[tuple[str, str]]:
        """What an arc leads from and to: one pair but for labels that several locators bear."""
        start, end = element.get(_FROM), element.get(_TO)
        source, target = self._targets.get(start), self._targets.get(end)
        if source is None or target is None:
            return ()
        if not self._others:
            return ((source, target),)
        sources, targets = [source, *self._others.get(start, ())], [target, *self._others.get(end, ())]
        return [(a, b) for a in sources for b in targets]


def _rank(element: etree._Element) -> tuple[int, bool]:
    """The `priority` of an arc, 0 where it states none (XBRL 2.1, 3.5.3.9.7.2), and whether it prohibits."""
    text = element.get("priority")
    prohibits = element.get("use") == "prohibited"
    try:
        return (int(text) if text and len(text) < 10 else 0), prohibits
    except ValueError:
        return 0, prohibits
