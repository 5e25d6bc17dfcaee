import threading

import pytest
from pytestqt.qtbot import QtBot

from readnotes.gui.hub import Hub
from readnotes.gui.jobs import Job, Jobs


@pytest.fixture
def jobs(qtbot: QtBot) -> Jobs:
    return Jobs(Hub())


def test_a_short_job_is_never_shown(jobs: Jobs, qtbot: QtBot) -> None:
    shown: list[Job] = []
    came: list[int] = []
    jobs.job_shown.connect(shown.append)
    jobs.start("Counting", lambda _job: 7, came.append)
    qtbot.waitUntil(lambda: came == [7])
    qtbot.wait(400)
    assert shown == []
    jobs.close()


def test_a_long_job_is_shown_and_stops_when_asked(jobs: Jobs, qtbot: QtBot) -> None:
    came: list[bool] = []
    finished: list[Job] = []
    jobs.job_finished.connect(finished.append)
    wait = threading.Event()

    def work(job: Job) -> bool:
        while not job.cancelled:
            wait.wait(0.01)
        return job.cancelled

    with qtbot.waitSignal(jobs.job_shown) as shown:
        job = jobs.start("Counting", work, came.append)
    assert shown.args == [job]
    job.cancel()
    qtbot.waitUntil(lambda: came == [True])
    assert finished == [job]
    jobs.close()


def test_closing_stops_what_runs(jobs: Jobs) -> None:
    ended = threading.Event()
    wait = threading.Event()

    def work(job: Job) -> None:
        while not job.cancelled:
            wait.wait(0.01)
        ended.set()

    jobs.start("Counting", work, lambda _none: None)
    jobs.close()
    assert ended.is_set()
