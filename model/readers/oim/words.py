"""Turns the QNames of an OIM report into the ids of concepts, axes, members, units and periods of a filing."""

from __future__ import annotations

from model.building import FilingBuilder
from model.filing import Axis, Concept, Member, Unit
from model.networks import Taxonomy
from model.periods import Period
from model.readers.oim.header import RESERVED, Header, members
from model.readers.oim.own import LABELS, NO_UNIT, line_of, qname, unescaped
from model.readers.oim.tally import Tally
from model.readers.oim.units import PURE, renamed
from model.readers.xbrl.contexts import ENTITY_AXIS
from model.readers.xbrl.moments import FOREVER
from model.taxonomy.names import Names

_COVER_PAGES = "http://xbrl.sec.gov/dei/"

#: The namespace and local name of a QName.
Expanded = tuple[str, str]


class Words:
    """The words of one report. A name of Crossfoot's own namespace stands for the label that it was made of."""

    def __init__(self, builder: FilingBuilder, header: Header, taxonomy: Taxonomy, names: Names, tally: Tally) -> None:
        self.identifier: tuple[str, str] | None = None
        self._builder = builder
        self._header = header
        self._taxonomy = taxonomy
        self._namespaces = {**RESERVED, **header.namespaces}
        self._names = names
        self._tally = tally
        self._typed_axes = header.typed_axes()
        self._expanded: dict[str, Expanded | None] = {}
        self._concepts: dict[str, int] = {}
        self._units: dict[str, int] = {}
        self._axes: dict[str, Axis] = {}
        self._members: dict[tuple[str, str | None], Member] = {}
        own = header.extras.get("entity")
        if isinstance(own, str):
            self.entity(own, "")
        #: The lines known by their labels, by id, and all labels that the report itself gives, by name.
        self._lines: dict[int, Concept] = {}
        self._labels: dict[str, str] = {}

    def expanded(self, text: str) -> Expanded | None:
        """The namespace and local name of a QName; None where it is none or the report does not explain its prefix."""
        if text not in self._expanded:
            match = qname().match(text)
            namespace = self._namespaces.get(match[1]) if match else None
            self._expanded[text] = (namespace, match[2]) if match and namespace else None
        return self._expanded[text]

    def in_full(self, value: str) -> str:
        """A list of QNames as `namespace#name namespace#name`, the form in which XBRL 2.1 writes enumerations."""
        names = [self.expanded(text) for text in value.split(" ")]
        return " ".join("#".join(name) for name in names if name) if all(names) else value

    def concept(self, text: str, where: str) -> int:
        """The id of the concept of this name."""
        known = self._concepts.get(text)
        if known is None:
            name = self._name(text, where)
            expanded = self.expanded(text)
            line = line_of(expanded[1]) if expanded and expanded[0] == LABELS else None
            known = self._builder.concepts.place(Concept(name, name, line[0] if line else None))
            if line:
                self._lines[known] = self._builder.concepts.items[known]
            self._concepts[text] = known
        return known

    def item_type(self, concept: int) -> str | None:
        """The item type of a concept, None where the taxonomy is not at hand."""
        element = self._taxonomy.elements.get(self._builder.concepts.items[concept].name)
        return element.item_type if element else None

    def is_cover_page(self, concept: int) -> bool:
        """The concept is one of the SEC's cover pages. What is a number there has a unit; codes and years have none."""
        prefix = self._builder.concepts.items[concept].name.partition(":")[0]
        return (self._names.namespace_of(prefix) or "").startswith(_COVER_PAGES)

    def pair(self, axis: str, value: str | None, where: str) -> tuple[Axis, Member]:
        """The axis and the member of a taxonomy-defined dimension; the value is a name, or that of a typed axis."""
        word = self._axes.get(axis)
        if word is None:
            word = self._axes[axis] = self._axis(axis, where)
        key = axis, value
        member = self._members.get(key)
        if member is None:
            member = self._members[key] = self._member(word, axis, value, where)
        return word, member

    def entity(self, text: str, where: str) -> tuple[Axis, Member] | None:
        """A pair for an entity that is not that of the first fact, which is the report's own."""
        prefix, colon, local = text.partition(":")
        scheme = self._namespaces.get(prefix)
        if not colon or scheme is None or len(local.split()) != 1:
            self._tally.add("entity", f"The entity “{text[:60]}” is no name that the report explains.", where)
            return None
        identifier = ("", unescaped(local)) if scheme == LABELS else (scheme, local)
        if self.identifier is None:
            self.identifier = identifier
        if identifier == self.identifier:
            return None
        name = identifier[1] if identifier[0] == self.identifier[0] else " ".join(identifier)
        return ENTITY_AXIS, Member(name, name, typed=True)

    def unit(self, text: str | None, where: str) -> int:
        """The id of a unit; a number without one is a pure number (OIM 1.0, 5.1.1)."""
        known = self._units.get(text or "")
        if known is None:
            known = self._units[text or ""] = self._unit(text, where)
        return known

    def period(self, period: Period | None) -> int:
        """The id of a period; None is forever."""
        return self._builder.periods.place(FOREVER if period is None else period)

    def restore_labels(self) -> None:
        """Gives back the labels that the report itself knows; the taxonomy, being applied, made words of the names."""
        known = self._taxonomy.labels
        for text, label in self._header.labels().items():
            expanded = self.expanded(text)
            name = self._names.of(*expanded) if expanded else text
            if name not in known:
                self._labels.setdefault(name, label)
        items = self._builder.concepts.items
        items[:] = [self._lines.get(code, word) for code, word in enumerate(items)]
        for code, word in enumerate(items):
            if code not in self._lines and word.name in self._labels:
                items[code] = word._replace(label=self._labels[word.name])
        self._builder.axes.items[:] = [
            word._replace(label=self._labels.get(word.name, word.label)) for word in self._builder.axes.items
        ]
        self._builder.members.items[:] = [
            word if word.typed else word._replace(label=self._labels.get(word.name, word.label))
            for word in self._builder.members.items
        ]

    def _axis(self, text: str, where: str) -> Axis:
        name = self._name(text, where)
        basis = members(self._header.extras.get("inferred")).get(text)
        return Axis(name, name, basis is not None, basis if isinstance(basis, str) and basis else None)

    def _member(self, axis: Axis, key: str, value: str | None, where: str) -> Member:
        if value is None:
            return Member("", "", typed=True)
        element = self._taxonomy.elements.get(axis.name)
        if element is not None and element.substitution_group:
            typed = element.typed_domain is not None
        else:
            typed = key in self._typed_axes or self.expanded(value) is None
        if typed:
            return Member(value, value, typed=True)
        name = self._name(value, where)
        return Member(name, name)

    def _name(self, text: str, where: str) -> str:
        """The name as the filing writes it, or the label where it is a name of Crossfoot's own."""
        expanded = self.expanded(text)
        if expanded is None:
            self._tally.add("name", f"“{text[:60]}” is no name that the report explains.", where)
            return text
        namespace, local = expanded
        if namespace == LABELS:
            label = line_of(local)[1]
            self._labels[label] = label
            return label
        return self._names.of(namespace, local)

    def _unit(self, text: str | None, where: str) -> int:
        if text is None:
            return self._builder.units.place(Unit(PURE))
        expanded = self.expanded(text)
        if expanded is not None and expanded[0] == LABELS:
            return -1 if expanded[1] == NO_UNIT else self._builder.units.place(Unit(unescaped(expanded[1])))
        name = renamed(text, self._measure)
        if name is None:
            self._tally.add("unit", f"The unit “{text[:60]}” is no unit that the report explains.", where)
        elif name == PURE:
            self._tally.add("pure", "A pure number has the unit xbrli:pure; it should have none.", where)
        return self._builder.units.place(Unit(name or text))

    def _measure(self, text: str) -> str | None:
        expanded = self.expanded(text)
        return self._names.of(*expanded) if expanded else None
