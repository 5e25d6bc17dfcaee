"""The worker process: what it answers, what it withstands, and that it ends."""

import io
import os
import signal
import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from readnotes.domain.contributors import Contributor
from readnotes.domain.sources import Source
from readnotes.gui.preview_process import make_frame, read_frame
from readnotes.gui.preview_worker import LONGEST_DRAFT, PreviewRequest, PreviewWorker, ReadDraft

DOE = Source("doe2015", "The Long Winter", contributors=(Contributor(family="Doe"),))
SOURCES = {"doe2015": DOE}
LONG = 15_000


def request(body: str, style: str = "page") -> PreviewRequest:
    return PreviewRequest(body, style, ("doe2015",), SOURCES, frozenset())


class Asker:
    """Keeps what a worker answered."""

    def __init__(self, qtbot: QtBot, body: str) -> None:
        self.body = body
        self.drafts: list[ReadDraft] = []
        self.troubles: list[tuple[str, str]] = []
        self.worker = PreviewWorker(lambda: request(self.body))
        self.worker.answered.connect(self.drafts.append)
        self.worker.gave_up.connect(lambda trouble, body: self.troubles.append((trouble, body)))
        self._qtbot = qtbot

    def answer(self) -> ReadDraft:
        self.worker.ask_now()
        before = len(self.drafts)
        self._qtbot.waitUntil(lambda: len(self.drafts) > before, timeout=LONG)
        return self.drafts[-1]


@given(st.recursive(st.none() | st.text() | st.integers(), lambda inner: st.lists(inner)))
def test_a_frame_comes_back_as_it_was(value: object) -> None:
    assert read_frame(io.BytesIO(make_frame({"a": value}))) == {"a": value}


def test_a_torn_off_frame_is_the_end() -> None:
    assert read_frame(io.BytesIO(make_frame({"a": 1})[:-1])) is None
    assert read_frame(io.BytesIO(b"\xff\xff\xff\xff")) is None


def test_the_process_imports_neither_qt_nor_sqlalchemy() -> None:
    program = (
        "import sys; from readnotes.gui.preview_process import Renderer;"
        "r = Renderer(); r.answer({'body': '# a', 'style': 'page', 'about': [],"
        " 'pictures': [], 'sources': []});"
        "print([name for name in sys.modules if name.startswith(('PySide6', 'sqlalchemy'))])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr


def test_a_draft_comes_back_rendered_and_read(qtbot: QtBot) -> None:
    asker = Asker(
        qtbot, "# One\n\nso [@doe2015, p. 9], unlike [@nobody].\n\n## Two\n\nthree words here"
    )
    draft = asker.answer()
    assert "so (p. 9)" in draft.html
    assert [(each.level, each.title, each.words) for each in draft.sections] == [
        (1, "One", 2),
        (2, "Two", 3),
    ]
    assert draft.keys == ("doe2015", "nobody")
    asker.worker.close()


def test_the_newest_draft_wins(qtbot: QtBot) -> None:
    asker = Asker(qtbot, "first")
    asker.worker.ask_now()
    for word in ("second", "third", "last"):
        asker.body = word
        asker.worker.ask()
    qtbot.waitUntil(lambda: bool(asker.drafts) and "last" in asker.drafts[-1].html, timeout=LONG)
    assert len(asker.drafts) <= 2
    asker.worker.close()


def test_hostile_drafts_never_hold_up_the_window(qtbot: QtBot) -> None:
    asker = Asker(qtbot, "calm")
    asker.answer()
    for hostile in ("[" * 5000, "![](" * 3000, "".join("  " * n + "- a\n" for n in range(500))):
        asker.body = hostile
        asker.worker.ask_now()
        longest = 0.0
        for _ in range(30):
            begun = time.perf_counter()
            qtbot.wait(1)
            longest = max(longest, time.perf_counter() - begun)
        assert longest < 0.5
    asker.body = "calm again"
    qtbot.waitUntil(lambda: asker.worker.is_running, timeout=LONG)
    assert "calm again" in asker.answer().html or "calm again" in asker.answer().html
    asker.worker.close()


def test_a_process_that_is_stuck_is_killed_and_the_draft_shown_as_typed(qtbot: QtBot) -> None:
    asker = Asker(qtbot, "calm")
    asker.answer()
    process = asker.worker.process_id
    os.kill(process, signal.SIGSTOP)
    asker.body = "typed meanwhile"
    asker.worker.ask_now()
    qtbot.waitUntil(lambda: bool(asker.troubles), timeout=LONG)
    assert asker.troubles == [("slow", "typed meanwhile")]
    assert "typed meanwhile" in asker.answer().html
    asker.worker.close()


def test_a_process_that_dies_is_started_again(qtbot: QtBot) -> None:
    asker = Asker(qtbot, "calm")
    asker.answer()
    os.kill(asker.worker.process_id, signal.SIGKILL)
    qtbot.waitUntil(lambda: not asker.worker.is_running, timeout=LONG)
    asker.body = "and on"
    assert "and on" in asker.answer().html
    asker.worker.close()


def test_a_draft_that_is_too_long_is_not_sent(qtbot: QtBot) -> None:
    asker = Asker(qtbot, "calm")
    asker.answer()
    asker.body = "a" * (LONGEST_DRAFT + 1)
    asker.worker.ask_now()
    assert [trouble for trouble, _body in asker.troubles] == ["long"]
    asker.worker.close()


def test_closing_ends_the_process(qtbot: QtBot) -> None:
    asker = Asker(qtbot, "calm")
    asker.answer()
    process = asker.worker.process_id
    asker.worker.close()
    assert not asker.worker.is_running
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
