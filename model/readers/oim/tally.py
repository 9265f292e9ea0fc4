"""Turns many problems of one kind into one problem with its first place and a count."""

from __future__ import annotations

from model.building import FilingBuilder


class Tally:
    """Counts problems by kind, so that a file with a million of one kind lists it once."""

    def __init__(self, builder: FilingBuilder) -> None:
        self._builder = builder
        self._first: dict[str, tuple[str, str, str]] = {}
        self._count: dict[str, int] = {}

    def add(self, kind: str, message: str, where: str, severity: str = "warning") -> None:
        """Notes a problem; of all of one `kind` the first `message` is the one that is shown."""
        self._first.setdefault(kind, (message, where, severity))
        self._count[kind] = self._count.get(kind, 0) + 1

    def flush(self) -> None:
        """Lists the problems in the order in which their kinds were first met."""
        for kind, (message, where, severity) in self._first.items():
            more = self._count[kind] - 1
            suffix = f" ({more:,} more like it.)" if more else ""
            self._builder.problem(message + suffix, where, severity)
        self._first.clear()
        self._count.clear()
