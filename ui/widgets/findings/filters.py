"""The controls in the title of the findings: one for each thing that they differ in, and one that shows all again."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QToolButton, QWidget

from model.sheets.findings.filtering import Facet, FindingFilter
from ui.icons import themed_icon
from ui.theme import GRID, Theme

#: A control is as wide as so many signs; its list as wide as what it holds.
_SIGNS = 9
_NARROWEST = 9 * GRID
_WIDEST_LIST = 60 * GRID


class FilterBar(QWidget):
    """Small lists side by side; what all findings have in common is not offered."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, GRID, 0)
        row.setSpacing(GRID // 2)
        self.boxes = {facet: _box(facet) for facet in Facet}
        self.all = QToolButton()
        self.all.setToolTip("Show all findings (Esc in the list)")
        self.all.setAccessibleName("Show all findings")
        self.all.setIconSize(QSize(2 * GRID - 4, 2 * GRID - 4))
        self.all.clicked.connect(self.clear)
        self.all.hide()
        for box in self.boxes.values():
            row.addWidget(box)
            box.activated.connect(self.changed)
        row.addWidget(self.all)

    @property
    def choice(self) -> dict[Facet, str]:
        """What is chosen of each facet, without those of which all are shown."""
        return {facet: box.currentData() for facet, box in self.boxes.items() if box.currentIndex() > 0}

    def clear(self) -> None:
        """Shows all findings again."""
        if self.choice:
            for box in self.boxes.values():
                box.setCurrentIndex(0)
            self.changed.emit()

    def show_values(self, values: FindingFilter) -> None:
        """Offers other values with their counts; a choice that is offered again is kept."""
        for facet, box in self.boxes.items():
            offered, chosen = values.values(facet), box.currentData()
            with QSignalBlocker(box):
                box.clear()
                box.addItem(facet.value)
                for value, count in offered:
                    box.addItem(f"{value} ({count:,})", value)
                box.setCurrentIndex(max(box.findData(chosen), 0) if chosen else 0)
            box.setToolTip(box.currentText())
            box.view().setMinimumWidth(min(box.view().sizeHintForColumn(0) + 3 * GRID, _WIDEST_LIST))
            box.setVisible(sum(count > 0 for _, count in offered) > 1 or box.currentIndex() > 0)
        self.all.setVisible(bool(self.choice))

    def set_theme(self, theme: Theme) -> None:
        """Draws in the colours of another theme."""
        self.all.setIcon(themed_icon("close", theme))


def _box(facet: Facet) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(f"Findings: {facet.value.lower()}")
    box.setMinimumWidth(_NARROWEST)
    box.setMinimumContentsLength(_SIGNS)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box
