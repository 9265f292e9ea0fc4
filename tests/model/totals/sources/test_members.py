"""Which members a section makes a whole of: nested ones by its networks, and of these the highest reported."""

from __future__ import annotations

import pytest

from model.filing import Filing
from model.networks import Arc, Taxonomy
from model.taxonomy.dimensions import DIMENSION_DOMAIN, DOMAIN_MEMBER, HYPERCUBE_DIMENSION
from model.totals.causes.slips import Cause
from model.totals.sources.families import WHOLE, Family, families
from tests.filings import Fact, accused, audited, column, filing_of, nested

R = "r"
CARS = nested(R, "A", {"cars": ["small", "large"], "bikes": []})
PRESENTED = Taxonomy(
    presentation={
        R: [
            Arc("table", "A", "", 1),
            Arc("A", "domain", "", 1),
            Arc("domain", "bikes", "", 2),
            Arc("domain", "cars", "", 1),
            Arc("cars", "small", "", 1),
            Arc("cars", "large", "", 2),
        ]
    }
)
TARGETED = Taxonomy(
    definition={
        R: [
            Arc("table", "A", HYPERCUBE_DIMENSION, 1, target_role="axis"),
        ],
        "axis": [
            Arc("A", "domain", DIMENSION_DOMAIN, 1, target_role="members"),
            Arc("A", "elsewhere", DIMENSION_DOMAIN, 2),
        ],
        "members": [
            Arc("domain", "cars", DOMAIN_MEMBER, 1, target_role="kinds"),
            Arc("domain", "bikes", DOMAIN_MEMBER, 2),
            Arc("cars", "bikes", DOMAIN_MEMBER, 1),
        ],
        "kinds": [Arc("cars", name, DOMAIN_MEMBER, 1) for name in ("small", "large")],
    }
)
CYCLE = Taxonomy(
    definition={
        R: [
            *CARS.definition[R],
            Arc("small", "cars", DOMAIN_MEMBER, 1),
            Arc("small", "small", DOMAIN_MEMBER, 2),
            Arc("small", "A", DOMAIN_MEMBER, 3),
        ]
    }
)
VALUES = {"cars": "30", "bikes": "5", "small": "10", "large": "20"}


def footed(filing: Filing) -> dict[str | None, list[str]]:
    """The contributors of each total that foots, by its member."""
    found = {}
    for check in audited(filing).checks.values():
        assert not check.difference
        parent = next((filing.members[member].name for _, member in check.total_cell.dims), None)
        found[parent] = [filing.members[member].name for term in check.contributors for _, member in term.cell.dims]
    return found


@pytest.mark.parametrize("taxonomy", [CARS, PRESENTED, TARGETED, CYCLE], ids=["tree", "page", "target roles", "cycle"])
def test_only_the_highest_members_are_added_up(taxonomy: Taxonomy) -> None:
    facts = column("A", VALUES, "35")
    assert footed(filing_of(facts, taxonomy, {R: range(5)})) == {None: ["cars", "bikes"], "cars": ["small", "large"]}


def test_where_a_parent_is_not_reported_its_members_take_its_place() -> None:
    facts = column("A", {"bikes": "5", "small": "10", "large": "20"}, "35")
    (members,) = footed(filing_of(facts, CARS, {R: range(4)})).values()
    assert sorted(members) == ["bikes", "large", "small"]


def test_a_parent_that_is_missing_in_one_year_alone() -> None:
    facts = [*column("A", VALUES, "35"), *column("A", {"bikes": "6", "small": "11", "large": "21"}, "38", 2021)]
    checks = audited(filing_of(facts, CARS, {R: range(9)})).checks.values()
    assert sorted(check.non_zero for check in checks) == [2, 2, 3]
    assert all(not check.difference for check in checks)


def test_without_a_network_all_members_stand_side_by_side() -> None:
    facts = column("A", {"bikes": "5", "small": "10", "large": "20"}, "35")
    assert len(footed(filing_of(facts))[None]) == 3


def test_a_nested_member_is_not_counted_twice() -> None:
    """Money market funds within cash equivalents (Workiva's kind of case)."""
    tree = nested(R, "A", {"CashEquivalents": ["MoneyMarketFunds"], "Cash": []})
    values = {"Cash": "123599", "CashEquivalents": "102654", "MoneyMarketFunds": "100607"}
    facts = [fact for year in (2021, 2022) for fact in column("A", values, "226253", year)]
    assert not audited(filing_of(facts, tree, {R: range(8)})).findings


