"""What the window's thread was doing while a key waited."""

import functools
import gc
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from readnotes.gui.draft_worker import DraftWorker
from readnotes.gui.hub import Hub
from readnotes.gui.views.draft_checking import DraftChecking
from readnotes.gui.views.draft_keeper import DraftKeeper
from readnotes.gui.views.draft_outline import DraftOutline
from readnotes.gui.views.preview_following import PreviewFollowing
from readnotes.gui.widgets.draft_edit import DraftEdit
from readnotes.gui.widgets.draft_highlighter import DraftHighlighter
from readnotes.gui.widgets.draft_layout import DraftLayout
from readnotes.gui.widgets.outline_list import OutlineList
from readnotes.gui.widgets.preview_browser import PreviewBrowser

WATCHED: tuple[tuple[type, str, str], ...] = (
    (DraftEdit, "keyPressEvent", "the key in the editor"),
    (DraftHighlighter, "highlightBlock", "a line highlighted"),
    (DraftHighlighter, "set_misspelt", "spelling shown"),
    (DraftHighlighter, "_on_slice_timeout", "spelling shown, a slice"),
    (DraftLayout, "_set_lines", "a paragraph set"),
    (DraftOutline, "take_sections", "outline shown"),
    (OutlineList, "paintEvent", "outline painted"),
    (PreviewBrowser, "show_pieces", "preview shown"),
    (PreviewBrowser, "paintEvent", "preview painted"),
    (PreviewFollowing, "follow", "preview scrolled"),
    (DraftChecking, "_on_checked", "findings shown"),
    (DraftWorker, "_send", "draft sent to a process"),
    (DraftWorker, "_on_output_received", "answer of a process"),
    (DraftKeeper, "keep", "draft kept"),
    (Hub, "_on_future_settled", "answer of the library"),
)


@dataclass(frozen=True, slots=True)
class Hold:
    """Something the window's thread did; times in seconds.

    Attributes:
        worked: How long the processor was at it.
        inner: How long it took of what is counted under another name within it.
    """

    what: str
    begun: float
    ended: float
    worked: float
    inner: float = 0.0


class Holds:
    """Notes what the window's thread does, from `watch` on."""

    def __init__(self) -> None:
        self.noted: list[Hold] = []
        self._inner: list[float] = [0.0]
        self._collecting = 0.0

    def watch(self) -> None:
        """Watch the handlers of a draft; before any of them is made."""
        for kind, name, what in WATCHED:
            setattr(kind, name, self._watched(getattr(kind, name), what))
        gc.callbacks.append(self._on_collected)

    def between(self, begun: float, ended: float) -> str:
        """What took longest of a time, in words."""
        taken: dict[str, tuple[float, int]] = {}
        for each in self.noted:
            own = min(each.ended, ended) - max(each.begun, begun) - each.inner
            if own > 0:
                before, times = taken.get(each.what, (0.0, 0))
                taken[each.what] = before + own, times + 1
        ordered = sorted(taken.items(), key=lambda each: each[1], reverse=True)[:4]
        said = (
            f"{what}{f' ×{times}' if times > 1 else ''} {seconds * 1000:.1f}"
            for what, (seconds, times) in ordered
        )
        return ", ".join(said) or "nothing of ours"

    def sums(self) -> Iterable[tuple[str, int, float, float]]:
        """Everything that was done: how often, seconds of the processor, the longest of them."""
        for what in dict.fromkeys(each.what for each in self.noted):
            worked = [each.worked for each in self.noted if each.what == what]
            yield what, len(worked), sum(worked), max(worked)

    def _watched(self, act: Callable[..., Any], what: str) -> Callable[..., Any]:
        @functools.wraps(act)
        def timed(*given: Any) -> Any:
            begun, worked = time.perf_counter(), time.thread_time()
            self._inner.append(0.0)
            try:
                return act(*given)
            finally:
                ended = time.perf_counter()
                inner = self._inner.pop()
                self._inner[-1] += ended - begun
                self.noted.append(Hold(what, begun, ended, time.thread_time() - worked, inner))

        return timed

    def _on_collected(self, phase: str, _said: dict[str, int]) -> None:
        now = time.perf_counter()
        if phase == "start":
            self._collecting = now
        else:
            self.noted.append(Hold("garbage collected", self._collecting, now, 0.0))
