"""Tests of folders that hold nothing but tables of facts: they open as the files in them do."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from model.errors import FilingError
from model.readers.opening import read_path

ROWS = [["concept", "period", "value"], ["Revenue", "2022", "300"], ["Costs", "2022", "100"]]


def test_a_folder_with_a_table_as_text(tmp_path: Path) -> None:
    (tmp_path / "facts.csv").write_text("\n".join(map(",".join, ROWS)), encoding="utf-8")
    (tmp_path / "notes.txt").write_text("Read me first.", encoding="utf-8")
    filing = read_path(str(tmp_path))
    assert len(filing.facts) == 2
    assert [concept.name for concept in filing.concepts] == ["Revenue", "Costs"]
    assert not [problem for problem in filing.problems if "beside" in problem.message]


def test_a_folder_with_a_table_as_a_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ROWS:
        sheet.append(row)
    book.save(tmp_path / "facts.xlsx")
    assert len(read_path(str(tmp_path)).facts) == 2


def test_of_two_tables_the_other_is_named(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("\n".join(map(",".join, ROWS)), encoding="utf-8")
    filing = read_path(str(tmp_path))
    assert len(filing.facts) == 2
    (problem,) = (problem for problem in filing.problems if "beside" in problem.message)
    assert problem.message.endswith("b.csv.")


def test_a_folder_of_other_texts_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Read me first.", encoding="utf-8")
    with pytest.raises(FilingError, match="no table of facts"):
        read_path(str(tmp_path))
