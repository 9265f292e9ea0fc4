"""Every widget that takes the keyboard has a name for screen readers, and every letter of a menu one meaning."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QMenu, QMenuBar, QSpinBox, QWidget

from ui.main_window import MainWindow


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
