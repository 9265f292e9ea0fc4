"""The amounts of a filing with supposed corrections laid over them, and what each correction would mend or break."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from model.filing import Dimensions
from model.totals.checks import Check, Relation, Universe, Verdict, check, relations_of
from model.totals.ledger import Cell, Entry

#: What a correction does to the amounts: a new entry for a cell, or None to take the cell away.
Changes = Mapping[Cell, Entry | None]
#: A relation in one period.
Key = tuple[Relation, int]


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


@dataclass(frozen=True)
class _Overlay:
    """A ledger with changes over it, without a copy of the whole."""

    base: Mapping[Cell, Entry]
    changes: Changes

    def get(self, cell: Cell) -> Entry | None:
        return self.changes[cell] if cell in self.changes else self.base.get(cell)


class Book:
    """The ledger of one filing as it is corrected step by step, and the checks on it.

    A check is in doubt when it is off. Where the totals of a filing foot to the last digit throughout, `strict` doubts
    one that only rounds as well.
    """

    def __init__(self, ledger: Mapping[Cell, Entry]) -> None:
        self.entries: dict[Cell, Entry] = dict(ledger)
        self.strict = False
        self._habit: set[tuple[int, int, Dimensions]] = set()
        self.universe = Universe(ledger)
        self._units: dict[int, set[int]] = {}
        for cell in ledger:
            self._units.setdefault(cell.concept, set()).add(cell.unit)

    def other_units(self, concept: int, unit: int) -> list[int]:
        """The other units in which a concept is reported."""
        return sorted(self._units.get(concept, set()) - {unit})

    def in_doubt(self, check: Check | None) -> bool:
        """Whether a check needs an explanation."""
        if check is None:
            return False
        return check.verdict is Verdict.OFF or (self.strict and check.verdict is Verdict.ROUNDS)

    def learn(self, checks: Iterable[Check]) -> None:
        """Takes note of the relations that foot in some period."""
        self._habit = {
            (check.relation.concept, check.relation.axis, check.relation.fixed)
            for check in checks
            if check.verdict is Verdict.FOOTS and check.non_zero
        }

    def is_telling(self, check: Check) -> bool:
        """Whether it says anything that a check foots.

        A total with a single contributor does only where its relation foots in other periods too: a member alone is
        seldom the whole.
        """
        relation = check.relation
        return check.non_zero > 1 or (relation.concept, relation.axis, relation.fixed) in self._habit

    def check(self, key: Key) -> Check | None:
        """The check of a relation in a period as the amounts stand now."""
        return self._check(key, _Overlay(self.entries, {}))

    def all_checks(self) -> list[Check]:
        """Every check of the filing, in the order in which its contributors first appear."""
        wanted: dict[Key, None] = {}
        for cell in self.entries:
            for axis, _ in cell.dims:
                wanted[Relation(cell.concept, cell.unit, axis, cell.without(axis)), cell.period] = None
        return [made for made in map(self.check, wanted) if made is not None]

    def effect(self, changes: Changes) -> Effect:
        """What the changes would do to every check that they touch."""
        after_book = _Overlay(self.entries, changes)
        mended, confirmed, broken, moved, telling = [], [], [], {}, 0
        left = {cell.unit for cell, entry in changes.items() if entry is None}
        for key in self.touched(changes):
            before, after = self.check(key), self._check(key, after_book)
            was_off = self.in_doubt(before)
            if after is None:
                continue
            if was_off and after.verdict is Verdict.FOOTS:
                mended.append(key)
                telling += self.is_telling(after)
            elif before is None and after.verdict is Verdict.FOOTS and after.non_zero:
                confirmed.append(key)
            elif not was_off and self.in_doubt(after):
                origin = self._doubted_before(key, left)
                if origin is None:
                    broken.append(key)
                else:
                    moved[key] = origin
        return Effect(tuple(mended), tuple(confirmed), tuple(broken), moved, telling)

    def _doubted_before(self, key: Key, units: Iterable[int]) -> Key | None:
        """The same relation in one of these units, where it was in doubt already."""
        for unit in units:
            origin = key[0]._replace(unit=unit), key[1]
            if self.in_doubt(self.check(origin)):
                return origin
        return None

    def touched(self, cells: Iterable[Cell]) -> dict[Key, None]:
        """The relations and periods in which any of the cells takes part, as total or contributor."""
        return {
            (relation, cell.period): None
            for cell in cells
            for relation in relations_of(cell, self.universe.axes(cell.concept))
        }

    def apply(self, changes: Changes) -> None:
        """Lays the changes over the amounts for good."""
        for cell, entry in changes.items():
            if entry is None:
                self.entries.pop(cell, None)
            else:
                self.entries[cell] = entry

    def _check(self, key: Key, entries: _Overlay) -> Check | None:
        relation, period = key
        members = self.universe.members(relation.concept, relation.axis)
        made = check(relation, period, entries, members)
        if made is not None or len(self._units.get(relation.concept, ())) < 2:
            return made
        return self._total_in_another_unit(relation, period, entries, members)

    def _total_in_another_unit(
        self, relation: Relation, period: int, entries: _Overlay, members: Iterable[int]
    ) -> Check | None:
        """A total that equals the sum of its contributors to the last digit, but is filed in a unit of its own.

        Only then is it taken for their total: any other amount in another unit is simply another fact.
        """
        if entries.get(relation.total(period)) is not None:
            return None
        for unit in self.other_units(relation.concept, relation.unit):
            there = relation._replace(unit=unit)
            total = entries.get(there.total(period))
            if total is None or check(there, period, entries, members) is not None:
                continue
            supposed = _Overlay(self.entries, {**entries.changes, relation.total(period): total})
            made = check(relation, period, supposed, members)
            if made is not None and made.verdict is Verdict.FOOTS and made.non_zero > 1:
                return made.in_unit(unit)
        return None
