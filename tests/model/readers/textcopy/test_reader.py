"""Whole pages, in both dialects: what each sentence of theirs becomes in a filing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.errors import Cancelled, FilingError
from model.filing import Kind, Placement
from model.readers.textcopy import reader
from tests.model.readers.textcopy.pages import YEARS, messages, page, read, units, values


@pytest.mark.parametrize(
    "text", ["", "\n\n", "hello", "hello\nworld\t1", "|a\n|b\n|5\n", "a\tb\n", "|12 Months Ended\n|5\n"]
)
def test_a_text_without_headings_is_refused(text: str) -> None:
    with pytest.raises(FilingError, match=r"^letter\.txt has no column headings with dates, .*\.$"):
        read(text, "letter.txt")


def test_headings_without_values_are_refused() -> None:
    with pytest.raises(FilingError, match=r"^letter\.txt has column headings but no values below them, .*\.$"):
        read(page("T", *YEARS, "Revenue", "Cost"), "letter.txt")


def test_cancelling_stops_the_reading() -> None:
    def tick(fraction: float) -> None:
        if fraction > 0:
            raise Cancelled

    with pytest.raises(Cancelled):
        reader.read(page("T", *YEARS, "Revenue", "5"), "page.txt", tick)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.sampled_from("|\t\n\r 1,.$¥()[]-—%AaXx/\u00a0"), max_size=200))
def test_any_text_below_headings_reads_or_is_refused(text: str) -> None:
    for heads in (page("T", *YEARS), "T\t12 Months Ended\n\tDec. 31, 2022\tDec. 31, 2021\n", ""):
        try:
            read(heads + text)
        except FilingError as error:
            assert str(error).endswith(".")  # noqa: PT017 - most texts read


HEADS = ["12 Months Ended", "9 Months Ended", "Dec. 31, 2022", "2021-06-30", "USD ($)", "¥", "shares", "Jan. 1, 0001"]
BODIES = ["A [Member]", " | ", "[1]", "1,234", "(5)", "—", "12.5%", "1,23,4", "Total", "Total | $", "B", "9" * 70]
OTHERS = ["|", "\t", "\n", "- Definition", "$ in Thousands", "999 Months Ended"]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(HEADS + BODIES + OTHERS), max_size=60))
def test_any_mixture_of_what_pages_hold_reads_or_is_refused(pieces: list[str]) -> None:
    try:
        filing = read("\n|".join(pieces))
    except FilingError as error:
        assert str(error).endswith(".")  # noqa: PT017 - most mixtures read
    else:
        assert len(filing.facts)


def test_format_file_and_section() -> None:
    filing = read(page("LEASES (Details) - Rent\n$ in Thousands", *YEARS, "Rent", "1", "2"), "a/rent.txt")
    assert (filing.path, filing.format, filing.entity, list(filing.files)) == (
        "a/rent.txt",
        "text-copy",
        None,
        ["a/rent.txt"],
    )
    assert [(section.title, section.group) for section in filing.sections] == [("Rent", "LEASES (Details)")]
    assert filing.where(1) == "a/rent.txt:10"
    assert read(page("", *YEARS, "Rent", "1", "2")).sections[0].title == "Untitled page"


TITLE = "SALES (Details)\n$ in Thousands"
PAGE = "|".join((TITLE, *YEARS, "Sales [Abstract]", "Sales", "$ 5", "(6)", "Rate", "12.5%", "—"))
PASTED = f"{TITLE}\t{YEARS[0]}\n{YEARS[1]}\t{YEARS[2]}\nSales [Abstract]\t\t\nSales\t$ 5\t(6)\nRate\t12.5%\t—\n"


@pytest.mark.parametrize(
    "text",
    [
        page(*PAGE.split("|")),
        page(*PAGE.split("|")).replace("\n", "\r\n"),
        "\ufeff" + page(*PAGE.split("|")),
        page(*PAGE.split("|")).replace(" ", "\u00a0"),
        page(*PAGE.split("|")).replace("(6)", "(6) [1]") + "|[1] Restated.\n",
        page(*PAGE.split("|")).replace("(6)", "(6)\n|[1]").replace("$ 5", "$\u20095"),
        page(*PAGE.split("|")) + "|X\n- Definition\nText.\n|7\n",
        page(*PAGE.split("|")).replace("|", "  | "),
        PASTED,
        PASTED.replace("\n", "\r\n"),
        "\ufeff" + PASTED.replace(" ", "\u00a0"),
        PASTED.replace("\t(6)", "\t(6)\t[1]").replace("\t\t\n", "\t\t\t\n").replace("\t—", "\t—\t") + "[1] Restated.\n",
        PASTED.replace("$ 5\t", "$ 5\t[1],[2]\t").replace("12.5%\t", "12.5%\t\t")
        + "[1]\tRestated.\nX\n- Definition\nText\n",
        PASTED + "\n\nX\n- References\nSales\t1\t2\n",
    ],
)
def test_every_way_of_writing_it_gives_the_same_facts(text: str) -> None:
    filing = read(text)
    assert values(filing, "Sales") == [("2022", Decimal(5000)), ("2021", Decimal(-6000))]
    assert units(filing, "Sales") == [("iso4217:USD", -3)] * 2
    assert values(filing, "Rate") == [("2022", Decimal("0.125")), ("2021", None)]
    assert units(filing, "Rate")[0] == ("xbrli:pure", 3)
    assert filing.facts.kind.tolist() == [Kind.NUMBER, Kind.NUMBER, Kind.NUMBER, Kind.NIL]
    assert {each.heading for each in filing.concepts} == {"Sales"}
    assert set(filing.facts.placement.tolist()) == {Placement.GIVEN}
    assert not filing.axes
    assert not filing.problems


def test_empty_fields_give_the_column() -> None:
    filing = read("T\t12 Months Ended\n\tDec. 31, 2022\tDec. 31, 2021\nA\t\t1\nB\t2\t\nC\t3\n")
    assert [values(filing, label)[0][0] for label in "ABC"] == ["2021", "2022", None]
    assert filing.facts.placement.tolist() == [Placement.GIVEN, Placement.GIVEN, Placement.OPEN]
    assert messages(filing, "info") == [
        "The period of one value of “C” is open. Could stand in 2022 or 2021; no total tells which. page.txt:5"
    ]


def test_a_line_with_open_values_is_one_problem() -> None:
    three = ("12 Months Ended", *(f"Dec. 31, {year}\nUSD ($)" for year in (2022, 2021, 2020)))
    filing = read(page("T", *three, "A [Member]", "Sales", "1", "2"))
    assert filing.facts.period.tolist() == [-1, -1]
    (message,) = messages(filing, "info")
    assert message.startswith("The periods of 2 values of “A | Sales” are open. Could stand in 2022, 2021 or 2020; no")
    assert message.endswith(" page.txt:11")


def test_more_values_than_columns_are_open() -> None:
    filing = read(page("T", *YEARS, "Sales", "1", "2", "3"))
    assert filing.facts.placement.tolist() == [Placement.OPEN] * 3
    assert messages(filing, "warning") == ["“Sales” has 3 values for 2 columns; their periods are open. page.txt:7"]
    assert messages(filing, "info") == []


def test_lengths_that_cannot_be_told_leave_facts_open() -> None:
    heads = ("3 Months Ended", "9 Months Ended", "Sep. 30, 2023", "Jun. 30, 2023", "Mar. 31, 2023")
    filing = read(page("T", *heads, "Sales", "1", "2", "3"))
    assert filing.facts.placement.tolist() == [Placement.OPEN] * 3
    assert len(messages(filing, "warning")) == 1


def test_two_lengths_side_by_side() -> None:
    heads = ("3 Months Ended", "9 Months Ended", *("Sep. 30, 2023", "Sep. 30, 2022") * 2)
    filing = read(page("T - USD ($)", *heads, "Sales", "1", "2", "3", "4"))
    assert [period.text for period in filing.periods] == [
        "2023-07-01/2023-09-30",
        "2022-07-01/2022-09-30",
        "2023-01-01/2023-09-30",
        "2022-01-01/2022-09-30",
    ]


def test_rows_of_text() -> None:
    filing = read(
        page(
            "T", *YEARS, "Term", "5 years", "P3Y", "Renewable", "Yes", "false", "Signed", "Dec. 31, 2020", "May 3, 2019"
        )
    )
    assert values(filing, "Term") == [("2022", "5 years"), ("2021", "P3Y")]
    assert [text for _, text in values(filing, "Renewable")] == ["Yes", "false"]
    assert units(filing, "Signed") == [(None, None)] * 2
    assert set(filing.facts.kind.tolist()) == {Kind.TEXT}
    pasted = read("T\t12 Months Ended\n\tDec. 31, 2022\tDec. 31, 2021\nPlan\tany words at all\t\n")
    assert values(pasted, "Plan") == [("2022", "any words at all")]


def test_malformed_numbers_stay_text_and_are_said() -> None:
    filing = read(page("T", *YEARS, "Sales", "1,23,4", "5"))
    assert values(filing, "Sales") == [("2022", "1,23,4"), ("2021", Decimal(5))]
    assert messages(filing, "warning") == ["“1,23,4” looks like a number but is none; it is kept as text. page.txt:8"]


def test_a_year_can_be_a_label() -> None:
    filing = read(page("Maturities", *YEARS, "2023", "1,000", "2,000", "2024", "3,000", "4,000"))
    assert [concept.label for concept in filing.concepts] == ["2023", "2024"]


def test_values_without_a_label_are_said() -> None:
    filing = read(page("T", *YEARS, "5", "Sales", "1", "2"))
    assert messages(filing, "warning") == ["“5” stands beside no label. page.txt:7"]
    filing = read("T\tDec. 31, 2022\nSales\t1\n\t5\n")
    assert messages(filing, "warning") == ["“5” stands beside no label. page.txt:3"]


def test_members_with_and_without_brackets() -> None:
    for member in ("Direct lending program", "Direct lending program [Member]"):
        filing = read(page("T", *YEARS, "Total", "3", "4", "A [Member]", "Total", "1", "1", member, "Total", "2", "3"))
        assert [filing.members[i].label for i in range(2)] == ["A", "Direct lending program"]
        assert all(each.name == each.label for each in filing.members)


def test_several_lines_a_block() -> None:
    block = ("Sales", "1", "Cost", "2", "3")
    filing = read(
        page(
            "T",
            *YEARS,
            "Sales",
            "1",
            "4",
            "Cost",
            "5",
            "3",
            "A [Member]",
            *block,
            "B [Member]",
            "Sales",
            "4",
            "Cost",
            "3",
        )
    )
    assert values(filing, "Sales")[2:] == [("2022", Decimal(1)), ("2021", Decimal(4))]
    placements = [Placement(int(each)) for each in filing.facts.placement]
    assert placements[4] is Placement.CERTAIN
    assert filing.facts.notes[4] == "The only column in which the totals foot."


def test_a_wide_number_is_exact() -> None:
    filing = read(page("T\n$ in Trillions", "Dec. 31, 2022\nUSD ($)", "Cash", "123,456,789,012,345,678,901,234.5"))
    assert filing.value(0) == Decimal("123456789012345678901234500000000000")


def test_a_tick_is_given_from_beginning_to_end() -> None:
    seen: list[float] = []
    reader.read(page("T", *YEARS, "Sales", "1", "2"), "page.txt", seen.append)
    assert seen == sorted(seen)
    assert seen[0] == 0.0


def test_a_member_may_be_called_like_a_line() -> None:
    filing = read(
        page(
            "Debt (Details) - USD ($)",
            "Mar. 29, 2025",
            "Debt Instrument [Line Items]",
            "Commercial paper",
            "5,982",
            "Fixed-rate notes",
            "92,200",
            "Commercial paper",
            "Debt Instrument [Line Items]",
            "Commercial paper",
            "6,000",
        )
    )
    members = [[member for _, member in filing.dimensions_of(row)] for row in range(len(filing.facts))]
    assert [len(pairs) for pairs in members] == [0, 0, 1]
    assert filing.members[members[2][0]].label == "Commercial paper"


def test_two_concepts_may_share_a_label() -> None:
    filing = read(
        page("Cash - USD ($)", "Dec. 31, 2022", "Cash", "100", "Deposits", "20", "Cash", "120", "Cash", "100")
    )
    concepts = [filing.concepts[code] for code in filing.facts.concept.tolist()]
    assert [concept.label for concept in concepts] == ["Cash", "Deposits", "Cash", "Cash"]
    assert concepts[0] == concepts[3]
    assert concepts[0] != concepts[2]


def test_symbols_and_brackets_in_cells_of_their_own() -> None:
    table = (
        "Sales (Details) - USD ($)\t\t\t\t\t\t\n"
        "\t12 Months Ended\n"
        "\tDec. 31, 2022\tDec. 31, 2021\n"
        "Sales\t$\t46,841\t\t$\t45,963\t\n"
        "Loss\t\t(12\t)\t\t(7\t)\n"
    )
    filing = read(table)
    values = [str(filing.value(row)) for row in range(len(filing.facts))]
    assert values == ["46841", "45963", "-12", "-7"]
    assert [period.label() for row in range(4) if (period := filing.period_of(row))] == ["2022", "2021"] * 2
    joined = read(page("Sales (Details) - USD ($)", "12 Months Ended", "Dec. 31, 2022", "Sales", "$", "46,841"))
    assert joined.value(0) == 46841
