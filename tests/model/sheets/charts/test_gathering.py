"""No two parts of a stack look alike: of many members the largest have a colour of their own, the rest are one part."""

from __future__ import annotations

from decimal import Decimal

import pytest

from model.amounts import exact_sum
from model.sheets.charts.gathering import told_apart
from model.sheets.chartsheet import GATHERED, MOST_COLOURS, ChartKind, ChartSheet, Series
from tests.filings import Fact, column, filing_of
from tests.model.sheets.charts.test_choosing import chart_of

#: Fifteen members, m15 the largest.
MANY = {f"m{number}": f"{number}0.{number}" for number in range(1, 16)}


def series(colour: int, *values: str | None) -> Series:
    return Series(f"m{colour}", colour, tuple(None if value is None else Decimal(value) for value in values))


@pytest.mark.parametrize("kind", [ChartKind.TOTAL, ChartKind.SHARE])
def test_the_smallest_of_many_members_are_one_part_that_is_exactly_their_sum(kind: ChartKind) -> None:
    whole = exact_sum(map(Decimal, MANY.values()))
    chart = chart_of(filing_of(column("A", MANY, str(whole))), "Revenue", wanted=kind)
    assert [known.label for known in chart.series] == [*(f"m{number}" for number in range(9, 16)), "Other (8 members)"]
    other = chart.series[-1]
    assert other.values == (exact_sum(Decimal(MANY[f"m{number}"]) for number in range(1, 9)),)
    assert [known.label for known in other.gathers] == [f"m{number}" for number in range(1, 9)]
    assert exact_sum(value for known in chart.series if (value := known.values[0]) is not None) == whole
    if kind is ChartKind.SHARE:
        shares = exact_sum(share for known in chart.series if (share := known.shares[0]) is not None)
        assert shares == pytest.approx(100)


def test_no_two_parts_have_one_colour_whatever_their_members() -> None:
    for numbers in ((1, 9), (9, 1, 2, 10, 17), tuple(range(3, 40, 2)), (8, 16, 24, 32, 40, 48, 56, 64)):
        drawn = told_apart([series(number, str(number)) for number in numbers], "members")
        colours = [known.colour if known.colour == GATHERED else known.colour % MOST_COLOURS for known in drawn]
        assert len(set(colours)) == len(drawn) <= MOST_COLOURS


def test_a_member_keeps_its_colour_where_no_other_has_it() -> None:
    three, two = [series(9, "1"), series(2, "5"), series(1, "3")], [series(9, "1"), series(2, "5")]
    assert [known.colour for known in told_apart(three, "members")] == [3, 2, 1]
    assert [known.colour for known in told_apart(two, "members")] == [9, 2]


def test_as_many_members_as_there_are_colours_stay_apart() -> None:
    whole = [series(number, str(number)) for number in range(1, MOST_COLOURS + 1)]
    assert told_apart(whole, "members") == tuple(whole)


def test_what_is_gathered_is_missing_where_none_of_it_is_there() -> None:
    large = [series(number, "100", "100", "100") for number in range(1, 8)]
    other = told_apart([*large, series(8, "5", None, "-5"), series(9, None, None, "3")], "members")[-1]
    assert other.values == (Decimal(5), None, Decimal(-2))


def colours_of(chart: ChartSheet) -> dict[str, int]:
    return {known.label: known.colour for known in chart.series if known.colour != GATHERED}


def test_a_member_has_one_colour_in_every_chart_of_a_section() -> None:
    # Twelve members, of which the seven largest are the first and the last: with the colours of their places on the
    # axis four of these would have those of others.
    values = {f"m{number}": str(100 + number if number <= 3 or number >= 9 else number) for number in range(1, 13)}
    filing = filing_of(column("A", values, str(sum(map(int, values.values())))))
    stacked = colours_of(chart_of(filing, "Revenue"))
    assert len(stacked) == len({colour % MOST_COLOURS for colour in stacked.values()}) == 7
    for path in (("Revenue",), ("A",)):
        for kind in (ChartKind.TOTAL, ChartKind.SHARE, ChartKind.AXIS):
            drawn = colours_of(chart_of(filing, *path, wanted=kind))
            assert drawn | stacked == drawn, (path, kind)
    for member, colour in stacked.items():
        assert [known.colour for known in chart_of(filing, "A", member, wanted=ChartKind.LINE).series] == [colour]


def test_members_of_a_section_differ_though_their_axis_has_more() -> None:
    others = [Fact("5", {"A": f"m{number}"}) for number in range(2, 9)]
    facts = [Fact("30", {"A": "m1"}), *others, Fact("70", {"A": "m9"}), Fact("100")]
    filing = filing_of(facts, roles={"pair": [0, 8, 9]})
    chart = chart_of(filing, "A")
    assert chart.kind is ChartKind.AXIS
    assert len({colour % MOST_COLOURS for colour in colours_of(chart).values()}) == 2
    for member, colour in colours_of(chart).items():
        assert [known.colour for known in chart_of(filing, "A", member, wanted=ChartKind.LINE).series] == [colour]
