"""Turns single facts into suspicions that need no total: a currency, a percentage or a number of shares of odd size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

import numpy as np

from model.amounts import exact_product, shifted
from model.filing import Dimensions, Filing, Kind
from model.totals.causes.slips import Cause

#: A percentage above this is taken for one written in hundredths: 25 for 0.25 (XBRL US DQC_0091, DQC_0103).
_PERCENT = Decimal(10)
_HUNDREDTHS = -2
#: How far apart the same number may be after it is moved by a power of a thousand, and before.
_NEAR, _STEADY = Decimal(3), Decimal(10)
_THOUSANDS = (3, 6, -3, -6)
#: The cover page and the balance sheet count the same shares, some weeks apart (XBRL US DQC_0095).
_COVER, _BALANCE = "EntityCommonStockSharesOutstanding", "CommonStockSharesOutstanding"
_MIN_SIBLINGS = 3


class Oddity(NamedTuple):
    """A fact by its row, what is odd about it, and what it should be: a value, or the id of a unit."""

    row: int
    cause: Cause
    value: Decimal
    unit: int
    reason: str


def oddities(filing: Filing) -> list[Oddity]:
    """Every fact of odd size or unit, each once, in the order of their rows."""
    found: dict[int, Oddity] = {}
    for oddity in (*_currencies(filing), *_percentages(filing), *_shares(filing), *_cover(filing)):
        found.setdefault(oddity.row, oddity)
    return [found[row] for row in sorted(found)]


def _currencies(filing: Filing) -> Iterator[Oddity]:
    """The one fact of a concept in a currency, whose own line is in another currency in other periods."""
    facts = filing.facts
    rows = np.flatnonzero((facts.kind == Kind.NUMBER) & filing.is_money(facts.unit))
    pairs = np.unique(facts.concept[rows].astype(np.int64) * len(filing.units) + facts.unit[rows])
    several = Counter((pairs // max(len(filing.units), 1)).tolist())
    for concept in (concept for concept, count in several.items() if count == 2):
        own = rows[facts.concept[rows] == concept].tolist()
        (main, _), (odd, count) = Counter(int(facts.unit[row]) for row in own).most_common()
        places = [(filing.dimensions_of(row), int(facts.period[row])) for row in own if facts.unit[row] == main]
        if count > 1 or len(places) < _MIN_SIBLINGS:
            continue
        row = next(row for row in own if facts.unit[row] == odd)
        here = filing.dimensions_of(row), int(facts.period[row])
        if here not in places and here[0] in {dims for dims, _ in places}:
            label = filing.units[main].label
            reason = f"is the only one of its kind that is not in {label}, in which the same line is filed otherwise"
            yield Oddity(row, Cause.UNIT, facts.amount[row], main, reason)


def _percentages(filing: Filing) -> Iterator[Oddity]:
    """Values of percentages, by the type of their concept, that are hundreds of times too great."""
    percents = [
        number
        for number, concept in enumerate(filing.concepts)
        if (concept.item_type or "").endswith("percentItemType")
    ]
    facts = filing.facts
    for row in np.flatnonzero(np.isin(facts.concept, percents) & (facts.kind == Kind.NUMBER)).tolist():
        value = facts.amount[row]
        if value.is_finite() and value.copy_abs() > _PERCENT:
            reason = "is over 1,000 %, as if the percentage were written without its hundredths"
            yield Oddity(row, Cause.SCALE, shifted(value, _HUNDREDTHS), int(facts.unit[row]), reason)


def _shares(filing: Filing) -> Iterator[Oddity]:
    """Numbers of shares, and amounts a share, that are thousands of times those of the same line in other periods."""
    facts = filing.facts
    counted = np.array(["shares" in unit.name for unit in filing.units] + [False], dtype=np.bool_)
    lines: dict[tuple[int, Dimensions, int], list[int]] = {}
    for row in np.flatnonzero((facts.kind == Kind.NUMBER) & counted[facts.unit]).tolist():
        if facts.amount[row] and facts.amount[row].is_finite():
            line = int(facts.concept[row]), filing.dimensions_of(row), int(facts.unit[row])
            lines.setdefault(line, []).append(row)
    for (_, _, unit), rows in lines.items():
        for row in rows if len(rows) > 2 else ():
            others = [facts.amount[other].copy_abs() for other in rows if other != row]
            value = facts.amount[row]
            power = (
                _misplaced(value.copy_abs(), min(others)) if max(others) < exact_product(min(others), _STEADY) else 0
            )
            if power:
                reason = "is thousands of times apart from the same line in the other periods"
                yield Oddity(row, Cause.SCALE, shifted(value, power), unit, reason)


def _cover(filing: Filing) -> Iterator[Oddity]:
    """The shares outstanding of the cover page beside those of the newest balance sheet, class by class."""
    facts = filing.facts
    newest: dict[str, dict[Dimensions, int]] = {_COVER: {}, _BALANCE: {}}
    for row in np.flatnonzero(facts.kind == Kind.NUMBER).tolist():
        known = newest.get(filing.concepts[int(facts.concept[row])].name.rpartition(":")[2])
        period = filing.period_of(row)
        if known is None or period is None:
            continue
        before = known.get(filing.dimensions_of(row))
        previous = filing.period_of(before) if before is not None else None
        if previous is None or previous.sort_key < period.sort_key:
            known[filing.dimensions_of(row)] = row
    for dims, cover in newest[_COVER].items():
        balance = newest[_BALANCE].get(dims)
        if balance is None or not facts.amount[cover] or not facts.amount[balance]:
            continue
        power = _misplaced(facts.amount[cover], facts.amount[balance])
        if power:
            # A count that lacks its thousands is far more common than one with too many.
            row, power = (cover, power) if power > 0 else (balance, -power)
            reason = "is thousands of times less than the other count of the shares outstanding"
            yield Oddity(row, Cause.SCALE, shifted(facts.amount[row], power), int(facts.unit[row]), reason)


def _misplaced(value: Decimal, like: Decimal) -> int:
    """The power of a thousand that brings a value near another, 0 where none does or it is near already."""
    for power in _THOUSANDS:
        moved = shifted(value, power)
        if like <= exact_product(moved, _NEAR) and moved <= exact_product(like, _NEAR):
            return power
    return 0
