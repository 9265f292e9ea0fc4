"""Reads the real filings into which errors are planted."""

from __future__ import annotations

from collections.abc import Iterator

from model.readers.opening import read_path
from tests.benchmarks.plants.clean import Clean
from tests.benchmarks.plants.engine import footing_totals
from tests.real import FOLDER

_FILINGS = (
    ("aapl-10q-2025q2", "aapl-10q-2025q2/aapl-20250329.htm"),
    ("wk-10q-2022q1", "wk-10q-2022q1.zip"),
    ("wk-10q-2022q2", "wk-10q-2022q2/wk-20220630_htm.xml"),
    ("nflx-10k-2023", "nflx-10k-2023/nflx-20231231_htm.xml"),
    ("submission-8k", "submission-8k/0001213900-25-032135.txt"),
    ("snow-companyfacts", "snow-companyfacts/CIK0001640147.json"),
)


def real_filings() -> Iterator[Clean]:
    """Those that are at hand; the last two have no member totals, only findings to be free of."""
    for name, file in _FILINGS:
        path = FOLDER / file
        if path.exists():
            filing = read_path(str(path))
            yield Clean(name, True, filing, footing_totals(filing))
