"""Misspelt words at the desk, found with keys; the system's dictionaries need not be there."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from readnotes.gui.preview_worker import ReadDraft
from readnotes.services import spelling
from readnotes.settings.schema import SPELLING
from tests.gui.reading_room import ReadingRoom
from tests.gui.views.test_review_desk import Writer

BODY = "# The winter\n\nShe wriets it’s so.\n\nBraed `wriets` [@wriets, p. 4]."
WAVE = QTextCharFormat.UnderlineStyle.SpellCheckUnderline


class FewWords:
    """A dictionary that knows what to suggest."""

    language = "en"

    def knows(self, word: str) -> bool:
        return word not in {"wriets", "Braed"}

    def suggest(self, word: str) -> list[str]:
        return {"wriets": ["writes", "writers"]}.get(word, [])


@pytest.fixture
def writer(room: ReadingRoom, monkeypatch: pytest.MonkeyPatch) -> Iterator[Writer]:
    monkeypatch.setattr(spelling, "find_dictionary", lambda _language: FewWords())
    someone = Writer(room, BODY)
    find_misspelt(someone, "wriets", "Braed")
    yield someone
    someone.desk.close()
    someone.settle()


def find_misspelt(writer: Writer, *words: str) -> None:
    """What the worker would say, whose process has the system's dictionaries alone."""
    writer.desk.worker.close()
    writer.desk.spelling.take(ReadDraft((), (), 0, (), (), 0, frozenset(words)))


def underlined(writer: Writer) -> list[str]:
    found = []
    block = writer.desk.editor.document().firstBlock()
    while block.isValid():
        found += [
            block.text()[each.start : each.start + each.length]
            for each in block.layout().formats()
            if each.format.underlineStyle() == WAVE
        ]
        block = block.next()
    return found


def menu_of_f7(writer: Writer) -> QMenu:
    writer.desk.commands()["next-misspelt"]()
    writer.settle()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_misspelt_words_are_underlined_but_not_in_code_or_citations(writer: Writer) -> None:
    assert underlined(writer) == ["wriets", "Braed"]


def test_f7_goes_to_a_misspelt_word_and_enter_takes_what_was_meant(writer: Writer) -> None:
    menu = menu_of_f7(writer)
    assert [each.text() for each in menu.actions()][:2] == ["writes", "writers"]
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert "She writes it’s so." in writer.body
    writer.desk.editor.undo()
    assert writer.body == BODY


def test_a_word_is_learnt_for_ever(writer: Writer) -> None:
    writer.desk.editor.put_cursor(BODY.index("so."))
    menu = menu_of_f7(writer)
    assert menu.actions()[0].text() == "Add “Braed” to my words"
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert underlined(writer) == ["wriets"]
    assert writer.room.context.settings.own_words.words == {"Braed"}
    writer.desk.worker.close()


def test_the_word_being_typed_is_left_alone_until_it_ends(writer: Writer) -> None:
    editor = writer.desk.editor
    editor.put_cursor(len("# The winter"))
    QTest.keyClicks(editor, " braedd")
    find_misspelt(writer, "wriets", "Braed", "braedd")
    assert "braedd" not in underlined(writer)
    QTest.keyClicks(editor, " ")
    assert "braedd" in underlined(writer)
    writer.desk.worker.close()


def test_nothing_is_underlined_where_it_is_not_wished(writer: Writer) -> None:
    settings = writer.room.context.settings
    settings.set(SPELLING, False)
    writer.until(lambda: underlined(writer) == [])
    writer.desk.commands()["next-misspelt"]()
    assert "switched off" in writer.room.messages.shown[-1].text
    settings.set(SPELLING, True)
    writer.until(lambda: underlined(writer) == ["wriets", "Braed"])


def test_without_a_dictionary_a_sentence_says_so(writer: Writer) -> None:
    nothing = ReadDraft((), (), 0, (), (), 0, frozenset(), ("en",))
    writer.desk.spelling.take(nothing)
    writer.desk.commands()["next-misspelt"]()
    assert "no dictionary for “en”" in writer.room.messages.shown[-1].text
    assert underlined(writer) == []
