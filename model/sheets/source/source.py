"""Turns the row of a fact into the passage it stands in, read from the files of its filing when first asked for."""

from __future__ import annotations

import os
import posixpath
import tempfile
from contextlib import ExitStack
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from model.errors import FilingError
from model.files import MemoryFiles
from model.filing import Filing
from model.readers.forms import HEAD, Form, form_of
from model.sheets.source.closedset import CHANGED, Opened, have_changed, stamps
from model.sheets.source.lines import lines_html
from model.sheets.source.shapes import Passage

if TYPE_CHECKING:
    # What parses pages is imported when one is first asked for: the window starts without it.
    from model.sheets.source.inlinepage import InlinePage

NO_SOURCE = "The filing was pasted; where its facts stood in it was not kept."
NO_LINE = "This form does not say where in the file a fact stands."
NO_PAGE = "This filing has no web page to open."

_INLINE, _INSTANCE = Form.INLINE.value, Form.INSTANCE.value
#: What the SEC appends to the name of a document for the instance that it extracts from it.
_EXTRACTED = "_htm.xml"
_DOCUMENT = ".htm"
_PAGES = (".htm", ".html", ".xhtml")
#: So many documents stay parsed: a report of several is hardly looked at in more at once.
_MAX_KEPT = 3


class PageFile(NamedTuple):
    """A page on the disk and the place in it to open it at, empty for its beginning."""

    path: str
    fragment: str


class Source:
    """Where the facts of one filing stand. Only `page_name` is quick; the others read files."""

    def __init__(self, filing: Filing, path: str | None, text: str = "", html: str = "") -> None:
        """`path` is None for what was pasted: a text, and the same as the browser has it."""
        self._filing = filing
        self._path = path
        self._text, self._html = text, html
        self._stamps = stamps(path, tuple(filing.files))
        self._pages: dict[str, InlinePage | None] = {}

    def name_of(self, row: int) -> str:
        """The file that a fact was read from."""
        return self._filing.files[int(self._filing.facts.file[row])]

    def page_name(self, row: int) -> str | None:
        """The web page in which a fact stands; None where it stands in no page, or in none that is at hand."""
        name = self.name_of(row)
        if self._path is None:
            return None
        if self._filing.format == _INSTANCE and name.endswith(_EXTRACTED):
            document = name.removesuffix(_EXTRACTED) + _DOCUMENT
            beside = self._path if os.path.isdir(self._path) else os.path.dirname(self._path)
            return document if os.path.isfile(os.path.join(beside, *document.split("/"))) else None
        return name if self._filing.format == _INLINE or name.lower().endswith(_PAGES) else None

    def passage(self, row: int) -> Passage:
        """Where a fact stands. What cannot be shown, or no longer, is said in the note."""
        name = self.name_of(row)
        line = int(self._filing.facts.line[row])
        place = posixpath.basename(name.replace(os.sep, "/")) + (f", line {line:,}" if line else "")
        try:
            return self._passage(row, name, place)
        except FilingError as error:
            return Passage(row, place, note=str(error))
        except OSError as error:
            return Passage(row, place, note=f"{name} could not be read: {error.strerror or error}.")

    def page_file(self, row: int, folder: str) -> PageFile:
        """The page of a fact as a file: the one on the disk, else a copy in a new folder within `folder`.

        Raises:
            FilingError: there is none, or it cannot be read or written.
        """
        name = self.page_name(row)
        if name is None:
            raise FilingError(NO_PAGE)
        fragment = self._filing.facts.element_ids.get(row, "")
        with ExitStack() as stack:
            opened = self._opened(name, stack)
            if opened.path is not None:
                return PageFile(os.path.abspath(opened.path), fragment)
            try:
                copy = os.path.join(tempfile.mkdtemp(dir=folder), _file_name(name))
                with open(copy, "xb") as file:
                    file.write(opened.stream().read())
            except OSError as error:
                raise FilingError(f"A copy of {name} could not be written: {error.strerror or error}.") from error
            return PageFile(copy, fragment)

    def _passage(self, row: int, name: str, place: str) -> Passage:
        filing = self._filing
        document = self.page_name(row)
        if filing.format in (_INLINE, _INSTANCE) and document is not None:
            page = self._page(document)
            if page is not None and row in page:
                html, note = page.passage(row)
                shown = posixpath.basename(document)
                return Passage(row, shown, html, note)
        html = self._table(row, name)
        if html:
            return Passage(row, posixpath.basename(name), html)
        with ExitStack() as stack:
            if form_of(self._stream(name, self._text, stack).read(HEAD)) is Form.ARCHIVE:
                return Passage(row, posixpath.basename(name), note=self._in_words(row))
            stream = self._stream(name, self._text, stack)
            html = lines_html(stream, int(filing.facts.line[row]), filing.facts.element_ids.get(row, ""))
        return Passage(row, place, html, "" if html else NO_LINE)

    def _table(self, row: int, name: str) -> str:
        """The table of a page that is no inline document; empty where the fact is in none."""
        if not (self._html or name.lower().endswith(_PAGES)):
            return ""
        from model.sheets.source.renderedpage import rendered_html

        with ExitStack() as stack:
            return rendered_html(self._stream(name, self._html, stack).read(), name, self._filing, row)

    def _page(self, name: str) -> InlinePage | None:
        """A parsed document; None where one that stands beside an instance is no inline document."""
        from model.sheets.source.inlinepage import InlinePage

        if name not in self._pages:
            extracted = self._filing.format == _INSTANCE
            with ExitStack() as stack:
                opened = self._opened(name, stack)
                try:
                    page = InlinePage(opened.files, name, self._filing, extracted=extracted)
                except FilingError:
                    if not extracted:
                        raise
                    page = None
            while len(self._pages) >= _MAX_KEPT:
                del self._pages[next(iter(self._pages))]
            self._pages[name] = page
        return self._pages[name]

    def _opened(self, name: str, stack: ExitStack) -> Opened:
        if self._path is None:
            raise FilingError(NO_SOURCE)
        if have_changed(self._stamps):
            raise FilingError(CHANGED.format(name=os.path.basename(self._path)))
        return Opened(self._path, name, stack)

    def _stream(self, name: str, pasted: str, stack: ExitStack) -> BinaryIO:
        if self._path is None and pasted:
            return MemoryFiles(name, {name: pasted.encode("utf-8", "replace")}).open(name)
        return self._opened(name, stack).stream()

    def _in_words(self, row: int) -> str:
        """The row of a workbook, and the sheet in that of the SEC, whose sections are its sheets."""
        from model.readers.sec import workbook

        sheets = self._filing.sections if self._filing.format == workbook.FORM else ()
        sheet = next((section.title for section in sheets if row in section.facts), "")
        of_sheet = f" of the sheet “{sheet}”" if sheet else ""
        line = int(self._filing.facts.line[row])
        return f"In row {line:,}{of_sheet} of {posixpath.basename(self.name_of(row))}."


def _file_name(name: str) -> str:
    """The name for a copy of a page: signs that every file system takes, and the ending by which a browser knows it."""
    stem = posixpath.splitext(posixpath.basename(name))[0]
    plain = "".join(sign if sign.isalnum() or sign in "-_. " else "_" for sign in stem)[:80].strip(". ")
    return f"{plain or 'page'}{'.xhtml' if name.lower().endswith('.xhtml') else _DOCUMENT}"
