"""Loads a filing with another tool, run by an interpreter that has it, and prints seconds, peak memory and its facts.

Usage: PYTHON tests/benchmarks/others.py arelle|edgartools RUNS FILE TOOLS

`TOOLS` is a folder with `stub_taxonomy.py`, which declares the standard elements that a filing names: Arelle is given
those. Neither making them nor starting the interpreter is counted.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import os
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

SIDES = {
    "schema": ".xsd",
    "calculation": "_cal.xml",
    "definition": "_def.xml",
    "label": "_lab.xml",
    "presentation": "_pre.xml",
}
#: Facts in all, of these with members, and with a unit.
Found = tuple[int, int, int]


def sides_of(path: Path) -> dict[str, Path]:
    """The schema and linkbases that stand beside a report, by what they are."""
    stem = path.name.removesuffix("_htm.xml").removesuffix(".htm").removesuffix(".xml")
    sides = {kind: path.with_name(stem + end) for kind, end in SIDES.items()}
    return {kind: side for kind, side in sides.items() if side.exists()}


def with_arelle(path: Path, tools: Path, home: Path) -> tuple[Callable[[], Any], Callable[[Any], Found]]:
    """What loads the report with Arelle, and what counts the facts of it; `home` takes a copy and the stub schemas."""
    folder, cache = home / "filing", home / "config" / "arelle" / "cache"
    folder.mkdir()
    cache.mkdir(parents=True)
    for file in (path, *sides_of(path).values()):
        shutil.copy(file, folder)
    os.environ["XDG_CONFIG_HOME"] = str(home / "config")
    sys.path.insert(0, str(tools))
    if os.fork() == 0:
        # In a process of its own, so that its memory does not count.
        with contextlib.redirect_stdout(io.StringIO()):
            importlib.import_module("stub_taxonomy").main(str(folder), str(cache))
        os._exit(0)
    os.wait()
    controller = importlib.import_module("arelle.Cntlr").Cntlr(logFileName="logToBuffer")
    controller.webCache.workOffline = True

    def load() -> Any:
        controller.modelManager.close()
        return controller.modelManager.load(str(folder / path.name))

    def count(model: Any) -> Found:
        facts = [fact for fact in model.factsInInstance if fact.context is not None]
        with_unit = sum(fact.unit is not None for fact in facts)
        return len(facts), sum(bool(fact.context.qnameDims) for fact in facts), with_unit

    return load, count


def with_edgartools(path: Path) -> tuple[Callable[[], Any], Callable[[Any], Found]]:
    """What loads the report with edgartools, and what counts the facts of it that bear the name of a concept."""
    xbrl = importlib.import_module("edgar.xbrl").XBRL
    sides = {f"{kind}_file": side for kind, side in sides_of(path).items()}

    def load() -> Any:
        loaded = xbrl.from_files(instance_file=path, **sides)
        loaded.facts.get_facts()
        return loaded

    def count(loaded: Any) -> Found:
        # Of an inline document it takes the tag for the concept: `ix:nonFraction`.
        facts = [fact for fact in loaded._facts.values() if not fact.element_id.startswith("ix:")]
        dimensioned = sum(bool(loaded.contexts[fact.context_ref].dimensions) for fact in facts)
        return len(facts), dimensioned, sum(fact.unit_ref in loaded.units for fact in facts)

    return load, count


def main() -> None:
    """Loads as often as told, the first not counted where there are several runs."""
    tool, runs, path, tools = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]), Path(sys.argv[4])
    with tempfile.TemporaryDirectory() as home:
        load, count = with_arelle(path, tools, Path(home)) if tool == "arelle" else with_edgartools(path)
        times = []
        loaded = None
        for _ in range(runs + (runs > 1)):
            loaded = None
            started = time.perf_counter()
            loaded = load()
            times.append(time.perf_counter() - started)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        seconds = statistics.median(times[1:] if runs > 1 else times)
        sys.stdout.write(json.dumps([seconds, peak, *count(loaded)]))


if __name__ == "__main__":
    main()
