"""Turns a relation into the columns in which it fails whatever is placed there, such as where a figure is wrong."""

from __future__ import annotations

from collections.abc import Mapping

from model.readers.textcopy.placing.domains import Domain
from model.readers.textcopy.placing.relations import Relation
from model.readers.textcopy.placing.sweep import Purse, ground_of

#: The most differences that are followed to see that a column fails; with more of them, one is likely to foot.
MAX_GAPS = 2_000


def dead_columns(relation: Relation, domains: Mapping[int, Domain], purse: Purse) -> int:
    """The columns, as bits, in which no choice of values foots, whatever stands in the others; as far as is seen."""
    dead = 0
    ground = ground_of(relation, domains)
    for column in range(relation.columns):
        gaps: set[tuple[int, int]] | None = {(ground.base[column], ground.slack[column])}
        for at, row in enumerate(ground.rows):
            if gaps is not None:
                gaps = _gaps(
                    relation, domains[row], row, column, gaps, ground.low[column][at + 1], ground.high[column][at + 1]
                )
                purse.pay(len(gaps or ()) + 1)
        if gaps is not None and not any(-room <= gap <= room for gap, room in gaps):
            dead |= 1 << column
    return dead


def _gaps(
    relation: Relation, domain: Domain, row: int, column: int, gaps: set[tuple[int, int]], least: int, most: int
) -> set[tuple[int, int]] | None:
    """The differences that are possible with one row more and can still foot; None when they are too many."""
    grown = set(gaps) if domain.skip[column] else set()
    for value in range(domain.count):
        if domain.place[column] >> value & 1:
            add, slack = relation.values[row][value], relation.slacks[row][value]
            grown.update((gap + add, room + slack) for gap, room in gaps)
            if len(grown) > MAX_GAPS:
                return None
    return {(gap, room) for gap, room in grown if gap + least <= room and gap + most >= -room}
