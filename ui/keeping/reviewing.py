"""Keeps the marks on the findings of the filing that is shown: joins, changes, writes and undoes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtGui import QUndoStack

from model.reviews.homes import home_of_path, home_of_text
from model.reviews.marks import Mark, Matched, Review, matched
from model.reviews.reports import report_name
from model.reviews.store import ReviewStore
from model.reviews.subjects import Key, amounts_of, key_of
from model.reviews.versions import marks_on_versions
from model.sheets.findings.markrows import MARK_WORDS, MarkRow, mark_row, taken_text
from model.sheets.findings.words import FindingWords
from model.sheets.wording import finding_message
from ui.controller import Controller
from ui.keeping.opened import Notice, Opened
from ui.keeping.undoing import Step, Undoing

#: When a finding that nobody marked was marked.
_LONG_AGO = datetime.min.replace(tzinfo=UTC)

Put = Callable[[Iterable[Review]], None]


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

    def __init__(self, text: str, before: Sequence[Review], after: Sequence[Review], put: Put) -> None:
        super().__init__(text)
        self._before, self._after, self._put = before, after, put

    # Qt overrides

    def redo(self) -> None:
        self._put(self._after)

    def undo(self) -> None:
        self._put(self._before)


class Reviewing(QObject):
    """The marks on the filing that is shown."""

    changed = Signal()

    def __init__(self, controller: Controller, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo = Undoing(self)
        self._controller = controller
        self._books: dict[str, _Book] = {}
        self._book: _Book | None = None
        self._shown: Opened | None = None
        self._keys: tuple[Key, ...] = ()
        self._amounts: tuple[tuple[str, ...], ...] = ()
        self._matched = Matched((), ())
        controller.filing_changed.connect(self._follow)

    @property
    def gone(self) -> tuple[Review, ...]:
        """The marks whose findings are not in the filing that is shown."""
        return self._matched.gone

    def rows(self) -> list[MarkRow]:
        """The mark of every finding in words."""
        return [mark_row(*pair) for pair in zip(self._matched.of_finding, self._amounts, strict=True)]

    def note(self, finding: int) -> str:
        """The note on a finding."""
        review = self._matched.of_finding[finding]
        return review.note if review is not None else ""

    def homes(self) -> list[str]:
        """The files that keep the marks on the filing that is shown, whether or not they are there yet."""
        return self._book.store.paths() if self._book is not None else []

    def refresh(self) -> None:
        """Takes up what other windows marked since."""
        if self._book is not None:
            before = self._book.store.reviews
            self._load(self._book)
            if self._book.store.reviews != before:
                self._match()

    def mark(self, findings: Iterable[int], mark: Mark) -> None:
        """Marks findings, as one change; their notes stay."""
        self._change(findings, f"“{MARK_WORDS[mark]}”", lambda review: replace(review, mark=mark))

    def set_note(self, finding: int, text: str) -> None:
        """Writes a note on a finding; its mark stays."""
        if text != self.note(finding):
            self._change([finding], "the note", lambda review: replace(review, note=text))

    def _change(self, findings: Iterable[int], what: str, change: Callable[[Review], Review]) -> None:
        book, shown = self._book, self._controller.filing
        if book is None or shown is None:
            return
        before: dict[Key, Review] = {}
        after: dict[Key, Review] = {}
        words = FindingWords(shown.filing)
        for number in findings:
            known = self._matched.of_finding[number]
            now = self._now(shown, words, number, known)
            if known is not None and known.key != now.key:
                # It was marked under another cause: the mark moves to the one that it has now, and stays there.
                after[known.key] = _blank(known)
            before[now.key] = replace(known, key=now.key) if known is not None else now
            after[now.key] = change(now)
        if any(after[key] != review for key, review in before.items()):
            put = self._putter(book)
            book.stack.push(_Change(what, list(before.values()), list(after.values()), put))

    def _now(self, shown: Opened, words: FindingWords, number: int, known: Review | None) -> Review:
        """The review of a finding as it is now, with the mark and note that it has."""
        finding = shown.audit.findings[number]
        said = finding_message(words.of(finding), finding, shown.scale)
        key, amounts = self._keys[number], self._amounts[number]
        if known is None:
            return Review(key, Mark.OPEN, "", _LONG_AGO, amounts, said)
        return replace(known, key=key, amounts=amounts, said=said)

    def _putter(self, book: _Book) -> Put:
        def put(reviews: Iterable[Review]) -> None:
            for sentence in book.store.put(reviews):
                self._controller.noticed.emit(Notice("error", sentence))
            self._match()

        return put

    def _follow(self) -> None:
        """Takes up the marks of the filing that is shown, as they stand in its file by now."""
        before, shown = self._shown, self._controller.filing
        self._shown = shown
        self._book = self._book_of(shown) if shown is not None else None
        self.undo.show_stack(self._book.stack if self._book else None)
        findings = shown.audit.findings if shown is not None else ()
        self._keys = tuple(key_of(shown.filing, finding) for finding in findings) if shown is not None else ()
        self._amounts = tuple(amounts_of(shown.filing, finding) for finding in findings) if shown is not None else ()
        if self._book is not None:
            self._load(self._book)
            if shown is not before:
                self._take_over(self._book.store)
        self._match()

    def _load(self, book: _Book) -> None:
        for sentence in book.store.load() or book.left:
            if sentence not in book.told:
                book.told.add(sentence)
                # What was told of the report before, such as marks taken over, is of no report that is shown.
                self._controller.noticed.emit(Notice("error", sentence, joins=not book.left))

    def _take_over(self, store: ReviewStore) -> None:
        """Has a filing that nobody marked yet begin with the marks on other versions of the same report."""
        if not store.is_new or store.report is None or not store.report.is_full:
            return
        taken = marks_on_versions(store.report, store.home)
        if taken:
            store.take_over(taken)
            told = taken_text(taken, matched(self._keys, store.reviews), self._amounts)
            self._controller.noticed.emit(Notice("info", told, seconds=20, joins=True))

    def _match(self) -> None:
        self._matched = matched(self._keys, self._book.store.reviews if self._book else {})
        self.changed.emit()

    def _book_of(self, shown: Opened) -> _Book:
        folder = (
            f"{QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)}/crossfoot/marks"
        )
        if shown.path is not None:
            home = home_of_path(shown.path, folder)
        elif shown.origin.joined:
            home = home_of_text(shown.identity, folder, "Timeline")
        else:
            home = home_of_text(shown.origin.text, folder)
        report = report_name(shown.filing)
        before = self._books.get(home.own)
        if before is None or before.store.is_of_other(report):
            left = before is not None and any(not review.blank for review in before.store.reviews.values())
            said = [f"{shown.name} is another report than before; the marks on that one are not shown."] if left else []
            self._books[home.own] = _Book(ReviewStore(home), self.undo.new_stack(), said)
        book = self._books[home.own]
        # A corrected version may say more of itself.
        book.store.report = report
        return book


def _blank(review: Review) -> Review:
    return replace(review, mark=Mark.OPEN, note="")
