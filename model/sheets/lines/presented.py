"""Turns lines into the tree of a statement as its presentation has it, or else as its form has them."""

from __future__ import annotations

from collections.abc import Sequence

from model.filing import WHOLE, Filing, Section
from model.layout import Layout
from model.networks import Arc
from model.readers.xbrl.naming import label_of
from model.sheets.lines.byaxis import add_concept, by_concept
from model.sheets.lines.tree import Growing, Line, LineTree, NodeKind, laid_flat
from model.taxonomy.preferred import Preferred, preferred_of
from model.taxonomy.trees import children_of, roots_of

#: What the names of lines end in that order a presentation and are not printed.
_FRAME = ("Table", "LineItems")
_MEMBER_RULE = " · "


def presented_tree(filing: Filing, section: Section, layout: Layout, lines: Sequence[Line]) -> LineTree:
    """Every line where the network of the section's role places it, and any that it does not place at the end."""
    arcs = filing.taxonomy.presentation.get(section.role or "", ())
    if not arcs:
        return _filed_tree(filing, layout, lines)
    walk = _Walk(filing, layout, arcs, lines)
    walk.run()
    return laid_flat(walk.root, presented=True)


def opening_concepts(filing: Filing, section: Section) -> set[int]:
    """The concepts that a section presents as they were when a period began."""
    arcs = filing.taxonomy.presentation.get(section.role or "", ())
    names = {arc.target for arc in arcs if preferred_of(arc.preferred_label).opening}
    return {code for code, concept in enumerate(filing.concepts) if concept.name in names} if names else set()


class _Walk:
    """Goes through a presentation from top to bottom; a name that comes again is not gone into again."""

    def __init__(self, filing: Filing, layout: Layout, arcs: Sequence[Arc], lines: Sequence[Line]) -> None:
        self.root = Growing()
        self._filing, self._layout = filing, layout
        self._children, self._roots = children_of(arcs), roots_of(arcs)
        self._left = by_concept(lines)
        self._lines = dict(self._left)
        self._codes = {concept.name: code for code, concept in enumerate(filing.concepts)}
        self._headings: list[tuple[Growing, Growing]] = []

    def run(self) -> None:
        """Hangs everything below the root."""
        # The head of a role says what its title says; a frame orders what is printed without it.
        silent = set(self._roots) if len(self._roots) == 1 else set()
        entered: set[str] = set()
        # A stack, not recursion: a hostile network may be as deep as it is long.
        waiting = [(self.root, name, preferred_of(None)) for name in reversed(self._roots)]
        while waiting:
            parent, name, preferred = waiting.pop()
            nodes = self._lines_of(parent, name, preferred)
            if name in entered:
                continue
            entered.add(name)
            below = self._children.get(name, ())
            holder = nodes[0] if nodes else parent
            if not nodes and below and name not in silent and not name.endswith(_FRAME):
                holder = parent.add(self._label(name, preferred), NodeKind.HEADING)
                self._headings.append((parent, holder))
            waiting.extend((holder, arc.target, preferred_of(arc.preferred_label)) for arc in reversed(below))
        for items in self._left.values():
            label = self._layout.concept(self._filing, items[0][1].concept)
            add_concept(self._filing, self._layout, self.root, items, label, top=False)
        for parent, heading in reversed(self._headings):
            if not heading.children:
                parent.children.remove(heading)

    def _lines_of(self, parent: Growing, name: str, preferred: Preferred) -> list[Growing]:
        """The rows of a concept where it stands here: none where it has no facts in the periods shown."""
        key = self._codes.get(name, -1), preferred.opening
        items = self._lines.get(key)
        if items is None and preferred.opening and not self._stands_otherwise(name):
            key = key[0], False
            items = self._lines.get(key)
        if items is None:
            return []
        self._left.pop(key, None)
        label = self._label(name, preferred)
        nodes = add_concept(self._filing, self._layout, parent, items, label, top=False)
        for node in nodes:
            _mark(node, preferred)
        return nodes

    def _stands_otherwise(self, name: str) -> bool:
        arcs = (arc for listed in self._children.values() for arc in listed if arc.target == name)
        return any(not preferred_of(arc.preferred_label).opening for arc in arcs)

    def _label(self, name: str, preferred: Preferred) -> str:
        code = self._codes.get(name)
        if code is not None and name not in self._filing.taxonomy.labels:
            return self._filing.concepts[code].label
        return label_of(self._filing.taxonomy, name, preferred.role)


def _mark(node: Growing, preferred: Preferred) -> None:
    """Turns the sign of a row and of the members below it; the total, or what is left at the end, is the row alone."""
    node.total = preferred.total or preferred.closing
    if preferred.negated:
        waiting = [node]
        while waiting:
            below = waiting.pop()
            below.negated = True
            waiting.extend(below.children)


def _filed_tree(filing: Filing, layout: Layout, lines: Sequence[Line]) -> LineTree:
    """Lines as the form has them: the whole under its headings, lines of the same members together below these."""
    root = Growing()
    one_concept = len({line.concept for line in lines}) == 1
    heading, block = root, root
    last: tuple[object, str | None] = (WHOLE, None)
    for number, line in enumerate(lines):
        at = line.dims, layout.headings.get(line.concept)
        label = layout.concept(filing, line.concept)
        if line.dims == WHOLE:
            if at != last:
                heading = root.add(at[1], NodeKind.HEADING) if at[1] else root
            heading.add(label, NodeKind.LINE, number)
        elif one_concept:
            root.add(_members(filing, layout, line), NodeKind.MEMBER, number)
        else:
            if line.dims != last[0]:
                block = root.add(_members(filing, layout, line), NodeKind.MEMBER)
            block.add(label, NodeKind.LINE, number)
        last = at
    return laid_flat(root)


def _members(filing: Filing, layout: Layout, line: Line) -> str:
    return _MEMBER_RULE.join(layout.member(filing, member) for _, member in line.dims)
