"""Has a draft looked up in the whole library by a process that lives as long as that takes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from readnotes.drafting.check_frames import read_answer
from readnotes.drafting.elsewhere import Elsewhere
from readnotes.gui.check_worker import DEBOUNCE_MS
from readnotes.gui.draft_worker import DraftWorker
from readnotes.gui.preview_process import make_frame

LIMIT_MS = 120_000
"""A library of a million quotes takes less."""


@dataclass(frozen=True, slots=True)
class WholeCheckJob:
    """A draft to be looked up.

    Attributes:
        body: The draft.
        about: The keys it is about.
        library: The path of the library's file.
    """

    body: str
    about: tuple[str, ...]
    library: str


class WholeCheckWorker(DraftWorker[WholeCheckJob]):
    """Looks one draft up after the other, each in a process of its own.

    Signals:
        answered(WholeCheckJob, found): What was found; a list of `Elsewhere`.
    """

    answered = Signal(object, object)

    module = "whole_check_process"
    debounce_ms = DEBOUNCE_MS

    def __init__(
        self, newest: Callable[[], WholeCheckJob | None], parent: QObject | None = None
    ) -> None:
        super().__init__(newest, self._frames_of, self._tell, parent)

    def _frames_of(self, request: WholeCheckJob) -> Iterable[bytes]:
        asked = {"body": request.body, "about": request.about, "library": request.library}
        yield make_frame(asked)

    def _limit_of(self, _request: WholeCheckJob) -> int:
        return LIMIT_MS

    def _tell(self, request: WholeCheckJob, answer: Mapping[str, Any]) -> None:
        wanted = self._wanted
        self.close()
        self.answered.emit(request, read_elsewhere(answer["found"]))
        if wanted:
            self.ask_now()


def read_elsewhere(rows: Sequence[Sequence[Any]]) -> list[Elsewhere]:
    """What the process found, from its JSON."""
    return [
        Elsewhere(read_answer([finding])[0], read_answer(of)[0] if of else None, replaces)
        for finding, of, replaces in rows
    ]
