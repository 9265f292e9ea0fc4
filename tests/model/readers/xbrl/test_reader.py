"""Tests of the facts of an instance: values, accuracy, nil, texts, fractions, tuples, footnotes, what is missing."""

from __future__ import annotations

import gc
from decimal import Decimal

import pytest

from model.amounts import INF, UNSTATED, parse_amount
from model.errors import FilingError
from model.filing import Filing, Kind
from model.readers.xbrl.reader import recognises
from tests.model.readers.xbrl.writing import (
    SCHEMA_REF,
    USD,
    context,
    fact,
    instance,
    messages,
    read_files,
    read_text,
    text_fact,
    values,
)

NO_ACCURACY = 'unitRef="usd"'


def test_a_fact_as_it_stands() -> None:
    filing = read_text(fact("561667000", more='unitRef="usd" decimals="-3" id="f1"'))
    assert (filing.path, filing.format, list(filing.files)) == ("small", "xbrl", ["report.xml"])
    assert filing.concepts[0].name == "co:Revenue"
    assert filing.value(0) == Decimal(561667000)
    assert filing.decimals(0) == -3
    assert filing.unit_of(0) is not None
    assert filing.unit_of(0) == filing.units[0]
    assert filing.facts.element_ids == {0: "f1"}
    assert filing.where(0) == "report.xml:5"
    assert not messages(filing)


@pytest.mark.parametrize(
    "text",
    ["123456789012345678901234567890", "INF", "-INF", "-0", "1e3", ".5", "-1.50", " 12 ", "0.1234567890123456789"],
)
def test_numbers_survive_exactly(text: str) -> None:
    filing = read_text(fact(text))
    value = filing.value(0)
    assert value is not None
    assert value.compare_total(parse_amount(text)) == 0
    assert filing.facts.kind[0] == Kind.NUMBER


def test_a_comment_inside_a_number_does_not_cut_it() -> None:
    assert values(read_text(fact("12<!-- thousands -->345"))) == [Decimal(12345)]


@pytest.mark.parametrize(
    ("accuracy", "decimals"),
    [
        ('decimals="INF"', INF),
        ('decimals="2"', 2),
        ("", UNSTATED),
        ('precision="4"', -2),
        ('precision="INF"', INF),
        ('decimals="many"', UNSTATED),
        ('precision="-1"', UNSTATED),
        ('decimals="999999999"', UNSTATED),
    ],
)
def test_accuracy(accuracy: str, decimals: int) -> None:
    filing = read_text(fact("123456", more=f"{NO_ACCURACY} {accuracy}"))
    assert filing.facts.decimals[0] == decimals
    assert bool(messages(filing)) == (decimals == UNSTATED and bool(accuracy))


def test_nil_is_a_fact_without_a_value() -> None:
    filing = read_text(fact("", more='unitRef="usd" xsi:nil="true"'), fact("", more='unitRef="usd" xsi:nil="0"'))
    assert filing.facts.kind.tolist() == [Kind.NIL, Kind.TEXT]
    assert filing.value(0) is None
    assert len(messages(filing)) == 1, "an empty number that is not nil is no number"


def test_texts_are_kept_as_they_stand_with_their_language() -> None:
    content = text_fact(" &lt;p&gt;Text&lt;/p&gt; "), text_fact("Texte", more='xml:lang="fr"'), text_fact("")
    filing = read_text(*content, more='xml:lang="en"')
    assert values(filing) == [" <p>Text</p> ", "Texte", ""]
    assert filing.facts.languages == {0: "en", 1: "fr", 2: "en"}
    assert filing.facts.unit.tolist() == [-1, -1, -1]


def test_what_is_no_number_is_told_and_kept_as_text() -> None:
    filing = read_text(fact("about 12"), fact("9e999999999"), fact("7"))
    assert values(filing) == ["about 12", "9e999999999", Decimal(7)]
    assert messages(filing) == ["2 facts with a unit but no number, shown as text; first co:Revenue: “about 12”."]
    assert filing.problems[-1].where == "report.xml:5"


def fraction(numerator: str, denominator: str) -> str:
    """A fraction item."""
    inside = f"<xbrli:numerator>{numerator}</xbrli:numerator><xbrli:denominator>{denominator}</xbrli:denominator>"
    return fact(inside, more=NO_ACCURACY)


def test_fractions_are_numbers_where_a_number_equals_them() -> None:
    filing = read_text(fraction("1", "8"), fraction("1", "3"))
    assert values(filing) == [Decimal("0.125"), "1/3"]
    assert filing.decimals(0) is None
    assert not messages(filing)


def test_contexts_and_units_may_stand_after_the_facts() -> None:
    filing = read_files({"report.xml": instance(fact("1"), fact("2", ref="d"), context("d"), context(), USD)})
    assert values(filing) == [Decimal(1), Decimal(2)]
    assert not messages(filing)


def test_facts_whose_context_is_missing_are_listed_together_and_the_others_kept() -> None:
    filing = read_text(fact("1"), fact("2", ref="gone"), fact("3", ref="lost"), fact("4"))
    assert values(filing) == [Decimal(1), Decimal(4)]
    assert messages(filing) == ["2 facts left out for want of a context in the report; first co:Revenue in “gone”."]


