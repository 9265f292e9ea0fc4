"""Amounts by members of one or more axes, every subtotal and total of them, and which make which."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import product

from model.periods import Period
from tests.benchmarks.plants.clean import MEMBER
from tests.benchmarks.plants.drafting import Draft, Pairs, Tree, children_by_parent

#: One member an axis; None is the whole.
Cell = tuple[str | None, ...]
#: The amounts of the innermost members, by period.
Leaves = Mapping[Period, Mapping[Cell, int]]


def leaves(tree: Tree) -> list[str]:
    """The innermost members."""
    return [name for member, below in tree.items() for name in (leaves(below) if below else [member])]


def drawn(draft: Draft, axes: Sequence[Tree], periods: Sequence[Period]) -> Leaves:
    """Amounts for each combination of innermost members: now and then none, a negative one, or one zero in a period."""
    amounts: dict[Period, dict[Cell, int]] = {period: {} for period in periods}
    for cell in product(*(leaves(tree) for tree in axes)):
        if len(axes) > 1 and draft.chance.random() < 0.1:
            continue
        size = draft.size()
        size = -(size // 5) if draft.chance.random() < 0.04 else size
        for period in periods:
            amounts[period][cell] = size = draft.next_size(size)
    for parts in amounts.values():
        if draft.chance.random() < 0.15:
            parts[draft.chance.choice(list(parts))] = 0
    return amounts


def shared_out(draft: Draft, tree: Tree, whole: Mapping[Period, int]) -> Leaves:
    """Amounts of the members of one axis that make a given whole in each period."""
    names = leaves(tree)
    shares = [draft.size() for _ in names]
    amounts: dict[Period, dict[Cell, int]] = {}
    for period, amount in whole.items():
        parts: dict[Cell, int] = {
            (name,): amount * draft.next_size(share) // (2 * sum(shares))
            for name, share in zip(names, shares, strict=True)
        }
        last = (names[-1],)
        parts[last] += amount - sum(parts.values())
        amounts[period] = parts
    return amounts


def summed(amounts: Leaves, periods: Sequence[Period]) -> dict[Cell, int]:
    """The amounts of several periods together."""
    cells = dict.fromkeys(cell for period in periods for cell in amounts[period])
    return {cell: sum(amounts[period].get(cell, 0) for period in periods) for cell in cells}


def whole(amounts: Leaves) -> dict[Period, int]:
    """The total of each period."""
    return {period: sum(parts.values()) for period, parts in amounts.items()}


def report(
    draft: Draft,
    concept: str,
    axes: Mapping[str, Tree],
    amounts: Leaves,
    *,
    hidden: frozenset[str] = frozenset(),
    fixed: Pairs = (),
) -> None:
    """Files every total, subtotal and innermost amount, with the totals that they make.

    Members in `hidden` are not filed, and those beside them make no total; the pairs in `fixed` stand on every fact.
    """
    inside = [_leaves_below(tree) for tree in axes.values()]
    cells = list(product(*(list(below) for below in inside)))
    for period, parts in amounts.items():
        rows: dict[Cell, int] = {}
        for cell in cells:
            under = [below[member] for below, member in zip(inside, cell, strict=True)]
            known = [parts[leaf] for leaf in product(*under) if leaf in parts]
            if known and hidden.isdisjoint(cell):
                pairs = (*fixed, *((axis, member) for axis, member in zip(axes, cell, strict=True) if member))
                rows[cell] = draft.fact(concept, period, pairs, sum(known))
        missing = [cell for cell in cells if cell not in rows and not hidden.isdisjoint(cell)]
        _note_totals(draft, concept, axes, rows, missing, fixed)


def _leaves_below(tree: Tree) -> dict[str | None, list[str]]:
    """The innermost members below the whole and below each member; an innermost member is below itself."""
    found: dict[str | None, list[str]] = {None: leaves(tree)}
    for member, below in tree.items():
        if below:
            found |= {name or member: names for name, names in _leaves_below(below).items()}
        else:
            found[member] = [member]
    return found


def _note_totals(
    draft: Draft,
    concept: str,
    axes: Mapping[str, Tree],
    rows: Mapping[Cell, int],
    missing: Sequence[Cell],
    fixed: Pairs,
) -> None:
    """Each filed cell with a member that has members below it is their total, unless one of them is not filed."""
    absent = set(missing)
    for place, (axis, tree) in enumerate(axes.items()):
        for parent, children in children_by_parent(tree).items():
            for cell, row in rows.items():
                if cell[place] != parent:
                    continue
                below = [_with(cell, place, child) for child in children]
                if absent.isdisjoint(below) and (parts := [rows[part] for part in below if part in rows]):
                    draft.total(MEMBER, f"{concept}|{axis}|{parent}|{cell}|{fixed}", row, parts)


def _with(cell: Cell, place: int, member: str) -> Cell:
    return (*cell[:place], member, *cell[place + 1 :])


Scenario = Callable[[Draft], None]
