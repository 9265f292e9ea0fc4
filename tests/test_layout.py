"""The shape of the code: short files, short functions, small folders, and one sentence at the head of every module."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted(
    path.relative_to(ROOT)
    for folder in ("model", "ui", "tests")
    for path in (ROOT / folder).rglob("*.py")
    if "__pycache__" not in path.parts
)
SOURCES = [Path("main.py"), *(path for path in MODULES if path.parts[0] != "tests")]

MAX_LINES = 310
MAX_FUNCTION = 42
MAX_FOLDER = 15


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_a_module_begins_with_a_sentence(path: Path) -> None:
    head = (ast.get_docstring(ast.parse((ROOT / path).read_text(encoding="utf-8"))) or "").partition("\n")[0]
    assert head, f"{path} has no docstring"


@pytest.mark.parametrize("path", SOURCES, ids=str)
def test_files_and_functions_are_short(path: Path) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    assert text.count("\n") <= MAX_LINES, f"{path} has {text.count(chr(10))} lines; look for the two things in it"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= MAX_FUNCTION, f"{path}:{node.lineno} {node.name} has {length} lines"


def test_folders_are_small() -> None:
    counts = Counter(path.parent for path in SOURCES)
    crowded = {str(folder): count for folder, count in counts.items() if count > MAX_FOLDER}
    assert not crowded
