"""Turns the name of a report into the marks on its other versions, in files beside it or in the user's data folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime

from model.reviews.fileform import HEAD_BYTES, MAX_BYTES, Kept, UnreadableReviews, from_bytes, may_be_of
from model.reviews.homes import SUFFIX, Home
from model.reviews.reports import ReportName
from model.reviews.store import ReviewStore

#: Of more files of marks in one folder, the newest are looked into.
MOST = 500


def take_over(store: ReviewStore) -> list[Kept]:
    """Has a filing that nobody marked yet begin with the marks on other versions of its report, and gives these."""
    if not store.is_new or store.report is None or not store.report.is_full:
        return []
    taken = marks_on_versions(store.report, store.home)
    store.take_over(taken)
    return taken


def marks_on_versions(report: ReportName, home: Home) -> list[Kept]:
    """What is kept of the same report under other names, the file marked last first.

    Only a file that names that very report counts, and one that cannot be read holds nothing for this filing.
    """
    found: list[Kept] = []
    for folder in dict.fromkeys(os.path.dirname(path) for path in (home.beside, home.own) if path is not None):
        for path in _files_of_marks(folder):
            if path not in (home.beside, home.own):
                found.extend(_read(path, report))
    return sorted(found, key=last_change, reverse=True)


def last_change(kept: Kept) -> datetime:
    """When the last of its marks was made."""
    return max(review.changed for review in kept.reviews)


def _files_of_marks(folder: str) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            named = [entry for entry in entries if entry.name.endswith(SUFFIX) and entry.is_file(follow_symlinks=False)]
            newest = sorted(named, key=lambda entry: entry.stat().st_mtime_ns, reverse=True)
    except OSError:
        # A folder that is not there, or may not be read, holds no marks for anybody.
        return []
    return [entry.path for entry in newest[:MOST]]


def _read(path: str, report: ReportName) -> Iterator[Kept]:
    try:
        with open(path, "rb") as file:
            head = file.read(HEAD_BYTES)
            kept = from_bytes(head + file.read(MAX_BYTES)) if may_be_of(head, report) else None
    except (OSError, UnreadableReviews):
        # It is told of when the filing that it belongs to is opened.
        return
    if kept is not None and kept.report == report and not all(review.blank for review in kept.reviews):
        yield kept
