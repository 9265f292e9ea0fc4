"""Runs Qt-free functions off the main thread and brings result, error and progress back to it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from typing import Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from model.errors import Cancelled, FilingError

T = TypeVar("T")
Tick = Callable[[float], None]


class _Job(NamedTuple):
    """One function to run, whom to tell, and the event that stops it."""

    title: str
    task: Callable[[Tick], Any]
    done: Callable[[Any], None]
    failed: Callable[[str], None]
    stop: threading.Event


class Jobs(QObject):
    """One job after the other on one thread; `began`, `progressed` and `idle` tell the window what to show."""

    began = Signal(str)
    progressed = Signal(float)
    idle = Signal()
    _started = Signal(object)
    _arrived = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="crossfoot-job")
        self._waiting: list[_Job] = []
        # Queued always: a job may be done before `run` returns, and its caller is not to hear of it from within.
        self._started.connect(self._on_started, Qt.ConnectionType.QueuedConnection)
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether anything is under way or waiting."""
        return bool(self._waiting)

    def run(
        self, title: str, task: Callable[[Tick], T], done: Callable[[T], None], failed: Callable[[str], None]
    ) -> None:
        """Runs `task` with a tick that reports progress and raises Cancelled once the user stopped it.

        `done` hears its result, `failed` the sentence of a FilingError, both on the main thread. Any other exception
        is raised there.
        """
        job = _Job(title, task, done, failed, threading.Event())
        self._waiting.append(job)
        future = self._pool.submit(self._work, job)
        future.add_done_callback(lambda finished: self._arrived.emit(job, finished))

    def cancel(self) -> None:
        """Stops what is under way and drops what waits."""
        for job in self._waiting:
            job.stop.set()

    def close(self) -> None:
        """Stops everything and waits for the thread to end."""
        self.cancel()
        self._started.disconnect()
        self._arrived.disconnect()
        self._waiting.clear()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _work(self, job: _Job) -> Any:
        last = 0.0

        def tick(fraction: float) -> None:
            nonlocal last
            if job.stop.is_set():
                raise Cancelled
            if fraction - last >= 0.01:
                last = fraction
                self.progressed.emit(fraction)

        tick(0.0)
        self._started.emit(job)
        return job.task(tick)

    def _on_started(self, job: _Job) -> None:
        if job in self._waiting:
            self.began.emit(job.title)

    def _on_arrived(self, job: _Job, future: Future[Any]) -> None:
        self._waiting.remove(job)
        if not self._waiting:
            self.idle.emit()
        try:
            result = future.result()
        except FilingError as error:
            job.failed(str(error))
        except (Cancelled, CancelledError):
            return
        else:
            job.done(result)
