"""Turns the rows of a table into facts, by the layout that its headings gave."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from model.amounts import UNSTATED, shifted
from model.building import FilingBuilder
from model.filing import Axis, Concept, Member, Placement, Unit
from model.periods import Period
from model.readers.oim.own import qname
from model.readers.oim.tally import Tally
from model.readers.table.dates import DateOrder
from model.readers.table.grid import Grid
from model.readers.table.headings import Layout, Part
from model.readers.table.numbers import Convention
from model.readers.table.units import is_percent, scale_of, unit_name
from model.readers.xbrl.moments import FOREVER
from model.readers.xbrl.naming import words_of
from model.readers.xbrl.values import read_decimals

_PURE = "xbrli:pure"
_YES = frozenset({"true", "1", "yes", "x", "ja", "oui", "nil"})
_KINDS = frozenset({"number", "text", "nil"})
_DATES = (Part.PERIOD, Part.START, Part.END, Part.DATE)
_TIMES = (*_DATES, Part.YEAR)
_EVERY = 4096


class FactRows:
    """The rows of one table on their way into a builder."""

    def __init__(self, grid: Grid, layout: Layout, builder: FilingBuilder, tally: Tally, file: int) -> None:
        self._grid = grid
        self._layout = layout
        self._builder = builder
        self._tally = tally
        self._file = file
        self._where = ""
        self._rows = range(layout.row + 1, len(grid.rows))
        self._order = DateOrder(self._cell(row, part) for row in self._rows for part in _DATES)
        self._convention = self._read_convention()
        self._periods: dict[tuple[str, ...], int] = {}
        self._units: dict[str, int] = {}
        self._concepts: dict[tuple[str, str, str], int] = {}
        self._kinds = {self._cell(row, Part.KIND).lower() for row in self._rows} <= _KINDS | {""}
        self._entities = {self._cell(row, Part.ENTITY) for row in self._rows} - {""}

    def add_all(self, tick: Callable[[float], None]) -> None:
        """Adds every row that states a value."""
        for name in self._layout.repeated:
            self._tally.add("repeated", f"A second column “{name[:60]}” was left aside.", self._at(self._layout.row))
        if not any(part in self._layout.parts for part in _TIMES) and self._rows:
            message = "The table names no periods; its facts are taken to be of one."
            self._tally.add("timeless", message, self._at(self._layout.row), "info")
        if len(self._entities) == 1 and self._builder.entity is None:
            (self._builder.entity,) = self._entities
        for row in self._rows:
            if any(self._grid.rows[row]):
                self._where = self._at(row)
                self._add(row)
            if row % _EVERY == 0:
                tick(row / len(self._grid.rows))

    def _add(self, row: int) -> None:
        concept = self._concept(row)
        kind = self._cell(row, Part.KIND).lower() if self._kinds else ""
        nil = kind == "nil" or self._cell(row, Part.NIL).lower() in _YES
        text = self._cell(row, Part.VALUE, exact=True)
        if concept is None or (not text.strip() and not nil and kind != "text"):
            if text.strip() and concept is None:
                self._tally.add("no line", "A row has a value but no line, and was left out.", self._where)
            return
        value, percent = (None, False) if nil else (text, False) if kind == "text" else self._value(row, text)
        unit = self._unit(row, percent=percent)
        decimals = self._cell(row, Part.DECIMALS)
        number = isinstance(value, Decimal)
        self._builder.add(
            concept,
            self._period(row),
            self._dimensions(row),
            value,
            unit=unit if number or nil else -1,
            decimals=self._decimals(decimals) if number else UNSTATED,
            file=self._file,
            line=self._grid.lines[row],
            placement=Placement.__members__.get(self._cell(row, Part.PLACEMENT).upper(), Placement.GIVEN),
            element_id=self._cell(row, Part.ID) or None,
            note=self._cell(row, Part.NOTE) or None,
            language=self._cell(row, Part.LANGUAGE) or None,
        )

    def _cell(self, row: int, part: Part, *, exact: bool = False) -> str:
        """The text of a part of a fact, without the blanks around it unless it is `exact`."""
        place = self._layout.parts.get(part)
        cells = self._grid.rows[row]
        text = cells[place] if place is not None and place < len(cells) else ""
        return text if exact else text.strip()

    def _at(self, row: int) -> str:
        return f"{self._builder.files[self._file]}:{self._grid.lines[row]}"

    def _read_convention(self) -> Convention:
        place = self._layout.parts[Part.VALUE]
        shown = (self._cell(row, Part.VALUE) for row in self._rows if (row, place) not in self._grid.exact)
        convention = Convention(shown, "." if self._layout.own else None)
        if convention.contradicts:
            message = (
                "Some values have a decimal point and others a decimal comma; those that could be either are texts."
            )
            self._tally.add("contradiction", message, self._at(self._layout.row))
        return convention

    def _concept(self, row: int) -> int | None:
        name, label = self._cell(row, Part.CONCEPT), self._cell(row, Part.LABEL)
        key = name, label, self._cell(row, Part.HEADING)
        if not name and not label:
            return None
        if key not in self._concepts:
            shown = label or (words_of(name) if qname().match(name) else name)
            self._concepts[key] = self._builder.concepts.place(Concept(name or label, shown, key[2] or None))
        return self._concepts[key]

    def _value(self, row: int, text: str) -> tuple[Decimal | str, bool]:
        """The value of a row that is not nil, and whether it was a percentage."""
        exact = self._grid.exact.get((row, self._layout.parts[Part.VALUE]))
        percent = is_percent(self._cell(row, Part.UNIT))
        if exact is not None:
            return self._scaled(row, shifted(exact, -2) if percent else exact), percent
        try:
            found = self._convention.amount(text)
        except ValueError as error:
            self._tally.add("number", f"A value is kept as text: {error}.", self._where)
            return text, False
        if found is None:
            return text, False
        amount, signed = found
        if not amount.is_finite():
            return amount, False
        if percent and not signed:
            amount = shifted(amount, -2)
        return self._scaled(row, amount), percent or signed

    def _scaled(self, row: int, amount: Decimal) -> Decimal:
        stated = self._cell(row, Part.SCALE)
        power = scale_of(stated) if stated else self._layout.scale
        if power is None:
            self._tally.add("scale", f"The scale “{stated[:30]}” says nothing; the value stands as it is.", self._where)
        return shifted(amount, power) if power else amount

    def _unit(self, row: int, *, percent: bool) -> int:
        stated = self._cell(row, Part.UNIT)
        name = _PURE if percent else unit_name(stated) if stated else self._layout.unit or ""
        if name and name not in self._units:
            self._units[name] = self._builder.units.place(Unit(name))
        return self._units.get(name, -1)

    def _decimals(self, text: str) -> int:
        if not text:
            return UNSTATED
        try:
            return read_decimals(text)
        except ValueError as error:
            self._tally.add("decimals", f"Decimals could not be read: {error}.", self._where)
            return UNSTATED

    def _period(self, row: int) -> int:
        key = tuple(self._cell(row, part) for part in (*_TIMES, Part.QUARTER))
        if key not in self._periods:
            self._periods[key] = self._new_period(*key)
        return self._periods[key]

    def _new_period(self, period: str, start: str, end: str, date: str, year: str, quarter: str) -> int:
        try:
            found = self._read_period(period, start, end, date, f"{year}{quarter and 'Q' + quarter.lstrip('Qq ')}")
        except ValueError as error:
            self._tally.add("period", f"A period could not be read: {error}.", self._where)
            return -1
        return -1 if found is None else self._builder.periods.place(found)

    def _read_period(self, period: str, start: str, end: str, date: str, year: str) -> Period | None:
        """The period by the columns that state it, None where they are empty. Raises ValueError where it is none."""
        if start or end:
            if not start and end.lower() == "forever":
                return FOREVER
            last = self._order.day(end or "a missing end")
            first = self._order.day(start) if start else None
            if first is not None and first > last:
                raise ValueError(f"{first}/{last} ends before it starts")
            return Period(first, last)
        stated = period or date or year
        if stated:
            return self._order.period(stated)
        return None if any(part in self._layout.parts for part in _TIMES) else FOREVER

    def _dimensions(self, row: int) -> int:
        cells = self._grid.rows[row]
        pairs: dict[Axis, Member] = {}
        for place, axis in self._layout.axes.items():
            name = cells[place].strip() if place < len(cells) else ""
            if name:
                pairs[_axis(axis)] = _member(axis, name)
        for place, (axis, member) in self._layout.members.items():
            if place < len(cells) and cells[place].strip():
                pairs[_axis(axis)] = _member(axis, member)
        entity = self._cell(row, Part.ENTITY)
        if entity and len(self._entities) > 1:
            pairs[Axis("Entity", "Entity")] = Member(entity, entity)
        if not self._kinds and self._cell(row, Part.KIND):
            kind = self._cell(row, Part.KIND)
            pairs[Axis("Kind", "Kind")] = Member(kind, kind)
        return self._builder.dimensions(pairs.items())


def _axis(name: str) -> Axis:
    return Axis(name, words_of(name) if qname().match(name) else name)


def _member(axis: str, name: str) -> Member:
    """A member by its name or label; on an axis with a name, what is no name is the value of a typed member."""
    if qname().match(name):
        return Member(name, words_of(name))
    return Member(name, name, typed=qname().match(axis) is not None)
