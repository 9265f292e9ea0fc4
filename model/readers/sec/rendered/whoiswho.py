"""Turns the labels of members on all pages of a filing into the dimensions of its facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from model.building import FilingBuilder
from model.filing import Axis, Member
from model.readers.sec.rendered.lexicon import Lexicon
from model.readers.sec.rendered.members import MemberBook, parts_of, typed_value
from model.readers.sec.rendered.openaxes import OpenAxes
from model.readers.sec.rendered.page import Page
from model.readers.sec.rendered.pagefacts import PageFact
from model.readers.sec.rendered.sheet import Pair, RowKind, qname_of
from model.readers.textcopy.blocks import display
from model.readers.xbrl.naming import label_of, without_suffix, words_of

_Known = list[tuple[Axis, Member]]

#: Where on a page labels of members stand: each place has axes of its own.
_ROWS, _COLUMNS, _TITLE = range(3)


class WhoIsWho:
    """Settles, once all pages are taken in, who the members of their rows, columns and titles are."""

    def __init__(self, pages: Sequence[Page], lexicon: Lexicon, builder: FilingBuilder) -> None:
        self._lexicon, self._builder = lexicon, builder
        self._book = MemberBook(lexicon)
        self._axes: dict[str, Axis] = {}
        self._members: dict[str, Member] = {}
        self._open = OpenAxes()
        self._known: dict[tuple[int, int, int], _Known] = {}
        self._left: dict[tuple[int, int, int], tuple[str, ...]] = {}
        self._dims: dict[tuple[int, int, int], int] = {}
        self._learn(pages)
        for number, page in enumerate(pages):
            self._take(number, page)
        self._open.settle()

    def dims(self, number: int, fact: PageFact) -> int:
        """The id of the dimensions of a fact of a page."""
        block = fact.line.block
        row = id(block) if block else 0
        key = (number, row, fact.shown.column)
        if key not in self._dims:
            pairs = self._pairs(number, _TITLE, 0)
            pairs += self._pairs(number, _ROWS, row) if block else []
            pairs += self._pairs(number, _COLUMNS, fact.shown.column)
            single: dict[Axis, Member] = {}
            for axis, member in pairs:
                single.setdefault(axis, member)
            self._dims[key] = self._builder.dimensions(single.items())
        return self._dims[key]

    def _learn(self, pages: Sequence[Page]) -> None:
        """First the rows that name one member, then those of several, which the first help to read."""
        for single in (True, False):
            for page in pages:
                for row in page.sheet.rows:
                    if row.pair and (len(parts_of(row.label)) == 1) == single:
                        learn = self._book.learn if single else self._book.learn_linked
                        learn(row.label, row.pair)

    def _take(self, number: int, page: Page) -> None:
        role = page.report.role
        near_links = dict.fromkeys(row.pair for row in page.sheet.rows if row.pair)
        near = dict.fromkeys(page.sheet.pairs) | near_links
        for row in page.sheet.rows:
            if row.kind is RowKind.MEMBERS:
                parts = parts_of(row.label)
                self._settle((number, _ROWS, id(row)), page, parts, row.pair, near, role)
        # What the definitions list beyond the links of rows is what the title promotes.
        unlinked = dict.fromkeys(pair for pair in page.sheet.pairs if pair not in near_links)
        self._settle((number, _TITLE, 0), page, page.promoted, None, unlinked or near, role)
        for at, column in enumerate(page.columns):
            parts = [display(part) for member in column.members for part in parts_of(member)]
            self._settle((number, _COLUMNS, at), page, parts, None, near, role)

    def _settle(
        self,
        place: tuple[int, int, int],
        page: Page,
        parts: Sequence[str],
        link: Pair | None,
        near: Mapping[Pair, None],
        role: str | None,
    ) -> None:
        if not parts:
            return
        found = self._book.resolve(parts, link, near, role)
        known = [self._named(pair, part) for pair, part in zip(found, parts, strict=True) if pair]
        left = tuple(display(part) for pair, part in zip(found, parts, strict=True) if pair is None)
        self._known[place] = known
        if left:
            self._left[place] = left
            number, where, _ = place
            if where == _COLUMNS and page.is_equity and len(left) == 1:
                self._open.add_component(3 * number + where, left[0])
            else:
                self._open.add(3 * number + where, page.title.full, left)

    def _pairs(self, number: int, where: int, at: int) -> _Known:
        place = (number, where, at)
        return [*self._known.get(place, ()), *self._open.pairs(3 * number + where, self._left.get(place, ()))]

    def _named(self, pair: Pair, label: str) -> tuple[Axis, Member]:
        taxonomy = self._lexicon.taxonomy
        name = qname_of(pair[0])
        if name not in self._axes:
            told = self._book.axis_labels.get(pair[0])
            known = name in taxonomy.labels or told is None
            self._axes[name] = Axis(name, label_of(taxonomy, name) if known else without_suffix(told or name))
        typed = typed_value(label, pair)
        if typed is not None:
            return self._axes[name], Member(typed, typed, typed=True)
        member = qname_of(pair[1])
        if member not in self._members:
            known = member in taxonomy.labels
            shown = without_suffix(label) or words_of(member)
            self._members[member] = Member(member, label_of(taxonomy, member) if known else shown)
        return self._axes[name], self._members[member]
