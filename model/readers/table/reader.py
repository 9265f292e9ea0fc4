"""Turns a table with one row a fact, a CSV file or a workbook, into a filing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from model.building import FilingBuilder
from model.errors import FilingError
from model.files import Files, read_bytes
from model.filing import Filing
from model.readers.oim.tally import Tally
from model.readers.table.grid import decoded, delimiter_of, is_workbook, read_text, read_workbook
from model.readers.table.headings import find_layout
from model.readers.table.rows import FactRows

Tick = Callable[[float], None]

FORM = "fact-table"
SECTION = "Facts"


def recognises(head: bytes) -> bool:
    """The beginning of a CSV file holds a row that names a line and a value; a workbook is known by its entries."""
    # The end of the head may stand within a sign.
    text = (
        decoded(head)
        or decoded(head[:-1])
        or decoded(head[:-2])
        or decoded(head[:-3])
        or head.decode("cp1252", "replace")
    )
    return not is_workbook(head) and "\0" not in text and delimiter_of(text) is not None


def _tick_part(tick: Tick, at: int, count: int, fraction: float) -> None:
    tick((at + fraction) / count)


def read(files: Files, name: str, tick: Tick, catalog: Files | None = None) -> Filing:
    """Reads the table `name`; of a workbook every sheet that is a table of facts. Nothing of a `catalog` is needed.

    Raises:
        FilingError: it is no table of facts.
    """
    del catalog
    data = read_bytes(files, name)
    grids = read_workbook(data, name) if is_workbook(data) else [read_text(data, name)]
    builder = FilingBuilder(files.shown, FORM, files=[name])
    tally = Tally(builder)
    for number, grid in enumerate(grids):
        layout = find_layout(grid.rows)
        if layout is None:
            continue
        for problem in grid.problems:
            builder.problem(problem, name)
        first = len(builder)
        # Sheets number their rows each for itself.
        place = f"{name}, {grid.name}" if len(grids) > 1 else name
        if place not in builder.files:
            builder.files.append(place)
        facts = FactRows(grid, layout, builder, tally, builder.files.index(place))
        facts.add_all(partial(_tick_part, tick, number, len(grids)))
        builder.section(grid.name if len(grids) > 1 else SECTION, "", range(first, len(builder)))
    if not builder.sections:
        raise FilingError(f"{name} is no table of facts: no row at its top names a line and a value.")
    tally.flush()
    return builder.build()
