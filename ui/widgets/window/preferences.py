"""Asks for what the program remembers: theme, size of the text, standard taxonomies. Each takes effect at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ui.style import LARGEST, SMALLEST, Look
from ui.theme import GRID

_THEMES = {"system": "Like the system", "light": "Light", "dark": "Dark"}


class PreferencesDialog(QDialog):
    """A form without an OK: what is chosen is seen, and remembered.

    `ask` has the user choose standard taxonomies, in a package or else in a folder, and gives those that are used then.
    """

    def __init__(self, parent: QWidget, look: Look, taxonomies: str, ask: Callable[[bool], str]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Preferences")
        self.theme = QComboBox()
        self.theme.addItems(list(_THEMES.values()))
        self.theme.setCurrentIndex(list(_THEMES).index(look.choice))
        self.theme.activated.connect(lambda place: look.choose(list(_THEMES)[place]))
        self.points = QSpinBox(minimum=round(SMALLEST), maximum=round(LARGEST), suffix=" pt")
        self.points.setValue(round(look.points))
        self.points.valueChanged.connect(look.resize)
        self.folder = QLineEdit(taxonomies, readOnly=True, placeholderText="None: labels and types of the filing alone")
        self.choose = QPushButton("Choose Folder…")
        self.choose.setAccessibleName("Choose the folder of standard taxonomies")
        self.choose.clicked.connect(lambda: self.folder.setText(ask(False)))
        self.package = QPushButton("Choose Package…")
        self.package.setAccessibleName("Choose the package of standard taxonomies")
        self.package.clicked.connect(lambda: self.folder.setText(ask(True)))
        choices = QHBoxLayout()
        choices.addWidget(self.choose)
        choices.addWidget(self.package)
        choices.addStretch(1)
        form = QFormLayout()
        form.setSpacing(GRID)
        _add(form, "&Theme", self.theme, "Light, dark, or like the system")
        _add(form, "&Size of the text", self.points, "Of everything in the window, the chart as well")
        _add(form, "Standard ta&xonomies", self.folder, "A folder or package of labels and types that filings lack")
        form.addRow("", choices)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addLayout(form)
        column.addWidget(buttons)
        self.setMinimumWidth(60 * GRID)


def _add(form: QFormLayout, name: str, field: QWidget, tip: str) -> None:
    field.setAccessibleName(name.replace("&", ""))
    field.setToolTip(tip)
    form.addRow(name, field)
