"""The button that shows what kind of quote this is, in its colour."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from readnotes.domain.quotes import QUOTE_KINDS
from readnotes.gui import icons
from readnotes.gui.kinds import kind_word
from readnotes.i18n import text


class KindButton(QToolButton):
    """Shows the kind of a quote and lets it be chosen.

    Signals:
        kind_chosen(kind): Another kind was chosen, by menu or key.
    """

    kind_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = QUOTE_KINDS[0]
        self._menu = QMenu(self)
        for number, kind in enumerate(QUOTE_KINDS, 1):
            words = f"{kind_word(kind)}\tAlt+{number}"
            action = QAction(icons.icon(kind, kind), words, self._menu)
            action.triggered.connect(lambda _checked=False, kind=kind: self.choose(kind))
            self._menu.addAction(action)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setToolTip(text("Kind of quote (Alt+1 to Alt+6)"))
        self.set_kind(self._kind)

    @property
    def kind(self) -> str:
        """The kind shown; a name of `QUOTE_KINDS`."""
        return self._kind

    def set_kind(self, kind: str) -> None:
        """Shows a kind."""
        self._kind = kind
        self.setIcon(icons.icon(kind, kind))
        self.setText(kind_word(kind))
        self.setProperty("kind", kind)
        self.style().polish(self)
        self.setAccessibleName(text("Kind: {kind}").format(kind=kind_word(kind)))

    def choose(self, kind: str) -> None:
        """Shows a kind and says so."""
        if kind != self._kind:
            self.set_kind(kind)
            self.kind_chosen.emit(kind)
