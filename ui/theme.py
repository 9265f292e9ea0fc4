"""The colours and spaces of the window, light and dark, of which palette, style sheet and chart are made."""

from __future__ import annotations

from typing import NamedTuple

#: The grid on which everything stands, in pixels.
GRID = 8


class Theme(NamedTuple):
    """Colours as `#rrggbb`. Status colours are for verdicts alone and never stand without a mark beside them.

    `series` are told apart by the colour-blind (after Okabe and Ito, shifted for each ground); a member's number on its
    axis picks its colour, so it is the same everywhere.
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
    series: tuple[str, ...]

    def colour(self, number: int) -> str:
        """The colour of the member with this number on its axis; 0 is the whole."""
        return self.total if number == 0 else self.series[(number - 1) % len(self.series)]


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
    series=("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#8c7ae6", "#7a7f87"),
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
    series=("#4aa3df", "#f0b429", "#2fc498", "#e39cc6", "#8fd0f7", "#f07f3c", "#b3a5ff", "#a3a8b0"),
)

THEMES = {theme.name: theme for theme in (LIGHT, DARK)}
