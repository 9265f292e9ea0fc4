"""What the window knows of a filing that is open, and what it says in a notice."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from model.filing import Filing, Section
from model.freshness import Signature
from model.inspection import Inspection
from model.layout import in_words_of
from model.sheets.lines.columns import Kind
from model.sheets.linesheet import Arrangement, LineSheet, line_sheet
from model.sheets.numbers import Scale
from model.sheets.places import Place, named_place, place_named, section_like
from model.sheets.revenue import shown_sections
from model.sheets.source.source import Source
from model.timeline.companies import identifier_of
from model.totals.audit import Audit


class Origin(NamedTuple):
    """What a filing was read from: the text that was pasted, with its HTML, or the files as they were before that.

    A timeline is made of the filings that it has `joined`.
    """

    pasted: tuple[str, ...] = ()
    signature: Signature | None = None
    joined: tuple[Opened, ...] = ()

    @property
    def text(self) -> str:
        """What was pasted in the form that tells most."""
        return next((text for text in reversed(self.pasted) if text), "")


NO_ORIGIN = Origin()


@dataclass
class Opened:
    """One filing that is open, and where in it the reader stands."""

    inspection: Inspection
    name: str
    path: str | None
    seconds: float
    scale: Scale
    source: Source
    section: int = 0
    kind: Kind | None = None
    place: Place | None = None
    #: How the sheet is arranged that `place` is in.
    arrangement: Arrangement | None = None
    finding: int = -1
    #: The fact that was asked for, where several state the same; None is the one that the sheet shows.
    fact: int | None = None
    origin: Origin = NO_ORIGIN
    #: The files as they were when the user was told last that they changed.
    told: Signature | None = None

    @property
    def filing(self) -> Filing:
        """What was read."""
        return self.inspection.filing

    @property
    def paths(self) -> tuple[str, ...]:
        """The files, folders and archives that it was read from; none where all of it was pasted."""
        own = (self.path,) if self.path is not None else ()
        return (*own, *(path for part in self.origin.joined for path in part.paths))

    @cached_property
    def identity(self) -> str:
        """What it was made from, the same whenever that is opened again, and of nothing else.

        It is the whole path of a file, a digest of a text that was pasted, and of a timeline its company and its parts.
        """
        if self.path is not None:
            return os.path.abspath(self.path)
        if not self.origin.joined:
            return hashlib.sha256(self.origin.text.encode("utf-8", "backslashreplace")).hexdigest()
        company = identifier_of(self.filing) or (self.filing.entity,)
        return json.dumps([company, sorted(part.identity for part in self.origin.joined)])

    @cached_property
    def sections(self) -> Sequence[Section]:
        """Its sections, and one of all its revenue lines."""
        return shown_sections(self.filing)

    def sheet(self, arrangement: Arrangement) -> LineSheet:
        """The lines of the section that is shown."""
        return line_sheet(self.filing, self.sections[self.section], self.kind, arrangement)

    def arrange(self, arrangement: Arrangement) -> LineSheet:
        """Its sheet in an arrangement, in which it stands at the line at which it stood in another."""
        sheet = self.sheet(arrangement)
        before = self.arrangement
        if self.place is not None and before is not None and before is not arrangement:
            named = named_place(self.filing, self.sheet(before), self.place)
            self.place = place_named(self.filing, sheet, named)
        self.arrangement = arrangement
        return sheet

    @property
    def words(self) -> Filing:
        """The filing in the words of the section that is shown."""
        return in_words_of(self.filing, self.sections[self.section])

    @property
    def audit(self) -> Audit:
        """What was found."""
        return self.inspection.audit


def stand_as_before(opened: Opened, before: Opened, sheet: LineSheet | None, arrangement: Arrangement) -> None:
    """Puts an opened filing where its reader stood in the version before, at the same place of the `sheet` shown."""
    section = section_like(opened.filing, before.sections[before.section]) if before.filing.sections else None
    if section is None:
        return
    opened.section, opened.kind = section, before.kind
    if sheet is not None and before.place is not None:
        named = named_place(before.filing, sheet, before.place)
        opened.kind, opened.arrangement = sheet.kind, arrangement
        opened.place = place_named(opened.filing, opened.sheet(arrangement), named)


@dataclass(frozen=True)
class Notice:
    """A sentence for the notice bar: of grade `info` it goes by itself, of grade `error` it stays.

    One that offers an action, by its name, stays as well; `button` says what it does, else the words of the action.
    One that `joins` takes no other's place: where something is shown that stays, or joins too, it stands behind that.
    """

    grade: str
    text: str
    seconds: float = field(default=6.0)
    action: str = ""
    button: str = ""
    joins: bool = False
