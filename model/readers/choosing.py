"""Turns a set of files into the one report to read from it: its form, its documents, and what was left aside."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from model.errors import FilingError
from model.files import Files
from model.readers.forms import HEAD, Form, form_of

#: Forms that hold facts, the richest first: of several in one filing the first gives them.
REPORTS = (
    Form.INLINE,
    Form.INSTANCE,
    Form.XBRL_JSON,
    Form.XBRL_CSV,
    Form.RENDERED_PAGE,
    Form.WORKBOOK,
    Form.COMPANY_FACTS,
)
_ENGLISH = re.compile(r"(?:^|[-_./])en(?:[-_./]|$)", re.IGNORECASE)
_IN_ENGLISH = re.compile(
    rb"<(?:\w+:)?html\b[^>]*\slang=[\"']en\b|<(?:\w+:)?html\b[^>]*\sxml:lang=[\"']en\b", re.IGNORECASE
)
_PAGE = re.compile(r"(?:^|/)R\d+\.html?$", re.IGNORECASE)


class Choice(NamedTuple):
    """The documents that make one report, and the names of other reports that stand beside it."""

    form: Form
    names: tuple[str, ...]
    others: tuple[str, ...]


def forms_in(files: Files) -> dict[str, Form]:
    """The form of every file of the set; a page is one only under the name that the SEC gives its pages."""
    found: dict[str, Form] = {}
    for name in files.names():
        try:
            with files.open(name) as file:
                form = form_of(file.read(HEAD))
        except FilingError:
            # A damaged file beside a report takes nothing from it; what the report needs of it, its reader says.
            form = Form.BINARY
        if form is Form.RENDERED_PAGE and not _PAGE.search(name):
            form = Form.HTML
        if form is Form.ARCHIVE and name.lower().endswith(".xlsx"):
            form = Form.WORKBOOK
        found[name] = form
    return found


def choose(files: Files, forms: dict[str, Form]) -> Choice | None:
    """The richest report of a set, None where it holds none.

    In a report package (Report Packages 1.0) a document directly in `reports` is a report of its own, and those of one
    folder below it are one; elsewhere the inline documents of a folder are one report.
    """
    packaged = [name for name in forms if "reports" in posixpath.dirname(name).split("/")]
    for form in REPORTS:
        names = [name for name in packaged if forms[name] is form] or [name for name in forms if forms[name] is form]
        if not names:
            continue
        if form is Form.RENDERED_PAGE:
            return Choice(form, tuple(names), ())
        reports = _reports(names) if form is Form.INLINE else [(name,) for name in names]
        chosen = max(reports, key=lambda report: _rank(files, report))
        others = tuple(report[0] for report in reports if report is not chosen)
        return Choice(form, chosen, others)
    return None


def _reports(names: Iterable[str]) -> list[tuple[str, ...]]:
    """Inline documents by the report that they are part of."""
    groups: dict[str, list[str]] = {}
    for name in names:
        folder = posixpath.dirname(name)
        own = posixpath.basename(folder) == "reports"
        groups.setdefault(name if own else folder, []).append(name)
    return [tuple(group) for group in groups.values()]


def _rank(files: Files, report: Sequence[str]) -> tuple[bool, int]:
    """English before other languages, by the names of the documents or by what these say; then the larger report."""
    english = any(_ENGLISH.search(posixpath.splitext(_within(name))[0]) for name in report)
    return english or _says_english(files, report[0]), sum(files.size(name) for name in report)


def _within(name: str) -> str:
    """A name from the folder of reports on: the package may be called `en` for all of them."""
    _, reports, inside = name.rpartition("reports/")
    return inside if reports else posixpath.basename(name)


def _says_english(files: Files, name: str) -> bool:
    with files.open(name) as file:
        return _IN_ENGLISH.search(file.read(HEAD)) is not None
