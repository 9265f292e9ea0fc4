"""Turns the checks that are off into roots: the one correction behind each, found greatest first and laid aside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable
from heapq import heappop, heappush
from typing import NamedTuple

from model.totals.book import Book
from model.totals.causes.corrections import Correction, corrections
from model.totals.causes.effects import Effect, effect_of
from model.totals.checks import Check
from model.totals.relations import Key

#: Corrections weighed in one filing; what is still off after so many is left unexplained and said to be.
MAX_WEIGHED = 200_000

Order = tuple[int, int, int, int]


class Root(NamedTuple):
    """One correction, the checks that foot with it (each as it is then), and what else would have done as well.

    `gain` counts the totals that speak for it.
    """

    correction: Correction
    mended: dict[Key, Check]
    gain: int
    alternatives: tuple[Correction, ...]


class Diagnosis(NamedTuple):
    """The roots found, and the checks that no correction explains.

    `moved` leads from a check that a correction read in another unit to the check as it was filed.
    """

    roots: tuple[Root, ...]
    unexplained: tuple[Check, ...]
    moved: dict[Key, Key]
    stopped: bool = False


class _Weighed(NamedTuple):
    """A correction, what it would do, the check for which it was thought of, and its place among all that were."""

    correction: Correction
    effect: Effect
    origin: Key
    number: int

    @property
    def worthy(self) -> bool:
        """Whether it says anything: it mends, breaks nothing, and is simple or mends several totals at once."""
        effect = self.effect
        return bool(effect.mended) and not effect.broken and (self.correction.simple or effect.gain > 1)

    @property
    def order(self) -> Order:
        """The correction that mends most comes first, the simplest among equals, then as they came.

        Of facts that may be missing the one that is there in most other periods is missed first.
        """
        return -self.effect.gain, self.correction.cause.rank, -self.correction.seen, self.number


def diagnose(book: Book, off: Iterable[Check], tick: Callable[[], None]) -> Diagnosis:
    """Peels off one root after the other: the correction that mends most totals and breaks none is applied first.

    The book is changed: at the end it holds the amounts with every correction applied.
    """
    still_off: dict[Key, Check] = {check.key: check for check in off}
    scales = _Scales(book)
    roots: list[Root] = []
    moved: dict[Key, Key] = {}
    pending: Iterable[Key] = list(still_off)
    while still_off and scales.count <= MAX_WEIGHED:
        for key in pending:
            if key in still_off and scales.count <= MAX_WEIGHED:
                tick()
                scales.weigh(still_off[key])
        best = scales.best()
        if best is None:
            break
        alternatives = scales.as_good_as(best)
        touched = book.touched(best.correction.changes)
        book.apply(best.correction.changes)
        roots.append(_root(best, alternatives, book))
        moved |= best.effect.moved
        _recheck(still_off, touched, best.effect.moved, book)
        pending = dict.fromkeys([*scales.forget(touched), *best.effect.moved])
    return Diagnosis(tuple(roots), tuple(still_off.values()), moved, scales.count > MAX_WEIGHED)


class _Scales:
    """Every correction that was thought of and what it would do, found by the checks that it touches."""

    def __init__(self, book: Book) -> None:
        self.count = 0
        self._book = book
        self._known: dict[tuple[object, ...], _Weighed] = {}
        self._touching: dict[Key, set[tuple[object, ...]]] = defaultdict(set)
        self._queue: list[tuple[Order, tuple[object, ...]]] = []

    def weigh(self, check: Check) -> None:
        """Weighs the corrections of a check; what another check led to already is not weighed again."""
        for correction in corrections(check, self._book):
            root = correction.root
            if root in self._known:
                continue
            self.count += 1
            touched = self._book.touched(correction.changes)
            known = _Weighed(correction, effect_of(correction.changes, self._book, touched), check.key, self.count)
            self._known[root] = known
            for key in touched:
                self._touching[key].add(root)
            if known.worthy:
                heappush(self._queue, (known.order, root))

    def best(self) -> _Weighed | None:
        """The first of the corrections that are worth it; None where none is."""
        while self._queue:
            order, root = self._queue[0]
            known = self._known.get(root)
            if known is not None and known.order == order:
                return known
            heappop(self._queue)
        return None

    def as_good_as(self, best: _Weighed) -> tuple[Correction, ...]:
        """The other corrections that would mend as many totals, some of them the same, the simplest first."""
        mended = set(best.effect.mended)
        roots = {root for key in mended for root in self._touching[key] if root in self._known}
        equal = (
            known
            for known in map(self._known.__getitem__, roots)
            if known is not best
            and known.worthy
            and known.effect.gain == best.effect.gain
            and not mended.isdisjoint(known.effect.mended)
        )
        return tuple(known.correction for known in sorted(equal, key=lambda known: known.order))

    def forget(self, touched: Iterable[Key]) -> list[Key]:
        """Drops the corrections that touch any of these checks; gives the checks for which they were thought of."""
        stale = {root for key in touched for root in self._touching.pop(key, ())}
        dropped = [self._known.pop(root) for root in stale if root in self._known]
        return [known.origin for known in sorted(dropped, key=lambda known: known.number)]


def _root(best: _Weighed, alternatives: tuple[Correction, ...], book: Book) -> Root:
    after = {key: book.check(key) for key in best.effect.mended}
    mended = {key: check for key, check in after.items() if check}
    return Root(best.correction, mended, best.effect.gain, alternatives)


def _recheck(still_off: dict[Key, Check], touched: Iterable[Key], moved: Container[Key], book: Book) -> None:
    """Keeps the checks in doubt after a correction; one that it touched and did not mend has another difference now.

    A check that only a supposed amount brings about, and that is off, says nothing of what is filed.
    """
    for key in touched:
        check = book.check(key)
        if check is None or not book.in_doubt(check):
            still_off.pop(key, None)
        elif key in still_off or key in moved:
            still_off[key] = check
        else:
            book.set_aside(key)
