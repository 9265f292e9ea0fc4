"""Turns the sections of a filing into the rows of a list, each with how many findings stand in it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from model.filing import Filing
from model.sheets.places import finding_fact
from model.totals.audit import Audit


class SectionRow(NamedTuple):
    """One section as it is listed."""

    title: str
    group: str
    findings: int


def section_rows(filing: Filing, audit: Audit) -> list[SectionRow]:
    """Every section in the filing's order; a finding counts wherever its total is presented."""
    facts = np.array([finding_fact(finding) for finding in audit.findings], dtype=np.int32)
    return [
        SectionRow(section.title, section.group, int(np.isin(facts, section.facts).sum()))
        for section in filing.sections
    ]
