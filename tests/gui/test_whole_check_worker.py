"""The process that looks through a whole library: what it answers, and that it ends."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from readnotes.drafting.elsewhere import Elsewhere
from readnotes.drafting.findings import Change, Finding
from readnotes.gui.whole_check_process import elsewhere_json
from readnotes.gui.whole_check_worker import WholeCheckJob, WholeCheckWorker, read_elsewhere
from tests.gui.reading_room import ReadingRoom, room

LONG = 20_000
BODY = "The street was empty by noon and nobody at all came to see.\n"

__all__ = ["room"]


class Asker:
    """Keeps what a worker answered."""

    def __init__(self, qtbot: QtBot, path: Path) -> None:
        self.path, self.body, self.qtbot = path, BODY, qtbot
        self.found: list[Sequence[Elsewhere]] = []
        self.troubles: list[str] = []
        self.worker = WholeCheckWorker(self.job)
        self.worker.answered.connect(lambda _job, found: self.found.append(found))
        self.worker.gave_up.connect(lambda trouble, _body: self.troubles.append(trouble))

    def job(self) -> WholeCheckJob:
        return WholeCheckJob(self.body, ("doe2015",), str(self.path))

    def ask(self) -> None:
        before = len(self.found) + len(self.troubles)
        self.worker.ask_now()
        self.qtbot.waitUntil(lambda: len(self.found) + len(self.troubles) > before, timeout=LONG)


@pytest.fixture
def asker(qtbot: QtBot, room: ReadingRoom) -> Iterator[Asker]:
    room.add_quote("roe1999", "9", "The street was empty by noon and nobody at all came to see.")
    someone = Asker(qtbot, room.library.path)
    yield someone
    someone.worker.close()


def test_what_is_found_goes_through_json_unchanged() -> None:
    finding = Finding("wording", 1, 2, 3, "a", changes=(Change(1, 2, "a", "b"),), elsewhere=True)
    both = [Elsewhere(finding), Elsewhere(finding, Finding("uncited", 0, 2, 3, "“a"), True)]
    assert read_elsewhere(elsewhere_json(both)) == both


def test_a_library_that_is_open_is_looked_through_and_the_process_ends(asker: Asker) -> None:
    asker.ask()
    [[one]] = asker.found
    assert (one.finding.rule, one.finding.source) == ("borrowing", "roe1999")
    assert one.finding.elsewhere
    assert not asker.worker.is_running


def test_a_library_that_cannot_be_read_is_said_to_stop_it(asker: Asker) -> None:
    asker.path = asker.path.with_name("Nothing.readnotes")
    asker.ask()
    assert asker.troubles == ["stopped"]


def test_a_process_that_is_killed_can_be_asked_for_again(asker: Asker) -> None:
    asker.worker.ask_now()
    asker.qtbot.waitUntil(lambda: asker.worker.process_id > 0, timeout=LONG)
    os.kill(asker.worker.process_id, signal.SIGKILL)
    asker.qtbot.waitUntil(lambda: asker.troubles == ["stopped"], timeout=LONG)
    asker.ask()
    assert len(asker.found) == 1


def test_the_process_imports_no_qt() -> None:
    program = (
        "import sys; from readnotes.gui import whole_check_process;"
        "import readnotes.services.checking, readnotes.services.opening;"
        "print([name for name in sys.modules if name.startswith('PySide6')])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr
