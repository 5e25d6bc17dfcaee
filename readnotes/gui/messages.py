"""What the window has to tell the reader: in a line above the panes, never in a dialog."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Signal

NoticeKind = Literal["note", "ok", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Answer:
    """A way on that a notice offers: a word, and what it does."""

    label: str
    act: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Notice:
    """What happened, what is safe, what to do.

    Attributes:
        text: One or two sentences.
        kind: How grave it is.
        answers: What the reader may do about it.
        seconds: How long it stands; 0 until it is answered or put away.
        details: A longer report that can be copied, or empty.
    """

    text: str
    kind: NoticeKind = "note"
    answers: tuple[Answer, ...] = ()
    seconds: int = 0
    details: str = ""


class Messages(QObject):
    """The one way to tell the reader something; the window shows it, a test reads it.

    Signals:
        notice_shown(Notice): There is something to tell.
        notice_withdrawn: It has become untrue.

    Attributes:
        shown: Everything that was told, oldest first, at most the last fifty.
    """

    KEPT = 50

    notice_shown = Signal(object)
    notice_withdrawn = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shown: list[Notice] = []

    def show(self, notice: Notice) -> None:
        """Tells the reader something, in place of what was told before."""
        self.shown = [*self.shown[1 - self.KEPT :], notice]
        self.notice_shown.emit(notice)

    def note(self, text: str, *answers: Answer, seconds: int = 8) -> None:
        """Tells in passing that something was done, and how to take it back."""
        self.show(Notice(text, "ok", answers, seconds))

    def withdraw(self) -> None:
        """Takes the present notice away."""
        self.notice_withdrawn.emit()
