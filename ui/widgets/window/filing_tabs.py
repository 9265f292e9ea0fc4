"""A tab for each open filing, shown as soon as there are two."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QTabBar, QToolButton, QWidget

from ui.icons import themed_icon
from ui.theme import GRID, LIGHT, Theme


class FilingTabs(QTabBar):
    """Tabs with quiet buttons that close them."""

    close_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setElideMode(Qt.TextElideMode.ElideMiddle)
        self.setAccessibleName("Open filings")

    def show_filings(self, names: Sequence[tuple[str, str]], current: int) -> None:
        """Shows a tab for each name, with its path as tooltip."""
        with QSignalBlocker(self):
            while self.count():
                self.removeTab(0)
            for name, path in names:
                self.setTabToolTip(self.addTab(name), path)
                self.setTabButton(self.count() - 1, QTabBar.ButtonPosition.RightSide, self._button(name))
            self.setCurrentIndex(current)
        self.setVisible(len(names) > 1)

    def set_theme(self, theme: Theme) -> None:
        """Draws in the colours of another theme."""
        self._theme = theme
        for place in range(self.count()):
            button = self.tabButton(place, QTabBar.ButtonPosition.RightSide)
            if isinstance(button, QToolButton):
                button.setIcon(themed_icon("close", theme))

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(themed_icon("close", self._theme))
        button.setIconSize(QSize(2 * GRID - 4, 2 * GRID - 4))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setToolTip(f"Close {name}")
        button.setAccessibleName(f"Close {name}")
        button.clicked.connect(lambda: self._ask(button))
        return button

    def _ask(self, button: QToolButton) -> None:
        """Tabs may have moved since the button was made, so its place is looked up."""
        side = QTabBar.ButtonPosition.RightSide
        self.close_asked.emit(next(place for place in range(self.count()) if self.tabButton(place, side) is button))
