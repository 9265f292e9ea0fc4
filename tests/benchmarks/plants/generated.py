"""Makes filings of our own."""

from __future__ import annotations

from collections.abc import Iterator

from tests.benchmarks.plants.clean import Clean


def generated_filings(seed: int) -> Iterator[Clean]:
    """None yet."""
    yield from ()
