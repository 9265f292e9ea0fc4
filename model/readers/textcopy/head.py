"""Turns the first records of a page into its title, its scales and its columns: length, end, currency and units."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from model.filing import Problem
from model.periods import Period, months_ended
from model.readers.textcopy.dates import MAX_MONTHS, Currency, HeadingPart, Length, heading_parts
from model.readers.textcopy.text import Page, Record
from model.readers.textcopy.titles import Title, read_title
from model.readers.textcopy.values import Form, parse


@dataclass(slots=True)
class Column:
    """A column as its heading gives it; `period` is None where the headings do not tell which length it has."""

    end: date
    length: int | None = None
    currency: Currency | None = None
    measures: list[str] = field(default_factory=list)
    period: Period | None = None


@dataclass(slots=True)
class Head:
    """All that stands above the first line of the table; `body` is the place of that line's record."""

    title: Title
    columns: list[Column]
    problems: list[Problem]
    body: int


@dataclass(slots=True)
class _Reading:
    """What was met so far while reading the headings one by one."""

    title: list[str] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)
    currencies: list[Currency] = field(default_factory=list)
    unknown: list[tuple[str, int]] = field(default_factory=list)


def read_head(page: Page, path: str) -> Head:
    """Reads the headings; without dates among them there are no columns."""
    reading = _Reading()
    body = 0
    for place, record in enumerate(page.records):
        if not _is_heading(record, reading, page.positioned):
            break
        _take(record, reading)
        body = place + 1
    title = read_title(reading.title)
    title.currencies.extend(each for each in reading.currencies if each not in title.currencies)
    where = f"{path}:{page.records[body - 1][0].line}" if body else path
    problems = [
        Problem("info", f"“{text}” in a column heading was not understood.", f"{path}:{line}")
        for text, line in reading.unknown
    ]
    message, severity = _assign_lengths(reading)
    if message:
        problems.append(Problem(severity, message, where))
    return Head(title, reading.columns, problems, body)


def _is_heading(record: Record, reading: _Reading, positioned: bool) -> bool:
    """Before the first date all is heading but values; from then on a record must be one through and through."""
    texts = [cell.text for cell in record if cell.text]
    if not texts:
        return True
    if reading.columns:
        known = [heading_parts(text) is not None for text in texts]
        return all(known) if positioned else known[0]
    values = [parse(text) for text in texts]
    return not any(value and value.form in (Form.NUMBER, Form.NIL) for value in values)


def _take(record: Record, reading: _Reading) -> None:
    parts = [(cell, heading_parts(cell.text)) for cell in record if cell.text]
    row = [part for _, known in parts for part in known or ()]
    if reading.columns and 1 < len(row) <= len(reading.columns) and all(isinstance(part, Currency) for part in row):
        # A row of currencies heads the columns one after the other.
        for column, part in zip(reading.columns, row, strict=False):
            column.currency = part if isinstance(part, Currency) else None
        return
    for cell, known in parts:
        for part in known or ():
            _take_part(part, reading)
        if known is None and reading.columns:
            reading.unknown.append((cell.text, cell.line))
        elif known is None:
            reading.title.append(cell.text)


def _take_part(part: HeadingPart, reading: _Reading) -> None:
    if isinstance(part, Length):
        reading.lengths.append(part.months)
    elif isinstance(part, date):
        reading.columns.append(Column(part, len(reading.lengths) - 1))
    elif isinstance(part, Currency):
        if not reading.columns:
            reading.currencies.append(part)
        elif reading.columns[-1].currency is None:
            reading.columns[-1].currency = part
    elif reading.columns:
        reading.columns[-1].measures.append(part.text)


def _assign_lengths(reading: _Reading) -> tuple[str, str]:
    """Gives each column its period; a message and its severity where that was inferred or could not be told."""
    columns, lengths = reading.columns, reading.lengths
    if not columns:
        return "", ""
    message, severity = "", ""
    if not lengths:
        groups: list[list[Column]] = []
        for column in columns:
            column.period = Period(None, column.end)
    elif len({column.length for column in columns}) > 1:
        groups = [[column for column in columns if column.length == place] for place in range(len(lengths))]
    else:
        groups = [columns] if len(lengths) == 1 else _by_restarting_dates(columns)
        if len(groups) != len(lengths):
            groups, message, severity = _equal_groups(columns, lengths)
    for months, group in zip(lengths, groups, strict=False):
        for column in group:
            column.period = _period(months, column.end)
    if not message and any(column.period is None for column in columns):
        message, severity = "The headings do not tell how long the periods of the columns are.", "warning"
    return message, severity


def _equal_groups(columns: list[Column], lengths: list[int]) -> tuple[list[list[Column]], str, str]:
    shown = ", ".join(f"{months} Months" for months in lengths)
    size, left = divmod(len(columns), len(lengths))
    if left or not size:
        return [], f"Which of the {len(columns)} columns the lengths {shown} head could not be told.", "warning"
    groups = [columns[at : at + size] for at in range(0, len(columns), size)]
    return groups, f"The lengths {shown} are inferred to head {size} columns each.", "info"


def _by_restarting_dates(columns: list[Column]) -> list[list[Column]]:
    """Dates run from the newest back: where one (in its currency) is not older than the one before, a group begins."""
    groups: list[list[Column]] = []
    last: dict[Currency | None, date] = {}
    for column in columns:
        before = last.get(column.currency)
        if not groups or (before is not None and column.end >= before):
            groups.append([])
            last = {}
        groups[-1].append(column)
        last[column.currency] = column.end
    return groups


def _period(months: int, end: date) -> Period | None:
    return months_ended(months, end) if 1 <= months <= MAX_MONTHS else None
