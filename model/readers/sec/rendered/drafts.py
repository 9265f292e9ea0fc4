"""Turns the many places where pages show one fact into that fact: the most accurate one, and where they disagree."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from model.amounts import UNSTATED, exact_difference, exact_sum, plain, shifted
from model.filing import Placement
from model.periods import Period

#: The ids of concept and dimensions, the period, the unit: what makes two values the same fact.
Key = tuple[int, int, Period | None, str | None]


class Draft(NamedTuple):
    """A fact as one page shows it. `signed`: nothing turned its sign, or it was turned back."""

    value: Decimal | str | None
    decimals: int
    file: int
    line: int
    note: str | None = None
    placement: Placement = Placement.GIVEN
    signed: bool = True


class Drafts:
    """The facts of a filing, each once."""

    def __init__(self, report: Callable[[str, int, int], None]) -> None:
        self.keys: list[Key] = []
        self.drafts: list[Draft] = []
        self._rows: dict[Key, int] = {}
        self._report = report

    def put(self, key: Key, draft: Draft) -> int:
        """The row of a fact, which is the same for each page that shows it."""
        if key[2] is None:
            # Two values without a period are not known to be one fact.
            return self._append(key, draft)
        row = self._rows.setdefault(key, len(self.keys))
        if row == len(self.keys):
            return self._append(key, draft)
        known = self.drafts[row]
        merged = _merged(known, draft)
        if merged is None:
            self._report(
                f"“{_shown(draft.value)}” here is “{_shown(known.value)}” on another page of the filing.",
                draft.file,
                draft.line,
            )
        else:
            self.drafts[row] = merged
        return row

    def _append(self, key: Key, draft: Draft) -> int:
        self.keys.append(key)
        self.drafts.append(draft)
        return len(self.keys) - 1


def _merged(known: Draft, draft: Draft) -> Draft | None:
    """The better of two places of one fact, None where they contradict each other."""
    if not isinstance(known.value, Decimal) or not isinstance(draft.value, Decimal):
        # A label of another page may stand for the same text; a nil is nil on each page.
        either = isinstance(known.value, Decimal) != isinstance(draft.value, Decimal)
        return None if either else known
    left, right = known.value, draft.value
    finer, other = (known, draft) if known.decimals >= draft.decimals else (draft, known)
    finest = left if finer is known else right
    note = finer.note or other.note
    if _agree(left, known.decimals, right, draft.decimals):
        return finer._replace(note=note, signed=known.signed or draft.signed)
    if not _agree(left, known.decimals, right.copy_negate(), draft.decimals) or (known.signed and draft.signed):
        return None
    # Where neither sign is known: pages turn those of outflows far more often than those of anything else.
    negative = (known.signed and left.is_signed()) or (draft.signed and right.is_signed())
    value = finest.copy_abs().copy_negate() if negative else finest.copy_abs()
    return finer._replace(value=value, note=note, signed=known.signed or draft.signed)


def _agree(left: Decimal, left_decimals: int, right: Decimal, right_decimals: int) -> bool:
    """Whether two values can be one, each within half a unit of its last digit; with equal accuracy they are equal."""
    if left == right or left_decimals == right_decimals:
        return left == right
    half = exact_sum(
        shifted(Decimal(5), -decimals - 1) for decimals in (left_decimals, right_decimals) if decimals != UNSTATED
    )
    return exact_difference(left, right).copy_abs() <= half


def _shown(value: Decimal | str | None) -> str:
    if isinstance(value, Decimal):
        return plain(value)
    return value[:40] if value else "nil"
