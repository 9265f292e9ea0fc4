"""Turns the markup of a page into an element tree, its text into lines, and the cells of a table into a grid."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from model.errors import FilingError

#: A page larger than this is none that the SEC rendered.
MAX_PAGE = 32 * 1024 * 1024
#: A cell that claims to span more columns or rows than this spans one.
MAX_SPAN = 1_000
#: A table wider than this is cut there.
MAX_WIDTH = 4_000
#: Spans over rows are followed for so many cells in all; a table that says more of them means to be slow.
MAX_SPANNED = 1_000_000

_BREAKS = frozenset(("br", "p", "div", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "hr"))
_CELLS = frozenset(("td", "th"))
_SILENT = frozenset(("script", "style", "head"))


def parse_html(data: bytes, name: str, encoding: str | None = None) -> etree._Element:
    """The root element of a page, however broken.

    Raises:
        FilingError: it is too large, or there is no markup in it.
    """
    if len(data) > MAX_PAGE:
        raise FilingError(f"{name} is larger than any page that the SEC renders.")
    parser = etree.HTMLParser(encoding=encoding, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise FilingError(f"{name} holds no readable page.") from error
    except (LookupError, ValueError) as error:
        raise FilingError(f"{name} is in an encoding that could not be read: {error}.") from error
    # The parser gives None for a document without any element; the type stubs do not say so.
    if not etree.iselement(root):
        raise FilingError(f"{name} holds no readable page.")
    return root


def text_lines(element: etree._Element) -> list[str]:
    """The text of an element as lines without the spaces of layout; blocks and breaks begin a line."""
    if not len(element):
        line = " ".join((element.text or "").split())
        return [line] if line else []
    pieces: list[str] = []
    silent = 0
    for event, each in etree.iterwalk(element, events=("start", "end")):
        tag = each.tag
        if event == "start":
            silent += tag in _SILENT
            if tag in _BREAKS:
                pieces.append("\n")
            if each.text and not silent:
                pieces.append(each.text.replace("\n", " "))
        else:
            silent -= tag in _SILENT
            if tag in _BREAKS:
                pieces.append("\n")
            elif tag in _CELLS:
                pieces.append(" ")
            if each is not element and each.tail and not silent:
                pieces.append(each.tail.replace("\n", " "))
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return [line for line in lines if line]


def one_line(element: etree._Element) -> str:
    """The text of an element on one line."""
    return " ".join(text_lines(element))


def classes(element: etree._Element) -> frozenset[str]:
    """The classes of an element."""
    return frozenset((element.get("class") or "").split())


def line_of(element: etree._Element) -> int:
    """The line of an element in its file."""
    return int(element.sourceline or 0)


def rows_of(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table itself, not those of tables inside its cells."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


class GridCell(NamedTuple):
    """A cell with the columns of the grid that it covers: `first` to before `end`."""

    element: etree._Element
    first: int
    end: int


class Grid:
    """Gives each cell its place, row after row; cells that span rows push those below aside."""

    def __init__(self) -> None:
        self._below: dict[int, int] = {}
        self._left = MAX_SPANNED

    def place(self, row: etree._Element) -> list[GridCell]:
        """The cells of the next row."""
        cells: list[GridCell] = []
        taken = {column for column, left in self._below.items() if left}
        self._below = {column: left - 1 for column, left in self._below.items() if left > 1}
        at = 0
        for element in row:
            if element.tag not in _CELLS:
                continue
            while at in taken:
                at += 1
            end = at + _span(element, "colspan")
            if end > MAX_WIDTH:
                break
            down = _span(element, "rowspan")
            if down > 1 and self._left > 0:
                self._left -= (end - at) * down
                self._below.update(dict.fromkeys(range(at, end), down - 1))
            cells.append(GridCell(element, at, end))
            at = end
        return cells


def _span(element: etree._Element, name: str) -> int:
    text = (element.get(name) or "1").strip()
    count = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1
    return count if 1 <= count <= MAX_SPAN else 1
