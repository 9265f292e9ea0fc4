"""Turns what the user does to panes and columns, moved, hidden or shown, into steps that are undone and done again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QByteArray, QObject, QTimer
from PySide6.QtGui import QUndoStack

from ui.keeping.undoing import Step, can_redo, can_undo
from ui.widgets.lines.columns import sheets_of

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.widgets.lines.columns import Layouts as Columns

#: A drag is one step: it ends when nothing has moved for so long.
_REST_MS = 300
_HIDEABLE = ("sections", "findings")


class Layout(NamedTuple):
    """How much room the panes have, which are shown, and how the columns of each filing stand."""

    splitters: tuple[bytes, ...]
    shown: tuple[bool, ...]
    columns: Columns


class Layouts(QObject):
    """The layouts that the panes have had."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.stack = QUndoStack(self)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.note)
        for splitter in window.work.splitters.values():
            splitter.splitterMoved.connect(lambda *_: self._rest.start())
        window.work.tree.view.columns.arranged.connect(self._note_columns)
        window.reviewing.undo.add_of_window(self.stack)
        window.reviewing.undo.changed.connect(self._allow)
        self._last = self._now()

    def settle(self) -> None:
        """Makes a step of a drag that has just ended."""
        if self._rest.isActive():
            self.note()

    def undo(self) -> None:
        """Gives the panes the layout that they had before the last step."""
        self.note()
        if can_undo(self.stack):
            self.stack.undo()

    def redo(self) -> None:
        """Gives the panes the layout that they had before the last undo."""
        if can_redo(self.stack):
            self.stack.redo()

    def reset(self) -> None:
        """Gives panes, and the columns of this filing, their first layout; this can be undone as well."""
        self._window.work.first_layout()
        for name in _HIDEABLE:
            getattr(self._window.work, name).setVisible(True)
        self._check()
        self.note()

    def note(self) -> None:
        """Makes a step of what has changed since the last one."""
        self._rest.stop()
        now = self._now()
        if now != self._last:
            self.stack.push(_Step(self, self._last, now))

    def _note_columns(self) -> None:
        self.settle()
        # What else has moved, as with the size of the window, nobody did just now.
        self._last = self._now()._replace(columns=self._last.columns)
        self.note()

    def show(self, layout: Layout) -> None:
        """Lays the panes out."""
        work = self._window.work
        for splitter, state in zip(work.splitters.values(), layout.splitters, strict=True):
            splitter.restoreState(QByteArray(state))
            splitter.setHandleWidth(1)
        for name, shown in zip(_HIDEABLE, layout.shown, strict=True):
            getattr(work, name).setVisible(shown)
        if layout.columns != work.tree.view.columns.layouts:
            work.tree.view.columns.lay_out(layout.columns)
        self._check()
        self._last = self._now()

    def are_seen(self, before: Layout, after: Layout) -> bool:
        """Whether all that differs between two layouts is seen: no columns of a filing that is not shown."""
        shown = self._window.controller.filing
        path = sheets_of(shown.filing.path, "").path if shown is not None else ""
        return all(sheets.path == path for sheets, _ in before.columns.items() ^ after.columns.items())

    def _allow(self) -> None:
        self._window.actions_by_name["undo_layout"].setEnabled(can_undo(self.stack))
        self._window.actions_by_name["redo_layout"].setEnabled(can_redo(self.stack))

    def _check(self) -> None:
        for name in _HIDEABLE:
            self._window.actions_by_name[f"show_{name}"].setChecked(not getattr(self._window.work, name).isHidden())

    def _now(self) -> Layout:
        work = self._window.work
        states = tuple(bytes(splitter.saveState().data()) for splitter in work.splitters.values())
        shown = tuple(not getattr(work, name).isHidden() for name in _HIDEABLE)
        return Layout(states, shown, work.tree.view.columns.layouts)


class _Step(Step):
    def __init__(self, layouts: Layouts, before: Layout, after: Layout) -> None:
        super().__init__("the layout")
        self._layouts, self._before, self._after = layouts, before, after

    @property
    def is_seen(self) -> bool:
        return self._layouts.are_seen(self._before, self._after)

    # Qt overrides

    def undo(self) -> None:
        """Goes back."""
        self._layouts.show(self._before)

    def redo(self) -> None:
        """Goes on; also when the step is made, where all stands so already."""
        self._layouts.show(self._after)
