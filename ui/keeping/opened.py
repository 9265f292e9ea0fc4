"""What the window knows of a filing that is open, and what it says in a notice."""

from __future__ import annotations

from dataclasses import dataclass, field

from model.filing import Filing
from model.freshness import Signature
from model.inspection import Inspection
from model.periods import PeriodClass
from model.sheets.numbers import Scale
from model.sheets.places import Place
from model.sheets.source.source import Source
from model.totals.audit import Audit


@dataclass(frozen=True)
class Origin:
    """What a filing was read from: the text that was pasted, with its HTML, or the files as they were before that."""

    pasted: tuple[str, ...] = ()
    signature: Signature | None = None

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
    kind: PeriodClass | None = None
    place: Place | None = None
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
    def audit(self) -> Audit:
        """What was found."""
        return self.inspection.audit


@dataclass(frozen=True)
class Notice:
    """A sentence for the notice bar: of grade `info` it goes by itself, of grade `error` it stays.

    One that offers an action, by its name, stays as well; `button` says what it does, else the words of the action.
    """

    grade: str
    text: str
    seconds: float = field(default=6.0)
    action: str = ""
    button: str = ""
