"""Keeps what is typed in a draft: in the library a second later, as a version now and then."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from readnotes.domain.reviews import Review
from readnotes.gui.context import Context
from readnotes.gui.widgets.settle_timer import SettleTimer
from readnotes.services import compose

MOST_REMEMBERED = 50
VERSION_MS = 10 * 60 * 1000


class DraftKeeper(QObject):
    """Looks after one draft at a time.

    Attributes:
        generation: Another number whenever something was typed or handed over.

    Signals:
        kept: What was typed is committed.
        keeping_failed(error): It is not; it stands in the editor still.
        settling: What was typed is about to become a version; whoever has more to come brings it.
    """

    settling = Signal()
    kept = Signal()
    keeping_failed = Signal(Exception)

    def __init__(self, context: Context, body: Callable[[], str], parent: QObject) -> None:
        """Keeps nothing yet.

        Args:
            context: Where the library is.
            body: Answers the draft as it is at that moment.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._context = context
        self._body = body
        self._review_id = ""
        self._changed = False
        self._unsettled = False
        self._under_way = 0
        self.generation = 0
        self._ours: deque[int] = deque(maxlen=MOST_REMEMBERED)
        self._rest = SettleTimer(self)
        self._rest.settled.connect(self.keep)
        self._version = QTimer(self, interval=VERSION_MS, singleShot=True)
        self._version.timeout.connect(self.settle)

    @property
    def is_clean(self) -> bool:
        """Whether everything that was typed has been handed to the library."""
        return not self._changed

    @property
    def is_idle(self) -> bool:
        """Whether what the library has is what is typed here, as far as it is our doing."""
        return not self._changed and not self._under_way

    def is_ours(self, body: str) -> bool:
        """Whether a draft is one that was shown or handed over here not long ago."""
        return hash(body) in self._ours

    def begin(self, review_id: str) -> None:
        """Looks after another draft from now on; empty for none."""
        self._review_id = review_id
        self._ours.clear()
        self._ours.append(hash(self._body()))
        self._changed = self._unsettled = False
        self._rest.stop()
        self._version.stop()

    def touch(self) -> None:
        """The draft is another one."""
        if not self._review_id:
            return
        self._changed = True
        self.generation += 1
        self._rest.touch()
        if not self._version.isActive():
            self._version.start()

    def keep(self) -> None:
        """Hands over what was typed, now."""
        self._rest.stop()
        if not self._changed or not self._review_id:
            return
        self._changed = False
        self._unsettled = True
        self._under_way += 1
        self.generation += 1
        body = self._body()
        self._ours.append(hash(body))
        self._context.hub.write(
            compose.keep_draft(self._context.library, self._review_id, body),
            self._on_kept,
            self._on_draft_refused,
            initiator=self,
        )

    def settle(self, name: str | None = None, done: Callable[[Review], None] | None = None) -> None:
        """Makes what was typed the review's body, and the one before it a version.

        Args:
            name: A name for the present words, or None.
            done: Called with the review when that is committed; at once if it cannot change.
        """
        self.settling.emit()
        self.keep()
        self._version.stop()
        if not self._review_id or not (self._unsettled or name or done):
            return
        self._unsettled = False
        self._context.hub.write(
            compose.settle(self._context.library, self._review_id, name or None),
            done,
            self._on_keeping_failed,
            initiator=self,
        )

    def _on_kept(self, _nothing: None) -> None:
        self._under_way -= 1
        self.kept.emit()

    def _on_draft_refused(self, error: Exception) -> None:
        self._under_way -= 1
        self._on_keeping_failed(error)

    def _on_keeping_failed(self, error: Exception) -> None:
        self._changed = True
        self.keeping_failed.emit(error)
