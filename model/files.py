"""Turns a folder, an archive or one file with its neighbours into a closed set of named files that readers may open.

Nothing outside the set is ever reached: names are relative, with `/`, and a reference that leads out resolves to None.
"""

from __future__ import annotations

import io
import os
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from typing import BinaryIO, Protocol
from urllib.parse import unquote, urlsplit

from model.errors import FilingError

#: Limits of an archive: entries, the size of all of them unpacked, and how far one of them may expand.
MAX_ENTRIES = 20_000
MAX_UNPACKED = 4 * 1024**3
MAX_RATIO = 1_000
#: What a damaged archive makes the library raise; a name that is no text is a ValueError.
_ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
)
#: Below this size an entry may expand as it likes: a small file of blanks packs a thousandfold.
RATIO_FLOOR = 16 * 1024**2
_NAME_SHOWN = 200
_TOTAL_FLOOR = 8 * RATIO_FLOOR


class Files(Protocol):
    """A closed set of files. `shown` is the path that the user knows it by."""

    shown: str

    def names(self) -> Sequence[str]:
        """Every file's name, in a stable order."""

    def size(self, name: str) -> int:
        """The size of a file in bytes."""

    def open(self, name: str) -> BinaryIO:
        """The bytes of a file. Raises FilingError where it cannot be opened or breaks a limit."""


def resolve(files: Files, base: str, reference: str) -> str | None:
    """The name of the file to which `reference` leads from the file `base`; None where it leads out of the set."""
    parts = urlsplit(reference)
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/") or "\\" in parts.path:
        return None
    name = posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(parts.path)))
    return name if not name.startswith("../") and name in set(files.names()) else None


def read_bytes(files: Files, name: str) -> bytes:
    """The whole of a file."""
    with files.open(name) as file:
        return file.read()


def _sayable(name: str) -> str:
    """A name as it can stand in a sentence: that of an archive's entry may be any bytes."""
    return "".join(sign if sign.isprintable() else "�" for sign in name[:_NAME_SHOWN])


class FolderFiles:
    """A folder with what stands in it, links that lead out of it left aside."""

    def __init__(self, folder: str, shown: str | None = None) -> None:
        self.shown = shown or folder
        self._folder = os.path.realpath(folder)
        self._paths: dict[str, str] = {}
        for parent, folders, names in os.walk(self._folder):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                path = os.path.join(parent, name)
                if os.path.realpath(path).startswith(self._folder + os.sep) and os.path.isfile(path):
                    self._paths[os.path.relpath(path, self._folder).replace(os.sep, "/")] = path
            if len(self._paths) > MAX_ENTRIES:
                raise FilingError(f"{self.shown} holds more than {MAX_ENTRIES:,} files; open the filing's own folder.")

    def names(self) -> Sequence[str]:
        return list(self._paths)

    def size(self, name: str) -> int:
        return os.path.getsize(self._paths[name])

    def open(self, name: str) -> BinaryIO:
        try:
            return open(self._paths[name], "rb")
        except OSError as error:
            raise FilingError(f"{name} could not be opened: {error.strerror or error}.") from error


class NeighbourFiles(FolderFiles):
    """One file with those that stand in its folder, not below it: the surroundings of a file that was dropped."""

    def __init__(self, path: str) -> None:
        folder = os.path.dirname(os.path.abspath(path))
        self.shown = path
        self._folder = os.path.realpath(folder)
        self._paths = {}
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                inside = not entry.is_symlink() or os.path.dirname(os.path.realpath(entry.path)) == self._folder
                if inside and entry.is_file():
                    self._paths[entry.name] = entry.path
        # The dropped file itself may be a link: it is what the user pointed at.
        self._paths[os.path.basename(path)] = path


class MemoryFiles:
    """Files that are at hand as bytes: the documents inside a submission, a pasted text."""

    def __init__(self, shown: str, contents: Mapping[str, bytes]) -> None:
        self.shown = shown
        self._contents = dict(contents)

    def names(self) -> Sequence[str]:
        return list(self._contents)

    def size(self, name: str) -> int:
        return len(self._contents[name])

    def open(self, name: str) -> BinaryIO:
        return io.BytesIO(self._contents[name])


class ZipFiles:
    """The files of an archive, unpacked one by one in memory and never to a disk."""

    def __init__(self, archive: str | BinaryIO, shown: str) -> None:
        self.shown = shown
        try:
            self._zip = zipfile.ZipFile(archive)
        except _ZIP_ERRORS as error:
            raise FilingError(f"{shown} is no readable archive: {error}.") from error
        self._entries: dict[str, zipfile.ZipInfo] = {}
        total = packed = 0
        for entry in self._zip.infolist():
            # A name may be nothing, or end at once at a zero byte: nothing refers to it.
            if not entry.filename or entry.is_dir():
                continue
            total += entry.file_size
            packed += entry.compress_size
            self._refuse(entry, total)
            self._entries[entry.filename] = entry
        # Many small entries may expand as far as a large one.
        if total > _TOTAL_FLOOR and total > MAX_RATIO * packed:
            raise FilingError(f"{self.shown} was not opened: it expands more than {MAX_RATIO:,}-fold.")

    def __enter__(self) -> ZipFiles:
        return self

    def __exit__(self, *_raised: object) -> None:
        self._zip.close()

    def _refuse(self, entry: zipfile.ZipInfo, total: int) -> None:
        name = entry.orig_filename
        said = _sayable(name)
        outside = name.startswith("/") or "\\" in name or ".." in name.split("/") or ":" in name.split("/")[0]
        if outside:
            raise FilingError(f"{self.shown} was not opened: its entry “{said}” leads out of the archive.")
        if name in self._entries:
            raise FilingError(f"{self.shown} was not opened: it holds “{said}” twice.")
        if entry.flag_bits & 1:
            raise FilingError(f"{self.shown} was not opened: “{said}” is encrypted.")
        if len(self._entries) >= MAX_ENTRIES or total > MAX_UNPACKED:
            raise FilingError(f"{self.shown} was not opened: it unpacks to more than a filing holds.")
        if entry.file_size > RATIO_FLOOR and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
            raise FilingError(f"{self.shown} was not opened: “{said}” expands more than {MAX_RATIO:,}-fold.")

    def names(self) -> Sequence[str]:
        return list(self._entries)

    def size(self, name: str) -> int:
        return self._entries[name].file_size

    def open(self, name: str) -> BinaryIO:
        entry = self._entries[name]
        try:
            with self._zip.open(entry) as file:
                # The size in the directory may lie: never read more than it says.
                data = file.read(entry.file_size + 1)
        except _ZIP_ERRORS as error:
            raise FilingError(f"{_sayable(name)} in {self.shown} could not be unpacked: {error}.") from error
        if len(data) > entry.file_size:
            raise FilingError(f"{_sayable(name)} in {self.shown} is larger than the archive says.")
        return io.BytesIO(data)
