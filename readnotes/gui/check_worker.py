"""Has drafts checked in a process of their own, so that neither typing nor preview waits for it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from readnotes.drafting.check_frames import CheckRequest, read_answer, request_json
from readnotes.drafting.findings import Finding
from readnotes.gui.draft_worker import DraftWorker
from readnotes.gui.preview_process import make_frame

DEBOUNCE_MS = 300
LIMIT_MS = 5_000
FIRST_LIMIT_MS = 30_000
"""With new records, of which ten thousand are made ready at first."""


@dataclass(frozen=True, slots=True)
class CheckJob:
    """A draft to be checked.

    Attributes:
        request: The draft, without records.
        records: Their frame; the same object while they are the same.
        stamp: Whatever tells this draft from the next.
    """

    request: CheckRequest
    records: bytes
    stamp: int

    @property
    def body(self) -> str:
        """The draft."""
        return self.request.body


@dataclass(frozen=True, slots=True)
class CheckedDraft:
    """What was found in a draft.

    Attributes:
        findings: In the order of the draft; of very many the weightiest.
        errors, advice: How many are open, those not shown among them.
        count: How many there are altogether.
        stamp: That of its job.
    """

    findings: tuple[Finding, ...] = ()
    errors: int = 0
    advice: int = 0
    count: int = 0
    stamp: int = -1


class CheckWorker(DraftWorker[CheckJob]):
    """Has the newest draft checked whenever its process has time.

    Signals:
        answered(CheckedDraft): The newest draft that was asked for, checked.
    """

    answered = Signal(object)

    module = "check_process"
    debounce_ms = DEBOUNCE_MS

    def __init__(
        self, newest: Callable[[], CheckJob | None], parent: QObject | None = None
    ) -> None:
        super().__init__(newest, self._frames_of, self._tell, parent)
        self._told: bytes | None = None

    def _frames_of(self, request: CheckJob) -> Iterable[bytes]:
        if request.records is not self._told:
            self._told = request.records
            yield request.records
        yield make_frame(request_json(request.request))

    def _limit_of(self, request: CheckJob) -> int:
        return LIMIT_MS if request.records is self._told else FIRST_LIMIT_MS

    def _forget(self) -> None:
        self._told = None

    def _tell(self, request: CheckJob, answer: Mapping[str, Any]) -> None:
        self.answered.emit(
            CheckedDraft(
                tuple(read_answer(answer["findings"])),
                answer["errors"],
                answer["advice"],
                answer["all"],
                request.stamp,
            )
        )
