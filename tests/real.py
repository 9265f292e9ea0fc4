"""Real filings for tests to try: a folder beside the repository, or the one that CROSSFOOT_FILINGS names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

FOLDER = Path(os.environ.get("CROSSFOOT_FILINGS") or Path(__file__).parent.parent.parent / "shared" / "filings")


def real(*parts: str) -> Path:
    """A real filing, or a file of one; skips the test where it is not at hand."""
    path = FOLDER.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"no real filings: {path} is not there (CROSSFOOT_FILINGS may name their folder)")
    return path
