"""The marks that stand beside every status colour, so that no verdict is told by colour alone."""

from __future__ import annotations

from ui.theme import Theme

#: One glyph a word of `Role.MARK`; `r` is what statistics print beside revised figures.
GLYPHS = {"error": "!", "warning": "?", "info": "i", "fault": "†", "restated": "r"}


def mark_colour(mark: str, theme: Theme) -> str:
    """The colour of a mark."""
    return {"error": theme.error, "fault": theme.error, "warning": theme.warning}.get(mark, theme.muted)
