"""The process that checks drafts: what it answers, what it withstands, and that it ends."""

import io
import os
import signal
import subprocess
import sys
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from readnotes.domain.passages import CheckMaterial, Passage
from readnotes.domain.sources import Source
from readnotes.drafting.check_frames import CheckRequest, material_json
from readnotes.drafting.findings import Finding
from readnotes.gui import check_worker
from readnotes.gui.check_process import choose_findings, count_open, make_records_frame
from readnotes.gui.check_worker import CheckedDraft, CheckJob, CheckWorker
from readnotes.gui.draft_worker import LONGEST_DRAFT
from readnotes.gui.preview_process import read_frame

LONG = 15_000
WRONG = "“Nobody spoke of her again” [@a, p. 94]."


def material(words: str = "Nobody spoke of it again.", count: int = 1) -> CheckMaterial:
    passages = tuple(
        Passage(str(n), "a", words, "94", checked="2026", pictures=("ab",)) for n in range(count)
    )
    return CheckMaterial({"a": Source("a", "Emma")}, {"a": passages}, ("alpha",))


class Asker:
    """Keeps what a worker answered."""

    def __init__(self, qtbot: QtBot, body: str) -> None:
        self.body = body
        self.records = make_records_frame(material())
        self.checked: list[CheckedDraft] = []
        self.troubles: list[str] = []
        self.worker = CheckWorker(self.job)
        self.worker.answered.connect(self.checked.append)
        self.worker.gave_up.connect(lambda trouble, _body: self.troubles.append(trouble))
        self._qtbot = qtbot

    def job(self) -> CheckJob:
        return CheckJob(CheckRequest(self.body, ("a",)), self.records, len(self.body))

    def has_come(self, answers: int) -> bool:
        return len(self.checked) + len(self.troubles) >= answers

    def answer(self) -> CheckedDraft:
        before = len(self.checked)
        self.worker.ask_now()
        self._qtbot.waitUntil(lambda: len(self.checked) > before, timeout=LONG)
        return self.checked[-1]


@pytest.mark.parametrize("count", [0, 1, 200, 201, 999])
def test_records_written_in_pieces_are_those_written_at_once(count: int) -> None:
    frame = read_frame(io.BytesIO(make_records_frame(material(count=count))))
    # What JSON has no word for comes back as its list.
    assert list(frame) == ["material"]
    assert frame["material"]["passages"] == {
        key: [[list(each) if isinstance(each, tuple) else each for each in row] for row in rows]
        for key, rows in material_json(material(count=count))["passages"].items()  # type: ignore[attr-defined]
    }


def test_of_very_many_findings_the_weightiest_are_told_in_the_order_of_the_draft() -> None:
    advice = Finding("unchecked", 0, 1, 1, "a")
    accepted = Finding("page", 2, 3, 1, "b", waived="so")
    error = Finding("page", 4, 5, 1, "c")
    found = [advice, accepted, error]
    assert choose_findings(found, 1) == [error]
    assert choose_findings(found, 2) == [advice, error]
    assert choose_findings(found, 3) == found
    assert count_open(found) == (1, 1)


def test_the_process_imports_neither_qt_nor_sqlalchemy() -> None:
    program = (
        "import sys; from readnotes.gui import check_process;"
        "import readnotes.drafting.check_frames;"
        "print([name for name in sys.modules if name.startswith(('PySide6', 'sqlalchemy'))])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr


def test_a_draft_is_checked_and_after_an_edit_without_its_records_again(qtbot: QtBot) -> None:
    asker = Asker(qtbot, WRONG)
    checked = asker.answer()
    assert [each.rule for each in checked.findings] == ["wording"]
    assert (checked.errors, checked.advice, checked.stamp) == (1, 0, len(WRONG))
    asker.body = WRONG.replace("her", "it")
    assert asker.answer().findings == ()
    asker.records = make_records_frame(material("Nobody spoke of her again."))
    assert [each.rule for each in asker.answer().findings] == ["wording"]
    asker.worker.close()
    assert not asker.worker.is_running


def test_a_process_that_dies_is_begun_anew_with_its_records(qtbot: QtBot) -> None:
    asker = Asker(qtbot, WRONG)
    asker.answer()
    os.kill(asker.worker.process_id, signal.SIGKILL)
    qtbot.waitUntil(lambda: asker.troubles == ["stopped"], timeout=LONG)
    assert asker.answer().errors == 1
    asker.worker.close()


def test_a_check_over_its_time_is_given_up(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_worker, "LIMIT_MS", 200)
    asker = Asker(qtbot, WRONG)
    asker.answer()
    os.kill(asker.worker.process_id, signal.SIGSTOP)
    asker.worker.ask_now()
    qtbot.waitUntil(lambda: asker.troubles == ["slow"], timeout=LONG)
    assert asker.answer().errors == 1
    asker.worker.close()


def test_a_draft_too_long_is_not_sent(qtbot: QtBot) -> None:
    asker = Asker(qtbot, "a" * (LONGEST_DRAFT + 1))
    asker.worker.ask_now()
    qtbot.waitUntil(lambda: asker.troubles == ["long"], timeout=LONG)
    asker.worker.close()


def test_hostile_drafts_are_answered_or_given_up(qtbot: QtBot) -> None:
    asker = Asker(qtbot, "calm")
    for hostile in ("[" * 5000, "“" * 5000, "[@a]" * 20_000, "\x00" * 999, "> " * 5000, "‮“a"):
        asker.body = hostile
        answers = len(asker.checked) + len(asker.troubles) + 1
        asker.worker.ask_now()
        qtbot.waitUntil(partial(asker.has_come, answers), timeout=LONG)
    asker.worker.close()
