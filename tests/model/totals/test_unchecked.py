"""Totals with amounts that contradict each other say why they have no verdict, and accuse nobody."""

from __future__ import annotations

from model.filing import Filing
from model.sheets.equation import TermRole, equation_sheet
from model.sheets.fact.parts import total_entries
from model.sheets.findings.words import FindingWords
from model.sheets.marks import MarkKind, cell_marks, unchecked_notes
from model.sheets.numbers import UNITS
from model.sheets.places import equation_total
from model.sheets.wording import unchecked_sentence
from model.totals.audit import Audit
from model.totals.factfindings import FactFinding
from model.totals.ledger import cell_of
from tests.calcs import ROLE, arcs, with_networks
from tests.filings import Fact, at, audited, column, filing_of, nested

#: Rows 0 to 2 are the total and its members.
SPLIT = column("Segments", {"A": "10", "B": "20"}, "30")
SAID = "Not checked: Revenue, A for 2022 is reported with two values, 10 and 11."


def twice(*more: Fact) -> tuple[Filing, Audit]:
    """A split of which a member is reported once more, with another value."""
    filing = filing_of([*SPLIT, Fact("11", {"Segments": "A"}), Fact("1", concept="Shares", span=at(2022)), *more])
    return filing, audited(filing)


def test_a_total_with_a_contradicting_member_says_why_it_has_no_verdict() -> None:
    filing, found = twice()
    assert not found.checks
    (one,) = found.unchecked
    assert one.rows == ((1, 3),)
    assert unchecked_sentence(filing, one, UNITS) == SAID
    total = cell_of(filing, 0)
    sheet = equation_sheet(filing, found, total, UNITS)
    assert sheet is not None
    (equation,) = sheet.equations
    assert (equation.verdict, equation.severity, equation.message) == (None, None, SAID)
    told = [(term.role, term.amount, term.row) for term in equation.terms]
    assert told == [
        (TermRole.CONTRIBUTOR, "10 or 11", 1),
        (TermRole.CONTRIBUTOR, "20", 2),
        (TermRole.TOTAL, "30", 0),
    ]
    assert equation.ruled == (TermRole.TOTAL,)


def test_members_of_a_total_without_a_verdict_lead_to_it_and_say_so() -> None:
    filing, found = twice()
    total, *members = (cell_of(filing, row) for row in range(3))
    for cell in (total, *members):
        assert equation_total(filing, found, cell) == total
    marks = cell_marks(filing, found, UNITS)
    assert (marks[total].kind, marks[total].message, marks[total].finding) == (MarkKind.UNCHECKED, SAID, -1)
    assert members[1] not in marks
    notes = unchecked_notes(found, UNITS, FindingWords(filing))
    assert [notes[cell] for cell in members] == [f"Revenue by Segments: {SAID}"] * 2
    (entry,) = total_entries(filing, found, 2)
    assert (entry.name, entry.value, entry.detail) == ("Part of", "Revenue by Segments", SAID)


def test_only_the_values_that_contradict_each_other_are_found() -> None:
    filing, found = twice()
    (finding,) = found.findings
    assert isinstance(finding, FactFinding)
    assert found.counts == {"foots": 0, "rounds": 0, "off": 0, "not_additive": 0}
    marks = cell_marks(filing, found, UNITS)
    assert marks[cell_of(filing, 1)].kind is MarkKind.ERROR


def test_a_contradicting_total_and_nil_beside_a_number_are_told_as_well() -> None:
    filing = filing_of([*SPLIT, Fact("31")])
    (one,) = audited(filing).unchecked
    assert unchecked_sentence(filing, one, UNITS).endswith("Revenue for 2022 is reported with two values, 30 and 31.")
    filing = filing_of([*SPLIT, Fact(None, {"Segments": "B"})])
    (one,) = audited(filing).unchecked
    assert unchecked_sentence(filing, one, UNITS).endswith("B for 2022 is reported with two values, 20 and nil.")


def test_a_contradicting_item_that_is_taken_off_is_shown_so() -> None:
    facts = [Fact("700", concept="Net"), Fact("1235", concept="Gross")]
    facts += [Fact(value, concept="Tax") for value in ("535", "540")]
    filing = with_networks(filing_of(facts), {ROLE: arcs("Net", "Gross", "-Tax")})
    sheet = equation_sheet(filing, audited(filing), cell_of(filing, 0), UNITS)
    assert sheet is not None
    (equation,) = sheet.equations
    told = [(term.label, term.amount) for term in equation.terms]
    assert told == [("Gross", "1,235"), ("less Tax", "−535 or −540"), ("Total as filed", "700")]
    assert equation.message == "Not checked: Tax for 2022 is reported with two values, 535 and 540."


def test_totals_that_need_no_contradicting_value_are_checked() -> None:
    others = column("Segments", {"A": "1", "B": "2"}, "3", 2021)
    _, found = twice(*others)
    assert len(found.checks) == len(found.unchecked) == 1
    # Values that agree within their rounding are one amount.
    assert not audited(filing_of([*SPLIT, Fact("10", {"Segments": "A"}, decimals=-1)])).unchecked


def test_a_contributor_that_members_stand_in_for_is_not_known_where_one_of_them_contradicts_itself() -> None:
    """Taking the members that are known for all of them would accuse one that is right."""
    facts = []
    for year, net, gross, tax in (
        (2020, "713", "1235", "122"),
        (2021, "703", "1239", "136"),
        (2022, "700", "1235", "135"),
    ):
        facts += [Fact(net, concept="Net", year=year), Fact(gross, concept="Gross", year=year)]
        facts += [Fact(value, {"Class": name}, year, "Tax") for name, value in (("a", tax), ("b", "400"))]
    facts.append(Fact("140", {"Class": "a"}, concept="Tax"))
    found = audited(with_networks(filing_of(facts), {ROLE: arcs("Net", "Gross", "-Tax")}))
    assert found.counts == {"foots": 2, "rounds": 0, "off": 0, "not_additive": 0}
    assert [one.rows for one in found.unchecked] == [((10, 12),)]
    assert [type(finding) for finding in found.findings] == [FactFinding]


def test_a_total_that_does_not_need_the_contradicting_value_below_one_of_its_members_is_checked() -> None:
    facts = [*SPLIT, *(Fact(value, {"Segments": name}) for name, value in (("A1", "4"), ("A2", "6"), ("A1", "5")))]
    taxonomy = nested("r", "Segments", {"A": ["A1", "A2"], "B": []})
    found = audited(filing_of(facts, taxonomy, {"r": range(len(facts))}))
    assert [check.total.row for check in found.checks.values()] == [0]
    assert [one.supposed.total.row for one in found.unchecked] == [1]


def test_what_would_be_a_total_in_another_unit_is_not_told() -> None:
    facts = [SPLIT[0]._replace(unit="iso4217:USD"), *SPLIT[1:], Fact("11", {"Segments": "A"})]
    assert not audited(filing_of(facts)).unchecked
