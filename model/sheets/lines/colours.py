"""Numbers the members of each axis, so that a member has one colour and those of one sheet differ where they can."""

from __future__ import annotations

from collections.abc import Iterable

from model.filing import Filing
from model.sheets.chartsheet import MOST_COLOURS
from model.sheets.lines.tree import Line

Colours = dict[tuple[int, int], int]


def member_colours(filing: Filing, lines: Iterable[Line]) -> Colours:
    """The number of each member on its axis, from 1, in the order in which the filing names them.

    Numbers that are so many apart as there are colours have one colour. Where lines of a sheet have two such members on
    an axis, the later one has another number, of a colour that is free, as long as there is one.
    """
    colours: Colours = {}
    counts: dict[int, int] = {}
    for pair in (pair for dimensions in filing.dims for pair in dimensions):
        if pair not in colours:
            counts[pair[0]] = colours[pair] = counts.get(pair[0], 0) + 1
    shown: dict[int, dict[tuple[int, int], int]] = {}
    for pair in sorted({pair for line in lines for pair in line.dims}, key=lambda pair: (pair[0], colours[pair])):
        shown.setdefault(pair[0], {})[pair] = colours[pair]
    for axis, numbers in shown.items():
        colours.update(_apart(numbers, counts[axis]))
    return colours


def _apart(numbers: Colours, count: int) -> Colours:
    """The numbers of members on one axis, those of a colour that an earlier one has replaced by free ones."""
    taken = {number % MOST_COLOURS for number in numbers.values()}
    free = [place for place in range(1, MOST_COLOURS + 1) if place % MOST_COLOURS not in taken]
    seen: set[int] = set()
    replaced: Colours = {}
    for pair, number in numbers.items():
        if number % MOST_COLOURS in seen and free:
            # Beyond the numbers of all members, so that no two of them are one.
            replaced[pair] = (count + number) * MOST_COLOURS + free.pop(0)
        seen.add(number % MOST_COLOURS)
    return replaced