def test_members_of_the_second_level_under_a_segment() -> None:
    """Phones below devices, of which only some are told (Microsoft's kind of case)."""
    tree = nested(R, "A", {"Devices": ["Hardware", "Phones"], "Commercial": []})
    values = {"Devices": "32438", "Commercial": "45411", "Hardware": "11628", "Phones": "1982"}
    result = audited(filing_of(column("A", values, "77849"), tree, {R: range(5)}))
    assert not result.findings
    assert sorted(check.verdict.value for check in result.checks.values()) == ["foots", "off"]


def test_each_section_is_a_family_of_its_own() -> None:
    """Two tables of one concept, each of which makes the whole by other members of the same axis."""
    facts = [
        Fact("100"),
        Fact("60", {"A": "a"}),
        Fact("40", {"A": "b"}),
        Fact("70", {"A": "x"}),
        Fact("30", {"A": "y"}),
    ]
    filing = filing_of(facts, roles={"first": [0, 1, 2], "second": [0, 3, 4]})
    result = audited(filing)
    assert [check.difference for check in result.checks.values()] == [0, 0]
    (wrong,) = audited(filing_of(facts)).checks.values()
    assert wrong.difference == -100


def test_sections_that_show_the_same_members_have_one_family() -> None:
    filing = filing_of(column("A", {"a": "1", "b": "2"}, "3"), roles={"first": range(3), "second": [2, 0, 1]})
    ((_, known),) = families(filing, [0]).items()
    assert len(known) == 1
    assert families(filing, []) == {}


def test_a_network_of_another_role_does_not_count() -> None:
    facts = column("A", VALUES, "65")
    assert len(footed(filing_of(facts, CARS, {"elsewhere": range(5)}))[None]) == 4


def test_the_nearest_shown_member_is_the_parent() -> None:
    """The one between is not reported by this concept."""
    deep = nested(R, "A", {"top": ["between"], "between": ["low"]})
    filing = filing_of([Fact("5"), Fact("5", {"A": "top"}), Fact("5", {"A": "low"})], deep, {R: range(3)})
    top, low = (next(n for n, m in enumerate(filing.members) if m.name == name) for name in ("top", "low"))
    ((family,),) = families(filing, [0]).values()
    assert family.parents == {top: WHOLE, low: top}
    assert list(family.ancestors(low)) == [top, WHOLE]
    assert list(family.below(WHOLE)) == [top, low]


def test_members_below_come_as_a_page_lists_them() -> None:
    family = Family({WHOLE: (1, 4), 1: (2, 3), 4: (5,)}, {1: WHOLE, 4: WHOLE, 2: 1, 3: 1, 5: 4})
    assert list(family.below(WHOLE)) == [1, 2, 3, 4, 5]


def test_the_other_axes_are_held_fixed() -> None:
    facts = [
        *column("A", {"a": "1", "b": "2"}, "3", B="x"),
        *column("A", {"a": "10", "b": "20"}, "30", B="y"),
    ]
    checks = audited(filing_of(facts)).checks.values()
    assert {(int(check.reported), int(check.difference)) for check in checks} == {(3, 0), (30, 0)}


def test_a_wrong_parent_is_one_root_of_what_it_makes_and_of_what_makes_it() -> None:
    values = {"cars": "-3012", "bikes": "5104", "small": "1011", "large": "2001"}
    found = accused(audited(filing_of(column("A", values, "8116"), CARS, {R: range(5)})))
    assert [(finding.root, finding.together, finding.fault_row) for finding in found] == [(1, 2, 1)] * 2
    assert {finding.correction.cause for finding in found if finding.correction} == {Cause.SIGN}


def test_a_member_without_a_name_is_nobodys_parent() -> None:
    """A typed member may be empty, and stood above all others, itself among them."""
    facts = [Fact("30"), Fact("10", {"A": ""}), Fact("20", {"A": "b"})]
    (family,) = families(filing_of(facts), {0})[0, 0]
    assert set(family.parents.values()) == {WHOLE}
    assert audited(filing_of(facts)).counts["foots"] == 1
