"""Turns facts added one by one into the columns of a filing; every reader ends here."""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

from model.amounts import UNSTATED, AmountColumn, mantissa_and_exponent
from model.filing import (
    NO_ORIGIN,
    Axis,
    Concept,
    Dimensions,
    Facts,
    Filing,
    Ints,
    Kind,
    Member,
    Origin,
    Placement,
    Problem,
    Restatement,
    Section,
    Unit,
)
from model.networks import NO_TAXONOMY, Taxonomy
from model.periods import Period

Word = TypeVar("Word", bound=Hashable)


class Words(Generic[Word]):
    """A list without repeats that tells the place of each of its words."""

    def __init__(self, first: Iterable[Word] = ()) -> None:
        self.items: list[Word] = []
        self._places: dict[Word, int] = {}
        for word in first:
            self.place(word)

    def place(self, word: Word) -> int:
        """The id of `word`, a new one where it was not seen before."""
        known = self._places.setdefault(word, len(self.items))
        if known == len(self.items):
            self.items.append(word)
        return known


#: The numbers of a fact in a block: concept, period, unit, dims, text, line, mantissa, exponent, decimals, kind.
ROW_WIDTH = 10


@dataclass(slots=True)
class FactBlock:
    """Many facts at once, for readers of large files; what few of them have stands beside, by row of the block.

    `rows` holds `ROW_WIDTH` numbers a fact, one after the other: one call then adds a whole fact. A row of `kind`
    NUMBER has its value in mantissa and exponent, or in `wide` where those cannot hold it; `text` is the id of a
    string, -1 for none.
    """

    file: int = 0
    rows: list[int] = field(default_factory=list)
    wide: dict[int, Decimal] = field(default_factory=dict)
    element_ids: dict[int, str] = field(default_factory=dict)
    notes: dict[int, str] = field(default_factory=dict)
    languages: dict[int, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.rows) // ROW_WIDTH


