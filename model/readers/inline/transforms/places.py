"""Turns the names of countries, states, provinces, exchanges and filer categories into the codes that the SEC wants."""

from __future__ import annotations

import re
from collections.abc import Iterable

from model.readers.inline.transforms.countries import COUNTRIES
from model.readers.inline.transforms.months import folded
from model.readers.inline.transforms.text import BLANKS, MAX_LENGTH, Transform

_STATES = """AL Alabama AK Alaska AZ Arizona AR Arkansas CA California CO Colorado CT Connecticut DE Delaware FL Florida
GA Georgia HI Hawaii ID Idaho IL Illinois IN Indiana IA Iowa KS Kansas KY Kentucky LA Louisiana ME Maine MD Maryland
MA Massachusetts MI Michigan MN Minnesota MS Mississippi MO Missouri MT Montana NE Nebraska NV Nevada NH New_Hampshire
NJ New_Jersey NM New_Mexico NY New_York NC North_Carolina ND North_Dakota OH Ohio OK Oklahoma OR Oregon PA Pennsylvania
RI Rhode_Island SC South_Carolina SD South_Dakota TN Tennessee TX Texas UT Utah VT Vermont VA Virginia WA Washington
WV West_Virginia WI Wisconsin WY Wyoming DC District_of_Columbia AS American_Samoa AS Samoa GU Guam
MP Northern_Mariana_Islands PR Puerto_Rico UM United_States_Minor_Outlying_Islands VI Virgin_Islands,_U.S. AB Alberta
BC British_Columbia MB Manitoba NB New_Brunswick NL Newfoundland NL Newfoundland_and_Labrador NS Nova_Scotia
NT Northwest_Territories NU Nunavut ON Ontario PE Prince_Edward_Island QC Quebec SK Saskatchewan YT Yukon"""

#: What EDGAR tells apart below the level of countries, and the countries that have no code any more.
_EDGAR_PROVINCES = """A0 Alberta A1 British_Columbia A2 Manitoba A3 New_Brunswick A4 Newfoundland
A4 Newfoundland_and_Labrador A5 Nova_Scotia A6 Ontario A7 Prince_Edward_Island A8 Quebec A9 Saskatchewan B0 Yukon"""
_EDGAR_OTHERS = """GU Guam PR Puerto_Rico VI Virgin_Islands,_U.S. VI Virgin_Islands,_US VI U.S._Virgin_Islands
VI US_Virgin_Islands VI U._S._Virgin_Islands D8 Virgin_Islands,_British D8 Virgin_Islands_British
P8 Netherlands_Antilles V6 Swaziland 1U Macedonia 1U Republic_of_Macedonia XX Unknown"""

#: Exchanges with the ends of their names (`LLC`, `Inc.`) taken off.
_EXCHANGES = """BOX BOX_Exchange CboeBYX Cboe_BYX_Exchange CboeBZX Cboe_BZX_Exchange C2 Cboe_C2_Exchange
CboeEDGA Cboe_EDGA_Exchange CboeEDGX Cboe_EDGX_Exchange CBOE Cboe_Exchange CHX Chicago_Stock_Exchange
IEX Investors_Exchange MIAX Miami_International_Securities_Exchange PEARL MIAX_PEARL BX Nasdaq_BX GEMX Nasdaq_GEMX
ISE Nasdaq_ISE MRX Nasdaq_MRX Phlx Nasdaq_PHLX NYSE NYSE NYSE New_York_Stock_Exchange NYSEAMER NYSE_American
NYSEArca NYSE_Arca NYSENAT NYSE_National NASDAQ Nasdaq NASDAQ Nasdaq_Stock_Market NASDAQ Nasdaq_Global_Market
NASDAQ Nasdaq_Global_Select_Market"""

_FILERS = {
    "large accelerated filer": "Large Accelerated Filer",
    "accelerated filer": "Accelerated Filer",
    "non accelerated filer": "Non-accelerated Filer",
}
_APOSTROPHE = str.maketrans("’", "'")
_COMPANY = re.compile(r",? (?:llc|inc\.?)\Z")


def _key(name: str) -> str:
    """A name for looking it up: blanks as one space, no accents, the first letter of each word in lower case.

    The rest of a word keeps its case: the SEC's registry takes `alaska` and `Alaska`, but not `ALASKA`.
    """
    words = "".join(name.translate(_APOSTROPHE)).split()
    plain = " ".join(_lower_first(word) for word in words)
    return plain.removeprefix("the ")


def _lower_first(word: str) -> str:
    start = 1 if word[0] in "([" else 0
    first = folded(word[: start + 1])
    rest = "".join(folded(sign) if ord(sign) > 127 else sign for sign in word[start + 1 :])
    # `Guinea-Bissau`, `Timor-Leste`: both parts begin a word.
    return first + re.sub(r"-(\w)", lambda match: match.group().lower(), rest)


def _pairs(table: str) -> Iterable[tuple[str, str]]:
    words = table.split()
    return ((name.replace("_", " "), code) for code, name in zip(words[::2], words[1::2], strict=True))


def _lookup(pairs: Iterable[tuple[str, str]]) -> Transform:
    codes = {_key(name): code for name, code in pairs}

    def convert(text: str) -> str | None:
        text = text.strip(BLANKS)
        if len(text) > MAX_LENGTH or not text or not text[0].strip() or not text[-1].strip():
            return None
        return codes.get(_key(text))

    return convert


def _countries(column: int) -> Iterable[tuple[str, str]]:
    for row in COUNTRIES.strip().splitlines():
        *codes, names = row.split(" ", 2)
        if codes[column] != "--":
            for name in names.split("|"):
                yield name, codes[column]


def _provinces() -> Iterable[tuple[str, str]]:
    for name, code in _pairs(_EDGAR_PROVINCES):
        for spelling in (name, f"{name}, Canada", f"{name} Canada"):
            yield spelling, code


country = _lookup(_countries(0))
state_or_province = _lookup(_pairs(_STATES))
edgar_country = _lookup([*_countries(1), *_provinces(), *_pairs(_EDGAR_OTHERS)])

_EXCHANGE_CODES = {name.casefold(): code for name, code in _pairs(_EXCHANGES)}


def exchange(text: str) -> str | None:
    """`The Nasdaq Stock Market LLC` → `NASDAQ`."""
    text = text.strip(BLANKS)
    if len(text) > MAX_LENGTH or not text or not text[-1].strip() or not text[0].strip():
        return None
    name = " ".join(text.casefold().split()).removeprefix("the ")
    return _EXCHANGE_CODES.get(_COMPANY.sub("", name))


def filer_category(text: str) -> str | None:
    """`Non-accelerated filer` → `Non-accelerated Filer`."""
    if len(text) > MAX_LENGTH:
        return None
    return _FILERS.get(" ".join(re.findall(r"\w+", text.casefold())))
