"""Turns the rows `Beginning balances at Sep. 30, 2023` of a statement of equity into the period of each row."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from model.periods import Period
from model.readers.sec.rendered.columns import at_date
from model.readers.sec.rendered.sheet import Row, RowKind

_OPENING = re.compile(r"\b(?:beginning|opening|start)\b", re.IGNORECASE)
_CLOSING = re.compile(r"\b(?:end|ending|closing|close)\b", re.IGNORECASE)


def words_open(label: str) -> bool | None:
    """Whether the words of a label say that it is a balance at the beginning; None where they do not say which."""
    opening, closing = bool(_OPENING.search(label)), bool(_CLOSING.search(label))
    return opening if opening != closing else None


def row_periods(rows: Sequence[Row], opens: Callable[[Row, str], bool | None]) -> list[Period | None]:
    """The period of each row: a balance's own date, or the time between the two balances that a movement stands in.

    What stands behind a closing balance and before the next opening one still belongs to the period that was closed.
    `opens` tells which balances open a period, so far as anything but their labels does.
    """
    balances = [
        (at, *found)
        for at, row in enumerate(rows)
        if row.kind is RowKind.LINE and (found := at_date(row.label)) is not None
    ]
    periods: list[Period | None] = [None] * len(rows)
    labels = {label for _, label, _ in balances}
    span: Period | None = None
    for number, (at, _, day) in enumerate(balances):
        periods[at] = Period(None, day)
        end = len(rows)
        if number + 1 < len(balances):
            end, following, later = balances[number + 1]
            known = opens(rows[end], following)
            if known is None:
                known = words_open(following)
            if known is None:
                known = following == balances[0][1] and len(labels) > 1
            if not known and later > day:
                span = _between(day, later)
        for inner in range(at + 1, end):
            periods[inner] = span
    return periods


def _between(day: date, later: date) -> Period:
    return Period(day + timedelta(days=1), later)
