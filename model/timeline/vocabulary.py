"""Turns the concepts, axes, members, units and periods of several filings into one list of each, by their names."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, NamedTuple, TypeVar

import numpy as np

from model.building import Words
from model.filing import Axis, Concept, Dimensions, Filing, Ints, Member, Unit
from model.periods import Period
from model.readers.oim.own import qname
from model.timeline.prefixes import Renaming

T = TypeVar("T", bound=Hashable)


class _Named(Generic[T]):
    """Things by a key, each as it was first met."""

    def __init__(self) -> None:
        self.items: list[T] = []
        self._codes: dict[Hashable, int] = {}

    def codes(self, keyed: Iterable[tuple[Hashable, T]]) -> Ints:
        found = []
        for key, thing in keyed:
            code = self._codes.setdefault(key, len(self.items))
            if code == len(self.items):
                self.items.append(thing)
            found.append(code)
        return np.array(found, dtype=np.int32)


class Codes(NamedTuple):
    """The joined ids of what the ids of one filing stand for."""

    concepts: Ints
    axes: Ints
    members: Ints
    units: Ints
    periods: Ints
    dims: Ints
    strings: Ints


class Vocabulary:
    """The joined lists; labels are those of the filing that is taken first."""

    def __init__(self) -> None:
        self.concepts: _Named[Concept] = _Named()
        self.axes: _Named[Axis] = _Named()
        self.members: _Named[Member] = _Named()
        self.units: _Named[Unit] = _Named()
        self.periods: Words[Period] = Words()
        self.dims: Words[Dimensions] = Words([()])
        self.strings: Words[str] = Words()

    def take(self, filing: Filing, renaming: Renaming) -> Codes:
        """Takes in the words of another filing and gives their joined ids."""
        axes = self.axes.codes(_renamed(filing.axes, renaming))
        members = self.members.codes(
            ((member.typed, member.name), member)
            if member.typed
            else ((False, renaming.name(member.name)), member._replace(name=renaming.name(member.name)))
            for member in filing.members
        )
        return Codes(
            self.concepts.codes(_concepts(filing, renaming)),
            axes,
            members,
            self.units.codes((name, Unit(name)) for name in (renaming.unit(unit.name) for unit in filing.units)),
            _places(self.periods, filing.periods),
            _places(self.dims, (joined_dims(dims, axes, members) for dims in filing.dims)),
            _places(self.strings, filing.strings),
        )


def joined_dims(dims: Dimensions, axes: Ints, members: Ints) -> Dimensions:
    """Axis-member pairs by joined ids, in the order of these."""
    return tuple(sorted((int(axes[axis]), int(members[member])) for axis, member in dims))


def _concepts(filing: Filing, renaming: Renaming) -> Iterable[tuple[Hashable, Concept]]:
    """Concepts by name; lines that have a label alone are told apart by the heading they stand under."""
    for concept in filing.concepts:
        name = renaming.name(concept.name)
        key = (name, None if qname().match(name) else concept.heading)
        yield key, concept if name == concept.name else concept._replace(name=name)


def _renamed(axes: Iterable[Axis], renaming: Renaming) -> Iterable[tuple[Hashable, Axis]]:
    for axis in axes:
        name = renaming.name(axis.name)
        yield name, axis if name == axis.name else axis._replace(name=name)


def _places(words: Words[T], listed: Iterable[T]) -> Ints:
    return np.array([words.place(word) for word in listed], dtype=np.int32)
