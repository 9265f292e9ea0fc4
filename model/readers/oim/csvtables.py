"""Turns the rows of a table of an xBRL-CSV report into facts, by the template of the table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from model.files import Files
from model.readers.oim.csvmetadata import Properties, Table, Template
from model.readers.oim.csvrows import Cell, Gap, cell, is_identifier, rows
from model.readers.oim.report import Fact
from model.readers.oim.tally import Tally

_ROW_IDENTIFIER = re.compile(r"[\w\-]+\Z")


class Reference(NamedTuple):
    """A property that is not the same for every row: the cell of a column, or the number or id of the row."""

    name: str
    column: int
    bound: str


class Plan(NamedTuple):
    """The properties of the facts of a column: those of every row, and those to be looked up row by row."""

    constants: dict[str, str | None]
    references: tuple[Reference, ...]


#: What a reference looks up that is no column; below all places of columns.
_ROW_NUMBER, _ROW_ID = -1, -2
#: The name under which a plan holds decimals, which no dimension has.
_DECIMALS = "#decimals"


class TableReader:
    """The facts of one table. `parameters` are those of the report, `report` what holds for all of its facts."""

    def __init__(
        self,
        table: Table,
        template: Template,
        report: Properties,
        parameters: Mapping[str, str],
        tally: Tally,
        place: tuple[str, int],
    ) -> None:
        self._table = table
        self._template = template
        self._report = report
        self._parameters = {**parameters, **table.parameters}
        self._tally = tally
        self._name, self._file = place
        self._places: dict[str, int] = {}
        self._plans: dict[tuple[str, tuple[str, ...]], Plan] = {}

    def facts(self, files: Files) -> Iterator[Fact]:
        """The facts row by row, from left to right."""
        seen: set[str] = set()
        for number, (line, row) in enumerate(rows(files, self._name, self._tally)):
            where = f"{self._name}:{line}"
            if number == 0:
                self._read_head(row, where)
            elif any(row):
                yield from self._row_facts(number, line, row, self._row_id(row, seen, where))

    def _read_head(self, head: Sequence[str], where: str) -> None:
        for place, name in enumerate(head):
            column = self._template.columns.get(name)
            if not name:
                continue
            if column is None:
                message = f"The column “{name[:60]}” of {self._name} is not in the template of its table."
                self._tally.add("unknown column", message, where)
            elif name in self._places:
                self._tally.add("second column", f"{self._name} has two columns “{name[:60]}”.", where)
            elif not column.comment:
                self._places[name] = place
            if not is_identifier(name):
                self._tally.add("column name", f"“{name[:60]}” cannot be the name of a column.", where)

    def _row_id(self, row: Sequence[str], seen: set[str], where: str) -> str | None:
        place = self._places.get(self._template.row_id or "")
        if place is None:
            return None
        text = row[place] if place < len(row) else ""
        if not _ROW_IDENTIFIER.match(text) or text in seen:
            what = "stands twice" if text in seen else "is none"
            self._tally.add("row id", f"A row of {self._name} is told by “{text[:40]}”, which {what}.", where)
            return None
        seen.add(text)
        return text

    def _row_facts(self, number: int, line: int, row: list[str], row_id: str | None) -> Iterator[Fact]:
        where = f"{self._name}:{line}"
        chosen = self._chosen_groups(row, where)
        for name, place in self._places.items():
            column = self._template.columns[name]
            if column.properties is None or place >= len(row) or not row[place]:
                continue
            value = self._cell(row[place], where)
            if isinstance(value, Gap):
                if value is Gap.NONE:
                    self._tally.add("none", "“#none” is no value of a fact.", where)
                continue
            groups = tuple(f"{source}:{chosen[source]}" for source in column.properties_from if source in chosen)
            plan = self._plans.get((name, groups))
            if plan is None:
                layers = [
                    self._template.columns[source].groups[chosen[source]]
                    for source in column.properties_from
                    if source in chosen
                ]
                layers = [column.properties, *layers, self._template.properties, self._report]
                plan = self._plans[name, groups] = self._plan(layers, where)
            found = self._look_up(plan, number, row, row_id, where)
            decimals = found.pop(_DECIMALS, None)
            fact_id = f"{self._table.name}.r_{row_id or number}.{name}"
            yield Fact(fact_id, found, value, decimals, line, self._file)

    def _chosen_groups(self, row: Sequence[str], where: str) -> dict[str, str]:
        """The property group that each property group column of a row chooses."""
        chosen: dict[str, str] = {}
        for name, place in self._places.items():
            groups = self._template.columns[name].groups
            text = row[place] if groups and place < len(row) else ""
            if text in groups:
                chosen[name] = text
            elif text:
                message = f"“{text[:40]}” is no property group of the column “{name[:40]}”."
                self._tally.add("group", message, where)
        return chosen

    def _plan(self, layers: Sequence[Properties], where: str) -> Plan:
        """Of each property the first layer that states it counts; `#none` there means that there is none."""
        constants: dict[str, str | None] = {}
        references: dict[str, Reference] = {}
        settled: set[str] = set()
        for layer in layers:
            stated = dict(layer.dimensions)
            if layer.decimals is not None:
                stated[_DECIMALS] = layer.decimals
            for name, text in stated.items():
                if name in settled or text is None:
                    continue
                settled.add(name)
                source = self._source(name, text, where)
                if isinstance(source, Reference):
                    references[name] = source
                elif not isinstance(source, Gap):
                    constants[name] = source
        return Plan(constants, tuple(references.values()))

    def _source(self, name: str, text: str, where: str) -> Reference | Cell:
        """The constant value of a property, or the reference `$column`, `$parameter`, `$rowNumber`, perhaps `@end`."""
        if not text.startswith("$"):
            return self._cell(text, where)
        if text.startswith("$$"):
            return text[1:]
        target, at, bound = text[1:].partition("@")
        suffix = f"@{bound}" if at else ""
        if target in self._places:
            return Reference(name, self._places[target], suffix)
        if target in self._parameters:
            value = self._cell(self._parameters[target], where)
            return f"{value}{suffix}" if isinstance(value, str) else value
        if target in ("rowNumber", "rowId"):
            return Reference(name, _ROW_NUMBER if target == "rowNumber" else _ROW_ID, suffix)
        column = self._template.columns.get(target)
        if column is None or column.comment:
            message = f"“{text[:60]}” refers to no column and no parameter of {self._name}."
            self._tally.add(f"reference {text}", message, where)
        return Gap.NONE

    def _look_up(
        self, plan: Plan, number: int, row: list[str], row_id: str | None, where: str
    ) -> dict[str, str | None]:
        found = dict(plan.constants)
        for name, place, bound in plan.references:
            if place == _ROW_NUMBER:
                found[name] = str(number)
            elif place == _ROW_ID:
                found[name] = row_id
            elif place < len(row):
                value = self._cell(row[place], where)
                if not isinstance(value, Gap):
                    found[name] = f"{value}{bound}" if bound and value is not None else value
        return found

    def _cell(self, text: str, where: str) -> Cell:
        value = cell(text)
        if isinstance(value, ValueError):
            self._tally.add("special", f"{value}.", where)
            return Gap.EMPTY
        return value
