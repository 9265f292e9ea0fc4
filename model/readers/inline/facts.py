"""Turns the fact elements of a document set into rows of the table of facts."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Context, Decimal, DivisionByZero, Inexact, InvalidOperation

from lxml import etree

from model.amounts import MAX_EXPONENT, UNSTATED
from model.building import FilingBuilder
from model.filing import Concept
from model.readers.inline.collecting import NAMESPACES, TUPLES, Piece
from model.readers.inline.contents import Contents, language_of
from model.readers.inline.tally import Tally
from model.readers.inline.values import Formats, UnknownFormatError, amount
from model.readers.xbrl.contexts import XSI_NIL, ContextTable
from model.readers.xbrl.values import decimals_of_precision, read_decimals
from model.taxonomy.names import Names

_NUMERATORS = tuple(f"{{{namespace}}}numerator" for namespace in NAMESPACES)
_DENOMINATORS = tuple(f"{{{namespace}}}denominator" for namespace in NAMESPACES)
_EXACT = Context(prec=MAX_EXPONENT, traps=[Inexact, DivisionByZero, InvalidOperation])
_TRUE = ("true", "1")


class FactReader:
    """Adds facts one by one. Whatever is wrong with one is counted, and it is kept as far as it can be."""

    def __init__(
        self, builder: FilingBuilder, contexts: ContextTable, names: Names, contents: Contents, tally: Tally
    ) -> None:
        self._builder = builder
        self._contexts = contexts
        self._names = names
        self._contents = contents
        self._tally = tally
        self._formats = Formats()
        self._concepts: dict[tuple[int, str], int] = {}

    def add(self, piece: Piece, note: str | None, *, languages: bool) -> None:
        """Adds the fact of an element, with what footnotes say of it; `languages` where the document states any."""
        element = piece.element
        concept = self._concept(piece)
        period = self._contexts.periods.get(element.get("contextRef", "").strip())
        if concept is None:
            self._note("A fact has a name that its document does not explain, and is left out", piece, "name")
            return
        if period is None:
            self._note("A fact has a context that no document of the set holds, and is left out", piece, "contextRef")
            return
        dims = self._contexts.dims[element.get("contextRef", "").strip()]
        nil = element.get(XSI_NIL, "").strip() in _TRUE
        unit, decimals, language = -1, UNSTATED, None
        value: Decimal | str | None = None
        if piece.kind == "nonNumeric":
            value = None if nil else self._text(piece)
            language = language_of(piece) if languages else None
        else:
            value = None if nil else self._fraction(piece) if piece.kind == "fraction" else self._number(piece)
            unit = self._unit(piece)
            decimals = self._decimals(piece, value)
        self._builder.add(
            concept,
            period,
            dims,
            value,
            unit=unit,
            decimals=decimals,
            file=piece.file,
            line=piece.line,
            element_id=element.get("id"),
            note=self._with_group(piece, note),
            language=language,
        )

    def _concept(self, piece: Piece) -> int | None:
        written = piece.element.get("name", "")
        if piece.scope is not None and (piece.file, written) in self._concepts:
            return self._concepts[piece.file, written]
        name = self._names.of_qname(written, piece.prefixes)
        if name is None:
            return None
        concept = self._builder.concepts.place(Concept(name, name))
        self._concepts[piece.file, written] = concept
        return concept

    def _unit(self, piece: Piece) -> int:
        reference = piece.element.get("unitRef", "").strip()
        unit = self._contexts.units.get(reference)
        if unit is None:
            said = "has a unit that no document of the set holds" if reference else "has no unit"
            self._note(f"A number {said}", piece, "unitRef")
            return -1
        return unit

    def _decimals(self, piece: Piece, value: Decimal | str | None) -> int:
        """The stated decimals, or those that a stated precision amounts to."""
        stated, precision = piece.element.get("decimals"), piece.element.get("precision")
        try:
            if stated is not None:
                return read_decimals(stated)
            if precision is not None and isinstance(value, Decimal):
                return decimals_of_precision(precision, value)
        except ValueError:
            self._note("A number has an accuracy that is none", piece, "precision" if stated is None else "decimals")
        return UNSTATED

    def _text(self, piece: Piece) -> str:
        """The text of a fact or, where it is escaped, its XHTML: that is its value (Inline XBRL 1.1, section 11.1.2)."""
        if piece.element.get("escape", "").strip() in _TRUE:
            text = self._contents.markup(piece)
        else:
            text = self._contents.text(piece)
        return self._formatted(piece, piece.element, text)[0]

    def _formatted(self, piece: Piece, element: etree._Element, text: str) -> tuple[str, bool]:
        """The text after its format, and whether it fitted."""
        name = element.get("format")
        if name is None:
            return text, True
        try:
            return self._formats.apply(name, piece.prefixes, text), True
        except UnknownFormatError as error:
            self._tally.add(str(error), piece.file, piece.line)
        except ValueError as error:
            self._tally.add(str(error), piece.file, piece.line, text)
        return text, False

    def _number(self, piece: Piece) -> Decimal | str:
        return self._amount(piece, piece.element, self._contents.text(piece))

    def _amount(self, piece: Piece, element: etree._Element, text: str) -> Decimal | str:
        """The amount of a number; its text where it cannot be read, for no number is better than a wrong one."""
        shown, fits = self._formatted(piece, element, text)
        if not fits:
            return text.strip()
        try:
            return amount(shown, element.get("scale"), element.get("sign"))
        except ValueError as error:
            self._tally.add(str(error), piece.file, piece.line, text)
            return text.strip()

    def _fraction(self, piece: Piece) -> Decimal | str:
        """The quotient of numerator and denominator where it is a decimal number, else both as text: `1/3`."""
        parts = []
        for tags in (_NUMERATORS, _DENOMINATORS):
            part = next(piece.element.iter(*tags), None)
            text = "" if part is None else self._contents.text(piece._replace(element=part))
            parts.append(text if part is None else self._amount(piece, part, text))
        above, below = parts
        if isinstance(above, Decimal) and isinstance(below, Decimal) and below:
            try:
                return _EXACT.divide(above, below)
            except (Inexact, InvalidOperation):
                return f"{above}/{below}"
        self._note("A fraction lacks a number above or below its line", piece, "name")
        return "/".join(str(part) for part in parts)

    def _with_group(self, piece: Piece, note: str | None) -> str | None:
        """What is said of a fact, with the tuple that it belongs to (Inline XBRL 1.1, section 15)."""
        groups: Mapping[str, Piece] = self._contents.tuples
        if not groups:
            return note
        around = groups.get(piece.element.get("tupleRef", ""))
        group = around.element if around else next(piece.element.iterancestors(*TUPLES), None)
        if group is None:
            return note
        return "\n".join(filter(None, (f"Part of the group {group.get('name', '')}", note)))

    def _note(self, sentence: str, piece: Piece, attribute: str) -> None:
        self._tally.add(sentence, piece.file, piece.line, piece.element.get(attribute, ""))
