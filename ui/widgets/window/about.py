"""Turns what the program is made of, and under which licences, into the page that says so."""

from __future__ import annotations

from html import escape

from ui.desktop.shipped import own_version, parts
from ui.icons import RESOURCES
from ui.theme import GRID, Theme

_WORDS = (
    "Every line of a business report by axis and member, charted, and every total that does not add up, with the "
    "reason why. It reads files on this computer and never uses the network."
)


def about_page(theme: Theme) -> str:
    """Name, version and licence of the program, and a table of the packages that it is made of."""
    cell = f"style='padding:2px {2 * GRID}px 2px 0'"
    rows = "".join(
        f"<tr><td {cell}>{escape(part.name)} {escape(part.version)}</td>"
        f"<td {cell}>{escape(part.licence)}</td><td style='color:{theme.muted}'>{escape(part.purpose)}</td></tr>"
        for part in parts()
    )
    licence = (RESOURCES.parent / "LICENSE").read_text(encoding="utf-8")
    text = "".join(f"<p style='color:{theme.muted}'>{escape(part)}</p>" for part in licence.split("\n\n"))
    return (
        f"<p style='font-size:large; font-weight:600'>Crossfoot {escape(own_version())}</p><p>{_WORDS}</p>"
        f"<p style='font-weight:600'>Made with</p><table cellspacing='0' border='0'>{rows}</table>"
        f"<p style='font-weight:600'>Licence</p>{text}"
    )
