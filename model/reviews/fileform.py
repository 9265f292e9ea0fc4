"""Turns reviews into the JSON file that keeps them, and back (docs/marks.md)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import MAXYEAR, MINYEAR, UTC, datetime
from typing import Any, NamedTuple

from model.reviews.marks import Mark, Review
from model.reviews.reports import ReportName
from model.reviews.subjects import Key, Subject

FORMAT = "crossfoot-marks"
VERSION = 1
#: More than anybody ever marked; a file of this size is none of ours.
MAX_BYTES = 64 * 1024 * 1024
#: The name of the report stands within so many bytes, before the marks.
HEAD_BYTES = 4096


class Kept(NamedTuple):
    """What a file of marks holds: the name of the filing, the report that all its marks were made on (None where it
    does not tell, or they were made on several), and the marks."""

    filing: str
    report: ReportName | None
    reviews: list[Review]


class UnreadableReviews(Exception):  # noqa: N818 - the end of a sentence that is shown
    """A file that holds no reviews as this version keeps them; the message ends the sentence “X …”."""


def to_bytes(filing: str, reviews: Iterable[Review], report: ReportName | None = None) -> bytes:
    """The file for the reviews of a filing, in an order that does not depend on when they were made."""
    listed = sorted(reviews, key=lambda review: json.dumps(review.key))
    whole: dict[str, Any] = {"format": FORMAT, "version": VERSION, "filing": filing}
    if report is not None:
        whole["report"] = report._asdict()
    whole["marks"] = [_record(review) for review in listed]
    return _json(whole, indent=1) + b"\n"


def may_be_of(head: bytes, report: ReportName) -> bool:
    """Whether a file that begins so may hold marks on a report; most that hold others are told without reading them."""
    return _json(report.entity) in head and _json(report.end) in head


def _json(value: object, indent: int | None = None) -> bytes:
    # Half a surrogate, as a name of a file may hold, is no UTF-8; escaped it is JSON.
    return json.dumps(value, ensure_ascii=False, indent=indent).encode("utf-8", "backslashreplace")


def from_bytes(data: bytes) -> Kept:
    """What a file holds. Raises UnreadableReviews where it is damaged, of another kind or of a newer version."""
    if len(data) > MAX_BYTES:
        raise UnreadableReviews("is too large for a file of marks")
    try:
        report = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise UnreadableReviews("is damaged: it is no JSON") from error
    if not isinstance(report, dict) or report.get("format") != FORMAT:
        raise UnreadableReviews("is no file of marks")
    version = report.get("version")
    if not isinstance(version, int) or version < 1:
        raise UnreadableReviews("is damaged: it states no version")
    if version > VERSION:
        raise UnreadableReviews("was written by a newer version of Crossfoot")
    try:
        return Kept(str(report.get("filing", "")), _report(report), [_review(record) for record in report["marks"]])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UnreadableReviews("is damaged: one of its marks is incomplete") from error


def _report(whole: dict[str, Any]) -> ReportName | None:
    """The report that a file names; one that is not named in full is none."""
    named = whole.get("report")
    parts = [named.get(part) if isinstance(named, dict) else None for part in ReportName._fields]
    return ReportName(*map(_text, parts)) if all(isinstance(part, str) for part in parts) else None


def _record(review: Review) -> dict[str, Any]:
    subject = review.key.subject
    return {
        **subject._asdict(),
        "dimensions": dict(subject.dimensions),
        "cause": review.key.cause,
        "mark": review.mark.value,
        "note": review.note,
        "changed": review.changed.astimezone(UTC).isoformat(),
        "amounts": list(review.amounts),
        "message": review.said,
    }


def _review(record: dict[str, Any]) -> Review:
    dimensions = tuple(sorted((_text(axis), _text(member)) for axis, member in record["dimensions"].items()))
    subject = Subject(
        _text(record["kind"]),
        _text(record["concept"]),
        _optional(record["axis"]),
        _optional(record["parent"]),
        dimensions,
        _text(record["period"]),
        _optional(record["unit"]),
    )
    return Review(
        Key(subject, _text(record["cause"])),
        Mark(record["mark"]),
        _text(record["note"]),
        _moment(_text(record["changed"])),
        tuple(_text(amount) for amount in record["amounts"]),
        _text(record["message"]),
    )


def _moment(text: str) -> datetime:
    """When a mark was made, in UTC; a day at either end of the calendar, which no other zone may have, is refused."""
    moment = datetime.fromisoformat(text)
    if not MINYEAR < moment.year < MAXYEAR:
        raise ValueError(text)
    # One without a zone cannot be compared with the others.
    return moment.astimezone(UTC) if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _optional(value: object) -> str | None:
    return None if value is None else _text(value)
