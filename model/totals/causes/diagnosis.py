"""Turns the checks that are off into roots: the one correction behind each, found greatest first and laid aside."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from model.totals.book import Book, Effect
from model.totals.causes.corrections import Correction, corrections
from model.totals.checks import Check
from model.totals.relations import Key

#: Corrections weighed in one filing; what is still off after so many is left unexplained and said to be.
MAX_WEIGHED = 200_000


@dataclass(frozen=True)
class Root:
    """One correction, the checks that foot with it (each as it is then), and what else would have done as well.

    `gain` counts the totals that speak for it.
    """

    correction: Correction
    mended: dict[Key, Check]
    gain: int
    alternatives: tuple[Correction, ...]


@dataclass(frozen=True)
class Diagnosis:
    """The roots found, and the checks that no correction explains.

    `moved` leads from a check that a correction read in another unit to the check as it was filed.
    """

    roots: tuple[Root, ...]
    unexplained: tuple[Check, ...]
    moved: dict[Key, Key]
    stopped: bool = False


@dataclass(frozen=True)
class _Weighed:
    """A correction, what it would do, and the check for which it was thought of."""

    correction: Correction
    effect: Effect
    origin: Key


def diagnose(book: Book, off: Iterable[Check], tick: Callable[[], None]) -> Diagnosis:
    """Peels off one root after the other: the correction that mends most totals and breaks none is applied first.

    The book is changed: at the end it holds the amounts with every correction applied.
    """
    still_off: dict[Key, Check] = {check.key: check for check in off}
    roots: list[Root] = []
    weighed: dict[tuple[object, ...], _Weighed] = {}
    pending = set(still_off)
    moved: dict[Key, Key] = {}
    count = 0
    while still_off and count <= MAX_WEIGHED:
        for key in (key for key in still_off if key in pending):
            tick()
            for correction in corrections(still_off[key], book):
                weighed[correction.root] = _Weighed(correction, book.effect(correction.changes), key)
                count += 1
        best = _best(weighed.values())
        if best is None:
            break
        touched = book.touched(best[0].correction.changes)
        book.apply(best[0].correction.changes)
        roots.append(_root(*best, book))
        moved |= best[0].effect.moved
        still_off = _rechecked(still_off, touched, book)
        stale = {
            root: known.origin
            for root, known in weighed.items()
            if not touched.keys().isdisjoint(book.touched(known.correction.changes))
        }
        pending = set(stale.values()) | best[0].effect.moved.keys()
        weighed = {root: known for root, known in weighed.items() if root not in stale}
    return Diagnosis(tuple(roots), tuple(still_off.values()), moved, count > MAX_WEIGHED)


def _root(best: _Weighed, alternatives: tuple[Correction, ...], book: Book) -> Root:
    after = {key: book.check(key) for key in best.effect.mended}
    mended = {key: check for key, check in after.items() if check}
    return Root(best.correction, mended, best.effect.gain, alternatives)


def _rechecked(still_off: dict[Key, Check], touched: Iterable[Key], book: Book) -> dict[Key, Check]:
    """The checks in doubt after a correction; one that it touched and did not mend has another difference now."""
    result = dict(still_off)
    for key in touched:
        check = book.check(key)
        if check is not None and book.in_doubt(check):
            result[key] = check
        else:
            result.pop(key, None)
    return result


def _best(weighed: Iterable[_Weighed]) -> tuple[_Weighed, tuple[Correction, ...]] | None:
    """The correction that mends most and breaks nothing, the simplest among equals, with those that would do as well.

    None where no correction is worth it.
    """
    worthy = [known for known in weighed if _worthy(known)]
    if not worthy:
        return None
    most = max(known.effect.gain for known in worthy)
    equals = sorted(
        (known for known in worthy if known.effect.gain == most), key=lambda known: known.correction.cause.rank
    )
    mended = set(equals[0].effect.mended)
    others = (known.correction for known in equals[1:] if mended & set(known.effect.mended))
    return equals[0], tuple(others)


def _worthy(known: _Weighed) -> bool:
    """Whether a correction says anything: it mends, breaks nothing, and is simple or mends several totals at once."""
    if known.effect.broken or not known.effect.mended:
        return False
    return known.correction.simple or known.effect.gain > 1
