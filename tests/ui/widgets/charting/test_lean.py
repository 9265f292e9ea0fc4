"""Tests that matplotlib is loaded without what no chart uses, whichever way it is first needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui.conftest import SAMPLE

ROOT = Path(__file__).parents[4]

#: Tells what was made: docstrings of two kinds that list the properties, and 3D axes.
ENDING = """
from matplotlib.lines import Line2D
import sys
made = "Properties" in (Line2D.set.__doc__ or ""), "Properties" in Line2D.__init__.__doc__
print(*made, "mpl_toolkits.mplot3d.axes3d" in sys.modules)
"""


def _run(code: str, *arguments: str) -> str:
    command = [sys.executable, "-c", code + ENDING, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def test_left_alone_matplotlib_makes_all_of_it() -> None:
    assert _run("import matplotlib.figure") == "True True True"


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("import sys, main; main.main(['snapshot', sys.argv[1], '--to', sys.argv[2]])", id="window"),
        pytest.param(
            "import sys, main; main.main(['export', sys.argv[1], '--to', sys.argv[2] + '.html'])", id="report"
        ),
        pytest.param(
            "import importlib, ui.desktop.starting as s; [*map(importlib.import_module, s.DRAWING)]", id="ready"
        ),
    ],
)
def test_we_do_without_what_no_chart_uses(code: str, tmp_path: Path) -> None:
    assert _run(code, str(SAMPLE), str(tmp_path / "out.png")) == "False False False"
