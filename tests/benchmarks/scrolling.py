"""Scrolls, expands, sorts and filters a tree of one million facts without a display, and prints what each takes.

Usage: QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.scrolling [FACTS]
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from datetime import date

import numpy as np
from PySide6.QtCore import Qt

from model.building import ROW_WIDTH, FilingBuilder
from model.filing import Axis, Concept, Filing, Kind, Member, Unit
from model.inspection import no_tick
from model.periods import Period
from model.sheets.linesheet import line_sheet
from model.totals.audit import audit
from ui.app import make_app
from ui.settings import Settings
from ui.style import Look
from ui.widgets.lines.pane import TreePane

FACTS = 1_000_000
PERIODS = 10
CONCEPTS = 50
FRAMES = 300
#: What a screen at 60 Hz leaves for one frame, in milliseconds.
FRAME = 16.0


def generated(facts: int) -> Filing:
    """A filing of so many amounts, in ten years: members of one axis, fifty concepts below each."""
    builder = FilingBuilder("generated", "test")
    unit = builder.units.place(Unit("iso4217:EUR"))
    years = [Period(date(year, 1, 1), date(year, 12, 31)) for year in range(2015, 2015 + PERIODS)]
    periods = [builder.periods.place(year) for year in years]
    concepts = [builder.concepts.place(Concept(f"x:C{number}", f"Concept {number}")) for number in range(CONCEPTS)]
    names = [f"Member {number}" for number in range(-(-facts // (CONCEPTS * PERIODS)))]
    axis = Axis("x:Axis", "Axis")
    dims = [builder.dimensions([(axis, Member(f"x:{name}", name))]) for name in names]
    codes = np.stack(np.meshgrid(dims, concepts, periods, indexing="ij"), axis=-1).reshape(-1, 3)[:facts]
    count = np.zeros(len(codes), dtype=np.int64)
    mantissa = np.random.default_rng(20241231).integers(-(10**9), 10**10, len(codes))
    # In the order of `FactBlock`: concept, period, unit, dims, text, line, mantissa, exponent, decimals, kind.
    coordinates = (codes[:, 1], codes[:, 2], count + unit, codes[:, 0])
    columns = (*coordinates, count - 1, count, mantissa, count, count, count + Kind.NUMBER)
    table = np.stack(columns, axis=1).astype(np.int64)
    assert table.shape[1] == ROW_WIDTH
    builder.extend_table(table)
    builder.section("Generated", "", range(len(table)))
    return builder.build()


def milliseconds(step: Callable[[int], None], numbers: Iterable[int]) -> list[float]:
    """How long the processor is busy with each step: what it takes where nothing else runs."""
    taken = []
    for number in numbers:
        started = time.process_time()
        step(number)
        taken.append((time.process_time() - started) * 1000)
    return taken


def report(name: str, taken: list[float]) -> None:
    """Prints the median and the 99th percentile, and whether both fit into a frame."""
    median, worst = np.percentile(taken, [50, 99])
    print(f"{name:<34} median {median:8.2f} ms   99 % {worst:8.2f} ms   {'ok' if worst < FRAME else 'over a frame'}")  # noqa: T201


def main(facts: int) -> None:
    """Shows the tree as the window does, and measures."""
    app = make_app()
    settings = Settings()
    look = Look(app, settings)
    filing = generated(facts)
    started = time.perf_counter()
    sheet = line_sheet(filing, filing.sections[0])
    nothing = audit(FilingBuilder("nothing", "test").build(), no_tick)
    pane = TreePane()
    pane.set_theme(look.theme)
    pane.resize(1000, 1000)
    pane.show()
    pane.show_sheet(filing, nothing, sheet)
    app.processEvents()
    print(f"{facts:,} facts, {len(sheet.tree.label):,} rows, shown in {time.perf_counter() - started:.2f} s")  # noqa: T201
    view, model, bar = pane.view, pane.model, pane.view.verticalScrollBar()

    def scroll(value: int) -> None:
        bar.setValue(value)
        app.processEvents()

    def expand(row: int) -> None:
        view.expand(model.index(row, 0, model.index(0, 0)))
        app.processEvents()

    def sort(number: int) -> None:
        model.sort(1 + number // 2, orders[number % 2])

    def search(number: int) -> None:
        model.set_filter(f"concept {number} member {7 * number}", only_findings=False)

    orders = (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder)
    by_three = range(0, 3 * FRAMES, 3)
    report("scrolling by three rows, closed", milliseconds(scroll, by_three))
    scroll(0)
    report("expanding a member", milliseconds(expand, range(FRAMES)))
    view.expandAll()
    app.processEvents()
    report("scrolling by three rows, open", milliseconds(scroll, by_three))
    report("jumping through the whole, open", milliseconds(scroll, range(0, bar.maximum(), bar.maximum() // FRAMES)))
    view.collapseAll()
    report("sorting by a column", milliseconds(sort, range(2 * PERIODS)))
    report("filtering by words", milliseconds(search, range(20)))
    pane.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else FACTS)
