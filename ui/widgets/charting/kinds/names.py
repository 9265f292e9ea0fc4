"""Turns the members of a stack into names beside it, each led to its part by a thin line, none over another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ui.theme import GRID
from ui.widgets.charting.page import Box, Page, Spot
from ui.widgets.charting.typeface import clean

_SWATCH = 7
_SHARE, _WIDEST, _NARROWEST = 0.36, 210.0, 64.0
#: On a whole page words are never cut short for the width of the bars.
_SHARE_OF_WHOLE = 0.46
_LEADER = 14.0


class Part(NamedTuple):
    """A member to be named: label, number of the colour, size, and the box in the newest period, where it has one."""

    label: str
    colour: int
    size: float
    box: Box | None


@dataclass
class _Name:
    part: Part
    text: str
    height: float
    wish: float
    top: float = 0.0


def names_width(page: Page, labels: Sequence[str]) -> float:
    """The width kept at the right for names with their leaders; 0 where the page is too narrow for any."""
    widest = max((page.width_of(clean(label[:200]), page.body) for label in labels), default=0.0)
    room = page.box.width * _SHARE_OF_WHOLE if page.whole else min(page.box.width * _SHARE, _WIDEST)
    return min(widest + _SWATCH + GRID, room) + _LEADER if labels and room >= _NARROWEST else 0.0


def beyond_of(width: float) -> tuple[float, float]:
    """How far the names of periods may reach beyond a plot beside names of this width: not into those."""
    return 2 * GRID, _LEADER - GRID / 2 if width else 2


def draw_names(page: Page, column: Box, parts: Sequence[Part]) -> None:
    """Names in a column in the order of the stack, so that no leaders cross; the smallest give way."""
    left = column.left + _LEADER
    room = column.right - left - _SWATCH - GRID / 2
    for lines in (page.lines_of(2), 1):
        names = [_name(page, part, room, lines) for part in parts]
        height = sum(name.height for name in names)
        if height <= column.height:
            break
        page.lack(height - column.height)
    shown, more = _those_with_room(page, names, column.height)
    _spread(shown, column, page.line_height(page.quiet) if more else 0.0)
    for name in shown:
        _draw_name(page, name, left)
    if more:
        words = f"and {more} more"
        page.put(words, left + _SWATCH + GRID / 2, column.bottom, page.quiet, name="more")


def _name(page: Page, part: Part, room: float, lines: int) -> _Name:
    """A name that wishes to stand beside its part; one without a part stands as high as those before it allow."""
    text = page.wrapped(part.label, page.body, room, lines)
    wish = page.box.top if part.box is None else (part.box.bottom + part.box.top) / 2
    return _Name(part, text, page.size_of(text, page.body)[1] + 3, wish)


def _those_with_room(page: Page, names: list[_Name], height: float) -> tuple[list[_Name], int]:
    """As many as have room, the largest first, in their order, and how many have none."""
    if sum(name.height for name in names) <= height:
        return names, 0
    left = height - page.line_height(page.quiet)
    kept: set[int] = set()
    for place in sorted(range(len(names)), key=lambda place: -names[place].part.size):
        left -= names[place].height
        if left < 0:
            break
        kept.add(place)
    return [name for place, name in enumerate(names) if place in kept], len(names) - len(kept)


def _spread(names: list[_Name], column: Box, kept_below: float) -> None:
    """Gives each name a place as near to its part as the others allow."""
    ceiling = column.top
    for name in names:
        name.top = min(name.wish + name.height / 2, ceiling)
        ceiling = name.top - name.height
    floor = column.bottom + kept_below
    for name in reversed(names):
        name.top = max(name.top, floor + name.height)
        floor = name.top


def _draw_name(page: Page, name: _Name, left: float) -> None:
    text_left = left + _SWATCH + GRID / 2
    artist = page.put(name.text, text_left, name.top - 1, page.body, along="top", name="member")
    if artist is None:
        return
    first_line = name.top - 1 - page.line_height(page.body) / 2
    swatch = Box(left, first_line - _SWATCH / 2, left + _SWATCH, first_line + _SWATCH / 2)
    page.square(swatch, name.part.colour, name="swatch")
    if name.part.box is not None:
        start = name.part.box.right + 1, (name.part.box.bottom + name.part.box.top) / 2
        page.line([start, (left - 2, first_line)], page.theme.muted, 0.75, name="leader")
    if name.text.replace("\n", " ") != clean(name.part.label):
        page.spots.append(Spot(Box(left, name.top - name.height, page.box.right, name.top), clean(name.part.label)))
