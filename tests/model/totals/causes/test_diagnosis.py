"""One wrong fact is one root, whatever totals it breaks; several facts are several roots; the search is bounded."""

from __future__ import annotations

import pytest

from model.networks import Taxonomy
from model.totals.audit import audit
from model.totals.causes import diagnosis
from model.totals.causes.slips import Cause
from tests.calcs import arcs
from tests.filings import Fact, accused, audit_of, audited, column, filing_of

#: Two axes and a quarter that is half of a year: a cell in the corner breaks a row, a column and their totals.
GRID = {("a", "x"): 3127, ("a", "y"): 4585, ("b", "x"): 1019, ("b", "y"): 2240}


def grid(concept: str, factor: int, changes: dict[tuple[str, str], str] | None = None) -> list[Fact]:
    """A table of two axes with its totals, each cell so many times that of `GRID` or as changed."""
    facts = []
    for (row, column_), amount in GRID.items():
        value = (changes or {}).get((row, column_), str(amount * factor))
        facts.append(Fact(value, {"A": row, "B": column_}, concept=concept))
    for axis, place in (("A", 0), ("B", 1)):
        for name in sorted({pair[place] for pair in GRID}):
            total = sum(amount for pair, amount in GRID.items() if pair[place] == name)
            facts.append(Fact(str(total * factor), {axis: name}, concept=concept))
    return [*facts, Fact(str(sum(GRID.values()) * factor), concept=concept)]


def test_one_wrong_fact_that_breaks_eight_totals_is_one_root() -> None:
    """Total sales are wrong: six axes that split them and two calculations do not add up."""
    facts = [Fact("9949", concept="Sales"), Fact("5000", concept="Costs"), Fact("4994", concept="Profit")]
    facts += [Fact("1000", concept="Tax"), Fact("10994", concept="Gross")]
    for number in range(6):
        facts += [
            Fact(value, {f"Axis{number}": f"{name}{number}"}, concept="Sales")
            for name, value in (("a", str(1000 + number)), ("b", str(8994 - number)))
        ]
    networks = {"r": arcs("Profit", "Sales", "-Costs"), "s": arcs("Gross", "Sales", "Tax")}
    found = accused(audited(filing_of(facts, Taxonomy(calculation=networks))))
    assert len(found) == 8
    assert {finding.root for finding in found} == {1}
    assert {finding.together for finding in found} == {8}
    assert {finding.fault_row for finding in found} == {0}
    assert {finding.correction and finding.correction.value for finding in found} == {9994}
    assert all(finding.mended and not finding.mended.difference for finding in found)
    assert not any(finding.alternatives for finding in found)


def test_two_wrong_facts_in_one_table_are_two_roots() -> None:
    """Each breaks a row and a column; what the first leaves is another difference for the second."""
    facts = grid("X", 1, {("a", "x"): "-3127", ("b", "y"): "2420"})
    found = accused(audit_of(facts))
    causes = {finding.root: finding.correction.cause for finding in found if finding.correction}
    assert causes == {1: Cause.SIGN, 2: Cause.TRANSPOSITION}
    assert [finding.together for finding in found] == [2, 2, 2, 2]


def test_two_slips_in_one_row() -> None:
    """Their row foots only when both are put right, and is told with the one after which it does."""
    found = accused(audit_of(grid("X", 1, {("a", "x"): "3127000", ("a", "y"): "-4585"})))
    assert {finding.root for finding in found} == {1, 2}
    assert {finding.correction.cause for finding in found if finding.correction} == {Cause.SCALE, Cause.SIGN}
    assert len({finding.check.key for finding in found}) == len(found) == 3
    for finding in found:
        assert finding.mended is not None
        assert not finding.mended.difference


def test_what_would_do_as_well_is_listed() -> None:
    """One digit of the total or of a member could be the wrong one."""
    facts = [
        *column("A", {"a": "3120", "b": "4570"}, "7690", 2021),
        *column("A", {"a": "3325", "b": "4871"}, "8496"),
    ]
    (finding,) = accused(audit_of(facts))
    named = [finding.correction, *finding.alternatives]
    assert {correction.row for correction in named if correction} == {3, 4}
    assert {correction.cause for correction in named if correction} == {Cause.DIGIT}


def test_a_correction_that_breaks_another_total_is_not_proposed() -> None:
    """The total would foot with another total, but the other axis makes it as it is."""
    facts = [
        *column("A", {"a": "3120", "b": "4570"}, "7690", 2021),
        *column("A", {"a": "3325", "b": "-4871"}, "8196"),
        Fact("8000", {"B": "x"}),
        Fact("196", {"B": "y"}),
    ]
    (finding,) = accused(audit_of(facts))
    assert finding.correction is not None
    assert finding.correction.cause is Cause.SIGN
    assert finding.correction.row == 5
    assert not finding.alternatives


def test_the_search_is_bounded_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    filing = filing_of([*grid("X", 1, {("a", "x"): "-3127"}), *grid("Y", 2, {("b", "y"): "-4480"})])
    assert not audited(filing).stopped
    assert len({finding.root for finding in accused(audited(filing))}) == 2
    monkeypatch.setattr(diagnosis, "MAX_WEIGHED", 3)
    result = audited(filing)
    assert result.stopped
    assert len({finding.root for finding in accused(result) if finding.correction}) == 1


def test_a_search_can_be_cancelled() -> None:
    class CancelledError(Exception):
        """Raised from within."""

    def tick(fraction: float) -> None:
        if fraction > 0.5:
            raise CancelledError

    with pytest.raises(CancelledError):
        audit(filing_of(grid("X", 1, {("a", "x"): "-3127"})), tick)


def test_a_supposed_subtotal_that_is_off_itself_is_no_finding() -> None:
    """With the row b supposed the column foots, and a check of b comes about, off: it says nothing of what is filed."""
    facts = [fact for fact in grid("X", 1) if fact.members != {"A": "b"}]
    facts = [fact._replace(value="9") if fact.members == {"A": "b", "B": "x"} else fact for fact in facts]
    filing = filing_of(facts)
    for finding in accused(audited(filing)):
        assert all(filing.value(entry.row) == entry.value for _, entry in finding.check.cells())
