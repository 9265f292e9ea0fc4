"""Turns findings into pieces of HTML: the head, the summary, and each problem with its totals, equations and charts."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import NamedTuple

from model.exports.findingsreport.equations import equation_table
from model.filing import Filing
from model.sheets.equation import equation_sheet, not_added_up
from model.sheets.findings.markrows import NO_MARK, MarkRow, is_marked
from model.sheets.findings.words import FindingWords
from model.sheets.findingsheet import finding_rows
from model.sheets.numbers import UNITS, Scale, amount_text, unit_text
from model.sheets.places import fault_cell
from model.sheets.report import filing_counts, report_scale, told_evidence, unchecked_by, unchecked_label
from model.sheets.wording import (
    breakdown_label,
    cell_label,
    correction_value,
    count_word,
    finding_message,
)
from model.totals.audit import Audit
from model.totals.factfindings import FactFinding
from model.totals.findings import Finding, TotalFinding, finding_cell
from model.totals.ledger import Cell
from model.totals.severity import Severity

#: The chart of the total in a cell as SVG, None where there is none to draw.
Chart = Callable[[Cell], str | None]

#: A report has so many charts: each takes a tenth of a second to draw and some ten thousand bytes.
MOST_CHARTS = 60
SIGNS = {Severity.ERROR: "!", Severity.WARNING: "?", Severity.INFO: "i"}
_GRADES = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.INFO: "Remarks"}
_NO_HTML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class Report(NamedTuple):
    """A report in pieces that each stay together on a page where one has room for them."""

    title: str
    pieces: tuple[str, ...]


def findings_report(filing: Filing, audit: Audit, chart: Chart, marks: Sequence[MarkRow] = ()) -> Report:
    """The report of one filing, with the marks on its findings where these are given."""
    maker = _Maker(filing, audit, chart, marks)
    return Report(maker.title, tuple(maker.pieces()))


def html(text: str) -> str:
    """A text as HTML shows it, whatever it holds."""
    return escape(_NO_HTML.sub("\N{REPLACEMENT CHARACTER}", text))


class _Maker:
    def __init__(self, filing: Filing, audit: Audit, chart: Chart, marks: Sequence[MarkRow]) -> None:
        self.title = os.path.basename(os.path.normpath(filing.path)) or filing.path
        self._filing, self._audit, self._chart = filing, audit, chart
        self._scale: Scale = report_scale(filing)
        self._words = FindingWords(filing)
        self._charts = 0
        self._marks = dict(zip(map(id, audit.findings), marks, strict=bool(marks)))
        self._rows = dict(
            zip(map(id, audit.findings), finding_rows(filing, audit, self._scale, self._words), strict=True)
        )

    def pieces(self) -> Iterator[str]:
        yield self._head()
        roots: dict[int, list[Finding]] = {}
        for finding in self._audit.findings:
            roots.setdefault(finding.root, []).append(finding)
        if roots:
            yield self._summary(list(roots.values()))
        else:
            yield '<p class="lead">No findings: every total that can be told to add up does.</p>'
        for findings in roots.values():
            yield from self._problem(findings)
        if self._filing.problems:
            yield self._problems_while_reading()

    def _head(self) -> str:
        told = filing_counts(self._filing, self._audit)
        if self._audit.findings and self._scale.word:
            told.append(("Amounts", f"in {self._scale.word}; those of a fact to mend in full"))
        rows = "".join(
            f'<tr><th align="left">{html(name)}</th><td dir="auto">{html(value)}</td></tr>' for name, value in told
        )
        return f'<h1 dir="auto">{html(self.title)}</h1><table class="facts">{rows}</table>'

    def _summary(self, problems: Sequence[Sequence[Finding]]) -> str:
        rows = []
        for severity in Severity:
            graded = [finding for finding in self._audit.findings if finding.severity is severity]
            if graded:
                roots = len({finding.root for finding in graded})
                rows.append(
                    f'<tr><td class="{severity.value}"><b>{SIGNS[severity]}</b></td><td>{_GRADES[severity]}</td>'
                    f'<td align="right">{len(graded):,}</td>'
                    f"<td>from {count_word(roots)} {_plural('problem', roots)}</td></tr>"
                )
        lines = "".join(
            f'<li><a href="#problem-{findings[0].root}" dir="auto">{html(self._message(findings[0]))}</a></li>'
            for findings in problems
        )
        return f'<h2>Summary</h2><table class="summary">{"".join(rows)}</table><ol class="contents">{lines}</ol>'

    def _message(self, finding: Finding) -> str:
        return finding_message(self._words.of(finding), finding, self._scale)

    def _problem(self, findings: Sequence[Finding]) -> Iterator[str]:
        """The heading and what to mend, then each line of totals with its chart, and each total with its equation."""
        first = findings[0]
        grade = first.severity
        head = (
            f'<h2 id="problem-{first.root}"><span class="{grade.value}">{SIGNS[grade]} Problem {first.root}'
            f"</span> · {grade.value}</h2>"
            f'<p class="lead" dir="auto">{html(self._message(first))}</p>{self._mend(first)}'
            f"{_mark(self._marks.get(id(first), NO_MARK)) if isinstance(first, FactFinding) else ''}"
        )
        lines: dict[tuple[object, ...], list[Finding]] = {}
        for finding in findings:
            cell = finding_cell(finding)
            lines.setdefault((cell.concept, cell.unit, cell.dims), []).append(finding)
        for of_line in lines.values():
            picture = self._picture(finding_cell(of_line[0])) if isinstance(of_line[0], TotalFinding) else ""
            if head or picture:
                yield head + picture
            head = ""
            yield from (self._total(finding) for finding in of_line if isinstance(finding, TotalFinding))
        yield from (piece for finding in findings for piece in self._unchecked(finding))

    def _unchecked(self, finding: Finding) -> Iterator[str]:
        """The totals that the values of a finding kept from being checked, each with what would make it and why not."""
        filing = self._words.of(finding)
        for one in unchecked_by(self._audit, finding):
            title = f'<h3 dir="auto">{html(unchecked_label(filing, one))}</h3>'
            equation = not_added_up(filing, one, self._scale)
            unit = filing.units[one.total_cell.unit] if one.total_cell.unit >= 0 else None
            table = equation_table(equation, unit_text(unit, self._scale), html)
            said = f'<ul class="evidence"><li dir="auto">{html(equation.message)}</li></ul>'
            yield f'<section class="total">{title}{table}{said}</section>'

    def _mend(self, finding: Finding) -> str:
        """The fact to mend as it is filed, its amounts in full."""
        filing = self._words.of(finding)
        if isinstance(finding, FactFinding):
            filed = [(filing.where(row), filing.value(row)) for row in finding.rows]
            unit = filing.unit_of(finding.rows[0])
            rows = [
                (html(where), html("nil" if value is None else amount_text(value, unit, UNITS)))
                for where, value in filed
            ]
        elif finding.correction is None:
            return ""
        else:
            fault = fault_cell(filing, finding)
            rows = [("The fact to mend", html(cell_label(filing, fault)))] if fault is not None else []
            row = finding.fault_row
            if row >= 0:
                unit, value = filing.unit_of(row), filing.value(row)
                amount = amount_text(value, unit, UNITS) if value is not None else ""
                rows.append(("Filed as", html(f"{unit.label if unit else ''} {amount}".strip())))
            rows.append(("Suggested", html(correction_value(filing, finding.correction, UNITS))))
            if row >= 0:
                rows.append(("Where", html(os.path.basename(filing.where(row)))))
        lines = "".join(f'<tr><th align="left">{name}</th><td dir="auto">{value}</td></tr>' for name, value in rows)
        return f'<table class="facts mend">{lines}</table>'

    def _picture(self, cell: Cell) -> str:
        if self._charts >= MOST_CHARTS:
            return '<p class="quiet">Its chart is left out: this report has as many as it can.</p>'
        svg = self._chart(cell)
        self._charts += svg is not None
        return f'<figure class="chart">{svg}</figure>' if svg else ""

    def _total(self, finding: TotalFinding) -> str:
        shown = self._rows[id(finding)]
        title = f'<h3 dir="auto">{html(shown.where)}, {html(shown.period)}</h3>'
        filing = self._words.of(finding)
        sheet = equation_sheet(filing, self._audit, finding_cell(finding), self._scale)
        axis = breakdown_label(filing, finding.check.relation)
        equations = sheet.equations if sheet is not None else ()
        equation = next((known for known in equations if known.severity and known.axis == axis), None)
        table = equation_table(equation, sheet.unit, html) if equation is not None and sheet is not None else ""
        mark = _mark(self._marks.get(id(finding), NO_MARK))
        return f'<section class="total">{title}{table}{self._said(finding)}{mark}</section>'

    def _said(self, finding: TotalFinding) -> str:
        told = told_evidence(self._words.of(finding), finding, self._scale)
        items = "".join(f'<li dir="auto">{html(sentence)}</li>' for sentence in told)
        return f'<ul class="evidence">{items}</ul>' if items else ""

    def _problems_while_reading(self) -> str:
        rows = "".join(
            f"<tr><td>{html(problem.word)}</td>"
            f'<td dir="auto">{html(problem.message)}</td><td class="quiet">{html(problem.where)}</td></tr>'
            for problem in self._filing.problems
        )
        heading = "Problems" if self._filing.failures else "Remarks"
        return f'<h2>{heading} while reading</h2><table class="facts">{rows}</table>'


def _mark(mark: MarkRow) -> str:
    """What a reader made of a finding: a label with the day, and below it the note as it was written."""
    if not is_marked(mark):
        return ""
    label = f'<span class="mark">{html(mark.text or "Noted")}</span> <span class="quiet">{html(mark.day)}</span>'
    note = "<br>".join(map(html, mark.whole_note.splitlines()))
    return f'<p class="marked">{label}</p>' + (f'<p class="note" dir="auto">{note}</p>' if note else "")


def _plural(word: str, count: int) -> str:
    return word if count == 1 else f"{word}s"
