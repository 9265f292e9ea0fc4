"""Turns marks on findings into the words of a list: the mark, its note, and what became of the finding since."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from model.inspection import Inspection
from model.periods import day_label
from model.reviews.fileform import Kept
from model.reviews.homes import home_of_path
from model.reviews.marks import Mark, Review
from model.reviews.reports import report_name
from model.reviews.spots import FindingMarks
from model.reviews.store import ReviewStore
from model.reviews.versions import last_change, take_over

MARK_WORDS = {
    Mark.OPEN: "Open",
    Mark.REVIEWED: "Reviewed",
    Mark.ACCEPTED: "Accepted",
    Mark.RAISE: "To be raised",
}


class MarkRow(NamedTuple):
    """What the list says of one finding's mark; `tip` is the whole of it for a tooltip and a screen reader.

    `note` is in one line, `whole_note` as it was written, and `day` is that of the last change.
    """

    mark: Mark
    text: str
    note: str
    tip: str
    whole_note: str = ""
    day: str = ""


NO_MARK = MarkRow(Mark.OPEN, "", "", "")


def mark_row(review: Review | None, amounts: tuple[str, ...]) -> MarkRow:
    """The words for a review of a finding that has these `amounts` now."""
    if review is None:
        return NO_MARK
    said = [] if review.mark is Mark.OPEN else [MARK_WORDS[review.mark]]
    if amounts != review.amounts:
        said.append("amounts changed since")
    text = ", ".join(said)
    one_line, day = " ".join(review.note.split()), _day(review.changed)
    when = f"{text or 'Noted'}, {day}"
    tip = f"{when}: {review.note}" if review.note else when
    return MarkRow(review.mark, text, one_line, tip, review.note, day)


def is_marked(row: MarkRow) -> bool:
    """Whether anything was made of a finding."""
    return row != NO_MARK


def mark_rows(marks: FindingMarks) -> list[MarkRow]:
    """The words for the mark on every finding."""
    pairs = zip(marks.of_finding, marks.spots, strict=True)
    return [mark_row(review, spot.amounts) for review, spot in pairs]


def kept_mark_rows(inspection: Inspection, path: str, folder: str) -> tuple[list[MarkRow], list[str]]:
    """The words for the marks that are kept of the filing at a path, as the window shows them, and what to say of them.

    `folder` is that of marks among the user's data.
    """
    store = ReviewStore(home_of_path(path, folder), report_name(inspection.filing))
    said = store.load()
    take_over(store)
    return mark_rows(FindingMarks(inspection, store)), said


def gone_text(review: Review) -> tuple[str, str, str]:
    """A mark whose finding is no longer there: the mark with its day, what the finding said, and the note."""
    when = _day(review.changed)
    return f"{MARK_WORDS[review.mark]}, {when}", review.said, review.note


def taken_text(taken: Sequence[Kept], marks: FindingMarks) -> str:
    """Which marks of other versions of a report were taken over, and how many of its findings they met."""
    pairs = zip(marks.of_finding, marks.spots, strict=True)
    met = [(review, spot.amounts) for review, spot in pairs if review is not None]
    count = len(met) + len(marks.gone)
    others = " and ".join(f"“{kept.filing}” of {_day(last_change(kept))}" for kept in taken)
    said = "1 mark" if count == 1 else f"{count} marks"
    text = f"{said} of {others} {'was' if count == 1 else 'were'} taken over; {len(met)} met a finding"
    changed = sum(review.amounts != now for review, now in met)
    return f"{text}, {changed} of them with other amounts now." if changed else f"{text}."


def _day(moment: datetime) -> str:
    return day_label(moment.astimezone().date())
