"""Marks on another version of a report are found; those on any other report never are."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from model.reviews import versions
from model.reviews.fileform import Kept, from_bytes, to_bytes
from model.reviews.homes import Home, home_of_path
from model.reviews.marks import Mark, Review
from model.reviews.reports import ReportName
from model.reviews.store import ReviewStore
from model.reviews.versions import marks_on_versions
from tests.model.reviews.making import key, review

NAME = ReportName("www.sec.gov/cik", "1", "10-K", "2022-12-31")
COSTS = review(key("Costs"), Mark.RAISE, minute=9)


def home(folder: Path, filing: str = "amended.xml") -> Home:
    return home_of_path(str(folder / filing), str(folder / "own"))


def keep(folder: Path, filing: str, report: ReportName | None = NAME, reviews: Sequence[Review] = ()) -> Path:
    path = Path(f"{folder / filing}.crossfoot.json")
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(to_bytes(filing, reviews or [review()], report))
    return path


def found(folder: Path) -> list[str]:
    return [kept.filing for kept in marks_on_versions(NAME, home(folder))]


def test_the_files_beside_and_in_the_data_folder_are_looked_into_the_newest_marks_first(tmp_path: Path) -> None:
    keep(tmp_path, "first.xml")
    keep(tmp_path / "own", "0-pasted", reviews=[COSTS])
    keep(tmp_path / "elsewhere", "far.xml")
    assert found(tmp_path) == ["0-pasted", "first.xml"]


@pytest.mark.parametrize("part", ReportName._fields)
def test_marks_on_another_report_are_never_found(tmp_path: Path, part: str) -> None:
    keep(tmp_path, "first.xml", NAME._replace(**{part: "other"}))
    keep(tmp_path, "second.xml", None)
    assert found(tmp_path) == []


def test_the_values_may_stand_in_the_file_without_being_its_report(tmp_path: Path) -> None:
    path = keep(tmp_path, "first.xml", NAME._replace(entity="2022-12-31", end="1"))
    assert all(f'"{text}"'.encode() in path.read_bytes() for text in (NAME.entity, NAME.end))
    assert found(tmp_path) == []


def test_what_is_no_file_of_marks_is_passed_over(tmp_path: Path) -> None:
    whole = keep(tmp_path, "first.xml").read_bytes()
    (tmp_path / "damaged.crossfoot.json").write_bytes(whole[:-20])
    (tmp_path / "folder.crossfoot.json").mkdir()
    (tmp_path / "link.crossfoot.json").symlink_to(tmp_path / "first.xml.crossfoot.json")
    os.mkfifo(tmp_path / "pipe.crossfoot.json")
    keep(tmp_path, "blank.xml", reviews=[review(mark=Mark.OPEN)])
    keep(tmp_path, "amended.xml")
    assert found(tmp_path) == ["first.xml"]
    assert marks_on_versions(NAME, home(tmp_path / "nowhere")) == []


def test_of_very_many_files_the_newest_are_looked_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(4):
        os.utime(keep(tmp_path, f"{number}.xml"), (number, number))
    monkeypatch.setattr(versions, "MOST", 2)
    assert sorted(found(tmp_path)) == ["2.xml", "3.xml"]


def test_marks_that_were_taken_over_are_written_with_the_next_of_its_own(tmp_path: Path) -> None:
    keep(tmp_path, "first.xml", reviews=[review(note="Known")])
    store = ReviewStore(home(tmp_path), NAME)
    store.take_over(marks_on_versions(NAME, store.home))
    assert not os.path.exists(str(store.home.beside))
    store.put([COSTS])
    kept = from_bytes(Path(str(store.home.beside)).read_bytes())
    assert kept.report == NAME
    assert {made.key.subject.concept: made.note for made in kept.reviews} == {"Revenue": "Known", "Costs": ""}


def kept_of(store: ReviewStore) -> Kept:
    return from_bytes(Path(str(store.home.beside)).read_bytes())


@pytest.mark.parametrize("other", [{"end": "2021-12-31"}, {"form": "10-Q"}, {"entity": "2"}, {"scheme": "lei"}])
def test_marks_on_another_report_are_not_read_and_are_set_aside_whole(tmp_path: Path, other: dict[str, str]) -> None:
    content = keep(tmp_path, "amended.xml", NAME._replace(**other)).read_bytes()
    store = ReviewStore(home(tmp_path), NAME)
    (said,) = store.load()
    assert "holds marks on another report" in said
    assert not store.reviews
    (said,) = store.put([COSTS])
    assert "It was set aside as amended.xml.crossfoot.json.aside-1." in said
    assert (tmp_path / "amended.xml.crossfoot.json.aside-1").read_bytes() == content
    assert kept_of(store).report == NAME
    assert len(kept_of(store).reviews) == 1


def test_a_file_with_marks_under_two_names_that_may_be_of_one_report_bears_neither(tmp_path: Path) -> None:
    keep(tmp_path, "amended.xml", NAME._replace(form=""))
    store = ReviewStore(home(tmp_path), NAME)
    store.load()
    store.put([COSTS])
    assert kept_of(store).report is None
    assert len(kept_of(store).reviews) == 2
    again = ReviewStore(home(tmp_path), NAME)
    again.load()
    again.put([COSTS])
    assert kept_of(again).report is None
