"""The table of facts holds every fact with every digit."""

from __future__ import annotations

import csv
from pathlib import Path

from model.exports.facttable import fact_table, write_csv
from model.filing import Placement
from tests.disclosure import TYPES, disclosure_filing
from tests.filings import Fact, filing_of


def test_one_row_a_fact_and_one_column_an_axis() -> None:
    filing = disclosure_filing()
    table = fact_table(filing)
    assert len(table) == 43
    assert list(table[TYPES.name].unique())[:3] == ["", "Loan facilitation services", "Post origination services"]
    assert table["value"].iloc[0] == "561667000"
    assert table["start"].iloc[0] == "2022-01-01"
    assert set(table["decimals"]) == {"-3"}
    assert set(table["placement"]) == {"", "certain"}


def test_nothing_is_rounded_and_nothing_missing_is_zero(tmp_path: Path) -> None:
    big = "123456789012345678901234567890.123"
    filing = filing_of([Fact(big), Fact(None, {"A": "a"}), Fact("7", {"A": "b"}, placement=Placement.OPEN)])
    path = tmp_path / "facts.csv"
    write_csv(filing, str(path))
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["value"] for row in rows] == [big, "", "7"]
    assert [row["nil"] for row in rows] == ["", "true", ""]
    assert (rows[2]["end"], rows[2]["placement"]) == ("", "open")
    assert rows[0]["source"] == "small:1"
