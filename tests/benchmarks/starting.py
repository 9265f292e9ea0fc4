"""Times the window beside bare ones: from the start of the process to the first painting, and what follows it.

Usage: python -m tests.benchmarks.starting [--rounds 7] [--platform offscreen]

Every time is taken in a process of its own, the compared ones in turn, and the ratio printed is the median of the
ratios of the pairs: machines drift. Where others are at work on the machine, the processor's time is the steadier one.
Painted is when the widget has had its paint event and the events after it begin; processes are told when they were
started, so that loading Python counts as well.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from tests.real import FOLDER

ROOT = Path(__file__).parent.parent.parent
#: A 10-K.
ANNUAL = FOLDER / "nflx-10k-2023"


class Aim(NamedTuple):
    """A ratio to measure: what of ours against what it stands beside, and how large it may be."""

    title: str
    ours: str
    beside: str
    most: float


AIMS = (
    Aim("empty window / bare window", "empty", "bare", 1.3),
    Aim("tree of the sample / bare window", "tree", "bare", 3.0),
    Aim("chart of the sample / bare window with a canvas", "chart", "canvas", 1.3),
    Aim("10-K dropped, until painted / read and checked", "drop", "inspect", 1.5),
)


def measure(what: str) -> tuple[float, float]:
    """Seconds, and those of the processor alone, taken in a process of its own."""
    command = [sys.executable, str(ROOT / "tests/benchmarks/painted.py"), what, str(time.monotonic()), str(ANNUAL)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    wall, processor = done.stdout.split()
    return float(wall), float(processor)


def _figures(pairs: list[tuple[tuple[float, float], tuple[float, float]]], which: int) -> str:
    ratio = statistics.median(mine[which] / other[which] for mine, other in pairs)
    mine, other = (statistics.median(time[which] for time in times) for times in zip(*pairs, strict=True))
    return f"{ratio:5.2f} ({mine:.3f} s / {other:.3f} s)"


def main() -> None:
    """Prints the ratios."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--platform", default="offscreen")
    parser.add_argument("--only", default="", help="part of a title")
    options = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = options.platform
    for aim in AIMS:
        if options.only not in aim.title or ("10-K" in aim.title and not ANNUAL.exists()):
            continue
        measure(aim.ours), measure(aim.beside)  # what was not read for long comes from the disk
        pairs = [(measure(aim.ours), measure(aim.beside)) for _ in range(options.rounds)]
        sys.stdout.write(f"{aim.title:50} {_figures(pairs, 0)}   at most {aim.most}")
        # Of the last, the processor has also done what was before the dropping.
        sys.stdout.write("\n" if aim.ours == "drop" else f"; processor {_figures(pairs, 1)}\n")
    if options.only in "selecting a row":
        taken = statistics.median(measure("select")[0] for _ in range(max(options.rounds // 2, 1)))
        sys.stdout.write(f"{'selecting a row, until chart and panes':50} {taken * 1000:5.0f} ms  (at most 50)\n")


if __name__ == "__main__":
    main()
