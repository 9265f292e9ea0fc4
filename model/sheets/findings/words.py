"""Turns a finding into the filing in the words of the section that shows it, as its lines are named there."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import numpy as np

from model.filing import Filing, Ints, Section
from model.layout import in_words_of
from model.sheets.lines.words import in_words_of_cell
from model.sheets.linesheet import LineSheet
from model.sheets.places import finding_fact
from model.totals.findings import Finding, finding_cell
from model.totals.ledger import Cell


class FindingWords:
    """The words for the findings of a filing: each total is called what the section calls it to which it leads.

    That is the section in which the reader stands where it shows the total, else the first that does. A statement that
    presents a line under several labels calls it by that of the row to which the finding leads.
    """

    def __init__(self, filing: Filing) -> None:
        self._filing = filing
        self._by_role: dict[str | None, Filing] = {None: filing}
        self._here, self._in_here = filing, np.zeros(len(filing.facts), dtype=np.bool_)
        self._sheet: LineSheet | None = None

    def stand_in(self, section: Section, sheet: LineSheet | None = None) -> None:
        """Tells findings from now on to a reader who stands in a section, and sees this sheet of it."""
        self._here, self._sheet = self._words_of(section), sheet
        self._in_here = np.zeros(len(self._filing.facts), dtype=np.bool_)
        self._in_here[section.facts] = True

    def of(self, finding: Finding) -> Filing:
        """The filing in which the sentences about a finding are told; the same object where a section's words are."""
        return self.at(finding_fact(finding), finding_cell(finding))

    def at(self, row: int, cell: Cell) -> Filing:
        """The filing in which the sentences about a fact in a cell are told."""
        if self._in_here[row]:
            return in_words_of_cell(self._here, self._sheet, cell) if self._sheet is not None else self._here
        number = self._first.item(row)
        return self._words_of(self._filing.sections[number]) if number >= 0 else self._filing

    def of_each(self, findings: Iterable[Finding]) -> list[Filing]:
        """The same for several findings."""
        return [self.of(finding) for finding in findings]

    @cached_property
    def _first(self) -> Ints:
        """The first section that shows each fact, -1 where none does."""
        first = np.full(len(self._filing.facts), -1, dtype=np.int32)
        for number, section in reversed(list(enumerate(self._filing.sections))):
            first[section.facts] = number
        return first

    def _words_of(self, section: Section) -> Filing:
        if section.role not in self._by_role:
            self._by_role[section.role] = in_words_of(self._filing, section)
        return self._by_role[section.role]
