"""Turns a complete submission text file, in which EDGAR keeps all documents of a filing, into those documents."""

from __future__ import annotations

import binascii
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO, NamedTuple

from model.errors import FilingError
from model.files import Files, MemoryFiles
from model.filing import Problem

FORM = "submission"
#: Bounds of a submission: its size, its documents, and the part of a line that is looked at at once.
MAX_SIZE = 1024**3
MAX_DOCUMENTS = 5_000
MAX_LINE = 1024 * 1024

_HEAD = re.compile(
    rb"\A\s*(?:-----BEGIN PRIVACY-ENHANCED MESSAGE-----|<SEC-DOCUMENT>|<SEC-HEADER>|<SUBMISSION>|<DOCUMENT>\s*<TYPE>)"
)
_TAG = re.compile(rb"<([A-Z][A-Z0-9-]*)>(.*)", re.DOTALL)
_WRAPPER = re.compile(rb"</?(?:XBRL|XML|PDF|ZIP|JSON|EXCEL)>\s*\Z")
_BEGIN = re.compile(rb"begin [0-7]{3,4} \S")
_HEADER_LINE = re.compile(rb"\s*([A-Z][A-Z /()-]+):\s+(\S.*)")
_PLAIN_NAME = re.compile(r"[\w][\w.() +-]{0,200}\Z")
#: What is kept of the header, by the words of its text form and by the tags of the other one.
_FIELDS = {
    "COMPANY CONFORMED NAME": "company",
    "CONFORMED-NAME": "company",
    "CENTRAL INDEX KEY": "cik",
    "CIK": "cik",
    "CONFORMED SUBMISSION TYPE": "form",
    "FORM TYPE": "form",
    "TYPE": "form",
    "CONFORMED PERIOD OF REPORT": "period",
    "PERIOD": "period",
    "FILED AS OF DATE": "filed",
    "FILING-DATE": "filed",
    "ACCESSION NUMBER": "accession",
    "ACCESSION-NUMBER": "accession",
}


class Header(NamedTuple):
    """What the header says of the first company and of the filing; empty where it does not say it."""

    company: str = ""
    cik: str = ""
    form: str = ""
    period: str = ""
    filed: str = ""
    accession: str = ""


class Submission(NamedTuple):
    """The documents inside, what each of them is (`10-Q`, `EX-101.INS`), and what could not be taken out."""

    header: Header
    files: MemoryFiles
    types: Mapping[str, str]
    problems: Sequence[Problem] = ()


def recognises(head: bytes) -> bool:
    """Whether a file that begins so is a complete submission."""
    return _HEAD.match(head) is not None


def read(files: Files, name: str, tick: Callable[[float], None]) -> Submission:
    """Takes the documents out of the submission, those that are packed as text (uuencoded) unpacked.

    Raises:
        FilingError: there are no documents in it, or it is too large.
    """
    size = files.size(name)
    if size > MAX_SIZE:
        raise FilingError(f"{name} is larger than {MAX_SIZE // 1024**3} GB; open the documents of the filing instead.")
    reading = _Reading(name)
    with files.open(name) as file:
        for number, line in enumerate(_lines(file), 1):
            reading.take(line, number)
            if number % 20_000 == 0:
                tick(min(0.99, file.tell() / max(size, 1)))
    return reading.finish(files.shown)


def _lines(file: BinaryIO) -> Iterator[bytes]:
    while line := file.readline(MAX_LINE):
        yield line


@dataclass(slots=True)
class _Document:
    """A document while its lines are read."""

    line: int
    name: str = ""
    kind: str = ""
    lines: list[bytes] = field(default_factory=list)
    within: bool = False


