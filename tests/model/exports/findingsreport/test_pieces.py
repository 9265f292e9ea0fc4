"""The report tells every finding, is one page that needs nothing else, and shows what a filing says as text only."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from model.exports.findingsreport import pieces as pieces_module
from model.exports.findingsreport.page import report_page
from model.exports.findingsreport.pieces import Chart, findings_report
from model.filing import Filing
from model.reviews.marks import Mark
from model.sheets.findings.markrows import NO_MARK, MarkRow, mark_row
from model.sheets.report import report_scale
from model.sheets.wording import evidence_sentences, finding_message
from model.totals.audit import audit
from model.totals.findings import TotalFinding
from model.totals.ledger import Cell
from tests.disclosure import disclosure_filing
from tests.filings import Fact, column, filing_of
from tests.model.reviews.making import review
from tests.model.sheets.preferring import in_doubt


def bare(_cell: Cell) -> None:
    """No chart."""


def page_of(filing: Filing, chart: Chart = bare, marks: Sequence[MarkRow] = ()) -> lxml_html.HtmlElement:
    found = audit(filing, lambda _: None)
    return lxml_html.document_fromstring(report_page(findings_report(filing, found, chart, marks)))


def text_of(element: lxml_html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def rows(table: lxml_html.HtmlElement) -> list[list[str]]:
    return [[text_of(cell) for cell in row] for row in table.iter("tr")]


def test_every_finding_is_told_with_its_equation_and_evidence() -> None:
    filing = disclosure_filing()
    found = audit(filing, lambda _: None)
    page = page_of(filing)
    told = text_of(page)
    tables = page.xpath("//table[@class='equation']")
    assert len(tables) == len(found.findings) == 6
    for finding in found.findings:
        assert isinstance(finding, TotalFinding)
        assert finding_message(filing, finding, report_scale(filing)).split(",")[0] in told
        assert all(sentence in told for sentence in evidence_sentences(filing, finding))
    assert rows(tables[0]) == [
        ["CNY in thousands", "As filed", "Corrected"],
        ["Post origination services", "35,820", "35,820"],
        ["Technical services", "327,245", "327,245"],
        ["Other revenues", "43,696", "43,696"],
        ["Sales income", "† left out: USD 154,906", "154,906"],
        ["Sum", "406,761", "561,667"],
        ["Total as filed", "561,667", "561,667"],
        ["Difference", "154,906", "0"],
    ]


def test_head_summary_and_what_to_mend() -> None:
    page = page_of(disclosure_filing())
    facts, summary, mend = (rows(table) for table in page.xpath("//table[not(@class='equation')]"))
    assert ["Facts", "43, 43 of them numbers"] in facts
    assert ["Findings", "6 (6 error), from one problem"] in facts
    assert ["Amounts", "in thousands; those of a fact to mend in full"] in facts
    assert summary == [["!", "Errors", "6", "from one problem"]]
    assert ["The fact to mend", "Sales income"] in mend
    assert ["Filed as", "USD 154,906,000"] in mend
    assert ["Suggested", "CNY"] in mend
    assert any(re.fullmatch(r"disclosure\.txt:\d+", value) for _, value in mend)


def test_one_chart_a_line_of_totals() -> None:
    asked: list[Cell] = []

    def chart(cell: Cell) -> str:
        asked.append(cell)
        return "<svg><rect/></svg>"

    page = page_of(disclosure_filing(), chart)
    assert len(page.xpath("//figure/svg")) == 2
    assert len({cell.dims for cell in asked}) == 2


def test_a_report_of_very_many_problems_stops_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces_module, "MOST_CHARTS", 1)
    page = page_of(disclosure_filing(), lambda _: "<svg></svg>")
    assert len(page.xpath("//figure/svg")) == 1
    assert "Its chart is left out" in text_of(page)


def test_values_filed_twice_are_told_with_their_places() -> None:
    page = page_of(filing_of([Fact("5"), Fact("7")]))
    told = text_of(page)
    assert "filed twice with different values: 5 and 7" in told
    assert rows(page.xpath("//table[contains(@class, 'mend')]")[0]) == [["small:1", "5"], ["small:2", "7"]]
    assert not page.xpath("//table[@class='equation']")


def test_what_values_filed_twice_keep_from_being_checked_is_told_with_them() -> None:
    page = page_of(filing_of([*column("Segments", {"A": "10", "B": "20"}, "30"), Fact("11", {"Segments": "A"})]))
    (table,) = page.xpath("//table[@class='equation']")
    assert [row[0] for row in rows(table)] == ["EUR", "A", "B", "Total as filed"]
    assert [row[1] for row in rows(table)] == ["As filed", "10 or 11", "20", "30"]
    told = text_of(page)
    assert "Segments, 2022" in told
    assert "Not checked: A for 2022 is reported with two values, 10 and 11." in told
    assert "Totals not checked1, since amounts in them are reported with several values" in told


def test_a_filing_that_adds_up_says_so() -> None:
    assert "No findings" in text_of(page_of(disclosure_filing(cny=True)))


def test_the_page_needs_nothing_beside_it() -> None:
    page = page_of(disclosure_filing(), lambda _: "<svg></svg>")
    assert not page.xpath("//script | //link | //img | //iframe | //object")
    assert [target for target in page.xpath("//@href | //@src") if not target.startswith("#")] == []
    style = text_of(page.xpath("//style")[0])
    assert "url(" not in style
    assert "@import" not in style
    assert len(set(page.xpath("//@id"))) == len(page.xpath("//@id"))


hostile = st.sampled_from(["<script>alert(1)</script>", '"><img src=x onerror=y>', "&amp;", "\x00\ud800", "a'b"])


@given(st.tuples(hostile, hostile, hostile) | st.tuples(*[st.text(st.characters(), min_size=1, max_size=8)] * 3))
def test_what_a_filing_says_is_text_and_never_markup(names: tuple[str, str, str]) -> None:
    first, second, axis = names
    facts = [Fact("9", concept=first), Fact("8", concept=first)]
    facts += column(axis, {first: "10000", second + "x": "20000"}, "39000")
    page = page_of(filing_of(facts))
    assert not page.xpath("//script | //img")
    report_page(findings_report(filing_of(facts), audit(filing_of(facts), lambda _: None), bare)).encode()


def test_a_total_is_called_what_its_section_calls_it_throughout() -> None:
    told = text_of(page_of(in_doubt("Revenue", "North")))
    assert "Total net sales by Region, 2022" in told
    assert "The north in all" in told
    assert "Revenue" not in told.replace("Total net sales", "")


def test_a_mark_stands_below_its_finding_with_its_day_and_note() -> None:
    """A note is text, in the lines in which it was written."""
    marks = [NO_MARK] * 6
    marks[1] = mark_row(review(note="See <b>memo</b>\n& letter"), ("1", "2"))
    marks[4] = mark_row(review(mark=Mark.OPEN, note="Why?"), ("100", "90"))
    page = page_of(disclosure_filing(), marks=marks)
    totals = page.xpath("//section[@class='total']")
    marked = {number: text_of(total) for number, total in enumerate(totals) if total.find_class("marked")}
    assert list(marked) == [1, 4]
    assert marked[1].endswith("Accepted, amounts changed since 1 Jan 2024See <b>memo</b>& letter")
    assert marked[4].endswith("Noted 1 Jan 2024Why?")
    (first, _) = page.find_class("note")
    assert len(first.xpath("br")) == 1
    assert not first.xpath("b")


def test_what_is_wrong_by_itself_is_marked_as_well() -> None:
    page = page_of(filing_of([Fact("5"), Fact("7")]), marks=[mark_row(review(mark=Mark.RAISE), ("100", "90"))])
    assert [text_of(mark) for mark in page.find_class("mark")] == ["To be raised"]


def test_findings_without_marks_are_told_as_if_nobody_kept_any() -> None:
    filing = disclosure_filing()
    found = audit(filing, lambda _: None)
    assert findings_report(filing, found, bare, [NO_MARK] * 6) == findings_report(filing, found, bare)
