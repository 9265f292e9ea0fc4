"""The card of a fact names its concept in every language and role, and says what it means."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.filing import Concept
from model.networks import Element, Label, Taxonomy
from model.sheets.fact.concept import concept_entries, role_words
from model.sheets.fact.entry import Entry
from tests.filings import Fact, filing_of

ROLE = "http://www.xbrl.org/2003/role/"


def entries(
    *labels: tuple[str, str, str], element: Element | None = None, concept: Concept | None = None
) -> list[Entry]:
    taxonomy = Taxonomy(
        labels={"Revenue": [Label(ROLE + role, language, text) for role, language, text in labels]},
        elements={"Revenue": element} if element else {},
    )
    filing = replace(filing_of([Fact("1")]), taxonomy=taxonomy)
    return concept_entries(filing, concept or filing.concepts[0])


def test_standard_labels_come_first_and_one_text_is_said_once() -> None:
    assert entries(
        ("terseLabel", "en-US", "Sales"),
        ("label", "en-US", "Net sales"),
        ("totalLabel", "en-US", "Sales"),
        ("label", "de", "Umsatz"),
    ) == [
        Entry("Label", "Umsatz", detail="standard, de"),
        Entry("Label", "Net sales", detail="standard, en-US"),
        Entry("Label", "Sales", detail="terse, total, en-US"),
    ]


def test_the_documentation_label_is_the_definition() -> None:
    assert entries(("documentation", "en-US", "What was sold."), ("label", "en-US", "Sales")) == [
        Entry("Label", "Sales", detail="standard, en-US"),
        Entry("Definition", "What was sold."),
    ]


def test_definitions_in_several_languages_say_which() -> None:
    found = entries(("documentation", "en", "What was sold."), ("documentation", "de", "Was verkauft wurde."))
    assert found == [
        Entry("Definition", "Was verkauft wurde.", detail="de"),
        Entry("Definition", "What was sold.", detail="en"),
    ]


def test_a_definition_of_the_concept_itself_serves_where_no_label_explains() -> None:
    assert entries(concept=Concept("Revenue", "Revenue", definition="Said by the form.")) == [
        Entry("Definition", "Said by the form.")
    ]


@pytest.mark.parametrize(("period_type", "words"), [("instant", "a date"), ("duration", "a period")])
def test_type_balance_and_period_type(period_type: str, words: str) -> None:
    element = Element("Revenue", "xbrli:monetaryItemType", period_type, "credit")
    assert entries(element=element) == [
        Entry("Type", "xbrli:monetaryItemType"),
        Entry("Balance", "credit"),
        Entry("Reported for", words),
    ]


def test_what_is_not_known_is_not_said() -> None:
    assert entries() == []


def test_very_many_labels_are_counted() -> None:
    found = entries(*(("label", f"x{number}", f"Label {number}") for number in range(40)))
    assert len(found) == 25
    assert found[-1] == Entry("Label", "and 16 more")


@pytest.mark.parametrize(
    ("role", "words"),
    [
        (ROLE + "label", "standard"),
        (ROLE + "periodStartLabel", "period start"),
        ("http://www.xbrl.org/2009/role/negatedTerseLabel", "negated terse"),
        ("http://example.com/role/own", "own"),
    ],
)
def test_roles_in_words(role: str, words: str) -> None:
    assert role_words(role) == words
