"""Turns the words of a sheet into the head and foot of its picture, and gives the box that is left between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from model.sheets.chartsheet import ChartSheet
from ui.theme import GRID
from ui.widgets.charting.page import Box, Page, Spot, inset
from ui.widgets.charting.typeface import clean

#: So many lines of text high a page has room for a title of two.
_ROOMY = 16
#: So many lines of text high is what a whole page leaves between its words at the least.
_FAIR = 9


def draw_frame(page: Page, sheet: ChartSheet, notes: Iterable[str] = ()) -> Box:
    """Title and unit at the top left, notes at the bottom; what had to be cut is said when pointed at."""
    box = inside(page)
    top = _draw_head(page, sheet, box)
    gathered = _gathered(sheet) if page.whole else ()
    bottom = _draw_notes(page, box, [*gathered, *sheet.notes, *notes])
    inner = box._replace(bottom=bottom, top=top - GRID)
    page.lack(_FAIR * page.line_height(page.body) - inner.height)
    return inner


def _gathered(sheet: ChartSheet) -> Iterator[str]:
    """Names the lines that one stands for."""
    for series in sheet.series:
        if series.gathers:
            yield f"{series.label}: {', '.join(known.label for known in series.gathers)}."


def inside(page: Page) -> Box:
    """The page without its margins; the left one is that of the panes beside it."""
    return inset(page.box)._replace(left=2 * GRID)


def _draw_head(page: Page, sheet: ChartSheet, box: Box) -> float:
    """The title, and the unit behind it where both have room on one line, else below it; gives where they end."""
    box = box._replace(right=box.right - page.aside)
    lines = page.lines_of(2 if page.box.height >= _ROOMY * page.line_height(page.body) else 1)
    title = page.wrapped(sheet.title, page.heading, box.width, lines)
    unit = page.wrapped(sheet.unit, page.quiet, box.width, 1)
    artist = page.put(title, box.left, box.top, page.heading, along="top", name="title")
    if artist is None:
        page.put(unit, box.left, box.top, page.quiet, along="top", name="unit")
        return box.top - page.size_of(unit, page.quiet)[1]
    bottom = box.top - page.size_of(title, page.heading)[1]
    if " ".join(title.split("\n")) != clean(sheet.title):
        page.spots.append(Spot(Box(box.left, bottom, box.right, box.top), clean(sheet.title)))
    behind = box.left + page.width_of(title, page.heading) + 2 * GRID
    if "\n" not in title and behind + page.width_of(unit, page.quiet) <= box.right:
        page.put(unit, behind, artist.get_position()[1], page.quiet, along="baseline", name="unit")
        return bottom
    page.put(unit, box.left, bottom - 1, page.quiet, along="top", name="unit")
    return bottom - 1 - page.size_of(unit, page.quiet)[1]


def _draw_notes(page: Page, box: Box, notes: Iterable[str]) -> float:
    """The notes as one quiet paragraph of two lines, or as many as a whole page needs; gives where it ends above."""
    words = clean(" ".join(notes))
    if not words:
        return box.bottom
    text = page.wrapped(words, page.quiet, box.width, page.lines_of(2))
    height = page.size_of(text, page.quiet)[1]
    page.put(text, box.left, box.bottom, page.quiet, name="note")
    if text.replace("\n", " ") != words:
        page.spots.append(Spot(Box(box.left, box.bottom, box.right, box.bottom + height), words))
    return box.bottom + height + GRID / 2
