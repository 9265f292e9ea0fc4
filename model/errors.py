"""The errors of the program, each a sentence that a person can act on."""

from __future__ import annotations

import errno
import os

_FORBIDDEN = (
    "you may not write there, or another program has the file open",
    "Close it there, or choose another name or folder",
)
_FULL = ("there is no room for it in {folder}", "Free some, or choose a folder on another disk")
#: By the number of the system's error: why a file cannot be written, and what to do.
_REASONS = {
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EBUSY: _FORBIDDEN,
    errno.EROFS: ("the folder {folder} can only be read", "Choose another folder"),
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.ENAMETOOLONG: ("its name is too long", "Choose a shorter one"),
}


class FilingError(Exception):
    """A filing could not be read; the message says in one sentence why."""


class Cancelled(Exception):  # noqa: N818 - not an error: the user asked for it
    """The user stopped the work that was under way."""


def not_written(path: str, error: OSError) -> str:
    """Why the system did not let a file be written, and what to do, in two sentences."""
    return f"{path} could not be written: {'. '.join(why_not_written(path, error))}."


def why_not_written(path: str, error: OSError) -> tuple[str, str]:
    """Why a file could not be written and what a person who chose its name can do, each without its full stop."""
    folder = os.path.dirname(os.path.abspath(path))
    if os.path.isdir(path):
        return "there is a folder of that name", "Choose another name"
    if os.path.isfile(folder):
        return f"{folder} is a file", "Choose a folder"
    if not os.path.isdir(folder):
        return f"the folder {folder} does not exist", "Create it, or choose another folder"
    if error.errno in _REASONS:
        why, advice = _REASONS[error.errno]
        return why.format(folder=folder), advice
    return str(error.strerror or error), "Try another name or folder"
