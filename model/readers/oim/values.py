"""Turns the value of an OIM fact into a number or a text, by its type where that is known, else by its form."""

from __future__ import annotations

import re

from lxml import etree

_NUMERIC = re.compile(
    r"(?:monetary|shares|pure|decimal|float|double|fraction|perShare|percent|percentage"
    r"|(?:non(?:Negative|Positive)|negative|positive)?[iI]nteger|(?:unsigned)?(?:[lL]ong|[iI]nt|[sS]hort|[bB]yte)"
    r"|\w*PerUnit\w*|area|energy|flow|force|frequency|ghgEmissions|length|mass|power|pressure|speed|temperature|volume"
    r"|voltage|boe|memory|electricCurrent|planeAngle|insolation|irradiance)(?:ItemType)?\Z"
)
_TEXTUAL = re.compile(
    r"(?:string|normalizedString|token|language|Name|NCName|boolean|date|dateTime|time|duration|gYear|gYearMonth|gMonth"
    r"|gMonthDay|gDay|anyURI|QName|hexBinary|base64Binary|textBlock|escaped|xml|xmlNodes|html|domain|enumeration"
    r"|enumerationSet|dateUnion|noLangToken|noLangString|centralIndexKey|fileNumber|edgarStateCountry|\w*Code|\w*Names?|\w*Identifier|\w*String)"
    r"(?:ItemType)?\Z"
)
#: Types of texts that are in no language (OIM 1.0, language core dimension; the data type registry's `noLang` types).
_NO_LANGUAGE = re.compile(
    r"(?:language|Name|boolean|date|dateTime|time|duration|gYear|gYearMonth|gMonth|gMonthDay|gDay|anyURI|QName"
    r"|hexBinary|base64Binary|domain|enumeration|enumerationSet|dateUnion|noLangToken|noLangString)(?:ItemType)?\Z"
)
#: A number as its canonical form writes it: codes begin with zeros, years have four digits.
_LIKE_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?\Z|-?\.\d+\Z|-?\d(?:\.\d+)?E-?\d{1,3}\Z|-?INF\Z", re.ASCII)
_LIKE_YEAR = re.compile(r"(?:1[89]|2[01])\d\d\Z", re.ASCII)
_SUFFIXED = re.compile(
    r"(?P<number>\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)\s*d\s*(?P<decimals>0|-?[1-9]\d*|INF)\s*\Z", re.ASCII
)
#: Names in expanded form (extensible enumerations 2.0), which OIM writes as QNames.
_EXPANDED = re.compile(r"https?://[^\s#]+#[^\s#]+(?: https?://[^\s#]+#[^\s#]+)*\Z")

_XHTML = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)


def numeric_type(item_type: str | None) -> bool | None:
    """An item type holds numbers, texts, or (None) is not known here, as those that a filing defines itself."""
    local = (item_type or "").rpartition(":")[2]
    if _NUMERIC.match(local):
        return True
    return False if _TEXTUAL.match(local) else None


def has_language(item_type: str | None) -> bool:
    """Texts of an item type may be in a language; those of a type that is not known here may."""
    return _NO_LANGUAGE.match((item_type or "").rpartition(":")[2]) is None


def like_number(value: str) -> bool:
    """A value has the form of a number, and not that of a code."""
    return _LIKE_NUMBER.match(value) is not None


def looks_numeric(value: str) -> bool:
    """A value without unit and decimals has the form of a number, and not that of a code or a year."""
    return like_number(value) and not _LIKE_YEAR.match(value)


def without_suffix(value: str) -> tuple[str, str] | None:
    """The number and the decimals of `123.4d2` (xBRL-CSV 1.0, decimals suffix); None where it is not of this form."""
    match = _SUFFIXED.match(value)
    return (match["number"].strip(), match["decimals"]) if match else None


def is_expanded(value: str) -> bool:
    """A value is a list of names in the form `namespace#name`."""
    return _EXPANDED.match(value) is not None


def note_text(value: str) -> str:
    """The text of a note, which OIM holds as a fragment of XHTML; one line a block, blanks folded."""
    if "<" not in value and "&" not in value:
        return " ".join(value.split())
    try:
        root = etree.fromstring(f"<div>{value}</div>".encode("utf-8", "replace"), _XHTML)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        return " ".join(value.split())
    blocks = [block for block in root if isinstance(block.tag, str)] if not (root.text or "").strip() else [root]
    lines = [" ".join("".join(block.itertext()).split()) for block in blocks]
    return "\n".join(line for line in lines if line) or " ".join("".join(root.itertext()).split())
