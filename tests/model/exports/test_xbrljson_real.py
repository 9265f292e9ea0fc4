"""Real filings come back from xBRL-JSON fact by fact."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.exports.xbrljson import write_json
from model.files import NeighbourFiles
from model.readers.oim import xbrljson
from model.readers.xbrl import reader
from tests.facts import told
from tests.real import real


@pytest.mark.parametrize(
    "name",
    [
        "aapl-10q-2025q2/aapl-20250329_htm.xml",
        "nflx-10k-2023/nflx-20231231_htm.xml",
        "wk-10q-2022q2/wk-20220630_htm.xml",
    ],
)
def test_a_real_filing_comes_back(name: str, tmp_path: Path) -> None:
    path = real(name)
    filing = reader.read(NeighbourFiles(str(path)), path.name, lambda _fraction: None)
    written = tmp_path / "report.json"
    assert write_json(filing, str(written)) == 0
    again = xbrljson.read(NeighbourFiles(str(written)), written.name, lambda _fraction: None)
    assert told(again) == told(filing)
    assert len(filing.facts) > 700
    assert again.entity == filing.entity
    assert {concept.name: concept.label for concept in again.concepts} == {
        concept.name: concept.label for concept in filing.concepts
    }
