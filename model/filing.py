"""A filing as every later part sees it: one table of facts, column by column, and the words the facts refer to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import IntEnum
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from model.amounts import INF, UNSTATED, AmountColumn
from model.networks import NO_TAXONOMY, Taxonomy
from model.periods import Period

Ints = npt.NDArray[np.int32]
#: The axis-member pairs of a fact as (axis id, member id), sorted by axis; `()` is the whole.
Dimensions = tuple[tuple[int, int], ...]

WHOLE: Dimensions = ()

_MEASURE_PREFIX = re.compile(r"[^\s:()*]+:")


class Placement(IntEnum):
    """How sure it is that a value stands in its period: as filed, or recovered from a text that lost its columns."""

    GIVEN = 0
    CERTAIN = 1
    LIKELY = 2
    OPEN = 3


class Kind(IntEnum):
    """What a fact holds. A nil fact is a fact that says it has no value."""

    NUMBER = 0
    TEXT = 1
    NIL = 2


class Concept(NamedTuple):
    """What a fact reports. `heading` is the abstract line it stands under, `item_type` the XBRL type where known."""

    name: str
    label: str
    heading: str | None = None
    item_type: str | None = None
    balance: str | None = None
    definition: str | None = None


class Axis(NamedTuple):
    """A dimension. An inferred axis was not named by the filing; `basis` says what its name was taken from."""

    name: str
    label: str
    inferred: bool = False
    basis: str | None = None


class Member(NamedTuple):
    """A member of an axis; for a typed dimension `name` is the value itself."""

    name: str
    label: str
    typed: bool = False


class Unit(NamedTuple):
    """A measure or a quotient of measures: `iso4217:USD/xbrli:shares`, `(utr:kg*utr:m)/utr:s` (OIM 1.0, 5.1.1)."""

    name: str

    @property
    def currency(self) -> str | None:
        """The ISO 4217 code of a monetary unit, else None."""
        head, _, code = self.name.partition(":")
        return code if head == "iso4217" and len(code) == 3 else None

    @property
    def label(self) -> str:
        """The unit without its prefixes: `CNY`, `USD / shares`."""
        return " / ".join(_MEASURE_PREFIX.sub("", part) for part in self.name.split("/"))


class Problem(NamedTuple):
    """Something in the filing that could not be read as it stands; shown to the user with file and line.

    One of severity `info` is a remark on how it was read.
    """

    severity: str
    message: str
    where: str

    @property
    def word(self) -> str:
        """What it is called: a remark is no finding of grade `info`."""
        return "remark" if self.severity == "info" else self.severity


class Section(NamedTuple):
    """A role of the filing: its title, the group it stands in, and the rows of the facts it presents, in its order.

    `role` is the uri under which the networks of the taxonomy are found, None where the form has no roles.
    """

    title: str
    group: str
    facts: Ints
    number: str = ""
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """n facts as columns. `period` and `unit` are -1 where the fact has none (or its period is open)."""

    concept: Ints
    period: Ints
    unit: Ints
    dims: Ints
    kind: npt.NDArray[np.int8]
    amount: AmountColumn
    text: Ints
    decimals: npt.NDArray[np.int16]
    file: npt.NDArray[np.int16]
    line: Ints
    placement: npt.NDArray[np.int8]
    element_ids: Mapping[int, str] = field(default_factory=dict)
    notes: Mapping[int, str] = field(default_factory=dict)
    #: The language (`xml:lang`) of text facts, where one is stated.
    languages: Mapping[int, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.concept)


@dataclass(frozen=True, slots=True)
class Origin:
    """What a report says beside its facts, so that it can be written again: what its prefixes stand for, the entry
    points of its taxonomy, and the scheme and identifier of its entity."""

    namespaces: Mapping[str, str] = field(default_factory=dict)
    entry_points: Sequence[str] = ()
    scheme: str | None = None
    identifier: str | None = None


NO_ORIGIN = Origin()


class Restatement(NamedTuple):
    """What an earlier report said of a fact before a later one stated it otherwise.

    `filed` is None where the report does not tell; `where` is `file:line` in a file that is at hand, else empty.
    """

    value: Decimal
    filed: date | None
    form: str
    accession: str
    where: str = ""

    @property
    def report(self) -> str:
        """The earlier report inside a sentence: `10-Q filed 2022-05-03`, `10-Q to 31 Mar 2022`."""
        return f"{self.form} filed {self.filed}" if self.filed else self.form


@dataclass(frozen=True, slots=True)
class Part:
    """One of several filings that were joined: its path, what report it is (`10-Q to 31 Mar 2022`), and its files.

    The file of number `first_file` in the joined filing is the first of `files`, which are named as in `path`. `rows`
    gives for each of its facts the joined row that stands for it.
    """

    path: str
    report: str
    first_file: int
    files: Sequence[str]
    rows: Ints = field(default_factory=lambda: np.empty(0, dtype=np.int32))


@dataclass(frozen=True, slots=True)
class Filing:
    """One filing: its facts, and what the ids in their columns stand for. Never changed after reading."""

    path: str
    format: str
    entity: str | None
    files: Sequence[str]
    facts: Facts
    concepts: Sequence[Concept]
    axes: Sequence[Axis]
    members: Sequence[Member]
    units: Sequence[Unit]
    periods: Sequence[Period]
    dims: Sequence[Dimensions]
    strings: Sequence[str]
    sections: Sequence[Section]
    problems: Sequence[Problem]
    taxonomy: Taxonomy = NO_TAXONOMY
    origin: Origin = NO_ORIGIN
    #: What earlier reports said of facts that a later one restated, the newest first, by row.
    restated: Mapping[int, Sequence[Restatement]] = field(default_factory=dict)
    #: The filings that this one joins, the one filed last first; none where it was read by itself.
    parts: Sequence[Part] = ()

    @property
    def failures(self) -> list[Problem]:
        """The problems that left something unread or in doubt; the others only remark how it was read."""
        return [problem for problem in self.problems if problem.severity != "info"]

    def value(self, row: int) -> Decimal | None:
        """The exact value of a numeric fact; None for text and for nil."""
        return self.facts.amount[row] if self.facts.kind[row] == Kind.NUMBER else None

    def text(self, row: int) -> str | None:
        """The value of a text fact, else None."""
        code = int(self.facts.text[row])
        return self.strings[code] if code >= 0 else None

    def decimals(self, row: int) -> int | None:
        """The stated decimals; None for INF and where none are stated (both make the value exact)."""
        stated = int(self.facts.decimals[row])
        return None if stated in (INF, UNSTATED) else stated

    def is_money(self, units: Ints) -> npt.NDArray[np.bool_]:
        """Whether each of some units, by their ids, is a currency; no unit (-1) is none."""
        # That of no unit is the last.
        money = np.array([*(unit.currency is not None for unit in self.units), False], dtype=np.bool_)
        found: npt.NDArray[np.bool_] = money[units]
        return found

    def unit_of(self, row: int) -> Unit | None:
        """The unit of a fact, None where it has none."""
        code = int(self.facts.unit[row])
        return self.units[code] if code >= 0 else None

    def period_of(self, row: int) -> Period | None:
        """The period of a fact, None where the text lost it."""
        code = int(self.facts.period[row])
        return self.periods[code] if code >= 0 else None

    def dimensions_of(self, row: int) -> Dimensions:
        """The axis-member pairs of a fact."""
        return self.dims[int(self.facts.dims[row])]

    def named_dimensions(self, dimensions: Dimensions) -> dict[str, str]:
        """Axis-member pairs by name, the form of `check --json`."""
        return {self.axes[axis].name: self.members[member].name for axis, member in dimensions}

    def where(self, row: int) -> str:
        """`file:line` of a fact."""
        return f"{self.files[int(self.facts.file[row])]}:{int(self.facts.line[row])}"

    def part_of(self, row: int) -> Part | None:
        """Of joined filings the one that states a fact; None where nothing was joined."""
        at = bisect_right(self.parts, int(self.facts.file[row]), key=lambda part: part.first_file)
        return self.parts[at - 1] if self.parts else None
