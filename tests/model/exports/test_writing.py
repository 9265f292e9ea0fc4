"""The suffix picks the form, and what cannot be written is said in a sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from model.errors import FilingError
from model.exports.writing import export
from model.filing import Placement
from tests.disclosure import disclosure_filing
from tests.filings import Fact, filing_of


def test_each_suffix_writes_its_form(tmp_path: Path) -> None:
    filing = disclosure_filing()
    assert export(filing, str(tmp_path / "facts.CSV")) == ""
    assert export(filing, str(tmp_path / "facts.json")) == ""
    assert (tmp_path / "facts.CSV").read_text(encoding="utf-8-sig").count("\n") == 44
    assert len(json.loads((tmp_path / "facts.json").read_text(encoding="utf-8"))["facts"]) == 43


def test_facts_without_a_period_are_remarked_on(tmp_path: Path) -> None:
    filing = filing_of([Fact("5"), Fact("7", {"A": "a"}, placement=Placement.OPEN)])
    assert export(filing, str(tmp_path / "facts.json")).startswith("1 facts whose period is open")


@pytest.mark.parametrize(("name", "sentence"), [("facts.doc", "end in .csv or .json"), ("none/a.csv", "could not be")])
def test_what_cannot_be_written_is_said(tmp_path: Path, name: str, sentence: str) -> None:
    with pytest.raises(FilingError, match=sentence):
        export(disclosure_filing(), str(tmp_path / name))
