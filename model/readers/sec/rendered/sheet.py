"""What a rendered page, or a sheet of the workbook made from it, shows before it is turned into facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from model.networks import Element
from model.readers.textcopy.values import Value

#: An axis and a member as links write them: `srt_ProductOrServiceAxis`, `us-gaap_ServiceMember`.
Pair = tuple[str, str]


class RowKind(Enum):
    """What a row of the table is."""

    LINE = "line"
    ABSTRACT = "abstract"
    MEMBERS = "members"


class Shown(NamedTuple):
    """A value in its column, with the marks of its footnotes."""

    column: int
    value: Value
    line: int
    marks: tuple[str, ...] = ()


@dataclass(slots=True)
class Row:
    """A row below the headings. `name` is the concept, `pair` the axis and member, so far as a link tells them."""

    kind: RowKind
    label: str
    line: int
    name: str | None = None
    pair: Pair | None = None
    shown: list[Shown] = field(default_factory=list)


@dataclass(slots=True)
class Heading:
    """The heading of a column: `6 Months Ended`, the lines below it, the marks of its footnotes."""

    length: str = ""
    lines: list[str] = field(default_factory=list)
    marks: tuple[str, ...] = ()


@dataclass(slots=True)
class Sheet:
    """One page. `pairs` are the axes and members that its definitions list, beyond those that rows link to."""

    title: list[str]
    headings: list[Heading]
    rows: list[Row]
    line: int = 1
    footnotes: Mapping[str, str] = field(default_factory=dict)
    pairs: tuple[Pair, ...] = ()


class Report(NamedTuple):
    """What the filing says of one of its pages: its file, its role, and the parts of its name."""

    file: str
    title: str = ""
    group: str = ""
    number: str = ""
    role: str | None = None


class Definition(NamedTuple):
    """What a page says of a concept below its table."""

    name: str
    item_type: str | None = None
    balance: str | None = None
    period_type: str | None = None
    text: str | None = None

    @property
    def element(self) -> Element:
        """What of it a schema would declare."""
        return Element(self.name, self.item_type, self.period_type, self.balance)


def qname_of(raw: str) -> str:
    """The QName that a link writes with an underscore: `us-gaap_Revenues` is `us-gaap:Revenues`."""
    return raw.replace("_", ":", 1)
