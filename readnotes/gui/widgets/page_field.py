"""The field for the page, with the last page in grey and the signs that carry it on."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from readnotes.domain.locators import (
    AS_TYPED,
    BACKWARDS,
    UNPAGED,
    asks_to_carry_on,
    carry_on,
    parse_locator,
    render_locator,
    show_locator,
)
from readnotes.gui import theme
from readnotes.i18n import text


@dataclass(frozen=True, slots=True)
class Understanding:
    """How the page field is read.

    Attributes:
        locator: The locator to be kept, as text; empty where it is missing.
        sentence: What to say below the field, or empty.
        role: The role of its colour: `secondary` or `warning`.
    """

    locator: str
    sentence: str
    role: str = "secondary"


def understand(typed: str, last: str, *, timed: bool) -> Understanding:
    """Reads the page field.

    Args:
        typed: What stands in it.
        last: The locator of the quote saved before in this book, or empty.
        timed: Whether places in this source are times.

    >>> understand("149-50", "", timed=False).sentence
    'pp. 149–150'
    >>> understand("+", "94", timed=False).locator
    '95'
    """
    if not typed.strip():
        offer = text("Tab: {page}").format(page=_shown(last, timed)) if last else ""
        return Understanding("", offer)
    if asks_to_carry_on(typed):
        before = parse_locator(last, timed) if last else None
        carried = carry_on(typed.strip(), before)
        if carried is None:
            return Understanding(typed, text("no page to count from"), "warning")
        return Understanding(carried, _shown(carried, timed))
    locator = parse_locator(typed, timed)
    if locator.question == BACKWARDS:
        return Understanding(typed, text("backwards? kept as typed"), "warning")
    if locator.term == UNPAGED:
        return Understanding(typed, text("no page, on purpose"))
    if locator.term == AS_TYPED:
        return Understanding(typed, text("kept as typed"))
    shown = render_locator(locator)
    if locator.pages and locator.pages[0].first.roman:
        shown = text("{page}, before page 1").format(page=shown)
    return Understanding(typed, shown)


def _shown(typed: str, timed: bool) -> str:
    return show_locator(typed, timed)


class PageField(QLineEdit):
    """Where the page is typed; empty, Tab or Enter takes the last page.

    Signals:
        understood(understanding): How the field is read now, after each key.
        accepted: Enter: the passage is next.
    """

    understood = Signal(object)
    accepted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._last = ""
        self._timed = False
        self.setFont(theme.current().fonts.locator)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setAccessibleName(text("Page"))
        self.textChanged.connect(self._tell)
        self._show_placeholder()

    @property
    def timed(self) -> bool:
        """Whether places in this source are times."""
        return self._timed

    @property
    def understanding(self) -> Understanding:
        """How the field is read now."""
        return understand(self.text(), self._last, timed=self._timed)

    def set_last(self, last: str, *, timed: bool = False) -> None:
        """The locator saved before in this book, as typed, and whether places are times here."""
        self._last, self._timed = last, timed
        self._show_placeholder()
        self._tell()

    def settle(self) -> None:
        """Writes out what a sign such as `+` stands for."""
        locator = self.understanding.locator
        if locator and locator != self.text():
            self.setText(locator)

    def take_last(self) -> None:
        """Takes the last page into an empty field."""
        if not self.text() and self._last:
            self.setText(self._last)

    def _show_placeholder(self) -> None:
        self.setPlaceholderText(self._last or text("Page"))

    def _tell(self) -> None:
        self.understood.emit(self.understanding)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Tab and not event.modifiers():
                self.take_last()
                self.settle()
            elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                self.take_last()
                self.settle()
                self.accepted.emit()
                return True
            elif event.key() == Qt.Key.Key_Backtab:
                self.settle()
        return super().event(event)
