"""Turns generated amounts, the networks that present them and the totals they make into a clean filing."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from model.amounts import shifted
from model.building import FilingBuilder
from model.filing import Axis, Concept, Member, Unit
from model.networks import SUMMATION_21, Arc, Element, Role, Taxonomy
from model.periods import Period
from model.readers.xbrl.sections import add_sections
from model.taxonomy.dimensions import DIMENSION_DEFAULT, DIMENSION_DOMAIN, DOMAIN_MEMBER, HYPERCUBE_DIMENSION
from model.taxonomy.linkbases import PARENT_CHILD
from tests.benchmarks.plants.clean import Clean, Total

#: Members of an axis by name, each with those nested in it.
Tree = Mapping[str, "Tree"]
#: Axis-member pairs by name.
Pairs = tuple[tuple[str, str], ...]

ALL = "http://xbrl.org/int/dim/arcrole/all"
#: Amounts are drawn in units of the last stated digit; with noise, in thousandths of it.
NOISE = 1000


class Draft:
    """A filing in the making. Amounts are given in its own unit: the last stated digit, or a thousandth of it."""

    def __init__(self, name: str, chance: Random, *, noisy: bool) -> None:
        self.name = name
        self.chance = chance
        self.noisy = noisy
        #: Stands behind the names of concepts, so that scenarios in one filing report different ones.
        self.variant = ""
        self.decimals = chance.choice((-3, -6))
        self.last_year = chance.randrange(2015, 2025)
        self._builder = FilingBuilder(name, "generated", "Generated Company")
        self._unit = self._builder.units.place(Unit("iso4217:USD"))
        self._rows: dict[tuple[str, Period, Pairs], int] = {}
        self._exact: dict[int, Decimal] = {}
        self._totals: list[Total] = []
        self._roles: list[Role] = []
        self._presentation: dict[str, list[Arc]] = {}
        self._definition: dict[str, list[Arc]] = {}
        self._calculation: dict[str, list[Arc]] = {}
        self._elements: dict[str, Element] = {}

    def size(self) -> int:
        """A log-normal amount of four to seven digits."""
        drawn = min(9_999_999, max(1_000, round(math.exp(self.chance.gauss(math.log(60_000), 1.3)))))
        return drawn * NOISE + self.chance.randrange(NOISE) if self.noisy else drawn

    def next_size(self, size: int) -> int:
        """The amount of the same line a period on."""
        return round(size * math.exp(self.chance.gauss(0.04, 0.12)))

    def years(self, count: int) -> list[Period]:
        """So many calendar years, the newest first."""
        return [Period(date(year, 1, 1), date(year, 12, 31)) for year in self._last(count)]

    def instants(self, count: int) -> list[Period]:
        """The ends of so many calendar years, the newest first."""
        return [Period(None, date(year, 12, 31)) for year in self._last(count)]

    def quarters(self) -> list[Period]:
        """The quarters of the last year, the first first."""
        starts = [date(self.last_year, month, 1) for month in (1, 4, 7, 10)]
        ends = [*(start - timedelta(days=1) for start in starts[1:]), date(self.last_year, 12, 31)]
        return [Period(start, end) for start, end in zip(starts, ends, strict=True)]

    def fact(self, concept: str, period: Period, pairs: Pairs, amount: int) -> int:
        """The row of a fact, added where it is not there yet; it is filed rounded to the last stated digit."""
        concept += self.variant
        key = concept, period, tuple(sorted(pairs))
        exact = shifted(Decimal(amount), -self.decimals - (3 if self.noisy else 0))
        if key in self._rows:
            assert self._exact[self._rows[key]] == exact, f"{key} was drawn twice"
            return self._rows[key]
        builder = self._builder
        filed = exact.quantize(shifted(Decimal(1), -self.decimals))
        row = builder.add(
            builder.concepts.place(Concept(concept, concept.partition(":")[2])),
            builder.periods.place(period),
            builder.dimensions((Axis(axis, axis), Member(member, member)) for axis, member in pairs),
            Decimal(int(filed)),
            unit=self._unit,
            decimals=self.decimals,
            line=len(builder) + 1,
        )
        kind = "duration" if period.start else "instant"
        self._elements[concept] = Element(concept, "xbrli:monetaryItemType", kind)
        self._rows[key], self._exact[row] = row, exact
        return row

    def total(self, kind: str, relation: str, total: int, parts: Iterable[int], weights: Iterable[int] = ()) -> None:
        """Notes that a fact is made by others, each once or by its weight."""
        rows = tuple(parts)
        self._totals.append(
            Total(
                kind, relation + self.variant, total, tuple(zip(rows, tuple(weights) or (1,) * len(rows), strict=True))
            )
        )

    def table(self, title: str, concepts: Iterable[str], axes: Mapping[str, Tree]) -> None:
        """A role with a hypercube: the concepts by the members of each axis, nested as given, the domain by default."""
        number = len(self._roles) + 1
        uri = self._role(title, "Disclosure")
        head, lines, cube = (f"co:{title.replace(' ', '')}{number}{end}" for end in ("Abstract", "LineItems", "Table"))
        shown, defined = self._presentation[uri], self._definition.setdefault(uri, [])
        shown += [_arc(head, cube, PARENT_CHILD, 1), _arc(cube, lines, PARENT_CHILD, 99)]
        defined.append(_arc(lines, cube, ALL, 1))
        for place, (axis, tree) in enumerate(axes.items()):
            domain = f"{axis.removesuffix('Axis')}Domain"
            shown += [_arc(cube, axis, PARENT_CHILD, place), _arc(axis, domain, PARENT_CHILD, 1)]
            defined += [
                _arc(cube, axis, HYPERCUBE_DIMENSION, place),
                _arc(axis, domain, DIMENSION_DOMAIN, 1),
                _arc(axis, domain, DIMENSION_DEFAULT, 1),
            ]
            for source, target, order in _branches(domain, tree):
                shown.append(_arc(source, target, PARENT_CHILD, order))
                defined.append(_arc(source, target, DOMAIN_MEMBER, order))
        for order, concept in enumerate(concepts, 1):
            shown.append(_arc(lines, concept + self.variant, PARENT_CHILD, order))
            defined.append(_arc(lines, concept + self.variant, DOMAIN_MEMBER, order))

    def calculation(self, title: str, sums: Mapping[str, Mapping[str, int]]) -> None:
        """A statement: each concept of `sums` with those that make it, by weight."""
        uri = self._role(title, "Statement")
        head = f"co:{title.replace(' ', '')}Abstract"
        below = {part for parts in sums.values() for part in parts}
        for order, total in enumerate(sums):
            name = total + self.variant
            if total not in below:
                self._presentation[uri].append(_arc(head, name, PARENT_CHILD, order))
            for place, (part, weight) in enumerate(sums[total].items(), 1):
                self._presentation[uri].append(_arc(name, part + self.variant, PARENT_CHILD, place))
                arc = _arc(name, part + self.variant, SUMMATION_21, place)._replace(weight=Decimal(weight))
                self._calculation.setdefault(uri, []).append(arc)

    def statement(self, title: str, concepts: Iterable[str], kinds: Iterable[str | None] = ()) -> None:
        """A statement that lists concepts; `kinds` are their preferred labels, as of a roll-forward."""
        uri = self._role(title, "Statement")
        names = list(concepts)
        labels = list(kinds) or [None] * len(names)
        head = f"co:{title.replace(' ', '')}{'RollForward' if any(labels) else 'Abstract'}"
        for order, (concept, label) in enumerate(zip(names, labels, strict=True), 1):
            arc = _arc(head, concept + self.variant, PARENT_CHILD, order)._replace(preferred_label=label)
            self._presentation[uri].append(arc)

    def finish(self) -> Clean:
        """The filing with its totals."""
        networks = (self._presentation, self._definition, self._calculation)
        taxonomy = Taxonomy(self._roles, *networks, elements=self._elements)
        self._builder.taxonomy = taxonomy
        add_sections(self._builder, taxonomy)
        return Clean(self.name, False, self._builder.build(), self._totals, self._exact)

    def _role(self, title: str, group: str) -> str:
        number = f"{len(self._roles) + 1:07}"
        uri = f"http://www.example.com/role/{title.replace(' ', '')}{number}"
        self._roles.append(Role(uri, f"{number} - {group} - {title}", number, group, title))
        self._presentation[uri] = []
        return uri

    def _last(self, count: int) -> list[int]:
        return [self.last_year - number for number in range(count)]


def _arc(source: str, target: str, arcrole: str, order: float) -> Arc:
    return Arc(source, target, arcrole, float(order))


def _branches(parent: str, tree: Tree) -> Iterable[tuple[str, str, int]]:
    for order, (member, below) in enumerate(tree.items(), 1):
        yield parent, member, order
        yield from _branches(member, below)


def children_by_parent(tree: Tree) -> dict[str | None, list[str]]:
    """The members below each member that has some, and below the whole (None)."""
    found: dict[str | None, list[str]] = defaultdict(list)
    found[None] = list(tree)
    for member, below in tree.items():
        if below:
            for parent, children in children_by_parent(below).items():
                found[member if parent is None else parent] = children
    return dict(found)
