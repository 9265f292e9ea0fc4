"""The amounts of a filing with supposed corrections laid over them, and every check on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from model.totals.checks import Check, Verdict, check_of, with_views_told
from model.totals.gaps import Gaps
from model.totals.habits import PLAIN, Habit, Line, learned, line_of, members_of
from model.totals.ledger import Cell, Entry
from model.totals.relations import Amounts, Key, Kind, Relation, Source, Term
from model.totals.sources.members import MemberRelations

#: What a correction does to the amounts: a new entry for a cell, or None to take the cell away.
Changes = Mapping[Cell, Entry | None]


class _Overlay(NamedTuple):
    """A ledger with changes over it, without a copy of the whole."""

    base: Mapping[Cell, Entry]
    changes: Changes

    def get(self, cell: Cell) -> Entry | None:
        return self.changes[cell] if cell in self.changes else self.base.get(cell)


class Book:
    """The ledger of one filing as it is corrected step by step, and the checks on it.

    A check is in doubt when it is off. Where the totals of a filing foot to the last digit throughout, `strict` doubts
    one that only rounds as well; where some only round, the book is `noisy`.
    """

    def __init__(self, ledger: Mapping[Cell, Entry], sources: Mapping[Kind, Source], members: MemberRelations) -> None:
        self.entries: dict[Cell, Entry] = dict(ledger)
        self.strict = False
        self._sources = sources
        self._members = members
        self._habits: dict[Relation, Habit] = {}
        #: The relations that take a line as the member of one of their contributors.
        self._completing: dict[Line, list[Relation]] = {}
        self._telling: set[Relation] = set()
        self.noisy = False
        #: Checks that say nothing of their own: twins of another, views of a part, and those whose gap is reported.
        self._aside: set[Key] = set()
        self._checks: dict[Key, Check | None] = {}
        #: Cells whose facts contradict each other with what one may suppose there, and the checks that would need them.
        self._barred: Changes = {}
        self._unmade: dict[Key, None] = {}
        self._units: dict[int, dict[int, None]] = {}
        self._lines: dict[tuple[object, ...], list[int]] = {}
        self._cells: dict[int, list[Cell]] = {}
        self._gaps = Gaps(self.cells_of)
        for cell in ledger:
            self._units.setdefault(cell.concept, {})[cell.unit] = None
            self._lines.setdefault((cell.concept, cell.unit, cell.dims), []).append(cell.period)
            self._cells.setdefault(cell.concept, []).append(cell)

    def bar(self, supposed: Changes) -> None:
        """Makes no check that needs one of these cells, whose amounts are not known.

        What each needs is seen with amounts that are supposed there; where there is none, all it may take part in.
        """
        self._barred = supposed
        self._find_unmade()

    def _find_unmade(self) -> None:
        amounts = _Overlay(self.entries, self._barred)
        for cell, entry in self._barred.items():
            for key in self._keys_of(cell):
                check = self._check(key, amounts) if entry is not None else None
                if check is None or any(used in self._barred for used, _ in check.cells()):
                    self._unmade[key] = None

    # What is reported

    def other_units(self, concept: int, unit: int) -> list[int]:
        """The other units in which a concept is reported."""
        return sorted(self._units.get(concept, {}).keys() - {unit})

    def other_periods(self, cell: Cell) -> Iterator[Cell]:
        """The cells of the same line in the other periods in which it is filed."""
        for period in self._lines.get((cell.concept, cell.unit, cell.dims), ()):
            if period != cell.period:
                yield cell._replace(period=period)

    def cells_of(self, concept: int) -> Iterator[tuple[Cell, Entry]]:
        """Every amount of a concept as the amounts stand now."""
        for cell in self._cells.get(concept, ()):
            entry = self.entries.get(cell)
            if entry is not None:
                yield cell, entry

    def places(self, key: Key) -> Iterator[tuple[Cell, Decimal]]:
        """Where contributors of a relation may stand, reported or not, each with its weight."""
        for cell, weight in self._sources[key[0].kind].places(key):
            yield cell, weight
            breakdown = self.habit(key[0]).stand_ins.get(line_of(cell))
            if breakdown is not None:
                yield from members_of(cell, weight, breakdown, self._members)

    # Checks

    def in_doubt(self, check: Check | None) -> bool:
        """Whether a check needs an explanation."""
        if check is None:
            return False
        if check.partial or check.gap is not None:
            return False
        return check.verdict is Verdict.OFF or (self.strict and check.verdict is Verdict.ROUNDS)

    def is_telling(self, check: Check) -> bool:
        """Whether it says anything that a check foots.

        A total with a single contributor does only where its relation foots in other periods too: a member alone is
        seldom the whole.
        """
        return check.non_zero > 1 or self.is_telling_elsewhere(check)

    def is_telling_elsewhere(self, check: Check) -> bool:
        """Whether the relation of a check foots in some period, as the filing stands."""
        return _without_unit(check.relation) in self._telling

    def check(self, key: Key) -> Check | None:
        """The check of a relation in a period as the amounts stand now."""
        if key not in self._checks:
            unmade = key in self._unmade
            self._checks[key] = None if unmade else self._check(key, _Overlay(self.entries, {}))
        return self._checks[key]

    def all_checks(self) -> list[Check]:
        """Every check of the filing, in the order in which its amounts first appear; of equal sums the first alone.

        What a relation always leaves out, or takes by its members, is learnt on the way.
        """
        wanted = dict.fromkeys(key for cell in self.entries for key in self._keys_of(cell))
        made = [check for check in map(self.check, wanted) if check is not None]
        self._habits = learned(made, self._members, self.entries, self._sources)
        for check in made:
            for cell, _ in self.places(check.key) if self.habit(check.relation).stand_ins else ():
                known = self._completing.setdefault(line_of(cell), [])
                if check.relation not in known:
                    known.append(check.relation)
        # By habit a total may need members of its contributors, which may be barred.
        self._find_unmade()
        for check in made:
            if check.relation in self._habits:
                del self._checks[check.key]
        made = [check for check in map(self.check, (check.key for check in made)) if check is not None]
        first: dict[object, Check] = {}
        for check in made:
            same = check.total_cell, frozenset((term.cell, term.weight) for term in check.contributors)
            if first.setdefault(same, check) is not check:
                self._aside.add(check.key)
        held = [check for check in first.values() if check.verdict is not Verdict.OFF and check.non_zero]
        self._telling = {_without_unit(check.relation) for check in held if check.verdict is Verdict.FOOTS}
        self.noisy = any(check.verdict is Verdict.ROUNDS and check.non_zero > 1 for check in held)
        return [self._with_reason(check) for check in with_views_told(first.values())]

    def unmade(self) -> Iterator[Check]:
        """The checks that were not made for want of barred cells, as they would be with what is supposed there."""
        amounts = _Overlay(self.entries, self._barred)
        made = (self._check(key, amounts) for key in self._unmade)
        return (check for check in made if check is not None and not check.in_other_unit)

    def _may_be_short(self, check: Check) -> bool:
        """Whether a check may be off for a reason of its own: members that add up in other periods are meant to."""
        return check.relation.kind is not Kind.MEMBERS or not self.is_telling_elsewhere(check)

    def _with_reason(self, check: Check) -> Check:
        """A check that is off, with the reason why that is as it should be, if there is one."""
        if not self._may_be_short(check):
            return check._replace(partial=False)
        if check.verdict is Verdict.OFF and not check.partial and not check.in_other_unit:
            check = check._replace(gap=self._gaps.reported(check))
        if check.partial or check.gap is not None:
            self._aside.add(check.key)
        return check

    def habit(self, relation: Relation) -> Habit:
        """What a relation leaves out, or takes by its members."""
        return self._habits.get(relation, PLAIN)

    # Corrections

    def checked_with(self, key: Key, changes: Changes) -> Check | None:
        """The check of a relation in a period as it would be with some changes."""
        before = self.check(key)
        valued = {cell: entry for cell, entry in changes.items() if entry is not None and cell in self.entries}
        if before is not None and len(valued) == len(changes) and not before.in_other_unit:
            return before.revised(valued)
        return self._check(key, _Overlay(self.entries, changes))

    def should_hold(self, check: Check) -> bool:
        """Whether a check that only a correction brings about should hold: its relation does in other periods."""
        return self.is_telling_elsewhere(check) and self._gaps.reported(check) is None

    def touched(self, cells: Iterable[Cell]) -> dict[Key, None]:
        """The relations and periods in which any of the cells takes part, as total or contributor.

        Those that need a barred cell are among them only where that cell is.
        """
        listed = list(cells)
        unmade = self._unmade if self._barred.keys().isdisjoint(listed) else {}
        keys = (key for cell in listed for key in self._keys_of(cell))
        return {key: None for key in keys if key not in self._aside and key not in unmade}

    def apply(self, changes: Changes) -> None:
        """Lays the changes over the amounts for good."""
        for cell, entry in changes.items():
            if entry is None:
                self.entries.pop(cell, None)
            else:
                if cell not in self.entries:
                    self._cells.setdefault(cell.concept, []).append(cell)
                self.entries[cell] = entry
        for key in self.touched(changes):
            self._checks.pop(key, None)

    def set_aside(self, key: Key) -> None:
        """Takes a check out of those that corrections mend or break."""
        self._aside.add(key)

    def _keys_of(self, cell: Cell) -> Iterator[Key]:
        for source in self._sources.values():
            yield from source.keys_of(cell)
        for relation in self._completing.get(line_of(cell), ()):
            if relation.unit == cell.unit:
                yield relation, cell.period

    def _check(self, key: Key, amounts: _Overlay) -> Check | None:
        source = self._sources[key[0].kind]
        total_cell = source.total_of(key)
        total = amounts.get(total_cell)
        if total is None and len(self._units.get(key[0].concept, ())) < 2:
            return None
        terms = self._terms(key, source, amounts)
        if not terms:
            return None
        if total is None:
            return self._total_in_another_unit(key, total_cell, terms, amounts)
        return check_of(key, total_cell, total, terms, completed=bool(self.habit(key[0]).stand_ins))

    def _terms(self, key: Key, source: Source, amounts: Amounts) -> list[Term]:
        terms = source.terms(key, amounts)
        habit = self._habits.get(key[0])
        return habit.applied(terms, key, source, self._members, amounts) if habit else terms

    def _total_in_another_unit(self, key: Key, total_cell: Cell, terms: list[Term], amounts: Amounts) -> Check | None:
        """A total that equals the sum of its contributors, but is filed in a unit of its own.

        Only then is it taken for their total: any other amount in another unit is simply another fact.
        """
        relation, period = key
        for unit in self.other_units(relation.concept, relation.unit):
            there = total_cell._replace(unit=unit)
            total = amounts.get(there)
            if total is None or self._sources[relation.kind].terms((relation._replace(unit=unit), period), amounts):
                continue
            made = check_of(key, there, total, terms)
            close = made.verdict is Verdict.FOOTS or (made.verdict is Verdict.ROUNDS and self.is_telling(made))
            if close and made.non_zero > 1:
                return made.in_unit(there)
        return None


def _without_unit(relation: Relation) -> Relation:
    return relation._replace(unit=-1)
