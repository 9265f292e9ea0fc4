"""Turns what is wrong in many places of a report into one problem a kind, with a count and the first places."""

from __future__ import annotations

from model.building import FilingBuilder

_SHOWN = 3
_EXAMPLE = 60


class Tally:
    """Counts problems by their sentence, and gives them to a builder at the end."""

    def __init__(self) -> None:
        self._severities: dict[str, str] = {}
        self._counts: dict[str, int] = {}
        self._places: dict[str, list[tuple[int, int]]] = {}
        self._examples: dict[str, str] = {}

    def add(self, sentence: str, file: int, line: int, example: str = "", severity: str = "warning") -> None:
        """Counts a problem; `example` is what stands there, shown for the first place."""
        count = self._counts.get(sentence, 0)
        self._counts[sentence] = count + 1
        if not count:
            self._severities[sentence] = severity
            self._places[sentence] = []
            self._examples[sentence] = " ".join(example[: 2 * _EXAMPLE].split())[:_EXAMPLE]
        if count < _SHOWN:
            self._places[sentence].append((file, line))

    def tell(self, builder: FilingBuilder) -> None:
        """Adds the problems to the builder, in the order in which they were met."""
        for sentence, count in self._counts.items():
            places = [f"{builder.files[file]}:{line}" for file, line in self._places[sentence]]
            example = self._examples[sentence]
            message = sentence.rstrip(".") + (f": “{example}”" if example else "")
            if count > 1:
                message += f" ({count:,} times; first at {', '.join(places)})"
            builder.problem(f"{message}.", places[0], self._severities[sentence])
