"""Turns the tag and style of an element of a page into the little of its look that a passage keeps."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

_BLOCKS = """address article aside blockquote body caption center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6
header hr html li main nav ol p pre section table tbody td tfoot th thead tr ul"""
BLOCKS = frozenset(_BLOCKS.split())
_UNSEEN = """applet audio base canvas embed head iframe img link math meta noscript object picture script select style
svg template textarea title video"""
#: What shows nothing, or what no reduced page can show.
UNSEEN = frozenset(_UNSEEN.split())
#: Elements of inline XBRL that hold what is not part of the page.
_APART = frozenset(("header", "hidden", "references", "resources"))
_INLINE_XBRL = "inlineXBRL}"

_LENGTH = re.compile(r"(-?\d{1,6}(?:\.\d{0,6})?|-?\.\d{1,6})\s*(pt|px|em|in|cm|mm)?\Z")
_PIXELS = {"pt": 4 / 3, "px": 1.0, "em": 13.0, "in": 96.0, "cm": 37.8, "mm": 3.78, None: 1.0}
#: Beyond this an indent is a layout, not the place of a line among others.
_MAX_INDENT = 120
_MIN_INDENT = 4
_MAX_STYLE = 2_000
#: The classes that the SEC's renderer gives cells with numbers.
_NUMBERS = ("num", "nump")
_ALIGNMENTS = ("left", "right", "center")
_BOLD = ("bold", "bolder", "600", "700", "800", "900")
_NO_RULE = re.compile(r"\b(?:none|hidden)\b|(?<![\d.])0(?:pt|px)?(?![\d.])")


class Look(NamedTuple):
    """How text looks: as in `Run`."""

    bold: bool = False
    italic: bool = False
    raised: int = 0


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace, in lower case; that of a comment is empty."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def is_unseen(element: etree._Element) -> bool:
    """Whether an element shows nothing on the page."""
    name = local_name(element)
    if not name or name in UNSEEN:
        return True
    if name in _APART and _INLINE_XBRL in str(element.tag):
        return True
    said = style_of(element)
    return said.get("display") == "none" or said.get("visibility") == "hidden"


def is_block(element: etree._Element) -> bool:
    """Whether an element stands on lines of its own. That of inline XBRL never does, whatever it is called."""
    return local_name(element) in BLOCKS and _INLINE_XBRL not in str(element.tag)


def style_of(element: etree._Element) -> Mapping[str, str]:
    """The declarations in the style of an element, by property."""
    style = element.get("style")
    return _declarations(style[:_MAX_STYLE]) if style else {}


def look_of(element: etree._Element, around: Look) -> Look:
    """How the text of an element looks, from how that around it does."""
    name, said = local_name(element), style_of(element)
    bold, italic, raised = around
    weight = said.get("font-weight")
    if weight:
        bold = weight in _BOLD
    elif name in ("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"):
        bold = True
    slant = said.get("font-style")
    if slant or name in ("i", "em"):
        italic = (slant or "italic") in ("italic", "oblique")
    level = said.get("vertical-align") or name
    if level in ("super", "sup", "sub"):
        raised = -1 if level == "sub" else 1
    return Look(bold, italic, raised)


def align_of(element: etree._Element) -> str:
    """`left`, `right`, `center`, `justify` as left, or empty where the element does not say."""
    said = style_of(element).get("text-align") or (element.get("align") or "").strip().lower()
    if local_name(element) == "center":
        said = "center"
    elif not said and element.get("class") in _NUMBERS:
        said = "right"
    return {"justify": "left", "start": "left", "end": "right"}.get(said, said if said in _ALIGNMENTS else "")


def indent_of(element: etree._Element) -> int:
    """How far the text of an element is indented, in pixels."""
    said = style_of(element)
    sides = [
        said.get("padding-left") or _left(said.get("padding")),
        said.get("margin-left") or _left(said.get("margin")),
    ]
    total = sum(_pixels(side) for side in [*sides, said.get("text-indent", "")])
    return int(min(total, _MAX_INDENT)) if total >= _MIN_INDENT else 0


def rule_of(element: etree._Element, side: str) -> bool:
    """Whether a cell has a rule at its `top` or `bottom`."""
    said = style_of(element)
    rule = said.get(f"border-{side}", "")
    return bool(rule) and not _NO_RULE.search(rule)


def _left(sides: str | None) -> str:
    """The left one of the sides of a box, which are one to four lengths."""
    parts = (sides or "").split()
    return parts[-1] if len(parts) in (1, 4) else parts[1] if parts else ""


def _pixels(length: str) -> float:
    found = _LENGTH.match(length)
    return float(found[1]) * _PIXELS[found[2]] if found else 0.0


@lru_cache(maxsize=4096)
def _declarations(style: str) -> Mapping[str, str]:
    parts = (part.partition(":") for part in style.lower().split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, _, value in parts if value}
