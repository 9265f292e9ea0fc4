"""Tests of running work off the main thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from model.errors import FilingError
from ui.jobs import Jobs, Tick


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


def test_result_and_progress_arrive_on_the_main_thread(jobs: Jobs, qtbot: QtBot) -> None:
    heard: list[object] = []
    here = threading.get_ident()

    def note(what: object) -> None:
        assert threading.get_ident() == here
        heard.append(what)

    jobs.began.connect(note)
    jobs.progressed.connect(note)

    def work(tick: Tick) -> bool:
        for part in (0.001, 0.25, 0.255, 1.0):
            tick(part)
        return threading.get_ident() != here

    jobs.run("Work", work, note, note)
    assert jobs.busy
    with qtbot.waitSignal(jobs.idle):
        pass
    assert heard == ["Work", 0.25, 1.0, True]


def test_jobs_run_one_after_the_other(jobs: Jobs, qtbot: QtBot) -> None:
    heard: list[int] = []
    errors: list[str] = []
    for number in range(5):
        jobs.run(str(number), partial(lambda number, _: number, number), heard.append, errors.append)
    qtbot.waitUntil(lambda: heard == [0, 1, 2, 3, 4])


def test_a_filing_error_arrives_as_a_sentence(jobs: Jobs, qtbot: QtBot) -> None:
    heard: list[str] = []

    def work(_: Tick) -> None:
        raise FilingError("That is no filing.")

    jobs.run("Work", work, lambda _: None, heard.append)
    qtbot.waitUntil(lambda: heard == ["That is no filing."])


def test_cancel_stops_what_runs_and_drops_what_waits(jobs: Jobs, qtbot: QtBot) -> None:
    heard: list[object] = []
    running = threading.Event()

    def endless(tick: Tick) -> None:
        while True:
            running.set()
            tick(0.0)

    jobs.run("Endless", endless, heard.append, heard.append)
    jobs.run("Waiting", lambda _: "ran", heard.append, heard.append)
    assert running.wait(5)
    jobs.cancel()
    qtbot.waitUntil(lambda: not jobs.busy)
    jobs.run("Afterwards", lambda _: "after", heard.append, heard.append)
    qtbot.waitUntil(lambda: heard == ["after"])


def test_an_error_of_the_program_is_not_swallowed(jobs: Jobs, qtbot: QtBot) -> None:
    def broken(_: Tick) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        jobs.run("Broken", broken, lambda _: None, lambda _: None)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError
    assert not jobs.busy
