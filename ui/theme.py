"""The colours and spaces of the window, light and dark, of which palette, style sheet and chart are made."""

from __future__ import annotations

from typing import NamedTuple

#: The grid on which everything stands, in pixels.
GRID = 8


class Theme(NamedTuple):
    """Colours as `#rrggbb`. Status colours are for verdicts alone and never stand without a mark beside them.

    `series` are told apart by the colour-blind (after Okabe and Ito, moved until neighbours differ enough and each
    has a contrast of 3 to its ground); a member's number on its axis picks its colour, so it is the same everywhere.
    `other` is for what gathers several members: it recedes, and its edge is what stands out.
    """

    name: str
    ground: str
    surface: str
    text: str
    muted: str
    rule: str
    accent: str
    accent_ground: str
    error: str
    error_ground: str
    warning: str
    warning_ground: str
    good: str
    total: str
    other: str
    series: tuple[str, ...]

    def colour(self, number: int) -> str:
        """The colour of the member with this number on its axis; 0 is the whole, below it what gathers several."""
        if number < 0:
            return self.other
        return self.total if number == 0 else self.series[(number - 1) % len(self.series)]

    def edge(self, number: int) -> str:
        """The colour around a part of a column: that of the ground, which sets it off from those beside it."""
        return self.muted if number < 0 else self.surface


LIGHT = Theme(
    name="light",
    ground="#f6f6f4",
    surface="#ffffff",
    text="#1c1e21",
    muted="#636870",
    rule="#dcdde0",
    accent="#1f5fbf",
    accent_ground="#e3ecf9",
    error="#b3261e",
    error_ground="#fbe9e7",
    warning="#8a5a00",
    warning_ground="#fdf3dd",
    good="#2c6e49",
    total="#3a3f47",
    other="#dfe1e5",
    series=("#0373b4", "#e77000", "#00a67d", "#9b5390", "#7e93c6", "#c04f00", "#a47bee", "#827069"),
)

DARK = Theme(
    name="dark",
    ground="#17191c",
    surface="#1f2226",
    text="#e8e9eb",
    muted="#a0a5ad",
    rule="#363a40",
    accent="#7fb0f5",
    accent_ground="#24364f",
    error="#ff8a80",
    error_ground="#43211f",
    warning="#f2c14e",
    warning_ground="#3b3016",
    good="#7bd3a1",
    total="#c3c8d0",
    other="#3b3f46",
    series=("#3585dc", "#f1b82c", "#51b077", "#a98ac6", "#96bfff", "#f07f3c", "#d581ff", "#95aab1"),
)

THEMES = {theme.name: theme for theme in (LIGHT, DARK)}
