"""The log keeps the reader's words to herself."""

import logging
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from readnotes.runtime import logs


@pytest.fixture(autouse=True)
def _closed_after() -> Iterator[None]:
    old = os.umask(0)
    yield
    os.umask(old)
    logs.stop_logging()


def test_the_log_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = logs.start_logging(tmp_path)
    logging.getLogger("readnotes.services").info("opened")
    assert "INFO readnotes.services opened" in path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_error_is_logged_with_its_place_and_without_its_message(tmp_path: Path) -> None:
    path = logs.start_logging(tmp_path)
    try:
        try:
            raise KeyError("a secret passage")
        except KeyError as error:
            raise ValueError("the second secret") from error
    except ValueError:
        logging.getLogger("readnotes.gui").exception("slot failed")
    written = path.read_text()
    assert "slot failed" in written
    assert "builtins.ValueError" in written
    assert "builtins.KeyError" in written
    assert "test_logs.py" in written
    assert "secret" not in written


def test_old_logs_go_when_there_are_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "LOG_BYTES", 200)
    logs.start_logging(tmp_path)
    for number in range(100):
        logging.getLogger("readnotes").info("line %d", number)
    files = sorted(tmp_path.iterdir())
    assert len(files) == 1 + logs.OLD_LOGS
    assert {stat.S_IMODE(each.stat().st_mode) for each in files} == {0o600}


def test_starting_again_moves_the_log(tmp_path: Path) -> None:
    (tmp_path / "second").mkdir()
    first = logs.start_logging(tmp_path)
    second = logs.start_logging(tmp_path / "second")
    logging.getLogger("readnotes").info("here")
    assert "here" not in first.read_text()
    assert "here" in second.read_text()
