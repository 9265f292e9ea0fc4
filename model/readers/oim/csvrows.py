"""Turns a CSV file of an xBRL-CSV report into its rows, and cells into texts, nil and nothing."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from enum import Enum

from model.files import Files, read_bytes
from model.readers.oim.jsontext import whole
from model.readers.oim.tally import Tally

#: The longest cell: a block of text with its markup.
MAX_CELL = 256 * 1024**2

_IDENTIFIER = re.compile(r"[^\W\d][\w\-]*\Z")


class Gap(Enum):
    """What a cell says that states no value: nothing, or expressly none."""

    EMPTY = ""
    NONE = "#none"


#: The value of a cell: a text, None for nil, or a gap.
Cell = str | None | Gap


def cell(text: str) -> Cell | ValueError:
    """The value of a cell (xBRL-CSV 1.0, special values); an error where it begins with `#` and is none of those."""
    if not text:
        return Gap.EMPTY
    if not text.startswith("#"):
        return text
    if text.startswith("##"):
        return text[1:]
    known: dict[str, Cell] = {"#none": Gap.NONE, "#nil": None, "#empty": ""}
    return known[text] if text in known else ValueError(f"“{text[:40]}” is no special value")


def rows(files: Files, name: str, tally: Tally) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV file in UTF-8, each with the line it ends on; what is damaged is listed and ends the table."""
    data = read_bytes(files, name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = data.decode("utf-8-sig", "replace")
        tally.add("encoding of a table", f"{name} is not in UTF-8 (at byte {error.start:,}).", name)
    csv.field_size_limit(MAX_CELL)
    reader = csv.reader(io.StringIO(whole(text), newline=""), strict=True)
    try:
        for row in reader:
            yield reader.line_num, row
    except csv.Error as error:
        tally.add("csv", f"The rest of {name} was not read: {error}.", f"{name}:{reader.line_num}")


def is_identifier(text: str) -> bool:
    """A name of a column, a table or a parameter (xBRL-CSV 1.0, identifiers)."""
    return _IDENTIFIER.match(text) is not None


def parameters(files: Files, name: str, tally: Tally) -> dict[str, str]:
    """The report parameters of a file with the columns `name` and `value`."""
    found: dict[str, str] = {}
    for number, (line, row) in enumerate(rows(files, name, tally)):
        where = f"{name}:{line}"
        if number == 0:
            if row[:2] != ["name", "value"]:
                tally.add("parameter head", f"{name} has no columns “name” and “value”.", where)
                return {}
        elif len(row) < 2 or not is_identifier(row[0]) or row[0] in found:
            if any(row):
                tally.add("parameter", f"A row of {name} names no parameter, or one for the second time.", where)
        else:
            found[row[0]] = row[1]
    return found