def test_a_fact_whose_unit_is_missing_is_kept_without_one() -> None:
    filing = read_text(fact("12", more='unitRef="eur"'))
    assert values(filing) == [Decimal(12)]
    assert filing.unit_of(0) is None
    assert messages(filing) == ["1 fact without a unit, which the report lacks; first co:Revenue in “eur”."]


def test_the_facts_of_tuples_are_facts_with_a_note_of_their_group() -> None:
    group = f"<co:Outer>{fact('1')}<co:Inner>{fact('2')}</co:Inner>{fact('3', 'co:Other')}</co:Outer>"
    filing = read_text(group, fact("4"))
    by_value = {int(filing.value(row) or 0): filing.facts.notes.get(row) for row in range(4)}
    assert by_value[4] is None
    assert by_value[1] == by_value[3] == "Part of the group co:Outer (line 5)"
    assert by_value[2] == "Part of the group co:Outer (line 5) / co:Inner (line 5)"


def footnotes(*content: str) -> str:
    """A footnote link."""
    role = 'xlink:role="http://www.xbrl.org/2003/role/link"'
    return f'<link:footnoteLink xlink:type="extended" {role}>{"".join(content)}</link:footnoteLink>'


def footnote_arc(start: str, end: str) -> str:
    """The arc of a footnote."""
    return f'<link:footnoteArc xlink:type="arc" xlink:from="{start}" xlink:to="{end}"/>'


def to_fact(name: str, label: str) -> str:
    """A locator to a fact."""
    return f'<link:loc xlink:type="locator" xlink:href="#{name}" xlink:label="{label}"/>'


def test_footnotes_are_notes_on_their_facts() -> None:
    content = (
        to_fact("f1", "a"),
        to_fact("f2", "a"),
        to_fact("gone", "a"),
        to_fact("f2", "b"),
        '<link:footnote xlink:type="resource" xlink:label="n" xml:lang="en">See <b>note\n 3</b>.</link:footnote>',
        footnote_arc("a", "n"),
        footnote_arc("a", "b"),
        footnote_arc("nowhere", "n"),
    )
    facts = [fact(str(n), more=f'unitRef="usd" id="f{n}"') for n in (1, 2, 3)]
    filing = read_text(*facts, footnotes(*content))
    note = "See note 3.\nExplained by the fact at line 6"
    assert filing.facts.notes == {0: note, 1: note}


def test_the_name_of_the_entity_is_that_of_the_cover_page() -> None:
    content = text_fact("Sub Inc.", "co:EntityRegistrantName"), text_fact(" Acme\n Inc. ", "co:EntityRegistrantName")
    segment = '<xbrldi:explicitMember dimension="co:Axis">co:Sub</xbrldi:explicitMember>'
    other = context("d", segment=segment), content[0].replace('contextRef="c"', 'contextRef="d"')
    assert read_text(*other, content[1]).entity == "Acme Inc."


def test_the_origin_tells_what_another_form_of_the_report_needs() -> None:
    filing = read_files({"report.xml": instance(SCHEMA_REF, context(), USD, fact("1"))})
    assert filing.origin.entry_points == ("co.xsd",)
    assert filing.origin.namespaces["co"] == "http://example.com/co"


@pytest.mark.parametrize(
    ("head", "instance"),
    [
        (instance(context()), True),
        (instance(context()).replace("xbrli:", "").replace("xmlns:xbrli", "xmlns"), True),
        ('<html xmlns="http://www.w3.org/1999/xhtml"><p>xbrl http://www.xbrl.org/2003/instance</p></html>', False),
        ('<xbrl xmlns="http://example.com/other"/>', False),
        ('{"documentInfo": {}}', False),
    ],
)
def test_an_instance_is_told_by_its_beginning(head: str, instance: bool) -> None:
    assert recognises(head.encode()[:900]) is instance
    assert recognises(head.encode("utf-16")[:1800]) is instance


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "utf-8-sig"])
def test_encodings(encoding: str) -> None:
    head = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>'
    text = instance(context(), text_fact("Überschuß"), head=head)
    assert values(read_files({"report.xml": text.encode(encoding)})) == ["Überschuß"]


def test_what_is_no_instance_is_refused_in_a_sentence() -> None:
    for text in ("", "nothing", "<html/>", "<xbrl/>", instance()[:40]):
        with pytest.raises(FilingError, match="small holds no XBRL instance"):
            read_files({"report.xml": text})


def many() -> Filing:
    """A filing with more facts than one chunk of the stream holds."""
    facts = [fact(str(n), more=f'unitRef="usd" decimals="0" id="f{n}"') for n in range(30_000)]
    return read_text(*facts)


def test_facts_are_the_same_over_the_chunks_of_the_stream() -> None:
    filing = many()
    assert values(filing) == [Decimal(n) for n in range(30_000)]
    assert filing.facts.element_ids[29_999] == "f29999"
    assert filing.facts.line[29_999] == 30_004


def test_reading_leaves_no_cycle_that_would_keep_the_tree() -> None:
    read_text(fact("1"), text_fact("Some words"))
    gc.collect()
    gc.disable()
    try:
        filing = read_text(fact("1"), text_fact("Some words"))
        assert gc.collect() == 0
    finally:
        gc.enable()
    assert len(filing.facts) == 2
