"""Turns elements of inline XBRL into their text or their XHTML, excluded parts left out and continuations put on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from model.readers.inline.collecting import Collected, Piece
from model.readers.inline.tally import Tally

_STRING = etree.XPath("string()", smart_strings=False)
_LANGUAGE = etree.XPath("string(ancestor-or-self::*[@xml:lang][1]/@xml:lang)", smart_strings=False)

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
        self._tags: dict[str | None, re.Pattern[str]] = {}
        _empty(collected.excludes)

    def text(self, piece: Piece) -> str:
        """The text of an element with all its continuations."""
        if "continuedAt" not in piece.element.attrib and not len(piece.element):
            return self._within(piece.element.text or "")
        return self._joined(piece, _text)

    def markup(self, piece: Piece) -> str:
        """The XHTML within an element and all its continuations, without the elements of inline XBRL.

        Relative links stay as they are: nobody knows where the page was published (Inline XBRL 1.1, section 11.1.2).
        """
        return self._joined(piece, self._markup)

    def unused(self) -> Iterator[Piece]:
        """The continuations that continue nothing."""
        return (piece for name, piece in self._continuations.items() if name not in self._used)

    def _joined(self, piece: Piece, content: Callable[[etree._Element], str]) -> str:
        if self._left < 0:
            self._note("The documents hold more nested text than can be shown; what comes after is left out.", piece)
            return ""
        return self._within("".join([content(element) for element in self._chain(piece)]))

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
                self._note("A text goes on in a continuation that no document of the set holds", piece, following)
                return
            if following in self._used:
                looping = self._used[following] == start
                said = (
                    "leads back to itself" if looping else "goes on in a continuation that already belongs to another"
                )
                self._note(f"A text {said}", piece, following)
                return
            self._used[following] = start
            yield at.element
            following = at.element.get("continuedAt")

    def _markup(self, element: etree._Element) -> str:
        """Serialised as a whole and cut: no tag holds a bare `>`, so the first ends the start tag."""
        whole = etree.tostring(element, encoding="unicode", with_tail=False)
        start = whole.index(">") + 1
        if whole.endswith("/>") and start == len(whole):
            return ""
        inner = whole[start : whole.rindex("<")]
        mark = f"<{element.prefix}:" if element.prefix else "<"
        return self._tag_of(element).sub("", inner) if mark in inner else inner

    def _tag_of(self, element: etree._Element) -> re.Pattern[str]:
        """The tags of inline XBRL, by the prefix that an element has."""
        known = self._tags.get(element.prefix)
        if known is None:
            names = f"{re.escape(element.prefix)}:" if element.prefix else "(?:non[FN]|fraction|continuation|exclude)"
            known = self._tags[element.prefix] = re.compile(f"</?{names}[^>]*>")
        return known

    def _note(self, sentence: str, piece: Piece, example: str = "") -> None:
        self._tally.add(sentence, piece.file, piece.line, example)


def language_of(piece: Piece) -> str | None:
    """The language of an element, which it may have from those around it."""
    return _LANGUAGE(piece.element) or None


def _text(element: etree._Element) -> str:
    return _STRING(element) if len(element) else element.text or ""


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
