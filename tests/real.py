"""Real filings for tests to try, in a folder beside the repository or the one that CROSSFOOT_FILINGS names, and the
interpreters that have other tools to compare with."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path

import pytest

FOLDER = Path(os.environ.get("CROSSFOOT_FILINGS") or Path(__file__).parent.parent.parent / "shared" / "filings")


def real(*parts: str) -> Path:
    """A real filing, or a file of one; skips the test where it is not at hand."""
    path = FOLDER.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"no real filings: {path} is not there (CROSSFOOT_FILINGS may name their folder)")
    return path


_MODULES = {"arelle": "arelle", "edgartools": "edgar"}


def interpreter_with(tool: str) -> str | None:
    """The interpreter that has another tool: the one that CROSSFOOT_<TOOL>_PYTHON names, or this one; else None."""
    named = os.environ.get(f"CROSSFOOT_{tool.upper()}_PYTHON")
    return named or (sys.executable if importlib.util.find_spec(_MODULES[tool]) else None)
