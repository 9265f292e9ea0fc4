"""Turns a text copy of a rendered page into a filing: its facts, with the columns that the text lost recovered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from model.amounts import UNSTATED
from model.building import FilingBuilder
from model.errors import FilingError
from model.filing import Axis, Concept, Filing, Member, Placement, Problem, Unit
from model.readers.textcopy import text as textcopy_text
from model.readers.textcopy.axes import Placed, place_members
from model.readers.textcopy.blocks import Entry, read_blocks
from model.readers.textcopy.head import Column, Head, read_head
from model.readers.textcopy.lines import read_lines
from model.readers.textcopy.names import name_axes
from model.readers.textcopy.notes import note_of, open_line
from model.readers.textcopy.placing.judging import Place, place
from model.readers.textcopy.placing.relations import Series
from model.readers.textcopy.rows import Row, read_rows
from model.readers.textcopy.units import Units

FORM = "text-copy"

decode = textcopy_text.decode


def read(text: str, path: str, tick: Callable[[float], None]) -> Filing:
    """Reads a text copy of a rendered page.

    Raises:
        FilingError: it has no column headings, or no values below them.
    """
    tick(0.0)
    page = textcopy_text.split(text)
    head = read_head(page, path)
    if not head.columns:
        raise FilingError(f"{path} has no column headings with dates, so it is no text copy of a rendered page.")
    lines, problems = read_lines(page, head.body, len(head.columns), path)
    entries, headings = read_blocks(lines)
    if not entries:
        raise FilingError(f"{path} has column headings but no values below them, so it is no text copy of a table.")
    tick(0.2)
    units = Units(head, entries)
    rows, contradictions = read_rows(entries, head.columns, units, path)
    placed = place_members(headings)
    rows = _told_apart(rows)
    series = [_series(row, placed) for row in rows]
    tick(0.3)
    places = place(series, lambda: tick(0.5))
    tick(0.9)
    writer = _Writer(path, head, placed)
    writer.builder.problems += [
        *head.problems,
        *_inferred(units, f"{path}:{page.records[0][0].line}"),
        *problems,
        *contradictions,
    ]
    writer.use_axes(rows)
    writer.write(rows, places)
    for entry, found in _open_entries(rows, places):
        problem = open_line(entry, found, head.columns)
        if problem:
            writer.builder.problem(problem, f"{path}:{entry.shown[0].line}", "info")
    return writer.finish()


def _open_entries(rows: Sequence[Row], places: Mapping[int, Sequence[Place]]) -> list[tuple[Entry, list[Place]]]:
    """The lines with a lost column, each with the places of all its values that had lost theirs."""
    found: dict[int, tuple[Entry, list[Place]]] = {}
    for at, each in places.items():
        if rows[at].fits:
            entry = rows[at].entry
            found.setdefault(id(entry), (entry, []))[1].extend(each)
    return list(found.values())


def _inferred(units: Units, where: str) -> list[Problem]:
    return [
        Problem("info", f"“{symbol}” names no currency by itself; it is read as {code}.", where)
        for symbol, code in units.inferred.items()
    ]


def _told_apart(rows: Sequence[Row]) -> list[Row]:
    """The rows with their turn: how often the line stood in its block before, with other amounts.

    Two concepts may share a label; a page shows one concept in one line, so the second line is another concept.
    """
    seen: dict[object, list[object]] = {}
    told = []
    for row in rows:
        known = seen.setdefault((row.entry.members, row.entry.label, row.entry.heading, row.unit), [])
        amounts = [amount.value for amount in row.amounts]
        if amounts not in known:
            known.append(amounts)
        told.append(row._replace(turn=known.index(amounts)))
    return told


def _series(row: Row, placed: Placed) -> Series:
    """A row for the solver; texts have no sum, so they are left where the text has them."""
    pairs = frozenset(placed.pairs[row.entry.members])
    amounts: list[tuple[int, int] | None] = []
    for amount in row.amounts:
        if isinstance(amount.value, Decimal):
            decimals = amount.decimals or 0
            amounts.append((_digits(amount.value, decimals), decimals))
        else:
            amounts.append(None)
    texts = any(isinstance(amount.value, str) for amount in row.amounts)
    line = (row.entry.label, row.entry.heading, row.unit, texts, row.turn)
    return Series(line, pairs, amounts, row.candidates, row.given)


def _digits(value: Decimal, decimals: int) -> int:
    """The value as the whole number that its digits on the page make."""
    sign, digits, exponent = value.as_tuple()
    number, power = int("".join(map(str, digits))), int(exponent) + decimals
    # A scale only appends zeros, so that the division leaves nothing.
    zeros = int("1" + "0" * abs(power))
    number = number * zeros if power >= 0 else number // zeros
    return -number if sign else number


class _Writer:
    """Writes rows into the columns of a filing."""

    def __init__(self, path: str, head: Head, placed: Placed) -> None:
        self.builder = FilingBuilder(path, FORM)
        self._path, self._head, self._placed = path, head, placed
        self._axes = name_axes(head.title.full, placed.members)

    def use_axes(self, rows: Sequence[Row]) -> None:
        """Lists the axes in the order of the headings, so far as a fact stands on them."""
        used = {axis for row in rows for axis, _ in self._placed.pairs[row.entry.members]}
        for axis in sorted(used):
            self.builder.axes.place(self._axes[axis])

    def write(self, rows: Sequence[Row], places: Mapping[int, Sequence[Place]]) -> None:
        """Adds the facts of all rows in page order: the values of one line may be in several units."""
        first: dict[int, int] = {}
        for number, row in enumerate(rows):
            first.setdefault(id(row.entry), number)
        order = [
            (first[id(row.entry)], amount.order, number, at)
            for number, row in enumerate(rows)
            for at, amount in enumerate(row.amounts)
        ]
        for _, _, number, at in sorted(order):
            self._write_fact(rows[number], at, places.get(number))

    def _write_fact(self, row: Row, at: int, places: Sequence[Place] | None) -> None:
        entry, amount = row.entry, row.amounts[at]
        pairs: list[tuple[Axis, Member]] = [
            (self._axes[axis], Member(label, label)) for axis, label in self._placed.pairs[entry.members]
        ]
        column, placement, note = self._placement(row, at, places)
        name = f"{entry.label} ({row.turn + 1})" if row.turn else entry.label
        self.builder.add(
            self.builder.concepts.place(Concept(name, entry.label, entry.heading)),
            self.builder.periods.place(column.period) if column and column.period else -1,
            self.builder.dimensions(pairs),
            amount.value,
            unit=self.builder.units.place(Unit(row.unit)) if row.unit else -1,
            decimals=UNSTATED if amount.decimals is None else amount.decimals,
            line=amount.line,
            placement=placement,
            note=note,
        )

    def _placement(
        self, row: Row, at: int, places: Sequence[Place] | None
    ) -> tuple[Column | None, Placement, str | None]:
        if row.given is not None:
            column = self._head.columns[row.given[at]]
            if column.period is not None:
                return column, Placement.GIVEN, None
            return None, Placement.OPEN, "The headings do not tell which length of period this column has."
        if not places or not row.fits:
            return None, Placement.OPEN, "The line has more values than columns."
        found = places[at]
        note = note_of(found, self._head.columns)
        if found.column is None:
            return None, Placement.OPEN, note
        column = self._head.columns[found.column]
        return column, (found.placement if column.period else Placement.OPEN), note

    def finish(self) -> Filing:
        """The filing, with all facts in one section."""
        title = self._head.title
        self.builder.section(title.section or "Untitled page", title.group, range(len(self.builder)))
        return self.builder.build()
