"""Turns the title cell of a page into its section name, its group, the currencies it names and their scales."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from model.readers.textcopy.dates import Currency

_POWERS = {"units": 0, "thousands": 3, "millions": 6, "billions": 9, "trillions": 12}
_POWER = r"(?:Units|Thousands|Millions|Billions|Trillions)"
_WHAT = r"(?:shares|[^\s,\d]{1,4}(?:\s/\s[a-z]+)?)"
_EACH = re.compile(rf"(?P<what>{_WHAT})\s+in\s+(?P<power>{_POWER})", re.IGNORECASE)
_NEW = re.compile(rf"(?:^|\s)\(?{_WHAT}\s+in\s+{_POWER}(?:,\s*{_WHAT}\s+in\s+{_POWER})*\)?\Z", re.IGNORECASE)
_OLD = re.compile(rf"(?:^|\s)\(?In\s+(?P<power>{_POWER})(?P<rest>,?\s+(?:except|unless)\b[^()]*)?\)?\Z", re.IGNORECASE)
_EXCEPT = re.compile(rf"(?P<what>Per Share|Share)\s+data(?:\s+in\s+(?P<power>{_POWER}))?", re.IGNORECASE)
_UNLESS = re.compile(r"(?:^|,?\s)unless otherwise (?:specified|stated|noted)\Z", re.IGNORECASE)
_CURRENCY = re.compile(
    r"(?:\s*[-–—]\s+|,\s*)(?P<code>[A-Z]{3})\s*\((?P<symbol>[^()\s\d]{1,4})\)\Z"
    r"|\s*\((?P<code2>[A-Z]{3})\s(?P<symbol2>[^()\s\w]{1,3})\)\Z"
)
_MEASURE = re.compile(r"\s+[-–—]\s+(?:[^\s\w]{1,3}\s/\s)?shares\Z")

SHARES = "shares"
PER_SHARE = "per share"
ANY = ""


@dataclass(slots=True)
class Title:
    """What the title cell says. `scales` goes by symbol or code, `shares`, `per share`, and `ANY` for the rest."""

    section: str = ""
    group: str = ""
    full: str = ""
    currencies: list[Currency] = field(default_factory=list)
    scales: dict[str, int] = field(default_factory=dict)


def read_title(lines: list[str]) -> Title:
    """Takes scales and currencies off the end of the title lines; what is left is `group - section`."""
    title = Title()
    left = [rest for rest in (_without_scales(line, title) for line in lines) if rest]
    text = _without_scales(" ".join(left), title)
    title.full = text
    group, dash, section = text.partition(" - ")
    title.section, title.group = (section.strip(), group.strip()) if dash and section.strip() else (text, "")
    return title


def _without_scales(text: str, title: Title) -> str:
    """One line without the scales and currencies at its end, which go into `title`."""
    while text:
        scale = _NEW.search(text) or _OLD.search(text)
        unless = _UNLESS.search(text)
        currency = _CURRENCY.search(text) or _MEASURE.search(text)
        if scale:
            _note_scales(scale, title)
        elif currency:
            _note_currency(currency, title)
        found = scale or currency or unless
        if not found:
            return text
        text = text[: found.start()].rstrip()
    return ""


def _note_scales(found: re.Match[str], title: Title) -> None:
    if found.re is _NEW:
        for each in _EACH.finditer(found[0]):
            title.scales.setdefault(_scale_key(each["what"].lstrip("(")), _POWERS[each["power"].lower()])
        return
    title.scales.setdefault(ANY, _POWERS[found["power"].lower()])
    for each in _EXCEPT.finditer(found["rest"] or ""):
        power = _POWERS[each["power"].lower()] if each["power"] else 0
        title.scales.setdefault(PER_SHARE if each["what"].lower().startswith("per") else SHARES, power)


def _note_currency(found: re.Match[str], title: Title) -> None:
    if found.re is not _CURRENCY:
        return
    currency = Currency(found["code"] or found["code2"], found["symbol"] or found["symbol2"])
    if currency not in title.currencies:
        title.currencies.insert(0, currency)


def _scale_key(what: str) -> str:
    """`shares`, `per share` for `$ / shares`, else the symbol or code."""
    if what.lower() == SHARES:
        return SHARES
    return PER_SHARE if "/" in what else what
