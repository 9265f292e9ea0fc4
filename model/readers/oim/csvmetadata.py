"""Turns the metadata of an xBRL-CSV report, with all the files that it extends, into one description of its tables."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from model.errors import FilingError
from model.files import Files, read_bytes, resolve
from model.readers.oim.header import Header, members, read_header, texts
from model.readers.oim.jsontext import Bare, DamagedError, JsonText, json_text
from model.readers.oim.tally import Tally

#: Objects that an extending file adds to member by member (xBRL-CSV 1.0, extension).
_EXTENSIBLE = ("tableTemplates", "tables", "dimensions", "parameters", "links")
_HEADER_EXTENSIBLE = ("namespaces", "linkTypes", "linkGroups", "features", "final")
#: Longer chains of files that extend each other mean nothing.
_MAX_FILES = 100


@dataclass(frozen=True, slots=True)
class Properties:
    """What holds for the facts of a column, a group, a table or the report: dimensions, and decimals where stated."""

    dimensions: Mapping[str, str | None] = field(default_factory=dict)
    decimals: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. A fact column has `properties`; `groups` are chosen by the cell of a property group column,
    and the facts of other columns take theirs from the columns in `properties_from`."""

    comment: bool = False
    properties: Properties | None = None
    groups: Mapping[str, Properties] = field(default_factory=dict)
    properties_from: tuple[str, ...] = ()


