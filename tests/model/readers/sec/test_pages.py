"""What a rendered page shows is what its facts say."""

from __future__ import annotations

import pytest

from model.errors import FilingError
from model.files import MemoryFiles
from model.filing import Placement
from model.readers.sec import pages
from tests.model.readers.sec.rpages import MONEY, STOCK, Line, concept, facts, no_tick, page, read, values

TITLE = ("INCOME - USD ($)", " shares in Thousands, $ in Millions")
YEARS = (("Dec. 31, 2022",), ("Dec. 31, 2021",))
DEFINED = {
    "us-gaap_Revenues": MONEY,
    "us-gaap_EarningsPerShareBasic": concept("dtr-types:perShareItemType"),
    "us-gaap_SharesIssued": concept("xbrli:sharesItemType", "instant"),
    "us-gaap_Rate": concept("dtr-types:percentItemType"),
    "us-gaap_Cash": STOCK,
    "us-gaap_Term": concept("xbrli:durationItemType"),
    "dei_DocumentPeriodEndDate": concept("xbrli:dateItemType"),
}


def income(*rows: Line, **options: object) -> bytes:
    """An income statement of two years."""
    return page(TITLE, YEARS, rows, (("12 Months Ended", 2),), DEFINED, **options)  # type: ignore[arg-type]


def test_amounts_in_the_scale_of_the_title_with_the_accuracy_shown() -> None:
    filing = read(income(Line("Net sales", "us-gaap_Revenues", ("$ 1,234", "(56)"))))
    assert [tuple(fact) for fact in facts(filing)] == [
        ("us-gaap:Revenues", "2022-01-01/2022-12-31", "iso4217:USD", {}, "1234000000", -6),
        ("us-gaap:Revenues", "2021-01-01/2021-12-31", "iso4217:USD", {}, "-56000000", -6),
    ]
    assert filing.where(0) == "R1.htm:5"


@pytest.mark.parametrize(
    ("line", "unit", "value", "decimals"),
    [
        (Line("Basic", "us-gaap_EarningsPerShareBasic", ("$ 1.65",)), "iso4217:USD/xbrli:shares", "1.65", 2),
        (Line("Basic", "us-gaap_EarningsPerShareBasic", ("(0.5)",)), "iso4217:USD/xbrli:shares", "-0.5", 1),
        (Line("Issued", "us-gaap_SharesIssued", ("14,994,082",)), "xbrli:shares", "14994082000", -3),
        (Line("Rate", "us-gaap_Rate", ("66.00%",)), "xbrli:pure", "0.6600", 2),
        (Line("Rate", "us-gaap_Rate", ("15.50%",)), "xbrli:pure", "0.1550", 3),
        (Line("Rate", "us-gaap_Rate", ("(7.25%)",)), "xbrli:pure", "-0.0725", 4),
        (Line("Rate", "us-gaap_Rate", ("0.00%",)), "xbrli:pure", "0.0000", 2),
        (Line("Stores | store", "abc_Stores", ("1,250",)), "store", "1250", 0),
        (Line("Fee | € / shares", "abc_Fee", ("€ 1.5",)), "iso4217:EUR/xbrli:shares", "1.5", 1),
        (Line("Coins", "us-gaap_Revenues", ("BAM 12.5",)), "iso4217:BAM", "12.5", 1),
    ],
)
def test_units_come_from_the_type_the_suffix_or_the_symbol(line: Line, unit: str, value: str, decimals: int) -> None:
    filing = read(income(line, Line("Sales", "us-gaap_Revenues", ("$ 1", "2"))))
    fact = facts(filing)[0]
    assert (fact.unit, fact.value, fact.decimals) == (unit, value, decimals)


def test_texts_dates_lengths_of_time_and_nil() -> None:
    filing = read(
        income(
            Line("Term", "us-gaap_Term", ("text:2 years 8 months 12 days",)),
            Line("End", "dei_DocumentPeriodEndDate", ("text:Mar. 29,  2025",)),
            Line("Type", "dei_DocumentType", ("text:10-Q", None)),
            Line("Year", "dei_Year", ("text:2025",)),
            Line("Net sales", "us-gaap_Revenues", ("nil", "3")),
            Line("Policy", "us-gaap_PolicyTextBlock", ("text:<div><p>One</p><p>two<br>three</p></div>",)),
        )
    )
    assert [fact.value for fact in facts(filing)] == [
        "P2Y8M12D",
        "2025-03-29",
        "10-Q",
        "2025",
        None,
        "3000000",
        "One\ntwo\nthree",
    ]
    assert facts(filing)[4].unit == "iso4217:USD"


