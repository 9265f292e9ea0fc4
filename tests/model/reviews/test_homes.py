"""Marks stand beside what was opened, or under a name in the user's folder that is one for each path."""

from __future__ import annotations

import os
from pathlib import Path

from model.reviews.homes import home_of_path, home_of_text, is_home


def test_the_file_stands_beside_a_filing_and_beside_a_folder() -> None:
    assert home_of_path("/filings/report.xml", "/own").beside == "/filings/report.xml.crossfoot.json"
    assert home_of_path("/filings/wk-10q/", "/own").beside == "/filings/wk-10q.crossfoot.json"
    assert home_of_path("/", "/own").beside is None


def test_files_of_one_name_in_two_folders_have_two_files_of_marks(tmp_path: Path) -> None:
    one, other = (home_of_path(str(tmp_path / folder / "report.xml"), "/own") for folder in "ab")
    assert one.own != other.own
    assert os.path.basename(one.own).endswith("-report.xml.crossfoot.json")
    assert home_of_path(str(tmp_path / "b" / ".." / "a" / "report.xml"), "/own") == one


def test_a_long_name_in_any_script_fits_into_a_folder() -> None:
    own = home_of_path("/filings/" + "報" * 80 + ".xml", "/own").own
    assert len(os.fsencode(os.path.basename(own))) <= 255


def test_the_same_pasted_text_finds_its_marks_again() -> None:
    assert home_of_text("Revenue", "/own") == home_of_text("Revenue", "/own")
    assert home_of_text("Revenue", "/own").own != home_of_text("Revenues", "/own").own
    assert home_of_text("\ud800", "/own").beside is None


def test_files_of_marks_are_told_from_filings() -> None:
    assert is_home("/filings/report.xml.crossfoot.json")
    assert is_home("/filings/report.xml.crossfoot.json.aside-1")
    assert not is_home("/filings/report.json")
