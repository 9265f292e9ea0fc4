"""Turns a filing into the section at which it opens, where its revenue is split or stated, and all revenue lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from model.filing import Concept, Filing, Ints, Kind, Section

ALL_REVENUE = "All revenue lines"

#: Names of revenue in the standard taxonomies (US GAAP, IFRS, Japanese GAAP), and what filers call it.
_REVENUE = re.compile(
    r"(?::|\b)(?:Revenues?(?!\s*Recogni|Remaining)|RevenueFromContractWithCustomer\w*|SalesRevenue\w*|NetSales|OperatingRevenue\w*"
    r"|Net sales|Total revenues?|Sales)\b",
)
#: What only sounds like revenue, or is measured by it.
_NO_REVENUE = re.compile(
    r"cost|commission|remaining|increase|deferred|amortization|pro ?forma|recognized", re.IGNORECASE
)
_SPLIT = re.compile(
    r"disaggregat|by (?:types?|products?|segments?|geograph|service|region|country|categor)", re.IGNORECASE
)
_OF_REVENUE = re.compile(r"revenue|sales", re.IGNORECASE)


def shown_sections(filing: Filing) -> Sequence[Section]:
    """The sections of a filing, and behind them one of all its revenue lines where it has any.

    It comes last so that a section has the same number here as in the filing; a list shows it first.
    """
    rows = np.flatnonzero(_amounts_of_revenue(filing)).astype(np.int32)
    return (*filing.sections, Section(ALL_REVENUE, "", rows)) if len(rows) else filing.sections


def opening_section(filing: Filing) -> int:
    """The section that breaks revenue down, else the first that states it, else the first of all."""
    of_revenue = _amounts_of_revenue(filing)
    ranks = (_rank(filing, section, section.facts[of_revenue[section.facts]]) for section in filing.sections)
    ranked = [(rank, -number) for number, rank in enumerate(ranks)]
    return -max(ranked)[1] if ranked else 0


def _amounts_of_revenue(filing: Filing) -> npt.NDArray[np.bool_]:
    """For each fact, whether it is an amount of revenue."""
    revenue = np.array([_is_revenue(concept) for concept in filing.concepts], dtype=np.bool_)
    found: npt.NDArray[np.bool_] = revenue[filing.facts.concept] & (filing.facts.kind == Kind.NUMBER)
    return found


def _rank(filing: Filing, section: Section, rows: Ints) -> int:
    """How much a section is about revenue: it says that it splits it, it splits it, it states it, or not at all.

    `rows` are its facts of revenue.
    """
    if not len(rows):
        return 0
    statement = section.group.lower() == "statement"
    if _OF_REVENUE.search(section.title) and _members_that_split(filing, rows):
        if _SPLIT.search(section.title):
            return 4
        # One member alone is an example in a sentence, no breakdown.
        if not statement and _members_that_split(filing, rows) > 1:
            return 3
    return 2 if statement else 1


def _members_that_split(filing: Filing, rows: Ints) -> int:
    """How many members there are on the axis of these facts that has the most."""
    members: dict[int, set[int]] = {}
    for code in np.unique(filing.facts.dims[rows]).tolist():
        for axis, member in filing.dims[code]:
            members.setdefault(axis, set()).add(member)
    return max(map(len, members.values()), default=0)


def _is_revenue(concept: Concept) -> bool:
    words = f"{concept.name} {concept.label}"
    return bool(_REVENUE.search(concept.name) or _REVENUE.search(concept.label)) and not _NO_REVENUE.search(words)