def test_instants_stand_at_the_end_of_a_column_and_openings_at_its_start() -> None:
    filing = read(
        income(
            Line("Cash at the beginning of the year", "us-gaap_Cash", ("$ 5", "4")),
            Line("Net sales", "us-gaap_Revenues", ("9", "9")),
            Line("Cash at the end of the year", "us-gaap_Cash", ("6", "5")),
        )
    )
    cash = {period: value for (name, period), value in values(filing).items() if name == "us-gaap:Cash"}
    assert cash == {"2021-12-31": "5000000", "2020-12-31": "4000000", "2022-12-31": "6000000"}


def test_of_two_lines_of_one_balance_the_first_opens_whatever_it_is_called() -> None:
    rows = (Line("Cash", "us-gaap_Cash", ("$ 5",)), Line("Cash, again", "us-gaap_Cash", ("6",)))
    assert [fact.period for fact in facts(read(income(*rows)))] == ["2021-12-31", "2022-12-31"]


def test_a_column_without_a_length_holds_instants_or_one_day() -> None:
    data = page(
        ("Cover",),
        (("Apr. 15, 2025",),),
        (Line("Type", "dei_DocumentType", ("text:8-K",)), Line("Cash", "us-gaap_Cash", ("$ 5",))),
        definitions={"dei_DocumentType": concept("dei:submissionTypeItemType"), "us-gaap_Cash": STOCK},
    )
    assert [fact.period for fact in facts(read(data))] == ["2025-04-15/2025-04-15", "2025-04-15"]


def test_a_length_covers_its_columns_and_an_empty_heading_none() -> None:
    data = page(
        TITLE,
        (("Jun. 30, 2022",), ("Jun. 30, 2022",), ("Jul. 15, 2022",)),
        (Line("Net sales", "us-gaap_Revenues", ("$ 1", "2", None)), Line("Cash", "us-gaap_Cash", (None, None, "3"))),
        (("3 Months Ended", 1), ("6 Months Ended", 1), ("", 1)),
        DEFINED,
    )
    assert [fact.period for fact in facts(read(data))] == [
        "2022-04-01/2022-06-30",
        "2022-01-01/2022-06-30",
        "2022-07-15",
    ]


def test_what_the_page_says_of_a_concept() -> None:
    filing = read(income(Line("Sales:", "us-gaap_SalesAbstract"), Line("Net sales", "us-gaap_Revenues", ("1",))))
    found = filing.concepts[0]
    assert (found.name, found.label, found.heading) == ("us-gaap:Revenues", "Net sales", "Sales:")
    assert (found.item_type, found.balance) == ("xbrli:monetaryItemType", "credit")
    assert found.definition == "What customers pay."
    assert filing.taxonomy.elements["us-gaap:Revenues"].period_type == "duration"


def test_a_prefix_with_an_underscore_is_told_by_the_definition() -> None:
    details = {**MONEY, "Namespace Prefix": "a_b_"}
    data = page(TITLE, YEARS, [Line("Sales", "a_b_Sales", ("1",))], definitions={"a_b_Sales": details})
    assert facts(read(data))[0].concept == "a_b:Sales"


def test_footnotes_of_cells_rows_and_columns() -> None:
    data = (
        b'<table class="report"><tr><th class="tl" colspan="2">Fees - USD ($)</th>'
        b'<th class="th" colspan="2"><div>Dec. 31, 2022</div></th><th class="th"><div>Dec. 31, 2021</div></th>'
        b'<th class="th"><sup>[3]</sup></th></tr>'
        b'<tr class="re"><td class="pl"><a onclick="Show.showAR( this, \'defref_us-gaap_Cash\', window );">Cash</a>'
        b"</td>"
        b'<td class="th"><sup>[1]</sup></td><td class="nump">$ 5</td><td class="fn"><sup>[2],[4]</sup></td>'
        b'<td class="nump">$ 6</td><td class="fn"></td></tr>'
        b'<tr><td colspan="6"></td></tr><tr><td colspan="6"><table class="outerFootnotes">'
        b"<tr><td>[1]</td><td>Of the row.</td></tr><tr><td>[2]</td><td>Of the cell.</td></tr>"
        b"<tr><td>[3]</td><td>Of the column.</td></tr></table></td></tr></table>"
    )
    filing = read(data)
    assert [fact.value for fact in facts(filing)] == ["5", "6"]
    assert filing.facts.notes == {0: "Of the row.\nOf the cell.", 1: "Of the row.\nOf the column."}


