"""Turns the item elements of an instance into facts: one pass, each fact straight into a row of columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from lxml import etree

from model.amounts import INF, UNSTATED
from model.building import ROW_WIDTH, FactBlock, FilingBuilder
from model.filing import Concept, Kind
from model.readers.xbrl.contexts import CONTEXT, UNIT, XBRLI, XSI_NIL, ContextTable, text_of
from model.readers.xbrl.streaming.plain import PlainContexts, PlainFacts
from model.readers.xbrl.streaming.tiles import read_tile
from model.readers.xbrl.tally import Tally
from model.readers.xbrl.values import decimals_of_precision, exact_quotient, plain_number, read_decimals, read_number
from model.taxonomy.names import Names

LINK = "{http://www.xbrl.org/2003/linkbase}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NUMERATOR, _DENOMINATOR = f"{XBRLI}numerator", f"{XBRLI}denominator"

#: As plain ints: an enumeration member would be looked up again for each fact.
_NUMBER, _TEXT = int(Kind.NUMBER), int(Kind.TEXT)

NO_CONTEXT = "{facts} left out for want of a context in the report; first {first}."
NO_UNIT = "{facts} without a unit, which the report lacks; first {first}."
NO_NUMBER = "{facts} with a unit but no number, shown as text; first {first}."
NO_ACCURACY = "{facts} with an accuracy that is none; first {first}."
NOT_PLAIN = "{facts} with elements or entities inside, shown as text; first {first}."
NO_FACT = "{facts} without any context, left out; first {first}."


class FactReader:
    """Takes the children of the root of an instance, in batches; `links` are those that are no facts."""

    def __init__(self, builder: FilingBuilder, contexts: ContextTable, names: Names) -> None:
        self.links: list[etree._Element] = []
        self.language: str | None = None
        #: What prefixes mean at the root, and the lines before the document that elements stand in.
        self.prefixes: Mapping[str | None, str] = {}
        self.line = 0
        self._builder = builder
        self._contexts = contexts
        self._places, self._units = contexts.places, contexts.units
        self._names = names
        self._tally = Tally(builder)
        self._concepts: dict[object, int] = {}
        self._decimals: dict[str | None, int] = {None: UNSTATED}
        #: Facts whose context or unit may stand further down, with their notes and the lines before them.
        self._waiting: list[tuple[etree._Element, str | None, int]] = []
        self._plain_contexts = PlainContexts(contexts)
        self._plain = PlainFacts(builder, contexts)
        self._block = FactBlock()

    def take(self, batch: Iterable[etree._Element]) -> None:
        """Reads a batch: contexts and units into their table, items and tuples into the filing.

        Numbers and texts as nearly all are written are read in place: this runs once a fact, however many there are.
        All else is left to `_add`, which makes the same of plain ones.
        """
        places, units, accuracies, concepts = self._places, self._units, self._decimals, self._concepts
        block, strings, language = self._block, self._builder.strings.place, self.language
        rows, names, line = block.rows, block.element_ids, self.line
        for element in batch:
            concept = concepts.get(element.tag)
            if concept is None:
                concept = self._meet(element)
                if concept is None:
                    continue
            get, text = element.get, element.text
            place, measure, stated = places.get(get("contextRef", "")), get("unitRef"), get("decimals")
            decimals = accuracies.get(stated)
            if place is None or decimals is None or not text or len(element) or (stated is None) != (measure is None):
                self._add(element, concept)
                continue
            unit, string, plain, kind = -1, -1, (0, 0), _NUMBER
            if measure is not None:
                known, number = units.get(measure), plain_number(text)
                if known is None or number is None:
                    self._add(element, concept)
                    continue
                unit, plain = known, number
            elif text.isspace():
                self._add(element, concept)
                continue
            else:
                string, kind = strings(text), _TEXT
                if own := get(LANG, language):
                    block.languages[len(block)] = own
            name = get("id")
            if name is not None:
                names[len(rows) // ROW_WIDTH] = name
            where = line + (element.sourceline or 0)
            rows += (concept, place[0], unit, place[1], string, where, *plain, decimals, kind)
        self._flush()

    def take_plain(self, text: str, line: int) -> bool:
        """Reads a stretch of plain numbers or contexts as text; False where it is none, and nothing was read."""
        if self._plain_contexts.add(text, self.prefixes):
            return True
        tile = read_tile(text)
        return tile is not None and self._plain.add(tile, line, self._concept_of_qname)

    def finish(self) -> None:
        """Adds the facts whose context or unit stood further down, and lists those where it stands nowhere."""
        waiting, self._waiting = self._waiting, []
        for element, note, self.line in waiting:
            context, unit = element.get("contextRef", ""), element.get("unitRef")
            if context not in self._places:
                self._count(NO_CONTEXT, element, f"{self._name(element)} in “{context}”")
                continue
            if unit is not None and self._units.setdefault(unit, -1) < 0:
                self._count(NO_UNIT, element, f"{self._name(element)} in “{unit}”")
            self._add(element, self._concept(element), note)
        self._flush()
        self._tally.tell()

    def _meet(self, element: etree._Element) -> int | None:
        """The concept of an element whose tag was not met before; None where it is no fact, and then it is read."""
        tag = str(element.tag)
        if tag == CONTEXT:
            self._contexts.add(element)
        elif tag == UNIT:
            self._contexts.add_unit(element)
        elif tag.startswith(LINK):
            self.links.append(element)
        elif element.get("contextRef") is not None:
            return self._concept(element)
        else:
            self._add_tuple(element)
        return None

    def _add_tuple(self, element: etree._Element) -> None:
        """Reads the facts in a tuple (XBRL 2.1, 4.9), each with a note of the groups that it stands in."""
        waiting = [(element, "")]
        while waiting:
            outer, path = waiting.pop()
            if not len(outer):
                self._count(NO_FACT, outer, str(outer.tag).rpartition("}")[2])
                continue
            path += (" / " if path else "") + f"{self._names.of_tag(str(outer.tag))} (line {self._line(outer)})"
            for inner in outer:
                if not isinstance(inner.tag, str):
                    continue
                if inner.get("contextRef") is not None:
                    self._add(inner, self._concept(inner), f"Part of the group {path}")
                elif inner.get(XSI_NIL) is None:
                    waiting.append((inner, path))

    def _concept(self, element: etree._Element) -> int:
        tag = str(element.tag)
        known = self._concepts.get(tag)
        if known is None:
            name = self._names.of_tag(tag)
            known = self._concepts[tag] = self._builder.concepts.place(Concept(name, name))
        return known

    def _concept_of_qname(self, text: str) -> int | None:
        prefix, _, local = text.partition(":")
        namespace = self.prefixes.get(prefix)
        name = self._names.of(namespace, local)
        return self._builder.concepts.place(Concept(name, name)) if namespace else None

    def _add(self, element: etree._Element, concept: int, note: str | None = None) -> None:
        """Adds a fact of any form."""
        place = self._places.get(element.get("contextRef", ""))
        measure = element.get("unitRef")
        unit = -1 if measure is None else self._units.get(measure)
        if place is None or unit is None:
            self._waiting.append((element, note, self.line))
            return
        block = self._block
        row = len(block)
        string, mantissa, exponent, kind = self._value(element, element.text or "", row, numeric=measure is not None)
        stated = element.get("decimals")
        decimals = self._decimals.get(stated)
        if decimals is None:
            decimals = self._new_decimals(element, stated or "")
        elif stated is None and measure is not None and kind == _NUMBER:
            decimals = self._from_precision(element, mantissa, exponent, row)
        line = self._line(element)
        block.rows.extend((concept, place[0], unit, place[1], string, line, mantissa, exponent, decimals, kind))
        name = element.get("id")
        if name is not None:
            block.element_ids[row] = name
        if note is not None:
            block.notes[row] = note

    def _value(self, element: etree._Element, text: str, row: int, *, numeric: bool) -> tuple[int, int, int, int]:
        """The id of the text, the mantissa, the power of ten and the kind of a value of any form."""
        if (not text or text.isspace()) and element.get(XSI_NIL, "").strip() in ("true", "1"):
            return -1, 0, 0, Kind.NIL
        if not len(element):
            if numeric:
                try:
                    return self._number(text, row)
                except ValueError:
                    self._count(NO_NUMBER, element, f"{self._name(element)}: “{text.strip()}”")
            else:
                self._add_language(element, row)
        elif (quotient := _fraction(element)) is not None:
            text = quotient
            try:
                return self._number(quotient, row)
            except ValueError:
                self._block.notes[row] = "A fraction that no decimal number equals."
        else:
            text = text_of(element)
            self._count(NOT_PLAIN, element, self._name(element))
        return self._builder.strings.place(text), 0, 0, Kind.TEXT

    def _number(self, text: str, row: int) -> tuple[int, int, int, int]:
        mantissa, exponent, wide = read_number(text)
        if wide is not None:
            self._block.wide[row] = wide
        return -1, mantissa, exponent, _NUMBER

    def _add_language(self, element: etree._Element, row: int) -> None:
        language = element.get(LANG, self.language)
        if language:
            self._block.languages[row] = language

    def _new_decimals(self, element: etree._Element, stated: str) -> int:
        try:
            known = read_decimals(stated)
        except ValueError:
            self._count(NO_ACCURACY, element, f"{self._name(element)}: “{stated}”")
            return UNSTATED
        self._decimals[stated] = known
        return known

    def _from_precision(self, element: etree._Element, mantissa: int, exponent: int, row: int) -> int:
        precision = element.get("precision")
        if precision is None:
            # A fraction states no accuracy: it is exact.
            return INF if len(element) else UNSTATED
        value = self._block.wide.get(row) or Decimal(mantissa).scaleb(exponent)
        try:
            return decimals_of_precision(precision, value)
        except ValueError:
            self._count(NO_ACCURACY, element, f"{self._name(element)}: “{precision}”")
            return UNSTATED

    def _name(self, element: etree._Element) -> str:
        return self._names.of_tag(str(element.tag))

    def _line(self, element: etree._Element) -> int:
        return self.line + (element.sourceline or 0)

    def _count(self, kind: str, element: etree._Element, first: str) -> None:
        self._tally.add(kind, first, 0, self._line(element))

    def _flush(self) -> None:
        if len(self._block):
            self._builder.extend(self._block)
            self._block = FactBlock()


def _fraction(element: etree._Element) -> str | None:
    """The value of a fraction item (XBRL 2.1, 5.1.1): a decimal number where one is equal, else `1/3`."""
    parts = [element.find(tag) for tag in (_NUMERATOR, _DENOMINATOR)]
    if None in parts:
        return None
    numerator, denominator = (text_of(part) for part in parts if part is not None)
    return exact_quotient(numerator, denominator)
