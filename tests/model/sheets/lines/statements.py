"""A small statement of cash flows with its presentation: negated lines, totals, balances at both ends of a period."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from model.building import FilingBuilder
from model.filing import Axis, Concept, Filing, Member, Unit
from model.networks import Arc, Label, Taxonomy
from model.periods import Period

ROLE = "http://example.com/role/cash"
_ROLES = "http://www.xbrl.org/2003/role/"
_NEGATED = "http://www.xbrl.org/2009/role/negatedLabel"

#: Labels by name: the standard one, then those of other roles.
LABELS = {
    "x:CashAbstract": {"label": "Cash flows [Abstract]"},
    "x:OperatingAbstract": {"label": "Operating [Abstract]", "terseLabel": "Operating activities:"},
    "x:EmptyAbstract": {"label": "Nothing below"},
    "x:NetIncome": {"label": "Net Income (Loss)", "terseLabel": "Net income"},
    "x:Purchases": {"label": "Purchases of Property"},
    "x:Operating": {"label": "Net Cash from Operations", "totalLabel": "Cash from operations"},
    "x:Cash": {"label": "Cash", "periodStartLabel": "Cash, beginning", "periodEndLabel": "Cash, end"},
}
#: Above, below, preferred label.
ARCS = [
    ("x:CashAbstract", "x:CashTable", None),
    ("x:CashTable", "x:CashLineItems", None),
    ("x:CashLineItems", "x:OperatingAbstract", _ROLES + "terseLabel"),
    ("x:OperatingAbstract", "x:NetIncome", _ROLES + "terseLabel"),
    ("x:OperatingAbstract", "x:Purchases", _NEGATED),
    ("x:OperatingAbstract", "x:Operating", _ROLES + "totalLabel"),
    ("x:CashLineItems", "x:EmptyAbstract", None),
    ("x:CashLineItems", "x:Cash", _ROLES + "periodStartLabel"),
    ("x:CashLineItems", "x:Cash", _ROLES + "periodEndLabel"),
]
YEAR_2022, YEAR_2021 = Period(date(2022, 1, 1), date(2022, 12, 31)), Period(date(2021, 1, 1), date(2021, 12, 31))
NEW_YEARS_EVES = [Period(None, date(year, 12, 31)) for year in (2020, 2021, 2022)]
Row = tuple[str, Period, str, str | None]
FACTS: list[Row] = [
    *(("x:NetIncome", period, value, None) for period, value in ((YEAR_2022, "90"), (YEAR_2021, "80"))),
    *(("x:Purchases", period, value, None) for period, value in ((YEAR_2022, "30"), (YEAR_2021, "0"))),
    *(("x:Operating", period, value, None) for period, value in ((YEAR_2022, "60"), (YEAR_2021, "80"))),
    *(("x:Cash", period, value, None) for period, value in zip(NEW_YEARS_EVES, ("10", "90", "150"), strict=True)),
]
SPLIT: list[Row] = [("x:Purchases", YEAR_2022, "20", "x:Plant"), ("x:Purchases", YEAR_2022, "10", "x:Tools")]


def taxonomy() -> Taxonomy:
    """Labels and the one presentation."""
    arcrole = "http://www.xbrl.org/2003/arcrole/parent-child"
    arcs = [
        Arc(above, below, arcrole, float(order), Decimal(1), role) for order, (above, below, role) in enumerate(ARCS)
    ]
    labels = {
        name: [Label(_ROLES + role, "en", text) for role, text in texts.items()] for name, texts in LABELS.items()
    }
    return Taxonomy(presentation={ROLE: arcs}, labels=labels)


def cash_flows(more: Iterable[tuple[str, Period, str]] = (), *, presented: bool = True) -> Filing:
    """The statement; `more` facts come after its own."""
    builder = FilingBuilder("cash", "test")
    unit = builder.units.place(Unit("iso4217:EUR"))
    rows = []
    for name, period, value, member in [*FACTS, *((*fact, None) for fact in more), *SPLIT]:
        concept = builder.concepts.place(Concept(name, LABELS.get(name, {}).get("label", name)))
        pairs = [(Axis("x:KindAxis", "Kind"), Member(member, member[2:]))] if member else []
        rows.append(
            builder.add(concept, builder.periods.place(period), builder.dimensions(pairs), Decimal(value), unit=unit)
        )
    builder.section("Cash flows", "Statement", rows, "1", ROLE if presented else None)
    filing = builder.build()
    return replace(filing, taxonomy=taxonomy()) if presented else filing
