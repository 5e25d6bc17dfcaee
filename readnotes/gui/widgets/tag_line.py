"""A line of tags, parted by commas, that completes the one being typed."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from readnotes.i18n import text


class TagLine(QLineEdit):
    """Tags as one types them: `prison, networks`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = QStringListModel(self)
        self._completer = QCompleter(self._known, self)
        self._completer.setWidget(self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchStartsWith)
        self._completer.activated.connect(self._on_completer_activated)
        self.textEdited.connect(self._on_text_edited)
        self.setPlaceholderText(text("Tags, parted by commas"))
        self.setAccessibleName(text("Tags"))

    def tags(self) -> tuple[str, ...]:
        """The tags in order, each once, without a leading `#`."""
        words = (each.strip().removeprefix("#").strip() for each in self.text().split(","))
        return tuple(dict.fromkeys(word for word in words if word))

    def set_tags(self, tags: Sequence[str]) -> None:
        """Shows these tags."""
        self.setText(", ".join(tags))

    def set_known_tags(self, tags: Sequence[str]) -> None:
        """What to complete from, in the order to be offered."""
        self._known.setStringList(list(tags))

    def _on_text_edited(self) -> None:
        begun = self._begun()
        if not begun:
            self._hide_offers()
            return
        self._completer.setCompletionPrefix(begun)
        only = self._completer.currentCompletion()
        same = self._completer.completionCount() == 1 and only.casefold() == begun.casefold()
        if self._completer.completionCount() == 0 or same:
            self._hide_offers()
        else:
            self._completer.complete()

    def _on_completer_activated(self, tag: str) -> None:
        before = self.text()[: self.cursorPosition()]
        after = self.text()[self.cursorPosition() :]
        kept = before[: len(before) - len(self._begun())]
        self.setText(f"{kept}{tag}{after}")
        self.setCursorPosition(len(kept) + len(tag))
        self.textEdited.emit(self.text())
        self._hide_offers()

    def _hide_offers(self) -> None:
        popup = self._completer.popup()
        if popup is not None:
            popup.hide()

    def _begun(self) -> str:
        """The tag before the cursor, as far as it is typed."""
        last = self.text()[: self.cursorPosition()].rpartition(",")[2]
        return last.lstrip(" #")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        popup = self._completer.popup()
        if (
            popup is not None
            and popup.isVisible()
            and event.key()
            in (
                Qt.Key.Key_Return,
                Qt.Key.Key_Enter,
                Qt.Key.Key_Escape,
                Qt.Key.Key_Tab,
            )
        ):
            event.ignore()
            return
        super().keyPressEvent(event)
