"""Turns tables of figures into the text copies that a rendered page of them would leave, and reads them back."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from model.filing import Filing, Placement
from model.readers.textcopy import reader

#: The figures of one line: its members, its concept, its currency, and a value or None a column of that currency.
Dims = tuple[str, ...]
Key = tuple[Dims, str, str]
SYMBOLS = {"CNY": "¥", "USD": "$", "EUR": "€"}


def no_tick(_fraction: float) -> None:
    """The tick of work that nobody watches."""


def read(text: str, path: str = "page.txt") -> Filing:
    """Reads a page."""
    return reader.read(text, path, no_tick)


def page(*cells: str) -> str:
    """A page in the pipe dialect, one argument a cell."""
    return "".join(f"|{cell}\n" for cell in cells)


@dataclass
class Table:
    """A disclosure split by up to two axes. `rows` go in page order; `blocks` are the headings, empty ones too."""

    years: list[int]
    currencies: list[str]
    rows: dict[Key, list[int | None]] = field(default_factory=dict)
    blocks: list[Dims] = field(default_factory=list)

    def lines(self) -> Iterator[tuple[Dims, list[tuple[str, str, list[int | None]]]]]:
        """The blocks with their lines."""
        for block in self.blocks:
            yield block, [(key[1], key[2], values) for key, values in self.rows.items() if key[0] == block]

    def columns(self) -> list[tuple[int, str]]:
        """Year and currency of each column."""
        return [(year, currency) for year in self.years for currency in self.currencies]

    def facts(self) -> dict[tuple[frozenset[str], str, str, int], int]:
        """Every value by members, concept, currency and year."""
        return {
            (frozenset(dims), concept, currency, year): value
            for (dims, concept, currency), values in self.rows.items()
            for year, value in zip(self.years, values, strict=True)
            if value is not None
        }


def shown(value: int) -> str:
    """`1,234`, `(1,234)`."""
    return f"({-value:,})" if value < 0 else f"{value:,}"


def label_of(table: Table, concept: str, currency: str) -> str:
    """The label of a line; one that is not in the page's first currency says so."""
    return concept if currency == table.currencies[0] else f"{concept} | {SYMBOLS[currency]}"


def piped(table: Table) -> str:
    """The table in the pipe dialect: empty cells are gone."""
    cells = ["\nPage of tests (Details)\n¥ in Thousands, $ in Thousands, € in Thousands", "12 Months Ended"]
    cells += [f"\nDec. 31, {year}\n{currency} ({SYMBOLS[currency]})" for year, currency in table.columns()]
    for block, lines in table.lines():
        if block:
            cells.append(" | ".join(f"{member} [Member]" for member in block))
        for concept, currency, values in lines:
            cells.append(label_of(table, concept, currency))
            cells += [shown(value) for value in values if value is not None]
    return page(*cells)


def tabbed(table: Table) -> str:
    """The table as pasted from a browser: a row a line, empty cells kept."""
    heads = [f"Dec. 31, {year}\n{currency} ({SYMBOLS[currency]})" for year, currency in table.columns()]
    lines_out = ["Page of tests (Details)\n¥ in Thousands, $ in Thousands, € in Thousands\t12 Months Ended"]
    lines_out.append("\t".join(heads))
    for block, lines in table.lines():
        if block:
            lines_out.append(" | ".join(f"{member} [Member]" for member in block) + "\t" * len(heads))
        for concept, currency, values in lines:
            by_year = dict(zip(table.years, values, strict=True))
            fields = [
                shown(value) if own == currency and (value := by_year[year]) is not None else ""
                for year, own in table.columns()
            ]
            lines_out.append("\t".join([label_of(table, concept, currency), *fields]))
    return "\n".join(lines_out) + "\n"


@dataclass(frozen=True)
class Found:
    """A fact as read back."""

    members: frozenset[str]
    concept: str
    currency: str
    year: int | None
    value: int
    placement: Placement


def facts_of(filing: Filing) -> list[Found]:
    """The numbers of a filing of such a table, in thousands."""
    found = []
    for row in range(len(filing.facts)):
        period, unit, value = filing.period_of(row), filing.unit_of(row), filing.value(row)
        assert unit is not None
        assert value is not None
        members = frozenset(filing.members[member].label for _, member in filing.dimensions_of(row))
        thousands = value / Decimal(1000)
        found.append(
            Found(
                members,
                filing.concepts[int(filing.facts.concept[row])].label,
                unit.currency or "",
                period.end.year if period and period.end else None,
                int(thousands),
                Placement(int(filing.facts.placement[row])),
            )
        )
    return found


def two_axes(
    rng: random.Random,
    sizes: tuple[int, int],
    years: int,
    concepts: Sequence[str] = ("Revenue",),
    currencies: Sequence[str] = ("CNY",),
    *,
    density: float = 0.7,
    largest: int = 10**6,
) -> Table:
    """A table whose totals foot: each cell of two axes, its sums along both, and the whole."""
    first = [f"Kind {letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[: sizes[0]]]
    second = [f"Sort {number}" for number in range(1, sizes[1] + 1)]
    last = date(2024, 12, 31).year
    table = Table([last - at for at in range(years)], list(currencies))
    singles: list[Dims] = [(), *((each,) for each in second)]
    table.blocks = [*singles, *(dims for kind in first for dims in [(kind,), *((kind, each) for each in second)])]
    cells: dict[Key, list[int | None]] = {}
    for concept in concepts:
        for currency in currencies:
            for kind in first:
                for sort in second:
                    present = [rng.random() < density for _ in range(years)]
                    values = [rng.randint(-largest // 4, largest) if there else None for there in present]
                    for dims in ((), (kind,), (sort,), (kind, sort)):
                        row = cells.setdefault((dims, concept, currency), [None] * years)
                        for at, value in enumerate(values):
                            if value is not None:
                                row[at] = (row[at] or 0) + value
    order = {dims: at for at, dims in enumerate(table.blocks)}
    kept = sorted((key for key, row in cells.items() if any(v is not None for v in row)), key=lambda k: order[k[0]])
    table.rows = {key: cells[key] for key in kept}
    return table


#: Headings of two years in dollars.
YEARS = ("12 Months Ended", "Dec. 31, 2022\nUSD ($)", "Dec. 31, 2021\nUSD ($)")


def values(filing: Filing, label: str) -> list[tuple[str | None, Decimal | str | None]]:
    """The values of a line by year or date, in page order."""
    found: list[tuple[str | None, Decimal | str | None]] = []
    for row in range(len(filing.facts)):
        if filing.concepts[int(filing.facts.concept[row])].label == label:
            period = filing.period_of(row)
            value = filing.value(row)
            found.append((period.label() if period else None, filing.text(row) if value is None else value))
    return found


def units(filing: Filing, label: str) -> list[tuple[str | None, int | None]]:
    """Unit and decimals of the values of a line."""
    found: list[tuple[str | None, int | None]] = []
    for row in range(len(filing.facts)):
        if filing.concepts[int(filing.facts.concept[row])].label == label:
            unit = filing.unit_of(row)
            found.append((unit.name if unit else None, filing.decimals(row)))
    return found


def messages(filing: Filing, severity: str) -> list[str]:
    return [f"{problem.message} {problem.where}" for problem in filing.problems if problem.severity == severity]
