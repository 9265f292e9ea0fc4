"""Turns the rows and columns of a page into values with their periods, units, signs, notes and labels of members."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import NamedTuple

from model.filing import Placement
from model.periods import Period
from model.readers.sec.rendered.amounts import Amount, Amounts
from model.readers.sec.rendered.balances import row_periods, words_open
from model.readers.sec.rendered.calendars import Calendar
from model.readers.sec.rendered.columns import Column, at_date
from model.readers.sec.rendered.lexicon import Lexicon
from model.readers.sec.rendered.page import Page
from model.readers.sec.rendered.sheet import Definition, Row, RowKind, Shown
from model.readers.textcopy.blocks import display
from model.readers.textcopy.values import Form

_DAY = timedelta(days=1)


class Line(NamedTuple):
    """A row with values: its concept where known, its label, the line above it, the row of members it stands below."""

    row: Row
    definition: Definition
    label: str
    unit: str | None
    heading: str | None
    block: Row | None
    span: Period | None


class PageFact(NamedTuple):
    """A value of a line in a column. `signed`: it is known whether the label turns the sign, and it is turned back."""

    line: Line
    column: Column
    shown: Shown
    amount: Amount
    period: Period | None
    signed: bool
    note: str | None

    @property
    def placement(self) -> Placement:
        """A value whose period the page does not tell is open."""
        return Placement.OPEN if self.period is None else Placement.GIVEN


#: Gives the definition of a row's concept from the name in its link, or from its label and the line above it.
Define = Callable[[Row, str, str | None], Definition]


class PageFacts:
    """Gives the facts of one page."""

    def __init__(self, page: Page, lexicon: Lexicon, calendar: Calendar, define: Define) -> None:
        self.page = page
        self._lexicon, self._calendar, self._define = lexicon, calendar, define
        self._amounts = Amounts(page.title, page.columns, page.sheet.rows)
        # What cover pages say in words holds for the report's period, if that is one day.
        self._is_cover = any(row.label == "Document Type" for row in page.sheet.rows)
        self.inferred: Mapping[str, str] = self._amounts.units.inferred

    def lines(self) -> Iterator[Line]:
        """The rows that hold values."""
        block: Row | None = None
        heading: str | None = None
        spans = self._spans()
        for row, span in zip(self.page.sheet.rows, spans, strict=True):
            if row.kind is RowKind.MEMBERS:
                block, heading = row, None
            elif row.kind is RowKind.ABSTRACT and not row.shown:
                heading = display(row.label)
            elif row.shown:
                dated = at_date(row.label) if self.page.is_equity else None
                label, unit = self._amounts.label_and_unit(dated[0] if dated else row.label)
                yield Line(row, self._define(row, label, heading), label, unit, heading, block, span)

    def facts(self) -> Iterator[PageFact]:
        """The values of all lines."""
        lines = list(self.lines())
        opening = self._opening(lines)
        for at, line in enumerate(lines):
            negated = self._negated(line)
            for shown in line.row.shown:
                yield self._fact(line, shown, at in opening, negated)

    def _fact(self, line: Line, shown: Shown, opening: bool, negated: bool | None) -> PageFact:
        column = self.page.columns[shown.column]
        definition = line.definition
        item_type = (definition.item_type or "").rpartition(":")[2] or None
        amount = self._amounts.read(shown, line.label, line.unit, item_type)
        if isinstance(amount.value, Decimal) and negated and amount.value:
            amount = amount._replace(value=amount.value.copy_negate())
        signed = negated is not None or not isinstance(amount.value, Decimal) or not amount.value
        period = self._period(line, column, opening, isinstance(amount.value, str))
        return PageFact(line, column, shown, amount, period, signed, self._note(shown))

    def _period(self, line: Line, column: Column, opening: bool, text: bool) -> Period | None:
        period_type = line.definition.period_type
        if line.span is not None:
            instant = period_type == "instant"
            return Period(None, line.span.end) if instant else line.span
        if opening and column.months and column.end:
            start = self._calendar.period(column.months, column.end).start
            return Period(None, start - _DAY) if start else None
        if period_type is None and words_open(line.label) is False and "balance" in line.label.casefold():
            period_type = "instant"
        if period_type is None and text and self._is_cover:
            period_type = "duration"
        return column.period(self._calendar, period_type)

    def _note(self, shown: Shown) -> str | None:
        marks = dict.fromkeys((*shown.marks, *self.page.columns[shown.column].marks))
        texts = [self.page.sheet.footnotes[mark] for mark in marks if mark in self.page.sheet.footnotes]
        return "\n".join(texts) or None

    def _negated(self, line: Line) -> bool | None:
        return self._lexicon.negated(line.definition.name, line.label, self.page.report.role)

    def _spans(self) -> Sequence[Period | None]:
        rows = self.page.sheet.rows
        return row_periods(rows, self._told_opening) if self.page.is_equity else [None] * len(rows)

    def _told_opening(self, row: Row, label: str) -> bool | None:
        label, _ = self._amounts.label_and_unit(label)
        definition = self._define(row, label, None)
        return self._lexicon.opens(definition.name, label, self.page.report.role)

    def _opening(self, lines: Sequence[Line]) -> set[int]:
        """The lines that show a balance at the beginning of their columns' periods.

        The taxonomy tells; else the first of two lines that show one instant concept in one block, else the words.
        """
        names = [(id(line.block), line.definition.name) for line in lines]
        times = Counter(names)
        seen: set[tuple[int, str]] = set()
        found: set[int] = set()
        for at, (line, name) in enumerate(zip(lines, names, strict=True)):
            definition = line.definition
            if line.span is not None or definition.period_type == "duration":
                continue
            told = self._lexicon.opens(definition.name, line.label, self.page.report.role)
            if told is None and definition.period_type and times[name] == 2:
                told = name not in seen
            if told is None:
                told = words_open(line.label) and (line.row.name is not None or "balance" in line.label.casefold())
            seen.add(name)
            if told:
                found.add(at)
        return found


def is_malformed(fact: PageFact) -> bool:
    """Whether a value looks like a number and is none."""
    return fact.shown.value.form is Form.MALFORMED
