"""What a filing with nothing planted has: its facts, and the member totals that are known to foot."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from model.amounts import exact_sum, shifted
from model.filing import Filing

MEMBER, CALCULATION, QUARTERS, MOVEMENT = "member", "calculation", "quarters", "movement"


class Place(NamedTuple):
    """Where a fact stands, by the names of `check --json`, whatever its unit."""

    concept: str
    period: str
    dimensions: frozenset[tuple[str, str]]


class Total(NamedTuple):
    """A fact that others make: rows, each part with its weight; `relation` is the same in every period."""

    kind: str
    relation: str
    total: int
    parts: tuple[tuple[int, int], ...]

    def weights(self) -> dict[int, int]:
        """What an increase of each row by one adds to the difference of the parts from the total."""
        return {self.total: -1, **dict(self.parts)}


@dataclass(frozen=True)
class Clean:
    """A filing with nothing planted and its totals; `exact` holds amounts before rounding, of generated filings."""

    name: str
    real: bool
    filing: Filing
    totals: Sequence[Total]
    exact: Mapping[int, Decimal] = field(default_factory=dict)

    @cached_property
    def members(self) -> list[Total]:
        """The member totals."""
        return [total for total in self.totals if total.kind == MEMBER]

    @cached_property
    def totals_of(self) -> dict[int, frozenset[int]]:
        """The member totals, by their place in `members`, that hold each row as total or part."""
        held: dict[int, set[int]] = defaultdict(set)
        for number, total in enumerate(self.members):
            for row in total.weights():
                held[row].add(number)
        return {row: frozenset(numbers) for row, numbers in held.items()}

    @cached_property
    def trusted(self) -> frozenset[int]:
        """The member totals with two or more parts that are not zero, of relations that foot so in two periods."""
        full = [
            number
            for number, total in enumerate(self.members)
            if sum(1 for row, _ in total.parts if self.filing.value(row)) > 1
        ]
        periods = Counter(self.members[number].relation for number in full)
        return frozenset(number for number in full if periods[self.members[number].relation] > 1)

    @cached_property
    def rows_at(self) -> dict[tuple[Place, int], list[int]]:
        """The rows of each place and unit; more than one where a fact is filed twice."""
        rows: dict[tuple[Place, int], list[int]] = defaultdict(list)
        for row in range(len(self.filing.facts)):
            if self.filing.period_of(row) is not None:
                rows[place_of(self.filing, row), int(self.filing.facts.unit[row])].append(row)
        return rows

    @cached_property
    def eligible(self) -> list[int]:
        """The rows to plant in: total or part of a trusted total, and filed once."""
        rows = {row for number in self.trusted for row in self.members[number].weights()}
        unit = self.filing.facts.unit
        return sorted(row for row in rows if len(self.rows_at[place_of(self.filing, row), int(unit[row])]) == 1)

    @cached_property
    def other_periods(self) -> dict[int, tuple[Decimal, ...]]:
        """The values of each eligible fact's line in its other periods."""
        facts = self.filing.facts
        lines: dict[tuple[int, int, int], list[int]] = defaultdict(list)
        for row in self.totals_of:
            lines[int(facts.concept[row]), int(facts.unit[row]), int(facts.dims[row])].append(row)
        return {
            row: tuple(amount(self.filing, other) for other in line if facts.period[other] != facts.period[row])
            for line in lines.values()
            for row in line
        }

    def difference(self, total: Total) -> Decimal:
        """Parts less total, as filed."""
        return exact_sum(amount(self.filing, row) * weight for row, weight in total.weights().items())

    def slack(self, total: Total) -> Decimal:
        """How much rounding allows: the half intervals of all amounts together (Calculations 1.1, round)."""
        return exact_sum(half_width(self.filing, row) for row in total.weights())

    def noticeable(self, row: int, change: Decimal) -> bool:
        """Whether a change of this amount leaves rounding behind in one of the trusted totals that hold the fact."""
        for number in self.totals_of[row] & self.trusted:
            total = self.members[number]
            after = self.difference(total) + total.weights()[row] * change
            if after.copy_abs() > self.slack(total):
                return True
        return False


def amount(filing: Filing, row: int) -> Decimal:
    """The value of a row that is known to hold a number."""
    value = filing.value(row)
    assert value is not None
    return value


def half_width(filing: Filing, row: int) -> Decimal:
    """Half the rounding interval of a fact, 0 where it is exact."""
    decimals = filing.decimals(row)
    return Decimal(0) if decimals is None else shifted(Decimal(5), -decimals - 1)


def place_of(filing: Filing, row: int) -> Place:
    """The place of a fact that has a period."""
    period = filing.period_of(row)
    assert period is not None
    pairs = frozenset(filing.named_dimensions(filing.dimensions_of(row)).items())
    return Place(filing.concepts[int(filing.facts.concept[row])].name, period.text, pairs)
