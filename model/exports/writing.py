"""Turns a filing into the file that its suffix asks for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import NamedTuple

from model.errors import FilingError, not_written
from model.exports.facttable import write_csv
from model.exports.findingsreport.page import write_page
from model.exports.findingsreport.pieces import Chart, Report, findings_report
from model.filing import Filing
from model.sheets.findings.markrows import MarkRow
from model.totals.audit import Audit, audit

Tick = Callable[[float], None]

#: What each suffix is written as, in the words of a file dialog.
FORMS = {
    ".xlsx": "Workbook, one sheet a section",
    ".html": "Report of findings for a browser",
    ".pdf": "Report of findings to print",
    ".csv": "Table, one row a fact",
    ".json": "xBRL-JSON",
}


class Drawing(NamedTuple):
    """What a report needs that only drawing can give: its charts, and a writer of PDF that raises OSError."""

    charts: Callable[[Filing, Audit], Chart]
    write_pdf: Callable[[Report, str], None]


def suffix_of(path: str) -> str:
    """The suffix by which a file is written. Raises FilingError where nothing is written under it."""
    suffix = os.path.splitext(path)[1].lower()
    if suffix not in FORMS:
        *others, last = FORMS
        raise FilingError(f"{path} was not written: exports are files that end in {', '.join(others)} or {last}.")
    return suffix


def tells_findings(path: str) -> bool:
    """Whether what is written under this name tells findings. Raises FilingError where nothing is written under it."""
    return suffix_of(path) not in (".csv", ".json")


def export(
    filing: Filing,
    path: str,
    drawing: Drawing,
    found: Audit | None = None,
    tick: Tick = lambda _: None,
    marks: Sequence[MarkRow] = (),
) -> str:
    """Writes the filing to `path` and gives a remark on what did not fit into the form, empty where all did.

    The filing is audited where the form tells findings and the audit is not `found` yet; `marks` has what a reader made
    of each finding, where that is known.

    Raises:
        FilingError: no form is written under this suffix, the file cannot be written, or it is the filing itself.
    """
    suffix = suffix_of(path)
    if os.path.exists(filing.path) and os.path.exists(path) and os.path.samefile(filing.path, path):
        raise FilingError(f"{path} was not written: it is the filing itself. Choose another name.")
    try:
        with _whole(path) as part:
            if suffix == ".csv":
                write_csv(filing, part)
            elif suffix == ".json":
                # As workbooks below: not to be imported when a window opens.
                from model.exports.xbrljson import write_json

                left = write_json(filing, part)
                return _left_out(left, path) if left else ""
            else:
                found = found or audit(filing, lambda _: None)
                if suffix == ".xlsx":
                    from model.exports.workbook.writing import write_workbook

                    write_workbook(filing, found, part, tick, marks)
                else:
                    report = findings_report(filing, found, drawing.charts(filing, found), marks)
                    tick(0.8)
                    (write_page if suffix == ".html" else drawing.write_pdf)(report, part)
    except OSError as error:
        raise FilingError(not_written(path, error)) from error
    return ""


@contextmanager
def _whole(path: str) -> Iterator[str]:
    """A name beside `path` that takes its place when all is written; what was there before stays if it is not."""
    part = os.path.join(os.path.dirname(path), f".{os.path.basename(path)}.{os.getpid()}.part")
    try:
        yield part
        os.replace(part, path)
    finally:
        with suppress(FileNotFoundError):
            os.remove(part)


def _left_out(count: int, path: str) -> str:
    return f"{count:,} facts whose period is open stand in {path} apart from the others, for Crossfoot alone."
