"""A change of a file, a folder or an archive is seen; marks that are written beside or in it are none."""

from __future__ import annotations

import os
from pathlib import Path

from model.freshness import signature


def test_a_file_is_another_once_it_is_changed_replaced_or_gone(tmp_path: Path) -> None:
    path = tmp_path / "report.xml"
    path.write_text("one")
    before = signature(str(path))
    assert signature(str(path)) == before
    path.write_text("three")
    assert signature(str(path)) != before
    now = signature(str(path))
    (tmp_path / "new").write_text("seven")
    os.utime(tmp_path / "new", ns=(0, 0))
    os.replace(tmp_path / "new", path)
    assert signature(str(path)) not in (before, now)
    path.unlink()
    assert signature(str(path)) is None


def test_a_folder_is_another_once_a_file_in_it_is(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    inner = tmp_path / "reports" / "report.xhtml"
    inner.write_text("one")
    before = signature(str(tmp_path))
    (tmp_path / "reports" / "report.xhtml.crossfoot.json").write_text("{}")
    (tmp_path / ".hidden").write_text("x")
    assert signature(str(tmp_path)) == before
    inner.write_text("three")
    assert signature(str(tmp_path)) != before
