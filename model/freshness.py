"""Turns a path into what tells whether the files behind it are still those that were read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from model.files import MAX_ENTRIES
from model.reviews.homes import is_home

#: Name, time of the last change in nanoseconds, and size of each file.
Signature = tuple[tuple[str, int, int], ...]


def signature(path: str) -> Signature | None:
    """The files at `path`, of a folder all but hidden ones and those that keep marks; None where nothing is there."""
    try:
        if not os.path.isdir(path):
            return (_entry("", path),)
        return tuple(sorted(_entry(os.path.relpath(file, path), file) for file in _files(path)))
    except OSError:
        # What is replaced at this very moment is looked at again when that is done.
        return None


def joined_signature(parts: Iterable[Signature | None]) -> Signature | None:
    """The files at several paths; None where nothing is left of any."""
    return tuple(entry for part in parts for entry in part or ()) or None


def _files(folder: str) -> Iterator[str]:
    count = 0
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            count += 1
            if count > MAX_ENTRIES:
                return
            if not name.startswith(".") and not is_home(name):
                yield os.path.join(parent, name)


def _entry(name: str, path: str) -> tuple[str, int, int]:
    stat = os.stat(path)
    return name, stat.st_mtime_ns, stat.st_size
