"""Tests of how a section's tree is laid out: each section has its own headings and its own order of members."""

from __future__ import annotations

from dataclasses import replace

from model.filing import Filing
from model.layout import in_words_of, layout_of
from model.networks import Arc, Label, Taxonomy
from model.sheets.linesheet import line_sheet
from tests.filings import Fact, filing_of

PARENT_CHILD = "http://www.xbrl.org/2003/arcrole/parent-child"


def network(*pairs: str) -> list[Arc]:
    """Arcs from pairs written `above>below`, in the order of a page."""
    ends = [pair.split(">") for pair in pairs]
    return [Arc(above, below, PARENT_CHILD, float(order)) for order, (above, below) in enumerate(ends)]


def two_sections() -> Filing:
    """Two sections of the same facts under different headings, the second with the members the other way round."""
    filing = filing_of(
        [Fact("3"), Fact("1", {"Axis": "South"}), Fact("2", {"Axis": "North"}), Fact("4", {"Axis": "Far"})]
    )
    (section,) = filing.sections
    networks = {
        "first": network("Statement>Revenue"),
        "second": network("Split>Axis", "Axis>North", "Axis>South", "Split>Details", "Details>Revenue"),
    }
    sections = [section._replace(role=role) for role in (*networks, None)]
    return replace(filing, sections=sections, taxonomy=Taxonomy(presentation=networks))


def labels(filing: Filing, section: int) -> list[str]:
    return line_sheet(filing, filing.sections[section]).tree.label


def test_a_line_stands_under_the_heading_of_its_section() -> None:
    filing = two_sections()
    assert [label for label in labels(filing, 0) if label in ("Statement", "Details")] == ["Statement"]
    assert [label for label in labels(filing, 1) if label in ("Statement", "Details")] == ["Details"]


def test_members_stand_in_the_order_of_their_section_and_others_last() -> None:
    filing = two_sections()
    members = ("North", "South", "Far")
    assert [label for label in labels(filing, 0) if label in members] == ["South", "North", "Far"]
    assert [label for label in labels(filing, 1) if label in members] == ["North", "South", "Far"]


def test_a_section_without_a_network_keeps_the_headings_of_its_form() -> None:
    filing = two_sections()
    concepts = [concept._replace(heading="On the page") for concept in filing.concepts]
    layout = layout_of(replace(filing, concepts=concepts), filing.sections[2])
    assert layout.headings == {0: "On the page"}
    assert layout.places == {}


def test_a_label_that_says_nothing_is_no_name() -> None:
    filing = two_sections()
    role = "http://www.xbrl.org/2003/role/totalLabel"
    arcs = [arc._replace(preferred_label=role) for arc in filing.taxonomy.presentation["first"]]
    texts = {"Revenue": [Label(role, "en", "  ")], "North": [Label(role, "en", "The north")]}
    filing = replace(filing, taxonomy=Taxonomy(presentation={"first": [*arcs, arc_to_north(role)]}, labels=texts))
    named = in_words_of(filing, filing.sections[0])
    assert {concept.label for concept in named.concepts} == {"Revenue"}
    assert {member.label for member in named.members} == {"The north", "South", "Far"}
    assert "Revenue" in labels(filing, 0)


def arc_to_north(role: str) -> Arc:
    return network("Axis>North")[0]._replace(preferred_label=role)
