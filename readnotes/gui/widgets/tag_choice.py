"""A button that narrows a list to one tag."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from readnotes.gui import measures
from readnotes.gui.icons import icon
from readnotes.i18n import text

WIDEST = 4 * measures.STEP_4


class TagChoice(QToolButton):
    """Shows the chosen tag; its menu has all, each with its count.

    Signals:
        tag_chosen(tag): Another tag; empty for all quotes.
    """

    tag_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tags: Mapping[str, Sequence[int]] = {}
        self._chosen = ""
        self._numbers: frozenset[int] | None = None
        self.setIcon(icon("tag"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolTip(text("Only quotes with a tag"))
        self.setAccessibleName(text("Tag"))
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)

    @property
    def chosen(self) -> str:
        """The chosen tag; empty for all quotes."""
        return self._chosen

    @property
    def numbers(self) -> frozenset[int] | None:
        """The quotes that have the chosen tag; None where none is chosen."""
        return self._numbers

    def set_tags(self, tags: Mapping[str, Sequence[int]]) -> None:
        """Which tags there are, by name, each with its quotes; a chosen one that is gone goes."""
        self._tags = tags
        self.setVisible(bool(tags))
        before = self._numbers
        self._take(self._chosen if self._chosen in tags else "")
        if before != self._numbers:
            self.tag_chosen.emit(self._chosen)

    def choose(self, tag: str) -> None:
        """Narrows the list to a tag; empty, or one that no quote has, shows all again."""
        self._take(tag if tag in self._tags else "")
        self.tag_chosen.emit(self._chosen)

    def _take(self, tag: str) -> None:
        self._chosen = tag
        self._numbers = frozenset(self._tags[tag]) if tag else None
        metrics = QFontMetrics(self.font())
        self.setText(metrics.elidedText(tag, Qt.TextElideMode.ElideRight, WIDEST))
        styles = Qt.ToolButtonStyle
        self.setToolButtonStyle(
            styles.ToolButtonTextBesideIcon if tag else styles.ToolButtonIconOnly
        )

    def _fill(self) -> None:
        self._menu.clear()
        everything = self._menu.addAction(text("All quotes"))
        everything.setCheckable(True)
        everything.setChecked(not self._chosen)
        everything.triggered.connect(lambda _on: self.choose(""))
        self._menu.addSeparator()
        for tag, numbers in self._tags.items():
            # Qt would take an ampersand for the sign of a key.
            words = text("{tag}  {count}").format(tag=tag.replace("&", "&&"), count=len(numbers))
            action = self._menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(tag == self._chosen)
            action.triggered.connect(lambda _on, tag=tag: self.choose(tag))
