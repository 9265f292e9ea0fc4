"""Sets of documents as one report, reports that share documents, resources spread over them, notes."""

from __future__ import annotations

import pytest

from model.errors import Cancelled
from model.files import MemoryFiles
from model.networks import STANDARD_LABEL
from model.readers.inline.reader import read
from tests.model.readers.inline.pages import (
    CONTEXT,
    HEADER,
    REFERENCES,
    RESOURCES,
    UNIT,
    complaints,
    filing_of,
    number,
    page,
    values,
    words,
)

SCHEMA = b"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://example.com/a"
xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"
xmlns:xbrli="http://www.xbrl.org/2003/instance"><xs:annotation><xs:appinfo><link:linkbaseRef xlink:type="simple"
xlink:href="a_lab.xml" xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/></xs:appinfo></xs:annotation>
<xs:element name="Revenue" id="a_Revenue" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item"
xbrli:periodType="duration" xbrli:balance="credit"/></xs:schema>"""
LABELS = b"""<link:linkbase xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink">
<link:labelLink xlink:type="extended" xlink:role="http://www.xbrl.org/2003/role/link">
<link:loc xlink:type="locator" xlink:href="a.xsd#a_Revenue" xlink:label="r"/>
<link:label xlink:type="resource" xlink:label="l" xlink:role="http://www.xbrl.org/2003/role/label"
xml:lang="en">Net sales</link:label>
<link:labelArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/arcrole/concept-label"
xlink:from="r" xlink:to="l"/></link:labelLink></link:linkbase>"""


def test_a_set_shares_contexts_units_and_continuations() -> None:
    first = page(number("1") + words("one", 'continuedAt="k"'), f"<ix:header>{REFERENCES}</ix:header>")
    second = page(f'{number("2")}<ix:continuation id="k"> two</ix:continuation>', f"<ix:header>{RESOURCES}</ix:header>")
    filing = filing_of(first, second)
    assert values(filing) == [1, "one two", 2]
    assert [filing.where(row).partition(":")[0] for row in range(3)] == ["a.htm", "a.htm", "b.htm"]
    assert filing.origin.entry_points == ("a.xsd",)
    assert filing.origin.identifier == "E"
    assert not complaints(filing)


def test_prefixes_may_differ_between_the_documents_of_a_set() -> None:
    contexts = CONTEXT.replace('"c"', '"d"').replace(
        "</xbrli:identifier>",
        '</xbrli:identifier><xbrli:segment><xbrldi:explicitMember dimension="b:X">b:Y</xbrldi:explicitMember>'
        "</xbrli:segment>",
    )
    first = page(number("1"), b="http://example.com/b1")
    second = page(
        number("2", name="b:Revenue").replace('"c"', '"d"'),
        f"<ix:header><ix:resources>{contexts}</ix:resources></ix:header>",
        b="http://example.com/a",
    )
    filing = filing_of(first, second)
    assert [filing.concepts[code].name for code in filing.facts.concept] == ["a:Revenue", "a:Revenue"]
    assert filing.named_dimensions(filing.dimensions_of(1)) == {"a:X": "a:Y"}


def test_several_headers_and_hidden_facts() -> None:
    hidden = f"<ix:header><ix:hidden>{number('7')}{words('w')}</ix:hidden></ix:header>"
    filing = filing_of(page(number("8"), hidden + HEADER + hidden))
    assert values(filing) == [7, "w", 7, "w", 8]
    assert not complaints(filing)


def test_of_two_contexts_of_one_id_the_first_counts_and_the_second_is_listed() -> None:
    second = CONTEXT.replace("2022", "2021")
    filing = filing_of(
        page(number("8"), f"<ix:header><ix:resources>{CONTEXT}{second}{UNIT}</ix:resources></ix:header>")
    )
    period = filing.period_of(0)
    assert period is not None
    assert period.text == "2022-01-01/2022-12-31"
    assert "second context" in complaints(filing)[0]


def test_a_document_that_cannot_be_read_is_listed_and_the_rest_kept() -> None:
    filing = filing_of(page(number("1")), b"\0")
    assert values(filing) == [1]
    assert complaints(filing)[0].startswith("b.htm:1 b.htm is no web page")


def test_a_set_without_the_document_of_the_contexts() -> None:
    filing = filing_of(page(number("1") * 5 + words("w", 'continuedAt="k"'), "<ix:header/>"))
    assert len(filing.facts) == 0
    (complaint,) = complaints(filing)
    assert "6 facts left out for want of a context" in complaint


def test_reports_that_share_documents() -> None:
    body = number("1") + number("2", 'target="x"') + number("3", 'target="x"') + number("4", 'target="y"')
    references = REFERENCES + REFERENCES.replace("<ix:references", '<ix:references target="x"').replace(
        "a.xsd", "x.xsd"
    )
    document = page(body, f"<ix:header>{references}{RESOURCES}</ix:header>")
    default = filing_of(document)
    assert values(default) == [1]
    assert default.origin.entry_points == ("a.xsd",)
    (complaint,) = complaints(default)
    assert "the others, with their facts: “x” (2), “y” (1)" in complaint
    assert [problem.severity for problem in default.problems if "several reports" in problem.message] == ["info"]
    other = filing_of(document, target="x")
    assert values(other) == [2, 3]
    assert other.origin.entry_points == ("x.xsd",)
    assert values(filing_of(document, target="y")) == [4]


def test_without_a_default_report_the_first_is_read() -> None:
    filing = filing_of(page(number("2", 'target="x"') + number("3", 'target="y"')))
    assert values(filing) == [2]
    assert "the report “x” is shown; the others, with their facts: “y” (1)" in complaints(filing)[0]


def test_schema_and_labels_from_beside() -> None:
    files = MemoryFiles("set", {"a.htm": page(number("5")).encode(), "a.xsd": SCHEMA, "a_lab.xml": LABELS})
    filing = read(files, ["a.htm"], lambda _: None)
    assert filing.concepts[0].label == "Net sales"
    assert filing.concepts[0].balance == "credit"
    assert not filing.problems


def test_linkbases_within_the_document() -> None:
    labels = LABELS.decode().replace('"a.xsd#', '"http://example.com/a.xsd#').replace("\n", " ")
    resources = RESOURCES.replace("</ix:resources>", f"{labels}</ix:resources>")
    filing = filing_of(page(number("5"), f"<ix:header>{REFERENCES}{resources}</ix:header>"))
    assert [(label.role, label.text) for label in filing.taxonomy.labels["a:Revenue"]] == [
        (STANDARD_LABEL, "Net sales")
    ]


def test_inline_xbrl_1_0() -> None:
    body = number("1,234", 'format="ixt:numcommadot" footnoteRefs="n"').replace(
        "<ix:nonFraction", '<ix:nonFraction id="f"'
    )
    body += words("a<ix:exclude>b</ix:exclude>c", 'escape="true"')
    body += '<ix:footnote footnoteID="n" xml:lang="en">As <b>restated</b></ix:footnote>'
    filing = filing_of(
        page(
            body,
            ix="http://www.xbrl.org/2008/inlineXBRL",
            ixt="http://www.xbrl.org/inlineXBRL/transformation/2010-04-20",
        )
    )
    assert values(filing) == [1234, "ac"]
    assert filing.facts.notes == {0: "As restated"}


def test_footnotes() -> None:
    relationships = (
        '<ix:relationship fromRefs="f g" toRefs="n m"/><ix:relationship fromRefs="h" toRefs="f"/>'
        '<ix:relationship fromRefs="h" toRefs="nowhere"/>'
    )
    body = (
        number("1", 'id="f"')
        + number("2", 'id="g"')
        + words("w", 'id="h"')
        + '<ix:footnote id="n" xml:lang="en">As <b>re-</b><ix:exclude>x</ix:exclude></ix:footnote>'
        + '<ix:footnote id="m" continuedAt="k">Two</ix:footnote><ix:continuation id="k"> words</ix:continuation>'
    )
    header = HEADER.replace("</ix:resources>", f"{relationships}</ix:resources>")
    filing = filing_of(page(body, header))
    assert filing.facts.notes == {0: "As re-\nTwo words", 1: "As re-\nTwo words", 2: "Explained by the fact at line 4"}
    (complaint,) = complaints(filing)
    assert "first “nowhere”" in complaint


def test_tuples_are_groups() -> None:
    body = (
        f'<ix:tuple name="a:Board" tupleID="t">{words("chair")}<ix:tuple name="a:Member">{words("member")}</ix:tuple>'
        f"</ix:tuple>{words('far', 'tupleRef=&quot;t&quot;'.replace('&quot;', chr(34)))}{words('none')}"
    )
    filing = filing_of(page(body))
    assert values(filing) == ["chair", "member", "far", "none"]
    assert filing.facts.notes == {
        0: "Part of the group a:Board (line 4)",
        1: "Part of the group a:Board (line 4) / a:Member (line 4)",
        2: "Part of the group a:Board (line 4)",
    }


def test_tuples_that_name_each_other_end() -> None:
    body = '<ix:tuple name="a:A" tupleID="s" tupleRef="t"/><ix:tuple name="a:B" tupleID="t" tupleRef="s"/>' + words(
        "w", 'tupleRef="s"'
    )
    assert filing_of(page(body)).facts.notes[0].startswith("Part of the group a:B")


def test_it_can_be_stopped_and_tells_how_far_it_is() -> None:
    files = MemoryFiles("set", {"a.htm": page(number("5") * 2500).encode()})
    told: list[float] = []
    read(files, ["a.htm"], told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert len(told) > 4

    def stop(done: float) -> None:
        if done > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        read(files, ["a.htm"], stop)
