"""Turns the rows of a filing into fact objects of xBRL-JSON."""

from __future__ import annotations

from datetime import date, timedelta
from html import escape

import numpy as np

from model.amounts import INF, UNSTATED, plain
from model.exports.oimnames import OimNames
from model.filing import Dimensions, Filing, Kind, Placement
from model.periods import Period
from model.readers.oim.own import given_id, ncname, qname
from model.readers.oim.values import has_language, is_expanded, looks_numeric, numeric_type
from model.readers.xbrl.contexts import ENTITY_AXIS

Json = dict[str, object]

#: Behind the language of a note there is none; xBRL-JSON demands one (`und`: undetermined, ISO 639-2).
_NO_LANGUAGE = "und"
_MIDNIGHT = "00:00:00"


class OimFacts:
    """The facts of a filing by row.

    `unplaced` are the rows that xBRL-JSON has no period for; `typed_axes` those whose values look like names;
    `has_others` tells that some facts are of another entity than `own_entity`.
    """

    def __init__(self, filing: Filing) -> None:
        self.names = OimNames(filing)
        self.typed_axes: set[str] = set()
        self.has_others = False
        self.own_entity = self._own_entity(filing)
        self._filing = filing
        facts = filing.facts
        self._concepts = [self.names.concept(concept) for concept in filing.concepts]
        self._numeric = [numeric_type(concept.item_type) for concept in filing.concepts]
        self._spoken = [has_language(concept.item_type) for concept in filing.concepts]
        self._units = [self.names.unit(unit) for unit in filing.units]
        if np.any((facts.kind == Kind.NUMBER) & (facts.unit < 0)):
            self._units.append(self.names.unit(None))
        self._periods = [_period(period) for period in filing.periods]
        self._dims = [self._dimensions(dims) for dims in filing.dims]
        self._ids: set[str] = set()
        self._notes: dict[str, str] = {}
        late = np.array([text is None for text in self._periods] + [True])
        self.unplaced: list[int] = np.flatnonzero(late[facts.period]).tolist()
        self._late = set(self.unplaced)

    def __len__(self) -> int:
        return len(self._filing.facts)

    def member(self, row: int) -> tuple[str, Json]:
        """The id and the object of a fact; each row is asked for once."""
        filing, facts = self._filing, self._filing.facts
        concept, kind = int(facts.concept[row]), Kind(int(facts.kind[row]))
        dimensions: dict[str, str | None] = {"concept": self._concepts[concept], **self._dims[int(facts.dims[row])]}
        fact: Json = {"value": None, "dimensions": dimensions}
        extra: Json = {}
        self._add_period(row, dimensions, fact, extra)
        unit = self._unit(row, kind)
        if unit is not None:
            dimensions["unit"] = unit
        if kind is Kind.NUMBER:
            self._add_number(row, fact, extra, bare=unit is None, textual=self._numeric[concept] is False)
        elif kind is Kind.TEXT:
            language = facts.languages.get(row)
            if language and self._spoken[concept]:
                dimensions["language"] = language.lower()
            elif language:
                extra["language"] = language
            text = filing.text(row) or ""
            self._add_text(text, fact, extra, self._numeric[concept])
            if self._reads_as_number(text, unit, dimensions.get("language"), self._numeric[concept]):
                extra["number"] = False
        elif unit is None and facts.unit[row] >= 0:
            extra["number"] = True
        self._add_note(row, fact, extra)
        element_id = facts.element_ids.get(row, "")
        if element_id and not ncname().match(element_id):
            extra["id"] = element_id
        if extra:
            fact[f"{self.names.extras}:extra"] = extra
        return self._id(element_id, row), fact

    def notes(self) -> list[tuple[str, Json]]:
        """The footnotes of the facts written so far, as facts of xBRL-JSON."""
        return [
            (
                note_id,
                {
                    "value": "".join(f"<p>{escape(line, quote=False)}</p>" for line in note.split("\n")),
                    "dimensions": {"concept": "xbrl:note", "noteId": note_id, "language": _NO_LANGUAGE},
                },
            )
            for note, note_id in self._notes.items()
        ]

    def _add_period(self, row: int, dimensions: dict[str, str | None], fact: Json, extra: Json) -> None:
        code = int(self._filing.facts.period[row])
        if row in self._late:
            fact["at"] = row
            extra["period"] = self._filing.periods[code].text if code >= 0 else "open"
        elif self._periods[code]:
            dimensions["period"] = self._periods[code]

    def _unit(self, row: int, kind: Kind) -> str | None:
        code = int(self._filing.facts.unit[row])
        # The last of the units stands for none.
        return self._units[code] if code >= 0 or kind is Kind.NUMBER else None

    def _add_number(self, row: int, fact: Json, extra: Json, *, bare: bool, textual: bool) -> None:
        value = self._filing.facts.amount[row]
        fact["value"] = plain(value) if value.is_finite() else str(value).replace("Infinity", "INF")
        decimals = int(self._filing.facts.decimals[row])
        if decimals == UNSTATED:
            extra["decimals"] = "unstated"
        elif decimals != INF:
            fact["decimals"] = decimals
        if textual or (bare and "decimals" not in fact):
            extra["number"] = True

    def _add_text(self, text: str, fact: Json, extra: Json, numeric: bool | None) -> None:
        names = self.names.expanded(text) if numeric is None and is_expanded(text) else None
        fact["value"] = text if names is None else names
        if names is not None:
            extra["expanded"] = True

    def _reads_as_number(self, text: str, unit: str | None, language: str | None, numeric: bool | None) -> bool:
        """A text that the form of its fact would let pass for a number, with or without the taxonomy at hand."""
        return bool(numeric) or unit is not None or (not language and looks_numeric(text))

    def _add_note(self, row: int, fact: Json, extra: Json) -> None:
        placement = Placement(int(self._filing.facts.placement[row]))
        note = self._filing.facts.notes.get(row)
        if placement is not Placement.GIVEN:
            extra["placement"] = placement.name.lower()
            if note:
                extra["note"] = note
        elif note:
            note_id = self._notes.setdefault(note, f"crossfoot.note.{len(self._notes) + 1}")
            fact["links"] = {"footnote": {"_": [note_id]}}

    def _id(self, element_id: str, row: int) -> str:
        """The id of a fact: its own where it is a name (as xBRL 2.1 demands) and no other fact has it."""
        fact_id = element_id
        if not ncname().match(element_id):
            fact_id = given_id("", row + 1)
        elif element_id in self._ids:
            fact_id = given_id(element_id, row + 1)
        self._ids.add(fact_id)
        return fact_id

    def _own_entity(self, filing: Filing) -> str | None:
        origin = filing.origin
        identifier = filing.entity if origin.identifier is None else origin.identifier
        return self.names.entity(origin.scheme, identifier) if identifier is not None else None

    def _dimensions(self, dims: Dimensions) -> dict[str, str | None]:
        """The dimensions of a set of pairs. The axis of other entities is the entity itself."""
        entity = self.own_entity
        pairs: dict[str, str | None] = {}
        for axis_code, member_code in dims:
            axis, member = self._filing.axes[axis_code], self._filing.members[member_code]
            if axis.name == ENTITY_AXIS.name:
                scheme, blank, identifier = member.name.rpartition(" ")
                entity = self.names.entity(scheme if blank else self._filing.origin.scheme, identifier)
                self.has_others = True
                continue
            name = self.names.axis(axis)
            pairs[name] = self.names.member(member)
            # Whatever its prefix means so far: a later word may give it a meaning.
            if member.typed and qname().match(member.name):
                self.typed_axes.add(name)
        return {"entity": entity, **pairs} if entity is not None else pairs


def _period(period: Period) -> str | None:
    """The period with the midnights that bound it; nothing for all time, None where no date can be its end."""
    if period.end is None:
        return ""
    if period.end == date.max:
        return None
    last = period.end if period.end_time else period.end + timedelta(days=1)
    end = f"{last.isoformat()}T{period.end_time or _MIDNIGHT}"
    return f"{period.start.isoformat()}T{period.start_time or _MIDNIGHT}/{end}" if period.start else end
