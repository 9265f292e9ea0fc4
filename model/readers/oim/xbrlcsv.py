"""Turns an xBRL-CSV report into a filing: the metadata in JSON, and the tables that it describes."""

from __future__ import annotations

import re
from collections.abc import Callable

from model.building import FilingBuilder
from model.files import Files, resolve
from model.filing import Filing
from model.readers.oim.csvmetadata import Metadata, Table, load_metadata, strings
from model.readers.oim.csvrows import parameters
from model.readers.oim.csvtables import TableReader
from model.readers.oim.header import members
from model.readers.oim.report import Report, names_of
from model.readers.oim.tally import Tally
from model.taxonomy.loading import load_taxonomy

Tick = Callable[[float], None]

FORM = "xbrl-csv"

_TYPE = re.compile(rb'"documentType"\s*:\s*"https?://[^"]*/xbrl-csv"')
_EVERY = 4096
#: The most files that a filing can name, by the width of its columns.
_MAX_FILES = 32_000


def recognises(head: bytes) -> bool:
    """The beginning of a file is that of the metadata of an xBRL-CSV report."""
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return text[:1] == b"{" and (_TYPE.search(text) is not None or b'"tableTemplates"' in text)


def read(files: Files, name: str, tick: Tick, catalog: Files | None = None) -> Filing:
    """Reads the report whose metadata is the file `name`; tables and what it extends are looked for in `files` alone.

    Raises:
        FilingError: it is no xBRL-CSV report, or its metadata could not be read.
    """
    builder = FilingBuilder(files.shown, FORM, files=[name])
    tally = Tally(builder)
    metadata = load_metadata(files, name, tally)
    names = names_of(metadata.header)
    taxonomy = load_taxonomy(files, metadata.taxonomy, names, _no_tick, builder.problem, catalog=catalog)
    report = Report(builder, metadata.header, names, taxonomy, tally, strict=False)
    stated = _parameters(files, metadata, tally)
    for number, table in enumerate(metadata.tables):
        reader = _table_reader(files, metadata, table, stated, builder, tally)
        if reader is not None:
            for count, fact in enumerate(reader.facts(files)):
                report.add(fact)
                if count % _EVERY == 0:
                    tick(number / len(metadata.tables))
    for groups in metadata.links.values():
        for links in members(groups).values():
            for source, targets in members(links).items():
                report.link(source, strings(targets))
    report.finish()
    return builder.build()


def _no_tick(_fraction: float) -> None:
    """The tick of a part that is quick beside the tables."""


def _parameters(files: Files, metadata: Metadata, tally: Tally) -> dict[str, str]:
    """The parameters of the report; those of its file count before those of the metadata."""
    stated = dict(metadata.parameters)
    if metadata.parameter_file is not None:
        base, url = metadata.parameter_file
        name = resolve(files, base, url)
        if name is None:
            tally.add("parameter file", f"The parameters in “{url[:80]}” are not there.", base)
        else:
            stated |= parameters(files, name, tally)
    return stated


def _table_reader(
    files: Files, metadata: Metadata, table: Table, stated: dict[str, str], builder: FilingBuilder, tally: Tally
) -> TableReader | None:
    """The reader of a table that is there; None, and a problem unless the table is optional, where it is not."""
    template = metadata.templates.get(table.template)
    if template is None:
        tally.add("template", f"The table “{table.name[:60]}” has no template “{table.template[:60]}”.", table.base)
        return None
    # The primary metadata file says where tables are, but some reports mean the file that names the table.
    name = resolve(files, builder.files[0], table.url) or resolve(files, table.base, table.url)
    if name is None:
        if not table.optional:
            message = f"The table “{table.name[:60]}” is missing: “{table.url[:80]}” is not there."
            tally.add(f"table {table.url}", message, table.base)
        return None
    if len(builder.files) < _MAX_FILES:
        builder.files.append(name)
    place = (name, len(builder.files) - 1)
    return TableReader(table, template, metadata.properties, stated, tally, place)
