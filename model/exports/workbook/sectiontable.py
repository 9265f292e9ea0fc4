"""Turns the sheets of one section, one a class of periods, into a single table with the classes side by side."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from model.filing import Filing, Section
from model.layout import layout_of
from model.sheets.linesheet import Line, LineSheet, LineTree, build_tree, line_sheet


class SectionTable(NamedTuple):
    """Every fact of a section: its lines as a tree, its periods class by class and in each the newest first.

    `facts` holds rows of the filing's facts by line and period, `open` those without a period by line; `again` are
    facts whose place is taken by another one with another value.
    """

    section: Section
    lines: list[Line]
    tree: LineTree
    periods: tuple[int, ...]
    facts: dict[tuple[int, int], int]
    open: dict[int, list[int]]
    again: list[int]


def section_table(filing: Filing, section: Section) -> SectionTable:
    """The table of a section, from the very sheets that the window shows of it."""
    first = line_sheet(filing, section)
    sheets = [first if kind is first.kind else line_sheet(filing, section, kind) for kind in first.kinds] or [first]
    lines: dict[Line, int] = {}
    for row in section.facts.tolist():
        lines.setdefault(_line(filing, row), len(lines))
    facts: dict[tuple[int, int], int] = {}
    for sheet in sheets:
        facts |= _by_period(sheet, lines)
    undated = {lines[first.lines[number]]: rows for number, rows in first.open.items()}
    ordered = list(lines)
    periods = tuple(period for sheet in sheets for period in sheet.periods)
    again = _again(filing, section, lines, facts)
    return SectionTable(
        section, ordered, build_tree(filing, layout_of(filing, section), ordered), periods, facts, undated, again
    )


def _line(filing: Filing, row: int) -> Line:
    return Line(int(filing.facts.concept[row]), filing.dimensions_of(row), int(filing.facts.unit[row]))


def _by_period(sheet: LineSheet, lines: dict[Line, int]) -> dict[tuple[int, int], int]:
    return {
        (lines[sheet.lines[line]], sheet.periods[column]): int(sheet.facts[line, column])
        for line, column in np.argwhere(sheet.facts >= 0).tolist()
    }


def _again(filing: Filing, section: Section, lines: dict[Line, int], facts: dict[tuple[int, int], int]) -> list[int]:
    """Of several facts in one place the first is shown; of the others those that say something else."""
    found = []
    for row in dict.fromkeys(section.facts.tolist()):
        period = int(filing.facts.period[row])
        shown = facts.get((lines[_line(filing, row)], period), row)
        if shown != row and (filing.value(row), filing.text(row)) != (filing.value(shown), filing.text(shown)):
            found.append(row)
    return found
