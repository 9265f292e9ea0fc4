"""Turns a text file and the number of a line into the lines around it, each with its number, the one marked."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from html import escape
from itertools import islice
from typing import BinaryIO

from model.sheets.source.writing import HERE

_BESIDE = 12
#: A longer line is shown around what is looked for, or from its beginning.
_MAX_LINE = 240
_FEW = 60
_HEAD = 64 * 1024
_WIDE = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def lines_html(stream: BinaryIO, number: int, needle: str = "") -> str:
    """The lines around line `number`, counted from 1; empty where there is no such line. The stream is closed."""
    head = stream.read(_HEAD)
    stream.seek(0)
    first = max(1, number - _BESIDE)
    with io.TextIOWrapper(stream, encoding=_encoding(head), errors="replace") as text:
        shown = list(islice(text, first - 1, max(0, number) + _BESIDE))
    if number < 1 or len(shown) <= number - first:
        return ""
    width = len(str(first + len(shown) - 1))
    return "".join(_rows(shown, first, number, needle, width))


def _encoding(head: bytes) -> str:
    """That of a byte-order mark, else UTF-8, else that of Windows."""
    for mark, encoding in _WIDE:
        if head.startswith(mark):
            return encoding
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _rows(lines: list[str], first: int, here: int, needle: str, width: int) -> Iterator[str]:
    for number, line in enumerate(lines, first):
        text = escape(_cut(line.rstrip("\r\n"), needle if number == here else ""))
        count = str(number).rjust(width).replace(" ", "&nbsp;")
        said = f'<a name="{HERE}"></a><span class="here">{text or "&nbsp;"}</span>' if number == here else text
        yield f'<p class="line"><span class="count">{count}&nbsp;&nbsp;</span>{said}</p>'


def _cut(line: str, needle: str) -> str:
    """A line as it is, with tabs as blanks, or the part of a long one around `needle`."""
    line = line.expandtabs(4)
    if len(line) <= _MAX_LINE:
        return line
    at = max(0, line.find(needle) - _FEW) if needle else 0
    return ("… " if at else "") + line[at : at + _MAX_LINE] + (" …" if at + _MAX_LINE < len(line) else "")
