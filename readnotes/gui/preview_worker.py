"""Has drafts rendered in a process of their own, so that typing never waits for it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, Signal

from readnotes.domain.record_json import source_json
from readnotes.domain.sources import Source
from readnotes.gui.draft_worker import DEBOUNCE_MS, LONGEST_DRAFT, DraftWorker, Trouble
from readnotes.gui.preview_process import make_frame

__all__ = [
    "LONGEST_DRAFT",
    "PreviewRequest",
    "PreviewWorker",
    "ReadDraft",
    "SectionLine",
    "Trouble",
]

REST_SECONDS = 0.25
"""So long after an edit, the next one is a new beginning."""


@dataclass(frozen=True, slots=True)
class PreviewRequest:
    """A draft to be rendered.

    Attributes:
        body: The draft.
        style: The name of a citation style.
        about: The keys it is about.
        sources: The sources it may cite, by key; the same object while they are the same.
        pictures: SHA-256 of the pictures that are at hand.
        language: The language of the draft, or None.
        own_words: Words that are spelt right; the same object while they are the same.
    """

    body: str
    style: str
    about: tuple[str, ...]
    sources: Mapping[str, Source]
    pictures: frozenset[str]
    language: str | None = None
    own_words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A heading of the draft: 0 is the level of what stands before the first.

    Attributes:
        start: Its place in code points.
        words: How many stand under it, up to the next.
    """

    level: int
    title: str
    start: int
    words: int


@dataclass(frozen=True, slots=True)
class ReadDraft:
    """A draft as the worker read it.

    Attributes:
        pieces: HTML to be shown, one below the other.
        sections: The outline, in order.
        words: How many words it has.
        keys: The citation keys in it, each once.
        pictures: SHA-256 of the pictures in it, each once.
        notes: How many notes in it say what is still to be verified.
        misspelt: Words in it that their language's dictionary does not know.
        missing: The languages in it that there is no dictionary of.
    """

    pieces: tuple[str, ...]
    sections: tuple[SectionLine, ...]
    words: int
    keys: tuple[str, ...]
    pictures: tuple[str, ...]
    notes: int = 0
    misspelt: frozenset[str] = frozenset()
    missing: tuple[str, ...] = ()

    @property
    def html(self) -> str:
        """The whole page."""
        return "\n".join(self.pieces)


class PreviewWorker(DraftWorker[PreviewRequest]):
    """Has the newest draft rendered whenever its process has time.

    Signals:
        answered(ReadDraft): The newest draft that was asked for, rendered.
    """

    answered = Signal(object)

    module = "preview_process"

    def __init__(
        self, newest: Callable[[], PreviewRequest | None], parent: QObject | None = None
    ) -> None:
        super().__init__(newest, self._frames_of, self._tell, parent)
        self._told_sources: Mapping[str, Source] | None = None
        self._told_words: frozenset[str] | None = None
        self._pieces: tuple[str, ...] = ()
        self._asked_last = 0.0

    def ask(self) -> None:
        """The draft is another one: it is sent at the next pause, the first edit after one at once.

        Who types on and on is answered at every pause as long as `DEBOUNCE_MS`.
        """
        now = monotonic()
        rested = now - self._asked_last > REST_SECONDS
        self._asked_last = now
        self._debounce.start(0 if rested else DEBOUNCE_MS)

    def _frames_of(self, request: PreviewRequest) -> Iterable[bytes]:
        yield make_frame(self._as_json(request))

    def _as_json(self, request: PreviewRequest) -> dict[str, object]:
        sources: list[object] | None = None
        if request.sources is not self._told_sources:
            sources = [source_json(source) for source in request.sources.values()]
            self._told_sources = request.sources
        own_words: list[str] | None = None
        if request.own_words is not self._told_words:
            own_words = sorted(request.own_words)
            self._told_words = request.own_words
        return {
            "body": request.body,
            "language": request.language,
            "own_words": own_words,
            "style": request.style,
            "about": request.about,
            "sources": sources,
            "pictures": sorted(request.pictures),
        }

    def _forget(self) -> None:
        self._told_sources = self._told_words = None
        self._pieces = ()

    def _tell(self, _request: PreviewRequest, answer: Mapping[str, Any]) -> None:
        before, (first, last) = self._pieces, answer["kept"]
        self._pieces = (*before[:first], *answer["pieces"], *before[len(before) - last :])
        sections = tuple(SectionLine(*each) for each in answer["sections"])
        self.answered.emit(
            ReadDraft(
                self._pieces,
                sections,
                answer["words"],
                tuple(answer["keys"]),
                tuple(answer["pictures"]),
                answer["notes"],
                frozenset(answer["misspelt"]),
                tuple(answer["missing"]),
            )
        )
