"""Turns the fact elements of a document set into rows of the table of facts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from lxml import etree

from model.amounts import INF, UNSTATED, parse_amount, plain
from model.building import FilingBuilder
from model.filing import Concept
from model.readers.inline.collecting import NAMESPACES, TUPLES, Piece
from model.readers.inline.contents import Contents, language_of
from model.readers.inline.values import Formats, UnreadableError, amount
from model.readers.xbrl.contexts import XSI_NIL, ContextTable
from model.readers.xbrl.tally import Tally
from model.readers.xbrl.values import decimals_of_precision, exact_quotient, read_decimals
from model.taxonomy.names import Names

NO_NAME = "{facts} have a name that their document does not explain and were left out; first “{first}”."
NO_CONTEXT = "{facts} could not be placed: the context is in no document of the report; first {first}."
NO_UNIT = "{facts} stand without a unit: it is in no document of the report; first {first}."
NO_ACCURACY = "{facts} state an accuracy that is none; first {first}."

_PARTS = tuple(tuple(f"{{{namespace}}}{part}" for namespace in NAMESPACES) for part in ("numerator", "denominator"))
#: Tuples are told up to so many levels: chains of references may be long.
_MAX_DEPTH = 8
_TRUE = ("true", "1")


class FactReader:
    """Adds facts one by one. Whatever is wrong with one is counted, and it is kept as far as it can be."""

    def __init__(
        self,
        builder: FilingBuilder,
        contexts: ContextTable,
        names: Names,
        contents: Contents,
        tally: Tally,
        tuples: dict[str, Piece],
    ) -> None:
        self._builder = builder
        self._contexts = contexts
        self._names = names
        self._contents = contents
        self._tally = tally
        self._tuples = tuples
        self._formats = Formats()
        self._concepts: dict[tuple[int, str], int] = {}

    def add(self, piece: Piece, *, languages: bool) -> None:
        """Adds the fact of an element; `languages` says that its document states any."""
        element = piece.element
        concept = self._concept(piece)
        context = element.get("contextRef", "").strip()
        period = self._contexts.periods.get(context)
        if concept is None or period is None:
            written = element.get("name", "")
            self._count(*((NO_NAME, written) if concept is None else (NO_CONTEXT, f"{written} in “{context}”")), piece)
            return
        nil = element.get(XSI_NIL, "").strip() in _TRUE
        numeric = piece.kind != "nonNumeric"
        value = None if nil else self._value(piece)
        row = self._builder.add(
            concept,
            period,
            self._contexts.dims[context],
            value,
            unit=self._unit(piece) if numeric else -1,
            decimals=self._decimals(piece, value) if numeric else UNSTATED,
            file=piece.file,
            line=piece.line,
            element_id=element.get("id"),
            language=language_of(piece) if languages and not numeric else None,
        )
        if self._tuples:
            self._annotate(row, piece)
        if piece.kind == "fraction" and isinstance(value, str):
            self._builder.annotate(row, "A fraction that no decimal number equals.")

    def _concept(self, piece: Piece) -> int | None:
        written = piece.element.get("name", "")
        if piece.scope is not None and (piece.file, written) in self._concepts:
            return self._concepts[piece.file, written]
        name = self._names.of_qname(written, piece.prefixes)
        if name is None:
            return None
        concept = self._concepts[piece.file, written] = self._builder.concepts.place(Concept(name, name))
        return concept

    def _unit(self, piece: Piece) -> int:
        reference = piece.element.get("unitRef", "").strip()
        unit = self._contexts.units.get(reference)
        if unit is None:
            self._count(NO_UNIT, f"{piece.element.get('name')} in “{reference}”", piece)
            return -1
        return unit

    def _decimals(self, piece: Piece, value: Decimal | str | None) -> int:
        """The stated decimals, or those that a stated precision amounts to. A fraction is exact."""
        stated, precision = piece.element.get("decimals"), piece.element.get("precision")
        try:
            if stated is not None:
                return read_decimals(stated)
            if precision is not None and isinstance(value, Decimal):
                return decimals_of_precision(precision, value)
        except ValueError:
            self._count(NO_ACCURACY, f"{piece.element.get('name')}: “{stated or precision}”", piece)
        return INF if piece.kind == "fraction" and isinstance(value, Decimal) else UNSTATED

    def _value(self, piece: Piece) -> Decimal | str:
        """The amount of a number; its text where it cannot be read, for no number is better than a wrong one.

        The value of an escaped text is its XHTML, of any other its text (Inline XBRL 1.1, section 11.1.2).
        """
        if piece.kind == "fraction":
            return self._fraction(piece)
        if piece.kind == "nonFraction":
            return self._amount(piece, piece.element)
        escaped = piece.element.get("escape", "").strip() in _TRUE
        text = self._contents.markup(piece) if escaped else self._contents.text(piece)
        if piece.element.get("format") is None:
            return text
        try:
            return self._formatted(piece, piece.element, text)
        except UnreadableError as error:
            self._count(str(error), text, piece)
            return text

    def _formatted(self, piece: Piece, element: etree._Element, text: str) -> str:
        name = element.get("format")
        return text if name is None else self._formats.apply(name, piece.prefixes, text)

    def _amount(self, piece: Piece, element: etree._Element) -> Decimal | str:
        text = self._contents.text(piece._replace(element=element))
        try:
            return amount(self._formatted(piece, element, text), element.get("scale"), element.get("sign"))
        except UnreadableError as error:
            self._count(str(error), text, piece)
            return text.strip()

    def _fraction(self, piece: Piece) -> Decimal | str:
        """The quotient of numerator and denominator where it is a decimal number, else both as text: `1/3`."""
        texts = []
        for tags in _PARTS:
            part = next(piece.element.iter(*tags), None)
            value = "" if part is None else self._amount(piece, part)
            texts.append(plain(value) if isinstance(value, Decimal) else value)
        quotient = exact_quotient(*texts)
        try:
            return parse_amount(quotient)
        except ValueError:
            return quotient

    def _annotate(self, row: int, piece: Piece) -> None:
        """Notes the tuples that a fact belongs to (Inline XBRL 1.1, section 15)."""
        groups = [
            f"{self._names.of_qname(group.get('name', ''), group.nsmap)} (line {group.sourceline})"
            for group in islice(self._groups(piece.element), _MAX_DEPTH)
        ]
        if groups:
            self._builder.annotate(row, f"Part of the group {' / '.join(reversed(groups))}")

    def _groups(self, element: etree._Element) -> Iterator[etree._Element]:
        """The tuples around an element or named by it, from within outwards."""
        seen: set[str] = set()
        while True:
            reference = element.get("tupleRef", "")
            named = self._tuples.get(reference) if reference not in seen else None
            around = named.element if named else next(element.iterancestors(*TUPLES), None)
            if around is None:
                return
            seen.add(reference)
            element = around
            yield element

    def _count(self, kind: str, first: str, piece: Piece) -> None:
        self._tally.add(kind, " ".join(first[:240].split()), piece.file, piece.line)
