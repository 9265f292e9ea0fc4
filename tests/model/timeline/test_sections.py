"""Tests of joined sections and networks: which are one, in which order, and what each shows."""

from __future__ import annotations

from model.filing import Filing
from model.layout import layout_of
from model.networks import STANDARD_LABEL, Arc, Element, Label, Role, Taxonomy
from model.readers.xbrl.sections import NOT_PRESENTED
from model.timeline.joining import join
from tests.reports import Said, Shown, report

PARENT_CHILD = "http://www.xbrl.org/2003/arcrole/parent-child"
SUMMATION = "https://xbrl.org/2023/arcrole/summation-item"
OLD_ROLE, NEW_ROLE = "http://example.com/20211231/role/Income", "http://example.com/20221231/role/Income"


def said(year: int, *concepts: str) -> list[Said]:
    return [Said(str(number), year, concept) for number, concept in enumerate(concepts, 1)]


def shown(filing: Filing) -> dict[str, list[str]]:
    """The lines of each section in their order."""
    return {
        section.title: list(
            dict.fromkeys(filing.concepts[code].name for code in filing.facts.concept[section.facts].tolist())
        )
        for section in filing.sections
    }


def test_the_newest_order_comes_first_and_older_sections_after_it() -> None:
    old = report(
        said(2021, "ex:A", "ex:B", "ex:C", "ex:D"),
        2021,
        sections=[Shown("Gone", None, ["ex:C"]), Shown("Cash", None, ["ex:B"]), Shown("Income", None, ["ex:A"])],
    )
    new = report(said(2022, "ex:A", "ex:B"), sections=[Shown("INCOME", None, ["ex:A"]), Shown("Cash", None, ["ex:B"])])
    assert shown(join([old, new]).filing) == {"INCOME": ["ex:A"], "Cash": ["ex:B"], "Gone": ["ex:C"]}


def test_a_section_with_another_title_is_known_by_its_role() -> None:
    old = report(said(2021, "ex:A"), 2021, sections=[Shown("Statements of operations", OLD_ROLE, ["ex:A"])])
    new = report(said(2022, "ex:A"), 2022, sections=[Shown("Income statements", NEW_ROLE, ["ex:A"])])
    filing = join([old, new]).filing
    assert [(section.title, section.role, len(section.facts)) for section in filing.sections] == [
        ("Income statements", NEW_ROLE, 2)
    ]


def test_a_role_that_is_only_numbered_names_no_section() -> None:
    old = report(said(2021, "ex:A"), 2021, sections=[Shown("Leases", "http://example.com/role/R2", ["ex:A"])])
    new = report(said(2022, "ex:A"), 2022, sections=[Shown("Income", "http://example.com/role/R2", ["ex:A"])])
    assert list(shown(join([old, new]).filing)) == ["Income", "Leases"]


def test_of_sections_with_one_title_each_is_joined_with_that_of_its_role() -> None:
    roles = ["http://example.com/role/LeasesFirst", "http://example.com/role/LeasesSecond"]
    old = report(
        said(2021, "ex:A", "ex:B"),
        2021,
        sections=[Shown("Leases", roles[1], ["ex:B"]), Shown("Leases", roles[0], ["ex:A"])],
    )
    new = report(
        said(2022, "ex:A", "ex:B"),
        sections=[Shown("Leases", roles[0], ["ex:A"]), Shown("Leases", roles[1], ["ex:B"])],
    )
    filing = join([old, new]).filing
    names = [{filing.concepts[code].name for code in filing.facts.concept[s.facts].tolist()} for s in filing.sections]
    assert names == [{"ex:A"}, {"ex:B"}]
    assert [len(section.facts) for section in filing.sections] == [2, 2]


def test_a_line_that_is_gone_stands_after_the_line_it_followed() -> None:
    old = report(
        said(2021, "ex:Sales", "ex:Costs", "ex:Gain", "ex:Profit"),
        2021,
        sections=[Shown("Income", OLD_ROLE, ["ex:Sales", "ex:Costs", "ex:Gain", "ex:Profit"])],
    )
    new = report(
        said(2022, "ex:Sales", "ex:Costs", "ex:Tax", "ex:Profit"),
        sections=[Shown("Income", NEW_ROLE, ["ex:Sales", "ex:Costs", "ex:Tax", "ex:Profit"])],
    )
    lines = shown(join([old, new]).filing)["Income"]
    assert lines == ["ex:Sales", "ex:Costs", "ex:Gain", "ex:Tax", "ex:Profit"]


def test_what_any_filing_presents_is_not_listed_as_not_presented() -> None:
    old = report(
        said(2021, "ex:A", "ex:B"),
        2021,
        sections=[Shown(NOT_PRESENTED, None, ["ex:A", "ex:B"], ""), Shown("Gone", None, ["ex:B"])],
    )
    new = report([*said(2022, "ex:A"), Said("1", 2021, "ex:A")], sections=[Shown("Income", None, ["ex:A"])])
    assert shown(join([old, new]).filing) == {"Income": ["ex:A"], "Gone": ["ex:B"]}


def arcs(parent: str, *children: str, arcrole: str = PARENT_CHILD) -> list[Arc]:
    return [Arc(parent, child, arcrole, float(order)) for order, child in enumerate(children, 1)]


def taxonomy(role: str, prefix: str, *children: str) -> Taxonomy:
    names = [f"{prefix}:{child}" for child in children]
    return Taxonomy(
        (Role(role, "Income", title="Income"),),
        presentation={role: arcs(f"{prefix}:Abstract", *names)},
        calculation={role: arcs(names[-1], *names[:-1], arcrole=SUMMATION)},
        labels={f"{prefix}:Abstract": [Label(STANDARD_LABEL, "en", f"Heading of {role}")]},
        elements={names[0]: Element(names[0])},
    )


def test_networks_are_joined_under_the_newest_role_and_prefix() -> None:
    old = report(
        said(2021, "co:Sales", "co:Gain", "co:Profit"),
        2021,
        namespaces={"co": "http://example.com/20211231"},
        taxonomy=taxonomy(OLD_ROLE, "co", "Sales", "Gain", "Profit"),
        sections=[Shown("Income", OLD_ROLE, ["co:Sales", "co:Gain", "co:Profit"])],
    )
    new = report(
        said(2022, "ex:Sales", "ex:Profit"),
        taxonomy=taxonomy(NEW_ROLE, "ex", "Sales", "Profit"),
        sections=[Shown("Income", NEW_ROLE, ["ex:Sales", "ex:Profit"])],
    )
    filing = join([old, new]).filing
    known = filing.taxonomy
    assert [role.uri for role in known.roles] == [NEW_ROLE]
    assert [(arc.source, arc.target) for arc in known.presentation[NEW_ROLE]] == [
        ("ex:Abstract", "ex:Sales"),
        ("ex:Abstract", "ex:Profit"),
        ("ex:Abstract", "ex:Gain"),
    ]
    # A total is that of one filing: the older contributors are no part of the newer sum.
    assert [arc.target for arc in known.calculation[NEW_ROLE]] == ["ex:Sales"]
    layout = layout_of(filing, filing.sections[0])
    headings = {filing.concepts[code].name: heading for code, heading in layout.headings.items()}
    assert headings == dict.fromkeys(("ex:Sales", "ex:Gain", "ex:Profit"), f"Heading of {NEW_ROLE}")
    assert known.elements["ex:Sales"].name == "ex:Sales"
