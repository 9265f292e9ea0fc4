"""Names of periods stand below the middle of their bars; they are shortened before any but the newest is left out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
from matplotlib.lines import Line2D
from matplotlib.text import Text

from model.periods import Period
from model.sheets.charts.points import Timeline
from model.sheets.chartsheet import ChartSheet, Values
from tests.ui.widgets.charting.pictures import SIZES, Picture, amounts, assert_readable, axis, line, shares, total

WIDE = (700, 420)
MAKERS: dict[str, Callable[[Values], ChartSheet]] = {
    "line": line,
    "stacked": lambda values: total({"a": values, "b": values}, values),
    "shares": lambda values: shares(dict.fromkeys("ab", amounts(*[50] * len(values)))),
    "panels": lambda values: axis({"a": values, "b": values, "c": values}),
}


def quarters(count: int, make: Callable[[Values], ChartSheet] = line, first: int = 2) -> ChartSheet:
    """A chart over so many quarters that begin with months after the calendar's."""
    starts = [date(2019 + (first - 1 + 3 * at) // 12, (first - 1 + 3 * at) % 12 + 1, 1) for at in range(count + 1)]
    periods = tuple(Period(start, after - timedelta(days=1)) for start, after in pairwise(starts))
    over = Timeline(periods, tuple(range(count)))
    return make(amounts(*range(100, 100 + count)))._replace(periods=over.labels, forms=over.forms)


def ticks(picture: Picture, name: str) -> list[float]:
    """Where the ticks of a name stand, from the left."""
    lines = [artist for artist in picture.figure.findobj(Line2D) if artist.get_gid() == name]
    across = [x for artist in lines if isinstance(artist, Line2D) for x in np.asarray(artist.get_xdata(), dtype=float)]
    return sorted({round(x, 3) for x in across if not np.isnan(x)})


def labels(picture: Picture) -> list[Text]:
    found = [artist for artist in picture.figure.findobj(Text) if artist.get_gid() == "period"]
    return sorted((artist for artist in found if isinstance(artist, Text)), key=lambda artist: artist.get_position()[0])


@pytest.mark.parametrize("size", [*SIZES, (1000, 500)], ids=str)
@pytest.mark.parametrize("count", [2, 5, 8, 13, 24, 60])
@pytest.mark.parametrize(
    "make", [MAKERS["line"], MAKERS["stacked"], MAKERS["shares"]], ids=["line", "stacked", "shares"]
)
def test_each_name_stands_below_its_bar_at_a_regular_step(
    make: Callable[[Values], ChartSheet], count: int, size: tuple[int, int]
) -> None:
    sheet = quarters(count, make)
    picture = Picture(sheet, size)
    assert_readable(picture)
    named = ticks(picture, "tick at a name")
    centres = sorted([*named, *ticks(picture, "tick")])
    assert len(centres) == count
    shown = labels(picture)
    assert [artist.get_position()[0] for artist in shown] == pytest.approx(named, abs=0.01)
    assert centres[-1] == named[-1]
    places = [centres.index(x) for x in named]
    assert len(set(np.diff(places).tolist())) <= 1
    texts = [artist.get_text() for artist in shown]
    form = next(form for form in sheet.forms if form[-1] == texts[-1])
    assert texts == [form[place] for place in places]


def test_names_become_shorter_before_any_is_left_out() -> None:
    told = [labels(Picture(quarters(count), WIDE))[-1].get_text() for count in (3, 6, 8, 11, 15)]
    assert told == [
        "1 Aug 2019 – 31 Oct 2019",
        "1 May 2020 –\n31 Jul 2020",
        "3M to\nJan 2021",
        "3M to\nOct\n2021",
        "3M to\nOct\n2022",
    ]
    assert [len(labels(Picture(quarters(count), WIDE))) for count in (3, 6, 8, 11, 15)] == [3, 6, 8, 11, 15]


def test_where_it_is_low_names_take_one_line_and_leave_the_bars_their_height() -> None:
    assert "\n" not in labels(Picture(quarters(8), (420, 130)))[-1].get_text()


def test_a_name_tells_the_exact_dates() -> None:
    picture = Picture(quarters(16), WIDE)
    name = labels(picture)[-1]
    box = name.get_window_extent()
    spot = picture.drawing.spot_at((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
    assert spot is not None
    assert spot.words == "1 Nov 2022 – 31 Jan 2023"
    assert not spot.stop


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("count", [2, 8, 13])
def test_panels_keep_their_names_to_themselves(count: int, size: tuple[int, int]) -> None:
    picture = Picture(quarters(count, MAKERS["panels"]), size)
    assert_readable(picture)
    newest = labels(picture)[-1].get_text()
    assert [artist.get_text() for artist in labels(picture)].count(newest) >= 1
    assert len(ticks(picture, "tick at a name")) == len(labels(picture))


def test_changes_stand_below_names_where_not_all_have_room() -> None:
    sheet = quarters(24)
    changes = line(sheet.series[0].values, changes=(None, *["+12.5 %"] * 23)).series
    picture = Picture(sheet._replace(series=changes, forms=sheet.forms[-1:]), SIZES[1])
    found = [artist for artist in picture.figure.findobj(Text) if artist.get_gid() == "change"]
    across = {round(artist.get_position()[0], 3) for artist in found if isinstance(artist, Text)}
    assert len(across) > 1
    assert across <= set(ticks(picture, "tick at a name"))
    assert max(across) == max(ticks(picture, "tick at a name"))
