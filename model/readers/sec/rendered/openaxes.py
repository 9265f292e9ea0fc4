"""Turns the labels of members whose axes nothing tells into inferred axes, the same on each page where they recur."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from model.filing import Axis, Member
from model.readers.textcopy.axes import Placed, place_members
from model.readers.textcopy.blocks import Heading
from model.readers.textcopy.names import name_axes

#: A page with more different headings than this gets an axis for each place in them: it cannot be told what belongs
#: together in a bounded time.
MAX_HEADINGS = 300

EQUITY_AXIS = "us-gaap:StatementEquityComponentsAxis"
_EQUITY = Axis(
    EQUITY_AXIS,
    "Equity components",
    inferred=True,
    basis="The columns of a statement of equity are its components; the page does not name their axis.",
)


@dataclass(slots=True)
class _Page:
    title: str
    headings: list[Heading]


class OpenAxes:
    """Collects the open labels of all pages, then gives each of them an axis."""

    def __init__(self) -> None:
        self._pages: dict[int, _Page] = {}
        self._equity: dict[tuple[int, str], Axis] = {}
        self._axes: dict[tuple[int, Heading], Sequence[Axis]] = {}

    def add(self, page: int, title: str, heading: Heading) -> None:
        """Takes in the open labels of a row or column of a page."""
        self._pages.setdefault(page, _Page(title, [])).headings.append(heading)

    def add_component(self, page: int, label: str) -> None:
        """Takes in the heading of a column in a statement of equity."""
        self._equity[page, label] = _EQUITY

    def settle(self) -> None:
        """Gives the labels of each page their axes; pages that share a label share its axis, if only one fits."""
        groups: dict[str, set[int]] = defaultdict(set)
        named: list[Axis] = []
        for number, page in self._pages.items():
            placed = _placed(page.headings)
            overlaps = [{group for label in labels for group in groups.get(label, ())} for labels in placed.members]
            own: dict[int, int] = {}
            for axis, found in enumerate(overlaps):
                others = [other for at, other in enumerate(overlaps) if at != axis]
                if len(found) == 1 and not any(found & other for other in others):
                    own[axis] = next(iter(found))
            fresh = [axis for axis in range(len(placed.members)) if axis not in own]
            names = name_axes(page.title, [placed.members[axis] for axis in fresh])
            for axis, name in zip(fresh, names, strict=True):
                own[axis] = len(named)
                named.append(_unlike(name, named))
            for axis, labels in enumerate(placed.members):
                for label in labels:
                    groups[label].add(own[axis])
            self._keep(number, placed, [named[own[axis]] for axis in range(len(placed.members))])

    def _keep(self, page: int, placed: Placed, axes: Sequence[Axis]) -> None:
        for heading, pairs in placed.pairs.items():
            self._axes[page, heading] = [axes[axis] for axis, _ in pairs]

    def pairs(self, page: int, heading: Heading) -> list[tuple[Axis, Member]]:
        """The axes and members of open labels, once all are settled."""
        members = [Member(label, label) for label in heading]
        if len(heading) == 1 and (page, heading[0]) in self._equity:
            return [(self._equity[page, heading[0]], members[0])]
        return list(zip(self._axes[page, heading], members, strict=True)) if heading else []


def _placed(headings: Sequence[Heading]) -> Placed:
    distinct = dict.fromkeys(headings)
    if len(distinct) <= MAX_HEADINGS:
        return place_members(distinct)
    members: list[dict[str, None]] = [{} for _ in range(max(map(len, distinct)))]
    for heading in distinct:
        for axis, label in enumerate(heading):
            members[axis].setdefault(label)
    pairs = {heading: tuple(enumerate(heading)) for heading in distinct}
    return Placed(pairs, [list(labels) for labels in members])


def _unlike(axis: Axis, others: Sequence[Axis]) -> Axis:
    """The axis, with a number where another page's axis has its name already."""
    taken = {other.name for other in others}
    name, number = axis.name, 2
    while name in taken:
        name, number = f"{axis.name} ({number})", number + 1
    return axis._replace(name=name, label=name)
