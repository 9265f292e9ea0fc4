"""The SEC's own formats, by examples of what each takes and what not."""

from __future__ import annotations

import pytest

from model.readers.inline.transforms.countries import COUNTRIES
from model.readers.inline.transforms.registry import transform

_SEC = "http://www.sec.gov/inlineXBRL/transformation/2015-08-31"
_NO_BREAK = "\u00a0"


def apply(name: str, text: str) -> str | None:
    """What a format of the SEC's registry makes of a text."""
    convert = transform(_SEC, name)
    assert convert is not None
    return convert(text)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("duryear", "7.3", "P7Y3M18D"),
        ("duryear", " -7 ", "-P7Y"),
        ("duryear", "0.5", "P0Y6M"),
        ("duryear", "0", "P0Y"),
        ("duryear", "-0.001", "P0Y"),
        ("duryear", "1,000", None),
        ("duryear", "9" * 500, None),
        ("durmonth", "7.3", "P7M9D"),
        ("durmonth", "18", "P18M"),
        ("durweek", "7.3", "P51D"),
        ("durday", "7.5", "P7DT12H"),
        ("durday", "-12345", "-P12345D"),
        ("durday", "seven", None),
        ("durhour", "7.3", "PT7H"),
        ("durhour", f"{_NO_BREAK}7", None),
        ("durwordsen", "twelve years, six months and four days", "P12Y6M4D"),
        ("durwordsen", "twelve–years", "P12Y"),
        ("durwordsen", "One hundred and five days", "P105D"),
        ("durwordsen", "18 months", "P18M"),
        ("durwordsen", "no days", "P0D"),
        ("durwordsen", "two years and", None),
        ("durwordsen", "six months two years", None),
        ("durwordsen", "about four days", None),
        ("durwordsen", "twelveyears", None),
        ("durwordsen", "one million days", None),
        ("durwordsen", "", None),
        ("numwordsen", "eighteen million three hundred thousand and fifty-one", "18300051"),
        ("numwordsen", "Two hundred and five", "205"),
        ("numwordsen", "twelve hundred", "1200"),
        ("numwordsen", "one trillion, two", "1000000000002"),
        ("numwordsen", "one quintillion", "1000000000000000000"),
        ("numwordsen", "None", "0"),
        ("numwordsen", "nil", "0"),
        ("numwordsen", "zero hundred", None),
        ("numwordsen", "one thousand two million", None),
        ("numwordsen", "one two", None),
        ("numwordsen", "twenty hundred", None),
        ("numwordsen", "million", None),
        ("numwordsen", "two hundred and", None),
        ("numwordsen", "fifty_one", None),
        ("numwordsen", f"one hundred{_NO_BREAK}", None),
        ("numwordsen", f"one{_NO_BREAK}hundred", "100"),
        ("datequarterend", "3rd quarter, 1999", "1999-09-30"),
        ("datequarterend", "The Last quarter, 1999", "1999-12-31"),
        ("datequarterend", "Q3'1999", "1999-09-30"),
        ("datequarterend", "1999 1st quarter-end", "1999-03-31"),
        ("datequarterend", "1999, Q5", None),
        ("datequarterend", "33rd quarter, 1999", None),
        ("datequarterend", f"{_NO_BREAK}Q3 1999", None),
        ("boolballotbox", "☐", "false"),
        ("boolballotbox", " ☑ ", "true"),
        ("boolballotbox", "☒", "true"),
        ("boolballotbox", "X", None),
        ("yesnoballotbox", "☐", "No"),
        ("yesnoballotbox", "☒", "Yes"),
        ("yesnoballotbox", f"{_NO_BREAK}☒", None),
        ("numinf", "infinite", "INF"),
        ("numneginf", "minus infinite", "-INF"),
        ("numnan", "none", "NaN"),
        ("countrynameen", "Åland\u00a0Islands", "AX"),
        ("countrynameen", "côte d’Ivoire", "CI"),
        ("countrynameen", "The People's Republic Of China", "CN"),
        ("countrynameen", "Cocos [Keeling] Islands", "CC"),
        ("countrynameen", "Saint Helena, Ascension, And Tristan", "SH"),
        ("countrynameen", "Guinea-bissau", "GW"),
        ("countrynameen", "U.S.A.", "US"),
        ("countrynameen", "Turkiye", "TR"),
        ("countrynameen", "AFGHANISTAN", None),
        ("countrynameen", "Korea", None),
        ("countrynameen", "Endor", None),
        ("countrynameen", f"Afghanistan{_NO_BREAK}", None),
        ("stateprovnameen", "new\n  york", "NY"),
        ("stateprovnameen", "Virgin Islands, U.S.", "VI"),
        ("stateprovnameen", "Québec", "QC"),
        ("stateprovnameen", "Greenland", None),
        ("edgarprovcountryen", "American\u00a0Samoa", "B5"),
        ("edgarprovcountryen", "Ontario, Canada", "A6"),
        ("edgarprovcountryen", "Canada", "Z4"),
        ("edgarprovcountryen", "Cayman Islands", "E9"),
        ("edgarprovcountryen", "Virgin Islands, British", "D8"),
        ("edgarprovcountryen", "Netherlands Antilles", "P8"),
        ("edgarprovcountryen", "Unknown", "XX"),
        ("edgarprovcountryen", "Endor", None),
        ("exchnameen", "The Nasdaq Stock Market LLC", "NASDAQ"),
        ("exchnameen", "NASDAQ Global Select Market", "NASDAQ"),
        ("exchnameen", "New York Stock Exchange", "NYSE"),
        ("exchnameen", "NYSE Arca, Inc.", "NYSEArca"),
        ("exchnameen", "Cboe BZX Exchange, Inc.", "CboeBZX"),
        ("exchnameen", "Nasdaq PHLX LLC", "Phlx"),
        ("exchnameen", "Bernard & Sons", None),
        ("entityfilercategoryen", "Large Accelerated Filer", "Large Accelerated Filer"),
        ("entityfilercategoryen", "non-accelerated filer", "Non-accelerated Filer"),
        ("entityfilercategoryen", "Filer", None),
    ],
)
def test_formats_of_the_sec(name: str, text: str, expected: str | None) -> None:
    assert apply(name, text) == expected


def test_every_country_is_found_by_each_of_its_names() -> None:
    rows = [row.split(" ", 2) for row in COUNTRIES.strip().splitlines()]
    assert len({iso for iso, _, _ in rows}) == 249
    for iso, edgar, names in rows:
        for name in names.split("|"):
            assert apply("countrynameen", name) == iso
            if edgar != "--":
                assert apply("edgarprovcountryen", name) == edgar
