"""Makes one undo of several: it takes back what the user did last, whatever it was, and does it again in that order."""

from __future__ import annotations

from itertools import count

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoGroup, QUndoStack

_NUMBERS = count()


class Step(QUndoCommand):
    """One thing that the user did, and that can be undone; numbered, so that it is known what was done before it."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.number = next(_NUMBERS)

    @property
    def is_seen(self) -> bool:
        """Whether it would be seen, with what is shown now, that it is taken back."""
        return True


def can_undo(stack: QUndoStack) -> bool:
    """Whether there is something to take back, and that would be seen."""
    return stack.canUndo() and _step(stack, stack.index() - 1).is_seen


def can_redo(stack: QUndoStack) -> bool:
    """Whether there is something to do again, and that would be seen."""
    return stack.canRedo() and _step(stack, stack.index()).is_seen


class Undoing(QObject):
    """Undoes what was done to the filing that is shown, and beside that to the whole window.

    Each filing has a stack of its own: from one filing nothing is undone in another, where nobody would see it.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._filings = QUndoGroup(self)
        self._window: list[QUndoStack] = []
        for signal in (self._filings.indexChanged, self._filings.activeStackChanged):
            signal.connect(self._tell)

    def new_stack(self) -> QUndoStack:
        """A stack for what is done to one filing."""
        return QUndoStack(self._filings)

    def show_stack(self, stack: QUndoStack | None) -> None:
        """Undoes from now on what was done to another filing; None where none is shown."""
        self._filings.setActiveStack(stack)  # type: ignore[arg-type]

    def add_of_window(self, stack: QUndoStack) -> None:
        """Undoes as well what was done to the window."""
        self._window.append(stack)
        stack.indexChanged.connect(self._tell)

    @property
    def done(self) -> QUndoStack | None:
        """The stack that holds what was done last, None where nothing is to be undone."""
        done = {_step(stack, stack.index() - 1).number: stack for stack in self._stacks() if can_undo(stack)}
        return done[max(done)] if done else None

    @property
    def undone(self) -> QUndoStack | None:
        """The stack that holds what is to be done again first; never what was undone before something else was done."""
        undone = {_step(stack, stack.index()).number: stack for stack in self._stacks() if can_redo(stack)}
        done = (_step(stack, stack.index() - 1).number for stack in self._stacks() if can_undo(stack))
        first = min(undone, default=-1)
        return undone[first] if first > max(done, default=-1) else None

    def undo(self) -> None:
        """Takes back what was done last."""
        if self.done is not None:
            self.done.undo()

    def redo(self) -> None:
        """Does again what was taken back last."""
        if self.undone is not None:
            self.undone.redo()

    def _stacks(self) -> list[QUndoStack]:
        filing = self._filings.activeStack()
        return [filing, *self._window] if filing is not None else []

    def _tell(self) -> None:
        self.changed.emit()


def _step(stack: QUndoStack, place: int) -> Step:
    step = stack.command(place)
    assert isinstance(step, Step)
    return step
