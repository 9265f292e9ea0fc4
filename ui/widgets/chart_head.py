"""The small buttons in the head of a chart: which kind of chart is drawn, and whether changes are written."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from model.sheets.chartsheet import ChartKind, ChartSheet
from ui.icons import themed_icon
from ui.theme import Theme

_SIDE = 24
_WORDS = {
    ChartKind.LINE: ("Line", "One line over its periods"),
    ChartKind.TOTAL: ("Stacked", "The members stacked against the total"),
    ChartKind.SHARE: ("Share", "The members as shares of the whole"),
    ChartKind.AXIS: ("Small multiples", "A small chart a member, all on one scale"),
}


class ChartHead(QWidget):
    """One row of buttons; of the kinds the one that is drawn is checked, and one that cannot be says why."""

    kind_chosen = Signal(object)
    changes_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kinds = {kind: self._button(f"{name} chart") for kind, (name, _) in _WORDS.items()}
        self.changes = self._button("Change against the period before")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button in (*self.kinds.values(), self.changes):
            row.addWidget(button)
        for kind, button in self.kinds.items():
            # The controller says what is drawn, so that a click changes no button by itself.
            button.clicked.connect(lambda _checked, kind=kind: self.kind_chosen.emit(kind))
        self.changes.clicked.connect(self.changes_chosen)
        self.adjustSize()

    def show_sheet(self, sheet: ChartSheet) -> None:
        """Checks the kind that is drawn, and offers those that could be."""
        why_not = {choice.kind: choice.why_not for choice in sheet.choices}
        for number, (kind, button) in enumerate(self.kinds.items(), 1):
            reason = why_not.get(kind, "")
            name, meaning = _WORDS[kind]
            button.setChecked(kind is sheet.kind)
            button.setEnabled(not reason)
            button.setToolTip(f"{name}: {reason[:1].lower()}{reason[1:]}" if reason else f"{meaning} (Alt+{number})")
        reason = sheet.why_no_changes
        self.changes.setChecked(sheet.changes and not reason)
        self.changes.setEnabled(not reason)
        self.changes.setToolTip(reason or "Write the change against the period before (Alt+5)")

    def set_theme(self, theme: Theme) -> None:
        """Draws the icons in the colours of another theme."""
        for kind, button in self.kinds.items():
            button.setIcon(themed_icon(f"chart-{kind.value}", theme))
        self.changes.setIcon(themed_icon("chart-changes", theme))

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setCheckable(True)
        button.setAutoRaise(True)
        button.setObjectName("small")
        button.setAccessibleName(name)
        button.setFixedSize(_SIDE, _SIDE)
        button.setIconSize(QSize(16, 16))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
