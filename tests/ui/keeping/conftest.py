"""A filing of the test's own, which marks may be kept beside and which may change on disk."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.ui.conftest import SAMPLE


@pytest.fixture
def filing(tmp_path: Path) -> Path:
    """The sample in a folder of its own."""
    path = tmp_path / "filings" / "disclosure.txt"
    path.parent.mkdir()
    shutil.copy(SAMPLE, path)
    return path
