"""Closed sets of files: what stands beside a file, and links that lead out of its folder."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from model.files import NeighbourFiles, ZipFiles, read_bytes


def test_neighbours_are_the_files_of_the_folder_and_no_links_out_of_it(tmp_path: Path) -> None:
    outside = tmp_path / "outside.xml"
    outside.write_text("secret")
    folder = tmp_path / "filing"
    (folder / "below").mkdir(parents=True)
    (folder / "a.htm").write_text("a")
    (folder / "below" / "b.xml").write_text("b")
    (folder / "inside.xml").symlink_to(folder / "a.htm")
    (folder / "out.xml").symlink_to(outside)
    (folder / "gone.xml").symlink_to(folder / "nothing")
    files = NeighbourFiles(str(folder / "a.htm"))
    assert sorted(files.names()) == ["a.htm", "inside.xml"]
    assert read_bytes(files, "inside.xml") == b"a"


def test_the_dropped_file_may_itself_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.htm").write_text("a")
    folder = tmp_path / "filing"
    folder.mkdir()
    (folder / "a.htm").symlink_to(tmp_path / "real.htm")
    files = NeighbourFiles(str(folder / "a.htm"))
    assert list(files.names()) == ["a.htm"]
    assert read_bytes(files, "a.htm") == b"a"


def test_a_folder_reached_by_a_link(tmp_path: Path) -> None:
    (tmp_path / "filing").mkdir()
    (tmp_path / "filing" / "a.htm").write_text("a")
    (tmp_path / "filing" / "b.xml").write_text("b")
    (tmp_path / "link").symlink_to(tmp_path / "filing")
    assert sorted(NeighbourFiles(str(tmp_path / "link" / "a.htm")).names()) == ["a.htm", "b.xml"]


def test_an_entry_of_an_archive_without_a_name_is_passed_over() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.htm", "a")
        archive.writestr("b.htm", "b")
    data = packed.getvalue().replace(b"b.htm", b"\0.htm")
    files = ZipFiles(io.BytesIO(data), "filing.zip")
    assert list(files.names()) == ["a.htm"]
    assert read_bytes(files, "a.htm") == b"a"
