"""A picture that is saved, copied or stands in a report names every part and says every note, and grows for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from model.sheets.charts.gathering import told_apart
from model.sheets.chartsheet import ChartSheet, Values
from tests.ui.widgets.charting.pictures import SIZES, Picture, amounts, assert_readable, axis, line, shares, total
from ui.theme import LIGHT
from ui.widgets.charting import drawing
from ui.widgets.charting.drawing import draw_whole
from ui.widgets.charting.measuring import PIXELS

SMALL = (300, 180)
NAMES = [f"Member {number} of a group whose names are long" for number in range(14)]
ROWS: dict[str, Values] = {name: amounts(7, 7) for name in NAMES}


class Whole(Picture):
    """A sheet drawn to be read on paper."""

    def __init__(self, sheet: ChartSheet, size: tuple[int, int]) -> None:
        self.figure = Figure(figsize=(size[0] / PIXELS, size[1] / PIXELS), dpi=PIXELS)
        self.canvas = FigureCanvasAgg(self.figure)
        self.drawing = draw_whole(self.figure, sheet, LIGHT, 9.75)
        self.canvas.draw()  # type: ignore[no-untyped-call]

    def said(self, name: str = "") -> list[str]:
        """What is written, each on one line."""
        return [text.replace("\n", " ") for text in self.texts(name)]


def gathered(make: Callable[[dict[str, Values]], ChartSheet]) -> ChartSheet:
    sheet = make(ROWS)
    return sheet._replace(series=told_apart(sheet.series, "members"))


@pytest.mark.parametrize("size", [SMALL, *SIZES], ids=str)
@pytest.mark.parametrize("make", [lambda rows: total(rows, amounts(1, 2)), shares], ids=["stacked", "shares"])
def test_every_member_is_named(make: Callable[[dict[str, Values]], ChartSheet], size: tuple[int, int]) -> None:
    sheet = gathered(make)
    picture = Whole(sheet, size)
    assert_readable(picture)
    assert not picture.texts("more")
    assert {series.label for series in sheet.series} <= set(picture.said("member"))
    told = picture.said("note")[0]
    assert told.startswith("Other (7 members): ")
    assert all(known.label in told for known in sheet.series[-1].gathers)


def test_every_panel_is_drawn() -> None:
    sheet = axis(ROWS)
    assert Picture(sheet, SMALL).texts("note")
    picture = Whole(sheet, SMALL)
    assert_readable(picture)
    assert picture.said("member") == NAMES
    assert not picture.texts("note")


def test_every_note_is_said_in_full_and_leaves_the_bars_room() -> None:
    note = " ".join(f"Sentence {number} says what could not be drawn and why." for number in range(12))
    sheet = line(amounts(1, 2, 3), label="A title of many words " * 6)._replace(notes=(note,))
    picture = Whole(sheet, SMALL)
    assert picture.said("note") == [note]
    assert picture.said("title") == [sheet.title.strip()]
    assert max(bar.get_window_extent().height for bar in picture.bars("bar")) > 50


def test_a_picture_that_never_settles_is_drawn_in_the_height_that_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "_ATTEMPTS", 1)
    picture = Whole(gathered(lambda rows: total(rows, amounts(1, 2))), SMALL)
    height = picture.canvas.get_width_height()[1]
    assert height > SMALL[1]
    (title,) = (text for text in picture.figure.findobj(Text) if text.get_gid() == "title")
    assert height - title.get_window_extent().y1 < 20
    assert_readable(picture)


def test_what_says_all_as_it_is_keeps_its_size() -> None:
    picture = Whole(line(amounts(1, 2, 3)), SIZES[1])
    assert tuple(picture.figure.get_size_inches() * PIXELS) == SIZES[1]
    artists = [artist for artist in picture.figure.findobj(Text) if isinstance(artist, Text)]
    assert len(artists) == len(Picture(line(amounts(1, 2, 3)), SIZES[1]).figure.findobj(Text))
