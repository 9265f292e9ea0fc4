"""Turns the sections of a filing into the rows of a list under their headings, each with how many findings it shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from model.filing import Section
from model.sheets.places import finding_fact
from model.sheets.revenue import ALL_REVENUE
from model.totals.audit import Audit

#: What EDGAR calls the groups of roles, and what the kinds of notes end in (EDGAR Filer Manual, 6.24).
_GROUPS = {"document": "Cover", "statement": "Statements", "disclosure": "Notes"}
_NOTES = {"policies": "Policies", "policy": "Policies", "tables": "Tables", "details": "Details"}
_ENDING = re.compile(r"\((\w+)\)\s*\Z")
_OTHER = "Other"


class SectionRow(NamedTuple):
    """One section as it is listed: its number among those of the filing, and the heading it stands under."""

    number: int
    title: str
    group: str
    findings: int
    heading: str


def section_rows(sections: Sequence[Section], audit: Audit) -> list[SectionRow]:
    """Every section under its heading in the filing's order, all revenue lines before them.

    A finding counts wherever its total is presented. Where all sections would stand under one heading there is none.
    """
    facts = np.array([finding_fact(finding) for finding in audit.findings], dtype=np.int32)
    rows = [
        SectionRow(number, section.title, section.group, int(np.isin(facts, section.facts).sum()), heading_of(section))
        for number, section in enumerate(sections)
    ]
    places = {heading: place for place, heading in enumerate(dict.fromkeys(row.heading for row in rows))}
    if len(places.keys() - {""}) == 1:
        rows = [row._replace(heading="") for row in rows]
    return sorted(rows, key=lambda row: -1 if row.title == ALL_REVENUE else places[row.heading])


def heading_of(section: Section) -> str:
    """The heading of a section: cover, statements, the kinds of notes, or the group that its form gives."""
    if section.title == ALL_REVENUE:
        return ""
    if section.group.lower() == "disclosure":
        ending = _ENDING.search(section.title)
        return _NOTES.get(ending[1].lower() if ending else "", _GROUPS["disclosure"])
    return _GROUPS.get(section.group.lower(), section.group or _OTHER)


def matching_sections(rows: Sequence[SectionRow], words: str) -> list[SectionRow]:
    """The rows whose title or heading holds every word, in any order."""
    parts = words.lower().split()
    return [row for row in rows if all(part in f"{row.title} {row.heading}".lower() for part in parts)]
