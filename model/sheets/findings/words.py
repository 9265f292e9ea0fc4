"""Turns a finding into the filing in the words of the section that shows it, as its lines are named there."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from model.filing import Filing, Ints
from model.layout import in_words_of
from model.sheets.places import finding_fact
from model.totals.findings import Finding


class FindingWords:
    """The words for the findings of a filing: each total is called what the first section that shows it calls it."""

    def __init__(self, filing: Filing) -> None:
        self._filing = filing
        self._by_section = {-1: filing}

    @cached_property
    def _first(self) -> Ints:
        """The first section that shows each fact, -1 where none does."""
        first = np.full(len(self._filing.facts), -1, dtype=np.int32)
        for number, section in reversed(list(enumerate(self._filing.sections))):
            first[section.facts] = number
        return first

    def of(self, finding: Finding) -> Filing:
        """The filing in which the sentences about a finding are told."""
        number = self._first.item(finding_fact(finding))
        if number not in self._by_section:
            self._by_section[number] = in_words_of(self._filing, self._filing.sections[number])
        return self._by_section[number]
