"""Turns plain contexts and plain numbers, as they are written, into places and facts: a column of facts at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from model.building import ROW_WIDTH, FilingBuilder
from model.filing import Kind
from model.readers.xbrl.contexts import XBRLDI, XBRLI, ContextTable, Pair
from model.readers.xbrl.streaming.tiles import PlainContext, Tile, read_contexts, read_members
from model.readers.xbrl.values import read_decimals

_CONCEPT, _PERIOD, _UNIT, _DIMS, _TEXT, _LINE, _MANTISSA, _EXPONENT, _DECIMALS, _KIND = range(ROW_WIDTH)


class PlainContexts:
    """Adds stretches of plain contexts. One in which there is anything to tell of is left to the parser."""

    def __init__(self, contexts: ContextTable) -> None:
        self._contexts = contexts
        self._pairs: dict[tuple[str, str], Pair | None] = {}
        self._periods: dict[tuple[str, str], int | None] = {}

    def add(self, text: str, prefixes: Mapping[str | None, str]) -> bool:
        """Adds the contexts of a stretch of text; False where it is none, and nothing was added."""
        own = {namespace: f"{prefix}:" if prefix else "" for prefix, namespace in prefixes.items()}
        xbrldi = own.get(XBRLDI[1:-1], "xbrldi:")
        found = read_contexts(text, own.get(XBRLI[1:-1], ""), xbrldi)
        if not found:
            return False
        places: dict[str, tuple[int, int]] = {}
        for context in found:
            period = self._period(context)
            dims = self._dims(read_members(context.members, xbrldi), prefixes) if context.members else 0
            if period is None or dims is None or not self._contexts.is_own((context.scheme, context.identifier)):
                return False
            places[context.name] = period, dims
        return len(places) == len(found) and self._contexts.add_places(places)

    def _period(self, context: PlainContext) -> int | None:
        key = context.start, context.end or context.instant
        if key not in self._periods:
            self._periods[key] = self._contexts.place_period(*key)
        return self._periods[key]

    def _dims(self, written: list[tuple[str, str]], prefixes: Mapping[str | None, str]) -> int | None:
        pairs: list[Pair] = []
        for names in written:
            if names not in self._pairs:
                self._pairs[names] = self._contexts.place_pair(*names, prefixes)
            pair = self._pairs[names]
            if pair is None:
                return None
            pairs.append(pair)
        pairs.sort()
        axes = {axis for axis, _ in pairs}
        return self._contexts.place_dims(tuple(pairs)) if len(axes) == len(pairs) else None


class PlainFacts:
    """Adds stretches of plain numbers. One that refers to what is not known (yet) is left to whoever asks."""

    def __init__(self, builder: FilingBuilder, contexts: ContextTable) -> None:
        self._builder = builder
        self._contexts = contexts
        self._concepts: dict[str, int] = {}
        self._decimals: dict[str, int] = {}

    def add(self, tile: Tile, line: int, concept_of: Callable[[str], int | None]) -> bool:
        """Adds the facts of a stretch before which `line` lines stand; False where nothing was added."""
        self._meet(set(tile.names), set(tile.decimals), concept_of)
        contexts = self._contexts
        table = np.zeros((len(tile.names), ROW_WIDTH), dtype=np.int64)
        try:
            for column, known, written in (
                (_CONCEPT, self._concepts, tile.names),
                (_PERIOD, contexts.periods, tile.contexts),
                (_UNIT, contexts.units, tile.units),
                (_DIMS, contexts.dims, tile.contexts),
                (_DECIMALS, self._decimals, tile.decimals),
            ):
                table[:, column] = _numbers(map(known.__getitem__, written), len(table))
        except KeyError:
            return False
        table[:, _TEXT] = -1
        table[:, _LINE] = _lines(tile.gaps, line + 1)
        table[:, _MANTISSA] = _numbers(map(int, tile.values), len(table))
        table[:, _KIND] = Kind.NUMBER
        self._builder.identify(self._builder.extend_table(table), tile.ids)
        return True

    def _meet(self, names: Iterable[str], decimals: Iterable[str], concept_of: Callable[[str], int | None]) -> None:
        for name in names:
            if name not in self._concepts and (code := concept_of(name)) is not None:
                self._concepts[name] = code
        for text in decimals:
            if text not in self._decimals:
                self._decimals[text] = read_decimals(text)


def _numbers(values: Iterable[int], count: int) -> npt.NDArray[np.int64]:
    return np.fromiter(values, dtype=np.int64, count=count)


def _lines(gaps: Sequence[str], first: int) -> npt.NDArray[np.int64]:
    """The line of each fact, from the white space before it; nearly always each stands on the next line."""
    if len(set(gaps)) == 1:
        step = gaps[0].count("\n")
        return first + step * np.arange(1, len(gaps) + 1)
    return first + np.cumsum(_numbers((gap.count("\n") for gap in gaps), len(gaps)))
