"""Where answers and changes come together: from other threads to the window, once each."""

from collections.abc import Callable, Hashable
from concurrent.futures import CancelledError, Future
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from readnotes.domain.changes import ChangeSet

if TYPE_CHECKING:
    from readnotes.services.opening import Done, Library

T = TypeVar("T")


class Hub(QObject):
    """Carries answers of the library into the window's thread and tells all views of changes.

    Signals:
        changed(ChangeSet, initiator): The library changed; the initiator is whoever asked for it.
        failed(error): Something went wrong that nobody had words for.
        quiet: Nothing is being waited for any more.
    """

    changed = Signal(object, object)
    failed = Signal(object)
    quiet = Signal()
    _settled = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._newest: dict[Hashable, object] = {}
        self._under_way: dict[Hashable, Callable[[], None]] = {}
        self._waiting = 0
        self._closed = False
        self._era = 0
        self._settled.connect(self._on_future_settled, Qt.ConnectionType.QueuedConnection)

    @property
    def waiting(self) -> int:
        """How many answers have not come yet."""
        return self._waiting

    def run(
        self,
        future: "Future[T]",
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        topic: Hashable = None,
    ) -> None:
        """Calls `done` in the window's thread with the answer, when it is there.

        Args:
            future: The answer to come.
            done: Called with it; a method of an object that is deleted by then is not.
            failed: Called with an error instead; without it, `Hub.failed` tells the window.
            topic: What the question is about. A newer question about the same makes this one's
                answer worthless: it is thrown away.
        """
        ticket = object()
        if topic is not None:
            self._newest[topic] = ticket

        era = self._era

        def settle() -> None:
            if era != self._era:
                return
            if topic is not None:
                if self._newest.get(topic) is not ticket:
                    return
                del self._newest[topic]
                self._under_way.pop(topic, None)
            if _is_gone(done):
                return
            try:
                answer = future.result()
            except CancelledError:
                return
            except Exception as error:
                (failed or self.failed.emit)(error)
            else:
                done(answer)

        self._waiting += 1
        future.add_done_callback(lambda _future: self._settled.emit(settle))

    def ask(
        self,
        library: "Library",
        question: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        topic: Hashable = None,
    ) -> None:
        """Has a reading use case answered on another thread; as `run` otherwise.

        An older question about the same topic is given up wherever it is.
        """
        self.give_up(topic)
        asked = library.ask(question)
        if topic is not None:
            self._under_way[topic] = asked.give_up
        self.run(asked.future, done, failed, topic=topic)

    def give_up(self, topic: Hashable) -> None:
        """Stops answering the question about a topic, if there is one; its answer does not come."""
        self._newest.pop(topic, None)
        give_up = self._under_way.pop(topic, None)
        if give_up is not None:
            give_up()

    def write(
        self,
        future: "Future[Done[T]]",
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        *,
        initiator: object = None,
    ) -> None:
        """Waits for a writing use case, tells everybody what it changed, then calls `done`."""

        def tell(answer: "Done[T]") -> None:
            if answer.changes:
                self.changed.emit(answer.changes, initiator)
            if done is not None and not _is_gone(done):
                done(answer.value)

        self.run(future, tell, failed)

    def tell(self, changes: ChangeSet, initiator: object = None) -> None:
        """Tells everybody of a change whose answer came another way."""
        self.changed.emit(changes, initiator)

    def turn_over(self) -> None:
        """Lets no answer through that was asked for until now: another library is opened."""
        self._era += 1
        for topic in list(self._under_way):
            self.give_up(topic)
        self._newest.clear()

    def close(self) -> None:
        """Lets no further answer through."""
        self._closed = True
        for topic in list(self._under_way):
            self.give_up(topic)

    def _on_future_settled(self, settle: Callable[[], None]) -> None:
        self._waiting -= 1
        if not self._closed:
            settle()
        if not self._waiting:
            self.quiet.emit()


def _is_gone(callback: Callable[..., None]) -> bool:
    """Whether it is a method of an object that Qt has deleted, as of a dialog that was closed."""
    owner = getattr(getattr(callback, "func", callback), "__self__", None)
    return isinstance(owner, QObject) and not isValid(owner)
