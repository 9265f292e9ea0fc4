"""Turns an instance of any size into batches of the children of its root, each thrown away after its use."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import chain, repeat
from typing import BinaryIO

from lxml import etree

from model.errors import FilingError
from model.readers.xbrl.beside import Meanwhile, parsed_beside
from model.readers.xbrl.streaming.pieces import Frame, Piece, Pieces, parse
from model.readers.xbrl.streaming.tiles import begins_plain

CHUNK = 1 << 18
#: How far into a file its beginning (declaration, comments, document type) may reach.
HEAD = 1 << 20
#: Pieces in work at a time: one is read while the next is parsed.
AHEAD = 3

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SAFE_ENCODINGS = re.compile(rb"(?i)(?:utf-?8|utf-?16(?:[lb]e)?|us-ascii|iso-?8859-\d+|windows-\d+)\Z")
_DECLARED = re.compile(rb"\A[^<]{0,16}<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)")

#: Comments and processing instructions, also those that do not end in the head; and the beginning of a tag.
_BESIDE = re.compile(rb"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)", re.DOTALL)
_LINES = re.compile(r",? line \d+(?:, column \d+)?")
_TAG = re.compile(rb"<[^!?]")


@dataclass
class Stream:
    """One instance while it is read: what its root says, how far it is read, and where it broke off if it did."""

    root_tag: str
    found: bool = False
    language: str = ""
    #: What prefixes mean; `scope` is None for a batch in which some may mean something else.
    prefixes: dict[str | None, str] = field(default_factory=dict)
    scope: dict[str | None, str] | None = None
    #: The lines before the document in which the elements of the batch stand.
    line: int = 0
    size: int = 0
    broken: str = ""
    broken_line: int = 0


#: A file that is no larger is parsed at once: to cut it, and to begin a thread for it, takes longer.
SMALL = 1 << 22
#: The parser counts no further lines.
_MOST_LINES = 65_000

#: Takes plain numbers as text, with the lines before it; False where it takes nothing.
TakePlain = Callable[[str, int], bool]


def batches(
    file: BinaryIO, stream: Stream, take_plain: TakePlain, meanwhile: Meanwhile, size: int = SMALL + 1
) -> Iterator[list[etree._Element]]:
    """The children of the root element, batch by batch; the memory of each batch is given back after it.

    Stretches of plain numbers go to `take_plain` instead, in their turn. `size` is that of the file, where it is known.

    Raises:
        FilingError: the document declares entities.
    """
    pieces = Pieces(file, stream.root_tag)
    if pieces.frame is None:
        start = pieces.start + file.read(HEAD - len(pieces.start))
        yield from _streamed(chain((start,), iter(lambda: file.read(CHUNK), b"")), stream, lines=0)
        return
    stream.found, stream.language, stream.prefixes = True, pieces.frame.language, pieces.frame.prefixes
    if size <= SMALL:
        yield from _at_once(pieces.start + file.read(), pieces.frame, stream, meanwhile)
        return
    cut = pieces.cut(pieces.frame)
    waiting: deque[_Job] = deque()
    with ThreadPoolExecutor(max_workers=1) as pool:
        for job in chain((_Job(piece, pieces.frame, pool) for piece in cut), repeat(None)):
            if job is not None:
                waiting.append(job)
            if job is None or len(waiting) > AHEAD:
                if not waiting:
                    return
                first = waiting.popleft()
                try:
                    yield first.read(stream, take_plain)
                except etree.XMLSyntaxError:
                    break
    rest = chain((first.piece,), (job.piece for job in waiting), cut)
    lines = first.piece.line - pieces.frame.head.count(b"\n")
    yield from _streamed(chain((pieces.frame.head,), (piece.data for piece in rest)), stream, lines)


def _at_once(data: bytes, frame: Frame, stream: Stream, meanwhile: Meanwhile) -> Iterator[list[etree._Element]]:
    """Reads a small document as one batch, or as a stream where it is damaged or has very many lines."""
    is_clear = data.find(b"xmlns", len(frame.head)) < 0
    try:
        if data.count(b"\n") >= _MOST_LINES:
            root = None
        elif is_clear:
            root = parsed_beside(parse, data, lambda: meanwhile(data, frame.prefixes))
        else:
            root = parse(data)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        yield from _streamed((data[at : at + CHUNK] for at in range(0, len(data), CHUNK)), stream, lines=0)
        return
    stream.size = len(data)
    stream.scope = stream.prefixes if is_clear else None
    yield list(root)


class _Job:
    """A piece in work: parsed in the background unless it may be plain numbers alone."""

    def __init__(self, piece: Piece, frame: Frame, pool: ThreadPoolExecutor) -> None:
        self.piece = piece
        self._frame = frame
        # The last piece has the root's end tag, which is never plain: without it the document breaks off.
        self._text = None if piece.last else _plain_text(piece.data)
        self._parsed: Future[etree._Element] | None = None
        if self._text is None and not piece.last:
            self._parsed = pool.submit(parse, piece.document(frame))

    def read(self, stream: Stream, take_plain: TakePlain) -> list[etree._Element]:
        """The elements of the piece. Raises XMLSyntaxError where it is not well-formed."""
        stream.size += len(self.piece.data)
        stream.line = self.piece.line
        if self._text is not None and take_plain(self._text, self.piece.line):
            return []
        root = self._parsed.result() if self._parsed else parse(self.piece.document(self._frame))
        # A declaration further down may give a prefix another meaning there.
        stream.scope = stream.prefixes if b"xmlns" not in self.piece.data else None
        stream.line = self.piece.line - self._frame.head.count(b"\n")
        return list(root)


def _plain_text(data: bytes) -> str | None:
    try:
        text = data.decode("ascii")
    except UnicodeDecodeError:
        return None
    return text if begins_plain(text) else None


def _streamed(chunks: Iterable[bytes], stream: Stream, lines: int) -> Iterator[list[etree._Element]]:
    """Reads a document as one stream: the finished children of its root are taken from it as they come."""
    parser: etree.XMLPullParser | None = None
    root: etree._Element | None = None
    stream.scope, stream.line = stream.prefixes, lines
    try:
        for chunk in chunks:
            parser = parser or _parser(chunk, stream.root_tag)
            stream.size += len(chunk)
            parser.feed(chunk)
            root = _take_events(parser, stream, root)
            if root is not None:
                yield _finished(root, leave=1)
        if parser is not None:
            parser.close()
    except etree.XMLSyntaxError as error:
        # The last child may be cut in two: what is there of it would be a wrong value.
        root = root if root is not None or parser is None else _take_events(parser, stream, root)
        # The lines in the message are those of the document that was put together; ours are told beside it.
        stream.broken, stream.broken_line = _LINES.sub("", error.msg or ""), (error.lineno or 0) + lines
        if root is not None:
            yield _finished(root, leave=1)
        return
    if root is not None:
        yield _finished(root, leave=0)


def _parser(head: bytes, root_tag: str) -> etree.XMLPullParser:
    """Texts of over 10 MB are read where the root stands in the head without a document type: nothing can expand."""
    encoding = _DECLARED.match(head)
    known = encoding is None or bool(_SAFE_ENCODINGS.match(encoding[1]))
    prolog = _BESIDE.sub(b"", head.replace(b"\0", b""))
    return etree.XMLPullParser(
        events=("start", "start-ns"),
        tag=root_tag,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=known and b"<!DOCTYPE" not in prolog and _TAG.search(prolog) is not None,
    )


def _take_events(parser: etree.XMLPullParser, stream: Stream, root: etree._Element | None) -> etree._Element | None:
    for event, value in parser.read_events():
        if isinstance(value, tuple):
            prefix, namespace = str(value[0] or "") or None, str(value[1])
            if stream.prefixes.setdefault(prefix, namespace) != namespace:
                stream.scope = None
        elif root is None and event == "start" and value is not None:
            root = value
            stream.found, stream.language = True, root.get(_LANG, "")
            _refuse_entities(root)
    return root


def _refuse_entities(root: etree._Element) -> None:
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        raise FilingError("It declares entities of its own, which no report needs; it was not opened.")


def _finished(root: etree._Element, leave: int) -> list[etree._Element]:
    end = len(root) - leave
    if end <= 0:
        return []
    batch = root[:end]
    del root[:end]
    return batch
