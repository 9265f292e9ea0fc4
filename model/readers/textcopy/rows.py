"""Turns the lines of blocks into rows: the values of one line in one unit, and the columns each could stand in."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from model.filing import Problem
from model.readers.textcopy.blocks import Entry
from model.readers.textcopy.head import Column
from model.readers.textcopy.lines import Shown
from model.readers.textcopy.units import PURE_UNIT, Units, short
from model.readers.textcopy.values import Form


class Amount(NamedTuple):
    """A value as the filing means it: exact, in its unit's scale; None is nil. `order` is its place in its line."""

    value: Decimal | str | None
    decimals: int | None
    line: int
    order: int


class Row(NamedTuple):
    """Values of one line in one unit. `given` are their columns where the text kept them, or left no choice.

    `turn` tells lines of one label in one block apart: 0 for the first of them.
    """

    entry: Entry
    unit: str | None
    amounts: tuple[Amount, ...]
    candidates: tuple[int, ...]
    given: tuple[int, ...] | None
    turn: int = 0

    @property
    def fits(self) -> bool:
        """Whether there are columns enough for the values."""
        return self.given is not None or len(self.amounts) <= len(self.candidates)


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
    given: list[int | None] = [shown.column for shown in entry.shown]
    if None in given:
        given = _settled(entry, each_unit, columns, named, units)
    if entry.unit is None:
        each_unit = [
            unit if place is None else _column_unit(unit, shown, named[place], units)
            for unit, shown, place in zip(each_unit, entry.shown, given, strict=True)
        ]
        message = message or _contradiction(entry, each_unit, given, named, units)
    rows = []
    for unit in dict.fromkeys(each_unit):
        places = [place for place, own in enumerate(each_unit) if own == unit]
        candidates = _candidates(unit, columns, named, len(places))
        amounts = tuple(_amount(entry, place, unit, units) for place in places)
        kept = tuple(column for column in (given[place] for place in places) if column is not None)
        whole = candidates if len(places) == len(candidates) else None
        rows.append(Row(entry, unit, amounts, candidates, kept if len(kept) == len(places) else whole))
    return rows, message


def _settled(
    entry: Entry, each_unit: Sequence[str | None], columns: Sequence[Column], named: Sequence[set[str]], units: Units
) -> list[int | None]:
    """The columns of a line that is as long as its currency has columns, or as the page has; else all unknown."""
    count = len(each_unit)
    # A percentage or a text stands in its line's columns like any other value.
    main = {unit for unit in each_unit if unit not in (None, PURE_UNIT)}
    unit = next(iter(main), None)
    candidates = _candidates(unit, columns, named, count)
    if len(main) < 2 and len(candidates) == count:
        return list(candidates)
    if count == len(columns) and entry.unit is None and main and {_over(each) for each in main} <= units.all_money():
        # It shows the currency of each column; only the symbols can say otherwise.
        agree = all(
            shown.value.symbol is None or unit is None or _over(unit) in names
            for shown, unit, names in zip(entry.shown, each_unit, named, strict=True)
        )
        if agree:
            return list(range(count))
    return [None] * count


def _over(unit: str) -> str:
    """The currency of an amount, or of an amount per share."""
    return unit.partition("/")[0]


def _column_unit(unit: str | None, shown: Shown, names: set[str], units: Units) -> str | None:
    """The unit of a value whose column is known: the column's currency, unless the value shows another symbol."""
    money = [name for name in sorted(names) if name in units.all_money()]
    if unit is None or shown.value.symbol is not None or len(money) != 1 or _over(unit) not in units.all_money():
        return unit
    return money[0] + unit.removeprefix(_over(unit))


def _contradiction(
    entry: Entry,
    each_unit: Sequence[str | None],
    given: Sequence[int | None],
    named: Sequence[set[str]],
    units: Units,
) -> str | None:
    """A sentence where a value shows a currency that its column, or no column of all, has."""
    everywhere: set[str] = set().union(*named)
    for shown, unit, place in zip(entry.shown, each_unit, given, strict=True):
        names = everywhere if place is None else named[place]
        if shown.value.symbol and unit and names & units.all_money() and _over(unit) not in names:
            which = "no column heading names" if place is None else "the heading of its column does not name"
            return f"“{shown.value.text}” shows a currency that {which}; it is read as {short(unit)}, as it says."
    return None


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


def _amount(entry: Entry, order: int, unit: str | None, units: Units) -> Amount:
    shown = entry.shown[order]
    value = shown.value
    if value.form is Form.NIL:
        return Amount(None, None, shown.line, order)
    if value.number is None:
        return Amount(value.text, None, shown.line, order)
    scale = -2 if value.percent or (unit == PURE_UNIT and entry.unit == "%") else units.scale(unit)
    return Amount(_scaled(value.number, scale), value.places - scale, shown.line, order)


def _scaled(number: Decimal, power: int) -> Decimal:
    """The number times a power of ten, exact whatever the precision of the context, and without an exponent."""
    sign, digits, exponent = number.as_tuple()
    moved = Decimal((sign, digits, int(exponent) + power))
    if int(exponent) + power <= 0:
        return moved
    return Decimal((sign, (*digits, *(0,) * (int(exponent) + power)), 0))
