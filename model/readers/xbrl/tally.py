"""Turns many problems of one kind into one, with their number and the first place where it stands."""

from __future__ import annotations

from model.building import FilingBuilder


class Tally:
    """Counts problems by kind: a sentence with `{facts}` where the count goes and `{first}` where the example does."""

    def __init__(self, builder: FilingBuilder) -> None:
        self._builder = builder
        self._counts: dict[tuple[str, str], int] = {}
        self._first: dict[tuple[str, str], tuple[str, str]] = {}

    def add(self, kind: str, first: str, file: int, line: int, severity: str = "warning") -> None:
        """Counts one problem; `first` says what it is about, and is told of the first alone."""
        key = kind, severity
        self._counts[key] = self._counts.get(key, 0) + 1
        if key not in self._first:
            self._first[key] = first[:120], f"{self._builder.files[file]}:{line}"

    def tell(self) -> None:
        """Lists each kind as one problem of the filing."""
        for (kind, severity), count in self._counts.items():
            first, where = self._first[kind, severity]
            facts = "1 fact" if count == 1 else f"{count:,} facts"
            self._builder.problem(kind.format(facts=facts, first=first), where, severity)
        self._counts.clear()
