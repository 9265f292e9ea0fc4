"""Turns a path, or text from the clipboard, into a filing by the first form that recognises its content."""

from __future__ import annotations

import os
from collections.abc import Callable

from model.errors import FilingError
from model.filing import Filing
from model.readers.textcopy import reader as textcopy

#: Reports how far the work is (0 to 1) and raises `Cancelled` when the user stopped it.
Tick = Callable[[float], None]

#: A text larger than this is no copy of a page.
MAX_TEXT = 64 * 1024 * 1024


def no_tick(_fraction: float) -> None:
    """The tick of work that nobody watches."""


def read_path(path: str, tick: Tick = no_tick) -> Filing:
    """Reads the filing at `path`.

    Raises:
        FilingError: it is not there, cannot be opened, or is of no form known here.
    """
    try:
        if os.path.isdir(path):
            raise FilingError(f"{path} is a folder, and no form of filing was found in it.")
        if os.path.getsize(path) > MAX_TEXT:
            raise FilingError(f"{path} is larger than any text copy of a page.")
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        raise FilingError(f"{path} could not be opened: {error.strerror or error}.") from error
    return textcopy.read(textcopy.decode(data, path), path, tick)


def read_text(text: str, name: str, tick: Tick = no_tick) -> Filing:
    """Reads pasted text; `name` stands for the path. Raises FilingError as `read_path` does."""
    return textcopy.read(text, name, tick)
