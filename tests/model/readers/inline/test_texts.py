"""Texts: exclusions, continuations, XHTML that is escaped, languages."""

from __future__ import annotations

import time

import pytest

from tests.model.readers.inline.pages import complaints, filing_of, number, page, value_of, values, words


def continuation(name: str, content: str, following: str = "") -> str:
    """A continuation, with the one that goes on from it."""
    at = f'continuedAt="{following}"' if following else ""
    return f'<ix:continuation id="{name}" {at}>{content}</ix:continuation>'


def test_text_is_all_that_stands_in_it() -> None:
    assert value_of(words("one <b>two <!-- never --> <i>three</i></b>\n four &amp; five")) == (
        "one two  three\n four & five"
    )


def test_comments_do_not_end_a_text() -> None:
    assert value_of(words("one<!-- never -->two<?never?>three")) == "onetwothree"


def test_what_is_excluded_is_left_out() -> None:
    body = words("one<ix:exclude>, page 2<p>header</p></ix:exclude>two<ix:exclude/>three")
    assert value_of(body) == "onetwothree"
    assert value_of(words("a<ix:exclude>x<ix:exclude>y</ix:exclude>z</ix:exclude>b")) == "ab"
    assert value_of(number("1,2<ix:exclude>*</ix:exclude>34", 'format="ixt:num-dot-decimal"')) == 1234


def test_a_fact_within_an_exclusion_is_a_fact() -> None:
    filing = filing_of(page(words(f"a<ix:exclude>page {number('7')}</ix:exclude>b")))
    assert values(filing) == ["ab", 7]
    assert not complaints(filing)


def test_a_text_goes_on_in_its_continuations() -> None:
    body = (
        continuation("k2", " three")
        + words("one", 'continuedAt="k1"')
        + "<p>between</p>"
        + continuation("k1", " <b>two</b>", "k2")
    )
    assert value_of(body) == "one two three"


def test_a_format_takes_the_whole_text() -> None:
    body = words("31 Dec", 'continuedAt="k" format="ixt:date-day-monthname-year-en"') + continuation("k", "ember 2022")
    assert value_of(body) == "2022-12-31"


def test_a_misfit_is_kept_as_text() -> None:
    filing = filing_of(page(words("soon", 'format="ixt:date-day-month-year"')))
    assert values(filing) == ["soon"]
    assert (
        "does not fit the format ixt:date-day-month-year, shown as text; first a:Note: “soon”" in complaints(filing)[0]
    )


@pytest.mark.parametrize(
    ("body", "expected", "problem"),
    [
        (words("a", 'continuedAt="x"'), ["a"], "that no document of the set holds; first “x”"),
        (words("a", 'continuedAt="k"') + continuation("k", "b", "k"), ["ab"], "leads back to itself; first “k”"),
        (
            words("a", 'continuedAt="k"') + continuation("k", "b", "l") + continuation("l", "c", "k"),
            ["abc"],
            "leads back to itself",
        ),
        (
            words("a", 'continuedAt="k"') + words("x", 'continuedAt="k"') + continuation("k", "b"),
            ["ab", "x"],
            "belongs to another text already; first “k”",
        ),
        (words("a") + continuation("k", "lost"), ["a"], "a continuation continues nothing; first “k”"),
        (
            words("a", 'continuedAt="k"') + continuation("k", "b") + continuation("k", "c"),
            ["ab"],
            "with the id of another",
        ),
    ],
)
def test_broken_continuations_are_found(body: str, expected: list[str], problem: str) -> None:
    filing = filing_of(page(body))
    assert values(filing) == expected
    (complaint,) = complaints(filing)
    assert problem in complaint


def test_seventy_thousand_continuations_are_quick() -> None:
    count = 70_000
    chain = "".join(continuation(f"k{place}", "x", f"k{place + 1}") for place in reversed(range(count)))
    document = page(words("a", 'continuedAt="k0"') + chain + continuation(f"k{count}", "z"))
    start = time.perf_counter()
    filing = filing_of(document)
    assert time.perf_counter() - start < 10
    assert values(filing) == ["a" + "x" * count + "z"]
    assert not complaints(filing)


def test_texts_that_all_go_on_in_one_chain_stay_quick() -> None:
    count = 20_000
    chain = "".join(continuation(f"k{place}", "x", f"k{place + 1}") for place in range(count))
    document = page(words("a", 'continuedAt="k0"') * 2000 + chain + continuation(f"k{count}", "z"))
    start = time.perf_counter()
    filing = filing_of(document)
    assert time.perf_counter() - start < 10
    assert len(filing.facts) == 2000
    assert "1,999 facts" in complaints(filing)[0]


def test_the_value_of_an_escaped_text_is_its_xhtml() -> None:
    body = words(
        f'Sales <p class="x&gt;y">of {number("7")} &amp; more<br/></p><ix:exclude><p>page</p></ix:exclude>',
        'escape="true" continuedAt="k"',
    ) + continuation("k", f"<td/><i>{words('inner')}</i> end")
    filing = filing_of(page(body))
    assert values(filing) == ['Sales <p class="x&gt;y">of 7 &amp; more<br/></p><td/><i>inner</i> end', 7, "inner"]
    assert not complaints(filing)


def test_escaped_texts_without_content_or_prefix() -> None:
    assert value_of(words("", 'escape="1"')) == ""
    document = page(words("a<b>1</b>", 'escape="true"')).replace("ix:nonNumeric", "nonNumeric")
    document = document.replace("<nonNumeric", '<nonNumeric xmlns="http://www.xbrl.org/2013/inlineXBRL"')
    assert values(filing_of(document)) == ["a<b>1</b>"]


def test_nil_texts_and_empty_texts_differ() -> None:
    assert values(filing_of(page(words("", 'xsi:nil="true"') + words("")))) == [None, ""]


def test_languages() -> None:
    body = words("a") + f'<div xml:lang="fr">{words("b")}{words("c", """xml:lang="de" """)}</div>' + number("1")
    filing = filing_of(page(body, attributes='xml:lang="en-GB"'))
    assert filing.facts.languages == {0: "en-GB", 1: "fr", 2: "de"}
    assert filing_of(page(words("a"))).facts.languages == {}


def test_texts_nested_again_and_again_stay_in_proportion() -> None:
    depth = 200
    start = "".join(f'<ix:nonNumeric name="a:Note" contextRef="c" escape="{row % 2}">' for row in range(depth))
    filing = filing_of(page(f"{start}{'x' * 400_000}{'</ix:nonNumeric>' * depth}"))
    assert len(filing.facts) == depth
    assert sum(len(text) for text in filing.strings) < 20_000_000
    assert "without text" in complaints(filing)[0]
