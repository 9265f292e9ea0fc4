"""Turns what is known of a row's columns into a lattice of moves: at each column the next value is placed or not."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Domain:
    """The moves that are left to a row. Bit k of `place[c]`: value k may stand in column c; of `skip[c]`: with k
    values placed before it, column c may stay empty. Every move lies on a way that places all values in order.
    """

    count: int
    place: tuple[int, ...]
    skip: tuple[int, ...]

    @property
    def fixed(self) -> bool:
        """Whether every value has one column left."""
        return sum(moves.bit_count() for moves in self.place) == self.count

    @property
    def moves(self) -> int:
        """How many placements of single values are left."""
        return sum(moves.bit_count() for moves in self.place)

    def columns_of(self, value: int) -> tuple[int, ...]:
        """The columns in which a value may stand."""
        return tuple(column for column, moves in enumerate(self.place) if moves >> value & 1)

    def columns(self) -> tuple[int, ...]:
        """The column of each value of a fixed row."""
        return tuple(self.columns_of(value)[0] for value in range(self.count))

    def value_at(self, column: int) -> int | None:
        """The value that a fixed row has in a column."""
        return self.place[column].bit_length() - 1 if self.place[column] else None

    def only(self, value: int, columns: int) -> Domain | None:
        """The domain with `value` in one of the columns whose bits are set, or None where that leaves no way."""
        place = [moves if columns >> column & 1 else moves & ~(1 << value) for column, moves in enumerate(self.place)]
        return pruned(self.count, place, list(self.skip))


def free(count: int, columns: int) -> Domain:
    """The domain of a row of `count` values, of which nothing is known but their order."""
    every = (1 << count) - 1
    domain = pruned(count, [every] * columns, [every | 1 << count] * columns)
    if domain is None:
        raise ValueError(f"{count} values do not fit into {columns} columns")
    return domain


def pruned(count: int, place: list[int], skip: list[int]) -> Domain | None:
    """The domain of the moves that lie on a whole way, or None where there is no such way."""
    columns = len(place)
    before = [1]
    for column in range(columns):
        here = before[-1]
        before.append((here & skip[column]) | (here & place[column]) << 1)
    after = 1 << count
    if not before[-1] & after:
        return None
    for column in range(columns - 1, -1, -1):
        place[column] &= before[column] & after >> 1
        skip[column] &= before[column] & after
        after = place[column] | skip[column]
    return Domain(count, tuple(place), tuple(skip))
