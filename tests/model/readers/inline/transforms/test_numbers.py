"""Number formats of every registry, by examples of what each takes and what not, and by numbers written and read."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.readers.inline.transforms.registry import REGISTRIES, transform

_BASE = "http://www.xbrl.org/inlineXBRL/transformation/"
_YEARS = {1: "2010-04-20", 2: "2011-07-31", 3: "2015-02-26", 4: "2020-02-12", 5: "2022-02-16"}


def apply(registry: int, name: str, text: str) -> str | None:
    """What a format of a registry makes of a text."""
    convert = transform(_BASE + _YEARS[registry], name)
    assert convert is not None
    return convert(text)


@pytest.mark.parametrize(
    ("registry", "name", "text", "expected"),
    [
        (1, "numcommadot", " 1,234.50 ", "1234.50"),
        (1, "numcommadot", "1234.50", None),
        (1, "numcommadot", "1,23", None),
        (1, "numdash", "-", "0"),
        (1, "numdash", "–", None),
        (1, "numspacedot", "1 234\u00a0567.8", "1234567.8"),
        (1, "numspacedot", "1,234.8", None),
        (1, "numdotcomma", "1.234,5", "1234.5"),
        (1, "numdotcomma", "1,234.5", None),
        (1, "numcomma", "1234,5", "1234.5"),
        (1, "numcomma", "1.234,5", None),
        (1, "numspacecomma", "1 234,5", "1234.5"),
        (1, "numspacecomma", "1 23,5", None),
        (2, "numdotdecimal", "1,234.5", "1234.5"),
        (2, "numdotdecimal", "1234", "1234"),
        (2, "numdotdecimal", "12 345\u00a0678.9", "12345678.9"),
        (2, "numdotdecimal", ".5", None),
        (2, "numdotdecimal", "1.234,5", None),
        (2, "numdotdecimal", "-5", None),
        (2, "numdotdecimal", "(5)", None),
        (2, "numcommadecimal", "1.234,5", "1234.5"),
        (2, "numcommadecimal", "1,234.5", None),
        (2, "numunitdecimal", "1,234 dollars and 5 cents", "1234.05"),
        (2, "numunitdecimal", "1.234円34銭", "1234.34"),
        (2, "numunitdecimal", "12 euros", None),
        (2, "numunitdecimal", "012 euros 5 cents", None),
        (2, "zerodash", " — ", "0"),
        (2, "zerodash", "－", "0"),
        (2, "zerodash", "--", None),
        (2, "zerodash", "0", None),
        (2, "nocontent", "anything", ""),
        (2, "booleantrue", "anything", "true"),
        (2, "booleanfalse", "", "false"),
        (3, "numdotdecimal", "1,234.5", "1234.5"),
        (3, "numcommadecimal", "1 234,5", "1234.5"),
        (3, "numdotdecimalin", "12,34,56,789.01", "123456789.01"),
        (3, "numdotdecimalin", "1,234", "1234"),
        (3, "numdotdecimalin", "123,456,789", None),
        (3, "numunitdecimalin", "12,34,567 rupees 5 paise", "1234567.05"),
        (3, "numunitdecimalin", "rupees 5 paise", None),
        (4, "num-dot-decimal", "1,2 34.5 6", "1234.56"),
        (4, "num-dot-decimal", ".5", ".5"),
        (4, "num-dot-decimal", "", None),
        (4, "num-dot-decimal", ". ", None),
        (4, "num-dot-decimal", "1.2.3", None),
        (4, "num-dot-decimal", "(1,234)", None),
        (4, "num-dot-decimal", "-1", None),
        (4, "num-comma-decimal", "1.234,5", "1234.5"),
        (4, "num-comma-decimal", ",5", ".5"),
        (4, "num-comma-decimal", "1,234,5", None),
        (4, "num-unit-decimal", "1,234 dollars 56 cents", "1234.56"),
        (4, "num-unit-decimal", "１２円３銭", "12.03"),
        (4, "num-unit-decimal", ", dollars 5", None),
        (4, "fixed-zero", "none", "0"),
        (4, "fixed-empty", "none", ""),
        (4, "fixed-true", "☒", "true"),
        (4, "fixed-false", "☐", "false"),
        (5, "num-dot-decimal-apos", "1'234’567.8", "1234567.8"),
        (5, "num-dot-decimal-apos", "1´234`5′6", "123456"),
        (5, "num-dot-decimal-apos", "1.234,5", None),
        (5, "num-comma-decimal-apos", "1’234,5", "1234.5"),
        (5, "num-comma-decimal-apos", "1’234.5,6", "12345.6"),
        (5, "num-comma-decimal-apos", "1,2,3", None),
        (5, "num-unit-decimal-apos", "1’234 Franken 5 Rappen", "1234.05"),
        (5, "num-unit-decimal-apos", "’ Franken 5", None),
    ],
)
def test_number_formats(registry: int, name: str, text: str, expected: str | None) -> None:
    assert apply(registry, name, text) == expected


_AMOUNTS = st.tuples(st.integers(0, 10**30), st.integers(0, 6)).map(lambda pair: Decimal(pair[0]).scaleb(-pair[1]))


@given(_AMOUNTS)
@pytest.mark.parametrize(
    ("registry", "name", "grouping", "decimal"),
    [
        (1, "numcommadot", ",", "."),
        (1, "numspacecomma", " ", ","),
        (2, "numdotdecimal", "\u00a0", "."),
        (3, "numcommadecimal", ".", ","),
        (4, "num-dot-decimal", ",", "."),
        (4, "num-comma-decimal", " ", ","),
        (5, "num-dot-decimal-apos", "’", "."),
        (5, "num-comma-decimal-apos", "'", ","),
    ],
)
def test_a_number_written_is_read_again(registry: int, name: str, grouping: str, decimal: str, amount: Decimal) -> None:
    whole, dot, part = f"{amount:,f}".partition(".")
    written = whole.replace(",", grouping) + (decimal + part if dot else "")
    assert Decimal(apply(registry, name, written) or "none") == amount


@given(st.text(max_size=30))
@pytest.mark.parametrize("name", ["num-dot-decimal", "num-comma-decimal", "num-unit-decimal", "num-dot-decimal-apos"])
def test_any_text_is_a_plain_number_or_none(name: str, text: str) -> None:
    result = apply(5, name, text)
    assert result is None or (Decimal(result) >= 0 and set(result) <= set("0123456789."))


def test_each_registry_is_whole() -> None:
    counts = {uri.rpartition("/")[2]: len(formats) for uri, formats in REGISTRIES.items()}
    assert counts == {
        "2010-04-20": 24,
        "2011-07-31": 21,
        "2015-02-26": 31,
        "2020-02-12": 95,
        "2022-02-16": 101,
        "transformation": 24,
        "2015-08-31": 18,
    }


def test_a_name_counts_only_in_its_own_registry() -> None:
    assert transform(_BASE + _YEARS[3], "num-dot-decimal") is None
    assert transform(_BASE + _YEARS[4], "numdotdecimal") is None
    assert transform(None, "num-dot-decimal") is None
    assert transform("http://example.com", "num-dot-decimal") is None
