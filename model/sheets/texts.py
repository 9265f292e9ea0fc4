"""Turns the value of a text fact, which may be a whole note as XHTML, into text to read."""

from __future__ import annotations

import re
from html import unescape

#: More than this of a text is not looked at for one cell of a table.
_CELL = 4_000

_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>")
_UNSEEN = re.compile(r"<(style|script|head)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_BREAK = re.compile(r"<(?:br|/?(?:p|div|table|tr|li|h[1-6]))\b[^<>]*>", re.IGNORECASE)
_CELL_END = re.compile(r"</t[dh]\b[^<>]*>", re.IGNORECASE)
_BLANKS = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\s*\n\s*")


def readable(text: str) -> str:
    """A text without markup: its paragraphs and table rows on lines of their own."""
    if not _MARKUP.search(text):
        return text
    text = _BREAK.sub("\n", _UNSEEN.sub(" ", text.replace("\n", " ")))
    text = unescape(_MARKUP.sub("", _CELL_END.sub(" ", text)))
    return _LINES.sub("\n", _BLANKS.sub(" ", text)).strip()


def in_one_line(text: str) -> str:
    """The beginning of a text for the cell of a table."""
    return " ".join(readable(text[:_CELL]).split())
