"""The words of the draft being written: read from Qt once for each change, asked for often."""

from PySide6.QtGui import QTextDocument

PARAGRAPH_SEPARATOR = "\u2029"


class DraftBody:
    """The plain text of a document; at each key half a dozen ask for it."""

    def __init__(self, document: QTextDocument) -> None:
        """Reads nothing yet; made before whoever asks when words come or go."""
        self._document = document
        self._text = ""
        self._state: tuple[int, int] | None = None
        # A revision may have several states, and Qt tells of each.
        document.contentsChange.connect(self._forget)

    def text(self) -> str:
        """The whole, letter for letter, lines ended by `\\n`; one object while it is the same."""
        state = self._document.revision(), self._document.characterCount()
        if state != self._state:
            self._state = state
            written = self._document.toRawText().replace(PARAGRAPH_SEPARATOR, "\n")
            self._text = self._text if written == self._text else written
        return self._text

    def _forget(self, *_change: int) -> None:
        self._state = None
