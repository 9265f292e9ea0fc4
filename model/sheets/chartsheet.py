"""What a chart shows: the series that are drawn over the periods, what stands behind each amount, and what is said."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from model.sheets.numbers import Scale

Values = tuple[Decimal | None, ...]

#: So many colours can be told apart, also by the colour-blind; and the number of what several lines are gathered in.
MOST_COLOURS = 8
GATHERED = -1


class ChartKind(Enum):
    """What a chart shows: a line, a total with its contributors, their shares of it, or small multiples."""

    LINE = "line"
    TOTAL = "stacked"
    SHARE = "share"
    AXIS = "multiples"


class Footing(Enum):
    """How the contributors of a total stand to it in one period; a total in doubt by the grade of its finding."""

    ADDS_UP = "adds up"
    ROUNDS = "adds up within rounding"
    NOT_ADDITIVE = "need not add up"
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def in_doubt(self) -> bool:
        """Whether there is a finding on it."""
        return self in (Footing.ERROR, Footing.WARNING, Footing.INFO)


class Point(NamedTuple):
    """What stands behind one amount: its fact, how accurate it is, and its change against the period before.

    `row` is -1 where no fact holds the amount; `equation` says how it was derived then, and is empty otherwise.
    `change` is None where no earlier period can be compared, which else is `before`.
    """

    row: int = -1
    accuracy: str = ""
    equation: str = ""
    change: str | None = None
    before: str = ""


Points = tuple[Point | None, ...]


class Series(NamedTuple):
    """One line over the periods, oldest first, None where it has no value.

    `colour` counts the members of one axis from 1 (0 is the whole) and is the same for a member wherever it is drawn,
    unless another member in the same stack has it. `shares` are hundredths of the whole, of a chart of shares alone.
    `points` may be empty. `gathers` holds the lines that this one is the sum of, where it stands for several.
    """

    label: str
    colour: int
    values: Values
    points: Points = ()
    shares: Values = ()
    gathers: tuple[Series, ...] = ()


class Choice(NamedTuple):
    """A kind of chart, and in a sentence why it cannot be drawn of this line; empty where it can."""

    kind: ChartKind
    why_not: str = ""


class ChartSheet(NamedTuple):
    """What is drawn: for a total its contributors as `series`, the reported amounts as `total`, and the gaps between.

    `notes` say what could not be drawn and why; `footings` of each period of a total what its gap means, None where
    nothing was added up. `left_out` counts the lines of an axis that are too many to be drawn; `choices` tell of every
    kind of chart whether it suits the line; `changes` whether the changes of a line are written below it. `forms` are
    the names of the periods in ever shorter forms, the first as in `periods`; where they are empty there is but that.
    """

    kind: ChartKind
    title: str
    unit: str
    scale: Scale
    monetary: bool
    periods: tuple[str, ...]
    series: tuple[Series, ...]
    total: Values = ()
    gaps: Values = ()
    notes: tuple[str, ...] = ()
    footings: tuple[Footing | None, ...] = ()
    total_points: Points = ()
    left_out: int = 0
    choices: tuple[Choice, ...] = ()
    changes: bool = True
    forms: tuple[tuple[str, ...], ...] = ()

    @property
    def unit_name(self) -> str:
        """The unit in which exact amounts are stated, without the scale."""
        return self.unit.removesuffix(f" in {self.scale.word}")

    @property
    def why_no_changes(self) -> str:
        """Why changes cannot be written below this kind of chart; empty where they can."""
        return "" if self.kind is ChartKind.LINE else "Changes are written below the bars of a line chart alone."


def point_at(points: Points, period: int) -> Point | None:
    """What stands behind the amount of a period, None where nothing is known of it."""
    return points[period] if period < len(points) else None


def is_derived(points: Points, period: int) -> bool:
    """Whether the amount of a period was derived rather than reported."""
    point = point_at(points, period)
    return point is not None and bool(point.equation)
