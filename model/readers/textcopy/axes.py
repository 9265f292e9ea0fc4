"""Turns the headings of blocks, which name members but no axes, into the axis of each of their members."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from model.readers.textcopy.blocks import Heading

#: A member as it is followed through the headings: its label, and a number where one label is several members.
_Node = tuple[str, int]


class Placed(NamedTuple):
    """The (axis, label) pairs of each heading, and the labels on each axis in the order of the page."""

    pairs: Mapping[Heading, tuple[tuple[int, str], ...]]
    members: Sequence[Sequence[str]]


def place_members(headings: Iterable[Heading]) -> Placed:
    """Gives members that stand together different axes, in one order throughout, and uses the fewest axes.

    A label is one member, unless it stands beside itself, or taking it for two spares an axis (`Other` of either).
    """
    ordered = [heading for heading in dict.fromkeys(headings) if heading]
    if not ordered:
        return Placed({(): ()}, [])
    longest = max(map(len, ordered))
    doubled = {label for heading in ordered for label in heading if heading.count(label) > 1}
    levels = _levels_of(ordered, doubled)
    if levels is None or 1 + max(levels.values()) > longest:
        levels = _with_one_label_split(ordered, doubled, longest) or levels
    if levels is None:
        levels = {(label, at): at for heading in ordered for at, label in enumerate(heading)}
        split = {label for heading in ordered for label in heading}
    else:
        split = {label for label, part in levels if part >= 0}
    pairs = _pairs(ordered, levels, split)
    return _without_gaps(pairs)


def _nodes(heading: Heading, split: set[str]) -> list[_Node]:
    """The members of a heading; of a split label, the place in the heading tells which member it is."""
    return [(label, at if label in split else -1) for at, label in enumerate(heading)]


def _levels_of(headings: Sequence[Heading], split: set[str]) -> dict[_Node, int] | None:
    """The least axis of each member that keeps the order of all headings, or None where their orders disagree."""
    after: dict[_Node, set[_Node]] = {}
    for heading in headings:
        if len(heading) == 1 and heading[0] in split:
            continue
        nodes = _nodes(heading, split)
        for node in nodes:
            after.setdefault(node, set())
        for node, following in itertools.pairwise(nodes):
            after[node].add(following)
    levels = dict.fromkeys(after, 0)
    for _ in range(len(after) + 1):
        moved = False
        for node, followers in after.items():
            for follower in followers:
                if levels[follower] <= levels[node]:
                    levels[follower] = levels[node] + 1
                    moved = True
        if not moved:
            return levels
    return None


def _with_one_label_split(headings: Sequence[Heading], doubled: set[str], axes: int) -> dict[_Node, int] | None:
    """The levels when one label more is taken for several members, if that brings the axes down to `axes`."""
    labels = dict.fromkeys(label for heading in headings if len(heading) > 1 for label in heading)
    for label in labels:
        if len({heading.index(label) for heading in headings if label in heading and len(heading) > 1}) > 1:
            levels = _levels_of(headings, doubled | {label})
            if levels is not None and max(levels.values()) < axes:
                return levels
    return None


def _pairs(
    headings: Sequence[Heading], levels: Mapping[_Node, int], split: set[str]
) -> dict[Heading, tuple[tuple[int, str], ...]]:
    """The axes of each heading. Where an axis is free to be one of several, the neighbours on the page decide."""
    settled = _settled(headings, levels, split)
    pairs: dict[Heading, tuple[tuple[int, str], ...]] = {(): ()}
    for place, heading in enumerate(headings):
        if len(heading) > 1:
            pairs[heading] = tuple((settled[node], node[0]) for node in _nodes(heading, split))
            continue
        label = heading[0]
        choices = {axis for (known, _), axis in settled.items() if known == label}
        axis = choices.pop() if len(choices) == 1 else _beside(headings, place, settled, split, choices)
        pairs[heading] = ((axis, label),)
    return pairs


def _settled(headings: Sequence[Heading], levels: Mapping[_Node, int], split: set[str]) -> dict[_Node, int]:
    """The axes of the members that stand together with others; a member that could move up goes with its neighbours."""
    combined = [_nodes(heading, split) for heading in headings if len(heading) > 1]
    settled = {node: levels[node] for nodes in combined for node in nodes}
    top = max(levels.values(), default=0)
    ceiling = dict.fromkeys(settled, top)
    for _ in range(top + 1):
        for nodes in combined:
            for node, following in itertools.pairwise(nodes):
                ceiling[node] = min(ceiling[node], ceiling[following] - 1)
    firm = {node for node in settled if ceiling[node] == settled[node]}
    for node in [node for node in settled if node not in firm]:
        below = [settled[other] for nodes in combined for other in nodes[: _at(nodes, node)]]
        above = [settled[other] for nodes in combined if node in nodes for other in nodes[_at(nodes, node) + 1 :]]
        floor = max([settled[node], *(axis + 1 for axis in below)])
        # A member behind this one may have found its place below its own ceiling already.
        roof = min([ceiling[node], *(axis - 1 for axis in above)])
        near = _nearest_level(combined, node, firm, settled, range(floor, roof + 1))
        settled[node] = near if near is not None else settled[node]
        firm.add(node)
    return settled


def _at(nodes: Sequence[_Node], node: _Node) -> int:
    return nodes.index(node) if node in nodes else 0


def _nearest_level(
    combined: Sequence[Sequence[_Node]], node: _Node, firm: set[_Node], settled: Mapping[_Node, int], free: range
) -> int | None:
    """The axis, among the free ones, of the firm member in the nearest heading."""
    here = [place for place, nodes in enumerate(combined) if node in nodes]
    best: tuple[int, int, int] | None = None
    for place, nodes in enumerate(combined):
        for other in nodes:
            if other in firm and settled[other] in free and node not in nodes:
                # The heading before counts more than the one after; in it, the member next to those they share.
                found = (min(2 * abs(place - at) + (place > at) for at in here), -settled[other], settled[other])
                best = found if best is None or found < best else best
    return best[2] if best else None


def _beside(
    headings: Sequence[Heading], place: int, settled: Mapping[_Node, int], split: set[str], choices: set[int]
) -> int:
    """The axis of a member that stands alone: that of the single member before it, or after it, on the page."""
    for other in [*reversed(headings[:place]), *headings[place + 1 :]]:
        if len(other) == 1:
            known = {axis for (label, _), axis in settled.items() if label == other[0]}
            if len(known) == 1 and (not choices or known <= choices):
                return known.pop()
    return min(choices, default=0)


def _without_gaps(pairs: Mapping[Heading, tuple[tuple[int, str], ...]]) -> Placed:
    """Numbers the axes that are used without gaps, and lists their members in the order of the page."""
    used = sorted({axis for pair in pairs.values() for axis, _ in pair})
    number = {axis: at for at, axis in enumerate(used)}
    renumbered = {heading: tuple((number[axis], label) for axis, label in pair) for heading, pair in pairs.items()}
    members: list[dict[str, None]] = [{} for _ in used]
    for pair in renumbered.values():
        for axis, label in pair:
            members[axis].setdefault(label)
    return Placed(renumbered, [list(each) for each in members])
