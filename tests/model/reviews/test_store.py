"""No mark is lost: not to another window, a full disk, a folder that is read-only, or a damaged file."""

from __future__ import annotations

import errno
import json
import os
import threading
import time
from pathlib import Path

import pytest

from model.reviews.fileform import from_bytes, to_bytes
from model.reviews.homes import home_of_path
from model.reviews.marks import Mark
from model.reviews.store import ReviewStore
from tests.model.reviews.making import key, review


def store_of(folder: Path, filing: str = "report.xml") -> ReviewStore:
    return ReviewStore(home_of_path(str(folder / filing), str(folder / "own")))


def marks(path: str | None) -> dict[str, str]:
    assert path is not None
    return {made.key.subject.concept: made.mark.value for made in from_bytes(Path(path).read_bytes()).reviews}


def test_marks_stand_beside_the_filing_and_are_read_again(tmp_path: Path) -> None:
    store = store_of(tmp_path)
    assert store.load() == []
    assert store.put([review(note="Fine")]) == []
    assert sorted(os.listdir(tmp_path)) == ["report.xml.crossfoot.json"]
    again = store_of(tmp_path)
    assert again.load() == []
    assert again.reviews == store.reviews
    assert again.reviews[key()].note == "Fine"


def test_two_windows_keep_the_marks_of_both(tmp_path: Path) -> None:
    one, other = store_of(tmp_path), store_of(tmp_path)
    one.load()
    other.load()
    one.put([review(key("Revenue"))])
    other.put([review(key("Costs"), Mark.RAISE)])
    assert marks(one.home.beside) == {"Revenue": "accepted", "Costs": "to be raised"}
    assert set(other.reviews) == {key("Revenue"), key("Costs")}
    one.put([review(key("Costs"), Mark.REVIEWED)])
    assert marks(one.home.beside)["Costs"] == "reviewed"


def test_a_mark_that_was_taken_away_does_not_come_back_from_another_window(tmp_path: Path) -> None:
    one, other = store_of(tmp_path), store_of(tmp_path)
    one.put([review()])
    other.load()
    one.put([review(mark=Mark.OPEN)])
    other.put([review(key("Costs"))])
    assert marks(one.home.beside) == {"Revenue": "open", "Costs": "accepted"}


def test_many_windows_at_once_lose_nothing(tmp_path: Path) -> None:
    def write(number: int) -> None:
        store = store_of(tmp_path)
        for year in range(2000, 2005):
            assert store.put([review(key(f"Line {number}", year=year))]) == []

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    store = store_of(tmp_path)
    store.load()
    assert len(store.reviews) == 20
    assert os.listdir(tmp_path) == ["report.xml.crossfoot.json"]


def test_where_nothing_can_be_written_beside_the_filing_the_data_folder_keeps_it(tmp_path: Path) -> None:
    # A file in the place of the filing's folder: the superuser may write into any other.
    (tmp_path / "archive.zip").write_bytes(b"")
    store = store_of(tmp_path, "archive.zip/report.xml")
    (said,) = store.put([review(note="Typed")])
    assert "could not be written" in said
    assert store.home.own in said
    assert store.put([review(key("Costs"))]) == []
    again = store_of(tmp_path, "archive.zip/report.xml")
    again.load()
    assert again.reviews[key()].note == "Typed"
    assert len(again.reviews) == 2


def test_a_folder_that_becomes_writable_takes_over_what_was_kept_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = store_of(tmp_path)
    with monkeypatch.context() as patched:
        refuse_folder(patched, tmp_path)
        (said,) = store.put([review()])
        assert "you may not write there" in said
    assert not (tmp_path / "report.xml.crossfoot.json").exists()
    again = store_of(tmp_path)
    again.load()
    again.put([review(key("Costs"))])
    assert marks(again.home.beside) == {"Revenue": "accepted", "Costs": "accepted"}


def test_a_disk_that_is_full_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = store_of(tmp_path)
    store.put([review()])

    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        (said,) = store.put([review(note="Typed on a full disk")])
        assert "there is no room for it" in said
        assert "with the next one" in said
        assert sorted(os.listdir(tmp_path)) == ["own", "report.xml.crossfoot.json"]
        assert marks(store.home.beside) == {"Revenue": "accepted"}
    assert store.put([review(key("Costs"))]) == []
    again = store_of(tmp_path)
    again.load()
    assert again.reviews[key()].note == "Typed on a full disk"


@pytest.mark.parametrize("newer", [False, True])
def test_a_file_that_cannot_be_read_is_set_aside_and_never_overwritten(tmp_path: Path, newer: bool) -> None:
    path = tmp_path / "report.xml.crossfoot.json"
    whole = {**json.loads(to_bytes("x", [review()])), "version": 9}
    content = json.dumps(whole).encode() if newer else b'{"format": "crossfoot-marks", "ver'
    path.write_bytes(content)
    store = store_of(tmp_path)
    (said,) = store.load()
    assert ("newer version" if newer else "damaged") in said
    assert path.read_bytes() == content
    for number in (1, 2):
        path.write_bytes(content)
        (said,) = store.put([review()])
        assert f"set aside as report.xml.crossfoot.json.aside-{number}" in said
        assert (tmp_path / f"report.xml.crossfoot.json.aside-{number}").read_bytes() == content
    assert marks(str(path)) == {"Revenue": "accepted"}


def test_a_lock_that_a_killed_window_left_is_broken_and_a_fresh_one_is_not(tmp_path: Path) -> None:
    store = store_of(tmp_path)
    lock = tmp_path / "report.xml.crossfoot.json.lock"
    lock.touch()
    (said,) = store.put([review()])
    assert "another window is writing it" in said
    assert lock.exists()
    assert not (tmp_path / "report.xml.crossfoot.json").exists()
    os.utime(lock, (time.time() - 60,) * 2)
    assert store.put([review(key("Costs"))]) == []
    assert not lock.exists()
    assert marks(store.home.beside) == {"Revenue": "accepted", "Costs": "accepted"}


def refuse_folder(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Lets no file be made in a folder, as for a user to whom it is read-only."""
    make = os.open

    def refuse(path: str, flags: int, mode: int = 0o777) -> int:
        if os.path.dirname(path) == str(folder) and flags & os.O_CREAT:
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return make(path, flags, mode)

    monkeypatch.setattr(os, "open", refuse)
