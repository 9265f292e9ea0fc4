"""Turns a path or a pasted text into what everything else shows: the filing and its audit."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import NamedTuple

from model.errors import FilingError
from model.filing import Filing, Problem
from model.readers.opening import open_catalog, read_path, read_text
from model.totals.audit import Audit, audit
from model.totals.rules.calculations import network_problems

Tick = Callable[[float], None]


class Inspection(NamedTuple):
    """One filing, read and checked, with the seconds that each took.

    A timeline tells of each finding which of its filings, in the order given, has it, and its number there.
    """

    filing: Filing
    audit: Audit
    read_seconds: float
    check_seconds: float
    told_in: Sequence[tuple[int, int]] = ()


def no_tick(_fraction: float) -> None:
    """The tick of work that nobody watches."""


def inspect_path(path: str, tick: Tick = no_tick, taxonomies: str | None = None) -> Inspection:
    """Reads and checks the filing at `path`, with the standard taxonomies in a folder or package if one is named.

    Raises FilingError where it cannot be read, Cancelled where tick does.
    """

    def read(part: Tick) -> Filing:
        return read_path(path, part, open_catalog(taxonomies) if taxonomies else None)

    return _inspect(read, tick)


def inspect_text(text: str, name: str, tick: Tick = no_tick, html: str = "") -> Inspection:
    """Reads and checks pasted text; `name` stands for its path. Raises as `inspect_path` does.

    `html` is the same as the browser has it, which keeps the columns that the text may lose; it is tried first.
    """

    def read(part: Tick) -> Filing:
        if "<table" in html.lower():
            with suppress(FilingError):
                return read_text(html, name, part)
        return read_text(text, name, part)

    return _inspect(read, tick)


def _inspect(read: Callable[[Tick], Filing], tick: Tick) -> Inspection:
    started = time.perf_counter()
    filing = _with_network_problems(read(lambda fraction: tick(fraction * 0.6)))
    halfway = time.perf_counter()
    result = audit(filing, lambda fraction: tick(0.6 + fraction * 0.4))
    return Inspection(filing, result, halfway - started, time.perf_counter() - halfway)


def _with_network_problems(filing: Filing) -> Filing:
    """The filing, with what is wrong with its calculation networks among its problems."""
    found = [Problem("warning", problem.message, problem.role) for problem in network_problems(filing)]
    return replace(filing, problems=[*filing.problems, *found]) if found else filing
