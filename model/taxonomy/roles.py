"""Turns the definition of an extended role into its number, group and title."""

from __future__ import annotations

import re

from model.networks import Role

#: `0000002 - Statement - Balance sheets`: EDGAR Filer Manual, volume II, 6.7.12.
_SEC = re.compile(r"\s*(\w+)\s+-\s+([^-]+?)\s+-\s+(.*\S)\s*\Z", re.DOTALL)
#: `[210000] Statement of financial position` (IFRS), `310010 …` (EDINET).
_NUMBERED = re.compile(r"\s*\[?(\d{3,}\w?)\]?[\s\-:]+(.*\S)\s*\Z", re.DOTALL)


def role_of(uri: str, definition: str, title: str = "") -> Role:
    """The parts of a role's definition; one that follows no pattern is its title. `title` stands in for it."""
    definition = " ".join(definition.split())
    if sec := _SEC.match(definition):
        number, group, words = sec.groups()
        return Role(uri, definition, number if number.isdecimal() else "", group, title or words)
    if numbered := _NUMBERED.match(definition):
        digits = re.sub(r"\D", "", numbered[1])
        return Role(uri, definition, digits, "", title or numbered[2])
    return Role(uri, definition, "", "", title or definition)
