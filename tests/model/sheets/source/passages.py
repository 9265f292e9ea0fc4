"""Small filings on the disk, and what their passages say without their tags."""

from __future__ import annotations

import re
import zipfile
from html import unescape
from pathlib import Path

from model.filing import Filing
from model.readers.opening import read_path
from model.sheets.source.shapes import Passage
from model.sheets.source.source import Source

_HERE = re.compile(r'<span class="here">(.*?)</span>')
_LINK = re.compile(r'<a class="fact" href="fact:(\d+)">(.*?)</a>')
_TAG = re.compile(r"<[^>]*>")


def opened(path: Path) -> tuple[Filing, Source]:
    """A filing and where its facts stand."""
    filing = read_path(str(path))
    return filing, Source(filing, str(path))


def folder(path: Path, **documents: str | bytes) -> Path:
    """A folder of documents, `a` standing in `a.htm`."""
    path.mkdir(exist_ok=True)
    for name, content in documents.items():
        data = content if isinstance(content, bytes) else content.encode()
        (path / f"{name}.htm").write_bytes(data)
    return path


def packed(path: Path, *files: Path) -> Path:
    """An archive of files, each under its own name."""
    with zipfile.ZipFile(path, "w") as archive:
        for file in files:
            archive.write(file, file.name)
    return path


def passage_of(path: Path, row: int = 0) -> Passage:
    """Where a fact of a filing stands."""
    return opened(path)[1].passage(row)


def marked(passage: Passage) -> str:
    """The text that is marked as the fact."""
    return said("".join(_HERE.findall(passage.html)))


def links(passage: Passage) -> dict[int, str]:
    """The text of the other facts by row."""
    return {int(row): said(text) for row, text in _LINK.findall(passage.html)}


def said(html: str) -> str:
    """The text of HTML, cells and paragraphs apart."""
    text = re.sub(r"</(?:p|td|tr|div)>", " ", html)
    return " ".join(unescape(_TAG.sub("", text)).split())
