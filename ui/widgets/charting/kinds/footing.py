"""Turns the gap between a total and its contributors into the words below its period, and how they are set."""

from __future__ import annotations

from typing import NamedTuple

from model.sheets.chartsheet import ChartSheet, Footing
from ui.theme import Theme
from ui.widgets.charting.amounts import Measure
from ui.widgets.charting.kinds.gaps import GOOD_WORDS, footing_of, is_missing
from ui.widgets.charting.page import Style
from ui.widgets.glyphs import GLYPHS, mark_colour

GOOD_MARK = "✓"


class Status(NamedTuple):
    """What is said of one period of a total: a mark, an amount (it may be empty), words, and how they are set."""

    mark: str
    amount: str
    words: str
    style: Style

    @property
    def sentence(self) -> str:
        """All of it on one line."""
        return " ".join(part for part in (self.mark, self.amount, self.words) if part)

    @property
    def in_two_lines(self) -> str:
        """All of it, broken where the longer line is shortest."""
        words = self.sentence.split(" ")
        broken = [f"{' '.join(words[:at])}\n{' '.join(words[at:])}" for at in range(1, len(words))]
        return min(broken, key=lambda text: max(map(len, text.split("\n"))), default=self.sentence)


def status_of(sheet: ChartSheet, measure: Measure, period: int, theme: Theme) -> Status | None:
    """What is said of one period; None where nothing was added up."""
    footing, gap = footing_of(sheet, period), sheet.gaps[period]
    if footing is None:
        return None
    if footing in GOOD_WORDS or not gap:
        return Status(GOOD_MARK, "", GOOD_WORDS.get(footing, "adds up"), Style(0.94, theme.muted))
    amount = measure.text(gap.copy_abs())
    if footing is Footing.NOT_ADDITIVE:
        return Status("", amount, "apart", Style(0.94, theme.muted))
    words = "missing" if is_missing(sheet, period, gap) else "too much"
    return Status(GLYPHS[footing.value], amount, words, Style(0.94, mark_colour(footing.value, theme), bold=True))
