"""Members of an axis have one number each, and of those that a sheet shows no two one colour while there are enough."""

from __future__ import annotations

import pytest

from model.sheets.chartsheet import MOST_COLOURS
from model.sheets.lines.colours import member_colours
from model.sheets.lines.tree import Line
from tests.filings import Fact, filing_of


@pytest.mark.parametrize("shown", [(1, 9), (9, 1, 17), tuple(range(1, 9)), (2, 10, 18, 26, 3, 11), tuple(range(1, 30))])
def test_members_that_a_sheet_shows_differ(shown: tuple[int, ...]) -> None:
    filing = filing_of(Fact("1", {"A": f"m{number}"}) for number in range(1, 31))
    colours = member_colours(filing, [Line(0, filing.dimensions_of(number - 1), 0) for number in shown])
    assert len(set(colours.values())) == 30
    own = [colours[filing.dimensions_of(number - 1)[0]] for number in shown]
    assert len({number % MOST_COLOURS for number in own}) == min(len(shown), MOST_COLOURS)
    first = colours[filing.dimensions_of(min(shown) - 1)[0]]
    assert first == min(shown)


def test_axes_are_numbered_apart() -> None:
    filing = filing_of([Fact("1", {"A": "a"}), Fact("2", {"B": "b"}), Fact("3", {"A": "c", "B": "b"})])
    colours = member_colours(filing, [Line(0, filing.dimensions_of(row), 0) for row in range(3)])
    assert sorted(colours.values()) == [1, 1, 2]
