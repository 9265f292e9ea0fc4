"""Turns the path of a filing into the files that keep its marks: one beside it, one in the user's data folder."""

from __future__ import annotations

import hashlib
import os
from typing import NamedTuple

SUFFIX = ".crossfoot.json"
#: Of a long name this much is kept: a name of a file holds 255 bytes, and a letter may need four.
_NAME = 40


class Home(NamedTuple):
    """Where the marks of a filing are kept: `beside` it (None for a pasted text), else in the user's `own` folder."""

    name: str
    beside: str | None
    own: str


def home_of_path(path: str, folder: str) -> Home:
    """The home of the marks on a file, an archive or a folder; beside a folder, not in it."""
    whole = os.path.abspath(path)
    name = os.path.basename(whole)
    own = os.path.join(folder, _own_name(os.fsencode(whole), name))
    return Home(name, whole + SUFFIX if name else None, own)


def home_of_text(text: str, folder: str, name: str = "Clipboard") -> Home:
    """The home of the marks on a pasted text, or on what a text tells from all else: the same text finds them again."""
    return Home(name, None, os.path.join(folder, _own_name(text.encode("utf-8", "backslashreplace"), name)))


def is_home(path: str) -> bool:
    """Whether a file keeps marks, or is one of those that are made while they are written."""
    return SUFFIX in os.path.basename(path)


def _own_name(identity: bytes, name: str) -> str:
    return f"{hashlib.sha256(identity).hexdigest()[:16]}-{name[:_NAME]}{SUFFIX}"
