"""What was made of a text, kept while its versions come one after the other and are much alike."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Memory(Generic[K, V]):
    """What was made of something, kept as long as each version asks for it again.

    >>> memory = Memory[str, int]()
    >>> [memory.ask("so", lambda: 2), memory.ask("so", lambda: 3)]
    [2, 2]
    """

    def __init__(self) -> None:
        self._before: dict[K, V] = {}
        self._now: dict[K, V] = {}

    def ask(self, key: K, make: Callable[[], V]) -> V:
        """What was made of this, in this version or the one before; else it is made."""
        found = self._now.get(key)
        if found is None:
            found = self._before.get(key)
            if found is None:
                found = make()
            self._now[key] = found
        return found

    def turn(self) -> None:
        """A version is done: what it did not ask for is forgotten with the next one."""
        self._before, self._now = self._now, {}
