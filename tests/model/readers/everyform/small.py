"""The one small filing that is written in every form: its facts, labels and sections."""

from __future__ import annotations

from typing import NamedTuple

USD, PER_SHARE, SHARES = "iso4217:USD", "iso4217:USD/xbrli:shares", "xbrli:shares"
YEAR, BEFORE = "2022-01-01/2022-12-31", "2021-01-01/2021-12-31"
PRODUCT, SEGMENT = "co:ProductAxis", "co:SegmentAxis"
PHONES, SERVICES, EUROPE = "co:PhonesMember", "co:ServicesMember", "co:EuropeMember"
ENTITY = "0000000001"
SCHEME = "http://www.sec.gov/CIK"
COMPANY = "http://example.com/co"


class Fact(NamedTuple):
    """A fact as it is filed: `value` None is nil, `decimals` None is a text or nil."""

    concept: str
    period: str
    value: str | None
    unit: str | None = USD
    decimals: int | None = -6
    members: tuple[tuple[str, str], ...] = ()


class Shown(NamedTuple):
    """A section: its number, group and title as a role says them, and the concepts that it shows."""

    number: str
    group: str
    title: str
    concepts: tuple[str, ...]
    axes: bool = False

    @property
    def role(self) -> str:
        """The uri of its role."""
        return f"{COMPANY}/role/{self.number}"


POLICY = "Revenue is recognised when goods reach the buyer; amounts < $ 1 & rounding differences are left aside."
_PHONES, _SERVICES = (PRODUCT, PHONES), (PRODUCT, SERVICES)
FACTS = (
    Fact("co:Cash", "2022-12-31", "120000000"),
    Fact("co:Cash", "2021-12-31", "98000000"),
    Fact("co:SharesIssued", "2022-12-31", "51234567", SHARES, 0),
    Fact("co:SharesIssued", "2021-12-31", "50000000", SHARES, 0),
    Fact("co:Policy", YEAR, POLICY, None, None),
    Fact("co:Revenue", YEAR, "900000000"),
    Fact("co:Revenue", BEFORE, "800000000"),
    Fact("co:GainLoss", YEAR, "-15000000"),
    Fact("co:GainLoss", BEFORE, None, USD, None),
    Fact("co:EarningsPerShare", YEAR, "1.25", PER_SHARE, 2),
    Fact("co:EarningsPerShare", BEFORE, "-0.50", PER_SHARE, 2),
    Fact("co:Revenue", YEAR, "600000000", USD, -6, (_PHONES,)),
    Fact("co:Revenue", BEFORE, "500000000", USD, -6, (_PHONES,)),
    Fact("co:Revenue", YEAR, "300000000", USD, -6, (_SERVICES,)),
    Fact("co:Revenue", BEFORE, "300000000", USD, -6, (_SERVICES,)),
    Fact("co:Revenue", YEAR, "250000000", USD, -6, (_PHONES, (SEGMENT, EUROPE))),
    Fact("co:Revenue", BEFORE, "210000000", USD, -6, (_PHONES, (SEGMENT, EUROPE))),
)
BALANCE = Shown("0000001", "Statement", "BALANCE SHEETS", ("co:Cash", "co:SharesIssued"))
POLICIES = Shown("0000002", "Disclosure", "ACCOUNTING POLICIES", ("co:Policy",))
DETAILS = Shown(
    "0000003", "Disclosure", "REVENUE (Details)", ("co:Revenue", "co:GainLoss", "co:EarningsPerShare"), axes=True
)
SECTIONS = (BALANCE, POLICIES, DETAILS)
#: The labels of all names, as the label linkbase has them.
LABELS = {
    "co:Cash": "Cash",
    "co:SharesIssued": "Shares issued",
    "co:Policy": "Revenue recognition",
    "co:Revenue": "Revenue from customers",
    "co:GainLoss": "Gain (loss) on sale",
    "co:EarningsPerShare": "Earnings per share",
    PRODUCT: "Products and services [Axis]",
    SEGMENT: "Segments [Axis]",
    PHONES: "Phones [Member]",
    SERVICES: "Services [Member]",
    EUROPE: "Europe [Member]",
}


def bare(name: str) -> str:
    """The label of a name as the window shows it."""
    return LABELS[name].removesuffix(" [Axis]").removesuffix(" [Member]")


def facts_in(section: Shown) -> list[Fact]:
    """The facts that a section shows."""
    return [fact for fact in FACTS if fact.concept in section.concepts]
