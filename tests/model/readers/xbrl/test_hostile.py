"""Tests of instances that mean harm or are broken: refused in a sentence, or read with their problems listed."""

from __future__ import annotations

import random
import tracemalloc
from decimal import Decimal

import pytest

from model.errors import FilingError
from tests.model.readers.xbrl.writing import (
    SCHEMA_REF,
    USD,
    context,
    explicit,
    fact,
    instance,
    messages,
    read_files,
    read_text,
    text_fact,
    values,
)

XML = '<?xml version="1.0" encoding="UTF-8"?>'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
BOMB = f'{XML}<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>'
SMALL = instance(
    SCHEMA_REF,
    context(),
    context("d", segment=explicit("co:Axis", "co:Member")),
    USD,
    fact("12"),
    fact("345.60", ref="d", more='unitRef="usd" decimals="2" id="f2"'),
    f"<co:Group>{fact('7')}</co:Group>",
    text_fact("A text &amp; more"),
)


@pytest.mark.parametrize(
    "head",
    [
        BOMB,
        f'{XML}<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>',
        f'{XML}<!DOCTYPE x [<!ENTITY e "1">]>',
        f'{XML}<!--{" " * 2_000_000}--><!DOCTYPE x [<!ENTITY e "1">]>',
    ],
)
def test_documents_that_declare_entities_are_refused(head: str) -> None:
    with pytest.raises(FilingError, match="entities"):
        read_files({"report.xml": instance(context(), USD, fact("12&e;" if "ENTITY e" in head else "&l9;"), head=head)})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("before", ["", f"<!-- {'x' * 3_000_000} <x -->"], ids=["at once", "far down"])
def test_a_bomb_in_an_attribute_of_the_root_takes_no_memory(encoding: str, before: str) -> None:
    head = BOMB.replace("UTF-8", encoding).replace("<!DOCTYPE", before + "<!DOCTYPE")
    text = instance(context(), head=head, more='xmlns:x="&l11;"').encode(encoding)
    tracemalloc.start()
    with pytest.raises(FilingError):
        read_files({"report.xml": text})
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 100_000_000


def test_a_document_type_without_entities_is_harmless() -> None:
    text = instance(context(), USD, fact("12"), head=f'{XML}<!DOCTYPE xbrl SYSTEM "http://example.com/x.dtd">')
    assert values(read_files({"report.xml": text})) == [Decimal(12)]


def test_an_undeclared_entity_breaks_the_document_there() -> None:
    filing = read_text(fact("1"), fact("2&nbsp;3"), fact("4"))
    assert values(filing) == [Decimal(1)]
    assert "damaged" in messages(filing)[0]


def test_a_document_cut_at_any_byte_gives_facts_that_are_whole_or_a_sentence() -> None:
    data = SMALL.encode()
    whole = set(values(read_files({"report.xml": data})))
    for end in range(0, len(data.rstrip()), 7):
        try:
            filing = read_files({"report.xml": data[:end]})
        except FilingError:
            assert end < data.index(b"<link:schemaRef"), data[:end]
        else:
            assert set(values(filing)) <= whole, data[:end]
            assert any("damaged" in message for message in messages(filing)), data[:end]


def test_two_thousand_mutations_end_in_facts_or_a_sentence() -> None:
    data = SMALL.encode()
    chance = random.Random(1)
    for _ in range(2_000):
        mutated = bytearray(data)
        for _ in range(chance.randint(1, 4)):
            place = chance.randrange(len(mutated))
            if chance.random() < 0.5:
                mutated[place] = chance.randrange(256)
            else:
                del mutated[place : place + chance.randint(1, 30)]
        try:
            filing = read_files({"report.xml": bytes(mutated)})
        except FilingError:
            continue
        assert len(values(filing)) <= 4


def test_text_longer_than_ten_megabytes_is_read() -> None:
    text = "long " * 2_500_000
    assert values(read_text(text_fact(text))) == [text]


def test_absurd_numbers_are_texts_with_a_problem() -> None:
    filing = read_text(*(fact(text) for text in ("9e999999999", "1e401", "9" * 1_000)))
    assert [isinstance(value, str) for value in values(filing)] == [True, True, True]
    assert len(messages(filing)) == 1


def test_a_deep_nest_of_tuples_ends() -> None:
    depth = 200
    filing = read_text("<co:G>" * depth + fact("1") + "</co:G>" * depth)
    assert values(filing) == [Decimal(1)]


def test_many_names_of_every_kind_stay_quick() -> None:
    facts = [fact("1", f"co:N{n}", ref=f"c{n}") for n in range(5_000)]
    contexts = [context(f"c{n}", segment=explicit(f"co:A{n}", f"co:M{n}")) for n in range(5_000)]
    filing = read_text(*contexts, *facts)
    assert len(filing.axes) == 5_000
    assert not messages(filing)


def test_a_wrong_encoding_is_told() -> None:
    text = instance(context(), USD, fact("1"), text_fact("Überschuß"))
    filing = read_files({"report.xml": text.encode("latin-1")})
    assert values(filing) == [Decimal(1)]
    assert "damaged" in messages(filing)[0]
