"""Turns a relation into the columns in which it fails whatever is placed there, such as where a figure is wrong."""

from __future__ import annotations

from collections.abc import Mapping

from model.readers.textcopy.placing.domains import Domain
from model.readers.textcopy.placing.relations import Relation
from model.readers.textcopy.placing.sweep import Purse, ground_of

#: The most differences that are followed to see that a column fails; with more of them, one is likely to foot.
MAX_GAPS = 500


def dead_columns(relation: Relation, domains: Mapping[int, Domain], purse: Purse) -> int:
    """The columns, as bits, in which no choice of values foots, whatever stands in the others; as far as is seen."""
    dead = 0
    ground = ground_of(relation, domains)
    for column in range(relation.columns):
        gaps: dict[int, int] | None = {ground.base[column]: ground.slack[column]}
        for at, row in enumerate(ground.rows):
            if gaps is not None:
                reach = ground.low[column][at + 1], ground.high[column][at + 1]
                gaps = _gaps(relation, domains[row], row, column, gaps, reach)
                purse.pay(domains[row].count * len(gaps or ()) // 2 + 1)
        if gaps is not None and not any(-room <= gap <= room for gap, room in gaps.items()):
            dead |= 1 << column
    return dead


def _gaps(
    relation: Relation, domain: Domain, row: int, column: int, gaps: dict[int, int], reach: tuple[int, int]
) -> dict[int, int] | None:
    """The differences, with the most room for rounding each, that one row more leaves and that can still foot.

    None when they are too many.
    """
    least, most = reach
    adds = [(0, 0)] if domain.skip[column] else []
    adds += [
        (relation.values[row][value], relation.slacks[row][value])
        for value in range(domain.count)
        if domain.place[column] >> value & 1
    ]
    grown: dict[int, int] = {}
    for add, slack in adds:
        for gap, room in gaps.items():
            after, wide = gap + add, room + slack
            if after + least <= wide and after + most >= -wide and grown.get(after, -1) < wide:
                grown[after] = wide
        if len(grown) > MAX_GAPS:
            return None
    return grown