class Template(NamedTuple):
    """The shape of tables: their columns, and what holds for all of their facts."""

    columns: Mapping[str, Column]
    properties: Properties
    row_id: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A file with a table; `base` is the metadata file that names it."""

    name: str
    url: str
    base: str
    template: str
    optional: bool = False
    parameters: Mapping[str, str] = field(default_factory=dict)


class Metadata(NamedTuple):
    """All that the metadata of a report says. `taxonomy` holds each reference with the file it stands in."""

    header: Header
    taxonomy: tuple[tuple[str, str], ...]
    templates: Mapping[str, Template]
    tables: tuple[Table, ...]
    properties: Properties
    parameters: Mapping[str, str]
    parameter_file: tuple[str, str] | None
    links: Mapping[str, object]


def load_metadata(files: Files, name: str, tally: Tally) -> Metadata:
    """The metadata of the report whose primary file is `name`.

    Raises:
        FilingError: it is no xBRL-CSV metadata, or too damaged to be read.
    """
    merged, origins, taxonomy = _Merger(files, tally).merge(name)
    header = read_header(merged.get("documentInfo"), tally, name)
    if not header.document_type.endswith("/xbrl-csv"):
        raise FilingError(f"{name} is no xBRL-CSV report but of the type “{header.document_type[:80]}”.")
    checker = _Checker(tally, name)
    templates = {key: checker.template(value) for key, value in members(merged.get("tableTemplates")).items()}
    url = merged.get("parameterURL")
    return Metadata(
        header,
        tuple(taxonomy),
        templates,
        tuple(
            checker.table(key, value, origins.get(key, name)) for key, value in members(merged.get("tables")).items()
        ),
        checker.properties(merged),
        texts(merged.get("parameters"), "parameters", tally, name),
        (origins.get("", name), url) if isinstance(url, str) and not isinstance(url, Bare) else None,
        members(merged.get("links")),
    )


class _Merger:
    """Reads a metadata file and those it extends, and lays the extending file over the extended ones."""

    def __init__(self, files: Files, tally: Tally) -> None:
        self._files = files
        self._tally = tally
        self._seen: set[str] = set()

    def merge(self, name: str) -> tuple[dict[str, object], dict[str, str], list[tuple[str, str]]]:
        """The merged object, the file that each table (and, as ``, the parameter file) is named in, the taxonomy."""
        self._seen.add(name)
        own = self._parse(name)
        info = dict(members(own.get("documentInfo")))
        own["documentInfo"] = info
        origins = dict.fromkeys(members(own.get("tables")), name)
        if "parameterURL" in own:
            origins[""] = name
        taxonomy = [(name, entry) for entry in strings(info.get("taxonomy"))]
        for reference in strings(info.get("extends")):
            base = resolve(self._files, name, reference)
            if base is None:
                message = f"{name} extends “{reference[:80]}”, which is not there."
                self._tally.add("extends", message, name)
            elif base in self._seen or len(self._seen) >= _MAX_FILES:
                self._tally.add("cycle", f"{name} extends {base}, which was read before.", name)
            else:
                below, more_origins, more_taxonomy = self.merge(base)
                self._lay_over(own, below, base)
                origins = {**more_origins, **origins}
                taxonomy += [pair for pair in more_taxonomy if pair not in taxonomy]
        info["taxonomy"] = list(dict.fromkeys(entry for _, entry in taxonomy))
        return own, origins, taxonomy

    def _parse(self, name: str) -> dict[str, object]:
        text, wrong = json_text(read_bytes(self._files, name), name)
        if wrong:
            self._tally.add("encoding", wrong, name)
        source = JsonText(text)
        try:
            value = source.value()
        except DamagedError as error:
            raise FilingError(
                f"{name}:{source.line} is damaged, so that its tables cannot be read: {error}."
            ) from error
        for key in dict.fromkeys(source.repeated):
            self._tally.add("repeated", f"“{key[:60]}” stands twice in one object.", name)
        if not isinstance(value, dict):
            raise FilingError(f"{name} is no xBRL-CSV metadata.")
        return value

    def _lay_over(self, own: dict[str, object], below: Mapping[str, object], base: str) -> None:
        info = own["documentInfo"]
        final = members(members(below.get("documentInfo")).get("final"))
        pairs = (
            (own, below, _EXTENSIBLE, ("documentInfo",)),
            (info, members(below.get("documentInfo")), _HEADER_EXTENSIBLE, ("documentType", "extends", "taxonomy")),
        )
        for upper, lower, extensible, apart in pairs:
            if not isinstance(upper, dict):
                continue
            for key, value in lower.items():
                if key in apart:
                    continue
                if key in extensible and isinstance(value, dict):
                    upper[key] = self._united(members(upper.get(key)), value, key, base, closed=final.get(key) is True)
                elif upper.setdefault(key, value) != value:
                    self._tally.add("redefined", f"“{key}” of {base} may not be stated anew.", base)

    def _united(
        self, upper: Mapping[str, object], lower: Mapping[str, object], what: str, base: str, *, closed: bool
    ) -> dict[str, object]:
        for key, value in upper.items():
            if key not in lower and closed:
                self._tally.add("final", f"“{what}” of {base} is final, and “{key}” was added to it.", base)
            elif key in lower and json.dumps(lower[key], sort_keys=True) != json.dumps(value, sort_keys=True):
                self._tally.add(
                    "conflict", f"“{key}” in “{what}” is not what {base} says; the extending file counts.", base
                )
        return {**lower, **upper}


class _Checker:
    """Turns the objects of metadata into their descriptions; what has the wrong type is listed and left aside."""

    def __init__(self, tally: Tally, where: str) -> None:
        self._tally = tally
        self._where = where

    def properties(self, value: object) -> Properties:
        """The `dimensions` and `decimals` of an object."""
        stated = members(value)
        dimensions = texts(stated.get("dimensions"), "dimensions", self._tally, self._where)
        decimals = stated.get("decimals")
        return Properties(dimensions, decimals if isinstance(decimals, str) else None)

    def template(self, value: object) -> Template:
        """A table template."""
        stated = members(value)
        row_id = stated.get("rowIdColumn")
        columns = {key: self._column(column) for key, column in members(stated.get("columns")).items()}
        if not columns:
            self._tally.add("columns", "A table template has no columns.", self._where)
        return Template(columns, self.properties(value), row_id if isinstance(row_id, str) else None)

    def table(self, name: str, value: object, base: str) -> Table:
        """A table; its template has its own name where none is stated."""
        stated = members(value)
        url, template = stated.get("url"), stated.get("template", name)
        if not isinstance(url, str):
            self._tally.add("url", f"The table “{name[:60]}” does not say which file it is in.", self._where)
        return Table(
            name,
            url if isinstance(url, str) else "",
            base,
            template if isinstance(template, str) else name,
            stated.get("optional") is True,
            texts(stated.get("parameters"), "parameters", self._tally, self._where),
        )

    def _column(self, value: object) -> Column:
        stated = members(value)
        groups = {key: self.properties(group) for key, group in members(stated.get("propertyGroups")).items()}
        is_fact = "dimensions" in stated or "propertiesFrom" in stated
        return Column(
            stated.get("comment") is True,
            self.properties(value) if is_fact else None,
            groups,
            tuple(strings(stated.get("propertiesFrom"))),
        )


def strings(value: object) -> list[str]:
    """The texts in a JSON list; none where the value is no list."""
    return [entry for entry in value if isinstance(entry, str)] if isinstance(value, list) else []
