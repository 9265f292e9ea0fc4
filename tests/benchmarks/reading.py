"""Times reading beside the bare parse of the same files, pair by pair in one run, and prints a table with peak memory.

Usage: python -m tests.benchmarks.reading [--facts 1000000] [--runs 7]

Each measurement is a process of its own, so that its peak memory is its own; times are taken inside it, without its
start-up. Arelle is timed where `arelle` can be imported and the helper that opens a filing with it offline is at hand.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.real import FOLDER

ROOT = Path(__file__).parent.parent.parent
_SIDES = (".xsd", "_cal.xml", "_def.xml", "_lab.xml", "_pre.xml")
_FILINGS = (
    "aapl-10q-2025q2/aapl-20250329_htm.xml",
    "aapl-10q-2025q2/aapl-20250329.htm",
    "wk-10q-2022q2/wk-20220630_htm.xml",
    "wk-10q-2022q2/wk-20220630.htm",
    "nflx-10k-2023/nflx-20231231_htm.xml",
)


class Taken(NamedTuple):
    """Seconds, and the peak memory of the process in MB."""

    seconds: float
    peak: float


def parsed_files(path: Path) -> list[Path]:
    """A report with the schema and linkbases beside it."""
    stem = path.name.removesuffix("_htm.xml").removesuffix(".htm")
    return [path, *(side for end in _SIDES if (side := path.with_name(stem + end)).exists())]


def bare(path: Path) -> None:
    """The bare parse of all files of a filing."""
    from lxml import etree

    for file in parsed_files(path):
        etree.parse(str(file), etree.XMLParser(huge_tree=True))


def read(path: Path) -> None:
    """Reading the filing as the window does."""
    from model.readers.opening import read_path

    read_path(str(path))


def measure(what: str, path: Path, runs: int) -> Taken:
    """The median of `runs` in a process of its own, after one that does not count where there are several."""
    command = [sys.executable, "-m", "tests.benchmarks.reading", "--one", what, "--runs", str(runs), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    return Taken(*json.loads(done.stdout))


def one(what: str, path: Path, runs: int) -> str:
    """Measures in this process: seconds and peak memory as JSON."""
    import resource

    work = {"bare": bare, "read": read}[what]
    times = []
    for _ in range(runs + (runs > 1)):
        started = time.perf_counter()
        work(path)
        times.append(time.perf_counter() - started)
    counted = times[1:] if runs > 1 else times
    return json.dumps([statistics.median(counted), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024])


def pairs(path: Path, runs: int, rounds: int) -> tuple[Taken, Taken, float]:
    """Both measurements in turn, and the median of their ratios: machines drift."""
    taken = [(measure("bare", path, runs), measure("read", path, runs)) for _ in range(rounds)]
    ratio = statistics.median(after.seconds / before.seconds for before, after in taken)
    return min(before for before, _ in taken), min(after for _, after in taken), ratio


def arelle(path: Path) -> float | None:
    """Seconds that Arelle takes for the filing, with the standard elements it names declared; None where it is not."""
    tool = FOLDER.parent / "tools" / "arelle_facts.py"
    if importlib.util.find_spec("arelle") is None or not tool.exists():
        return None
    started = time.perf_counter()
    subprocess.run([sys.executable, str(tool), str(path)], capture_output=True, check=True)
    return time.perf_counter() - started


def rows(facts: int, runs: int) -> Iterator[str]:
    """The lines of the table."""
    for name in _FILINGS:
        path = FOLDER / name
        if not path.exists():
            yield f"| {name} | not at hand |"
            continue
        yield row(name, path, *pairs(path, runs, 3), arelle(path))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "million.xml"
        subprocess.run([sys.executable, "-m", "tests.benchmarks.million", str(path), str(facts)], check=True, cwd=ROOT)
        yield row(f"{facts:,} facts", path, *pairs(path, 1, 2), None)


def row(name: str, path: Path, before: Taken, after: Taken, ratio: float, other: float | None) -> str:
    """One line of the table."""
    size = sum(file.stat().st_size for file in parsed_files(path)) / 1e6
    beside = f"{other:.1f} s" if other is not None else "–"
    return (
        f"| {name} | {size:.1f} MB | {before.seconds:.3f} s | {after.seconds:.3f} s | {ratio:.2f} | "
        f"{before.peak:.0f} MB | {after.peak:.0f} MB | {beside} |"
    )


def main() -> None:
    """Runs the benchmark, or one measurement of it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--one", choices=("bare", "read"))
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--facts", type=int, default=1_000_000)
    parser.add_argument("path", nargs="?", type=Path)
    options = parser.parse_args()
    out = sys.stdout.write
    if options.one:
        out(one(options.one, options.path, options.runs))
        return
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    out(f"{os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()}, Python {platform.python_version()}\n\n")
    out("| filing | size | bare parse | read | ratio | peak of parse | peak of read | Arelle, whole process |\n")
    out("|---|---|---|---|---|---|---|---|\n")
    for line in rows(options.facts, options.runs):
        out(f"{line}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
