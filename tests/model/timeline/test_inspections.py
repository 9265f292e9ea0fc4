"""Tests of totals in a timeline: each filing's own, said once, and only while its amounts stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeGuard

from hypothesis import given
from hypothesis import strategies as st

from model.filing import Filing
from model.inspection import Inspection, no_tick
from model.networks import SUMMATION_11, Arc, Taxonomy
from model.reviews.subjects import amounts_of, key_of
from model.sheets.marks import MarkKind, cell_marks
from model.sheets.numbers import UNITS
from model.sheets.report import check_report, check_text
from model.timeline.inspections import timeline_of
from model.totals.audit import audit
from model.totals.causes.slips import Cause
from model.totals.factfindings import FactFinding
from model.totals.findings import Finding, TotalFinding
from model.totals.ledger import cell_of
from model.totals.rules.calculations import Status
from tests.reports import Said, inspected, report, row_of, values

AXIS = "ex:SegmentAxis"
ROLE = "http://example.com/role/Income"


def split(year: int, total: str, *members: str, names: str = "ABC") -> list[Said]:
    """A total and its members in a year."""
    parts = [Said(value, year, members={AXIS: f"ex:{name}Member"}) for name, value in zip(names, members, strict=False)]
    return [Said(total, year), *parts]


def timeline(*filings: Filing) -> Inspection:
    return timeline_of([inspected(filing) for filing in filings])


#: Three years that foot; the next report states only the total of the last one anew, and names its members otherwise.
OLD = [
    *split(2019, "8100", "3100", "5000"),
    *split(2020, "9050", "4050", "5000"),
    *split(2021, "10250", "5150", "5100"),
]
NEW = [*split(2022, "12345", "7300", "5045", names="XY"), Said("11250", 2021)]


def test_clean_filings_make_a_clean_timeline() -> None:
    old, new = report(OLD, 2021), report(NEW, 2022)
    joined = timeline(old, new)
    # Added up across filings, the restated total would accuse the members that nobody restated.
    assert audit(joined.filing, no_tick).findings
    assert joined.audit.findings == ()
    assert values(joined.filing)[2021, ()] == 11250
    assert joined.audit.counts == {"foots": 3, "rounds": 0, "off": 0, "not_additive": 0}
    assert cell_of(joined.filing, row_of(joined.filing, 2021)) not in joined.audit.by_total


def test_checks_stand_at_the_cells_and_rows_of_the_timeline() -> None:
    old = report(OLD, 2021)
    joined = timeline(old, report(NEW, 2022))
    filing, found = joined.filing, joined.audit
    total = cell_of(filing, row_of(filing, 2020))
    (check,) = found.by_total[total]
    assert check.total.row == row_of(filing, 2020)
    assert [filing.value(term.entry.row) for term in check.contributors] == [4050, 5000]
    assert all(cell_of(filing, term.entry.row) == term.cell for term in check.contributors)
    assert found.using[check.contributors[0].cell] == (check,)


SLIP = [
    *split(2019, "8100", "3100", "5000"),
    *split(2020, "9050", "4050", "5000"),
    *split(2021, "10250", "1550", "5100"),
]


def test_a_finding_keeps_what_speaks_for_it_and_the_fact_to_mend() -> None:
    joined = timeline(report(SLIP, 2021), report(split(2022, "12345", "7300", "5045"), 2022))
    filing = joined.filing
    (finding,) = joined.audit.findings
    assert isinstance(finding, TotalFinding)
    assert finding.correction is not None
    assert finding.correction.cause is Cause.TRANSPOSITION
    assert filing.value(finding.fault_row) == 1550
    assert filing.where(finding.fault_row) == "2021.xml:11"
    assert [filing.periods[check.period].label() for check in finding.evidence.other_periods] == ["2019", "2020"]
    assert joined.audit.finding_of[finding.check.key] is finding
    told = check_report(joined)["findings"][0]
    assert (told["dimensions"], told["period"]) == ({}, "2021-01-01/2021-12-31")
    assert any("2021" in line for line in check_text(joined))


def test_a_finding_that_a_later_filing_mends_is_gone() -> None:
    mended = [*split(2022, "12345", "7300", "5045"), *split(2021, "10250", "5150", "5100")]
    joined = timeline(report(SLIP, 2021), report(mended, 2022))
    assert joined.audit.findings == ()
    assert joined.audit.counts["foots"] == 4
    row = next(iter(joined.filing.restated))
    assert joined.filing.value(row) == 5150


def test_a_finding_of_two_filings_is_told_once() -> None:
    again = [*split(2022, "12345", "7300", "5045"), *split(2021, "10250", "1550", "5100")]
    both = [inspected(report(said, year)) for said, year in ((SLIP, 2021), (again, 2022))]
    assert [len(each.audit.findings) for each in both] == [1, 1]
    joined = timeline_of(both)
    (finding,) = joined.audit.findings
    assert finding.root == 1
    assert isinstance(finding, TotalFinding)
    assert joined.filing.where(finding.check.total.row).startswith("2022.xml")


def test_findings_of_several_filings_are_several_problems() -> None:
    other = [*split(2022, "12345", "7300", "5045"), *split(2023, "13579", "8234", "3545"), *split(2024, "9", "4", "5")]
    joined = timeline(report(SLIP, 2021), report(other, 2024))
    years = [joined.filing.periods[each.check.period].label() for each in joined.audit.findings if _is_total(each)]
    assert sorted(years) == ["2021", "2023"]
    assert sorted(finding.root for finding in joined.audit.findings) == [1, 2]


def _is_total(finding: Finding) -> TypeGuard[TotalFinding]:
    return isinstance(finding, TotalFinding)


def test_a_finding_goes_where_the_fact_in_another_unit_was_restated() -> None:
    old = [fact for year in (2019, 2020, 2021) for fact in split(year, f"{year}00", "100000", f"{year - 1000}00")]
    old = [*old[:-1], old[-1]._replace(unit="iso4217:CNY")]
    filing = report(old, 2021)
    before = inspected(filing)
    assert [each.correction.cause for each in before.audit.findings if _is_total(each) and each.correction] == [
        Cause.UNIT
    ]
    again = timeline(filing, report([Said("1", 2022)], 2022))
    assert len(again.audit.findings) == 1
    assert timeline(filing, report([old[-1]._replace(value="7")], 2022)).audit.findings == ()


def test_a_later_filing_that_adds_the_missing_member_says_how_the_total_is_made() -> None:
    old = [*split(2019, "8123", "3100", "5023"), *split(2020, "9050", "4050", "5000"), *split(2021, "10250", "5150")]
    new = [*split(2022, "12345", "7300", "5045"), *split(2021, "10250", "5150", "5100")]
    before = inspected(report(old, 2021))
    assert before.audit.findings
    joined = timeline_of([before, inspected(report(new, 2022))])
    assert joined.audit.findings == ()


def test_contradicting_duplicates_of_one_filing_are_found_and_of_two_are_restatements() -> None:
    old = report([Said("1", 2021), Said("7", 2020), Said("8", 2020)], 2021)
    new = report([Said("2", 2021), Said("3", 2022)], 2022)
    joined = timeline(old, new)
    (finding,) = joined.audit.findings
    assert isinstance(finding, FactFinding)
    assert [joined.filing.value(row) for row in finding.rows] == [7, 8]
    assert list(joined.filing.restated) == [row_of(joined.filing, 2021)]
    once = timeline(old, report([Said("7", 2020), Said("8", 2020)], 2022))
    assert len(once.audit.findings) == 1
    assert timeline(old, report([Said("8", 2020)], 2022)).audit.findings == ()


def test_what_was_not_checked_is_until_a_later_filing_chooses_between_the_values() -> None:
    old = report([*split(2021, "30", "10", "20"), Said("11", 2021, members={AXIS: "ex:AMember"})], 2021)
    kept = timeline(old, report([Said("5")])).audit
    (one,) = kept.unchecked
    assert [len(rows) for rows in one.rows] == [2]
    chosen = timeline(old, report([Said("11", 2021, members={AXIS: "ex:AMember"})])).audit
    assert not chosen.unchecked
    checked = timeline(old, report(split(2021, "30", "10", "20"))).audit
    assert (len(checked.checks), checked.unchecked) == (1, ())


def test_a_fact_of_odd_unit_that_two_filings_state_is_told_once() -> None:
    odd = Said("5", 2018, unit="iso4217:EUR")
    said = [odd, *(Said(str(number), number) for number in (2019, 2020, 2021))]
    both = [inspected(report(said, year)) for year in (2021, 2022)]
    assert [len(each.audit.findings) for each in both] == [1, 1]
    (finding,) = timeline_of(both).audit.findings
    assert isinstance(finding, FactFinding)
    assert finding.cause is Cause.UNIT
    joined = timeline_of([both[0], inspected(report([odd._replace(value="6")], 2022))])
    assert joined.audit.findings == ()


def networks(*items: str) -> Taxonomy:
    arcs = [Arc("ex:Profit", item, SUMMATION_11, float(order)) for order, item in enumerate(items)]
    return Taxonomy(calculation={ROLE: arcs})


def test_calculations_are_those_of_each_filing() -> None:
    old = report(
        [*(Said(value, 2021, name) for name, value in (("ex:Profit", "9"), ("ex:Sales", "5"), ("ex:Gain", "4")))],
        2021,
        taxonomy=networks("ex:Sales", "ex:Gain"),
    )
    new = report(
        [
            *(Said(value, 2022, name) for name, value in (("ex:Profit", "8"), ("ex:Sales", "6"))),
            *(Said(value, 2021, name) for name, value in (("ex:Profit", "9"), ("ex:Sales", "9"))),
        ],
        2022,
        taxonomy=networks("ex:Sales"),
    )
    joined = timeline(old, new)
    filing = joined.filing
    told = {
        filing.periods[each.period].label(): (
            each.status,
            [str(filing.value(row)) for term in each.terms for row in term.rows],
        )
        for each in joined.audit.calculations
    }
    # The older total of 2021 is gone with its contributor, which was restated; the newer one stands alone.
    assert told == {"2022": (Status.INCONSISTENT, ["6"]), "2021": (Status.CONSISTENT, ["9"])}
    assert all(filing.concepts[each.concept].name == "ex:Profit" for each in joined.audit.calculations)


def test_restated_amounts_are_marked_in_the_tree() -> None:
    joined = timeline(report([Said("9", 2021)], 2021), report([Said("8", 2021), Said("1")], 2022))
    filing = joined.filing
    marks = cell_marks(filing, joined.audit, UNITS)
    mark = marks[cell_of(filing, row_of(filing, 2021))]
    assert (mark.kind, mark.finding) == (MarkKind.RESTATED, -1)
    assert mark.message == "Restated: 8 in the 10-K to 31 Dec 2022; before that 9 in the 10-K to 31 Dec 2021."
    assert len(marks) == 1


AMOUNT = st.integers(1, 99_999)


@given(st.lists(st.lists(st.tuples(AMOUNT, AMOUNT), min_size=1, max_size=3), min_size=2, max_size=4))
def test_filings_that_foot_never_make_a_finding(listed: Sequence[list[tuple[int, int]]]) -> None:
    filings = []
    for number, years in enumerate(listed):
        said = [
            fact
            for before, (one, other) in enumerate(years)
            for fact in split(
                2020 + number - before, str(one + other), str(one), str(other), names="AB" if number % 2 else "AX"
            )
        ]
        filings.append(inspected(report(said, 2020 + number)))
    assert all(not each.audit.findings for each in filings)
    assert timeline_of(filings).audit.findings == ()


@given(st.lists(st.lists(st.tuples(AMOUNT, AMOUNT, st.integers(0, 2)), min_size=1, max_size=3), min_size=2, max_size=4))
def test_every_finding_is_one_of_the_filing_that_it_is_told_of(listed: Sequence[list[tuple[int, int, int]]]) -> None:
    """With the same name and the same amounts there, whatever is restated and whatever several filings state twice."""
    parts = []
    for number, years in enumerate(listed):
        said = []
        for before, (one, other, wrong) in enumerate(years):
            year = 2020 + number - before
            said += split(year, str(one + other), str(one), str(other))
            said += [Said(str(one + times), year, "ex:Costs") for times in range(wrong + 1)]
        parts.append(inspected(report(said, 2020 + number)))
    joined = timeline_of(parts)
    assert len(set(joined.told_in)) == len(joined.told_in) == len(joined.audit.findings)
    for finding, (part, number) in zip(joined.audit.findings, joined.told_in, strict=True):
        filing, there = parts[part].filing, parts[part].audit.findings[number]
        assert key_of(joined.filing, finding) == key_of(filing, there)
        assert amounts_of(joined.filing, finding) == amounts_of(filing, there)


def test_a_filing_with_itself_has_its_own_checks_and_findings() -> None:
    own = inspected(report(SLIP, 2021))
    twice = timeline_of([own, own._replace()])
    assert twice.audit.counts == own.audit.counts
    assert len(twice.audit.findings) == len(own.audit.findings)


def test_each_finding_tells_in_which_filing_it_was_found() -> None:
    """Whatever the order in which the filings are given, and that in which findings are shown."""
    twice = report([*split(2022, "12345", "7300", "5045"), *(Said(value, 2022, "ex:Costs") for value in "57")], 2022)
    wrong = report(SLIP, 2021)
    for filings in ([wrong, twice], [twice, wrong]):
        parts = [inspected(filing) for filing in filings]
        joined = timeline_of(parts)
        assert {part for part, _ in joined.told_in} == {0, 1}
        # That of the earlier filing comes first.
        assert isinstance(joined.audit.findings[0], TotalFinding)
        for finding, (part, number) in zip(joined.audit.findings, joined.told_in, strict=True):
            said = key_of(parts[part].filing, parts[part].audit.findings[number])
            assert key_of(joined.filing, finding) == said


#: A year of which one member is stated twice.
TWICE = [*split(2021, "30", "10", "20"), Said("11", 2021, members={AXIS: "ex:AMember"})]


def test_what_was_not_checked_is_told_once_and_only_while_no_filing_adds_it_up() -> None:
    old = report([*split(2020, "31", "11", "20"), *TWICE], 2021)
    assert len(inspected(old).audit.unchecked) == 1
    again = [*split(2022, "32", "12", "20"), *TWICE]
    assert len(timeline(old, report(again, 2022)).audit.unchecked) == 1
    for later in (split(2021, "30", "18", "12", names="XY"), [Said("10", 2021, members={AXIS: "ex:AMember"})]):
        assert not timeline(old, report([*split(2022, "32", "12", "20"), *later], 2022)).audit.unchecked
