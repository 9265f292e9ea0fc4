"""Watches the files of what is open and says when one of them is no longer what was read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from model.freshness import Signature, joined_signature, signature
from ui.controller import Controller
from ui.keeping.opened import Notice, Opened

#: Editors write in several steps, and a file that is being copied grows: what is done is done when this is over.
REST_MS = 500
#: Systems watch so many files and no more; a change beyond these is seen with the next one.
_MOST = 500


class Watching(QObject):
    """Offers to read a filing again once its file, folder or archive has changed on disk.

    `beside` gives the files that keep what belongs to the filing shown; when they, or anything else that is watched,
    have changed and rest again, `settled` is emitted.
    """

    settled = Signal()

    def __init__(
        self, controller: Controller, beside: Callable[[], Iterable[str]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._controller, self._beside = controller, beside
        self._watcher = QFileSystemWatcher(self)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._look)
        self._watcher.fileChanged.connect(lambda _path: self._rest.start())
        self._watcher.directoryChanged.connect(lambda _path: self._rest.start())
        controller.filing_changed.connect(self._follow)

    def _follow(self) -> None:
        """Watches what is open now; a filing that changed while another was shown is told of when it is shown."""
        shown = self._controller.filing
        if shown is not None:
            shown.told = shown.origin.signature
        self._look()

    def _watch(self) -> None:
        wanted = {path for opened in self._controller.opened for whole in opened.paths for path in _watched(whole)}
        wanted.update(place for path in self._beside() for place in (path, _folder_of(path)) if os.path.exists(place))
        known = {*self._watcher.files(), *self._watcher.directories()}
        if known - wanted:
            self._watcher.removePaths(sorted(known - wanted))
        if wanted - known:
            self._watcher.addPaths(sorted(wanted - known))

    def _look(self) -> None:
        # A file that was replaced is a new one, which nobody watches yet.
        self._watch()
        shown = self._controller.filing
        if shown is not None and shown.paths:
            found = joined_signature(map(signature, shown.paths))
            if found != shown.told:
                shown.told = found
                self._tell(shown, found)
        self.settled.emit()

    def _tell(self, shown: Opened, found: Signature | None) -> None:
        if found == shown.origin.signature:
            # As it was when it was read, after all: an editor had moved it away to write it anew.
            return
        gone = f"{shown.name} is no longer on disk. What was read of it stays open."
        changed = Notice("info", f"{shown.name} changed on disk.", action="reload")
        self._controller.noticed.emit(changed if found else Notice("info", gone, seconds=20))


def _watched(path: str) -> Iterator[str]:
    """What to watch of a path: itself, the folder it stands in, and what stands in it."""
    whole = os.path.abspath(path)
    # Where a file is deleted and written anew, only its folder tells.
    return (place for place in (os.path.dirname(whole), *islice(_inside(whole), _MOST)) if os.path.exists(place))


def _folder_of(path: str) -> str:
    """The folder of a file, or of those above it the first that is there: what is made in it is seen."""
    folder = os.path.dirname(path)
    return folder if os.path.isdir(folder) or folder == os.path.dirname(folder) else _folder_of(folder)


def _inside(path: str) -> Iterable[str]:
    yield path
    for parent, folders, names in os.walk(path):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (os.path.join(parent, name) for name in (*folders, *names))
