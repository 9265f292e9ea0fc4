"""Turns the words of a filing into the QNames of an OIM report, with a namespace for every prefix."""

from __future__ import annotations

from itertools import chain

from model.filing import Axis, Concept, Filing, Member, Unit
from model.readers.oim.header import RESERVED
from model.readers.oim.own import EXTRAS, LABELS, NO_UNIT, UNEXPLAINED, escaped, line_name, qname
from model.readers.oim.units import PURE, measures
from model.readers.xbrl.contexts import unit_name

#: The prefixes by which the schemes of entities are best known.
_SCHEMES = {"http://www.sec.gov/CIK": "cik", "http://standards.iso.org/iso/17442": "lei"}


class OimNames:
    """The names of one filing as an OIM report writes them.

    A prefix that OIM reserves stands for its reserved namespace alone, and the other way round; a prefix that the
    filing does not explain gets a namespace that says so; what is no QName becomes one in a namespace of Crossfoot's.
    """

    def __init__(self, filing: Filing) -> None:
        self.namespaces: dict[str, str] = {}
        self._prefixes: dict[str, str] = {}
        #: The prefix in the report by the prefix in the filing.
        self._renamed: dict[str, str] = {}
        self._bind("xbrl", RESERVED["xbrl"])
        for prefix, namespace in filing.origin.namespaces.items():
            self._renamed[prefix] = self._bind(prefix, namespace)
        self._bind_all(filing)
        self.extras = self._bind("crossfoot", EXTRAS)

    def concept(self, concept: Concept) -> str:
        """The QName of a concept; of a line known by its label, one that holds the label and its heading."""
        return self._qname(concept.name) or self._own(line_name(concept.heading, concept.name))

    def axis(self, axis: Axis) -> str:
        """The QName of an axis."""
        return self._qname(axis.name) or self._own(escaped(axis.name))

    def member(self, member: Member) -> str:
        """The QName of a member, or the value of a typed one."""
        return member.name if member.typed else self._qname(member.name) or self._own(escaped(member.name))

    def unit(self, unit: Unit | None) -> str | None:
        """The unit of a number: None for a pure number, a name of its own where the filing states none."""
        if unit is None:
            return self._own(NO_UNIT)
        if unit.name == PURE:
            return None
        sides = measures(unit.name) or ([""], [])
        top, bottom = ([self._qname(measure) for measure in side] for side in sides)
        names = [name for name in (*top, *bottom) if name]
        if len(names) < len(top) + len(bottom):
            return self._own(escaped(unit.name))
        return unit_name(names[: len(top)], names[len(top) :])

    def entity(self, scheme: str | None, identifier: str) -> str:
        """The entity `scheme:identifier` (a SQName); one known by its name alone as a name of Crossfoot's own."""
        if not scheme or not identifier or any(sign.isspace() for sign in identifier):
            return self._own(escaped(identifier))
        return f"{self._bind(_SCHEMES.get(scheme, 'scheme'), scheme)}:{identifier}"

    def expanded(self, value: str) -> str | None:
        """The QNames that `namespace#name namespace#name` stands for; None where one namespace is not the filing's."""
        names = [text.rpartition("#") for text in value.split(" ")]
        if any(namespace not in self._prefixes for namespace, _, _ in names):
            return None
        return " ".join(f"{self._prefixes[namespace]}:{local}" for namespace, _, local in names)

    def _bind_all(self, filing: Filing) -> None:
        """The filing's prefixes come before those of Crossfoot's own namespaces, should they be the same."""
        names = [concept.name for concept in filing.concepts] + [axis.name for axis in filing.axes]
        for name in chain(names, (member.name for member in filing.members if not member.typed)):
            self._qname(name)
        for unit in filing.units:
            for measure in chain(*(measures(unit.name) or ())):
                self._qname(measure)

    def _own(self, local: str) -> str:
        return f"{self._bind('label', LABELS)}:{local}"

    def _qname(self, name: str) -> str | None:
        match = qname().match(name)
        if match is None:
            return None
        prefix, local = match.groups()
        if prefix not in self._renamed:
            self._renamed[prefix] = self._bind(prefix, RESERVED.get(prefix, f"{UNEXPLAINED}{prefix}"))
        return f"{self._renamed[prefix]}:{local}"

    def _bind(self, wish: str, namespace: str) -> str:
        """The prefix of a namespace: the one it has, the one reserved for it, or the wish, numbered where taken."""
        if namespace in self._prefixes:
            return self._prefixes[namespace]
        reserved = next((prefix for prefix, uri in RESERVED.items() if uri == namespace), None)
        prefix, number = reserved or wish, 2
        while prefix in self.namespaces or RESERVED.get(prefix, namespace) != namespace:
            prefix, number = f"{wish}{number}", number + 1
        self._prefixes[namespace] = prefix
        self.namespaces[prefix] = namespace
        return prefix
