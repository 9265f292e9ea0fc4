"""What the window keeps of each filing that is open, and what it says in its notice bar."""

from __future__ import annotations

from dataclasses import dataclass, field

from model.filing import Filing
from model.inspection import Inspection
from model.periods import PeriodClass
from model.sheets.numbers import Scale
from model.sheets.places import Place
from model.sheets.source.source import Source
from model.totals.audit import Audit


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
    kind: PeriodClass | None = None
    place: Place | None = None
    finding: int = -1
    #: The fact that was asked for, where several state the same; None is the one that the sheet shows.
    fact: int | None = None

    @property
    def filing(self) -> Filing:
        """What was read."""
        return self.inspection.filing

    @property
    def audit(self) -> Audit:
        """What was found."""
        return self.inspection.audit


@dataclass(frozen=True)
class Notice:
    """A sentence for the notice bar: of grade `info` it goes by itself, of grade `error` it stays.

    Where there is something to do, a `button` with these words triggers the `action` of this name.
    """

    grade: str
    text: str
    seconds: float = field(default=6.0)
    button: str = ""
    action: str = ""
