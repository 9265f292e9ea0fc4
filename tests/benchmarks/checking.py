"""Times the check of a filing beside its reading, in turn in one process, and prints a table of processor times.

Usage: python -m tests.benchmarks.checking [--facts 1000000] [--runs 7]
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from model.inspection import no_tick
from model.readers.opening import read_path
from model.totals.audit import audit
from tests.benchmarks.reading import ROOT
from tests.real import FOLDER

_FILINGS = ("aapl-10q-2025q2", "wk-10q-2022q1.zip", "wk-10q-2022q2", "nflx-10k-2023", "snow-companyfacts")


def row(name: str, path: Path, runs: int) -> str:
    """One line of the table: the medians of reading and of checking, and of their ratios."""
    taken = []
    for _ in range(runs):
        start = time.process_time()
        filing = read_path(str(path))
        halfway = time.process_time()
        result = audit(filing, no_tick)
        taken.append((halfway - start, time.process_time() - halfway))
    read, check = (statistics.median(times) for times in zip(*taken, strict=True))
    ratio = statistics.median(after / before for before, after in taken)
    checks = sum(result.counts.values())
    return f"| {name} | {len(filing.facts):,} | {checks:,} | {read:.3f} s | {check:.3f} s | {ratio:.2f} |"


def rows(facts: int, runs: int) -> Iterator[str]:
    """The lines of the table."""
    for name in _FILINGS:
        yield row(name, FOLDER / name, runs) if (FOLDER / name).exists() else f"| {name} | not at hand |"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "million.xml"
        subprocess.run([sys.executable, "-m", "tests.benchmarks.million", str(path), str(facts)], check=True, cwd=ROOT)
        yield row(f"{facts:,} facts", path, 1)


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--facts", type=int, default=1_000_000)
    options = parser.parse_args()
    sys.stdout.write(
        "| filing | facts | totals checked | read | check | check / read |\n|---|---:|---:|---:|---:|---:|\n"
    )
    for line in rows(options.facts, options.runs):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
