"""What the taxonomy of a filing says of its concepts: elements, labels, and the networks of each extended role."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

STANDARD_LABEL = "http://www.xbrl.org/2003/role/label"
SUMMATION_11 = "https://xbrl.org/2023/arcrole/summation-item"
SUMMATION_21 = "http://www.xbrl.org/2003/arcrole/summation-item"


class Arc(NamedTuple):
    """One effective relationship, after prohibition and priority. `source` and `target` are QNames as the filing writes
    them; `weight` is that of calculations; `target_role` and `usable` those of dimensional relationships."""

    source: str
    target: str
    arcrole: str
    order: float
    weight: Decimal = Decimal(1)
    preferred_label: str | None = None
    target_role: str | None = None
    usable: bool = True


class Label(NamedTuple):
    """One label of a concept: its role, its language (`en-US`), its text."""

    role: str
    language: str
    text: str


class Element(NamedTuple):
    """What a schema declares of one concept, axis or member; None where the schema is not at hand."""

    name: str
    item_type: str | None = None
    period_type: str | None = None
    balance: str | None = None
    abstract: bool = False
    substitution_group: str | None = None
    typed_domain: str | None = None


class Role(NamedTuple):
    """An extended role: `number`, `group` and `title` are the parts of `0000002 - Statement - Balance sheets`."""

    uri: str
    definition: str
    number: str = ""
    group: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """Networks by role uri, in the filing's order of roles; labels and elements by QName as the filing writes it."""

    roles: Sequence[Role] = ()
    presentation: Mapping[str, Sequence[Arc]] = field(default_factory=dict)
    definition: Mapping[str, Sequence[Arc]] = field(default_factory=dict)
    calculation: Mapping[str, Sequence[Arc]] = field(default_factory=dict)
    labels: Mapping[str, Sequence[Label]] = field(default_factory=dict)
    elements: Mapping[str, Element] = field(default_factory=dict)


NO_TAXONOMY = Taxonomy()
