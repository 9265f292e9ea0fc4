"""Turns the checks that foot into evidence that the members of a check that is off are meant to add up."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from model.totals.checks import Check, Verdict
from model.totals.ledger import Cell
from model.totals.relations import NO_AXIS, Relation

#: Checks of one kind that are evidence enough; more are not looked for.
ENOUGH = 50


class Evidence(NamedTuple):
    """Why the members of one check should make its total; every list holds checks that foot.

    Only checks with two or more contributors that are not zero count: a total with one contributor proves nothing.
    """

    other_periods: tuple[Check, ...]
    other_tables: tuple[Check, ...]
    other_axes: tuple[Check, ...]
    other_concepts: tuple[Check, ...]
    periods_off: int

    @property
    def strong(self) -> bool:
        """Whether the members of this concept add up elsewhere, or another axis shows that the total is right."""
        return bool(self.other_periods or self.other_tables or self.other_axes)

    @property
    def any(self) -> bool:
        """Whether the members add up at all, if only for another concept.

        Segments make the sales and leave corporate costs out of the profit: another concept alone proves little.
        """
        return self.strong or bool(self.other_concepts)

    @property
    def exceptional(self) -> bool:
        """Whether the relation foots more often than it does not, so that a difference is the exception."""
        return len(self.other_periods) + len(self.other_tables) > self.periods_off


class EvidenceFinder:
    """Looks up what supports a check among all checks of a filing."""

    def __init__(self, checks: Iterable[Check]) -> None:
        self._by_relation: dict[Relation, list[Check]] = defaultdict(list)
        self._alike: dict[tuple[int, ...], dict[frozenset[object], dict[int, list[Check]]]] = defaultdict(dict)
        self._by_total: dict[Cell, list[Check]] = defaultdict(list)
        self._off: Counter[Relation] = Counter()
        for check in checks:
            if check.verdict is Verdict.OFF:
                self._off[check.relation] += 1
            else:
                self.add(check)

    def add(self, check: Check) -> None:
        """Takes in a check that holds, as filed or with what was found so far put right."""
        if check.non_zero > 1:
            self._by_relation[check.relation].append(check)
            alike = self._alike[_table(check.relation)].setdefault(check.lines, {})
            alike.setdefault(check.relation.concept, []).append(check)
            self._by_total[check.total_cell].append(check)

    def evidence(self, check: Check) -> Evidence:
        """What in the filing says that this check should foot."""
        relation = check.relation
        same, others = self._elsewhere(check)
        return Evidence(
            tuple(self._by_relation[relation]),
            same,
            tuple(other for other in self._by_total[check.total_cell] if _table(other.relation) != _table(relation)),
            others,
            self._off[relation],
        )

    def _elsewhere(self, check: Check) -> tuple[tuple[Check, ...], tuple[Check, ...]]:
        """Checks elsewhere that add up the same lines and perhaps more: of the same concept, and of others."""
        own, lines = check.relation, check.lines
        tables = [table for known, table in self._alike[_table(own)].items() if known >= lines and len(lines) > 1]
        same = (
            other for table in tables for other in table.get(own.concept, ()) if _place(other.relation) != _place(own)
        )
        others = (
            other for table in tables for concept, listed in table.items() if concept != own.concept for other in listed
        )
        return tuple(islice(same, ENOUGH)), tuple(islice(others, ENOUGH))


def _place(relation: Relation) -> tuple[object, ...]:
    """What relations have in common that are views of one total: all but which of its members they add up."""
    return relation.concept, relation.unit, relation.dims, relation.axis


def _table(relation: Relation) -> tuple[int, ...]:
    """What relations have in common that add up the same lines: the axis, or the network or movements."""
    source = relation.source if relation.axis == NO_AXIS else NO_AXIS
    return relation.kind, relation.axis, source
