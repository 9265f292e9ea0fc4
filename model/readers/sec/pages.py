"""Turns the pages that the SEC rendered of a filing (`R2.htm`), one or all of them, into the filing that they show."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from lxml import etree

from model.building import FilingBuilder
from model.errors import FilingError
from model.files import Files, read_bytes, resolve
from model.filing import Filing
from model.networks import NO_TAXONOMY, Taxonomy
from model.readers.sec.beside import lexicon_for, pages_in, reports_beside
from model.readers.sec.definitions import read_definitions
from model.readers.sec.htmlpage import read_table, report_table
from model.readers.sec.markup import one_line, parse_html, rows_of
from model.readers.sec.rendered.assembling import Assembly
from model.readers.sec.rendered.lexicon import Lexicon
from model.readers.sec.rendered.sheet import Report
from model.readers.textcopy import reader as textcopy

FORM = "rendered-pages"
CLIPBOARD_FORM = "pasted-table"

_REPORT = re.compile(rb"<table[^>]{0,200}class=[\"']?report\b", re.IGNORECASE)
_LINKED = re.compile(r"defref_[\w-]+_")


def recognises(head: bytes) -> bool:
    """Whether a file that begins so is a page that the SEC rendered."""
    return _REPORT.search(head) is not None


def read(
    files: Files,
    names: Sequence[str],
    tick: Callable[[float], None],
    taxonomy: Taxonomy = NO_TAXONOMY,
) -> Filing:
    """Reads these pages as one filing: each is a section, its facts stand in the filing once.

    Signs that labels turn, and members without a link, are told by `taxonomy`, else by the `MetaLinks.json` beside
    the pages; the names of sections by the `FilingSummary.xml` beside them.

    Raises:
        FilingError: none of the pages shows a table of facts.
    """
    base = names[0] if names else ""
    known = {resolve(files, base, report.file): report for report in reports_beside(files, base)}
    ordered = [name for name in known if name in set(names)] + [name for name in names if name not in known]
    builder = FilingBuilder(files.shown, FORM, files=[name for name in ordered if name])
    lexicon, builder.origin = lexicon_for(files, base, taxonomy)
    assembly = Assembly(builder, lexicon)
    failed = 0
    for number, name in enumerate(builder.files):
        tick(0.6 * number / len(builder.files))
        try:
            _add(assembly, read_bytes(files, name), known.get(name) or Report(name), number)
        except FilingError as error:
            failed += 1
            builder.problem(str(error), f"{name}:1", "error")
    filing = assembly.build(lambda part: tick(0.6 + 0.4 * part))
    if not len(filing.facts):
        raise FilingError(
            str(filing.problems[0].message) if failed == 1 == len(builder.files) else f"{files.shown} shows no facts."
        )
    return filing


def _add(assembly: Assembly, data: bytes, report: Report, number: int) -> None:
    root = parse_html(data, report.file)
    table = report_table(root)
    if table is None:
        raise FilingError(f"{report.file} holds no table.")
    sheet = read_table(table)
    sheet.pairs = read_definitions(root, assembly.definitions)
    assembly.add(sheet, report, number)


def read_html(text: str, name: str, tick: Callable[[float], None]) -> Filing:
    """Reads HTML from the clipboard: a page copied from a browser, whole or its table alone.

    A table that kept neither links nor the marks of its rows is read as the text copy that it is.

    Raises:
        FilingError: there is no table of facts in it.
    """
    root = parse_html(text.encode(), name, "utf-8")
    table = report_table(root)
    if table is None:
        raise FilingError(f"{name} holds no table.")
    if not _LINKED.search(text):
        return textcopy.read(_as_text(table), name, tick)
    builder = FilingBuilder(name, CLIPBOARD_FORM)
    assembly = Assembly(builder, Lexicon())
    sheet = read_table(table, whole=False)
    sheet.pairs = read_definitions(root, assembly.definitions)
    assembly.add(sheet, Report(name), 0)
    filing = assembly.build(tick)
    if not len(filing.facts):
        raise FilingError(f"{name} shows no facts.")
    return filing


def _as_text(table: etree._Element) -> str:
    """The rows of a table with tabs between their cells, as a browser copies them."""
    rows = ("\t".join(one_line(cell) for cell in row if cell.tag in ("td", "th")) for row in rows_of(table))
    return "\n".join(rows)


__all__ = ["CLIPBOARD_FORM", "FORM", "pages_in", "read", "read_html", "recognises"]
