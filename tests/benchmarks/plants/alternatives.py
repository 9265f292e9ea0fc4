"""Which corrections mend a planted error as well as the true one does, so that naming any of them is right."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from model.amounts import exact_difference
from tests.benchmarks.plants import slips
from tests.benchmarks.plants.clean import Clean, Place, amount, place_of
from tests.benchmarks.plants.planter import Plant


class Named(NamedTuple):
    """A fact and what is said to be wrong with it."""

    place: Place
    unit: str
    kind: str


def rightly_named(clean: Clean, plant: Plant) -> set[Named]:
    """The planted error itself, what else explains the same change of the same fact, and the corrections of others.

    Another fact could hold the slip as well where it stands in exactly the same member totals and a slip no less
    simple than the planted one mends them all.
    """
    right = {Named(plant.place, plant.unit, plant.kind)}
    if plant.kind == slips.MISSING:
        return right | set(_absent_beside(clean, plant))
    if plant.before is None or plant.after is None or plant.kind in (slips.UNIT, slips.DUPLICATE):
        return right
    same = slips.slips_between(plant.after, plant.before, clean.other_periods[plant.row])
    right |= {Named(plant.place, plant.unit, kind) for kind in same}
    simple = set(slips.KINDS[: slips.KINDS.index(plant.kind) + 1])
    totals = clean.totals_of[plant.row]
    change = exact_difference(plant.after, plant.before)
    for row, held in clean.totals_of.items():
        if row == plant.row or held != totals:
            continue
        for required in _mending(clean, plant.row, row, change):
            filed = amount(clean.filing, row)
            kinds = slips.slips_between(filed, required, clean.other_periods[row]) & simple
            right |= {Named(place_of(clean.filing, row), plant.unit, kind) for kind in kinds}
    return right


def _mending(clean: Clean, planted: int, other: int, change: Decimal) -> Iterator[Decimal]:
    """The values of another fact that bring all totals back: to where they were, or to the last digit."""
    filed = amount(clean.filing, other)
    as_before, to_zero = set(), set()
    for number in clean.totals_of[planted]:
        total = clean.members[number]
        weights = total.weights()
        moved = weights[planted] * change
        as_before.add(filed - weights[other] * moved)
        to_zero.add(filed - weights[other] * (clean.difference(total) + moved))
    for values in (as_before, to_zero):
        if len(values) == 1:
            yield values.pop()


def _absent_beside(clean: Clean, plant: Plant) -> Iterator[Named]:
    """Members of the same total that were not reported in this period anyway: each could be the one left out."""
    held = [clean.members[number] for number in clean.totals_of[plant.row]]
    if len(held) != 1:
        return
    here = {place_of(clean.filing, row) for row, _ in held[0].parts}
    for total in clean.members:
        if total.relation == held[0].relation:
            for row, _ in total.parts:
                place = place_of(clean.filing, row)._replace(period=plant.place.period)
                if place not in here:
                    yield Named(place, plant.unit, slips.MISSING)
