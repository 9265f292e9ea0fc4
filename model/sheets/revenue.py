"""Turns a filing into the section at which it opens: where its revenue is broken down, else where it is stated."""

from __future__ import annotations

import re

from model.filing import Filing, Kind, Section

#: Names of revenue in the standard taxonomies (US GAAP, IFRS, Japanese GAAP), and what filers call it.
_REVENUE = re.compile(
    r"(?::|\b)(?:Revenues?(?!\s*Recogni|Remaining)|RevenueFromContractWithCustomer\w*|SalesRevenue\w*|NetSales|OperatingRevenue\w*"
    r"|Net sales|Total revenues?|Sales)\b",
)
_SPLIT = re.compile(
    r"disaggregat|by (?:types?|products?|segments?|geograph|service|region|country|categor)", re.IGNORECASE
)
_OF_REVENUE = re.compile(r"revenue|sales", re.IGNORECASE)


def opening_section(filing: Filing) -> int:
    """The section that breaks revenue down, else the first that states it, else the first of all."""
    ranked = [(_rank(filing, section), -number) for number, section in enumerate(filing.sections)]
    return -max(ranked)[1] if ranked else 0


def _rank(filing: Filing, section: Section) -> int:
    """How much a section is about revenue: split by axes and named for it, split, stated, or not at all."""
    facts = filing.facts
    codes = {int(facts.concept[row]) for row in section.facts.tolist() if facts.kind[row] == Kind.NUMBER}
    revenue = {code for code in codes if _is_revenue(filing, code)}
    if not revenue:
        return 0
    split = any(int(facts.concept[row]) in revenue and filing.dimensions_of(row) for row in section.facts.tolist())
    titled = bool(_SPLIT.search(section.title) and _OF_REVENUE.search(section.title))
    return 3 if split and titled else 2 if section.group.lower() == "statement" else 1


def _is_revenue(filing: Filing, code: int) -> bool:
    concept = filing.concepts[code]
    return bool(_REVENUE.search(concept.name) or _REVENUE.search(concept.label))
