"""Whatever a chart shows, no two of its texts overlap, none leaves the picture, and every sign has a font."""

from __future__ import annotations

import logging
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from matplotlib.text import Text

from model.sheets.chartsheet import ChartSheet, Footing, Values
from tests.ui.widgets.charting.pictures import SIZES, Picture, amounts, assert_readable, axis, line, total
from tests.ui.widgets.disclosed import all_charts
from ui.theme import DARK, LIGHT
from ui.widgets.charting.words import describe

LONG = "An extraordinarily long name of a member that goes on without ever coming to an end, or so it seems"
ODD = {
    "one period": line(amounts(5)),
    "nothing but gaps": line(amounts(None, None, None)),
    "zeros": line(amounts(0, 0)),
    "huge": line(amounts(10**15, 2 * 10**15, -3 * 10**15), changes=(None, "+1 %", None)),
    "beyond floats": line(amounts("1e390", "2e390")),
    "below floats": line(amounts("1e-390")),
    "tiny": line(amounts("0.000001", "0.0000025", None)),
    "below zero": line(amounts(-5, -7, -9)),
    "forty periods": line(amounts(*(number * 997 if number % 7 else None for number in range(40))), label=LONG),
    "Japanese": line(amounts(5, 6), label="売上高 合計"),
    "right to left": line(amounts(5, 6), label="הכנסות ممكيرات إيرادات"),
    "signs": line(amounts(5, 6), label="$x^2$ & $\\frac{$ \t\x00\ud800 😀 \U0010ffff ﷽ a\u0301"),
    "long periods": line(amounts(1, 2, 3))._replace(periods=tuple(f"1 Oct {y} – 30 Sep {y + 1}" for y in (20, 21, 22))),
    "many members": total({f"{LONG} {n}": amounts(n * 100, n * 300) for n in range(30)}, amounts(50_000, 130_000)),
    "many totals": total({"a": amounts(*range(40)), "b": amounts(*range(40))}, amounts(*range(0, 120, 3))),
    "both signs": total({"a": amounts(500, 60), "b": amounts(-100, -20)}, amounts(300, 30)),
    "a huge total": total({"a": amounts(10**15), "b": amounts(10**14)}, amounts(2 * 10**15)),
    "no total": total({"a": amounts(None, 5)}, amounts(7, None)),
    "no members": total({}, amounts(5, 6)),
    "thirty lines": axis({f"{LONG} {n}": amounts(n, None, n * n) for n in range(30)}),
    "twelve lines": axis({f"Member {n}": amounts(*range(n * 1000, n * 1000 + 8)) for n in range(12)}),
    "two lines": axis({"売上高": amounts(1, 2, 3, 4, 5, 6, 7, 8), "b": amounts(-5, 6, 7, 8, 9, 10, None, 3)}),
}


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_chart_of_the_disclosure(size: tuple[int, int]) -> None:
    for sheet in all_charts():
        assert_readable(Picture(sheet, size))


@pytest.mark.parametrize("sheet", ODD.values(), ids=ODD)
def test_odd_charts(sheet: ChartSheet, caplog: pytest.LogCaptureFixture) -> None:
    for size in SIZES:
        picture = Picture(sheet, size, DARK)
        assert_readable(picture)
        assert picture.texts()
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert describe(sheet)


@pytest.mark.parametrize("density", [1, 2])
def test_what_is_written_stays_within_its_measure(density: int) -> None:
    """Guards against text that is drawn wider than it was measured, as matplotlib's font features make it."""
    picture = Picture(line(amounts(1_111_111, 4_777_177, 1_000_000), label="Wide Worldly Goods 1,111"), density=density)
    height = picture.pixels().shape[0]
    for artist in picture.figure.findobj(Text):
        assert isinstance(artist, Text)
        others = [other for other in picture.figure.get_children() if other not in (artist, picture.figure.patch)]
        for other in others:
            other.set_visible(False)
        picture.canvas.draw()  # type: ignore[no-untyped-call]
        inked = np.argwhere((picture.pixels()[..., :3] != 255).any(axis=-1))
        box = artist.get_window_extent(picture.canvas.get_renderer())  # type: ignore[no-untyped-call]
        for other in others:
            other.set_visible(True)
        assert box.x0 - 1 <= inked[:, 1].min() <= inked[:, 1].max() <= box.x1 + 1, artist.get_text()
        assert box.y0 - 1 <= height - inked[:, 0].max() <= height - inked[:, 0].min() <= box.y1 + 1, artist.get_text()


def test_a_dense_screen_has_the_same_picture_in_more_pixels() -> None:
    sheet = ODD["both signs"]
    plain, dense = Picture(sheet, SIZES[1]), Picture(sheet, SIZES[1], density=2)
    assert dense.pixels().shape[:2] == (600, 840)
    assert dense.texts() == plain.texts()
    boxes = zip(plain.bars("total"), dense.bars("total"), strict=True)
    for small, large in boxes:
        # The measure of text is finer there, so that the plot may stand a pixel or two elsewhere.
        assert np.allclose(np.asarray(small.get_window_extent()) * 2, np.asarray(large.get_window_extent()), atol=4)


def _values(count: int) -> st.SearchStrategy[Values]:
    numbers = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**18), max_value=10**18, places=2)
    return st.lists(st.none() | st.integers(-9_999, 9_999).map(Decimal) | numbers, min_size=count, max_size=count).map(
        tuple
    )


@st.composite
def _sheets(draw: st.DrawFn) -> ChartSheet:
    count = draw(st.integers(1, 14))
    rows = draw(st.dictionaries(st.text(max_size=40), _values(count), min_size=1, max_size=9))
    first = next(iter(rows.items()))
    choices = (
        line(first[1], label=first[0]),
        axis(rows),
        total(rows, draw(_values(count)), draw(st.sampled_from(Footing))),
    )
    notes = draw(st.lists(st.text(max_size=120), max_size=2).map(tuple))
    return draw(st.sampled_from(choices))._replace(notes=notes, title=draw(st.text(max_size=90)))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sheet=_sheets(), size=st.sampled_from(SIZES), theme=st.sampled_from((LIGHT, DARK)))
def test_any_chart(sheet: ChartSheet, size: tuple[int, int], theme: object) -> None:
    assert_readable(Picture(sheet, size, DARK if theme is DARK else LIGHT))
