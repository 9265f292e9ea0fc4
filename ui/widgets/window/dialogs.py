"""Turns questions to the user into dialogs: which folder, and what could not be read of a filing."""

from __future__ import annotations

import os
from html import escape

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QMessageBox, QVBoxLayout, QWidget

from model.exports.writing import FORMS
from model.filing import Filing
from ui.widgets.document import Document


def ask_for_folder(parent: QWidget, title: str, start: str = "") -> list[str]:
    """The folder that was chosen, none where the dialog was left."""
    path = QFileDialog.getExistingDirectory(parent, title, start)
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


class ProblemsDialog(QDialog):
    """What of a filing could not be read as it stands, with file and line, to read and to copy."""

    def __init__(self, parent: QWidget, filing: Filing) -> None:
        super().__init__(parent)
        self.setWindowTitle("Problems while reading")
        self.resize(720, 400)
        self.page = Document()
        self.page.setAccessibleName("Problems while reading")
        self.page.show_page(_problems_page(filing))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.page, 1)
        column.addWidget(buttons)


def show_problems(parent: QWidget, filing: Filing) -> None:
    """Opens the list of problems."""
    dialog = ProblemsDialog(parent, filing)
    dialog.open()


def _problems_page(filing: Filing) -> str:
    if not filing.problems:
        return "<p>Everything in this filing could be read as it stands.</p>"
    rows = "".join(
        f"<tr><td style='padding:2px 16px 6px 0'>{escape(problem.severity)}</td>"
        f"<td style='padding:2px 0 6px 0'>{escape(problem.message)}<br><small>{escape(problem.where)}</small></td></tr>"
        for problem in filing.problems
    )
    return f"<table cellspacing='0' cellpadding='0' border='0'>{rows}</table>"
