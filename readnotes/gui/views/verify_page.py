"""Comparing quotes with the paper, one after the other, with a hand on five keys."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from readnotes.domain.quotes import Quote
from readnotes.gui import measures, theme
from readnotes.gui.widgets.empty_place import EmptyPlace
from readnotes.gui.widgets.page_photo import PagePhoto
from readnotes.gui.widgets.verify_card import VerifyCard
from readnotes.i18n import text

CARD_SHARE, PHOTO_SHARE = 5, 4


class VerifyPage(QFrame):
    """Shows one quote at a time and says what the reader found.

    Enter: it matches. E: the words are to be mended. P: the page. S: go past it. Backspace: the
    one before. Arrows: the photo up and down, and the other photos. Esc: leave what is open, then
    the page.

    Signals:
        matched, skipped, back_requested: What was found of the quote, or the one before is wanted.
        edit_requested, page_edit_requested: Its words, its page are to be mended.
        edit_left: What was being mended is left as it was.
        picture_requested(by): The next photo is wanted, or with -1 the one before.
        again_requested: Those skipped are to be gone through.
        close_requested: The pass is left.
    """

    matched = Signal()
    skipped = Signal()
    back_requested = Signal()
    edit_requested = Signal()
    page_edit_requested = Signal()
    picture_requested = Signal(int)
    edit_left = Signal()
    again_requested = Signal()
    close_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "pane")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(text("Compare with the page"))
        self.card = VerifyCard()
        self.photo = PagePhoto()
        self.end = EmptyPlace()
        self.trouble = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._title = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._where = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._progress = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._bar = QProgressBar(textVisible=False)
        self._offers_again = False
        self.buttons = {
            "match": _button(text("Matches"), "Enter", self.matched.emit),
            "edit": _button(text("Edit"), "E", self.edit_requested.emit),
            "page": _button(text("Wrong page"), "P", self.page_edit_requested.emit),
            "skip": _button(text("Skip"), "S", self.skipped.emit),
            "leave": _button(text("Leave"), "Esc", self._leave_one),
        }
        self.buttons["match"].setProperty("role", "primary")
        self._foot = self._make_foot()
        self._body = QStackedLayout()
        self._lay_out()
        self.end.action_requested.connect(self._on_end_answered)

    @property
    def progress_line(self) -> str:
        """How far one is, as in “7 of 23”; empty where nothing is to be compared."""
        return self._progress.text()

    def show_progress(self, title: str, place: int, of: int) -> None:
        """Says what is gone through, and how far one is.

        Args:
            title: The book's or the review's.
            place: The how manieth quote is shown, from 1; the number of all at the end.
            of: How many there are.
        """
        self._title.setText(title)
        said = text("{place} of {all}").format(place=f"{place:,}", all=f"{of:,}") if of else ""
        self._progress.setText(said)
        self._bar.setRange(0, max(of, 1))
        self._bar.setValue(place)
        self._bar.setVisible(bool(of))

    def show_quote(self, quote: Quote, picture: QImage, *, where: str, timed: bool) -> None:
        """Shows a quote.

        Args:
            quote: The quote.
            picture: The photo of its page; a null one where there is none.
            where: Its source, where quotes of several are gone through; else empty.
            timed: Whether places in its source are times.
        """
        self.say("")
        self._where.setText(where)
        self._where.setVisible(bool(where))
        self.photo.show_picture(picture)
        self.card.show_quote(quote, timed=timed)
        self._show_body(0)

    def show_end(self, sentence: str, *, again: bool) -> None:
        """Says that nothing is left to compare.

        Args:
            sentence: What was found.
            again: Whether those skipped can be gone through again.
        """
        self.say("")
        self._where.hide()
        self._offers_again = again
        if again:
            self.end.show_wish(sentence, text("Go through those skipped"), text("Enter"))
        else:
            self.end.show_wish(sentence, text("Back"), text("Esc"))
        self._show_body(1)

    def say(self, sentence: str, role: str = "error") -> None:
        """Says what went wrong; empty takes it back."""
        self.trouble.setText(sentence)
        self.trouble.setProperty("role", role)
        self.trouble.style().polish(self.trouble)
        self.trouble.setVisible(bool(sentence))

    def edit_words(self, quoted: str, printed: str) -> None:
        """Opens the words of the quote to be mended."""
        self.card.edit_words(quoted, printed)
        self._offer()

    def edit_page(self, locator: str) -> None:
        """Opens its page to be mended."""
        self.card.edit_page(locator)
        self._offer()

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """What can be done here now."""
        if self._at_end:
            return {}
        if self.card.is_editing:
            return {"save": self.card.ask_to_save}
        return {"mark-checked": self.matched.emit, "edit": self.edit_requested.emit}

    def panes(self) -> Sequence[QWidget]:
        """The page itself, or the field that is open in it."""
        return [self]

    def leave(self) -> None:
        """What was being mended has been kept as it was typed."""
        self.edit_left.emit()

    @property
    def _at_end(self) -> bool:
        return self._body.currentIndex() == 1

    def _show_body(self, index: int) -> None:
        self._body.setCurrentIndex(index)
        self._foot.setVisible(index == 0)
        self._offer()
        if self.isVisible() and self.isActiveWindow():
            self.setFocus()

    def _offer(self) -> None:
        """What is found of a quote is said only while nothing of it is being mended."""
        for name, button in self.buttons.items():
            button.setEnabled(name == "leave" or not self.card.is_editing)

    def _leave_one(self) -> None:
        """Leaves what is being mended, else the page."""
        if self.card.is_editing:
            self.edit_left.emit()
            self.card.end_edit()
            self._offer()
            self.setFocus()
        else:
            self.close_requested.emit()

    def _on_end_answered(self) -> None:
        (self.again_requested if self._offers_again else self.close_requested).emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._act_of(event)
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def _act_of(self, event: QKeyEvent) -> Callable[[], object] | None:
        """What a key means here; None where it means nothing."""
        keys = Qt.Key
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            return None
        if event.key() == keys.Key_Escape:
            return self._leave_one
        if self.card.is_editing and not self._at_end:
            return None
        if self._at_end:
            answers = (keys.Key_Return, keys.Key_Enter)
            return self._on_end_answered if event.key() in answers else None
        acts: dict[int, Callable[[], object]] = {
            keys.Key_Return: self.matched.emit,
            keys.Key_Enter: self.matched.emit,
            keys.Key_E: self.edit_requested.emit,
            keys.Key_P: self.page_edit_requested.emit,
            keys.Key_S: self.skipped.emit,
            keys.Key_Backspace: self.back_requested.emit,
            keys.Key_Right: lambda: self.picture_requested.emit(1),
            keys.Key_Left: lambda: self.picture_requested.emit(-1),
            keys.Key_Down: lambda: self.photo.move_by(1),
            keys.Key_Up: lambda: self.photo.move_by(-1),
        }
        return acts.get(event.key())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._title.setFont(theme.current().fonts.title)

    def _make_foot(self) -> QFrame:
        foot = QFrame()
        line = QHBoxLayout(foot)
        line.setContentsMargins(measures.STEP_5, measures.STEP_3, measures.STEP_5, measures.STEP_3)
        line.setSpacing(measures.STEP_2)
        for name, button in self.buttons.items():
            if name == "leave":
                line.addStretch(1)
            line.addWidget(button)
        return foot

    def _lay_out(self) -> None:
        self._title.setFont(theme.current().fonts.title)
        caption = QLabel(text("Compare with the page"))
        for label in (caption, self._progress, self._where):
            label.setProperty("role", "secondary")
        named = QVBoxLayout()
        named.setSpacing(0)
        named.addWidget(caption)
        named.addWidget(self._title)
        head = QHBoxLayout()
        head.setContentsMargins(measures.STEP_5, measures.STEP_4, measures.STEP_5, measures.STEP_2)
        head.addLayout(named, 1)
        head.addWidget(self._progress, 0, Qt.AlignmentFlag.AlignBottom)
        below = QVBoxLayout()
        below.setContentsMargins(measures.STEP_5, 0, measures.STEP_5, 0)
        below.setSpacing(measures.STEP_2)
        for widget in (self._bar, self._where, self.trouble):
            below.addWidget(widget)
        shown = QWidget()
        beside = QHBoxLayout(shown)
        beside.setContentsMargins(0, measures.STEP_3, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.card, CARD_SHARE)
        beside.addWidget(self.photo, PHOTO_SHARE)
        beside.addSpacing(measures.STEP_2)
        line = QFrame()
        line.setProperty("role", "hairline")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(below)
        column.addLayout(self._body, 1)
        column.addWidget(line)
        column.addWidget(self._foot)
        # Only now: a layout of nobody would show them as windows of their own.
        self._body.addWidget(shown)
        self._body.addWidget(self.end)


def _button(words: str, key: str, act: Callable[[], object]) -> QPushButton:
    """A button that says its key; the key goes to the page, the focus stays there."""
    button = QPushButton(text("{words}  {key}").format(words=words, key=key))
    button.setAccessibleName(words)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(lambda _on=False: act())
    return button
