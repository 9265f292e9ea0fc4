"""Keeps the marks on the findings of the filing that is shown: joins, changes, writes and undoes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from model.reviews.homes import Home, home_of_path, home_of_text
from model.reviews.marks import Mark, Review, said_by
from model.reviews.reports import report_name
from model.reviews.spots import FindingMarks, Held, Spot
from model.reviews.store import ReviewStore
from model.reviews.versions import take_over
from model.sheets.findings.markrows import MARK_WORDS, MarkRow, mark_rows, taken_text
from model.sheets.findings.words import FindingWords
from model.sheets.numbers import Scale
from model.sheets.report import report_scale
from model.sheets.wording import finding_message
from ui.controller import Controller
from ui.keeping.folder import marks_folder
from ui.keeping.opened import Notice, Opened
from ui.keeping.undoing import Step, Undoing

#: When a finding that nobody marked was marked.
_LONG_AGO = datetime.min.replace(tzinfo=UTC)

#: What stands in stores before or after a change.
States = Sequence[Held]


@dataclass
class _Book:
    """The marks on one filing while the window is open, what can be undone in them, and what was said of them.

    `left` says that those on another report, which was in its place before, are no longer shown.
    """

    store: ReviewStore
    stack: QUndoStack
    left: Sequence[str] = ()
    told: set[str] = field(default_factory=set)


class _Change(Step):
    """One change of marks: what stood before and what stands now."""

    def __init__(self, text: str, before: States, after: States, put: Callable[[States], None]) -> None:
        super().__init__(text)
        self._before, self._after, self._put = before, after, put

    # Qt overrides

    def redo(self) -> None:
        self._put(self._after)

    def undo(self) -> None:
        self._put(self._before)


class Reviewing(QObject):
    """The marks on the filing that is shown; those on a timeline are kept with its filings."""

    changed = Signal()

    def __init__(self, controller: Controller, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo = Undoing(self)
        self._controller = controller
        self._books: dict[str, _Book] = {}
        self._shown: Opened | None = None
        self._marks: FindingMarks | None = None
        controller.filing_changed.connect(self._follow)

    @property
    def gone(self) -> tuple[Review, ...]:
        """The marks whose findings are not in the filing that is shown."""
        return self._marks.gone if self._marks is not None else ()

    def rows(self) -> list[MarkRow]:
        """The mark of every finding in words."""
        return mark_rows(self._marks) if self._marks is not None else []

    def note(self, finding: int) -> str:
        """The note on a finding."""
        review = self._marks.of_finding[finding] if self._marks is not None else None
        return review.note if review is not None else ""

    def homes(self) -> list[str]:
        """The files that keep the marks on the filing that is shown, whether or not they are there yet."""
        return [path for store in (self._marks.stores if self._marks is not None else ()) for path in store.paths()]

    def refresh(self) -> None:
        """Takes up what other windows marked since."""
        stores = self._marks.stores if self._marks is not None else ()
        before = [store.reviews for store in stores]
        for store in stores:
            self._load(self._books[store.home.own])
        if [store.reviews for store in stores] != before:
            self._match()

    def mark(self, findings: Iterable[int], mark: Mark) -> None:
        """Marks findings, as one change; their notes stay."""
        self._change(findings, f"“{MARK_WORDS[mark]}”", lambda review: review._replace(mark=mark))

    def set_note(self, finding: int, text: str) -> None:
        """Writes a note on a finding; its mark stays."""
        if text != self.note(finding):
            self._change([finding], "the note", lambda review: review._replace(note=text))

    def _change(self, findings: Iterable[int], what: str, change: Callable[[Review], Review]) -> None:
        marks = self._marks
        if marks is None:
            return
        before: list[Held] = []
        after: list[Held] = []
        tell = _Telling()
        for number in findings:
            spot, held = marks.spots[number], marks.held[number]
            now = _now(spot, tell, said_by(held.review) if held is not None else None)
            before.append(Held(spot.store, now))
            if held is not None and (held.store is not spot.store or held.review.key != spot.key):
                # It was marked under another cause, or in the timeline: the mark moves to where it belongs now.
                after.append(Held(held.store, _blank(held.review)))
            after.append(Held(spot.store, change(now)))
        if any(change(held.review) != held.review for held in before):
            self._books[marks.store.home.own].stack.push(_Change(what, before, after, self._put))

    def _put(self, states: States) -> None:
        """Writes reviews to their stores, but for those of a filing in whose place there is another report by now."""
        by_store: dict[str, list[Review]] = {}
        for store, review in states:
            if self._books[store.home.own].store is store:
                by_store.setdefault(store.home.own, []).append(review)
        for own, reviews in by_store.items():
            for sentence in self._books[own].store.put(reviews):
                self._controller.noticed.emit(Notice("error", sentence))
        self._match()

    def _follow(self) -> None:
        """Takes up the marks of the filing that is shown, as they stand in its file by now."""
        before, shown = self._shown, self._controller.filing
        self._shown = shown
        book = self._book_of(shown) if shown is not None else None
        self.undo.show_stack(book.stack if book is not None else None)
        self._marks = None
        if shown is not None and book is not None:
            self._load(book)
            parts = [(part.inspection, self._store_of(part)) for part in shown.origin.joined]
            taken = take_over(book.store) if shown is not before else []
            self._marks = FindingMarks(shown.inspection, book.store, parts)
            if taken:
                told = taken_text(taken, self._marks)
                self._controller.noticed.emit(Notice("info", told, seconds=20, joins=True))
        self.changed.emit()

    def _load(self, book: _Book) -> bool:
        """Reads what is kept; gives whether all of it could be read."""
        said = book.store.load()
        for sentence in said or book.left:
            if sentence not in book.told:
                book.told.add(sentence)
                # What was told of the report before, such as marks taken over, is of no report that is shown.
                self._controller.noticed.emit(Notice("error", sentence, joins=not book.left))
        return not said

    def _store_of(self, part: Opened) -> ReviewStore | None:
        """The store of a filing of a timeline, None where its file is not for the filing as the timeline has it."""
        known = self._books.get(_home_of(part).own)
        if known is not None and known.store.is_of_other(report_name(part.filing)):
            return None
        book = self._book_of(part)
        return book.store if self._load(book) else None

    def _match(self) -> None:
        if self._marks is not None:
            self._marks.match()
        self.changed.emit()

    def _book_of(self, shown: Opened) -> _Book:
        home, report = _home_of(shown), report_name(shown.filing)
        before = self._books.get(home.own)
        if before is None or before.store.is_of_other(report):
            left = before is not None and any(not review.blank for review in before.store.reviews.values())
            said = [f"{shown.name} is another report than before; the marks on that one are not shown."] if left else []
            self._books[home.own] = _Book(ReviewStore(home), self.undo.new_stack(), said)
        book = self._books[home.own]
        # A corrected version may say more of itself.
        book.store.report = report
        return book


class _Telling:
    """The sentences of findings; what a filing needs for them is made once for all its findings."""

    def __init__(self) -> None:
        self._words: dict[int, tuple[FindingWords, Scale]] = {}

    def said(self, spot: Spot) -> str:
        """What a finding says."""
        known = self._words.get(id(spot.filing))
        if known is None:
            known = self._words[id(spot.filing)] = FindingWords(spot.filing), report_scale(spot.filing)
        return finding_message(known[0].of(spot.finding), spot.finding, known[1])


def _home_of(opened: Opened) -> Home:
    folder = marks_folder()
    if opened.path is not None:
        return home_of_path(opened.path, folder)
    if opened.origin.joined:
        return home_of_text(opened.identity, folder, "Timeline")
    return home_of_text(opened.origin.text, folder)


def _now(spot: Spot, tell: _Telling, known: Review | None) -> Review:
    """The review of a finding as it is now, with the mark and note that it has."""
    said = tell.said(spot)
    if known is None:
        return Review(spot.key, Mark.OPEN, "", _LONG_AGO, spot.amounts, said)
    return known._replace(key=spot.key, amounts=spot.amounts, said=said)


def _blank(review: Review) -> Review:
    return review._replace(mark=Mark.OPEN, note="")
