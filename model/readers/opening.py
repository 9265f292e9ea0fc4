"""Turns a path, or text from the clipboard, into a filing by what it holds, whatever it is called."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace

from model.errors import FilingError
from model.files import Files, FolderFiles, MemoryFiles, NeighbourFiles, ZipFiles, read_bytes
from model.filing import Filing, Problem
from model.readers.choosing import Choice, choose, forms_in
from model.readers.forms import HEAD, Form, form_of

#: Reports how far the work is (0 to 1) and raises `Cancelled` when the user stopped it.
Tick = Callable[[float], None]

#: A text larger than this is no copy of a page.
MAX_TEXT = 64 * 1024 * 1024

_NO_REPORT = {
    Form.META_LINKS: "it lists labels and holds no facts; open the filing's folder",
    Form.SCHEMA: "it is a taxonomy schema and holds no facts; open the report that refers to it",
    Form.LINKBASE: "it is a linkbase and holds no facts; open the report that refers to it",
    Form.XML: "it is XML, but no report in XBRL",
    Form.JSON: "it is JSON, but no report in XBRL and no companyfacts file",
    Form.PDF: "it is a PDF, which holds no tagged facts",
    Form.IMAGE: "it is a picture",
    Form.BINARY: "it is neither text nor a report in XBRL",
}


def no_tick(_fraction: float) -> None:
    """The tick of work that nobody watches."""


def read_path(path: str, tick: Tick = no_tick, catalog: Files | None = None) -> Filing:
    """Reads the filing at `path`: a file, a folder or an archive; `catalog` holds standard taxonomies, if any.

    Raises:
        FilingError: it is not there, cannot be opened, or is of no form known here.
    """
    try:
        if os.path.isdir(path):
            return _read_set(FolderFiles(path), tick, catalog)
        if os.path.exists(path) and not os.path.isfile(path):
            # A pipe or a device would be waited for, or never end.
            raise FilingError(f"{path} is neither a file nor a folder.")
        files = NeighbourFiles(path)
        with open(path, "rb") as file:
            head = file.read(HEAD)
    except OSError as error:
        raise FilingError(f"{path} could not be opened: {error.strerror or error}.") from error
    return _read_file(files, os.path.basename(path), form_of(head), tick, catalog)


def open_catalog(path: str) -> Files:
    """The standard taxonomies in a folder, or in the archive of a taxonomy package.

    Raises:
        FilingError: there is neither at `path`.
    """
    if os.path.isdir(path):
        return FolderFiles(path)
    return ZipFiles(path, path)


def read_text(text: str, name: str, tick: Tick = no_tick) -> Filing:
    """Reads pasted text; `name` stands for the path. Raises FilingError as `read_path` does."""
    data = text.encode("utf-8", "replace")
    form = form_of(data[:HEAD])
    if form is Form.TEXT:
        return _read_plain_text(MemoryFiles(name, {name: data}), name, tick, None)
    return _read_file(MemoryFiles(name, {name: data}), name, form, tick, None)


def _read_file(files: Files, name: str, form: Form, tick: Tick, catalog: Files | None) -> Filing:
    """Reads one file; what stands beside it only helps to show its facts."""
    if form in _NO_REPORT:
        raise FilingError(f"{files.shown} cannot be opened: {_NO_REPORT[form]}.")
    if form is Form.ARCHIVE:
        return _read_archive(files, name, tick, catalog)
    if form is Form.SUBMISSION:
        return _read_submission(files, name, tick, catalog)
    if form is Form.FILING_SUMMARY:
        return _read_pages(files, tick)
    if form is Form.TEXT:
        return _read_plain_text(files, name, tick, catalog)
    return _read_report(files, Choice(form, (name,), ()), tick, catalog)


def _read_set(files: Files, tick: Tick, catalog: Files | None, depth: int = 0) -> Filing:
    """Reads a folder or archive as one filing: facts from the richest form in it."""
    forms = forms_in(files)
    choice = choose(files, forms)
    if choice is not None:
        return _with_others(_read_report(files, choice, tick, catalog), choice.others)
    archives = [name for name, form in forms.items() if form is Form.ARCHIVE] if depth == 0 else []
    for name in archives:
        with files.open(name) as stream, ZipFiles(stream, files.shown) as inner:
            if choose(inner, forms_in(inner)) is not None:
                return _read_set(inner, tick, catalog, depth + 1)
    submissions = [name for name, form in forms.items() if form is Form.SUBMISSION] if depth == 0 else []
    if submissions:
        return _read_submission(files, submissions[0], tick, catalog)
    tables = [name for name, form in forms.items() if form is Form.TEXT and _begins_table(files, name)]
    if tables:
        return _with_others(_read_plain_text(files, tables[0], tick, catalog), tables[1:])
    raise FilingError(f"{files.shown} holds no report in XBRL, no rendered pages and no table of facts.")


def _begins_table(files: Files, name: str) -> bool:
    from model.readers.table import reader as table

    with files.open(name) as file:
        return table.recognises(file.read(HEAD))


def _with_others(filing: Filing, others: Sequence[str]) -> Filing:
    """The filing, which says what else stands beside it."""
    if not others:
        return filing
    said = f"Other reports stand beside this one and were not opened: {', '.join(others)}."
    return replace(filing, problems=[*filing.problems, Problem("info", said, filing.path)])


def _read_archive(files: Files, name: str, tick: Tick, catalog: Files | None) -> Filing:
    with files.open(name) as stream, ZipFiles(stream, files.shown) as archive:
        if "xl/workbook.xml" not in archive.names():
            return _read_set(archive, tick, catalog)
    return _read_workbook(files, name, tick, catalog)


def _read_workbook(files: Files, name: str, tick: Tick, catalog: Files | None) -> Filing:
    from model.readers.sec import workbook
    from model.readers.table import reader as table

    try:
        return table.read(files, name, tick, catalog)
    except FilingError:
        # No table with one row a fact: then the SEC's, or an error that says what that would be.
        return workbook.read(files, name, tick)


def _read_submission(files: Files, name: str, tick: Tick, catalog: Files | None) -> Filing:
    from model.readers.sec import submission

    taken = submission.read(files, name, lambda fraction: tick(fraction * 0.3))
    filing = _read_set(taken.files, lambda fraction: tick(0.3 + fraction * 0.7), catalog)
    unnamed = filing.entity in (None, filing.origin.identifier)
    entity = (taken.header.company or filing.entity) if unnamed else filing.entity
    return replace(filing, entity=entity, problems=[*taken.problems, *filing.problems])


def _read_pages(files: Files, tick: Tick) -> Filing:
    from model.readers.sec import pages

    return pages.read(files, pages.pages_in(files), tick)


def _read_plain_text(files: Files, name: str, tick: Tick, catalog: Files | None) -> Filing:
    from model.readers.table import reader as table
    from model.readers.textcopy import reader as textcopy

    if files.size(name) > MAX_TEXT:
        raise FilingError(f"{files.shown} is larger than any text copy of a page or table of facts.")
    data = read_bytes(files, name)
    if table.recognises(data[:HEAD]):
        return table.read(files, name, tick, catalog)
    return textcopy.read(textcopy.decode(data, files.shown), files.shown, tick)


def _read_report(files: Files, choice: Choice, tick: Tick, catalog: Files | None) -> Filing:
    """Reads one report by the reader of its form; each is imported when it is first wanted."""
    name = choice.names[0]
    if choice.form is Form.INLINE:
        from model.readers.inline import reader as inline

        return inline.read(files, list(choice.names), tick, catalog)
    if choice.form is Form.INSTANCE:
        from model.readers.xbrl import reader as xbrl

        return xbrl.read(files, name, tick, catalog)
    if choice.form is Form.XBRL_JSON:
        from model.readers.oim import xbrljson

        return xbrljson.read(files, name, tick, catalog)
    if choice.form is Form.XBRL_CSV:
        from model.readers.oim import xbrlcsv

        return xbrlcsv.read(files, name, tick, catalog)
    if choice.form is Form.COMPANY_FACTS:
        from model.readers.sec import companyfacts

        return companyfacts.read(files, name, tick)
    if choice.form is Form.WORKBOOK:
        return _read_workbook(files, name, tick, catalog)
    return _read_page(files, choice, tick)


def _read_page(files: Files, choice: Choice, tick: Tick) -> Filing:
    from model.readers.sec import pages
    from model.readers.textcopy import reader as textcopy

    name = choice.names[0]
    if choice.form is Form.RENDERED_PAGE:
        return pages.read(files, choice.names, tick)
    return pages.read_html(textcopy.decode(read_bytes(files, name), files.shown), files.shown, tick)
