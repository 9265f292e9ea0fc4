"""Plants one error of a kind into a copy of a clean filing, in one fact."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from random import Random

from model.filing import Filing, Member, Unit
from tests.benchmarks.plants import columns, siblings, slips
from tests.benchmarks.plants.clean import Clean, Place, amount, place_of

CURRENCIES = ("iso4217:USD", "iso4217:EUR", "iso4217:GBP", "iso4217:JPY")


@dataclass(frozen=True)
class Plant:
    """A filing with one error: the place and unit of the fact at fault as it is filed now, and its value before
    and after (None where it was not, or is no more, there). `row` is that of the clean filing it came from."""

    kind: str
    variant: str
    filing: Filing
    row: int
    place: Place
    unit: str
    before: Decimal | None
    after: Decimal | None


def plants(clean: Clean, kind: str, chance: Random) -> Iterator[Plant]:
    """Errors of one kind, each in another fact and as a copy of the filing of its own, in random order."""
    rows = list(clean.eligible)
    chance.shuffle(rows)
    for row in rows:
        candidates = list(_PLANTERS[kind](clean, row))
        if candidates:
            yield chance.choice(candidates)()


#: Building a changed filing costs more than choosing one.
_Candidate = Callable[[], Plant]


def _revalued(clean: Clean, kind: str, row: int, after: Decimal, variant: str = "") -> Iterator[_Candidate]:
    before = amount(clean.filing, row)
    if after == before or not clean.noticeable(row, after - before):
        return

    def build() -> Plant:
        filing = columns.with_value(clean.filing, row, after)
        return Plant(kind, variant, filing, row, place_of(filing, row), _unit(filing, row), before, after)

    yield build


def _signs(clean: Clean, row: int) -> Iterator[_Candidate]:
    yield from _revalued(clean, slips.SIGN, row, amount(clean.filing, row).copy_negate())


def _scales(clean: Clean, row: int) -> Iterator[_Candidate]:
    for variant, after in slips.scaled(amount(clean.filing, row)):
        yield from _revalued(clean, slips.SCALE, row, after, variant)


def _swaps(clean: Clean, row: int) -> Iterator[_Candidate]:
    for after in slips.swapped(amount(clean.filing, row), clean.filing.decimals(row)):
        yield from _revalued(clean, slips.SWAP, row, after)


def _digits(clean: Clean, row: int) -> Iterator[_Candidate]:
    value = amount(clean.filing, row)
    for after in slips.with_another_digit(value, clean.filing.decimals(row)) if value else ():
        yield from _revalued(clean, slips.DIGIT, row, after)


def _periods(clean: Clean, row: int) -> Iterator[_Candidate]:
    for after in clean.other_periods[row]:
        yield from _revalued(clean, slips.PERIOD, row, after)


def _units(clean: Clean, row: int) -> Iterator[_Candidate]:
    unit = clean.filing.unit_of(row)
    value = amount(clean.filing, row)
    if unit is None or unit.currency is None or not clean.noticeable(row, value):
        return
    known = [other.name for other in clean.filing.units if other.currency and other != unit]
    for name in known or [currency for currency in CURRENCIES if currency != unit.name][:1]:

        def build(name: str = name) -> Plant:
            filing = columns.with_unit(clean.filing, row, Unit(name))
            return Plant(slips.UNIT, "", filing, row, place_of(filing, row), name, value, value)

        yield build


def _left_out(clean: Clean, row: int) -> Iterator[_Candidate]:
    """A part that is taken away; never a subtotal, for which the members below it stand in."""
    filing, value = clean.filing, amount(clean.filing, row)
    held = [clean.members[number] for number in clean.totals_of[row]]
    is_part = any(total.total != row and number in clean.trusted for number, total in _numbered(clean, row))
    stands_for_others = any(
        total.total == row and siblings.axes(filing, row) == siblings.axes(filing, total.parts[0][0]) for total in held
    )
    if not is_part or stands_for_others or not _noticed_as_part(clean, row, value.copy_negate()):
        return

    def build() -> Plant:
        less = columns.without(filing, row)
        return Plant(slips.MISSING, "", less, row, place_of(filing, row), _unit(filing, row), value, None)

    yield build


def _counted_twice(clean: Clean, row: int) -> Iterator[_Candidate]:
    """A new member that is the sum of two of its siblings, or a total with one of its parts added once more."""
    for number, total in _numbered(clean, row):
        if number not in clean.trusted:
            continue
        parts = [part for part, _ in total.parts if amount(clean.filing, part)]
        if total.total == row and len(parts) > 1:
            for part in parts:
                after = amount(clean.filing, row) + amount(clean.filing, part)
                yield from _revalued(clean, slips.TWICE, row, after, "total")
        elif row in parts and len(parts) > 2:
            other = parts[parts.index(row) - 1]
            added = amount(clean.filing, row) + amount(clean.filing, other)
            axis = siblings.axis_between(clean.filing, total.total, row)
            if axis is not None and added and added.copy_abs() > clean.slack(total):
                yield partial(_subtotal, clean, row, axis, added)


def _subtotal(clean: Clean, row: int, axis: int, added: Decimal) -> Plant:
    filing, number = clean.filing, len(clean.filing.members)
    dims = filing.dimensions_of(row)
    own = next(member for known, member in dims if known == axis)
    sibling = filing.members[own]
    member = Member("co:SubtotalMember", "Subtotal")
    told = siblings.beside(filing.taxonomy, sibling.name, member.name)
    wider = replace(filing, members=[*filing.members, member], taxonomy=told)
    pairs = tuple(sorted((known, number if known == axis else code) for known, code in dims))
    longer = columns.with_fact(wider, row, added, pairs)
    new = len(filing.facts)
    return Plant(slips.TWICE, "member", longer, row, place_of(longer, new), _unit(longer, new), None, added)


def _duplicates(clean: Clean, row: int) -> Iterator[_Candidate]:
    """A second fact in the same place with a digit changed."""
    filing, value = clean.filing, amount(clean.filing, row)
    for after in slips.with_another_digit(value, filing.decimals(row)) if value else ():
        if clean.noticeable(row, after - value):

            def build(after: Decimal = after) -> Plant:
                longer = columns.with_fact(filing, row, after)
                return Plant(slips.DUPLICATE, "", longer, row, place_of(filing, row), _unit(filing, row), value, after)

            yield build


def _numbered(clean: Clean, row: int) -> Iterator[tuple[int, siblings.Total]]:
    for number in sorted(clean.totals_of[row]):
        yield number, clean.members[number]


def _noticed_as_part(clean: Clean, row: int, change: Decimal) -> bool:
    """As `Clean.noticeable`, in totals that are still there when the row is not."""
    return any(
        total.total != row and (clean.difference(total) + change).copy_abs() > clean.slack(total)
        for number, total in _numbered(clean, row)
        if number in clean.trusted
    )


def _unit(filing: Filing, row: int) -> str:
    unit = filing.unit_of(row)
    return unit.name if unit else ""


_PLANTERS: dict[str, Callable[[Clean, int], Iterator[_Candidate]]] = {
    slips.SIGN: _signs,
    slips.SCALE: _scales,
    slips.SWAP: _swaps,
    slips.DIGIT: _digits,
    slips.UNIT: _units,
    slips.MISSING: _left_out,
    slips.PERIOD: _periods,
    slips.TWICE: _counted_twice,
    slips.DUPLICATE: _duplicates,
}
