"""Turns the words of a sheet into the head and foot of its picture, and gives the box that is left between."""

from __future__ import annotations

from collections.abc import Iterable

from model.sheets.chartsheet import ChartSheet
from ui.theme import GRID
from ui.widgets.charting.page import Box, Page, Spot, inset
from ui.widgets.charting.typeface import clean


def draw_frame(page: Page, sheet: ChartSheet, notes: Iterable[str] = ()) -> Box:
    """Title and unit at the top left, notes at the bottom; what had to be cut is said when pointed at."""
    box = inset(page.box)
    top = box.top
    title = page.wrapped(sheet.title, page.heading, box.width, 2 if page.box.height >= 260 else 1)
    if page.put(title, box.left, top, page.heading, along="top", name="title"):
        height = page.size_of(title, page.heading)[1]
        if title.replace("\n", " ") != clean(sheet.title):
            page.spots.append(Spot(Box(box.left, top - height, box.right, top), clean(sheet.title)))
        top -= height + 2
    unit = page.wrapped(sheet.unit, page.quiet, box.width, 1)
    if page.put(unit, box.left, top, page.quiet, along="top", name="unit"):
        top -= page.size_of(unit, page.quiet)[1]
    bottom = _draw_notes(page, box, [*sheet.notes, *notes])
    return Box(box.left, bottom, box.right, top - GRID / 2)


def _draw_notes(page: Page, box: Box, notes: Iterable[str]) -> float:
    """The notes as one quiet paragraph of at most two lines; gives where it ends above."""
    words = clean(" ".join(notes))
    if not words:
        return box.bottom
    text = page.wrapped(words, page.quiet, box.width, 2)
    height = page.size_of(text, page.quiet)[1]
    page.put(text, box.left, box.bottom, page.quiet, name="note")
    if text.replace("\n", " ") != words:
        page.spots.append(Spot(Box(box.left, box.bottom, box.right, box.bottom + height), words))
    return box.bottom + height + GRID / 2
