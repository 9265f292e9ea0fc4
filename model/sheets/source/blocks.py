"""Turns elements of a page into paragraphs and tables, the text of facts in them marked with their rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import NamedTuple

from lxml import etree

from model.sheets.source.grid import table_of
from model.sheets.source.shapes import Block, Paragraph, Run, Table, shortened
from model.sheets.source.styles import (
    Look,
    align_of,
    indent_of,
    is_block,
    is_unseen,
    local_name,
    look_of,
)

#: What is kept of the text of one cell.
MAX_CELL = 2_000

_BLANKS = re.compile(r"[ \t\r\n\f]+")
_CELLS = ("td", "th")


class Marks(NamedTuple):
    """The row of the fact in an element, for facts within a line, and the elements of the fact that is looked for."""

    rows: Mapping[etree._Element, int]
    here: frozenset[etree._Element] = frozenset()


class _State(NamedTuple):
    """What holds for the text at a place of the page."""

    look: Look = Look()
    align: str = ""
    indent: int = 0
    row: int = -1
    here: bool = False


def blocks_of(element: etree._Element, marks: Marks, most: int) -> list[Block]:
    """The paragraphs and tables in an element; it ends soon after `most` characters."""
    return _Flow(marks, most, tables=True).take(element)


def paragraphs_of(element: etree._Element, marks: Marks) -> tuple[Paragraph, ...]:
    """The paragraphs in an element, tables in it as one paragraph a row."""
    found = _Flow(marks, None, tables=False).take(element)
    return tuple(block for block in found if isinstance(block, Paragraph))


def marked_table(table: etree._Element, marks: Marks, fact: etree._Element | None) -> Table:
    """A table of a page; of a long one its head and the rows around a fact in it."""

    def paragraphs(cell: etree._Element) -> tuple[Paragraph, ...]:
        return shortened(paragraphs_of(cell, marks), MAX_CELL)

    return table_of(table, paragraphs, fact, marks.rows)


class _Flow:
    """Goes through an element without recursion: how deep a page is nested is up to the page."""

    def __init__(self, marks: Marks, most: int | None, *, tables: bool) -> None:
        self._marks = marks
        self._left = most
        self._tables = tables
        self._blocks: list[Block] = []
        self._runs: list[Run] = []
        self._states: list[_State] = []
        self._paragraph = _State()

    def take(self, root: etree._Element) -> list[Block]:
        """Everything in `root`."""
        within = any(outer in self._marks.here for outer in root.iterancestors())
        self._states = [_State(here=within)]
        walk = etree.iterwalk(root, events=("start", "end"))
        skipped: etree._Element | None = None
        for event, element in walk:
            if event == "start":
                if self._start(element, root):
                    skipped = element
                    walk.skip_subtree()
            else:
                self._end(element, skipped is element, element is root)
                skipped = None
            if self._left is not None and self._left < 0:
                break
        self._break()
        return self._blocks

    def _start(self, element: etree._Element, root: etree._Element) -> bool:
        """Takes in the beginning of an element; tells whether what is in it is left out."""
        if is_unseen(element) and element is not root:
            return True
        if self._tables and element is not root and local_name(element) == "table":
            self._break()
            table = marked_table(element, self._marks, next(iter(self._marks.here), None))
            self._spend(sum(len(one.text) for row in table.rows for cell in row for one in cell.paragraphs))
            if table.rows:
                self._blocks.append(table)
            return True
        state = self._states[-1]
        block = is_block(element)
        if block and local_name(element) not in _CELLS:
            self._break()
        self._states.append(
            _State(
                look_of(element, state.look),
                (align_of(element) or state.align) if block else state.align,
                state.indent + (indent_of(element) if block else 0),
                self._marks.rows.get(element, state.row),
                state.here or element in self._marks.here,
            )
        )
        if local_name(element) == "br":
            self._runs.append(Run("\n"))
        self._text(element.text)
        return False

    def _end(self, element: etree._Element, skipped: bool, last: bool) -> None:
        if not skipped:
            self._states.pop()
            if local_name(element) in _CELLS:
                self._text("  ")
            elif is_block(element):
                self._break()
        if not last:
            self._text(element.tail)

    def _text(self, text: str | None) -> None:
        if not text:
            return
        state = self._states[-1]
        words = _BLANKS.sub(" ", text)
        if not self._runs:
            words = words.lstrip(" ")
            self._paragraph = state
        elif self._runs[-1].text.endswith((" ", "\n")):
            words = words.lstrip(" ")
        if words:
            self._runs.append(Run(words, *state.look, state.row, state.here))
            self._spend(len(words))

    def _spend(self, length: int) -> None:
        if self._left is not None:
            self._left -= length

    def _break(self) -> None:
        """Ends the paragraph; one without text is none."""
        runs, self._runs = self._runs, []
        while runs and not runs[-1].text.strip(" \n"):
            runs.pop()
        while runs and not runs[0].text.strip(" \n"):
            runs.pop(0)
        if any(run.text.strip() for run in runs):
            self._blocks.append(Paragraph(tuple(runs), self._paragraph.align, self._paragraph.indent))


def holds_blocks(element: etree._Element) -> bool:
    """Whether anything in an element stands on lines of its own."""
    return any(is_block(inner) for inner in element.iterdescendants(etree.Element))


def agrees(element: etree._Element, value: Decimal) -> bool:
    """Whether the digits in an element are those of a value, its scale and sign apart."""
    shown = "".join(str(int(sign)) for sign in "".join(element.itertext()) if sign.isdecimal())
    return not shown or shown.strip("0") == "".join(map(str, value.as_tuple().digits)).strip("0")


def with_text(element: etree._Element) -> etree._Element:
    """The element, or the nearest around it that shows any text: a fact without a value stands in an empty cell."""
    return next((one for one in (element, *element.iterancestors()) if "".join(one.itertext()).strip()), element)


Seek = Callable[[etree._Element], etree._Element | None]


def around(element: etree._Element, marks: Marks, seek: Seek, paragraphs: int, characters: int) -> list[Paragraph]:
    """The paragraphs next to an element, nearest first, up to a table or a line across the page.

    `seek` gives the element next to one on the side that is wanted.
    """
    found: list[Paragraph] = []
    node = element
    while len(found) < paragraphs and characters > 0:
        beside = seek(node)
        if beside is None:
            parent = node.getparent()
            if parent is None or local_name(parent) in ("body", "html", *_CELLS):
                break
            node = parent
            continue
        node = beside
        if is_unseen(node) or _leads_away(node):
            continue
        if (
            local_name(node) in ("hr", "table", "tbody", "tr")
            or next(node.iterdescendants("{*}table", "{*}hr"), None) is not None
        ):
            break
        inner = list(paragraphs_of(node, marks))
        if seek is etree._Element.getprevious:
            inner.reverse()
        for paragraph in inner[: paragraphs - len(found)]:
            found.extend(shortened([paragraph], characters))
            characters -= len(paragraph.text)
    return found


def _leads_away(element: etree._Element) -> bool:
    """Whether all that an element shows is one link, as back to the table of contents."""
    link = next(element.iter("{*}a"), None)
    return link is not None and bool(link.get("href")) and _said(link) == _said(element)


def _said(element: etree._Element) -> str:
    return "".join(element.itertext()).strip()


def block_around(element: etree._Element) -> etree._Element:
    """The nearest element around one that stands on lines of its own."""
    return next((outer for outer in element.iterancestors() if is_block(outer)), element)