class FilingBuilder:
    """Collects the facts of one filing in the order they are read."""

    def __init__(self, path: str, form: str, entity: str | None = None, files: Iterable[str] = ()) -> None:
        self.path = path
        self.form = form
        self.entity = entity
        self.files = list(files) or [path]
        self.concepts: Words[Concept] = Words()
        self.axes: Words[Axis] = Words()
        self.members: Words[Member] = Words()
        self.units: Words[Unit] = Words()
        self.periods: Words[Period] = Words()
        self.dims: Words[Dimensions] = Words([()])
        self.strings: Words[str] = Words()
        self.problems: list[Problem] = []
        self.sections: list[Section] = []
        self.taxonomy: Taxonomy = NO_TAXONOMY
        self.origin: Origin = NO_ORIGIN
        self.restated: dict[int, Sequence[Restatement]] = {}
        self._codes = {name: array("i") for name in ("concept", "period", "unit", "dims", "text", "line")}
        self._kind, self._placement = array("b"), array("b")
        self._decimals, self._file, self._exponent = array("h"), array("h"), array("h")
        self._mantissa = array("q")
        self._wide: dict[int, Decimal] = {}
        self._element_ids: dict[int, str] = {}
        self._notes: dict[int, str] = {}
        self._languages: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self._mantissa)

    def dimensions(self, pairs: Iterable[tuple[Axis, Member]]) -> int:
        """The id of a set of axis-member pairs, whatever their order."""
        return self.dims.place(tuple(sorted((self.axes.place(a), self.members.place(m)) for a, m in pairs)))

    def add(
        self,
        concept: int,
        period: int,
        dims: int,
        value: Decimal | str | None,
        *,
        unit: int = -1,
        decimals: int = UNSTATED,
        file: int = 0,
        line: int = 0,
        placement: Placement = Placement.GIVEN,
        element_id: str | None = None,
        note: str | None = None,
        language: str | None = None,
    ) -> int:
        """Adds a fact (a Decimal is a number, a str a text, None nil) and gives its row; `period` -1 is open."""
        row = len(self)
        for name, code in (("concept", concept), ("period", period), ("unit", unit), ("dims", dims), ("line", line)):
            self._codes[name].append(code)
        self._decimals.append(decimals)
        self._file.append(file)
        self._placement.append(placement)
        self._add_value(row, value)
        if element_id is not None:
            self._element_ids[row] = element_id
        if note is not None:
            self._notes[row] = note
        if language is not None:
            self._languages[row] = language
        return row

    def _add_value(self, row: int, value: Decimal | str | None) -> None:
        narrow = mantissa_and_exponent(value) if isinstance(value, Decimal) else None
        self._mantissa.append(narrow[0] if narrow else 0)
        self._exponent.append(narrow[1] if narrow else 0)
        self._codes["text"].append(self.strings.place(value) if isinstance(value, str) else -1)
        if isinstance(value, Decimal):
            self._kind.append(Kind.NUMBER)
            if narrow is None:
                self._wide[row] = value
        else:
            self._kind.append(Kind.TEXT if isinstance(value, str) else Kind.NIL)

    def extend_table(self, table: npt.NDArray[np.int64], file: int = 0) -> int:
        """Adds a row of `ROW_WIDTH` numbers for each of many facts; gives the row of the first."""
        first = len(self)
        columns = (*self._codes.values(), self._mantissa, self._exponent, self._decimals, self._kind)
        for number, column in enumerate(columns):
            column.frombytes(table[:, number].astype(column.typecode).tobytes())
        self._file.extend([file] * len(table))
        self._placement.extend([Placement.GIVEN] * len(table))
        return first

    def identify(self, first: int, element_ids: Iterable[str]) -> None:
        """Gives the facts from row `first` on their element ids."""
        self._element_ids.update(enumerate(element_ids, first))

    def extend(self, block: FactBlock) -> int:
        """Adds the facts of a block; gives the row of the first."""
        first = self.extend_table(np.array(block.rows, dtype=np.int64).reshape(-1, ROW_WIDTH), block.file)
        self._wide.update({first + row: value for row, value in block.wide.items()})
        for own, other in (
            (self._element_ids, block.element_ids),
            (self._notes, block.notes),
            (self._languages, block.languages),
        ):
            own.update({first + row: word for row, word in other.items()})
        return first

    def annotate(self, row: int, note: str) -> None:
        """Adds a note to a fact, below the one it may bear."""
        self._notes[row] = f"{self._notes[row]}\n{note}" if row in self._notes else note

    def rows_by_element_id(self) -> dict[str, int]:
        """The row of each element id, the first where several facts bear it."""
        return {name: row for row, name in reversed(self._element_ids.items())}

    def column(self, name: str) -> Ints:
        """A copy of the column `concept`, `period`, `unit`, `dims`, `text` or `line` of the facts added so far."""
        return np.array(self._codes[name], dtype=np.int32)

    def section(self, title: str, group: str, rows: Iterable[int], number: str = "", role: str | None = None) -> None:
        """Adds a section that presents the facts of these rows, in this order."""
        self.sections.append(Section(title, group, np.fromiter(rows, dtype=np.int32), number, role))

    def problem(self, message: str, where: str, severity: str = "warning") -> None:
        """Notes something in the filing that could not be read as it stands; line 0 means the whole file."""
        self.problems.append(Problem(severity, message, where.removesuffix(":0")))

    def build(self) -> Filing:
        """The finished filing; the builder is not used after it."""
        codes = {name: np.asarray(column, dtype=np.int32) for name, column in self._codes.items()}
        facts = Facts(
            concept=codes["concept"],
            period=codes["period"],
            unit=codes["unit"],
            dims=codes["dims"],
            kind=np.asarray(self._kind, dtype=np.int8),
            amount=AmountColumn(
                np.asarray(self._mantissa, dtype=np.int64), np.asarray(self._exponent, dtype=np.int16), self._wide
            ),
            text=codes["text"],
            decimals=np.asarray(self._decimals, dtype=np.int16),
            file=np.asarray(self._file, dtype=np.int16),
            line=codes["line"],
            placement=np.asarray(self._placement, dtype=np.int8),
            element_ids=self._element_ids,
            notes=self._notes,
            languages=self._languages,
        )
        return Filing(
            self.path,
            self.form,
            self.entity,
            self.files,
            facts,
            self.concepts.items,
            self.axes.items,
            self.members.items,
            self.units.items,
            self.periods.items,
            self.dims.items,
            self.strings.items,
            self.sections,
            self.problems,
            self.taxonomy,
            self.origin,
            self.restated,
        )
