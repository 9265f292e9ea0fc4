"""Turns an instance of any size into batches of the finished children of its root, each thrown away after its use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from lxml import etree

from model.errors import FilingError

CHUNK = 1 << 18
#: How far into a file its beginning (declaration, comments, document type) may reach.
HEAD = 1 << 20

_SAFE_ENCODINGS = re.compile(rb"(?i)(?:utf-?8|utf-?16(?:[lb]e)?|us-ascii|iso-?8859-\d+|windows-\d+)\Z")
_DECLARED = re.compile(rb"\A[^<]{0,16}<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)")


@dataclass
class Stream:
    """One instance while it is read: the prefixes it declares, and where and how it broke off if it did."""

    root: etree._Element | None = None
    prefixes: dict[str | None, str] = field(default_factory=dict)
    #: Whether some prefix means two things in different places.
    ambiguous: bool = False
    size: int = 0
    broken: etree.XMLSyntaxError | None = None


def batches(file: BinaryIO, root_tag: str, stream: Stream) -> Iterator[list[etree._Element]]:
    """The children of the root element, batch by batch; the memory of each batch is given back after it.

    Raises:
        FilingError: no such root is found, or the document declares entities.
    """
    chunk = file.read(HEAD)
    parser = _parser(chunk, root_tag)
    try:
        while chunk:
            stream.size += len(chunk)
            parser.feed(chunk)
            if _take_events(parser, stream):
                yield from _finished(stream, leave=1)
            chunk = file.read(CHUNK)
        parser.close()
    except etree.XMLSyntaxError as error:
        # The last child may be cut in two: what is there of it would be a wrong value.
        _take_events(parser, stream)
        stream.broken = error
        yield from _finished(stream, leave=1)
        return
    yield from _finished(stream, leave=0)


def _parser(head: bytes, root_tag: str) -> etree.XMLPullParser:
    """Texts of over 10 MB are read where no document type is declared, for then nothing can expand."""
    encoding = _DECLARED.match(head)
    plain = (encoding is None or bool(_SAFE_ENCODINGS.match(encoding[1]))) and b"<!DOCTYPE" not in head.replace(
        b"\0", b""
    )
    return etree.XMLPullParser(
        events=("start", "start-ns"),
        tag=root_tag,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=plain and len(head) > 0,
    )


def _take_events(parser: etree.XMLPullParser, stream: Stream) -> bool:
    for event, value in parser.read_events():
        if isinstance(value, tuple):
            prefix, namespace = str(value[0] or "") or None, str(value[1])
            if stream.prefixes.setdefault(prefix, namespace) != namespace:
                stream.ambiguous = True
        elif stream.root is None and event == "start" and value is not None:
            stream.root = value
            _refuse_entities(value)
    return stream.root is not None


def _refuse_entities(root: etree._Element) -> None:
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        raise FilingError("It declares entities of its own, which no report needs; it was not opened.")


def _finished(stream: Stream, leave: int) -> Iterator[list[etree._Element]]:
    root = stream.root
    if root is None:
        return
    end = len(root) - leave
    if end > 0:
        batch = root[:end]
        del root[:end]
        yield batch