class _Reading:
    """Follows the lines of the file: first the header, then document after document."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._header: dict[str, str] = {}
        self._contents: dict[str, bytes] = {}
        self._types: dict[str, str] = {}
        self._problems: list[Problem] = []
        self._document: _Document | None = None
        self._count = 0

    def take(self, line: bytes, number: int) -> None:
        """Takes in the next line."""
        document = self._document
        if document is not None and document.within:
            # Only the line that ends the text ends it: what stands in a document may look like any tag.
            if line.startswith(b"</TEXT>"):
                document.within = False
            else:
                document.lines.append(line)
            return
        tag = _TAG.match(line.strip())
        if line.startswith(b"<DOCUMENT>"):
            self._close()
            self._count += 1
            self._document = _Document(number)
        elif document is None:
            self._take_header(line, tag)
        elif line.startswith(b"</DOCUMENT>"):
            self._close()
        elif tag and tag[1] == b"TEXT":
            document.within = True
            if tag[2].strip():
                document.lines.append(tag[2] + b"\n")
        elif tag and tag[1] == b"TYPE":
            document.kind = _text(tag[2])
        elif tag and tag[1] == b"FILENAME":
            document.name = _text(tag[2])

    def _take_header(self, line: bytes, tag: re.Match[bytes] | None) -> None:
        written = _HEADER_LINE.match(line)
        found = tag if tag is not None and tag[2].strip() else written
        if found is not None:
            key = _FIELDS.get(_text(found[1]))
            if key:
                self._header.setdefault(key, _text(found[2]))

    def _close(self) -> None:
        """Takes the finished document in."""
        document, self._document = self._document, None
        if document is None or self._count > MAX_DOCUMENTS:
            return
        if document.within:
            self._problem("The submission ends within this document; it is read as far as it goes.", document.line)
        name = self._free_name(document)
        try:
            self._contents[name] = _content(document.lines)
        except binascii.Error as error:
            self._problem(f"“{name}” is packed as text, and damaged: {error}.", document.line, "error")
            return
        self._types[name] = document.kind

    def _free_name(self, document: _Document) -> str:
        plain = bool(_PLAIN_NAME.match(document.name)) and ".." not in document.name
        name = document.name if plain else f"document-{self._count}"
        if not plain and document.name:
            self._problem(f"The name of a document leads out of the submission; it goes by “{name}”.", document.line)
        if name in self._contents:
            self._problem(f"“{name}” is there twice; the second goes by its number.", document.line)
            name = f"{self._count}-{name}"
        return name

    def _problem(self, message: str, line: int, severity: str = "warning") -> None:
        self._problems.append(Problem(severity, message, f"{self._name}:{line}"))

    def finish(self, shown: str) -> Submission:
        """All of it. Raises FilingError where no document was found."""
        self._close()
        if not self._contents:
            raise FilingError(f"{self._name} is no submission with documents inside.")
        if self._count > MAX_DOCUMENTS:
            self._problem(f"Of {self._count:,} documents only the first {MAX_DOCUMENTS:,} are read.", 1)
        files = MemoryFiles(shown, self._contents)
        return Submission(Header(**self._header), files, self._types, self._problems)


def _content(lines: Sequence[bytes]) -> bytes:
    """The bytes of a document from its lines, without the tags around them, unpacked where it is packed as text."""
    first, last = 0, len(lines)
    while first < last and (not lines[first].strip() or _WRAPPER.match(lines[first].strip())):
        first += 1
    while last > first and (not lines[last - 1].strip() or _WRAPPER.match(lines[last - 1].strip())):
        last -= 1
    if first < last and _BEGIN.match(lines[first]):
        return b"".join(_unpacked(lines[first + 1 : last]))
    return b"".join(lines[first:last])


def _unpacked(lines: Sequence[bytes]) -> Iterator[bytes]:
    """The bytes of uuencoded lines; the spaces at their ends, which some tools drop, are filled in again."""
    for line in lines:
        text = line.rstrip(b"\r\n")
        if text == b"end":
            return
        if text:
            # Only the characters that hold bytes: EDGAR fills up the last group of a line with others.
            width = ((text[0] - 32 & 63) * 4 + 5) // 3
            yield binascii.a2b_uu(text[:width].ljust(width))


def _text(data: bytes) -> str:
    return " ".join(data.decode("utf-8", "replace").split())
