"""Turns the contexts and units of a report into the ids of periods, dimensions and units that its facts refer to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from model.building import FilingBuilder
from model.filing import Axis, Member, Unit
from model.periods import Period
from model.readers.xbrl.moments import FOREVER, duration, instant
from model.taxonomy.names import Names

XBRLI = "{http://www.xbrl.org/2003/instance}"
XBRLDI = "{http://xbrl.org/2006/xbrldi}"
XSI_NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"

CONTEXT = f"{XBRLI}context"
UNIT = f"{XBRLI}unit"
_ENTITY = f"{XBRLI}entity"
_IDENTIFIER = f"{XBRLI}identifier"
_PERIOD = f"{XBRLI}period"
_CONTAINERS = (f"{XBRLI}segment", f"{XBRLI}scenario")
_EXPLICIT = f"{XBRLDI}explicitMember"
_TYPED = f"{XBRLDI}typedMember"

#: The axis of a fact that is not of the report's own entity, named as OIM names that dimension.
ENTITY_AXIS = Axis("xbrl:entity", "Entity")

#: The ids of an axis and a member.
Pair = tuple[int, int]


class ContextTable:
    """The contexts and units of one report, which may be spread over several documents.

    `periods`, `dims` and `units` give the builder's ids by the id of a context or unit; `places` gives the first two at
    once. `identifier` is the scheme and identifier of the report's entity: that of the first context. `scope` may be
    set to what every prefix of the document means where none is declared twice: looking it up for each name anew costs
    more than all else here. `line` counts the lines before the document that the elements stand in.
    """

    def __init__(self, builder: FilingBuilder, names: Names) -> None:
        self.places: dict[str, tuple[int, int]] = {}
        self.periods: dict[str, int] = {}
        self.dims: dict[str, int] = {}
        self.units: dict[str, int] = {}
        self.identifier: tuple[str, str] | None = None
        self.scope: Mapping[str | None, str] | None = None
        self.line = 0
        self._builder = builder
        self._names = names
        self._known_periods: dict[tuple[object, ...], int] = {}
        #: Pairs by the text of axis and member, as long as `scope` holds.
        self._known_pairs: dict[tuple[str | None, str | None], Pair] = {}
        self._known_axes: dict[str, int] = {}
        self._known_members: dict[tuple[str, bool], int] = {}
        self._known_names: dict[str, str | None] = {}

    def add(self, element: etree._Element, file: int = 0) -> None:
        """Takes in a `xbrli:context`; what is wrong with it is listed, and the rest of it kept."""
        name = element.get("id")
        if not name or name in self.periods:
            self._problem(f"A second context has the id “{name}”." if name else "A context has no id.", element, file)
            return
        pairs: list[Pair] = []
        period = None
        for part in element:
            tag = part.tag
            if tag == _ENTITY:
                for inner in part:
                    if inner.tag == _IDENTIFIER:
                        self._add_entity(inner, pairs)
                    elif inner.tag in _CONTAINERS:
                        pairs.extend(self._pairs(inner, file))
            elif tag == _PERIOD:
                period = self._period(part, file)
            elif tag in _CONTAINERS:
                pairs.extend(self._pairs(part, file))
        if period is None:
            self._problem(f"The context “{name}” has no period.", element, file)
        period = -1 if period is None else period
        dims = self._place(pairs, element, file)
        self.periods[name], self.dims[name] = period, dims
        self.places[name] = period, dims

    def add_unit(self, element: etree._Element, file: int = 0) -> None:
        """Takes in a `xbrli:unit`: a measure, a product of measures, or a quotient of those."""
        name = element.get("id")
        if not name or name in self.units:
            self._problem(f"A second unit has the id “{name}”." if name else "A unit has no id.", element, file)
            return
        divide = element.find(f"{XBRLI}divide")
        if divide is None:
            sides = [self._measures(element, file)]
        else:
            parts = (divide.find(f"{XBRLI}{part}") for part in ("unitNumerator", "unitDenominator"))
            sides = [[] if part is None else self._measures(part, file) for part in parts]
        if not all(sides):
            self._problem(f"The unit “{name}” lacks a measure.", element, file)
        if any(sides):
            self.units[name] = self._builder.units.place(Unit(unit_name(*sides)))

    def is_own(self, identifier: tuple[str, str]) -> bool:
        """Whether a scheme and identifier are those of the report's entity; the first that are asked for are."""
        self.identifier = self.identifier or identifier
        return identifier == self.identifier

    def place_period(self, start: str, end: str) -> int | None:
        """The id of the period between two dates (from none: of an instant), None where something is wrong with it."""
        try:
            period = duration(start, end) if start else instant(end)
        except ValueError:
            return None
        reversed_ = period.start is not None and period.end is not None and period.start > period.end
        return None if reversed_ else self._builder.periods.place(period)

    def place_pair(self, axis: str, member: str, scope: Mapping[str | None, str]) -> Pair | None:
        """The ids of an axis and a member by their names in a scope, None where a prefix means nothing."""
        names = self._names.of_qname(axis, scope), self._names.of_qname(member, scope)
        return None if None in names else (self._axis(str(names[0])), self._member(str(names[1]), typed=False))

    def place_dims(self, pairs: tuple[Pair, ...]) -> int:
        """The id of pairs that are sorted by their axes."""
        return self._builder.dims.place(pairs)

    def add_places(self, places: Mapping[str, tuple[int, int]]) -> bool:
        """Takes in contexts by their ids, each with the ids of its period and dimensions; none if one is known."""
        if not self.places.keys().isdisjoint(places):
            return False
        self.places.update(places)
        self.periods.update((name, place[0]) for name, place in places.items())
        self.dims.update((name, place[1]) for name, place in places.items())
        return True

    def _add_entity(self, element: etree._Element, pairs: list[Pair]) -> None:
        identifier = (element.get("scheme") or "", text_of(element))
        if self.identifier is None:
            self.identifier = identifier
        elif identifier != self.identifier:
            name = identifier[1] if identifier[0] == self.identifier[0] else " ".join(identifier)
            axis = self._builder.axes.place(ENTITY_AXIS)
            pairs.append((axis, self._builder.members.place(Member(name, name, typed=True))))

    def _period(self, element: etree._Element, file: int) -> int:
        key = tuple([(part.tag, part.text if not len(part) else text_of(part)) for part in element])
        known = self._known_periods.get(key)
        if known is None:
            known = self._known_periods[key] = self._new_period(element, file)
        return known

    def _new_period(self, element: etree._Element, file: int) -> int:
        texts = {str(part.tag)[len(XBRLI) :]: text_of(part) for part in element if isinstance(part.tag, str)}
        if "forever" in texts:
            return self._builder.periods.place(FOREVER)
        start, end = texts.get("startDate"), texts.get("endDate", texts.get("instant", ""))
        try:
            period = instant(end) if start is None else duration(start, end)
        except ValueError as error:
            self._problem(f"A period could not be read: {error}.", element, file)
            return -1
        self._check_order(period, element, file)
        return self._builder.periods.place(period)

    def _check_order(self, period: Period, element: etree._Element, file: int) -> None:
        if period.start and period.end and period.start > period.end:
            self._problem(f"The period {period.text} ends before it starts.", element, file)

    def _pairs(self, container: etree._Element, file: int) -> Iterator[Pair]:
        """The axis-member pairs of a segment or scenario; what is no dimension there stands as one (its text typed)."""
        for part in container:
            tag = part.tag
            if tag == _EXPLICIT:
                written = part.get("dimension"), part.text if not len(part) else text_of(part)
                pair = self._known_pairs.get(written) if self.scope is not None else None
                if pair is None:
                    pair = self._explicit(part, file)
                    if pair is not None and self.scope is not None:
                        self._known_pairs[written] = pair
                if pair is not None:
                    yield pair
            elif tag == _TYPED:
                axis = self._name(part, part.get("dimension"))
                if axis is None:
                    self._problem(f"The dimension “{part.get('dimension')}” is no name.", part, file)
                else:
                    yield self._axis(axis), self._member(_typed_value(part), typed=True)
            elif isinstance(tag, str):
                yield self._axis(self._names.of_tag(tag)), self._member(text_of(part), typed=True)

    def _explicit(self, element: etree._Element, file: int) -> Pair | None:
        written, text = element.get("dimension"), text_of(element)
        axis, member = self._name(element, written), self._name(element, text)
        if axis is not None and member is not None:
            return self._axis(axis), self._member(member, typed=False)
        message = f"The dimension “{written}” or its member “{text[:60]}” is no name that the report explains."
        self._problem(message, element, file)
        return None

    def _place(self, pairs: list[Pair], element: etree._Element, file: int) -> int:
        if len(pairs) < 2:
            return self._builder.dims.place(tuple(pairs))
        single = dict(reversed(pairs))
        if len(single) < len(pairs):
            message = f"The context “{element.get('id')}” names a dimension twice; the first counts."
            self._problem(message, element, file)
        return self._builder.dims.place(tuple(sorted(single.items())))

    def _axis(self, name: str) -> int:
        known = self._known_axes.get(name)
        if known is None:
            known = self._known_axes[name] = self._builder.axes.place(Axis(name, name))
        return known

    def _member(self, name: str, *, typed: bool) -> int:
        known = self._known_members.get((name, typed))
        if known is None:
            known = self._builder.members.place(Member(name, name, typed))
            self._known_members[name, typed] = known
        return known

    def _name(self, element: etree._Element, text: str | None) -> str | None:
        """The canonical name of a QName in the content or an attribute of `element`."""
        if self.scope is None:
            scope = element.nsmap
            self._names.declare(scope)
            return self._names.of_qname(text or "", scope)
        text = text or ""
        if text not in self._known_names:
            self._known_names[text] = self._names.of_qname(text, self.scope)
        return self._known_names[text]

    def _measures(self, parent: etree._Element, file: int) -> list[str]:
        measures = []
        for element in parent.iterchildren(f"{XBRLI}measure"):
            text = text_of(element)
            name = self._name(element, text)
            if name is None:
                self._problem(f"The measure “{text[:60]}” is no name that the report explains.", element, file)
            if name or text:
                measures.append(name or text)
        return measures

    def _problem(self, message: str, element: etree._Element, file: int) -> None:
        self._builder.problem(message, f"{self._builder.files[file]}:{self.line + (element.sourceline or 0)}")


def unit_name(numerator: list[str], denominator: list[str] | None = None) -> str:
    """The name of a unit (OIM 1.0, 5.1.1): measures in order, `*` between them, in brackets where they are divided."""
    top, bottom = "*".join(sorted(numerator)), "*".join(sorted(denominator or ()))
    if not top or not bottom:
        return top or bottom
    return "/".join(f"({side})" if "*" in side else side for side in (top, bottom))


def _typed_value(element: etree._Element) -> str:
    """The value of a typed member: the text of the one element in it."""
    for child in element:
        if isinstance(child.tag, str):
            return "" if child.get(XSI_NIL) in ("true", "1") else text_of(child)
    return ""


def text_of(element: etree._Element) -> str:
    """All text of an element, trimmed: `element.text` alone ends at the first comment inside.

    An entity stands as it is written. XPath's `string()` would expand it, however large it grows.
    """
    return ("".join(element.itertext()) if len(element) else element.text or "").strip()
