"""The suffix picks the form, and what cannot be written is said in a sentence."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from model.errors import Cancelled, FilingError
from model.exports.findingsreport.pieces import Report
from model.exports.writing import Drawing, export
from model.filing import Placement
from tests.disclosure import disclosure_filing
from tests.filings import Fact, filing_of


def _write_paper(report: Report, path: str) -> None:
    Path(path).write_text(f"{len(report.pieces)} pieces", encoding="utf-8")


BARE = Drawing(lambda _filing, _audit: lambda _cell: None, _write_paper)


def test_each_suffix_writes_its_form(tmp_path: Path) -> None:
    filing = disclosure_filing()
    assert export(filing, str(tmp_path / "facts.CSV"), BARE) == ""
    assert export(filing, str(tmp_path / "facts.json"), BARE) == ""
    assert (tmp_path / "facts.CSV").read_text(encoding="utf-8-sig").count("\n") == 44
    for suffix, mark in ((".xlsx", b"PK"), (".html", b"<!DOCTYPE html>"), (".pdf", b"9 pieces")):
        path = tmp_path / f"findings{suffix}"
        assert export(filing, str(path), BARE) == ""
        assert path.read_bytes().startswith(mark)
    assert len(json.loads((tmp_path / "facts.json").read_text(encoding="utf-8"))["facts"]) == 43


def test_facts_without_a_period_are_remarked_on(tmp_path: Path) -> None:
    filing = filing_of([Fact("5"), Fact("7", {"A": "a"}, placement=Placement.OPEN)])
    assert export(filing, str(tmp_path / "facts.json"), BARE).startswith("1 facts whose period is open")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("facts.doc", "end in .xlsx, .html, .pdf, .csv or .json"),
        ("none/a.csv", "could not be"),
        ("none/a.xlsx", "could not be"),
        ("none/a.html", "could not be"),
    ],
)
def test_what_cannot_be_written_is_said(tmp_path: Path, name: str, sentence: str) -> None:
    with pytest.raises(FilingError, match=sentence):
        export(disclosure_filing(), str(tmp_path / name), BARE)


def test_the_filing_itself_is_never_written_over(tmp_path: Path) -> None:
    source = tmp_path / "filing.csv"
    source.write_text("concept,2022\nRevenue,5\n", encoding="utf-8")
    filing = dataclasses.replace(disclosure_filing(), path=str(source))
    with pytest.raises(FilingError, match="it is the filing itself"):
        export(filing, str(tmp_path / "." / "filing.csv"), BARE)
    assert source.read_text(encoding="utf-8").startswith("concept")


@pytest.mark.parametrize("suffix", [".xlsx", ".pdf"])
def test_what_was_there_stays_where_the_writing_is_stopped(tmp_path: Path, suffix: str) -> None:
    def stop(fraction: float) -> None:
        if fraction > 0.2:
            raise Cancelled

    path = tmp_path / f"old{suffix}"
    path.write_bytes(b"old")
    with pytest.raises(Cancelled):
        export(disclosure_filing(), str(path), BARE, tick=stop)
    assert [(known.name, known.read_bytes()) for known in tmp_path.iterdir()] == [(path.name, b"old")]
