"""Turns a path or a pasted text into what everything else shows: the filing and its audit."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from model.filing import Filing
from model.readers.opening import read_path, read_text
from model.totals.audit import Audit, audit

Tick = Callable[[float], None]


@dataclass(frozen=True)
class Inspection:
    """One filing, read and checked, with the seconds that each took."""

    filing: Filing
    audit: Audit
    read_seconds: float
    check_seconds: float


def no_tick(_fraction: float) -> None:
    """The tick of work that nobody watches."""


def inspect_path(path: str, tick: Tick = no_tick) -> Inspection:
    """Reads and checks the filing at `path`. Raises FilingError where it cannot be read, Cancelled where tick does."""
    return _inspect(lambda part: read_path(path, part), tick)


def inspect_text(text: str, name: str, tick: Tick = no_tick) -> Inspection:
    """Reads and checks pasted text; `name` stands for its path. Raises as `inspect_path` does."""
    return _inspect(lambda part: read_text(text, name, part), tick)


def _inspect(read: Callable[[Tick], Filing], tick: Tick) -> Inspection:
    started = time.perf_counter()
    filing = read(lambda fraction: tick(fraction * 0.6))
    halfway = time.perf_counter()
    result = audit(filing, lambda fraction: tick(0.6 + fraction * 0.4))
    return Inspection(filing, result, halfway - started, time.perf_counter() - halfway)
