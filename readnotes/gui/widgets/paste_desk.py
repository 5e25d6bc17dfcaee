"""What happens to a paste: it is cleaned, its page is found, and all of it can be taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from readnotes.gui.widgets.growing_edit import GrowingEdit
from readnotes.gui.widgets.notice_line import Action, NoticeLine
from readnotes.gui.widgets.page_field import PageField
from readnotes.gui.widgets.passage_edit import PassageEdit
from readnotes.i18n import text

if TYPE_CHECKING:
    from readnotes.text.pasted import CleanedPaste

CHARACTERS_SHOWN = 20_000
CHARACTERS_A_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class PasteFields:
    """The fields that a paste may fill, and where it is told."""

    page: PageField
    passage: PassageEdit
    comment: QPlainTextEdit
    speaker: QLineEdit
    notice: NoticeLine


class PasteDesk(QObject):
    """Cleans what is pasted into the passage and says so in one line.

    Attributes:
        raw: The paste as it came, kept with the quote; empty where nothing was pasted.
        raw_view: Where *Show* shows it.
    """

    def __init__(self, fields: PasteFields, parent: QObject) -> None:
        super().__init__(parent)
        self.raw = ""
        self.raw_view = GrowingEdit(2, 6)
        self.raw_view.setReadOnly(True)
        self.raw_view.setAccessibleName(text("The paste as it came"))
        self.raw_view.hide()
        self._fields = fields
        self._titles: Sequence[str] = ()
        self._authors: Sequence[str] = ()
        self._filled: list[QLineEdit | QPlainTextEdit] = []
        fields.passage.text_pasted.connect(self.take)
        fields.passage.large_paste_met.connect(self._on_passage_large_paste_met)
        fields.passage.cleaning_undone.connect(self.undo)

    def set_source(self, titles: Sequence[str], authors: Sequence[str]) -> None:
        """Whose running heads and citations may stand in a paste."""
        self._titles, self._authors = titles, authors

    def take(self, raw: str) -> None:
        """Puts a paste into the fields, cleaned."""
        # Its patterns take a sixth of a bare window's start; most windows open without a paste.
        from readnotes.text.pasted import clean_paste, describe_steps

        cleaned = clean_paste(raw, titles=self._titles, authors=self._authors)
        self.raw = raw
        self._hide_raw()
        self._fields.passage.insert_cleaned(raw, cleaned.text)
        self._filled = []
        self._fill(self._fields.page, cleaned.page)
        self._fill(self._fields.speaker, cleaned.speaker)
        self._fill(self._fields.comment, cleaned.remark)
        sentence = describe_steps(cleaned)
        if sentence:
            self._fields.notice.show_notice(sentence, actions=self._actions(cleaned))
        else:
            self._fields.notice.clear()

    def undo(self) -> None:
        """Brings the raw paste back, and empties the fields that were filled from it."""
        self._fields.passage.undo_cleaning()
        for field in self._filled:
            field.clear()
        self._filled = []
        self._hide_raw()
        self._fields.notice.clear()
        self._fields.passage.setFocus()

    def clear(self) -> None:
        """Forgets the paste."""
        self.raw = ""
        self._filled = []
        self._hide_raw()
        self._fields.notice.clear()

    def _actions(self, cleaned: "CleanedPaste") -> list[Action]:
        actions: list[Action] = []
        if cleaned.offered_pages and not cleaned.page:
            pages = cleaned.offered_pages
            words = text("Use pages {pages}").format(pages=pages)
            actions.append((words, lambda: self._fields.page.setText(pages)))
        actions.append((text("Show"), self._show_raw))
        actions.append((text("Undo"), self.undo))
        return actions

    def _fill(self, field: QLineEdit | QPlainTextEdit, value: str | None) -> None:
        empty = not (field.text() if isinstance(field, QLineEdit) else field.toPlainText())
        if value and empty:
            if isinstance(field, QLineEdit):
                field.setText(value)
            else:
                field.setPlainText(value)
            self._filled.append(field)

    def _show_raw(self) -> None:
        if self.raw_view.isHidden():
            self.raw_view.setPlainText(self.raw[:CHARACTERS_SHOWN])
            self.raw_view.show()
        else:
            self._hide_raw()

    def _hide_raw(self) -> None:
        self.raw_view.hide()
        self.raw_view.clear()

    def _on_passage_large_paste_met(self, raw: str) -> None:
        size = round(len(raw) / CHARACTERS_A_MEGABYTE, 1)
        sentence = text(
            "That is {size} million characters; the window may stand still for a while."
        )
        self._fields.notice.show_notice(
            sentence.format(size=size),
            "warning",
            [
                (text("Paste it"), lambda: self.take(raw)),
                (text("Leave it out"), self._fields.notice.clear),
            ],
        )
