"""Turns questions to the user into dialogs: which folder, what could not be read, which marks are no longer found."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from model.exports.writing import FORMS
from model.filing import Filing
from model.reviews.marks import Review
from model.sheets.findings.markrows import gone_text
from ui.theme import Theme
from ui.widgets.window.page_dialog import PageDialog


def ask_for_folder(parent: QWidget, title: str, start: str = "") -> list[str]:
    """The folder that was chosen, none where the dialog was left."""
    path = QFileDialog.getExistingDirectory(parent, title, start)
    return [path] if path else []


def ask_for_package(parent: QWidget, title: str, start: str = "") -> list[str]:
    """The taxonomy package that was chosen, none where the dialog was left."""
    path, _ = QFileDialog.getOpenFileName(parent, title, start, "Taxonomy packages (*.zip)")
    return [path] if path else []


def ask_where_to_export(parent: QWidget, name: str) -> str:
    """The file to which a filing of this name is written, its suffix that of the chosen form; empty where left."""
    filters = {f"{words} (*{suffix})": suffix for suffix, words in FORMS.items()}
    proposed = os.path.splitext(name)[0] + next(iter(FORMS))
    path, chosen = QFileDialog.getSaveFileName(parent, "Export", proposed, ";;".join(filters))
    if not path or os.path.splitext(path)[1]:
        return path
    path += filters.get(chosen, next(iter(FORMS)))
    # The dialog asked about the name without its suffix.
    question = f"{path} is there already. Replace it?"
    yes = QMessageBox.StandardButton.Yes
    return path if not os.path.exists(path) or QMessageBox.question(parent, "Export", question) == yes else ""


class ProblemsDialog(PageDialog):
    """What of a filing could not be read as it stands, with file and line."""

    def __init__(self, parent: QWidget, filing: Filing, theme: Theme) -> None:
        super().__init__(parent, "Problems and remarks while reading", _problems_page(filing), theme)


class GoneDialog(PageDialog):
    """The marks whose findings are no longer there: corrected, or filed otherwise."""

    def __init__(self, parent: QWidget, reviews: Sequence[Review], theme: Theme) -> None:
        super().__init__(parent, "Marks no longer found", _gone_page(reviews), theme)


def show_problems(parent: QWidget, filing: Filing, theme: Theme) -> None:
    """Opens the list of problems."""
    ProblemsDialog(parent, filing, theme).open()


def show_gone(parent: QWidget, reviews: Sequence[Review], theme: Theme) -> None:
    """Opens the list of marks whose findings are no longer there."""
    GoneDialog(parent, reviews, theme).open()


def _problems_page(filing: Filing) -> str:
    if not filing.problems:
        return "<p>Everything in this filing could be read as it stands.</p>"
    told = sorted(filing.problems, key=lambda problem: problem.severity == "info")
    return _table((one.word, one.message, one.where) for one in told)


def _gone_page(reviews: Sequence[Review]) -> str:
    if not reviews:
        return "<p>Every mark on this filing is on a finding that is still there.</p>"
    return _table(gone_text(review) for review in reviews)


def _table(rows: Iterable[tuple[str, str, str]]) -> str:
    """A row of a word, a sentence, and in small type what belongs to it."""
    cells = "".join(
        f"<tr><td style='padding:2px 16px 6px 0'>{escape(word)}</td>"
        f"<td style='padding:2px 0 6px 0'>{escape(sentence)}<br><small>{escape(aside)}</small></td></tr>"
        for word, sentence, aside in rows
    )
    return f"<table cellspacing='0' cellpadding='0' border='0'>{cells}</table>"
