"""Charts show the amounts of their sheets as lengths and as text, and the gap between a total and its members."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from matplotlib.colors import to_hex

from model.sheets.chartsheet import Footing
from tests.disclosure import OTHER, POST, TECHNICAL, TYPES
from tests.ui.widgets.charting.pictures import THOUSANDS, Picture, amounts, axis, line, total
from tests.ui.widgets.disclosed import chart_of, node_of
from ui.theme import DARK, LIGHT, Theme

WIDE = (700, 420)
WHOLE = ("Online lending platform revenue", "Total")


def heights(picture: Picture, name: str) -> list[float]:
    return [round(bar.get_height(), 6) for bar in picture.bars(name)]


def test_a_total_stands_beside_its_members_with_the_gap_hatched_and_told() -> None:
    picture = Picture(chart_of(node_of(*WHOLE)), WIDE)
    assert heights(picture, "total") == [1_256_005, 761_451, 561_667]
    assert heights(picture, "member 1") == [859_102, 39_782, 35_820]
    gaps = picture.bars("gap in doubt")
    assert [round(gap.get_height()) for gap in gaps] == [5_667, 202_960, 154_906]
    assert [round(gap.get_y() + gap.get_height()) for gap in gaps] == [1_256_005, 761_451, 561_667]
    assert all(gap.get_hatch() and to_hex(gap.get_edgecolor()) == LIGHT.error for gap in gaps)
    assert sorted(picture.texts("status")) == ["! 154,906 missing", "! 202,960 missing", "! 5,667 missing"]
    assert sorted(picture.texts("amount")) == ["1,256,005", "561,667", "761,451"]
    assert picture.texts("note") == ["Sales income is filed in USD."]
    assert picture.texts("title") == ["Total by Types of revenues"]
    assert picture.texts("unit") == ["CNY in thousands"]


@pytest.mark.parametrize("size", [(360, 240), (400, 280), (420, 300), (510, 257), (640, 400)], ids=str)
def test_nothing_that_matters_is_left_out_of_a_usual_picture(size: tuple[int, int]) -> None:
    whole = Picture(chart_of(node_of(*WHOLE)), size)
    assert len(whole.texts("amount")) == len(whole.texts("period")) == 3
    assert sorted(text.replace("\n", " ") for text in whole.texts("status"))[0] == "! 154,906 missing"
    assert len(whole.texts("status")) == 3
    assert len(whole.texts("member")) == 5
    assert whole.texts("title")
    assert whole.texts("unit")
    assert whole.texts("note")
    every = Picture(chart_of(node_of(TYPES.label)), size)
    assert len(every.texts("amount")) == 10
    assert len(every.texts("gap")) == 2
    one = Picture(chart_of(node_of(TYPES.label, TECHNICAL, OTHER)), size)
    assert sorted(one.texts("amount")) == ["327,245", "38,313", "417,566"]
    assert sorted(one.texts("change")) == ["+990 %", "−21.6 %"]


def test_the_members_of_a_stack_follow_each_other_without_a_gap() -> None:
    picture = Picture(chart_of(node_of(*WHOLE)), WIDE)
    parts = [bar for number in range(4) for bar in picture.bars(f"member {number}") if bar.get_x() > 1.5]
    ends = sorted((bar.get_y(), bar.get_y() + bar.get_height()) for bar in parts)
    assert ends[0][0] == 0
    assert all(before[1] == pytest.approx(after[0]) for before, after in pairwise(ends))
    assert ends[-1][1] == pytest.approx(406_761)


def test_a_total_that_foots_says_so_quietly_and_has_no_hatch() -> None:
    picture = Picture(chart_of(node_of(TYPES.label, POST)), WIDE)
    assert not picture.bars("gap in doubt")
    assert picture.texts("status") == ["✓ adds up"] * 3
    assert picture.pixels_of(LIGHT.error) == 0


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_a_member_has_its_colour_and_a_doubt_the_colour_of_errors(theme: Theme) -> None:
    sheet = chart_of(node_of(*WHOLE))
    picture = Picture(sheet, WIDE, theme)
    for number, series in enumerate(sheet.series):
        colours = {to_hex(bar.get_facecolor()) for bar in picture.bars(f"member {number}")}
        assert colours == {theme.colour(series.colour)}
        assert picture.pixels_of(theme.colour(series.colour)) > 100
    assert picture.pixels_of(theme.error) > 30
    assert picture.pixels_of(theme.surface) > WIDE[0] * WIDE[1] / 2


def test_every_member_is_named_and_led_to_its_part() -> None:
    picture = Picture(chart_of(node_of(*WHOLE)), WIDE)
    names = [text.replace("\n", " ") for text in picture.texts("member")]
    assert names[0] == "Total as filed"
    assert sorted(names[1:]) == [
        "Loan facilitation services",
        "Other revenues",
        "Post origination services",
        "Technical services",
    ]
    # Loan facilitation has no part in the newest stack, so no line leads there.
    assert len([artist for artist in picture.figure.findobj() if artist.get_gid() == "leader"]) == 3


def test_members_above_their_total_are_too_much() -> None:
    picture = Picture(total({"a": amounts(50), "b": amounts(10)}, amounts(40)), WIDE)
    assert picture.texts("status") == ["! 20 too much"]
    gap = picture.bars("gap in doubt")[0]
    assert sorted((gap.get_y(), gap.get_y() + gap.get_height())) == [40, 60]


def test_members_below_zero_stack_downwards() -> None:
    picture = Picture(total({"a": amounts(-50), "b": amounts(-10)}, amounts(-100)), WIDE)
    ends = {bar.get_y() + bar.get_height() for name in ("member 0", "member 1") for bar in picture.bars(name)}
    assert ends == {-50, -60}
    gap = picture.bars("gap in doubt")[0]
    assert sorted((gap.get_y(), gap.get_y() + gap.get_height())) == [-100, -60]
    assert picture.texts("status") == ["! 40 missing"]


def test_members_of_both_signs_leave_the_gap_over_the_total() -> None:
    picture = Picture(total({"Sales": amounts(500), "Eliminations": amounts(-100)}, amounts(300)), WIDE)
    gap, column = picture.bars("gap in doubt")[0], picture.bars("total")[0]
    assert gap.get_x() == pytest.approx(column.get_x())
    assert sorted((gap.get_y(), gap.get_y() + gap.get_height())) == [300, 400]


@pytest.mark.parametrize(
    ("footing", "words", "hatched"),
    [
        (Footing.ERROR, "! 40 missing", True),
        (Footing.WARNING, "? 40 missing", True),
        (Footing.NOT_ADDITIVE, "40 apart", False),
        (Footing.ROUNDS, "✓ adds up within rounding", False),
    ],
)
def test_a_gap_is_told_by_what_it_means(footing: Footing, words: str, hatched: bool) -> None:
    picture = Picture(total({"a": amounts(50), "b": amounts(10)}, amounts(100), footing), WIDE)
    assert picture.texts("status") == [words]
    assert bool(picture.bars("gap in doubt")) is hatched


def test_a_line_has_bars_from_zero_amounts_changes_and_gaps() -> None:
    sheet = line(amounts(1_000, None, 2_000, 2_710), scale=THOUSANDS, changes=(None, None, None, "+35.5 %"))
    picture = Picture(sheet)
    assert [(bar.get_y(), bar.get_height()) for bar in picture.bars("bar")] == [(0, 1), (0, 2), (0, 2.71)]
    assert sorted(picture.texts("amount")) == ["1", "2", "2.71"]
    assert picture.texts("gap") == ["no value"]
    assert picture.texts("change") == ["+35.5 %"]
    assert sorted(picture.texts("period")) == ["2019", "2020", "2021", "2022"]


def test_amounts_that_are_no_money_are_not_scaled() -> None:
    picture = Picture(line(amounts(1_500), scale=THOUSANDS)._replace(monetary=False))
    assert picture.texts("amount") == ["1,500"]
    assert heights(picture, "bar") == [1_500]


def test_labels_are_exact_where_floats_are_not() -> None:
    picture = Picture(line(amounts(9_007_199_254_740_993, "0.1")), WIDE)
    assert sorted(picture.texts("amount")) == ["0.1", "9,007,199,254,740,993"]


def test_many_periods_become_a_line_that_stops_at_gaps() -> None:
    values = amounts(*(None if number == 5 else number * 100 for number in range(12)))
    picture = Picture(line(values), WIDE)
    assert not picture.bars("bar")
    points = next(artist for artist in picture.figure.findobj() if artist.get_gid() == "points")
    drawn = points.get_ydata()  # type: ignore[attr-defined]
    assert drawn[4] == 400
    assert drawn[5] != drawn[5]
    assert "1,100" in picture.texts("amount")


def test_an_axis_has_a_panel_a_line_over_one_scale() -> None:
    sheet = chart_of(node_of(TYPES.label))
    picture = Picture(sheet, WIDE)
    bars = picture.bars("bar")
    wanted = [float(value) / 1000 for series in sheet.series for value in series.values if value is not None]
    assert sorted(round(bar.get_height(), 6) for bar in bars) == sorted(wanted)
    assert {to_hex(bar.get_facecolor()) for bar in bars} == {LIGHT.colour(series.colour) for series in sheet.series}
    assert {text.replace("\n", " ") for text in picture.texts("member")} == {series.label for series in sheet.series}
    assert picture.texts("gap") == ["no value"] * 2
    pixels_a_unit = {bar.get_window_extent().height / bar.get_height() for bar in bars}
    assert max(pixels_a_unit) == pytest.approx(min(pixels_a_unit))


def test_lines_for_which_there_is_no_room_are_counted() -> None:
    sheet = axis({f"Member {number}": amounts(number, number * number) for number in range(30)})
    picture = Picture(sheet, (360, 240))
    drawn = [int(text.split()[1]) for text in picture.texts("member")]
    assert drawn
    assert drawn == list(range(30 - len(drawn), 30))
    assert picture.texts("note") == [f"{30 - len(drawn)} smaller lines are not drawn at this size."]


def test_every_place_says_more_when_it_is_pointed_at() -> None:
    picture = Picture(chart_of(node_of(*WHOLE)), WIDE)
    found = set()
    for bar in [*picture.bars("total"), *picture.bars("member 2"), *picture.bars("gap in doubt")]:
        box = bar.get_window_extent()
        spot = picture.drawing.spot_at((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
        assert spot is not None
        found.add(spot.words.partition("\n")[0])
    assert "Total as filed, 2022: 561,667" in found
    assert "Technical services, 2021: 417,566" in found
    assert "2022: ! 154,906 missing" in found
    assert picture.drawing.spot_at(-5, -5) is None


def test_nothing_is_said_calmly() -> None:
    empty = line(amounts())._replace(periods=(), series=())
    assert Picture(empty).texts() == ["There is nothing to draw here."]


def test_what_is_infinite_is_not_drawn() -> None:
    picture = Picture(line((Decimal("Infinity"), Decimal(5))))
    assert heights(picture, "bar") == [5]
    assert picture.texts("gap") == ["not a finite number"]
