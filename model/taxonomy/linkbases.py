"""Turns linkbases into arcs and labels under the canonical names that their locators lead to."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from model.amounts import parse_amount
from model.networks import STANDARD_LABEL, SUMMATION_11, SUMMATION_21, Arc, Label
from model.taxonomy.effective import Labels, Networks
from model.taxonomy.links import CONCEPT_LINKS, DEFINITION_LINK, LABEL_LINKS, Link, Row

PARENT_CHILD = "http://www.xbrl.org/2003/arcrole/parent-child"

#: The role of a generic label that is a standard label.
_GENERIC_LABEL = "http://www.xbrl.org/2008/role/label"
_ONE = Decimal(1)
#: What a named tuple does itself, without the call by which it does it: this runs once an arc.
_new = tuple.__new__

#: What a locator's href leads to: a canonical name, the uri of a role, or the key of a resource; None is nothing.
Locate = Callable[[str], str | None]


class LinkbaseReader:
    """Reads extended links into the networks and labels of a taxonomy."""

    def __init__(self) -> None:
        self.presentation, self.definition, self.calculation = Networks(), Networks(), Networks()
        self.labels = Labels()
        self._unnamed = 0
        self._orders: dict[str, float] = {}
        self._weights: dict[str, Decimal] = {}
        # One object for each uri that is read again and again: equal texts then compare and hash at once.
        self._uris: dict[str, str] = {uri: uri for uri in (PARENT_CHILD, SUMMATION_11, SUMMATION_21)}
        self._uris[_GENERIC_LABEL] = STANDARD_LABEL

    def read(self, links: Iterable[Link], place: str, locate: Locate, known: Mapping[str, str | None]) -> None:
        """Reads the links of a linkbase that stands in the file `place`; `known` is what was located before."""
        for link in links:
            ends = _Ends()
            add = ends.targets.setdefault
            for label, href in link.locators:
                target = known[href] if href in known else locate(href)
                if target is not None and add(label, target) is not target:
                    ends.add(label, target)
            if link.tag in LABEL_LINKS:
                self._read_labels(link, f"{place}#", ends)
            elif link.tag in CONCEPT_LINKS:
                self._read_arcs(link, ends)

    def _read_labels(self, link: Link, place: str, ends: _Ends) -> None:
        texts, arcs, add, uris = self.labels.texts, self.labels.arcs, ends.add, self._uris
        for label, identifier, role, language, text in link.resources:
            key = place + (identifier or self.next_key())
            role = STANDARD_LABEL if role is None else uris.setdefault(role, role)
            texts[key] = _new(Label, (role, link.language if language is None else language, text))
            add(label or "", key)
        between = ends.between
        for start, end, _, use, priority, _, _, _, _, _ in link.arcs:
            if use == "prohibited" or priority:
                for pair in between(start, end):
                    self.labels.add_ranked(pair, _rank(priority), prohibits=use == "prohibited")
            else:
                arcs += between(start, end)

    def _read_arcs(self, link: Link, ends: _Ends) -> None:
        arcrole, networks, plain = "", None, []
        between, make = ends.between, self.arc
        for row in link.arcs:
            start, end, written, use, priority, _, _, _, _, _ = row
            if written != arcrole or networks is None:
                arcrole = self.uri(written)
                networks = self.network(arcrole, link.tag)
                if networks is None:
                    continue
                plain = networks.of_role(link.role)
            for source, target in between(start, end):
                arc = make(row, source, target, arcrole)
                if use == "prohibited" or priority:
                    networks.add_ranked(link.role, arc, _rank(priority), prohibits=use == "prohibited")
                else:
                    plain.append(arc)

    def network(self, arcrole: str, tag: str) -> Networks | None:
        """Where arcs of an arcrole belong; those of a definition link (of this `tag`) may have any arcrole."""
        if arcrole == PARENT_CHILD:
            return self.presentation
        if arcrole in (SUMMATION_21, SUMMATION_11):
            return self.calculation
        return self.definition if tag == DEFINITION_LINK else None

    def arc(self, row: Row, source: str, target: str, arcrole: str) -> Arc:
        """The arc that a row states; `arcrole` is one of the objects that `uri` gives."""
        _, _, _, _, _, order, weight, label, usable, target_role = row
        place = self._orders.get(order)
        if place is None:
            place = self.order(order)
        if arcrole is PARENT_CHILD:
            preferred = self.uri(label) if label else None
            return _new(Arc, (source, target, arcrole, place, _ONE, preferred, None, True))
        if arcrole is SUMMATION_21 or arcrole is SUMMATION_11:
            return _new(Arc, (source, target, arcrole, place, self.weight(weight), None, None, True))
        is_usable = usable not in ("false", "0")
        return _new(Arc, (source, target, arcrole, place, _ONE, None, target_role or None, is_usable))

    def next_key(self) -> str:
        """A key for a resource without an id; no id may hold a `/`."""
        self._unnamed += 1
        return f"/{self._unnamed}"

    def uri(self, text: str) -> str:
        """The same uri, as the one object that stands for it."""
        return self._uris.setdefault(text, text)

    def order(self, text: str) -> float:
        """The `order` of an arc; 1 where it states none or no number (XBRL 2.1, 3.5.3.9.5)."""
        known = self._orders.get(text)
        if known is None:
            try:
                known = float(text or "1")
            except ValueError:
                known = 1.0
            known = self._orders[text] = known if math.isfinite(known) else 1.0
        return known

    def weight(self, text: str) -> Decimal:
        """The `weight` of a calculation arc, 1 where it is no number."""
        known = self._weights.get(text)
        if known is None:
            try:
                known = parse_amount(text or "1")
            except ValueError:
                known = _ONE
            known = self._weights[text] = known if known.is_finite() else _ONE
        return known


class _Ends:
    """What the labels of the locators and resources of one extended link stand for.

    Several may bear one label: an arc then stands for as many relationships (XBRL 2.1, 3.5.3.9).
    """

    def __init__(self) -> None:
        self.targets: dict[str, str] = {}
        self._others: dict[str, list[str]] = {}

    def add(self, label: str, target: str) -> None:
        """Takes in what a locator leads to, or a resource."""
        if self.targets.setdefault(label, target) is not target:
            self._others.setdefault(label, []).append(target)

    def between(self, start: str, end: str) -> Sequence[tuple[str, str]]:
        """What an arc leads from and to: one pair but for labels that several locators bear."""
        source, target = self.targets.get(start), self.targets.get(end)
        if source is None or target is None:
            return ()
        others = self._others
        if start not in others and end not in others:
            return ((source, target),)
        targets = [target, *others.get(end, ())]
        return [(a, b) for a in (source, *others.get(start, ())) for b in targets]


def _rank(priority: str) -> int:
    """The `priority` of an arc, 0 where it states none (XBRL 2.1, 3.5.3.9.7.2)."""
    try:
        return int(priority) if priority and len(priority) < 10 else 0
    except ValueError:
        return 0
