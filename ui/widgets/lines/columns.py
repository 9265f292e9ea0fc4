"""Turns the columns of each filing, as the user put them, into text that the settings keep, and back."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import NamedTuple

#: Sheets of which the columns are kept between two runs: those that were put in order last.
KEPT = 200


class Sheets(NamedTuple):
    """All sheets of a filing that show periods of one class: their columns are put in order together."""

    path: str
    kind: str


class ColumnLayout(NamedTuple):
    """Titles of columns as they were put in order, and those that are hidden."""

    order: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()


Layouts = Mapping[Sheets, ColumnLayout]


def to_text(layouts: Layouts) -> str:
    """What is kept; of a pasted text, which has no path of its own, nothing is."""
    kept = [
        [*sheets, list(layout.order), sorted(layout.hidden)]
        for sheets, layout in layouts.items()
        if os.path.isabs(sheets.path)
    ]
    return json.dumps(kept[-KEPT:])


def from_text(text: str) -> dict[Sheets, ColumnLayout]:
    """What was kept; nothing where the text is damaged."""
    try:
        return {
            Sheets(str(path), str(kind)): ColumnLayout(tuple(map(str, order)), frozenset(map(str, hidden)))
            for path, kind, order, hidden in json.loads(text)
        }
    except (ValueError, TypeError):
        return {}


def sheets_of(path: str, kind: str) -> Sheets:
    """The sheets of a filing: by the whole path of its file, however it was named when it was opened."""
    return Sheets(os.path.abspath(path) if os.path.exists(path) else path, kind)
