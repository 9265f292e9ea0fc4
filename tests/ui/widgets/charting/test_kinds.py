"""Shares fill a hundred, derived amounts look derived, and the head of a chart leaves room for its buttons."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D

from model.sheets.charts.gathering import told_apart
from model.sheets.chartsheet import ChartKind, ChartSheet, Point, Values
from tests.ui.widgets.charting.pictures import Picture, amounts, assert_readable, axis, line, shares, total
from ui.theme import DARK, LIGHT, Theme
from ui.widgets.charting.drawing import draw_chart
from ui.widgets.charting.words import describe

WIDE = (700, 420)
NARROW = (400, 240)
DERIVED = Point(equation="600 (2022) − 390 (nine months)")


def quarters(values: Values) -> ChartSheet:
    """A line of which the last amount was derived."""
    sheet = line(values)
    points = (*(Point(row) for row in range(len(values) - 1)), DERIVED)
    labels = (*sheet.periods[:-1], "Q4 2022 derived")
    return sheet._replace(series=(sheet.series[0]._replace(points=points),), periods=labels)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_shares_fill_a_hundred_and_say_their_percentage(theme: Theme) -> None:
    sheet = shares({"a": amounts("14.88", 25), "b": amounts("47.69", 75), "c": amounts("37.43", None)})
    picture = Picture(sheet, WIDE, theme)
    for period in range(2):
        bars = [picture.bars(f"share {number}") for number in range(3)]
        column = [of_series[period] for of_series in bars if period < len(of_series)]
        assert sum(bar.get_height() for bar in column) == pytest.approx(100)
        assert min(bar.get_y() for bar in column) == 0
    assert sorted(picture.texts("part")) == ["14.9 %", "25.0 %", "37.4 %", "47.7 %", "75.0 %"]
    assert picture.texts("member") == ["a", "b", "c"]
    assert picture.texts("unit") == ["% of the total"]
    assert to_hex(picture.bars("share 1")[0].get_facecolor()) == theme.colour(2)


def test_a_period_without_shares_is_a_gap() -> None:
    picture = Picture(shares({"a": amounts(None, 25), "b": amounts(None, 75)}), WIDE)
    assert picture.texts("gap") == ["no shares"]


def test_a_part_of_a_hundred_tells_its_amount() -> None:
    sheet = shares({"a": amounts(25), "b": amounts(75)})
    sheet = sheet._replace(series=(sheet.series[0]._replace(values=amounts(1234), points=(Point(7),)), sheet.series[1]))
    spot = Picture(sheet).drawing.stops[-1]
    assert spot.words.split("\n")[0] == "a, 2022: 1,234 (25.0 %)"
    assert spot.row == 7
    assert "a: 2022 1,234 (25.0 %)." in describe(sheet)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("make", [lambda rows: total(rows, amounts(225)), shares], ids=["stacked", "shares"])
def test_what_several_members_are_gathered_in_is_grey_and_lists_them(
    theme: Theme, make: Callable[[dict[str, Values]], ChartSheet]
) -> None:
    sheet = make({f"m{number}": amounts(number) for number in range(5, 5 + 15)})
    sheet = sheet._replace(series=told_apart(sheet.series, "members"))
    picture = Picture(sheet, WIDE, theme)
    names = "member" if sheet.kind is ChartKind.TOTAL else "share"
    bars = [bar for number in range(8) for bar in picture.bars(f"{names} {number}")]
    assert len({to_hex(bar.get_facecolor()) for bar in bars}) == 8
    assert to_hex(bars[-1].get_facecolor()) == theme.other
    assert to_hex(bars[-1].get_edgecolor()) == theme.muted
    assert picture.texts("member")[-1].replace("\n", " ") == "Other (8 members)"
    words = next(spot.words for spot in picture.drawing.stops if spot.words.startswith("Other")).split("\n")
    assert words[0].startswith("Other (8 members), 2022: 68")
    assert words[1:] == [f"m{number}: {number}" for number in range(12, 4, -1)]


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=str)
def test_a_derived_amount_is_outlined_and_hatched(size: tuple[int, int]) -> None:
    picture = Picture(quarters(amounts(100, 130, 160, 210)), size)
    (derived,) = picture.bars("derived bar")
    assert derived.get_hatch()
    assert to_hex(derived.get_facecolor()) == LIGHT.surface
    assert to_hex(derived.get_edgecolor()) == LIGHT.colour(1)
    assert not any(bar.get_hatch() for bar in picture.bars("bar"))
    assert len(picture.bars("bar")) == 3
    assert "Q4 2022 derived" in [text.replace("\n", " ") for text in picture.texts("period")]
    spot = picture.drawing.stops[-1]
    assert spot.words.split("\n")[1] == "Derived, not filed: 600 (2022) − 390 (nine months)"
    assert spot.row == -1
    assert "210 (derived)" in describe(quarters(amounts(100, 130, 160, 210)))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("name", ["member", "share"])
def test_a_derived_column_is_outlined_and_hatched_in_every_part(name: str, theme: Theme) -> None:
    rows = {"a": amounts(25, 25), "b": amounts(75, 75)}
    sheet = total(rows, amounts(100, 100)) if name == "member" else shares(rows)
    series = tuple(known._replace(points=(Point(1), DERIVED)) for known in sheet.series)
    picture = Picture(sheet._replace(series=series, total_points=(Point(1), DERIVED)), WIDE, theme)
    for number in range(2):
        filed, derived = picture.bars(f"{name} {number}")
        assert not filed.get_hatch()
        assert derived.get_hatch()
        assert to_hex(derived.get_facecolor()) == theme.surface
        assert to_hex(derived.get_edgecolor()) == to_hex(filed.get_facecolor()) == theme.colour(number + 1)
    assert len(picture.texts("part")) == 4
    told = [spot.words.split("\n")[:2] for spot in picture.drawing.stops if ", 2022: " in spot.words]
    assert all(words[1].startswith("Derived, not filed: ") for words in told)
    if name == "member":
        assert [bool(bar.get_hatch()) for bar in picture.bars("total")] == [False, True]
        assert told[0][0] == "Total, 2022: 100"


def test_a_derived_point_is_hollow() -> None:
    picture = Picture(quarters(amounts(*range(100, 1300, 100))), WIDE)
    rings = next(artist for artist in picture.figure.findobj(Line2D) if artist.get_gid() == "derived points")
    assert isinstance(rings, Line2D)
    assert np.array_equal(rings.get_xdata(), [11])
    assert to_hex(rings.get_markerfacecolor()) == LIGHT.surface


def test_the_newest_of_many_points_has_its_amount() -> None:
    assert "1,999,999,999" in Picture(line(amounts(*range(1_999_999_980, 2_000_000_000))), NARROW).texts("amount")


def test_changes_are_drawn_or_put_away() -> None:
    sheet = line(amounts(1, 2), changes=(None, "+100 %"))
    assert Picture(sheet).texts("change") == ["+100 %"]
    assert not Picture(sheet._replace(changes=False)).texts("change")


def test_what_stands_behind_an_amount_is_told() -> None:
    sheet = line(amounts(1000, 1128))
    point = Point(3, "−3, to the thousand", "", "+12.8 %", "2021")
    sheet = sheet._replace(series=(sheet.series[0]._replace(points=(None, point)),))
    first, second = Picture(sheet).drawing.stops
    assert first.words == "Sales, 2021: 1,000"
    assert second.words.split("\n") == [
        "Sales, 2022: 1,128",
        "1,128 EUR, decimals −3, to the thousand",
        "+12.8 % against 2021",
    ]
    assert (first.row, second.row) == (-1, 3)


def test_a_change_that_says_nothing_is_said_in_words() -> None:
    sheet = line(amounts(-1, 2))
    sheet = sheet._replace(series=(sheet.series[0]._replace(points=(None, Point(1, "", "", "n/m", "2021"))),))
    assert Picture(sheet).drawing.stops[1].words.endswith("Change not meaningful against 2021")


def test_a_missing_value_is_no_stop() -> None:
    assert len(Picture(line(amounts(1, None, 3))).drawing.stops) == 2


def test_lines_that_are_not_drawn_are_counted_together() -> None:
    sheet = axis({"a": amounts(1), "b": amounts(2)})._replace(left_out=6)
    assert Picture(sheet, WIDE).texts("note") == ["6 smaller lines are not drawn."]


@pytest.mark.parametrize("kind", list(ChartKind))
def test_room_is_left_for_the_buttons(kind: ChartKind) -> None:
    rows = {"A long name of a member": amounts(25, 30), "Another": amounts(75, 70)}
    sheet = shares(rows)._replace(kind=kind, total=amounts(100, 100), gaps=(None, None))
    sheet = sheet._replace(title="A title that is longer than the picture is wide, so that it has to give way")
    picture = Picture(sheet, NARROW)
    picture.drawing = draw_chart(picture.figure, sheet, LIGHT, 9.75, aside=124)
    picture.canvas.draw()  # type: ignore[no-untyped-call]
    assert_readable(picture)
    renderer = picture.canvas.get_renderer()  # type: ignore[no-untyped-call]
    for artist in picture._texts():
        box = artist.get_window_extent(renderer)
        assert box.x1 <= 400 - 124 or box.y1 <= 240 - 28, artist.get_text()


def test_shares_of_many_members_stay_readable() -> None:
    each: Values = (Decimal(100) / 24,) * 12
    rows = {f"A member with a long name {number}": each for number in range(24)}
    for size in (NARROW, WIDE):
        assert_readable(Picture(shares(rows), size))
