"""Turns the sections of a filing into the rows of a list under their headings, each with how many findings it shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from model.filing import Filing, Ints, Section
from model.sheets.places import finding_fact
from model.sheets.revenue import ALL_REVENUE, shown_sections
from model.totals.audit import Audit

#: What EDGAR calls the groups of roles, and what the kinds of notes end in (EDGAR Filer Manual, 6.24).
_GROUPS = {"document": "Cover", "statement": "Statements", "disclosure": "Notes"}
_NOTES = {"policies": "Policies", "policy": "Policies", "tables": "Tables", "details": "Details"}
_ENDING = re.compile(r"\((\w+)\)\s*\Z")
#: What statements end in by the dozen, and what the few lines of a narrow list have no room to tell.
_UNAUDITED = re.compile(r"\s*\(unaudited\)\s*\Z", re.IGNORECASE)
_OTHER = "Other"


class SectionRow(NamedTuple):
    """One section as it is listed: its number among those of the filing, and the heading it stands under.

    `gravest` is the grade of the gravest of its findings, empty without any; `short` is the title without what the
    heading says already, or what says nothing of its content.
    """

    number: int
    title: str
    group: str
    findings: int
    gravest: str
    heading: str
    short: str


def section_rows(filing: Filing, audit: Audit) -> list[SectionRow]:
    """Every section under its heading in the filing's order, all revenue lines before them.

    A finding counts wherever its total is presented. Where all sections would stand under one heading there is none.
    """
    facts = np.array([finding_fact(finding) for finding in audit.findings], dtype=np.int32)
    rows = [
        SectionRow(number, section.title, section.group, *_told(audit, facts, section), *listed_as(section))
        for number, section in enumerate(shown_sections(filing))
    ]
    places = {heading: place for place, heading in enumerate(dict.fromkeys(row.heading for row in rows))}
    if len(places.keys() - {""}) == 1:
        rows = [row._replace(heading="", short=row.title) for row in rows]
    return sorted(rows, key=lambda row: (row.title != ALL_REVENUE, places.get(row.heading, 0)))


def _told(audit: Audit, facts: Ints, section: Section) -> tuple[int, str]:
    """How many findings a section has, and the grade of the gravest: findings stand in the order of their grades."""
    here = np.flatnonzero(np.isin(facts, section.facts))
    return len(here), audit.findings[int(here[0])].severity.value if len(here) else ""


def listed_as(section: Section) -> tuple[str, str]:
    """The heading of a section (cover, statements, the kinds of notes, or its group), and its title below that."""
    if section.title == ALL_REVENUE:
        return "", section.title
    ending = _ENDING.search(section.title) if section.group.lower() == "disclosure" else None
    if ending is not None and ending[1].lower() in _NOTES:
        return _NOTES[ending[1].lower()], section.title[: ending.start()].rstrip() or section.title
    heading = _GROUPS.get(section.group.lower(), section.group or _OTHER)
    return heading, _UNAUDITED.sub("", section.title) or section.title


def matching_sections(rows: Sequence[SectionRow], words: str) -> list[SectionRow]:
    """The rows whose title or heading holds every word, in any order."""
    parts = words.lower().split()
    return [row for row in rows if all(part in f"{row.title} {row.heading}".lower() for part in parts)]
