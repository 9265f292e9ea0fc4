"""Turns the lines of blocks into rows: the values of one line in one unit, and the columns each could stand in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from model.filing import Problem
from model.readers.textcopy.blocks import Entry
from model.readers.textcopy.head import Column
from model.readers.textcopy.lines import Shown
from model.readers.textcopy.units import PURE_UNIT, Units
from model.readers.textcopy.values import Form


@dataclass(frozen=True, slots=True)
class Amount:
    """A value as the filing means it: exact, in its unit's scale; None is nil. A text stands for itself."""

    value: Decimal | str | None
    decimals: int | None
    line: int


@dataclass(frozen=True, slots=True)
class Row:
    """Values of one line in one unit. `given` are their columns where the text kept them, or left no choice."""

    entry: Entry
    unit: str | None
    amounts: tuple[Amount, ...]
    candidates: tuple[int, ...]
    given: tuple[int, ...] | None

    @property
    def fits(self) -> bool:
        """Whether there are columns enough for the values."""
        return len(self.amounts) <= len(self.candidates)


def read_rows(
    entries: Sequence[Entry], columns: Sequence[Column], units: Units, path: str
) -> tuple[list[Row], list[Problem]]:
    """The rows of the page, in its order, and what of them contradicts itself."""
    rows: list[Row] = []
    problems: list[Problem] = []
    named = [units.of_column(column) for column in columns]
    for entry in entries:
        found, message = _rows_of(entry, columns, named, units)
        where = f"{path}:{entry.line}"
        if message:
            problems.append(Problem("warning", message, where))
        for row in found:
            rows.append(row)
            if not row.fits:
                problems.append(Problem("warning", _too_many(row), where))
    return rows, problems


def _too_many(row: Row) -> str:
    return (
        f"“{row.entry.label}” has {len(row.amounts)} values for {len(row.candidates)} columns; their periods are open."
    )


def _rows_of(
    entry: Entry, columns: Sequence[Column], named: Sequence[set[str]], units: Units
) -> tuple[list[Row], str | None]:
    each_unit, message = units.of_entry(entry)
    given = [shown.column for shown in entry.shown]
    plain = entry.unit is None and units.of_label(entry.label) is None
    if None in given and plain and _too_long_for_its_unit(each_unit, columns, named, units):
        given = list(range(len(columns)))
    if plain and None not in given:
        each_unit = [
            _column_unit(unit, shown, named[place or 0], units)
            for unit, shown, place in zip(each_unit, entry.shown, given, strict=True)
        ]
    rows = []
    for unit in dict.fromkeys(each_unit):
        places = [place for place, own in enumerate(each_unit) if own == unit]
        candidates = _candidates(unit, columns, named, len(places))
        amounts = tuple(_amount(entry, entry.shown[place], unit, units) for place in places)
        kept = tuple(column for column in (given[place] for place in places) if column is not None)
        if len(kept) == len(places):
            rows.append(Row(entry, unit, amounts, candidates, kept))
        else:
            rows.append(Row(entry, unit, amounts, candidates, candidates if len(places) == len(candidates) else None))
    return rows, message


def _too_long_for_its_unit(
    each_unit: Sequence[str | None], columns: Sequence[Column], named: Sequence[set[str]], units: Units
) -> bool:
    """A line as long as all columns, and longer than those of its currency, shows each column's own currency."""
    if len(each_unit) != len(columns) or not set(each_unit) <= units.all_money():
        return False
    agree = all(unit in names for unit, names in zip(each_unit, named, strict=True) if unit != units.first)
    return agree and len(each_unit) > len(_candidates(units.first, columns, named, 0))


def _column_unit(unit: str | None, shown: Shown, names: set[str], units: Units) -> str | None:
    """The unit of a value whose column is known: the column's currency, unless the value shows another symbol."""
    money = [name for name in sorted(names) if name in units.all_money()]
    free = unit in units.all_money() and shown.value.symbol is None
    return money[0] if free and len(money) == 1 else unit


def _candidates(unit: str | None, columns: Sequence[Column], named: Sequence[set[str]], count: int) -> tuple[int, ...]:
    """The columns that name the unit, or its currency; where none does, one of each period, or all if need be."""
    everywhere = tuple(range(len(columns)))
    for name in (unit, (unit or "").partition("/")[0]):
        found = tuple(place for place in everywhere if name in named[place])
        if found:
            return found
    periods: dict[object, int] = {}
    for place, column in enumerate(columns):
        periods.setdefault(column.period or place, place)
    once = tuple(periods.values())
    return once if count <= len(once) else everywhere


def _amount(entry: Entry, shown: Shown, unit: str | None, units: Units) -> Amount:
    value = shown.value
    if value.form is Form.NIL:
        return Amount(None, None, shown.line)
    if value.number is None:
        return Amount(value.text, None, shown.line)
    scale = -2 if value.percent or (unit == PURE_UNIT and entry.unit == "%") else units.scale(unit)
    return Amount(_scaled(value.number, scale), value.places - scale, shown.line)


def _scaled(number: Decimal, power: int) -> Decimal:
    """The number times a power of ten, exact whatever the precision of the context, and without an exponent."""
    sign, digits, exponent = number.as_tuple()
    moved = Decimal((sign, digits, int(exponent) + power))
    if int(exponent) + power <= 0:
        return moved
    return Decimal((sign, (*digits, *(0,) * (int(exponent) + power)), 0))