def test_columns_in_two_currencies() -> None:
    data = page(
        ("Sales",),
        (("Dec. 31, 2022", "CNY (¥)"), ("Dec. 31, 2022", "USD ($)")),
        [Line("Net sales", "us-gaap_Revenues", ("¥ 7", "$ 1"))],
        (("12 Months Ended", 2),),
        DEFINED,
    )
    assert [(fact.unit, fact.value) for fact in facts(read(data))] == [("iso4217:CNY", "7"), ("iso4217:USD", "1")]


def test_a_page_whose_rows_and_title_share_the_period() -> None:
    data = page(
        ("Sales (Details) - 12 months ended Dec. 31, 2022 - USD ($)", "$ in Millions"),
        (("Total",), ("Products [Member]",)),
        [Line("Net sales", "us-gaap_Revenues", ("$ 7", "1"))],
        definitions=DEFINED,
    )
    filing = read(data)
    assert {fact.period for fact in facts(filing)} == {"2022-01-01/2022-12-31"}
    assert facts(filing)[1].members == {filing.axes[0].name: "Products"}
    assert filing.axes[0].inferred


def test_a_value_without_a_period_is_open() -> None:
    filing = read(page(("Sales",), (("Products",),), [Line("Net sales", "us-gaap_Revenues", ("$ 7",))]))
    assert filing.facts.placement[0] == Placement.OPEN
    assert filing.period_of(0) is None


def test_malformed_numbers_are_kept_as_text_and_told() -> None:
    filing = read(income(Line("Net sales", "us-gaap_Revenues", ("1,23.4.5", "9" * 80))))
    assert [fact.value for fact in facts(filing)] == ["1,23.4.5", "9" * 80]
    assert [problem.severity for problem in filing.problems] == ["warning", "warning"]


@pytest.mark.parametrize("data", [b"", b"   ", b"<html></html>", b"<table></table>", b"plain words", b"\xff\xfe\x00"])
def test_what_shows_no_facts_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(FilingError, match=r"\.$"):
        read(data)


def test_a_page_cut_at_any_byte_is_read_as_far_as_it_goes_or_refused() -> None:
    whole = income(Line("Net sales", "us-gaap_Revenues", ("$ 1,234", "56")), notes={"[1]": "So."})
    counts = set()
    for end in range(0, len(whole), 23):
        try:
            counts.add(len(read(whole[:end]).facts))
        except FilingError:
            counts.add(0)
    assert counts == {0, 1, 2}


def test_spans_that_no_table_has() -> None:
    data = income(Line("Net sales", "us-gaap_Revenues", ("$ 1", "2"))).replace(
        b'<td class="nump">2', b'<td colspan="999999999" rowspan="888888888" class="nump">2'
    )
    assert [fact.value for fact in facts(read(data))] == ["1000000", "2000000"]


@pytest.mark.parametrize(
    ("head", "is_page"),
    [
        (b'<html><body><table class="report" border="0">', True),
        (b"<TABLE id=x class='report'>", True),
        (b"<html><table class=other>", False),
        (b"report", False),
    ],
)
def test_a_page_is_recognised(head: bytes, is_page: bool) -> None:
    assert pages.recognises(head) is is_page


def test_pages_are_numbered() -> None:
    files = MemoryFiles("x", dict.fromkeys(("R10.htm", "R2.htm", "R.htm", "a/R1.htm", "FR2.htm"), b""))
    assert pages.pages_in(files) == ["a/R1.htm", "R2.htm", "R10.htm"]


def test_html_from_the_clipboard_keeps_its_links() -> None:
    text = income(Line("Net sales", "us-gaap_Revenues", ("$ 1,234", "(56)"))).decode()
    fragment = text[text.index("<table") : text.index("</table>") + 8]
    filing = pages.read_html(f"<!--StartFragment-->{fragment}<!--EndFragment-->", "pasted", no_tick)
    assert [fact.value for fact in facts(filing)] == ["1234000000", "-56000000"]
    assert filing.concepts[0].name == "us-gaap:Revenues"


def test_html_without_links_is_read_as_the_text_copy_that_it_is() -> None:
    text = (
        "<table><tr><td>Sales - USD ($) $ in Millions</td><td>Dec. 31, 2022</td><td>Dec. 31, 2021</td></tr>"
        "<tr><td>Net sales</td><td>$ 1,234</td><td>56</td></tr></table>"
    )
    filing = pages.read_html(text, "pasted", no_tick)
    assert [(fact.concept, fact.value) for fact in facts(filing)] == [
        ("Net sales", "1234000000"),
        ("Net sales", "56000000"),
    ]


@pytest.mark.parametrize("text", ["", "<p>words</p>", "<table><tr><td>defref_us-gaap_Revenues</td></tr></table>"])
def test_html_without_facts_is_refused(text: str) -> None:
    with pytest.raises(FilingError):
        pages.read_html(text, "pasted", no_tick)
