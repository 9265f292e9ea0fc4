"""Turns elements of inline XBRL into their text or their XHTML, excluded parts left out and continuations put on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from lxml import etree

from model.readers.inline.collecting import Collected, Piece
from model.readers.xbrl.tally import Tally

_STRING = etree.XPath("string()", smart_strings=False)
_LANGUAGE = etree.XPath("string(ancestor-or-self::*[@xml:lang][1]/@xml:lang)", smart_strings=False)

NO_CONTINUATION = (
    "{facts} with a text that goes on in a continuation that no document of the set holds; first “{first}”."
)
LOOP = "{facts} with a text whose continuation leads back to itself; first “{first}”."
JOINED = "{facts} with a text whose continuation belongs to another text already; first “{first}”."
TOO_MUCH = "{facts} without text: the documents hold the same text in itself again and again."

#: Nested texts hold each other's text; beyond so many times the size of the documents it is no report any more.
_MAX_FOLD = 20
_FLOOR = 1_000_000


class Contents:
    """Gives the contents of facts and footnotes of one document set, each continuation once."""

    def __init__(self, collected: Collected, size: int, tally: Tally) -> None:
        self._continuations = collected.continuations
        self._tally = tally
        self._used: dict[str, int] = {}
        self._left = _MAX_FOLD * size + _FLOOR
        _empty(collected.excludes)

    def text(self, piece: Piece) -> str:
        """The text of an element with all its continuations."""
        element = piece.element
        if not len(element) and element.get("continuedAt") is None:
            return self._within(element.text or "")
        return self._joined(piece, _text)

    def markup(self, piece: Piece) -> str:
        """The XHTML within an element and all its continuations, without the elements of inline XBRL.

        Relative links stay as they are: nobody knows where the page was published (Inline XBRL 1.1, section 11.1.2).
        """
        return self._joined(piece, _markup)

    def unused(self) -> Iterator[Piece]:
        """The continuations that continue nothing."""
        return (piece for name, piece in self._continuations.items() if name not in self._used)

    def _joined(self, piece: Piece, content: Callable[[etree._Element], str]) -> str:
        if self._left < 0:
            self._note(TOO_MUCH, piece, "")
            return ""
        return self._within("".join([content(element) for element in self._chain(piece)]))

    def spend(self, length: int) -> bool:
        """Whether so much more text is still in proportion to the documents."""
        self._left -= length
        return self._left >= 0

    def _within(self, text: str) -> str:
        self._left -= len(text)
        return text

    def _chain(self, piece: Piece) -> Iterator[etree._Element]:
        """The element and its continuations. None is used twice, so chains that loop or join end there."""
        start = id(piece.element)
        yield piece.element
        following = piece.element.get("continuedAt")
        while following is not None:
            at = self._continuations.get(following)
            if at is None:
                self._note(NO_CONTINUATION, piece, following)
                return
            if following in self._used:
                self._note(LOOP if self._used[following] == start else JOINED, piece, following)
                return
            self._used[following] = start
            yield at.element
            following = at.element.get("continuedAt")

    def _note(self, kind: str, piece: Piece, first: str) -> None:
        self._tally.add(kind, first, piece.file, piece.line)


def language_of(piece: Piece) -> str | None:
    """The language of an element, which it may have from those around it."""
    return _LANGUAGE(piece.element) or None


def _text(element: etree._Element) -> str:
    return _STRING(element) if len(element) else element.text or ""


def _markup(element: etree._Element) -> str:
    """Serialised as a whole, without the tags of inline XBRL, its own among them: no tag holds a bare `>`."""
    return _tags(element.prefix).sub(b"", etree.tostring(element, encoding="utf-8", with_tail=False)).decode()


@lru_cache(maxsize=64)
def _tags(prefix: str | None) -> re.Pattern[bytes]:
    """The tags of inline XBRL under a prefix."""
    name = (
        "(?:nonFraction|nonNumeric|fraction|continuation|exclude|footnote)\\b"
        if prefix is None
        else f"{re.escape(prefix)}:"
    )
    return re.compile(f"</?{name}[^>]*>".encode())


def _empty(excludes: list[Piece]) -> None:
    """Moves what is excluded to the end of its document, so that no text holds it; facts in there stay facts."""
    for piece in reversed(excludes):
        element = piece.element
        children = list(element)
        if children:
            holder = etree.SubElement(element.getroottree().getroot(), "excluded")
            holder.text = element.text
            holder.extend(children)
        element.text = None
