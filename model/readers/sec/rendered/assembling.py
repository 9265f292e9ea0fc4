"""Turns the pages of a filing, read one by one, into the filing: its facts once each, its sections with all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from model.building import FilingBuilder
from model.filing import WHOLE, Concept, Filing, Unit
from model.networks import NO_TAXONOMY, Element, Role, Taxonomy
from model.readers.sec.rendered.calendars import Calendar
from model.readers.sec.rendered.columns import at_date, ends_of
from model.readers.sec.rendered.drafts import Draft, Drafts
from model.readers.sec.rendered.lexicon import Lexicon
from model.readers.sec.rendered.page import Page
from model.readers.sec.rendered.pagefacts import Line, PageFact, PageFacts, is_malformed
from model.readers.sec.rendered.sheet import Definition, Report, Row, RowKind, Sheet, qname_of
from model.readers.sec.rendered.whoiswho import WhoIsWho
from model.readers.textcopy.blocks import display
from model.readers.xbrl.naming import documentation_of, label_of

ENTITY_NAME = "dei:EntityRegistrantName"
_ENTITY_LABEL = "Entity Registrant Name"


class Assembly:
    """Takes in the pages of a filing, then makes the filing of them.

    `definitions` are by the names in links; `names` gives the concept of a label where the pages have no links.
    """

    def __init__(self, builder: FilingBuilder, lexicon: Lexicon, names: Mapping[str, str] | None = None) -> None:
        self.builder = builder
        self.definitions: dict[str, Definition] = {}
        self._lexicon = lexicon
        self._names = names or {}
        self._pages: list[Page] = []
        self._drafts = Drafts(self._contradiction)
        self._seen: dict[str, Line] = {}
        self._headings: dict[str, str] = {}
        self._instants: set[str] = set()
        self._split: set[str] = set()
        self._ordered: dict[int, str] = {}
        self._turned = ""
        self._file = 0
        self._role: str | None = None

    def add(self, sheet: Sheet, report: Report, file: int) -> None:
        """Takes in a page; where no list of pages tells its role, the title does."""
        page = Page(sheet, report, file)
        role = self._lexicon.role_titled(page.title.full) if report.role is None else None
        if role is not None:
            page = Page(sheet, Report(report.file, role.title, role.group, role.number, role.uri), file)
        self._pages.append(page)

    def build(self, tick: Callable[[float], None]) -> Filing:
        """The filing."""
        self._learn_labels()
        calendar = Calendar(chain.from_iterable(map(_dates, self._pages)))
        who = WhoIsWho(self._pages, self._lexicon, self.builder)
        for number, page in enumerate(self._pages):
            tick(number / len(self._pages))
            self._file, self._role = page.file, page.report.role
            facts = PageFacts(page, self._lexicon, calendar, self._define)
            rows = [self._put(fact, who.dims(number, fact)) for fact in facts.facts()]
            self._add_section(page, rows)
            for symbol, code in facts.inferred.items():
                self._problem(f"“{symbol}” is read as {code}; the page does not say so.", page.sheet.line, "info")
        if self._turned:
            message = "Nothing beside the pages tells which labels turn signs; values are taken with the sign shown."
            self.builder.problem(message, self._turned, "info")
        self._add_facts()
        self._complete()
        return self.builder.build()

    def _where(self, line: int) -> str:
        return f"{self.builder.files[self._file]}:{line}"

    def _problem(self, message: str, line: int, severity: str = "warning") -> None:
        self.builder.problem(message, self._where(line), severity)

    def _contradiction(self, message: str, file: int, line: int) -> None:
        self.builder.problem(message, f"{self.builder.files[file]}:{line}")

    def _learn_labels(self) -> None:
        """Of rows without links: their concepts, which of these are balances, which labels stand for two of them."""
        for page in self._pages:
            instant = bool(page.columns) and all(column.end and not column.months for column in page.columns)
            heading: str | None = None
            alike: dict[tuple[str, str | None], list[Row]] = {}
            above: dict[str, str | None] = {}
            for row in page.sheet.rows:
                if row.kind is RowKind.MEMBERS:
                    self._name_rows(alike, page.report.role, instant)
                    alike, above, heading = {}, {}, None
                elif not row.shown:
                    heading = display(row.label)
                elif row.name is None:
                    alike.setdefault((row.label, heading), []).append(row)
                    if above.setdefault(row.label, heading) != heading:
                        self._split.add(row.label)
            self._name_rows(alike, page.report.role, instant)

    def _name_rows(
        self, alike: Mapping[tuple[str, str | None], Sequence[Row]], role: str | None, instant: bool
    ) -> None:
        """Names rows of one block by their labels; as many rows as concepts share a label stand in their order."""
        for (label, heading), rows in alike.items():
            names = self._names_of(label, heading, role)
            if len(names) == len(rows) > 1:
                self._ordered.update((id(row), name) for row, name in zip(rows, names, strict=True))
            if len(names) == 1 and instant and any(shown.value.number is not None for shown in rows[0].shown):
                self._instants.add(names[0])

    def _names_of(self, label: str, heading: str | None, role: str | None) -> Sequence[str]:
        if label in self._names:
            return [self._names[label]]
        return self._lexicon.concepts_named(label, heading, role)

    def _name_of(self, row: Row, label: str, heading: str | None) -> str | None:
        if id(row) in self._ordered:
            return self._ordered[id(row)]
        names = self._names_of(label, heading, self._role)
        return names[0] if len(names) == 1 else None

    def _define(self, row: Row, label: str, heading: str | None) -> Definition:
        """What is known of the concept of a row; a label without a name stands for itself."""
        raw = row.name
        if raw is not None and raw in self.definitions:
            return self.definitions[raw]
        name = qname_of(raw) if raw is not None else self._name_of(row, label, heading)
        if name is None:
            return Definition(label)
        element = self._lexicon.taxonomy.elements.get(name, Element(name))
        period_type = element.period_type or ("instant" if name in self._instants else None)
        return Definition(name, element.item_type, element.balance, period_type)

    def _put(self, fact: PageFact, dims: int) -> int:
        """The row of a fact."""
        shown, amount = fact.shown, fact.amount
        if is_malformed(fact):
            message = f"“{shown.value.text[:60]}” looks like a number but is none; it is kept as text."
            self._problem(message, shown.line)
        if not fact.signed and shown.value.number and shown.value.number.is_signed():
            self._turned = self._turned or self._where(shown.line)
        draft = Draft(amount.value, amount.decimals, self._file, shown.line, fact.note, fact.placement, fact.signed)
        return self._drafts.put((self._concept(fact.line), dims, fact.period, self._lexicon.unit(amount.unit)), draft)

    def _concept(self, line: Line) -> int:
        """The id of a line's concept, which stands under its bare name until all pages are read."""
        name = line.definition.name
        self._seen.setdefault(name, line)
        if line.heading is not None:
            self._headings.setdefault(name, line.heading)
        split = name == line.label and line.row.name is None and line.row.label in self._split
        return self.builder.concepts.place(Concept(name, name, line.heading if split else None))

    def _add_section(self, page: Page, rows: Iterable[int]) -> None:
        report = page.report
        listed = list(dict.fromkeys(rows))
        if listed:
            group = report.group or ("" if report.title else page.title.group)
            self.builder.section(page.name, group, listed, report.number, report.role)

    def _add_facts(self) -> None:
        builder = self.builder
        for (concept, dims, period, unit), draft in zip(self._drafts.keys, self._drafts.drafts, strict=True):
            builder.add(
                concept,
                builder.periods.place(period) if period else -1,
                dims,
                draft.value,
                unit=builder.units.place(Unit(unit)) if unit else -1,
                decimals=draft.decimals,
                file=draft.file,
                line=draft.line,
                placement=draft.placement,
                note=draft.note,
            )

    def _complete(self) -> None:
        """Gives the concepts their labels, the filing its taxonomy and the name of its entity."""
        builder = self.builder
        names = [concept.name for concept in builder.concepts.items]
        builder.concepts.items[:] = [self._named(concept) for concept in builder.concepts.items]
        builder.taxonomy = self._taxonomy()
        if builder.entity is None:
            for (concept, dims, _, _), draft in zip(self._drafts.keys, self._drafts.drafts, strict=True):
                if isinstance(draft.value, str) and names[concept] in (ENTITY_NAME, _ENTITY_LABEL):
                    builder.entity = draft.value
                    if builder.dims.items[dims] == WHOLE:
                        break

    def _named(self, concept: Concept) -> Concept:
        line = self._seen[concept.name]
        definition, taxonomy = line.definition, self._lexicon.taxonomy
        element = taxonomy.elements.get(concept.name, Element(concept.name))
        known = concept.name in taxonomy.labels
        return Concept(
            concept.name,
            label_of(taxonomy, concept.name) if known else line.label,
            concept.heading or self._headings.get(concept.name),
            definition.item_type or element.item_type,
            definition.balance or element.balance,
            definition.text or documentation_of(taxonomy, concept.name),
        )

    def _taxonomy(self) -> Taxonomy:
        """The taxonomy that was at hand, with what the pages tell of their concepts and roles where it is silent."""
        taxonomy = self._lexicon.taxonomy
        told = {each.name: each.element for each in self.definitions.values()}
        reports = [page.report for page in self._pages]
        roles = [
            Role(report.role, _long_name(report), report.number, report.group, report.title)
            for report in reports
            if report.role
        ]
        if taxonomy is NO_TAXONOMY and not told and not roles:
            return taxonomy
        return replace(taxonomy, roles=taxonomy.roles or roles, elements={**told, **taxonomy.elements})


def _long_name(report: Report) -> str:
    return " - ".join(part for part in (report.number, report.group, report.title) if part)


def _dates(page: Page) -> Sequence[tuple[date, int | None]]:
    """The dates of a page, which tell the calendar of the filing."""
    rows = page.sheet.rows if page.is_equity else []
    balances = [found[1] for row in rows if row.kind is RowKind.LINE and (found := at_date(row.label))]
    return [*ends_of(page.columns), *((day, None) for day in balances)]
