"""A shell for tests: the real command line on a real file, in this process."""

import io
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from readnotes.app import main


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command gave back."""

    status: int
    out: str
    err: str


class Shell:
    """Runs commands on one library."""

    def __init__(
        self, library: Path, capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch
    ) -> None:
        self.library = library
        self._capsys = capsys
        self._patch = patch

    def run(self, *words: str, given: bytes = b"") -> Answer:
        """Run a command; `given` is its standard input."""
        return self.run_bare("--library", str(self.library), *words, given=given)

    def run_bare(self, *words: str, given: bytes = b"") -> Answer:
        """Run exactly these words."""
        self._capsys.readouterr()
        self._patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        status = main(words)
        captured = self._capsys.readouterr()
        return Answer(status, captured.out, captured.err)

    def do(self, *words: str, given: bytes = b"") -> str:
        """Run a command that must be done without a word of complaint; its answer's one line."""
        answer = self.run(*words, given=given)
        assert (answer.status, answer.err) == (0, "")
        return answer.out.removesuffix("\n")

    def ask(self, *words: str) -> Any:
        """Run a command that must be done and answer in JSON; what it said."""
        answer = self.run_bare("--json", "--library", str(self.library), *words)
        assert (answer.status, answer.err) == (0, "")
        return json.loads(answer.out)

    def complain(self, status: int, *words: str, given: bytes = b"") -> str:
        """Run a command that must be refused with one line and nothing else; the line."""
        return check_refused(self.run(*words, given=given), status)

    def add_sources(self, sources: Sequence[tuple[str, str]]) -> list[str]:
        """Add sources by title and author; their keys."""
        return [self.do("add-source", "--title", t, "--author", a) for t, a in sources]


def check_refused(answer: Answer, status: int) -> str:
    """See to it that an answer is a refusal as the contract has it: status, one line, no more."""
    assert (answer.status, answer.out) == (status, "")
    [line] = answer.err.splitlines()
    assert "Traceback" not in line
    return line
