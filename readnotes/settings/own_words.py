"""The words the reader wants known to the spelling, in a plain file, one a line."""

import contextlib
from pathlib import Path

from readnotes.runtime.files import write_atomically

FILE_NAME = "words.txt"
MOST_BYTES = 10_000_000


class OwnWords:
    """Words in the order in which they were added."""

    def __init__(self, path: Path | None = None) -> None:
        """Reads them; a file that cannot be read has none, and is left alone.

        Args:
            path: The file, or None for words that are forgotten at the end.
        """
        self._path = path
        self._words: dict[str, None] = {}
        if path is not None:
            with contextlib.suppress(OSError, UnicodeDecodeError):
                if path.stat().st_size <= MOST_BYTES:
                    lines = path.read_text(encoding="utf-8").splitlines()
                    self._words = dict.fromkeys(filter(None, map(str.strip, lines)))

    @property
    def words(self) -> frozenset[str]:
        """All of them."""
        return frozenset(self._words)

    def add(self, word: str) -> None:
        """Adds a word.

        Raises:
            OSError: It is known for now, but could not be written down.
        """
        if word in self._words:
            return
        self._words[word] = None
        if self._path is not None:
            data = "".join(f"{each}\n" for each in self._words).encode()
            write_atomically(self._path, data, replace=True, private=True)
