"""Turns any text into one that the fonts at hand can draw, and finds a font for what the first ones lack."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.ft2font import FT2Font

#: Fonts that come with the program; matplotlib's own follows, which has a sign for what no font has.
FOLDER = Path(__file__).parents[3] / "resources" / "fonts"
_OWN = "Inter"
_LAST = "DejaVu Sans"
_UNKNOWN = "\N{WHITE SQUARE}"

#: How many installed fonts are searched for a sign; reading all of them would keep the window waiting.
_SEARCHED = 400

#: Fonts with a placeholder for every sign, or with mathematics in place of letters.
_USELESS = ("Last Resort", "STIX", "cm", "DejaVu Math", "Standard Symbols", "D050000L")


@cache
def own_families() -> tuple[str, ...]:
    """The families in which everything is set, the program's own first where it is there."""
    paths = sorted(FOLDER.glob("Inter-*.[ot]tf"))
    known = {entry.fname for entry in fontManager.ttflist}
    for path in paths:
        if str(path) not in known:
            fontManager.addfont(path)
    return (_OWN, _LAST) if paths else (_LAST,)


def clean(text: str) -> str:
    """The text on one line, without what cannot be seen, and with a square for what no font can draw."""
    seen = (sign for sign in " ".join(text.split()) if unicodedata.category(sign)[0] != "C")
    return "".join(sign if sign == " " else _drawable(sign) for sign in seen).strip()


def families(text: str) -> list[str]:
    """The families needed for a cleaned text."""
    found = (_family_with(ord(sign)) for sign in text if sign not in "\n ")
    return [*own_families(), *dict.fromkeys(family for family in found if family and family not in own_families())]


def has_bold(text: str) -> bool:
    """Whether a cleaned text can be set in bold: other weights of a family may lack signs that its upright has."""
    signs = _signs(_bold_path())
    return all(ord(sign) in signs for sign in text if sign != "\n")


def bold_weight() -> int:
    """The weight of a heading; matplotlib's own font has none between the two."""
    return 600 if own_families()[0] == _OWN else 700


@cache
def _bold_path() -> str:
    return fontManager.findfont(FontProperties(family=own_families()[0], weight=bold_weight()))


def _drawable(sign: str) -> str:
    if _family_with(ord(sign)):
        return sign
    return "" if unicodedata.category(sign).startswith("M") else _UNKNOWN


@cache
def _family_with(code: int) -> str | None:
    """The first family that has a sign: one of our own, else an installed one."""
    for family in own_families():
        if code in _signs(fontManager.findfont(FontProperties(family=family))):
            return family
    return next((family for family, path in _installed() if code in _signs(path)), None)


@cache
def _installed() -> tuple[tuple[str, str], ...]:
    """Upright installed fonts, those made for many scripts first, and one file a family."""
    entries = [
        entry for entry in fontManager.ttflist if entry.style == "normal" and not entry.name.startswith(_USELESS)
    ]
    entries.sort(key=lambda entry: (not any(word in entry.name for word in ("CJK", "Noto Sans", "Arial")), entry.name))
    paths: dict[str, str] = {}
    for entry in entries:
        if entry.index == 0:
            paths.setdefault(entry.name, entry.fname)
    return tuple(paths.items())[:_SEARCHED]


@cache
def _signs(path: str) -> frozenset[int]:
    return frozenset(FT2Font(path).get_charmap())
