"""Times reading beside the bare parse of the same files, pair by pair in one run, and beside other tools.

Usage: python -m tests.benchmarks.reading [--facts 1000000] [--runs 7] [--others [all]]

Each measurement is a process of its own, so that its peak memory is its own; times are taken inside it, without its
start-up. With `--others` Arelle and edgartools follow where they are installed: CROSSFOOT_ARELLE_PYTHON and
CROSSFOOT_EDGARTOOLS_PYTHON name interpreters that have them. `--others all` gives them the generated instance as well,
which takes minutes and 5 GB.
"""

from __future__ import annotations

import argparse
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

from tests.benchmarks.others import sides_of
from tests.real import FOLDER, interpreter_with

ROOT = Path(__file__).parent.parent.parent
_FILINGS = (
    "aapl-10q-2025q2/aapl-20250329_htm.xml",
    "aapl-10q-2025q2/aapl-20250329.htm",
    "wk-10q-2022q2/wk-20220630_htm.xml",
    "wk-10q-2022q2/wk-20220630.htm",
    "nflx-10k-2023/nflx-20231231_htm.xml",
)


_TOOLS = {"arelle": "Arelle", "edgartools": "edgartools"}


class Taken(NamedTuple):
    """Seconds, the peak memory of the process in MB, and the facts found: all, those with members, with a unit."""

    seconds: float
    peak: float
    facts: int = 0
    dimensioned: int = 0
    measured: int = 0


def parsed_files(path: Path) -> list[Path]:
    """A report with the schema and linkbases beside it."""
    return [path, *sides_of(path).values()]


def bare(path: Path) -> None:
    """The bare parse of all files of a filing."""
    from lxml import etree

    for file in parsed_files(path):
        etree.parse(str(file), etree.XMLParser(huge_tree=True))


def read(path: Path) -> tuple[int, int, int]:
    """Reading the filing as the window does; its facts are counted."""
    from model.readers.opening import read_path

    filing = read_path(str(path))
    facts = filing.facts
    whole = [code for code, members in enumerate(filing.dims) if not members]
    return len(facts), len(facts) - sum(int((facts.dims == code).sum()) for code in whole), int((facts.unit >= 0).sum())


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
    found: tuple[int, ...] | None = None
    for _ in range(runs + (runs > 1)):
        started = time.perf_counter()
        found = work(path)
        times.append(time.perf_counter() - started)
    counted = times[1:] if runs > 1 else times
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return json.dumps([statistics.median(counted), peak, *(found or ())])


def pairs(path: Path, runs: int, rounds: int) -> tuple[Taken, Taken, float]:
    """Both measurements in turn, and the median of their ratios: machines drift."""
    taken = [(measure("bare", path, runs), measure("read", path, runs)) for _ in range(rounds)]
    ratio = statistics.median(after.seconds / before.seconds for before, after in taken)
    return min(before for before, _ in taken), min(after for _, after in taken), ratio


def by_other(tool: str, path: Path, runs: int) -> Taken | None:
    """The median of `runs` of another tool in a process of its own; None where it is not installed."""
    python, tools = interpreter_with(tool), FOLDER.parent / "tools"
    if python is None or not tools.exists():
        return None
    command = [python, str(ROOT / "tests" / "benchmarks" / "others.py"), tool, str(runs), str(path), str(tools)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return Taken(*json.loads(done.stdout.splitlines()[-1]))


def reports(folder: Path, facts: int) -> Iterator[tuple[str, Path]]:
    """The reports to read, by name: the real ones that are at hand, and the generated one in `folder`."""
    for name in _FILINGS:
        if (FOLDER / name).exists():
            yield name, FOLDER / name
    path = folder / "million.xml"
    subprocess.run([sys.executable, "-m", "tests.benchmarks.million", str(path), str(facts)], check=True, cwd=ROOT)
    yield f"{facts:,} facts", path


def row(name: str, path: Path, before: Taken, after: Taken, ratio: float) -> str:
    """One line of the table beside the bare parse."""
    size = sum(file.stat().st_size for file in parsed_files(path)) / 1e6
    return (
        f"| {name} | {size:.1f} MB | {before.seconds:.3f} s | {after.seconds:.3f} s | {ratio:.2f} | "
        f"{before.peak:.0f} MB | {after.peak:.0f} MB |"
    )


def beside_ours(tool: str, path: Path, runs: int) -> list[tuple[Taken, Taken | None]]:
    """Our reading and that of another tool in turn: machines drift."""
    return [(measure("read", path, runs), by_other(tool, path, runs)) for _ in range(3)]


def other_row(name: str, tool: str, parse: Taken, rounds: list[tuple[Taken, Taken | None]]) -> str | None:
    """One line of the table beside other tools, the ratio to ours being that of the median round; None without any."""
    taken = [(ours, theirs) for ours, theirs in rounds if theirs is not None]
    if not taken:
        return None
    ours, theirs = min(taken, key=lambda each: each[1])
    ratio = statistics.median(theirs.seconds / ours.seconds for ours, theirs in taken)
    found = (f"{theirs[place]:,} of {ours[place]:,}" for place in (2, 3, 4))
    return (
        f"| {name} | {tool} | {theirs.seconds:.3f} s | {theirs.seconds / parse.seconds:.1f} | {ratio:.1f} | "
        f"{theirs.peak:.0f} MB | {' / '.join(found)} |"
    )


def print_tables(facts: int, runs: int, others: str | None) -> None:
    """Both tables, each line as soon as it is known."""
    out = sys.stdout.write
    beside = []
    out("| filing | size | bare parse | read | ratio | peak of parse | peak of read |\n|---|---|---|---|---|---|---|\n")
    with tempfile.TemporaryDirectory() as folder:
        for name, path in reports(Path(folder), facts):
            generated = path.is_relative_to(folder)
            before, after, ratio = pairs(path, 1, 2) if generated else pairs(path, runs, 3)
            out(f"{row(name, path, before, after, ratio)}\n")
            sys.stdout.flush()
            for tool in _TOOLS if others == "all" or (others and not generated) else ():
                # Once is enough of minutes.
                rounds = [(after, by_other(tool, path, 1))] if generated else beside_ours(tool, path, runs)
                if line := other_row(name, _TOOLS[tool], before, rounds):
                    beside.append(line)
    if beside:
        out("\n| filing | tool | time | times the parse | times ours | peak | facts / with members / with unit |\n")
        out("|---|---|---|---|---|---|---|\n" + "\n".join(beside) + "\n")


def main() -> None:
    """Runs the benchmark, or one measurement of it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--one", choices=("bare", "read"))
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--facts", type=int, default=1_000_000)
    parser.add_argument("--others", nargs="?", choices=("real", "all"), const="real")
    parser.add_argument("path", nargs="?", type=Path)
    options = parser.parse_args()
    out = sys.stdout.write
    if options.one:
        out(one(options.one, options.path, options.runs))
        return
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    out(f"{os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()}, Python {platform.python_version()}\n\n")
    sys.stdout.flush()
    print_tables(options.facts, options.runs, options.others)


if __name__ == "__main__":
    main()
