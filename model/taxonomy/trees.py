"""Turns the arcs of one network into a tree that can be walked, whatever cycles and repeats it holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter

from model.networks import Arc

Children = Mapping[str, Sequence[Arc]]

_order = attrgetter("order")


def children_of(arcs: Iterable[Arc]) -> Children:
    """The arcs that leave each name, in their order; arcs of equal order stay as they came."""
    children: dict[str, list[Arc]] = {}
    for arc in arcs:
        source = arc.source
        if source in children:
            children[source].append(arc)
        else:
            children[source] = [arc]
    for listed in children.values():
        if len(listed) > 1:
            listed.sort(key=_order)
    return children


def roots_of(arcs: Iterable[Arc]) -> list[str]:
    """The names to which no arc leads, as they came; where every name is in a cycle, the first of all."""
    listed = list(arcs)
    targets = {arc.target for arc in listed}
    roots = list(dict.fromkeys(arc.source for arc in listed if arc.source not in targets))
    return roots or [arc.source for arc in listed[:1]]


def names_below(children: Children, start: Iterable[str]) -> list[str]:
    """The names of `start` and all below them in the order of a page, each where it stands first.

    A name is gone into once: cycles end, and a network that repeats its branches costs no more than its arcs.
    """
    names: dict[str, None] = {}
    waiting = list(start)[::-1]
    while waiting:
        name = waiting.pop()
        if name not in names:
            names[name] = None
            if name in children:
                waiting += [arc.target for arc in reversed(children[name])]
    return list(names)
