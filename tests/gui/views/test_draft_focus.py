"""Focus: the draft alone, and all of it dimmed but what is being written."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from readnotes.gui import theme
from readnotes.gui.context import Place
from readnotes.gui.theme import ThemeKeeper
from readnotes.gui.widgets.draft_edit import DraftEdit
from readnotes.services import reading
from readnotes.settings.schema import FOCUS_ON
from tests.gui.reading_room import ReadingRoom
from tests.gui.views.test_review_desk import SHIFT, Writer
from tests.gui.window import CONTROL, Person

KEY = Qt.Key
BODY = (
    "# The winter\n\nOne was cold. Two was colder, on p. 4. Three was not.\nSo it went.\n\n"
    "كان الزمان يمضي. ثم جاء الشتاء.\n\nFour five."
)


@pytest.fixture
def writer(room: ReadingRoom) -> Iterator[Writer]:
    someone = Writer(room, BODY)
    yield someone
    someone.desk.close()
    someone.settle()


def strongest(editor: DraftEdit, words: str) -> int:
    """How far the letters of some words stand out from the paper, from 0 to 255."""
    body = editor.body()
    cursor = QTextCursor(editor.document())
    cursor.setPosition(body.index(words))
    first = editor.cursorRect(cursor)
    cursor.setPosition(body.index(words) + len(words))
    box = first.united(editor.cursorRect(cursor)).adjusted(1, 2, -1, -2)
    picture = editor.viewport().grab(box).toImage()
    paper = theme.current().colours.pane.lightness()
    return max(
        abs(picture.pixelColor(x, y).lightness() - paper)
        for x in range(picture.width())
        for y in range(picture.height())
    )


def is_bright(editor: DraftEdit, words: str) -> bool:
    return strongest(editor, words) > 150


def focus(writer: Writer) -> DraftEdit:
    writer.desk.commands()["focus-mode"]()
    writer.desk.editor.setCursorWidth(0)
    return writer.desk.editor


def test_all_but_the_paragraph_of_the_cursor_is_dimmed(writer: Writer) -> None:
    desk = writer.desk
    assert is_bright(desk.editor, "Four")
    desk.editor.put_cursor(BODY.index("Two"))
    editor = focus(writer)
    assert (desk.parts.left.isVisible(), desk.parts.beside.isVisible()) == (False, False)
    assert is_bright(editor, "One was")
    assert is_bright(editor, "So it")
    assert not is_bright(editor, "winter")
    assert 40 < strongest(editor, "Four") < 150
    for _ in range(2):
        QTest.keyClick(editor, KEY.Key_Down)
    editor.put_cursor(BODY.index("Four"))
    assert is_bright(editor, "Four")
    assert not is_bright(editor, "One was")
    desk.commands()["focus-mode"]()
    assert is_bright(editor, "One was")
    assert desk.parts.beside.isVisible()


def test_what_is_chosen_is_bright_over_all_its_paragraphs(writer: Writer) -> None:
    editor = focus(writer)
    editor.choose(BODY.index("winter"), BODY.index("So it") + 3)
    assert is_bright(editor, "went")
    assert not is_bright(editor, "Four")


def test_the_sentence_alone_can_be_bright(writer: Writer) -> None:
    writer.room.context.settings.set(FOCUS_ON, "sentence")
    editor = focus(writer)
    editor.put_cursor(BODY.index("colder"))
    assert is_bright(editor, "Two was")
    assert is_bright(editor, "on p. 4")
    assert not is_bright(editor, "One was")
    assert not is_bright(editor, "Three was")
    # The next sentence takes the light as soon as it begins.
    editor.put_cursor(BODY.index("Three"))
    assert is_bright(editor, "Three was")
    assert not is_bright(editor, "Two was")
    editor.put_cursor(BODY.index("كان"))
    assert is_bright(editor, "كان الزمان")
    assert not is_bright(editor, "ثم جاء")
    writer.room.context.settings.set(FOCUS_ON, "draft")
    assert is_bright(editor, "One was")


def test_another_review_and_another_theme_keep_the_light_where_the_cursor_is(
    writer: Writer, theme_keeper: ThemeKeeper
) -> None:
    editor = focus(writer)
    other = writer.room.add_review("Other", ["doe2015"], "Here.\n\nThere.")
    writer.desk.open_review(other.id)
    writer.settle()
    theme_keeper.choose("dark")
    assert is_bright(editor, "Here.")
    assert not is_bright(editor, "There.")
    editor.insert_words("")
    QTest.keyClick(editor, KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(editor, KEY.Key_Delete)
    assert editor.light.bright == (0, 0)


def test_focus_takes_the_sidebar_away_until_another_page_is_in_front(reader: Person) -> None:
    [review] = reading.list_reviews(reader.room.context.library)
    side = reader.sitting.window.sidebar
    reader.go(Place(view="review", name=review.id))
    reader.press(KEY.Key_F, CONTROL | SHIFT)
    shown = [side.isVisible()]
    reader.go(Place())
    shown.append(side.isVisible())
    reader.go(Place(view="review", name=review.id))
    shown.append(side.isVisible())
    # It is wished for all the same: F9 shows it, and it stays when focus ends.
    reader.press(KEY.Key_F9)
    shown.append(side.isVisible())
    reader.press(KEY.Key_F, CONTROL | SHIFT)
    shown.append(side.isVisible())
    assert shown == [False, True, False, True, True]
    assert reader.sitting.window.sidebar_wanted
