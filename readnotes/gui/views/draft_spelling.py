"""Spelling at the desk: words underlined, what was meant offered, words learnt."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from readnotes.drafting.insertion import Edit
from readnotes.drafting.spelling import spelt_words, straight
from readnotes.gui.context import Context
from readnotes.gui.messages import Notice
from readnotes.gui.preview_worker import ReadDraft
from readnotes.gui.utf16 import to_points
from readnotes.gui.widgets.draft_edit import DraftEdit
from readnotes.i18n import text
from readnotes.services import spelling
from readnotes.services.failure_texts import sentence
from readnotes.settings.own_words import OwnWords
from readnotes.settings.schema import SPELLING


class DraftSpelling(QObject):
    """Shows what the worker found misspelt; the word being typed is never underlined.

    Attributes:
        language: The language of the review, or None.
    """

    def __init__(
        self,
        context: Context,
        editor: DraftEdit,
        own_words: OwnWords,
        changed: Callable[[], None],
        parent: QObject,
    ) -> None:
        """Knows of no word yet.

        Args:
            context: The library and the window around it.
            editor: The draft.
            own_words: Words that the reader wants known.
            changed: Called when the draft is to be looked at anew.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._context = context
        self._editor = editor
        self._own_words = own_words
        self._changed = changed
        self.language: str | None = None
        self.known = own_words.words
        self._misspelt: frozenset[str] = frozenset()
        self._missing: tuple[str, ...] = ()
        self._typed = ""
        context.settings.listen(self._on_settings_changed)
        editor.cursorPositionChanged.connect(self._on_cursor_moved)
        editor.menu_wanted.connect(self._fill_menu)

    @property
    def is_wanted(self) -> bool:
        """Whether the reader wants misspelt words underlined."""
        return self._context.settings.get(SPELLING)

    @property
    def misspelt(self) -> frozenset[str]:
        """The words found misspelt, that being typed among them."""
        return self._misspelt

    def take(self, draft: ReadDraft) -> None:
        """Takes what was found in the draft."""
        self._misspelt, self._missing = draft.misspelt, draft.missing
        self._show()

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """What can be done now, by the ids of the actions."""
        return {"next-misspelt": self.go_to_next}

    def go_to_next(self) -> None:
        """Chooses the next misspelt word and offers what may have been meant."""
        places = list(self._places())
        if not places:
            self._context.messages.show(Notice(self._why_none(), "note", seconds=8))
            return
        after = self._editor.selection()[1]
        start, end = next((each for each in places if each[0] >= after), places[0])
        self._editor.choose(start, end)
        self._editor.setFocus()
        corner = self._editor.viewport().mapToGlobal(self._editor.cursorRect().bottomLeft())
        menu = QMenu(self._editor)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        word = straight(self._editor.body()[start:end])
        learning = self._add_learning(menu, word)
        self._ask(word, partial(self._open, menu, learning, start, end, corner))

    def learn(self, word: str) -> None:
        """Makes a word known for ever."""
        try:
            self._own_words.add(word)
        except OSError as error:
            self._context.messages.show(Notice(sentence(error), "warning"))
        self.known = self._own_words.words
        self._misspelt -= {word}
        self._show()
        self._changed()

    def _places(self) -> Iterator[tuple[int, int]]:
        """Where words of the draft are underlined as misspelt, in order."""
        wave = QTextCharFormat.UnderlineStyle.SpellCheckUnderline
        place = 0
        block = self._editor.document().firstBlock()
        while block.isValid():
            line = block.text()
            for each in block.layout().formats():
                if each.format.underlineStyle() == wave:
                    start, end = each.start, each.start + each.length
                    yield place + to_points(line, start), place + to_points(line, end)
            place += len(line) + 1
            block = block.next()

    def _why_none(self) -> str:
        language = self.language or spelling.LANGUAGE
        if not self.is_wanted:
            return text("Spelling is switched off in the preferences.")
        if language not in self._missing:
            return text("No word is misspelt.")
        return text(
            "This computer has no dictionary for “{language}”, so no word is underlined; all else"
            " works as ever. A dictionary of Hunspell’s, installed by the system’s own means, is"
            " found at the next start."
        ).format(language=language)

    def _fill_menu(self, menu: QMenu, _corner: QPoint) -> None:
        cursor = self._editor.textCursor()
        found = self._word_at(cursor)
        if found is None or found[2] not in self._misspelt or not self.is_wanted:
            return
        start, end, word = found
        first = menu.actions()[0]
        learning = self._add_learning(menu, word)
        menu.insertAction(first, learning)
        menu.insertSeparator(first)
        self._ask(word, partial(self._insert_suggestions, menu, learning, start, end))

    def _add_learning(self, menu: QMenu, word: str) -> QAction:
        learning = menu.addAction(text("Add “{word}” to my words").format(word=word))
        learning.triggered.connect(lambda: self.learn(word))
        return learning

    def _open(
        self,
        menu: QMenu,
        learning: QAction,
        start: int,
        end: int,
        corner: QPoint,
        suggestions: Sequence[str],
    ) -> None:
        """Opens the menu of the word that F7 chose, unless one has gone on by now."""
        if not isValid(menu) or self._editor.selection() != (start, end):
            return
        self._insert_suggestions(menu, learning, start, end, suggestions)
        menu.popup(corner)
        menu.setActiveAction(menu.actions()[0])

    def _ask(self, word: str, done: Callable[[Sequence[str]], None]) -> None:
        self._context.hub.ask(
            self._context.library,
            partial(spelling.suggest, word, self.language),
            done,
            topic=(self, "suggest"),
        )

    def _insert_suggestions(
        self, menu: QMenu, before: QAction, start: int, end: int, suggestions: Sequence[str]
    ) -> None:
        if not isValid(menu) or self._editor.isReadOnly():
            return
        for each in suggestions:
            action = QAction(each, menu)
            action.triggered.connect(partial(self._replace, start, end, each))
            menu.insertAction(before, action)

    def _replace(self, start: int, end: int, word: str, _on: bool = False) -> None:
        self._editor.apply_edit(Edit(start, end, word, start + len(word)))

    def _word_at(self, cursor: QTextCursor) -> tuple[int, int, str] | None:
        """The word in which a cursor stands, at its end too, with its place in the draft."""
        line = cursor.block().text()
        at = to_points(line, cursor.positionInBlock())
        before = self._editor.cursor_place() - at
        for start, end, word in spelt_words(line):
            if start <= at <= end:
                return before + start, before + end, word
        return None

    def _show(self) -> None:
        wanted = self._misspelt if self.is_wanted else frozenset()
        self._editor.set_misspelt(wanted - {self._typed})

    def _on_cursor_moved(self) -> None:
        """Leaves the word alone that is just being typed."""
        if not self._misspelt:
            return
        cursor = self._editor.textCursor()
        line = cursor.block().text()
        at = to_points(line, cursor.positionInBlock())
        typed = next((word for _start, end, word in spelt_words(line) if end == at), "")
        if typed != self._typed:
            before, self._typed = self._typed, typed
            if {before, typed} & self._misspelt:
                self._show()

    def _on_settings_changed(self) -> None:
        if isValid(self):
            self._show()
