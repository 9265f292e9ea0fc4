"""Turns the changes that a correction would make into what they mend, confirm and break among the checks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from model.totals.book import Book, Changes
from model.totals.checks import Verdict
from model.totals.relations import Key


class Effect(NamedTuple):
    """What a correction does to the checks that hold the changed amounts.

    `moved` tells which check, in doubt before, is so still under another key, its amounts read in another unit;
    `telling` counts the mended checks that say anything by footing.
    """

    mended: tuple[Key, ...]
    confirmed: tuple[Key, ...]
    broken: tuple[Key, ...]
    moved: dict[Key, Key]
    telling: int

    @property
    def gain(self) -> int:
        """How many totals speak for the correction."""
        return self.telling + len(self.confirmed)


def effect_of(changes: Changes, book: Book, touched: Iterable[Key]) -> Effect:
    """What the changes would do to the checks that they touch."""
    mended, confirmed, broken, moved, telling = [], [], [], {}, 0
    left = {cell.unit for cell, entry in changes.items() if entry is None}
    for key in touched:
        before, after = book.check(key), book.checked_with(key, changes)
        was_off = book.in_doubt(before)
        if after is None:
            continue
        if was_off and not book.in_doubt(after):
            mended.append(key)
            telling += book.is_telling(after)
        elif before is None and after.verdict is Verdict.FOOTS and after.non_zero:
            confirmed.append(key)
        elif not was_off and book.in_doubt(after) and (before is not None or book.should_hold(after)):
            origin = _doubted_before(key, left, book)
            if origin is None:
                broken.append(key)
            else:
                moved[key] = origin
    return Effect(tuple(mended), tuple(confirmed), tuple(broken), moved, telling)


def _doubted_before(key: Key, units: Iterable[int], book: Book) -> Key | None:
    """The same relation in one of these units, where it was in doubt already."""
    for unit in units:
        origin = key[0]._replace(unit=unit), key[1]
        if book.in_doubt(book.check(origin)):
            return origin
    return None
