"""Numeric facts: format, then scale, then sign; what cannot be read is kept as text and listed, never guessed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.amounts import INF, UNSTATED
from model.filing import Kind
from tests.model.readers.inline.pages import complaints, filing_of, number, page, value_of, values


@pytest.mark.parametrize(
    ("text", "attributes", "expected"),
    [
        ("1234", "", "1234"),
        (" 1234.50\n", "", "1234.50"),
        ("1,234.5", 'format="ixt:num-dot-decimal"', "1234.5"),
        ("1,234.5", 'format="ixt:num-dot-decimal" scale="6"', "1234500000"),
        ("1,234.5", 'format="ixt:num-dot-decimal" scale="6" sign="-"', "-1234500000"),
        ("12.5", 'scale="-2"', "0.125"),
        (".5", 'format="ixt:num-dot-decimal"', "0.5"),
        ("7", 'scale="+3"', "7000"),
        ("7", 'scale=" 0 "', "7"),
        ("7", 'scale="" sign=""', "7"),
        ("none", 'format="ixt:fixed-zero" scale="3"', "0"),
        ("1e3", "", "1000"),
        ("-5", "", "-5"),
        ("INF", 'sign="-"', "-Infinity"),
        ("unlimited", 'format="ixt-sec:numinf" scale="3"', "Infinity"),
        ("two hundred", 'format="ixt-sec:numwordsen" scale="3"', "200000"),
        ("1<b>2</b>3", "", "123"),
        ("<span>1,<i>234</i></span>", 'format="ixt:num-dot-decimal"', "1234"),
        ("123456789012345678901234567890.5", 'scale="3" sign="-"', "-123456789012345678901234567890500"),
        ("9223372036854775808", "", "9223372036854775808"),
        ("999999999999999999", 'sign="-"', "-999999999999999999"),
    ],
)
def test_values(text: str, attributes: str, expected: str) -> None:
    value = value_of(number(text, attributes))
    assert value == Decimal(expected)


def test_minus_zero_stays_minus_zero() -> None:
    value = value_of(number("0.00", 'sign="-" scale="3"'))
    assert isinstance(value, Decimal)
    assert value.is_zero()
    assert value.is_signed()


@given(
    st.integers(0, 10**24),
    st.integers(0, 5),
    st.integers(-9, 12),
    st.booleans(),
)
def test_any_amount_comes_back_exactly(digits: int, places: int, scale: int, negative: bool) -> None:
    shown = Decimal(digits).scaleb(-places)
    attributes = f'format="ixt:num-dot-decimal" scale="{scale}"' + (' sign="-"' if negative else "")
    value = value_of(number(f"{shown:,f}", attributes))
    assert value == Decimal(f"{'-' if negative else ''}{shown:f}E{scale}")


@pytest.mark.parametrize(
    ("text", "attributes", "problem"),
    [
        ("1,234", "", "1 fact without a number where one should be, shown as text; first a:Revenue: “1,234”"),
        (
            "(5)",
            'format="ixt:num-dot-decimal"',
            "does not fit the format ixt:num-dot-decimal, shown as text; first a:Revenue: “(5)”",
        ),
        (
            "5",
            'format="ixt:num-dot"',
            "with a format that no registry has, shown as text; first a:Revenue (ixt:num-dot): “5”",
        ),
        ("5", 'format="{0.__class__}:x"', "first a:Revenue ({0.__class__}:x): “5”"),
        ("5", 'format="foo:num-dot-decimal"', "first a:Revenue (foo:num-dot-decimal): “5”"),
        ("5", 'scale="six"', "with a scale that makes no amount"),
        ("5", 'scale="999999"', "with a scale that makes no amount"),
        ("5", 'scale="401"', "with a scale that makes no amount"),
        ("5e300", 'scale="300"', "with a scale that makes no amount"),
        ("5e300", 'scale="300" sign="-"', "with a scale that makes no amount"),
        ("123456789012345678901234567890", 'scale="400"', None),
        ("12345678901234567890123e380", 'scale="30"', "with a scale that makes no amount"),
        ("-5", 'sign="-"', "with a sign that is no minus, or with two"),
        ("-12345678901234567890", 'sign="-"', "with a sign that is no minus, or with two"),
        ("5", 'sign="+"', "with a sign that is no minus, or with two"),
        ("9e999999999", "", "without a number where one should be"),
        ("9" * 500, "", "without a number where one should be"),
        ("", "", "without a number where one should be"),
        ("n/a", 'format="ixt-sec:numnan"', "without a number where one should be"),
        ("x", 'format="ixt:fixed-empty"', "without a number where one should be"),
    ],
)
def test_what_is_no_number_is_kept_as_text(text: str, attributes: str, problem: str | None) -> None:
    filing = filing_of(page(f"\n\n{number(text, attributes)}"))
    if problem is None:
        assert isinstance(values(filing)[0], Decimal)
        return
    assert values(filing) == [text]
    (complaint,) = complaints(filing)
    assert complaint.startswith("a.htm:6 ")
    assert problem in complaint


def test_many_problems_of_a_kind_are_one() -> None:
    filing = filing_of(page("\n".join(number(f"({amount})", 'format="ixt:num-dot-decimal"') for amount in range(50))))
    (complaint,) = complaints(filing)
    assert "50 facts" in complaint
    assert "(0)" in complaint


@pytest.mark.parametrize(
    ("attributes", "decimals", "complains"),
    [
        ('decimals="-3"', -3, False),
        ('decimals="INF"', INF, False),
        ("", UNSTATED, False),
        ('decimals="many"', UNSTATED, True),
        ('decimals="99999"', UNSTATED, True),
        ('precision="3"', -1, False),
        ('precision="INF"', INF, False),
        ('precision="few"', UNSTATED, True),
    ],
)
def test_accuracy(attributes: str, decimals: int, *, complains: bool) -> None:
    filing = filing_of(page(number("1234", attributes)))
    assert filing.facts.decimals[0] == decimals
    assert bool(complaints(filing)) == complains


def test_the_prefix_of_a_registry_does_not_matter() -> None:
    body = number("1.234,5", 'format="t:num-comma-decimal"') + number("7", 'format="ixt:numdotdecimal"')
    filing = filing_of(
        page(
            body,
            t="http://www.xbrl.org/inlineXBRL/transformation/2022-02-16",
            ixt="http://www.xbrl.org/inlineXBRL/transformation/2015-02-26",
        )
    )
    assert values(filing) == [Decimal("1234.5"), 7]
    assert not complaints(filing)


def test_a_prefix_may_change_its_meaning_within_a_document() -> None:
    inner = number("1.234,5", 'format="ixt:numcommadecimal"', name="b:Cost").replace(
        "<ix:nonFraction",
        '<ix:nonFraction xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/2015-02-26" xmlns:b="http://e.com/c"',
    )
    filing = filing_of(page(number("1.5", 'format="ixt:num-dot-decimal"') + inner))
    assert values(filing) == [Decimal("1.5"), Decimal("1234.5")]
    assert [concept.name for concept in filing.concepts] == ["a:Revenue", "b:Cost"]


def test_a_prefix_may_be_declared_where_it_is_used() -> None:
    inner = number("5", name="b:Cost").replace("<ix:nonFraction", '<ix:nonFraction xmlns:b="http://e.com/c"')
    assert [concept.name for concept in filing_of(page(inner)).concepts] == ["b:Cost"]


def test_nested_numbers_share_their_text() -> None:
    inner = number("1,234", 'format="ixt:num-dot-decimal" scale="3"', name="a:Part")
    filing = filing_of(page(number(inner, 'format="ixt:num-dot-decimal" scale="3"')))
    assert values(filing) == [1234000, 1234000]
    assert [filing.concepts[code].name for code in filing.facts.concept] == ["a:Revenue", "a:Part"]


def test_nil_is_a_fact_without_a_value() -> None:
    body = number("", 'xsi:nil="true" decimals="0"') + number("", 'xsi:nil="1"') + number("5", 'xsi:nil="false"')
    filing = filing_of(page(body))
    assert [Kind(kind) for kind in filing.facts.kind] == [Kind.NIL, Kind.NIL, Kind.NUMBER]
    assert values(filing) == [None, None, 5]
    assert filing.units[filing.facts.unit[0]].name == "iso4217:EUR"


def test_a_fact_knows_where_it_stands() -> None:
    filing = filing_of(page("\n\n<p>\n" + number("5", 'id="f1" decimals="-2"') + "</p>"))
    assert filing.where(0) == "a.htm:7"
    assert filing.facts.element_ids == {0: "f1"}
    assert filing.format == "inline-xbrl"
    assert filing.entity == "E"
    period = filing.period_of(0)
    assert period is not None
    assert period.text == "2022-01-01/2022-12-31"


def test_without_unit_the_number_stays() -> None:
    filing = filing_of(page(number("5").replace('unitRef="u"', 'unitRef="v"') + number("6").replace('unitRef="u"', "")))
    assert values(filing) == [5, 6]
    assert list(filing.facts.unit) == [-1, -1]
    (complaint,) = complaints(filing)
    assert "2 facts " in complaint
    assert "unit" in complaint


def test_without_context_a_fact_is_listed_and_left_out() -> None:
    filing = filing_of(page(number("5").replace('"c"', '"d"') + number("6")))
    assert values(filing) == [6]
    (complaint,) = complaints(filing)
    assert "first a:Revenue in “d”" in complaint


def test_without_a_name_a_fact_is_listed_and_left_out() -> None:
    filing = filing_of(page(number("5", name="z:Revenue") + number("6", name="") + number("7")))
    assert values(filing) == [7]
    (complaint,) = complaints(filing)
    assert "2 facts with a name that the document does not explain" in complaint


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [("1", "4", Decimal("0.25")), ("1", "3", "1/3"), ("x", "4", "x/4"), ("1", "0", "1/0")],
)
def test_fractions(above: str, below: str, expected: Decimal | str) -> None:
    body = (
        '<ix:fraction name="a:Share" contextRef="c" unitRef="u">'
        f"<ix:numerator>{above}</ix:numerator> of <ix:denominator>{below}</ix:denominator></ix:fraction>"
    )
    filing = filing_of(page(body))
    assert values(filing) == [expected]
    assert bool(filing.facts.notes) == isinstance(expected, str)
    assert filing.facts.decimals[0] == (UNSTATED if isinstance(expected, str) else INF)


def test_the_parts_of_a_fraction_have_format_scale_and_sign() -> None:
    body = (
        '<ix:fraction name="a:Share" contextRef="c" unitRef="u"><p><ix:numerator sign="-" scale="3" '
        'format="ixt:num-dot-decimal">1,000</ix:numerator></p><ix:denominator>8</ix:denominator></ix:fraction>'
        '<ix:fraction name="a:Share" contextRef="c" unitRef="u"><ix:numerator>3</ix:numerator></ix:fraction>'
        '<ix:fraction name="a:Share" contextRef="c" unitRef="u" xsi:nil="true"/>'
    )
    assert values(filing_of(page(body))) == [-125000, "3/", None]
