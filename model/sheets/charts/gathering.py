"""Turns the contributors of a total into as many as colours tell apart: the largest, and the sum of the others."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from model.amounts import exact_sum
from model.sheets.chartsheet import GATHERED, MOST_COLOURS, Point, Series, Values, is_derived


def told_apart(series: Sequence[Series], parts: str) -> tuple[Series, ...]:
    """The contributors, each in a colour of its own; of too many the smallest are gathered in one, the last.

    `parts` is what they are called.
    """
    kept = _kept(series)
    rest = [known for known in series if not any(known is other for other in kept)]
    return (*_coloured(kept), _gathered(rest, parts)) if rest else _coloured(kept)


def largest(series: Sequence[Series], count: int) -> tuple[Series, ...]:
    """So many lines, those with the largest amounts, in their order."""

    def size(number: int) -> tuple[bool, object, int]:
        known = [value.copy_abs() for value in series[number].values if value is not None and value.is_finite()]
        return bool(known), max(known, default=0), -number

    kept = sorted(range(len(series)), key=size, reverse=True)[:count]
    return tuple(series[number] for number in sorted(kept))


def coloured_apart(series: Sequence[Series]) -> tuple[Series, ...]:
    """All contributors by themselves, in the colours in which `told_apart` draws them."""
    kept = _kept(series)
    drawn = {id(known): coloured for known, coloured in zip(kept, _coloured(kept), strict=True)}
    return tuple(drawn.get(id(known), known) for known in series)


def colours_apart(series: Sequence[Series]) -> dict[int, int]:
    """The colours in which contributors are drawn by those that they have of themselves, the first of each."""
    apart: dict[int, int] = {}
    for known, drawn in zip(series, coloured_apart(series), strict=True):
        apart.setdefault(known.colour, drawn.colour)
    return apart


def _kept(series: Sequence[Series]) -> tuple[Series, ...]:
    return tuple(series) if len(series) <= MOST_COLOURS else largest(series, MOST_COLOURS - 1)


def _coloured(series: Sequence[Series]) -> tuple[Series, ...]:
    """Each in the colour that its member has everywhere; where an earlier member has that, in one that is free."""
    free = list(range(MOST_COLOURS))
    chosen: dict[int, int] = {}
    for place in sorted(range(len(series)), key=lambda place: series[place].colour):
        own = (series[place].colour - 1) % MOST_COLOURS
        chosen[place] = own if own in free else -1
        if own in free:
            free.remove(own)
    return tuple(
        known if chosen[place] >= 0 else known._replace(colour=free.pop(0) + 1) for place, known in enumerate(series)
    )


def _gathered(rest: Sequence[Series], parts: str) -> Series:
    """One line that stands for several: their sum in each period, None where none of them has an amount."""
    values = tuple(_sum(amounts) for amounts in zip(*(known.values for known in rest), strict=True))
    shares = tuple(_sum(parts) for parts in zip(*(known.shares for known in rest), strict=True))
    points = tuple(
        Point(equation=f"the sum of {len(rest)} {parts}")
        if any(is_derived(known.points, period) for known in rest)
        else None
        for period in range(len(values))
    )
    return Series(
        f"Other ({len(rest)} {parts})", GATHERED, values, points if any(points) else (), shares, gathers=tuple(rest)
    )


def _sum(amounts: Values) -> Decimal | None:
    known = [amount for amount in amounts if amount is not None and amount.is_finite()]
    return exact_sum(known) if known else None
