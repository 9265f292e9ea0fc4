"""A small filing whose first section prefers other labels than the standard ones, for tests of names."""

from __future__ import annotations

from model.filing import Filing
from model.networks import STANDARD_LABEL, Arc, Label, Taxonomy
from tests.filings import Fact, filing_of

PARENT_CHILD = "http://www.xbrl.org/2003/arcrole/parent-child"
TOTAL_LABEL = "http://www.xbrl.org/2003/role/totalLabel"
LABELS = {
    "Revenue": [Label(STANDARD_LABEL, "en", "Net sales"), Label(TOTAL_LABEL, "en", "Total net sales")],
    "Region": [Label(STANDARD_LABEL, "en", "Region"), Label(TOTAL_LABEL, "en", "All regions")],
    "North": [Label(STANDARD_LABEL, "en", "North"), Label(TOTAL_LABEL, "en", "The north in all")],
}


def arcs(*preferred: str) -> list[Arc]:
    """The line and its members, those named with the label for totals."""
    places = [("Head", "Revenue"), ("Head", "Region"), ("Region", "North"), ("Region", "South")]
    return [
        Arc(above, name, PARENT_CHILD, float(order), preferred_label=TOTAL_LABEL if name in preferred else None)
        for order, (above, name) in enumerate(places)
    ]


def in_doubt(*preferred: str) -> Filing:
    """Members that add up to their total in one year and not in the next, in a section that prefers labels."""
    facts = [
        Fact(value, {"Region": member} if member else {}, year)
        for year, values in ((2021, ("30", "10", "20")), (2022, ("31", "11", "25")))
        for member, value in zip(("", "North", "South"), values, strict=True)
    ]
    taxonomy = Taxonomy(presentation={"first": arcs(*preferred), "second": arcs()}, labels=LABELS)
    return filing_of(facts, taxonomy, {"first": range(6), "second": range(6)})
