"""Turns the bytes of a text copy into records of cells: a table cell (pipe dialect) or a table row (tabs) each."""

from __future__ import annotations

import re
from typing import NamedTuple

from model.errors import FilingError

#: Spaces that pages use for layout become plain ones, invisible signs go, wide signs become the usual ones.
_SIGNS = str.maketrans(
    {
        **dict.fromkeys(
            "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000\v\f", " "
        ),
        **dict.fromkeys("\u200b\u200e\u200f\u2060\ufeff\u00ad", None),
        "\uffe5": "¥",
        "\uff04": "$",
        "\uff08": "(",
        "\uff09": ")",
        "\uff0c": ",",
    }
)
_LINE_END = re.compile(r"\r\n|\n|\r")
_RULES = re.compile(r"[-=_|+:\s]*\Z")
_NOTE = re.compile(
    r"(?:[-+]\s+|[-+]?\s*X\s+[-+]\s+)(?:Definition|References?|Details?)\s*\Z|Definition\Z", re.IGNORECASE
)

#: Signs that no text copy holds: a file with one of them is something else.
_BINARY = re.compile("[\x00-\x08\x0e-\x1b]")


class Cell(NamedTuple):
    """What stands in a table cell, or in one line of it, and its line in the file, counted from 1."""

    text: str
    line: int


#: Pipe dialect: the lines of one cell. Tabs: the fields of one line, empty ones too.
Record = list[Cell]


class Page(NamedTuple):
    """The table of a text copy without the notes below it. `positioned`: a record is a row that kept its columns."""

    records: list[Record]
    positioned: bool


def decode(data: bytes, path: str) -> str:
    """The text of a file by its byte-order mark, else as UTF-8, else as Windows-1252.

    Raises:
        FilingError: the file is not text.
    """
    text = _decoded(data)
    if text is None or _BINARY.search(text):
        raise FilingError(f"{path} is a binary file, not a text copy of a page.")
    return text


def _decoded(data: bytes) -> str | None:
    marks = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
    encodings = [encoding for mark, encoding in marks if data.startswith(mark)] or ["utf-8", "cp1252"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def split(text: str) -> Page:
    """The records of the page's table, in whichever of the two dialects the text is written."""
    lines = [Cell(line.translate(_SIGNS), number) for number, line in enumerate(_LINE_END.split(text), 1)]
    pipes = sum(cell.text.lstrip().startswith("|") for cell in lines)
    tabs = sum("\t" in cell.text for cell in lines)
    # One tab too many in a pipe copy is likelier than a table row that begins with a pipe.
    positioned = pipes < 2 or tabs > pipes
    records = _rows(lines) if positioned else _cells(lines)
    return Page(records, positioned)


def _cells(lines: list[Cell]) -> list[Record]:
    """Pipe dialect: a cell begins with `|` and goes on to the next one, or to an empty line below its text."""
    records: list[Record] = []
    within = False
    for cell in lines:
        text = cell.text.strip()
        if text.startswith("|"):
            records.append([])
            within = True
            text = text[1:].strip()
        elif not text and records and records[-1]:
            within = False
        if _is_note(text, records[-1][-1:] if records else []):
            return _without_mark(records)
        if text and within:
            records[-1].append(Cell(_squeezed(text), cell.line))
    return [record for record in records if record]


def _rows(lines: list[Cell]) -> list[Record]:
    """Tabs: a line is a row, its fields are the cells."""
    records: list[Record] = []
    for cell in lines:
        fields = [_squeezed(field) for field in cell.text.split("\t")]
        written = [field for field in fields if field]
        if not written or (len(written) == 1 and _RULES.match(written[0]) and len(written[0]) > 2):
            continue
        previous = [entry for entry in records[-1] if entry.text] if records else []
        if _is_note(" ".join(written), previous):
            return _without_mark(records)
        records.append([Cell(field, cell.line) for field in fields])
    return records


def _is_note(text: str, previous: list[Cell]) -> bool:
    """Whether the notes begin here: below the table each is headed by an `X` (to close it) and a `- Definition`."""
    if _NOTE.match(text):
        return True
    return text.startswith(("- ", "+ ")) and len(previous) == 1 and previous[0].text == "X"


def _without_mark(records: list[Record]) -> list[Record]:
    """The records without the `X` that closes the first note."""
    while records and [cell.text for cell in records[-1] if cell.text] in ([], ["X"]):
        records.pop()
    return [record for record in records if record]


def _squeezed(text: str) -> str:
    return " ".join(text.split())
