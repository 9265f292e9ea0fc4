"""Turns marks on findings into the words of a list: the mark, its note, and what became of the finding since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from model.periods import day_label
from model.reviews.fileform import Kept
from model.reviews.marks import Mark, Matched, Review
from model.reviews.versions import last_change

MARK_WORDS = {
    Mark.OPEN: "Open",
    Mark.REVIEWED: "Reviewed",
    Mark.ACCEPTED: "Accepted",
    Mark.RAISE: "To be raised",
}


@dataclass(frozen=True, slots=True)
class MarkRow:
    """What the list says of one finding's mark; `tip` is the whole of it for a tooltip and a screen reader."""

    mark: Mark
    text: str
    note: str
    tip: str


NO_MARK = MarkRow(Mark.OPEN, "", "", "")


def mark_row(review: Review | None, amounts: tuple[str, ...]) -> MarkRow:
    """The words for a review of a finding that has these `amounts` now."""
    if review is None:
        return NO_MARK
    said = [] if review.mark is Mark.OPEN else [MARK_WORDS[review.mark]]
    if amounts != review.amounts:
        said.append("amounts changed since")
    text = ", ".join(said)
    one_line = " ".join(review.note.split())
    when = f"{text or 'Noted'}, {_day(review.changed)}"
    return MarkRow(review.mark, text, one_line, f"{when}: {review.note}" if review.note else when)


def gone_text(review: Review) -> tuple[str, str, str]:
    """A mark whose finding is no longer there: the mark with its day, what the finding said, and the note."""
    when = _day(review.changed)
    return f"{MARK_WORDS[review.mark]}, {when}", review.said, review.note


def taken_text(taken: Sequence[Kept], joined: Matched, amounts: Sequence[tuple[str, ...]]) -> str:
    """Which marks of other versions of a report were taken over, and how many of its findings they met."""
    met = [(review, now) for review, now in zip(joined.of_finding, amounts, strict=True) if review is not None]
    count = len(met) + len(joined.gone)
    others = " and ".join(f"“{kept.filing}” of {_day(last_change(kept))}" for kept in taken)
    marks = "1 mark" if count == 1 else f"{count} marks"
    text = f"{marks} of {others} {'was' if count == 1 else 'were'} taken over; {len(met)} met a finding"
    changed = sum(review.amounts != now for review, now in met)
    return f"{text}, {changed} of them with other amounts now." if changed else f"{text}."


def _day(moment: datetime) -> str:
    return day_label(moment.astimezone().date())
