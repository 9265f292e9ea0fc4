"""Turns the path of a filing and the name of one of its files into that file's bytes, whatever they were packed in."""

from __future__ import annotations

import os
from contextlib import ExitStack
from typing import BinaryIO

from model.errors import FilingError
from model.files import Files, FolderFiles, NeighbourFiles, ZipFiles
from model.readers.forms import HEAD, Form, form_of

CHANGED = "{name} has changed since it was read. Open it again to see where its facts stand."

#: An archive may stand in an archive, or in a folder, as in the reader.
_MAX_DEPTH = 2

#: What is compared to tell whether a file has changed: time of change and size, None where it is not there.
Stamp = tuple[int, int] | None


class Opened:
    """The set of files that holds a file of a filing, open until `stack` is closed; never more than was read from."""

    def __init__(self, path: str, name: str, stack: ExitStack) -> None:
        self._stack = stack
        self.name = name
        #: Whether the file stands on the disk by itself, not in an archive or a submission.
        self.path: str | None = None
        try:
            self.files = self._in_folder(path) if os.path.isdir(path) else self._in_file(path)
        except OSError as error:
            raise FilingError(f"{path} could not be opened: {error.strerror or error}.") from error

    def stream(self) -> BinaryIO:
        """The bytes of the file."""
        return self._stack.enter_context(self.files.open(self.name))

    def _in_folder(self, path: str) -> Files:
        files = FolderFiles(path)
        if self.name in files.names():
            self.path = os.path.join(path, *self.name.split("/"))
            return files
        for packed in files.names():
            found = self._unpacked(files, packed, _MAX_DEPTH)
            if found is not None:
                return found
        raise FilingError(f"{self.name} is no longer in {path}.")

    def _in_file(self, path: str) -> Files:
        files = NeighbourFiles(path)
        found = self._unpacked(files, os.path.basename(path), _MAX_DEPTH)
        if found is not None:
            return found
        if self.name not in files.names():
            # Some forms go by the whole path, as it was given.
            self.name = os.path.basename(self.name)
        if self.name not in files.names() or not os.path.exists(path):
            raise FilingError(f"{self.name} is no longer in {os.path.dirname(path) or 'its folder'}.")
        self.path = os.path.join(os.path.dirname(os.path.abspath(path)), self.name)
        return files

    def _unpacked(self, files: Files, packed: str, depth: int) -> Files | None:
        """The set of files that an archive or a submission holds, or one in it, where that has the file."""
        with files.open(packed) as stream:
            form = form_of(stream.read(HEAD))
        if form is Form.SUBMISSION:
            from model.readers.sec import submission

            inner: Files = submission.read(files, packed, lambda _fraction: None).files
        elif form is Form.ARCHIVE:
            stream = self._stack.enter_context(files.open(packed))
            inner = self._stack.enter_context(ZipFiles(stream, files.shown))
        else:
            return None
        if self.name in inner.names():
            return inner
        names = inner.names() if depth else ()
        return next((found for name in names if (found := self._unpacked(inner, name, depth - 1))), None)


def stamps(path: str | None, names: tuple[str, ...]) -> dict[str, Stamp]:
    """What tells later whether the files of a filing have changed: of those on the disk, else of what holds them."""
    if path is None:
        return {}
    if not os.path.isdir(path):
        return {path: _stamp(path)}
    own = {os.path.join(path, *name.split("/")) for name in names}
    there = [file for file in own if os.path.isfile(file)]
    if not there:
        with os.scandir(path) as entries:
            there = [entry.path for entry in entries if entry.is_file()]
    return {file: _stamp(file) for file in there}


def have_changed(before: dict[str, Stamp]) -> bool:
    """Whether any of the files is another, or gone."""
    return any(_stamp(path) != stamp for path, stamp in before.items())


def _stamp(path: str) -> Stamp:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
