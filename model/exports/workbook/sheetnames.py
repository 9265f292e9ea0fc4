"""Turns the titles of sections into names that a workbook takes for its sheets."""

from __future__ import annotations

import re

from model.exports.workbook.celltext import cell_text, cut, utf16_length

#: What Excel allows in a name: so many signs in UTF-16, none of these, no apostrophe at an end, nothing twice.
LONGEST = 31
#: So much of it the last words of a long title may take.
_ENDING = 21
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\t\n\r]+")
#: Excel keeps this name for itself.
_RESERVED = "history"


class SheetNames:
    """Gives every sheet a name of its own; upper and lower case count as the same."""

    def __init__(self) -> None:
        self._taken = {_RESERVED}

    def name_for(self, title: str) -> str:
        """The title, or as much of both its ends as a name has room for, with a number where it is taken."""
        base = " ".join(_FORBIDDEN.sub(" ", cell_text(title)).split()).strip("' ") or "Section"
        name, number = _short(base, ""), 1
        while name.lower() in self._taken:
            number += 1
            name = _short(base, f" ({number})")
        self._taken.add(name.lower())
        return name


def _short(base: str, tail: str) -> str:
    room = LONGEST - len(tail)
    if utf16_length(base) <= room:
        return base + tail
    # Titles of one group begin alike and differ at their ends.
    words = base.split()
    endings = (" " + " ".join(words[at:]) for at in range(1, len(words)))
    ending = next((text for text in endings if utf16_length(text) <= _ENDING), "")
    return cut(base, room - 1 - utf16_length(ending)).rstrip("' ") + "…" + ending + tail
