"""Tests of what is said of a file that the system does not let be written: why, and what to do."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from model.errors import not_written


def refused(path: Path, number: int = errno.ENOENT) -> str:
    return not_written(str(path), OSError(number, os.strerror(number)))


def test_what_stands_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert "does not exist. Create it, or choose another folder." in refused(tmp_path / "none" / "out.csv")
    assert refused(tmp_path / "file" / "out.csv", errno.ENOTDIR).endswith("file is a file. Choose a folder.")
    assert refused(tmp_path, errno.EISDIR).endswith("there is a folder of that name. Choose another name.")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "you may not write there"),
        (errno.EROFS, "can only be read. Choose another folder."),
        (errno.ENOSPC, "there is no room for it in"),
        (errno.ENAMETOOLONG, "its name is too long. Choose a shorter one."),
        (errno.EIO, f"{os.strerror(errno.EIO)}. Try another name or folder."),
    ],
)
def test_every_reason_comes_with_what_to_do(tmp_path: Path, number: int, words: str) -> None:
    assert words in refused(tmp_path / "out.csv", number)
