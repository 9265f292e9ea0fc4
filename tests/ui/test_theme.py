"""The colours of members are told apart by the colour-blind, and stand out from their ground."""

from __future__ import annotations

from itertools import combinations
from math import dist

import numpy as np
import numpy.typing as npt
import pytest

from model.sheets.chartsheet import GATHERED, MOST_COLOURS
from ui.theme import THEMES, Theme

#: How linear RGB is seen without the cones for long, middle and short waves (Machado, Oliveira and Fernandes 2009).
SIGHT = {
    "full": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}

#: Linear RGB to OKLab by way of cone responses (Ottosson 2020).
CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
OKLAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)

#: Distances in OKLab, where black and white are 1 apart: of colours that stand side by side, and of any two.
NEIGHBOURS, ANY_TWO = 0.11, 0.06


def linear(colour: str) -> npt.NDArray[np.float64]:
    """Linear RGB of `#rrggbb`."""
    parts = np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def seen(colour: str, sight: str) -> tuple[float, ...]:
    """Where a colour stands in OKLab for an eye."""
    rgb = np.clip(SIGHT[sight] @ linear(colour), 0, 1)
    return tuple(OKLAB @ np.cbrt(CONES @ rgb))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2.2."""
    dark, light = sorted(float(np.array([0.2126, 0.7152, 0.0722]) @ linear(colour)) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_members_are_told_apart(theme: Theme, sight: str) -> None:
    colours = [seen(colour, sight) for colour in theme.series]
    for place, colour in enumerate(colours):
        assert dist(colour, colours[place - 1]) >= NEIGHBOURS, (theme.series[place], theme.series[place - 1])
    for one, other in combinations(range(len(colours)), 2):
        assert dist(colours[one], colours[other]) >= ANY_TWO, (theme.series[one], theme.series[other])


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_no_member_looks_like_the_total(theme: Theme, sight: str) -> None:
    for colour in theme.series:
        assert dist(seen(colour, sight), seen(theme.total, sight)) >= ANY_TWO, colour


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_what_gathers_members_looks_like_none_of_them(theme: Theme, sight: str) -> None:
    other = seen(theme.other, sight)
    for colour in (*theme.series, theme.total):
        assert dist(other, seen(colour, sight)) >= NEIGHBOURS, colour
    # It is set off from its ground by its edge, and from a part without anything in it by its own colour.
    assert contrast(theme.edge(GATHERED), theme.surface) >= 3
    assert dist(other, seen(theme.surface, sight)) >= ANY_TWO


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_every_theme_has_as_many_colours_as_stacks_use(theme: Theme) -> None:
    assert len(theme.series) == MOST_COLOURS
    assert theme.colour(GATHERED) == theme.other


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_colours_stand_out_from_their_ground(theme: Theme) -> None:
    for colour in (*theme.series, theme.total):
        assert contrast(colour, theme.surface) >= 3, colour


def test_the_measures_are_those_of_their_sources() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert seen("#ffffff", "full") == pytest.approx((1, 0, 0), abs=1e-4)
    # Red and green of one lightness are the same to those who lack the cones for long or middle waves.
    for sight in ("protanopia", "deuteranopia"):
        assert (
            dist(seen("#b05050", sight), seen("#6e7850", sight))
            < dist(seen("#b05050", "full"), seen("#6e7850", "full")) / 2
        )
