"""Keeps the marks on one filing in its file, together with those that other windows make at the same time."""

from __future__ import annotations

import os
from collections.abc import Iterable

from model.errors import why_not_written
from model.reviews.fileform import MAX_BYTES, Kept, UnreadableReviews, from_bytes, to_bytes
from model.reviews.homes import Home
from model.reviews.locking import locked, set_aside, write_whole
from model.reviews.marks import Review, merged, stamped
from model.reviews.reports import ReportName
from model.reviews.subjects import Key


class ReviewStore:
    """The marks on one filing, in memory and in its file. Methods give sentences for the user, mostly none.

    `report` is the one that the filing is now; marks on one that surely is another are none of this filing.
    """

    def __init__(self, home: Home, report: ReportName | None = None) -> None:
        self.home = home
        self.report = report
        self.reviews: dict[Key, Review] = {}
        self._made_on: set[ReportName | None] = set()
        self._apart = False

    def paths(self) -> list[str]:
        """The files that may keep the marks."""
        return [path for path in (self.home.beside, self.home.own) if path is not None]

    @property
    def is_new(self) -> bool:
        """Whether nobody marked the filing yet: there are no marks, and no file that may hold some."""
        return not self.reviews and not any(map(os.path.lexists, self.paths()))

    def is_of_other(self, report: ReportName | None) -> bool:
        """Whether it surely is another report, that some of the marks were made on or that the filing is now."""
        return report is not None and any(map(report.contradicts, (*self._made_on, self.report)))

    def load(self) -> list[str]:
        """Reads what is kept of the filing; a file that cannot be read is left as it is and told of."""
        said = []
        for path in self.paths():
            try:
                self._take_in(path)
            except UnreadableReviews as error:
                said.append(f"{path} {error}. It stays as it is; its marks are not shown.")
        return said

    def take_over(self, others: Iterable[Kept]) -> None:
        """Has the marks that were made on other versions of the report; they are written with the next of its own."""
        for kept in others:
            self._add(kept)

    def put(self, changes: Iterable[Review]) -> list[str]:
        """Takes changes over and writes them, beside the filing or, where that fails, to the user's data folder."""
        self._made_on.add(self.report)
        for review in changes:
            self.reviews[review.key] = stamped(review, self.reviews.get(review.key))
        said: list[str] = []
        reason = ""
        for path in self.paths():
            try:
                self._write(path, said)
            except OSError as error:
                reason = reason or f"{path} could not be written: {why_not_written(path, error)[0]}."
            else:
                if reason and not self._apart:
                    self._apart = True
                    said.append(f"{reason} Marks on this filing are kept in your data folder, in {path}.")
                return said
        return [*said, f"{reason} The marks are kept while this window is open, and are written with the next one."]

    def _write(self, path: str, said: list[str]) -> None:
        """Writes all reviews with those that are in the file by now; what had to be set aside is said."""
        if path == self.home.own:
            os.makedirs(os.path.dirname(path), exist_ok=True)
        with locked(path):
            try:
                self._take_in(path)
            except UnreadableReviews as error:
                said.append(f"{path} {error}. It was set aside as {os.path.basename(set_aside(path))}.")
            report = self.report if self._made_on == {self.report} else None
            write_whole(path, to_bytes(self.home.name, self.reviews.values(), report))

    def _take_in(self, path: str) -> None:
        """Has what is in a file. Raises UnreadableReviews where that is nothing for this filing."""
        kept = _read(path)
        if kept.report is not None and kept.report.contradicts(self.report):
            raise UnreadableReviews(f"holds marks on another report, the {kept.report.words}")
        self._add(kept)

    def _add(self, kept: Kept) -> None:
        if kept.reviews:
            self._made_on.add(kept.report)
            self.reviews = merged(self.reviews.values(), kept.reviews)


def _read(path: str) -> Kept:
    """What is in a file, nothing where there is no file. Raises UnreadableReviews."""
    if not os.path.lexists(path):
        return Kept("", None, [])
    try:
        with open(path, "rb") as file:
            return from_bytes(file.read(MAX_BYTES + 1))
    except OSError as error:
        raise UnreadableReviews(f"could not be read: {error.strerror or error}") from error
