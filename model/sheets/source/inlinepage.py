"""Turns an inline document and the rows read from it into passages: the table or paragraph in which a fact stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import numpy as np
from lxml import etree

from model.errors import FilingError
from model.files import Files
from model.filing import Filing
from model.readers.inline.collecting import Collected, Piece
from model.readers.inline.documents import read_document
from model.sheets.source.blocks import (
    Marks,
    agrees,
    around,
    block_around,
    blocks_of,
    holds_blocks,
    marked_table,
    with_text,
)
from model.sheets.source.closedset import CHANGED
from model.sheets.source.shapes import Block, Paragraph, Table, shortened
from model.sheets.source.styles import is_unseen, local_name
from model.sheets.source.writing import IS_HERE, html_of

HIDDEN = "Not shown on the page (hidden)."
STANDS_FOR = "The fact itself is hidden in the page; this is what the page shows in its place."
EMPTY = "The page shows nothing for this fact; it is in the line that is marked."
SHORTENED = "The beginning of the text; “Open in browser” shows all of it."

#: Characters of a paragraph or a text; of what stands above a table; and what a short paragraph is filled up to.
MAX_TEXT = 6_000
_ABOVE, _MAX_ABOVE = 3, 500
_SHORT, _BESIDE = 200, 2

#: How the filing manual of the SEC says which part of a page shows a hidden fact.
_SHOWN_FOR = re.compile(r"-sec-ix-hidden\s*:\s*([^;\s]+)", re.IGNORECASE)
_STYLED = etree.XPath("//*[contains(@style, '-sec-ix-hidden')]")


class InlinePage:
    """One document, its facts found again by the order in which they were read."""

    def __init__(self, files: Files, name: str, filing: Filing, *, extracted: bool = False) -> None:
        """`extracted`: the filing was read from an instance made of the document, whose facts keep their ids.

        Raises:
            FilingError: it cannot be read, or is not what the facts were read from.
        """
        self.name = name
        self._root = read_document(files, name, lambda *_problem: None).root
        self._collected = Collected()
        self._collected.take(self._root, 0, None, lambda *_repeated: None)
        match = _by_id if extracted else _in_order
        self._elements = match(filing, name, self._collected.facts)
        self._within_lines = {element: row for row, element in self._elements.items() if not holds_blocks(element)}
        self._stand_ins: Mapping[str, etree._Element] | None = None

    def __contains__(self, row: int) -> bool:
        return row in self._elements

    def passage(self, row: int) -> tuple[str, str]:
        """The passage around a fact as HTML, and a sentence on it, either of which may be empty."""
        fact = self._elements[row]
        shown, note = fact, ""
        if any(is_unseen(outer) for outer in fact.iterancestors()):
            stand_in = self._shown_for(fact.get("id", ""))
            if stand_in is None:
                return "", HIDDEN
            shown, note = stand_in, STANDS_FOR
        if holds_blocks(shown) or shown.get("continuedAt"):
            blocks, more = self._text(shown)
            return html_of(blocks, whole=True), note or (SHORTENED if more else "")
        marked = with_text(shown)
        if marked is not shown:
            note = note or EMPTY
        marks = Marks(self._within_lines, frozenset((marked,)))
        table = _table_around(shown)
        html = html_of(_table(table, marks, shown)) if table is not None else ""
        # A cell may lie where no table is looked at.
        return html if IS_HERE in html else html_of(_paragraph(shown, marks)), note

    def _text(self, fact: etree._Element) -> tuple[list[Block], bool]:
        """The beginning of a text, its continuations put on, and whether there is more of it."""
        marks = Marks({element: row for element, row in self._within_lines.items() if element is not fact})
        blocks: list[Block] = []
        left = MAX_TEXT
        seen: set[etree._Element] = set()
        for part in self._chain(fact):
            if left <= 0:
                return blocks, True
            if part in seen:
                break
            seen.add(part)
            for block in blocks_of(part, marks, left):
                kept = [block] if isinstance(block, Table) else shortened([block], max(left, 1))
                left -= _length(block)
                blocks.extend(kept)
        return blocks, left < 0

    def _chain(self, fact: etree._Element) -> Iterator[etree._Element]:
        yield fact
        following = fact.get("continuedAt")
        while following is not None and (piece := self._collected.continuations.get(following)) is not None:
            yield piece.element
            following = piece.element.get("continuedAt")

    def _shown_for(self, name: str) -> etree._Element | None:
        """The part of the page that shows a hidden fact."""
        if self._stand_ins is None:
            styled = [(element, _SHOWN_FOR.search(element.get("style", ""))) for element in _STYLED(self._root)]
            self._stand_ins = {found[1]: element for element, found in styled if found}
        return self._stand_ins.get(name)


def _in_order(filing: Filing, name: str, pieces: list[Piece]) -> dict[int, etree._Element]:
    """The elements of all rows: rows stand in the order of the document, without the facts that could not be read."""
    # Facts of one line and concept without ids are told apart by digits, unless a format spells numbers otherwise.
    found = _matched(filing, name, pieces, digits=True)
    found = _matched(filing, name, pieces, digits=False) if found is None else found
    if found is None:
        raise FilingError(CHANGED.format(name=name))
    return found


def _matched(filing: Filing, name: str, pieces: list[Piece], *, digits: bool) -> dict[int, etree._Element] | None:
    left = iter(pieces)
    elements: dict[int, etree._Element] = {}
    rows = np.flatnonzero(filing.facts.file == list(filing.files).index(name))
    for row in rows.tolist():
        name_of = filing.facts.element_ids.get(row)
        wanted = (int(filing.facts.line[row]), name_of, _local(filing, row))
        value = filing.value(row) if digits and name_of is None else None
        same = (piece.element for piece in left if _key(piece) == wanted)
        found = next((element for element in same if value is None or agrees(element, value)), None)
        if found is None:
            return None
        elements[row] = found
    return elements


def _by_id(filing: Filing, _name: str, pieces: list[Piece]) -> dict[int, etree._Element]:
    """The elements of the rows with their ids and concepts."""
    by_id = {(piece.element.get("id"), _key(piece)[2]): piece.element for piece in pieces}
    found = ((row, by_id.get((name, _local(filing, row)))) for row, name in filing.facts.element_ids.items())
    return {row: element for row, element in found if element is not None}


def _local(filing: Filing, row: int) -> str:
    return filing.concepts[int(filing.facts.concept[row])].name.rpartition(":")[2]


def _key(piece: Piece) -> tuple[int, str | None, str]:
    return piece.line, piece.element.get("id"), piece.element.get("name", "").rpartition(":")[2].strip()


def _table_around(fact: etree._Element) -> etree._Element | None:
    """The table with the cell that a fact stands in; a caption is in no cell."""
    cell = next((outer for outer in fact.iterancestors() if local_name(outer) in ("td", "th")), fact)
    if cell is fact:
        return None
    return next((outer for outer in cell.iterancestors() if local_name(outer) == "table"), None)


def _table(table: etree._Element, marks: Marks, fact: etree._Element) -> list[Block]:
    """A table with the paragraphs that stand above it."""
    above = around(table, marks, etree._Element.getprevious, _ABOVE, _MAX_ABOVE)
    return [*reversed(above), marked_table(table, marks, fact)]


def _paragraph(fact: etree._Element, marks: Marks) -> list[Block]:
    """The paragraph of a fact; a short one with what stands before and after it."""
    block = block_around(fact)
    own = [one for one in blocks_of(block, marks, 50 * MAX_TEXT) if isinstance(one, Paragraph)]
    paragraphs = shortened(own, MAX_TEXT)
    if sum(map(_length, paragraphs)) >= _SHORT:
        return list(paragraphs)
    before = around(block, marks, etree._Element.getprevious, _BESIDE, _MAX_ABOVE)
    after = around(block, marks, etree._Element.getnext, _BESIDE, _MAX_ABOVE)
    return [*reversed(before), *paragraphs, *after]


def _length(block: Block) -> int:
    if isinstance(block, Table):
        return sum(_length(one) for row in block.rows for cell in row for one in cell.paragraphs)
    return len(block.text)
