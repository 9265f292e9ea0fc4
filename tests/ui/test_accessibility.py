"""What takes the keyboard has a name for screen readers and then a ring, and a letter of a menu has one meaning."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QMenu, QMenuBar, QSpinBox, QWidget

from ui.main_window import MainWindow
from ui.theme import THEMES


def parents(widget: QWidget) -> Iterator[QWidget]:
    above = widget.parentWidget()
    while above is not None:
        yield above
        above = above.parentWidget()


def nameless(top: QWidget) -> list[str]:
    """Widgets below `top` that take the keyboard by Tab and of which a screen reader would have nothing to say."""
    found = []
    for widget in top.findChildren(QWidget):
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or widget.focusProxy() is not None:
            continue
        # The parts of a box that a user sees as one: the field in a number box, the view of a choice.
        if any(isinstance(above, QSpinBox | QComboBox) for above in parents(widget)):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        named = widget.accessibleName() or (interface is not None and interface.text(QAccessible.Text.Name))
        if not named:
            found.append(f"{type(widget).__name__} {widget.objectName()} in {type(widget.parentWidget()).__name__}")
    return found


def test_what_takes_the_keyboard_has_a_name(reading: MainWindow) -> None:
    assert nameless(reading) == []


def test_what_takes_the_keyboard_in_an_empty_window_has_a_name(window: MainWindow) -> None:
    assert nameless(window) == []


def test_what_takes_the_keyboard_in_the_dialogs_has_a_name(reading: MainWindow) -> None:
    for action in ("preferences", "about", "keys", "problems"):
        reading.actions_by_name[action].trigger()
        dialog = next(dialog for dialog in reading.findChildren(QDialog) if dialog.isVisible())
        assert nameless(dialog) == [], action
        dialog.close()
        dialog.deleteLater()
        QApplication.processEvents()


def twice_used(menu: QMenu | QMenuBar) -> list[str]:
    """The entries of a menu, and of those within it, whose letter an entry before them has."""
    seen: set[str] = set()
    found = []
    for action in menu.actions():
        letter = QKeySequence.mnemonic(action.text()).toString()
        if letter in seen:
            found.append(action.text())
        seen |= {letter} - {""}
        inner = action.menu()
        if isinstance(inner, QMenu):
            found.extend(twice_used(inner))
    return found


def test_a_letter_chooses_one_entry_of_a_menu(window: MainWindow) -> None:
    assert twice_used(window.menuBar()) == []


def ring(widget: QWidget) -> set[str]:
    """The colours in the middle of the four edges of a widget."""
    picture = widget.grab().toImage()
    right, bottom = picture.width() - 1, picture.height() - 1
    places = ((right // 2, 0), (right // 2, bottom), (0, bottom // 2), (right, bottom // 2))
    return {picture.pixelColor(x, y).name() for x, y in places}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("tab", ["show_equation", "show_fact", "show_passage"])
def test_a_ring_is_around_the_pane_that_has_the_keyboard(reading: MainWindow, theme: str, tab: str) -> None:
    reading.look.choose(theme)
    reading.actions_by_name[tab].trigger()
    accent, seen = THEMES[theme].accent, []
    for _ in range(5):
        pane = QApplication.focusWidget()
        assert pane is not None
        assert ring(pane) == {accent}, pane.accessibleName()
        seen.append(pane)
        QTest.keySequence(reading, QKeySequence("F6"))
        assert accent not in ring(pane), pane.accessibleName()
    assert QApplication.focusWidget() is seen[0]
    assert len(set(seen)) == 5


@pytest.mark.parametrize("theme", THEMES)
def test_a_ring_is_around_the_control_that_has_the_keyboard(reading: MainWindow, theme: str) -> None:
    reading.look.choose(theme)
    for control in (reading.tools.scales, reading.tools.search, reading.work.sections.search):
        assert THEMES[theme].accent not in ring(control)
        control.setFocus()
        assert ring(control) == {THEMES[theme].accent}, control.accessibleName()
    bar = reading.work.details.tabs.tabBar()
    place = bar.tabRect(bar.currentIndex())
    bar.setFocus()
    assert bar.grab().toImage().pixelColor(place.center().x(), place.top()).name() == THEMES[theme].accent
