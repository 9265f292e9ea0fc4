"""Turns the headings of a page into its columns: the end and length of each, its currency, its units, its members."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from model.periods import Period
from model.readers.sec.rendered.calendars import Calendar
from model.readers.sec.rendered.sheet import Heading
from model.readers.textcopy.dates import MAX_MONTHS, Currency, HeadingPart, Length, Measure, heading_parts

#: The most words that one part of a heading has: `12 Months Ended Dec. 31, 2022`.
_WORDS = 6
_BEHIND = re.compile(r"(?P<label>.*?)\s+at\s+(?P<day>\S+ \d{1,2}, \d{4})\Z")
WHOLE = frozenset(("Total", "Value"))


@dataclass(slots=True)
class Column:
    """A column; `end` is None where its heading tells no date, `months` where it tells no length."""

    end: date | None = None
    months: int | None = None
    currency: Currency | None = None
    measures: list[str] = field(default_factory=list)
    members: list[str] = field(default_factory=list)
    marks: tuple[str, ...] = ()

    def period(self, calendar: Calendar, period_type: str | None) -> Period | None:
        """The period of a fact in this column; an instant is at the end of the column's duration.

        A duration of less than half a month has no length in its heading: it is read as that one day, which is what
        the cover pages of current reports mean.
        """
        if self.end is None:
            return None
        if period_type == "instant" or (period_type is None and not self.months):
            return Period(None, self.end)
        return calendar.period(self.months or 0, self.end)


def read_columns(headings: Sequence[Heading], measures: Collection[str]) -> list[Column]:
    """The columns of a page. `measures` are the units that its rows name, by which those of headings are known."""
    by_word: dict[str, list[str]] = {}
    for measure in measures:
        by_word.setdefault(measure.partition(" ")[0], []).append(measure)
    return [_column(heading, by_word) for heading in headings]


def _column(heading: Heading, measures: Mapping[str, Sequence[str]]) -> Column:
    column = Column(marks=heading.marks)
    for line in (heading.length, *heading.lines):
        parts, rest = leading_parts(line)
        for part in parts:
            _take(part, column)
        while rest:
            named = measures.get(rest.partition(" ")[0], ())
            known = next((each for each in named if f"{rest} ".startswith(f"{each} ")), None)
            if known is None:
                break
            column.measures.append(known)
            rest = rest[len(known) :].strip()
        if rest and rest not in WHOLE:
            column.members.append(rest)
    return column


def _take(part: HeadingPart, column: Column) -> None:
    if isinstance(part, Length):
        column.months = part.months if 1 <= part.months <= MAX_MONTHS else None
    elif isinstance(part, Currency):
        column.currency = column.currency or part
    elif isinstance(part, Measure):
        column.measures.append(part.text)
    else:
        column.end = column.end or part


def leading_parts(line: str) -> tuple[list[HeadingPart], str]:
    """What a line of a heading says of periods and units, and the rest of it: a workbook joins all lines to one."""
    found: list[HeadingPart] = []
    words = line.split()
    while words:
        for count in range(min(_WORDS, len(words)), 0, -1):
            parts = heading_parts(" ".join(words[:count]))
            if parts:
                found += parts
                words = words[count:]
                break
        else:
            break
    return found, " ".join(words)


def at_date(label: str) -> tuple[str, date] | None:
    """The label and the date of a row that is an instant: `Beginning balances at Sep. 30, 2023`."""
    found = _BEHIND.match(label)
    parts = heading_parts(found["day"]) if found else None
    if found is None or not parts or not isinstance(parts[0], date):
        return None
    return found["label"], parts[0]


def ends_of(columns: Iterable[Column]) -> list[tuple[date, int | None]]:
    """The ends of the columns with their lengths, from which a calendar is made."""
    return [(column.end, column.months) for column in columns if column.end is not None]
