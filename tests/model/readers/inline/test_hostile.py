"""Documents made to harm: nested, repeated, looping, mutated. Each is refused in a sentence or read, and soon."""

from __future__ import annotations

import random
import time

import pytest

from model.errors import FilingError
from model.filing import Filing
from tests.model.readers.inline.pages import HEADER, complaints, filing_of, number, page, values, words

#: Generous for a slow machine under load; what grows with the square of its size takes minutes.
_SOON = 20


def _read(document: str | bytes) -> Filing | None:
    """The filing, None where it was refused in a sentence."""
    refusal = ""
    try:
        return filing_of(document)
    except FilingError as error:
        refusal = str(error)
    assert refusal.endswith(".")
    return None


def _soon(document: str) -> Filing | None:
    """What `_read` gives, which must come soon."""
    start = time.perf_counter()
    filing = _read(document)
    assert time.perf_counter() - start < _SOON
    return filing


def _relationships(count: int) -> str:
    facts = " ".join(f"f{place}" for place in range(count))
    notes = " ".join(f"n{place}" for place in range(count))
    return f'<ix:relationship fromRefs="{facts}" toRefs="{notes}"/>'


@pytest.mark.parametrize(
    "document",
    [
        page("<div>" * 100_000 + number("5") + "</div>" * 100_000),
        page("<span>" * 100_000 + number("5")),
        page("<br>" + "<![CDATA[" * 100_000),
        "<!DOCTYPE a [" * 100_000 + page(number("5")),
        "<?xml " * 100_000 + page(number("5")),
        page("xmlns:" * 100_000 + number("5")),
        page("xmlns:a='" * 100_001 + number("5")),
        page(words("<ix:exclude/>x" * 50_000)),
        page("".join(number("1", f'target="t{place}"') for place in range(20_000))),
        page(number("1,", 'format="ixt:num-dot-decimal"') + number("1," * 1_000_000, 'format="ixt:num-unit-decimal"')),
        page(words("1 " * 1_000_000, 'format="ixt:date-day-month-year"')),
        page(words("one " * 1_000_000, 'format="ixt-sec:numwordsen"')),
        page(words("1 year " * 1_000_000, 'format="ixt-sec:durwordsen"')),
        page(words("Q1 " * 1_000_000, 'format="ixt-sec:datequarterend"')),
        page(words("a " * 1_000_000, 'format="ixt-sec:countrynameen"')),
        page(number("9" * 3_000_000)),
        page(
            "".join(f'<ix:tuple name="a:T" tupleID="t{place}" tupleRef="t{place + 1}"/>' for place in range(20_000))
            + words("x", 'tupleRef="t0"') * 5_000
        ),
        page(number("1", 'id="f1"'), HEADER.replace("</ix:resources>", _relationships(2000) * 20 + "</ix:resources>")),
    ],
    ids=range(18),
)
def test_cost_grows_with_the_size_and_nothing_worse(document: str) -> None:
    _soon(document)


def test_a_prefix_that_means_two_things_among_thousands_is_refused() -> None:
    prefixes = {f"p{place}": f"http://example.com/{place}" for place in range(900)}
    assert _soon(page(number("5"), **prefixes)) is not None
    assert _soon(page(f'<p xmlns:p1="http://example.com/x">{number("5")}</p>', **prefixes)) is None


def test_footnotes_of_all_facts_by_all_notes_stay_in_proportion() -> None:
    count = 1000
    facts = "".join(number("1", f'id="f{place}"') for place in range(count))
    notes = "".join(f'<ix:footnote id="n{place}">{"x" * 500}</ix:footnote>' for place in range(count))
    filing = _soon(
        page(facts + notes, HEADER.replace("</ix:resources>", _relationships(count) * 30 + "</ix:resources>"))
    )
    assert filing is not None
    assert sum(len(note) for note in filing.facts.notes.values()) < 60_000_000


def test_formats_that_nobody_knows_are_told_together() -> None:
    filing = _soon(page("".join(number("1", f'format="ixt:f{place}"') for place in range(1000))))
    assert filing is not None
    (complaint,) = complaints(filing)
    assert "1,000 facts with a format that no registry has" in complaint


def test_mutations_of_a_document_never_crash_the_reader() -> None:
    body = (
        number("1,234.5", 'id="f" format="ixt:num-dot-decimal" scale="3" decimals="-3" sign="-"')
        + words("x<b>y</b><ix:exclude>z</ix:exclude>", 'id="g" escape="true" continuedAt="k"')
        + '<ix:continuation id="k" continuedAt="l">two</ix:continuation><ix:continuation id="l">3</ix:continuation>'
        + '<ix:footnote id="n">foot</ix:footnote><ix:tuple name="a:T" tupleID="t">'
        + words("31 December 2022", 'format="ixt:date-day-monthname-year-en" xml:lang="en"')
        + '</ix:tuple><ix:fraction name="a:F" contextRef="c" unitRef="u"><ix:numerator>1</ix:numerator>'
        + "<ix:denominator>4</ix:denominator></ix:fraction>"
        + number("9", 'target="x" xsi:nil="true"')
    )
    relationship = '<ix:relationship fromRefs="f" toRefs="n"/></ix:resources>'
    whole = page(body, HEADER.replace("</ix:resources>", relationship)).encode()
    tokens = (b"<", b">", b'"', b"&", b"</", b"/>", b"ix:", b"9e999999999", b"\0", b"\xff", b"{0}", b"]]>", b"<!--")
    choose = random.Random(7)
    read = 0
    for _ in range(1500):
        data = bytearray(whole)
        for _ in range(choose.choice((1, 1, 2, 5))):
            start = choose.randrange(len(data))
            end = start + choose.choice((0, 1, 1, 5, 80))
            data[start:end] = choose.choice((*tokens, bytes((choose.randrange(256),)), data[end : end + 60], b""))
        filing = _read(bytes(data))
        read += len(values(filing)) if filing else 0
    assert read > 1000
