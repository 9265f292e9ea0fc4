"""The buttons in the head of a chart: which kind of chart is drawn, and whether changes are written."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from model.sheets.chartsheet import ChartKind, ChartSheet
from ui.icons import themed_icon
from ui.theme import LIGHT, Theme

#: How large a button is at the least, in pixels, and against the height of the text; and its icon against the button.
_LEAST, _OF_TEXT, _ICON = 24, 1.5, 2 / 3
#: More of the width of a chart than this its buttons never take from the title: one with a menu stands for all.
_MOST = 0.3
_ARROW = 12
_WORDS = {
    ChartKind.LINE: ("Line", "One line over its periods"),
    ChartKind.TOTAL: ("Stacked", "The members stacked against the total"),
    ChartKind.SHARE: ("Share", "The members as shares of the whole"),
    ChartKind.AXIS: ("Small multiples", "A small chart a member, all on one scale"),
}


class ChartHead(QWidget):
    """One row of buttons; of the kinds the one that is drawn is checked, and one that cannot be says why.

    In a narrow chart, or in large text, a single button opens a menu of what the chart offers.
    """

    kind_chosen = Signal(object)
    changes_chosen = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._drawn = LIGHT, ChartKind.LINE
        self.kinds = {kind: self._button(f"{name} chart") for kind, (name, _) in _WORDS.items()}
        self.changes = self._button("Change against the period before")
        self.choices = self._button("Choose the chart")
        self.choices.setCheckable(False)
        self.choices.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.choices.setMenu(QMenu(self.choices))
        self._buttons = (*self.kinds.values(), self.changes)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button in (*self._buttons, self.choices):
            row.addWidget(button)
        for kind, button in self.kinds.items():
            # The controller says what is drawn, so that a click changes no button by itself.
            button.clicked.connect(lambda _checked, kind=kind: self.kind_chosen.emit(kind))
        self.changes.clicked.connect(self.changes_chosen)
        menu = self.choices.menu()
        menu.setToolTipsVisible(True)
        # What the pane of the chart offers is known only when the window has given it its actions.
        menu.aboutToShow.connect(lambda: menu.addActions(parent.actions()))
        self.fit(0)

    def fit(self, width: int) -> None:
        """Suits its buttons to the text, and to a chart of this width."""
        side = max(_LEAST, round(self.fontMetrics().height() * _OF_TEXT))
        narrow = side * len(self._buttons) > width * _MOST
        size = QSize(side + _ARROW if narrow else side * len(self._buttons), side)
        if size == self.size():
            return
        for button in self._buttons:
            button.setVisible(not narrow)
            button.setFixedSize(side, side)
        self.choices.setVisible(narrow)
        self.choices.setFixedSize(side + _ARROW, side)
        for button in (*self._buttons, self.choices):
            button.setIconSize(QSize(round(side * _ICON), round(side * _ICON)))
        self.setFixedSize(size)
        self.set_theme(self._theme)

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
        self._drawn = sheet.kind
        name = _WORDS[sheet.kind][0]
        self.choices.setAccessibleName(f"{name} chart, choose another")
        self.choices.setToolTip(f"{name} chart; choose another, save or copy it")
        self.choices.setIcon(self.kinds[sheet.kind].icon())

    def set_theme(self, theme: Theme) -> None:
        """Draws the icons in the colours of another theme."""
        self._theme = theme
        size = self.choices.iconSize().width()
        for kind, button in self.kinds.items():
            button.setIcon(themed_icon(f"chart-{kind.value}", theme, sizes=(size,)))
        self.changes.setIcon(themed_icon("chart-changes", theme, sizes=(size,)))
        self.choices.setIcon(self.kinds[self._drawn].icon())

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setCheckable(True)
        button.setAutoRaise(True)
        button.setObjectName("small")
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
