"""Turns an equation into a table of HTML: what adds up to the total, as filed and, where one is known, as corrected."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from model.sheets.equation import Equation, Term, TermRole

_MEMBERS = (TermRole.CONTRIBUTOR, TermRole.LEFT_OUT)


@dataclass
class _Row:
    label: str
    role: TermRole
    filed: Term | None = None
    mended: Term | None = None


def equation_table(equation: Equation, unit: str, html: Callable[[str], str]) -> str:
    """The table; `html` makes a text safe to show."""
    mended = bool(equation.mended)
    names = ("As filed", "Corrected") if mended else ("As filed",)
    heads = "".join(f'<th class="number" align="right">{name}</th>' for name in names)
    rows = "".join(_row(row, mended, html, ruled=row.role in equation.ruled) for row in _rows(equation))
    caption = f'<th align="left" class="quiet">{html(unit)}</th>'
    return f'<table class="equation"><tr>{caption}{heads}</tr>{rows}</table>'


def _rows(equation: Equation) -> Iterable[_Row]:
    """The terms as filed and as corrected side by side, members matched by their names in their order."""
    rows: dict[tuple[str, int], _Row] = {}
    for name, terms in (("filed", equation.terms), ("mended", equation.mended)):
        seen: dict[str, int] = {}
        for term in terms:
            key = term.label if term.role in _MEMBERS else term.role.value
            seen[key] = seen.get(key, 0) + 1
            row = rows.setdefault((key, seen[key]), _Row(term.label, term.role))
            setattr(row, name, term)
    # A member that only the correction brings in stands with the others.
    return sorted(rows.values(), key=lambda row: row.role not in _MEMBERS)


def _row(row: _Row, mended: bool, html: Callable[[str], str], *, ruled: bool) -> str:
    rule = ' class="ruled"' if ruled else ""
    filed = f'<td class="number" align="right">{_filed(row.filed, html)}</td>'
    corrected = f'<td class="number" align="right">{_mended(row.mended, html)}</td>' if mended else ""
    return f'<tr{rule}><td dir="auto">{html(row.label)}</td>{filed}{corrected}</tr>'


def _filed(term: Term | None, html: Callable[[str], str]) -> str:
    if term is None:
        return "–"
    text = html(term.amount)
    if term.role is TermRole.LEFT_OUT:
        text = f'<span class="quiet">left out:</span> {text}'
    return f'<span class="fault">† {text}</span>' if term.suspect else text


def _mended(term: Term | None, html: Callable[[str], str]) -> str:
    if term is None:
        return "–"
    text = html(term.amount)
    return f"<b>{text}</b>" if term.corrected else text
