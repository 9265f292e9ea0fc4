"""Turns a large instance into pieces of whole children of its root, so that one can be parsed while another is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from lxml import etree

#: How far into a file its root's start tag may end for the file to be cut.
HEAD = 1 << 18
#: Small enough for the text of a piece and what is made of it to stay in the processor's cache.
CHUNK = 1 << 17
#: A child that is longer is cut through, which the parser tells.
LONGEST = 1 << 26

_DECLARATION = re.compile(rb"\A\s*<\?xml[^>]*?\bencoding\s*=\s*[\"'](?:utf-?8|us-ascii)[\"'][^>]*\?>", re.IGNORECASE)
_ROOT = re.compile(rb"<((?:[A-Za-z_][\w.\-]*:)?xbrl)(?:\s+[\w:.\-]+\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))*\s*>")
#: The end of an element that is a child of the root in nearly all instances: a context, or a fact without children.
_CHILD_END = re.compile(rb"</(?:[\w.\-]+:)?context>|<([\w.:\-]+)\s[^<>]*?contextRef=[^<>]*>[^<]*</\1>")


class Frame(NamedTuple):
    """What makes a document of a piece: all up to the end of the root's start tag, and the root's end tag."""

    head: bytes
    tail: bytes
    prefixes: dict[str | None, str]
    language: str


class Piece(NamedTuple):
    """Whole children of the root; `line` counts the lines before it in the file, `last` has the root's end with it."""

    data: bytes
    line: int
    last: bool = False

    def document(self, frame: Frame) -> bytes:
        """The piece as a document by itself."""
        return frame.head + self.data if self.last else frame.head + self.data + frame.tail


class Pieces:
    """An instance that is cut; `frame` is None where it cannot be: another encoding, a document type, an odd beginning.

    Where to cut is a guess, and no more is needed. A cut inside of anything leaves a piece that is not well-formed
    (an element, comment or CDATA section that does not end in it), which the parser tells; then the rest of the file
    is read as the one stream that it is.
    """

    def __init__(self, file: BinaryIO, root_tag: str) -> None:
        self._file = file
        self.start = file.read(HEAD)
        self.frame = _frame(self.start, root_tag)

    def cut(self, frame: Frame) -> Iterator[Piece]:
        """The pieces one after the other, the last with the root's end tag."""
        line = frame.head.count(b"\n")
        rest = self.start[len(frame.head) :]
        while chunk := self._file.read(CHUNK):
            rest += chunk
            end = _last_end(rest)
            if not end and len(rest) > LONGEST:
                end = len(rest)
            if end:
                yield Piece(rest[:end], line)
                line += rest.count(b"\n", 0, end)
                rest = rest[end:]
        yield Piece(rest, line, last=True)


def _frame(head: bytes, root_tag: str) -> Frame | None:
    declared = head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml")
    match = _ROOT.search(head)
    if match is None or b"<!DOCTYPE" in head[: match.end()] or (declared and not _DECLARATION.match(head)):
        return None
    start, tail = head[: match.end()], b"</" + match[1] + b">"
    try:
        root = parse(start + tail)
    except etree.XMLSyntaxError:
        return None
    if root.tag != root_tag or len(root):
        return None
    language = root.get("{http://www.w3.org/XML/1998/namespace}lang", "")
    return Frame(start, tail, dict(root.nsmap), language)


def parse(data: bytes) -> etree._Element:
    """The root of a document that has no document type: nothing in it can expand, so its texts may be long."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, huge_tree=True
    )
    return etree.fromstring(data, parser)


def _last_end(data: bytes) -> int:
    """Where the last child ends that can be told as one, 0 where none does in the last stretch."""
    start = max(0, len(data) - (CHUNK >> 3))
    end = 0
    for match in _CHILD_END.finditer(data, start):
        end = match.end()
    return end
