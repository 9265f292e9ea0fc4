"""Turns the fact elements of a document set into rows of the table of facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from lxml import etree

from model.amounts import INF, MAX_EXPONENT, UNSTATED, plain
from model.building import FactBlock, FilingBuilder
from model.filing import Concept, Kind
from model.readers.inline.collecting import NAMESPACES, Piece
from model.readers.inline.contents import Contents, language_of
from model.readers.inline.transforms.text import Transform
from model.readers.inline.tuples import Tuples
from model.readers.inline.values import UnreadableError, amount, find_format, formatted, read_scale
from model.readers.xbrl.contexts import XSI_NIL, ContextTable
from model.readers.xbrl.facts import NO_ACCURACY, NO_CONTEXT, NO_UNIT
from model.readers.xbrl.tally import Tally
from model.readers.xbrl.values import decimals_of_precision, exact_quotient, plain_number, read_decimals, read_number
from model.taxonomy.names import Names

NO_NAME = "{facts} with a name that the document does not explain, left out; first “{first}”."
NO_CONTEXTS = (
    "{facts} left out for want of a context: the document of the set that holds the contexts (periods, axes, entity) "
    "is not beside this one; open the filing's whole folder or archive. First {first}."
)
NO_QUOTIENT = "A fraction that no decimal number equals."

_PARTS = tuple(tuple(f"{{{namespace}}}{part}" for namespace in NAMESPACES) for part in ("numerator", "denominator"))
_TRUE = ("true", "1")
#: The id of a text, the mantissa, the power of ten and the kind of a value, as a row of the table has them.
_Value = tuple[int, int, int, int]
#: As plain ints: an enumeration member would be looked up again for each fact.
_NUMBER, _TEXT, _NIL = int(Kind.NUMBER), int(Kind.TEXT), int(Kind.NIL)


class FactReader:
    """Reads facts document by document. Whatever is wrong with one is counted, and it is kept as far as it can be."""

    def __init__(
        self, builder: FilingBuilder, contexts: ContextTable, names: Names, contents: Contents, tally: Tally
    ) -> None:
        self._builder = builder
        self._contexts = contexts
        self._names = names
        self._contents = contents
        self._tally = tally
        self._block = FactBlock()
        self._scales: dict[str | None, int] = {None: 0}
        self._decimals: dict[str | None, int] = {None: UNSTATED}
        # What names mean in the document that is read.
        self._concepts: dict[str, int] = {}
        self._formats: dict[str, Transform] = {}
        self._declared: Mapping[str | None, str] = {}

    def take(self, pieces: Iterable[Piece], file: int, tuples: Tuples, *, languages: bool) -> None:
        """Reads the facts of one document; `languages` says that it states any."""
        self._block = FactBlock(file)
        self._concepts, self._formats = {}, {}
        for piece in pieces:
            if piece.kind == "nonFraction" and not tuples and self._add_plain(piece.element):
                continue
            row = self._add(piece)
            if row is not None:
                if languages and piece.kind == "nonNumeric" and (language := language_of(piece)):
                    self._block.languages[row] = language
                if tuples:
                    self._block.notes.update(tuples.note_of(row, piece, self._block.notes.get(row)))
        self._builder.extend(self._block)

    def _add_plain(self, element: etree._Element) -> bool:
        """Adds a number as nearly all are written, as `_add` would, in one go; False where it is anything else."""
        get, shown = element.get, element.text
        concept, decimals = self._concepts.get(get("name", "")), self._decimals.get(get("decimals", ""))
        unit, place = self._contexts.units.get(get("unitRef", "")), self._contexts.places.get(get("contextRef", ""))
        power, sign, name = self._scales.get(get("scale")), get("sign"), get("format")
        if concept is None or unit is None or place is None or power is None or decimals is None:
            return False
        if name is not None and shown:
            convert = self._formats.get(name)
            shown = convert(shown) if convert else None
        number = None if not shown or len(element) or sign not in (None, "-") else plain_number(shown)
        if number is None or (sign and number[0] <= 0) or abs(number[1] + power) > MAX_EXPONENT:
            return False
        mantissa = -number[0] if sign else number[0]
        block = self._block
        row = len(block)
        where = element.sourceline or 0
        block.rows += (concept, place[0], unit, place[1], -1, where, mantissa, number[1] + power, decimals, _NUMBER)
        name = get("id")
        if name is not None:
            block.element_ids[row] = name
        return True

    def _add(self, piece: Piece) -> int | None:
        """Adds a fact and gives its row in the block; None where it cannot be placed."""
        element = piece.element
        get = element.get
        written, context = get("name", ""), get("contextRef", "")
        concept = self._concepts.get(written)
        if concept is None:
            concept = self._new_concept(written, piece)
        period = self._contexts.periods.get(context)
        if period is None or concept < 0:
            if period is None:
                said = NO_CONTEXT if self._contexts.periods else NO_CONTEXTS
                self._count(said, f"{written} in “{context}”", piece)
            return None
        block = self._block
        row = len(block)
        unit, decimals = -1, UNSTATED
        if element.text is None and get(XSI_NIL, "").strip() in _TRUE:
            string, mantissa, exponent, kind = -1, 0, 0, _NIL
        else:
            string, mantissa, exponent, kind = self._value(piece, row)
        if piece.kind != "nonNumeric":
            unit = self._contexts.units.get(get("unitRef", ""), -1)
            if unit < 0:
                self._count(NO_UNIT, f"{written} in “{get('unitRef', '')}”", piece)
            stated = get("decimals")
            known = self._decimals.get(stated) if stated else None
            decimals = self._accuracy(piece, stated, (mantissa, exponent, kind), row) if known is None else known
        dims = self._contexts.dims[context]
        block.rows.extend((concept, period, unit, dims, string, piece.line, mantissa, exponent, decimals, kind))
        name = get("id")
        if name is not None:
            block.element_ids[row] = name
        return row

    def _new_concept(self, written: str, piece: Piece) -> int:
        """The id of a concept, -1 where its name means nothing."""
        prefixes = piece.prefixes
        if prefixes is not self._declared:
            self._names.declare(prefixes)
            self._declared = prefixes
        name = self._names.of_qname(written, prefixes)
        if name is None:
            self._count(NO_NAME, written, piece)
            return -1
        concept = self._builder.concepts.place(Concept(name, name))
        if piece.scope is not None:
            self._concepts[written] = concept
        return concept

    def _accuracy(self, piece: Piece, stated: str | None, value: tuple[int, int, int], row: int) -> int:
        """The stated decimals, or those that a stated precision amounts to. A fraction is exact."""
        mantissa, exponent, kind = value
        precision = piece.element.get("precision")
        try:
            if stated is not None:
                self._decimals[stated] = read_decimals(stated)
                return self._decimals[stated]
            if precision is not None and kind == _NUMBER:
                wide = self._block.wide.get(row)
                return decimals_of_precision(precision, Decimal(mantissa).scaleb(exponent) if wide is None else wide)
        except ValueError:
            self._count(NO_ACCURACY, f"{piece.element.get('name')}: “{stated or precision}”", piece)
        return INF if piece.kind == "fraction" and kind == _NUMBER else UNSTATED

    def _value(self, piece: Piece, row: int) -> _Value:
        """The value of a fact that is not nil; that of an escaped text is its XHTML (Inline XBRL 1.1, 11.1.2)."""
        if piece.kind == "nonFraction":
            return self._amount(piece, piece.element, row)
        if piece.kind == "fraction":
            return self._fraction(piece, row)
        escaped = piece.element.get("escape", "").strip() in _TRUE
        text = self._contents.markup(piece) if escaped else self._contents.text(piece)
        name = piece.element.get("format")
        if name is not None:
            try:
                text = self._shown(piece, name, text)
            except UnreadableError as error:
                self._refuse(error, text, piece)
        return self._builder.strings.place(text), 0, 0, _TEXT

    def _amount(self, piece: Piece, element: etree._Element, row: int) -> _Value:
        """The amount of a number; its text where it cannot be read, for no number is better than a wrong one.

        What most numbers are is read in place: this runs once a fact.
        """
        get = element.get
        text = self._contents.text(piece._replace(element=element)) if len(element) else element.text or ""
        name, scale, sign = get("format"), get("scale"), get("sign")
        try:
            convert = self._formats.get(name) if name else None
            shown = convert(text) if convert else None
            if shown is None:
                shown = self._shown(piece, name, text) if name else text
            power = self._scales.get(scale)
            if power is None:
                power = self._scales[scale] = read_scale(scale or "0")
            if sign is None and len(shown) < 19 and shown.isdecimal() and shown.isascii():
                return -1, int(shown), power, _NUMBER
            mantissa, exponent, wide = amount(shown, power, sign)
        except UnreadableError as error:
            self._refuse(error, text, piece)
            return self._builder.strings.place(text.strip()), 0, 0, _TEXT
        if wide is not None:
            self._block.wide[row] = wide
        return -1, mantissa, exponent, _NUMBER

    def _shown(self, piece: Piece, name: str, text: str) -> str:
        """The text after its format. Raises UnreadableError where there is no such format, or it does not fit."""
        convert = find_format(name, piece.prefixes)
        if piece.scope is not None:
            self._formats[name] = convert
        return formatted(convert, name, text)

    def _fraction(self, piece: Piece, row: int) -> _Value:
        """The quotient of numerator and denominator where it is a decimal number, else both as text: `1/3`."""
        texts = []
        for tags in _PARTS:
            part = next(piece.element.iter(*tags), None)
            if part is None:
                texts.append("")
                continue
            string, mantissa, exponent, kind = self._amount(piece, part, row)
            wide = self._block.wide.pop(row, None)
            value = Decimal(mantissa).scaleb(exponent) if wide is None else wide
            texts.append(plain(value) if kind == _NUMBER else self._builder.strings.items[string])
        quotient = exact_quotient(*texts)
        try:
            mantissa, exponent, wide = read_number(quotient)
        except ValueError:
            self._block.notes[row] = NO_QUOTIENT
            return self._builder.strings.place(quotient), 0, 0, _TEXT
        if wide is not None:
            self._block.wide[row] = wide
        return -1, mantissa, exponent, _NUMBER

    def _refuse(self, error: UnreadableError, text: str, piece: Piece) -> None:
        self._count(error.kind, f"{piece.element.get('name')}{error.about}: “{text.strip()[:60]}”", piece)

    def _count(self, kind: str, first: str, piece: Piece) -> None:
        self._tally.add(kind, " ".join(first[:240].split()), piece.file, piece.line)
