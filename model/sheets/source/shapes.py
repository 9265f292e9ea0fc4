"""What a passage is made of: runs of text in paragraphs, and tables of cells that hold them; nothing of it can load."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Run(NamedTuple):
    """Text of one look. `row` is the fact that it states, -1 for none; `here` is part of the fact that is looked for.

    `raised` is 1 for a superscript, -1 for a subscript.
    """

    text: str
    bold: bool = False
    italic: bool = False
    raised: int = 0
    row: int = -1
    here: bool = False


class Paragraph(NamedTuple):
    """A paragraph; `indent` is in pixels."""

    runs: tuple[Run, ...]
    align: str = ""
    indent: int = 0

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(run.text for run in self.runs)


class Cell(NamedTuple):
    """A cell that spans columns and rows; `above` and `below` are the rules around a total. `gap` stands for rows."""

    paragraphs: tuple[Paragraph, ...]
    columns: int = 1
    rows: int = 1
    above: bool = False
    below: bool = False
    gap: bool = False


class Table(NamedTuple):
    """A table, or the rows of a long one around a fact."""

    rows: tuple[tuple[Cell, ...], ...]


Block = Paragraph | Table


class Passage(NamedTuple):
    """Where a fact stands: the name of the place, HTML with nothing in it that could load, and a sentence, if any.

    In the HTML the fact is in spans of class `here`, the first named `here`; other facts are links `fact:ROW`.
    """

    row: int
    place: str
    html: str = ""
    note: str = ""


def shortened(paragraphs: Sequence[Paragraph], most: int) -> tuple[Paragraph, ...]:
    """The paragraphs, or so many characters of them around what is looked for; `…` stands for the rest."""
    length = sum(len(paragraph.text) for paragraph in paragraphs)
    if length <= most:
        return tuple(paragraphs)
    first = max(0, min(_place_of_here(paragraphs) - most // 3, length - most))
    kept, at = [], 0
    for paragraph in paragraphs:
        runs = []
        for run in paragraph.runs:
            text = run.text[max(0, first - at) : max(0, first + most - at)]
            at += len(run.text)
            if text:
                runs.append(run._replace(text=text))
        if runs:
            kept.append(Paragraph(tuple(runs), paragraph.align, paragraph.indent))
    if first and kept:
        kept[0] = Paragraph((Run("… "), *kept[0].runs), kept[0].align, kept[0].indent)
    if first + most < length and kept:
        kept[-1] = Paragraph((*kept[-1].runs, Run(" …")), kept[-1].align, kept[-1].indent)
    return tuple(kept)


def _place_of_here(paragraphs: Sequence[Paragraph]) -> int:
    at = 0
    for paragraph in paragraphs:
        for run in paragraph.runs:
            if run.here:
                return at
            at += len(run.text)
    return 0
