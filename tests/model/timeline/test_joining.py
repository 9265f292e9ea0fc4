"""Tests of joined filings: what stands, what was restated, which names are one, and where facts come from."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.building import FilingBuilder
from model.errors import FilingError
from model.filing import Concept, Filing, Placement, Problem, Restatement
from model.periods import Period
from model.sheets.factcard import Entry, fact_card
from model.sheets.linesheet import line_sheet
from model.sheets.wording import restated_sentence
from model.timeline.joining import join
from tests.facts import told
from tests.filings import Fact, filing_of
from tests.reports import NAMESPACES, Said, report, row_of, values

NEXT_YEAR = {"us-gaap": "http://fasb.org/us-gaap/2023", "ex": "http://example.com/20231231"}


def joined(*filings: Filing) -> Filing:
    return join(filings).filing


def test_lines_go_over_the_years_of_all_filings() -> None:
    old = report([Said("90", 2021), Said("80", 2020), Said("5", 2021, "ex:Backlog")], 2021)
    new = report([Said("100"), Said("90", 2021)], 2022, namespaces=NEXT_YEAR)
    filing = joined(old, new)
    assert (filing.format, filing.entity) == ("timeline", "Example Inc")
    assert values(filing) == {(2022, ()): 100, (2021, ()): 90, (2020, ()): 80}
    assert values(filing, "ex:Backlog") == {(2021, ()): 5}
    assert not filing.restated
    sheet = line_sheet(filing, filing.sections[0])
    assert [filing.periods[period].label() for period in sheet.periods] == ["2022", "2021", "2020"]
    revenue = int(filing.facts.concept[row_of(filing, 2022)])
    line = next(number for number, line in enumerate(sheet.lines) if line.concept == revenue)
    assert [filing.value(row) for row in sheet.facts[line].tolist()] == [100, 90, 80]


def test_what_a_later_filing_states_otherwise_is_restated_with_both_values() -> None:
    oldest = report([Said("80", 2020)], 2020)
    old = report([Said("90", 2021), Said("81", 2020)], 2021)
    new = report([Said("100"), Said("95", 2021), Said("82", 2020)], 2022)
    filing = joined(new, oldest, old)
    assert values(filing) == {(2022, ()): 100, (2021, ()): 95, (2020, ()): 82}
    assert filing.restated == {
        row_of(filing, 2021): (Restatement(Decimal(90), None, "10-K to 31 Dec 2021", "", "2021.xml:4"),),
        row_of(filing, 2020): (
            Restatement(Decimal(81), None, "10-K to 31 Dec 2021", "", "2021.xml:5"),
            Restatement(Decimal(80), None, "10-K to 31 Dec 2020", "", "2020.xml:4"),
        ),
    }
    row = row_of(filing, 2021)
    assert filing.where(row) == "2022.xml:5"
    card = fact_card(filing, row)
    assert Entry("Stated before", "90 in the 10-K to 31 Dec 2021 (2021.xml:4)") in card
    assert Entry("Report", "10-K to 31 Dec 2022") in card
    assert restated_sentence(filing, row) == (
        "Restated: 95 in the 10-K to 31 Dec 2022; before that 90 in the 10-K to 31 Dec 2021."
    )
    assert [problem.message for problem in filing.problems] == [
        "2 facts are stated otherwise by a later filing; shown is what was stated last."
    ]


def test_what_a_filing_tells_of_earlier_reports_is_kept() -> None:
    oldest = report([Said("80", 2020)], 2020)
    old = report([Said("82", 2020)], 2021)
    told_before = Restatement(Decimal(81), date(2021, 5, 3), "10-Q", "0-1")
    old = replace(old, restated={row_of(old, 2020): (told_before,)})
    for value, expected in (("82", [81, 80]), ("83", [82, 81, 80])):
        filing = joined(report([Said(value, 2020)], 2022), old, oldest)
        assert [said.value for said in filing.restated[row_of(filing, 2020)]] == expected
    assert told_before.report == "10-Q filed 2021-05-03"
    once = joined(report([Said("80", 2020)], 2020), old)
    assert [said.value for said in once.restated[row_of(once, 2020)]] == [81, 80]
    repeated = replace(oldest, restated={row_of(oldest, 2020): (told_before._replace(value=Decimal(80)),)})
    assert len(joined(report([Said("83", 2020)], 2022), repeated).restated[row_of(once, 2020)]) == 1


@pytest.mark.parametrize(
    ("before", "after", "restated"),
    [
        (("1234567", 0), ("1234567", 0), False),
        (("1234567", 0), ("1235000", -3), False),
        (("1235000", -3), ("1234567", 0), False),
        (("1234567", 0), ("1236000", -3), True),
        (("748000", -3), ("749000", -3), True),
        (("0.81", 2), ("0.82", 2), True),
        (("748000", -3), ("750000", -3), True),
        (("748", 0), ("748.0", 0), False),
        (("748E+3", 0), ("748000", 0), False),
        (("123456789012345678901234567890", 0), ("123456789012345678901234567890", 0), False),
        (("123456789012345678901234567890", 0), ("123456789012345678901234567900", 0), True),
        (("5", 0), (None, 0), True),
        ((None, 0), ("5", 0), False),
    ],
)
def test_only_values_beyond_rounding_are_restated(
    before: tuple[str | None, int], after: tuple[str | None, int], restated: bool
) -> None:
    old = report([Said(before[0], 2021, decimals=before[1])], 2021)
    new = report([Said(after[0], 2021, decimals=after[1])], 2022)
    filing = joined(old, new)
    assert filing.value(row_of(filing, 2021)) == (None if after[0] is None else Decimal(after[0]))
    assert bool(filing.restated) is restated


def test_texts_are_as_worded_last() -> None:
    old = report([Said("Old words", 2021, "ex:Policy", text=True)], 2021)
    new = report([Said("New words", 2021, "ex:Policy", text=True)], 2022)
    filing = joined(old, new)
    assert filing.text(row_of(filing, 2021, "ex:Policy")) == "New words"
    assert not filing.restated


def test_a_fact_that_one_filing_states_twice_agrees_with_either() -> None:
    old = report([Said("1234", 2021)], 2021)
    new = report([Said("1000", 2021, decimals=-3), Said("1234", 2021)], 2022)
    filing = joined(old, new)
    assert not filing.restated
    assert Counter(fact.value for fact in told(filing) if fact.concept == "us-gaap:Revenues") == {"1000": 1, "1234": 1}


def test_an_amendment_comes_after_what_it_amends() -> None:
    first = report([Said("100")], 2022)
    amendment = report([Said("101")], 2022, form="10-K/A", amended=True, path="amended.xml")
    for given_order in ((first, amendment), (amendment, first)):
        filing = joined(*given_order)
        assert values(filing) == {(2022, ()): 101}
        assert [said.value for said in filing.restated[row_of(filing, 2022)]] == [100]


def test_without_a_cover_the_newest_period_tells_the_order() -> None:
    old = report([Said("1", 2020), Said("1", 2021)], 2021, cover=False)
    new = report([Said("2", 2021), Said("2", 2022)], 2022, cover=False)
    filing = joined(old, new)
    assert values(filing) == {(2022, ()): 2, (2021, ()): 2, (2020, ()): 1}
    assert [part.report for part in filing.parts] == ["report to 31 Dec 2022", "report to 31 Dec 2021"]


def test_filings_of_other_companies_are_refused() -> None:
    own, other = report([Said("1")]), report([Said("1")], 2021, identifier="0000000002", name="Other Inc")
    with pytest.raises(FilingError) as refused:
        join([own, other])
    assert str(refused.value) == (
        "2021.xml (Other Inc) is of another company than 2022.xml (Example Inc); a timeline is of one company."
    )
    with pytest.raises(FilingError, match=r"2021\.xml does not tell which company it is of"):
        join([own, report([Said("1")], 2021, identifier=None, name=None)])


@pytest.mark.parametrize(
    ("name", "identifier", "one"),
    [
        ("Renamed Corp", "0000000001", True),
        ("Renamed Corp", "1", True),
        ("EXAMPLE, INC.", None, True),
        ("Example Inc", "0000000010", False),
        ("Example Ltd", None, False),
    ],
)
def test_a_company_is_known_by_its_identifier_or_else_its_name(name: str, identifier: str | None, one: bool) -> None:
    filings = [report([Said("1")]), report([Said("1", 2021)], 2021, name=name, identifier=identifier)]
    if one:
        assert len(values(joined(*filings))) == 2
    else:
        with pytest.raises(FilingError, match="another company"):
            join(filings)


def test_a_member_that_was_renamed_is_another_line() -> None:
    old = report([Said("60", 2021, members={"ex:Axis": "ex:OldMember"})], 2021)
    new = report([Said("70", 2022, members={"ex:Axis": "ex:NewMember"})], 2022)
    assert values(joined(old, new)) == {(2022, ("ex:NewMember",)): 70, (2021, ("ex:OldMember",)): 60}


def test_labels_are_those_of_the_newest_filing() -> None:
    old = report([Said("1", 2021, members={"ex:Axis": "ex:AMember"})], 2021, labels=" (old)")
    new = report([Said("2", 2022, members={"ex:Axis": "ex:AMember"})], 2022, labels=" (new)")
    filing = joined(old, new)
    labels = [thing.label for things in (filing.concepts, filing.axes, filing.members) for thing in things]
    assert {label.rpartition(" ")[2] for label in labels} == {"(new)"}


@pytest.mark.parametrize(
    ("namespaces", "name"),
    [
        ({"us-gaap": "http://fasb.org/us-gaap/2023", "ex": "http://example.com/20231231"}, "ex:Backlog"),
        ({"gaap": "http://fasb.org/us-gaap/2021-01-31", "exm": "https://example.com/2021-12-31"}, "exm:Backlog"),
        ({"ex": "http://moved.example.org/20231231"}, "ex:Backlog"),
        ({}, "ex:Backlog"),
        ({"us-gaap": "http://example.com/20231231", "ex": "http://fasb.org/us-gaap/2023"}, "us-gaap:Backlog"),
    ],
)
def test_a_concept_is_the_same_under_another_version_or_prefix(namespaces: dict[str, str], name: str) -> None:
    old = report(
        [Said("4", 2021, name, members={f"{name.partition(':')[0]}:Axis": f"{name.partition(':')[0]}:AMember"})],
        2021,
        namespaces=namespaces,
    )
    new = report([Said("5", 2022, "ex:Backlog", members={"ex:Axis": "ex:AMember"})], 2022)
    filing = joined(old, new)
    assert values(filing, "ex:Backlog") == {(2022, ("ex:AMember",)): 5, (2021, ("ex:AMember",)): 4}
    assert filing.origin.namespaces["ex"] == NAMESPACES["ex"]


def test_a_prefix_that_stands_for_two_taxonomies_is_two() -> None:
    old = report(
        [Said("4", 2021, "ex:Backlog")], 2021, namespaces={"ex": "http://other.org/x", "own": NAMESPACES["ex"]}
    )
    new = report([Said("5", 2022, "ex:Backlog")], 2022)
    filing = joined(old, new)
    assert values(filing, "ex:Backlog") == {(2022, ()): 5}
    assert values(filing, "ex2:Backlog") == {(2021, ()): 4}
    assert filing.origin.namespaces["ex2"] == "http://other.org/x"


def test_two_versions_of_a_taxonomy_in_one_filing_are_two() -> None:
    versions = {"us-gaap": "http://fasb.org/us-gaap/2020", "us-gaap2": "http://fasb.org/us-gaap/2021"}
    old = report([Said("4", 2021), Said("5", 2021, "us-gaap2:Revenues")], 2021, namespaces=versions)
    filing = joined(old, report([Said("6")]))
    assert values(filing) == {(2022, ()): 6, (2021, ()): 4}
    assert values(filing, "us-gaap2:Revenues") == {(2021, ()): 5}


def test_lines_without_names_are_told_apart_by_their_headings() -> None:
    def page(year: int, amounts: dict[str, str]) -> Filing:
        builder = FilingBuilder(f"{year}.txt", "text-copy", "Example Inc")
        period = builder.periods.place(Period(date(year, 1, 1), date(year, 12, 31)))
        for heading, amount in amounts.items():
            builder.add(builder.concepts.place(Concept("Total", "Total", heading)), period, 0, Decimal(amount))
        return builder.build()

    filing = joined(page(2021, {"Sales": "1", "Costs": "2"}), page(2022, {"Costs": "4", "Sales": "3"}))
    by_heading = Counter(filing.concepts[code].heading for code in filing.facts.concept.tolist())
    assert by_heading == {"Sales": 2, "Costs": 2}


def test_facts_whose_period_is_open_stand_beside_each_other() -> None:
    open_facts = [[Fact(value, placement=Placement.OPEN)] for value in ("5", "6")]
    old, new = (replace(filing_of(facts), entity="Example Inc") for facts in open_facts)
    filing = joined(old, new)
    assert [filing.value(row) for row in range(len(filing.facts))] == [6, 5]
    assert not filing.restated


def test_facts_and_problems_keep_the_path_of_their_filing() -> None:
    new = report([Said("2")], 2022, path="/home/q2/report.xml")
    old = report([Said("1", 2021)], 2021, path="/home/q1/report.xml")
    problem = Problem("warning", "A line could not be read.", "/home/q1/report.xml:7")
    old = replace(old, problems=[problem], files=["page.htm"])
    filing = joined(old, new)
    # Both paths end alike, so both are told whole.
    assert filing.where(row_of(filing, 2022)) == "/home/q2/report.xml:4"
    assert filing.where(row_of(filing, 2021)) == "/home/q1/report.xml/page.htm:4"
    assert [known.where for known in filing.problems] == ["/home/q1/report.xml:7"]
    part = filing.part_of(row_of(filing, 2021))
    assert part is not None
    assert (part.path, part.files, filing.files[part.first_file]) == (
        "/home/q1/report.xml",
        ["page.htm"],
        "/home/q1/report.xml/page.htm",
    )


SAID = st.builds(
    Said,
    st.sampled_from([None, "1", "25", "1000", "1200"]),
    st.integers(2020, 2022),
    st.sampled_from(["us-gaap:Revenues", "ex:Backlog"]),
    st.dictionaries(
        st.sampled_from(["ex:Axis", "ex:Other"]), st.sampled_from(["ex:AMember", "ex:BMember"]), max_size=2
    ),
    st.sampled_from([0, -3]),
    st.just(False),
    st.just("iso4217:USD"),
)
SMALL = st.builds(
    Fact,
    st.sampled_from([None, "1", "25", "1.5", "123456789012345678901234567890"]),
    st.dictionaries(st.sampled_from("AB"), st.sampled_from("xy"), max_size=2),
    st.integers(2020, 2022),
    st.sampled_from(["Revenue", "Cost"]),
    st.sampled_from(["iso4217:EUR", "iso4217:USD"]),
    st.sampled_from([0, -3]),
    st.sampled_from([Placement.GIVEN, Placement.OPEN]),
)


@given(st.lists(SMALL, min_size=1, max_size=20))
def test_a_filing_joined_with_itself_has_the_same_facts(facts: list[Fact]) -> None:
    filing = replace(filing_of(facts), entity="Example Inc")
    twice = joined(filing, filing)
    assert told(twice) == told(filing)
    assert not twice.restated
    assert [section.title for section in twice.sections] == [section.title for section in filing.sections]
    assert Counter(twice.sections[0].facts.tolist()) == Counter(filing.sections[0].facts.tolist())


@given(st.lists(st.lists(SAID, max_size=12), min_size=2, max_size=3), st.randoms(use_true_random=False))
def test_the_order_in_which_they_are_given_does_not_matter(listed: list[list[Said]], random: Random) -> None:
    filings = [report(said, 2020 + number) for number, said in enumerate(listed)]
    shuffled = list(filings)
    random.shuffle(shuffled)
    one, other = joined(*filings), joined(*shuffled)
    assert told(one) == told(other)
    assert one.restated == other.restated
    assert [section.facts.tolist() for section in one.sections] == [
        section.facts.tolist() for section in other.sections
    ]
    # Every period that any filing states is there, as the last one states it.
    for fact in {(said.concept, said.year, *sorted(said.members.items())) for said in listed[-1]}:
        told_last = {
            said.value for said in listed[-1] if (said.concept, said.year, *sorted(said.members.items())) == fact
        }
        found = {
            value.value
            for value in told(one)
            if value.concept == fact[0]
            and value.period == f"{fact[1]}-01-01/{fact[1]}-12-31"
            and {(axis, member) for axis, member, _ in value.dimensions} == set(fact[2:])
        }
        assert found == told_last
