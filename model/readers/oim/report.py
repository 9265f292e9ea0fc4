"""Turns the facts of an OIM report, whatever form it was written in, into the facts of a filing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from model.amounts import INF, UNSTATED, parse_amount
from model.building import FilingBuilder
from model.filing import Axis, Member, Placement
from model.networks import Taxonomy
from model.periods import Period
from model.readers.oim.header import Header
from model.readers.oim.own import EXTRAS, LABELS, own_id
from model.readers.oim.periods import full_period, short_period
from model.readers.oim.tally import Tally
from model.readers.oim.values import like_number, looks_numeric, note_text, numeric_type, without_suffix
from model.readers.oim.words import Words
from model.readers.xbrl.contexts import ContextTable
from model.readers.xbrl.finishing import finish_report
from model.readers.xbrl.values import read_decimals
from model.taxonomy.names import Names

_NOTE = ("https://xbrl.org/2021", "note")
_CORE = ("concept", "entity", "period", "unit", "language", "noteId")


class Fact(NamedTuple):
    """A fact as the report states it; a value None is nil. `extras` is what Crossfoot noted of it beside xBRL-JSON."""

    id: str
    dimensions: Mapping[str, str | None]
    value: str | None
    decimals: str | None = None
    line: int = 0
    file: int = 0
    extras: Mapping[str, object] = {}


class Report:
    """Takes the facts of one report in their order.

    `strict` is xBRL-JSON, where a fact has only what applies to it; in xBRL-CSV a unit, a language or decimals may
    stand for a whole table, and mean nothing for those of its facts that they do not apply to.
    """

    def __init__(
        self,
        builder: FilingBuilder,
        header: Header,
        names: Names,
        taxonomy: Taxonomy,
        tally: Tally,
        *,
        strict: bool,
    ) -> None:
        self._builder = builder
        self._header = header
        self._taxonomy = taxonomy
        self._tally = tally
        self._strict = strict
        self._names = names
        self._words = Words(builder, header, taxonomy, self._names, tally)
        self._periods: dict[str | None, int] = {}
        self._dims: dict[tuple[tuple[str, str | None], ...], int] = {}
        self._rows: dict[str, int] = {}
        self._notes: dict[str, str] = {}
        self._links: list[tuple[str, str]] = []

    def add(self, fact: Fact) -> None:
        """Adds a fact; what is wrong with it is listed, and what is right with it kept."""
        where = self._where(fact)
        dimensions = fact.dimensions
        name = dimensions.get("concept")
        if not name:
            self._tally.add("no concept", f"The fact “{fact.id[:60]}” has no concept, and was left out.", where)
            return
        if self._words.expanded(name) == _NOTE:
            self._notes[fact.id] = note_text(fact.value or "")
            return
        concept = self._words.concept(name, where)
        if not self._strict:
            fact = self._without_suffix(fact, concept)
        value = self._value(fact, concept, where)
        number = isinstance(value, Decimal) or (value is None and fact.extras.get("number") is True)
        row = self._builder.add(
            concept,
            self._period(fact, where),
            self._dimensions(dimensions, where),
            value,
            unit=self._unit(fact, number=number, where=where),
            decimals=self._decimals(fact, where) if isinstance(value, Decimal) else UNSTATED,
            file=fact.file,
            line=fact.line,
            placement=_placement(fact),
            element_id=_text(fact.extras.get("id")) or own_id(fact.id) or None,
            note=_text(fact.extras.get("note")),
            language=_text(fact.extras.get("language")) or dimensions.get("language")
            if isinstance(value, str)
            else None,
        )
        self._rows[fact.id] = row

    def link(self, source: str, targets: Iterable[str]) -> None:
        """Notes that a fact refers to others, mostly notes; they may come later in the report."""
        self._links.extend((source, target) for target in targets)

    def finish(self) -> None:
        """Completes the builder with notes, labels, entity and sections, and lists the problems."""
        for source, target in self._links:
            row = self._rows.get(source)
            text = self._notes.get(target) or self._reference(target)
            if row is None or text is None:
                self._tally.add("link", f"“{source[:60]}” refers to “{target[:60]}”; one of them is not there.", "")
            else:
                self._builder.annotate(row, text)
        contexts = ContextTable(self._builder, self._names)
        contexts.identifier = self._words.identifier
        finish_report(self._builder, contexts, self._names, self._taxonomy, self._header.taxonomy)
        self._words.restore_labels()
        self._tally.flush()

    def _reference(self, target: str) -> str | None:
        return f"See the fact “{target}”." if target in self._rows else None

    def _where(self, fact: Fact) -> str:
        return f"{self._builder.files[fact.file]}:{fact.line}"

    def _period(self, fact: Fact, where: str) -> int:
        stated = fact.extras.get("period")
        if isinstance(stated, str):
            return -1 if stated == "open" else self._words.period(_shown_period(stated))
        text = fact.dimensions.get("period")
        known = self._periods.get(text)
        if known is None:
            known = self._periods[text] = self._read_period(text, where)
        return known

    def _read_period(self, text: str | None, where: str) -> int:
        if not text and (text is None or not self._strict):
            return self._words.period(None)
        try:
            period = full_period(text) if self._strict else short_period(text)
        except ValueError as error:
            self._tally.add("period", f"A period could not be read: {error}.", where)
            return -1
        if period.start and period.end and period.start > period.end:
            self._tally.add("order", f"The period {period.text} ends before it starts.", where)
        return self._words.period(period)

    def _dimensions(self, dimensions: Mapping[str, str | None], where: str) -> int:
        key = tuple((axis, value) for axis, value in dimensions.items() if axis not in _CORE or axis == "entity")
        known = self._dims.get(key)
        if known is None:
            pairs: dict[str, tuple[Axis, Member]] = {}
            for axis, value in key:
                if axis != "entity":
                    pair = self._words.pair(axis, value, where)
                else:
                    other = self._words.entity(value, where) if value is not None else None
                    if other is None:
                        continue
                    pair = other
                pairs.setdefault(pair[0].name, pair)
            known = self._dims[key] = self._builder.dimensions(pairs.values())
        return known

    def _without_suffix(self, fact: Fact, concept: int) -> Fact:
        """A fact of xBRL-CSV with the decimals that its value ends in."""
        parts = without_suffix(fact.value) if fact.value else None
        if parts is None or numeric_type(self._words.item_type(concept)) is False:
            return fact
        return fact._replace(value=parts[0], decimals=parts[1])

    def _value(self, fact: Fact, concept: int, where: str) -> Decimal | str | None:
        value = fact.value
        if value is None:
            return None
        if fact.extras.get("expanded") is True:
            return self._words.in_full(value)
        if not self._numeric(fact, value, concept, where):
            return value
        try:
            return parse_amount(value)
        except ValueError as error:
            if self._strict or numeric_type(self._words.item_type(concept)):
                self._tally.add("number", f"The value of “{fact.id[:60]}” is kept as text: {error}.", where)
            return value

    def _numeric(self, fact: Fact, value: str, concept: int, where: str) -> bool:
        """The fact holds a number: as its concept's type says, else by what is stated of it, else by its form."""
        stated = fact.extras.get("number")
        if isinstance(stated, bool):
            return stated
        known = numeric_type(self._words.item_type(concept))
        if known is not None:
            return known
        if fact.dimensions.get("unit") is not None or fact.decimals is not None:
            return self._strict or like_number(value)
        if self._strict and fact.dimensions.get("language") is not None:
            return False
        if not looks_numeric(value) or self._words.is_cover_page(concept):
            return False
        message = "A value without unit and decimals is read as a pure number; the taxonomy with its type is not there."
        self._tally.add("pure by form", message, where, "info")
        return True

    def _unit(self, fact: Fact, *, number: bool, where: str) -> int:
        text = fact.dimensions.get("unit")
        if number or (text is not None and (self._strict or fact.value is None)):
            return self._words.unit(text or None, where)
        return -1

    def _decimals(self, fact: Fact, where: str) -> int:
        if fact.extras.get("decimals") == "unstated":
            return UNSTATED
        if fact.decimals is None:
            return INF
        try:
            return read_decimals(fact.decimals)
        except ValueError as error:
            self._tally.add("decimals", f"Decimals could not be read: {error}.", where)
            return UNSTATED


def names_of(header: Header) -> Names:
    """The prefixes of a report, without those of Crossfoot's own namespaces, which stand in no filing."""
    return Names({prefix: uri for prefix, uri in header.namespaces.items() if uri not in (LABELS, EXTRAS)})


def _placement(fact: Fact) -> Placement:
    name = fact.extras.get("placement")
    return Placement.__members__.get(name.upper(), Placement.GIVEN) if isinstance(name, str) else Placement.GIVEN


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _shown_period(text: str) -> Period | None:
    """The period in the form of `Period.text`; None (forever) where it is none of those."""
    start, slash, end = text.partition("/")
    try:
        return (
            Period(date.fromisoformat(start), date.fromisoformat(end))
            if slash
            else Period(None, date.fromisoformat(start))
        )
    except ValueError:
        return None
