"""Turns labels into QNames of Crossfoot's own namespace and back, for words that a filing knows by label alone."""

from __future__ import annotations

import re
from functools import cache

#: The namespace of names made from labels; `.invalid` is no domain of anybody (RFC 2606).
LABELS = "https://crossfoot.invalid/label"
#: The namespace of what Crossfoot adds to xBRL-JSON: a reader that does not know it passes over it (xBRL-JSON 1.0, 4).
EXTRAS = "https://crossfoot.invalid/extra"
#: The beginning of the namespace given to a prefix that the filing does not explain.
UNEXPLAINED = "https://crossfoot.invalid/prefix/"
#: A taxonomy for filings that name none: xBRL-JSON demands one.
NO_ENTRY_POINT = "https://crossfoot.invalid/none.xsd"
#: The unit of a number that stands without one: no unit at all would say that it is a pure number.
NO_UNIT = "unit.none"

#: The fact ids that Crossfoot gives, alone or behind an id that stands twice in the filing.
_GIVEN_ID = re.compile(r"(?:(.+)\.)?crossfoot\.\d+\Z", re.DOTALL)

#: What begins a name and what goes on in it (Namespaces in XML 1.0, NCName).
_BEGIN = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NCNAME = f"[{_BEGIN}][{_BEGIN}\\-.0-9\u00b7\u0300-\u036f\u203f\u2040]*"

_ESCAPE = re.compile(r"_([0-9A-F]{0,6})_|-")


# Compiled when they are first asked for: classes of so many signs take 20 ms, which a window would wait for.


@cache
def ncname() -> re.Pattern[str]:
    """What a name without a prefix matches."""
    return re.compile(rf"{_NCNAME}\Z")


@cache
def qname() -> re.Pattern[str]:
    """What a name with a prefix matches, both as groups."""
    return re.compile(rf"({_NCNAME}):({_NCNAME})\Z")


@cache
def _plain() -> re.Pattern[str]:
    return re.compile(rf"[{_BEGIN}0-9]")


def escaped(label: str) -> str:
    """A label as an NCName: a blank as `-`, what no NCName can hold as its code point in hex (`_28_` for a bracket)."""
    parts = []
    for place, sign in enumerate(label):
        if sign == " " and place:
            parts.append("-")
        elif _plain().match(sign) and (sign.isalnum() if place else sign.isalpha()):
            parts.append(sign)
        else:
            parts.append(f"_{ord(sign):X}_")
    return "".join(parts) or "__"


def unescaped(name: str) -> str:
    """The label that `escaped` made this NCName of."""
    return _ESCAPE.sub(_sign, name)


def _sign(match: re.Match[str]) -> str:
    if match.group() == "-":
        return " "
    code = match.group(1)
    # Written by hand or damaged: no sign has a code beyond this.
    return chr(int(code, 16)) if code and int(code, 16) <= 0x10FFFF else ""


def line_name(heading: str | None, label: str) -> str:
    """The local name of a line known by its label, behind the heading it stands under; parts hold no dot themselves."""
    return f"{escaped(heading)}.{escaped(label)}" if heading is not None else escaped(label)


def line_of(name: str) -> tuple[str | None, str]:
    """The heading and the label that `line_name` made this of."""
    heading, dot, label = name.partition(".")
    return (unescaped(heading), unescaped(label)) if dot else (None, unescaped(name))


def given_id(element_id: str, number: int) -> str:
    """The id of a fact that has none, or one that another fact has."""
    return f"{element_id}.crossfoot.{number}" if element_id else f"crossfoot.{number}"


def own_id(fact_id: str) -> str | None:
    """The id that the filing itself gave a fact; None where Crossfoot gave it."""
    match = _GIVEN_ID.match(fact_id)
    return match.group(1) if match else fact_id
