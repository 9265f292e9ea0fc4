"""Turns the title and the headings of a page into its scales, its columns, and what all its values share."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from model.readers.sec.rendered.columns import Column, at_date, leading_parts, read_columns
from model.readers.sec.rendered.sheet import Heading, Report, RowKind, Sheet
from model.readers.textcopy.blocks import base_and_unit, display
from model.readers.textcopy.titles import Title, read_title

_DETAILS = re.compile(r"\((?:Details|Detail|Parenthetical|Tables)\b[^()]*\) - (?P<rest>.+)\Z")


@dataclass(slots=True)
class Page:
    """One page with its headings read. `promoted` are the members that stand behind the title and hold for all."""

    sheet: Sheet
    report: Report
    file: int
    title: Title = field(init=False)
    columns: list[Column] = field(init=False)
    promoted: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.title = read_title(self.sheet.title)
        behind = {row.label.rpartition(" | ")[2] for row in self.sheet.rows if row.shown and " | " in row.label}
        units = {unit for row in self.sheet.rows if row.shown and (unit := base_and_unit(row.label)[1])}
        self.columns = read_columns(self.sheet.headings, behind | units)
        self._read_promoted()

    @property
    def name(self) -> str:
        """The name of the section."""
        found = _DETAILS.search(self.title.full) if self.promoted else None
        shown = self.title.full[: found.start("rest") - len(" - ")] if found else self.title.full
        return self.report.title or shown or "Untitled page"

    @property
    def is_equity(self) -> bool:
        """Whether the columns are members, and the rows tell the dates."""
        if any(column.end for column in self.columns):
            return False
        return any(at_date(row.label) for row in self.sheet.rows if row.kind is RowKind.LINE)

    def _read_promoted(self) -> None:
        """What all rows or all columns share stands behind the title: members, or their period."""
        full, short = self.title.full, " ".join(self.report.title.split())
        if short and f"{full} - ".startswith(f"{short} - "):
            rest = full[len(short) + len(" - ") :].strip()
        else:
            found = _DETAILS.search(full)
            rest = found["rest"] if found else ""
        for part in rest.split(" - ") if rest else ():
            parts, left = leading_parts(part)
            if left or not parts:
                self.promoted.append(display(part.strip()))
                continue
            given = read_columns([Heading(lines=[part])], ())[0]
            for column in self.columns:
                if column.end is None:
                    column.end, column.months = given.end, given.months
