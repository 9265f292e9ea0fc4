"""Lets one window at a time change a file, and puts its new content in place of the old at once."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

#: Writing takes milliseconds: who waits longer waits for a window that was killed.
_PATIENCE = 1.0
_STALE = 10.0
_PAUSE = 0.01


@contextmanager
def locked(path: str) -> Iterator[None]:
    """Holds the lock of `path`. Raises OSError where it cannot be had: the folder is read-only, or another has it."""
    lock = path + ".lock"
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            break
        except FileExistsError:
            if _age(lock) > _STALE:
                with suppress(FileNotFoundError):
                    os.unlink(lock)
            elif time.monotonic() > end:
                raise TimeoutError("another window is writing it") from None
            time.sleep(_PAUSE)
    try:
        yield
    finally:
        with suppress(FileNotFoundError):
            os.unlink(lock)


def write_whole(path: str, data: bytes) -> None:
    """Writes a file so that at every moment either its old content or the new one is there. Raises OSError."""
    draft = f"{path}.{os.getpid()}.new"
    try:
        with open(draft, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)
    except OSError:
        with suppress(OSError):
            os.unlink(draft)
        raise


def set_aside(path: str) -> str:
    """Renames a file so that another may take its place, and gives its new path. Raises OSError."""
    number = 1
    while os.path.lexists(aside := f"{path}.aside-{number}"):
        number += 1
    os.rename(path, aside)
    return aside


def _age(path: str) -> float:
    try:
        return time.time() - os.stat(path).st_mtime
    except FileNotFoundError:
        return 0.0
